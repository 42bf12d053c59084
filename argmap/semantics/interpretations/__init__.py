"""The interpretations, one module each: what it means, for a judgement, that one claim supports another.

Other distributions add interpretations by an entry point of the group `argmap.semantics.interpretations`.
"""
