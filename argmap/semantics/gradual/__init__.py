"""The semantics that give each claim a strength, one module each.

Other distributions add theirs by an entry point of the group `argmap.semantics.gradual`.
"""
