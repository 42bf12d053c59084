"""Checks: what makes a debate, or the map of it, weaker than it need be; one module each.

A linter for arguments. Every check has a stable code, by which it is selected and ignored:

- `AM1xx` reasons: what supports what, and what was never answered;
- `AM2xx` voices: who says what, and whether it fits together;
- `AM3xx` sources: whether the words are those of the document;
- `AM4xx` order: what makes a map hard to read.

Codes with a letter and a dash (`AM-A010`) are notes of readers and writers, and no findings of checks.

An error is where the map is at odds with itself or with its sources; a warning is what its mapper can mend;
an info is a gap in the debate itself, which is good to know and nobody's fault.

Other distributions add checks by an entry point of the group `argmap.analysis.checks`.

>>> from argmap import ArgumentMap
>>> m = ArgumentMap()
>>> rain = m.claim("It rains.", title="Rain")
>>> r = m.rebut(rain, rain)
>>> [str(finding) for finding in check(m, select=["AM105"])]
['error: “Rain” speaks against itself [AM105]']
"""

from __future__ import annotations

from argmap.analysis.checks._catalogue import CHECKS
from argmap.analysis.checks._run import check, fixed
from argmap.analysis.checks._settings import Settings
from argmap.analysis.checks._spec import Check, Edits, Fault, Finding, Fix

__all__ = ["CHECKS", "Check", "Edits", "Fault", "Finding", "Fix", "Settings", "check", "fixed"]
