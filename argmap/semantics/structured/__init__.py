"""Reasoning with an inner structure: assumptions, rules, proof standards, values.

Nothing here builds arguments, of which there can be exponentially many; each reading is a set of conditions
that grows with the rules, or a labelling of the claims themselves.
"""
