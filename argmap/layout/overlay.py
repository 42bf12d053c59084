"""What somebody judged of the elements of a map, to be shown on their cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from argmap.errors import OptionError

__all__ = ["Verdict", "verdicts"]

_STATUSES: Final = ("stands", "falls", "open")


class Verdict(NamedTuple):
    """What was judged of one element: its status, its strength from 0 to 1, and why, as far as told."""

    status: Literal["stands", "falls", "open", ""] = ""
    strength: float | None = None
    why: str = ""


def verdicts(overlay: Any) -> dict[str, Verdict]:
    """Return verdicts by id.

    Args:
        overlay: a mapping of ids to `{"status": …, "strength": …, "why": …}`, any of which may be missing; or
            an object with two mappings as `status` and `strength`, as an evaluation is; or None.

    Raises:
        OptionError: it is none of these, a status is not `stands`, `falls` or `open`, or a strength is not a
            number from 0 to 1.

    >>> verdicts({"c1": {"status": "stands", "strength": 0.75}})
    {'c1': Verdict(status='stands', strength=0.75, why='')}
    """
    if overlay is None:
        return {}
    if isinstance(overlay, Mapping):
        return {id_: _verdict(id_, told) for id_, told in overlay.items()}
    status, strength = getattr(overlay, "status", None), getattr(overlay, "strength", None)
    if not isinstance(status, Mapping) or not isinstance(strength, Mapping):
        raise OptionError("an overlay is a mapping of ids to status and strength, or has both as mappings")
    ids = dict.fromkeys([*status, *strength])
    return {id_: _checked(id_, status.get(id_) or "", strength.get(id_)) for id_ in ids}


def _verdict(id_: str, told: Any) -> Verdict:
    if not isinstance(told, Mapping) or not told.keys() <= {"status", "strength", "why"}:
        raise OptionError(f"the overlay of {id_!r} is a mapping with status, strength and why, not {told!r}")
    return _checked(id_, told.get("status") or "", told.get("strength"), str(told.get("why") or ""))


def _checked(id_: str, status: Any, strength: Any, why: str = "") -> Verdict:
    if status and status not in _STATUSES:
        raise OptionError(f"the status of {id_!r} is one of {', '.join(_STATUSES)}, not {status!r}")
    if strength is None:
        return Verdict(status, None, why)
    if not isinstance(strength, int | float) or not 0 <= strength <= 1:
        raise OptionError(f"the strength of {id_!r} is a number from 0 to 1, not {strength!r}")
    return Verdict(status, float(strength), why)
