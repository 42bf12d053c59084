"""What differs between two maps, as a value that can be told, applied and taken back.

>>> from argmap.model import ArgumentMap
>>> old, new = ArgumentMap(), ArgumentMap()
>>> c = new.claim("It rains.")
>>> found = diff(old, new)
>>> [(change.id, change.words) for change in found.changes]
[('c1', ('added',))]
>>> apply(found, old) == new
True
"""

from __future__ import annotations

from argmap.analysis.diffing._apply import apply
from argmap.analysis.diffing._changes import Change, Diff, Head, Word
from argmap.analysis.diffing._find import diff
from argmap.analysis.diffing._marked import marked
from argmap.analysis.diffing._matching import is_counted

__all__ = ["Change", "Diff", "Head", "Word", "apply", "diff", "is_counted", "marked"]
