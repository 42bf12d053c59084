"""The semantics that say which arguments can be accepted together, one module each.

Other distributions add theirs by an entry point of the group `argmap.semantics.extensions`.
"""
