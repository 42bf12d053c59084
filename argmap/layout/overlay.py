"""What somebody judged of the elements of a map, or what happened to them, and how every view says it.

A status is told by a sign and a word, a strength by a number with two digits; colours only repeat it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

from argmap.analysis.wording import sentences
from argmap.errors import OptionError
from argmap.layout.badges import SIZE
from argmap.layout.drawing import Chip
from argmap.layout.text import width

__all__ = ["CHANGES", "MARKS", "Verdict", "chips", "tally", "verdicts"]

Status = Literal["stands", "falls", "open", "added", "removed", "changed", ""]
"""What was judged of an element, or what happened to it between two versions of a map."""

MARKS: Final = {"stands": "✓", "falls": "✗", "open": "○", "added": "+", "removed": "−", "changed": "~"}
"""The sign of each status."""

CHANGES: Final = frozenset({"added", "removed", "changed"})
"""The statuses of which cards tell why, too: what it was before."""

_COLOURS: Final = {
    "stands": "support",
    "falls": "attack",
    "open": "neutral",
    "added": "support",
    "removed": "attack",
    "changed": "undercut",
}
_PLURALS: Final = {"stands": "stand", "falls": "fall"}
_LONGEST: Final = 100
_STATUS_ROOM: Final = 30.0
_BETWEEN: Final = 8.0

_DOTS: Final = 45.0
"""The room of the dots that show a strength."""


class Verdict(NamedTuple):
    """What was judged of one element: its status, its strength from 0 to 1, and why, as far as told."""

    status: Status = ""
    strength: float | None = None
    why: str = ""

    @property
    def words(self) -> str:
        """It as it is written beside an element, `""` where nothing was judged.

        >>> Verdict("stands", 0.75).words, Verdict("falls").words, Verdict(strength=0.5).words
        ('✓ stands, 0.75', '✗ falls', 'strength 0.50')
        """
        if not self.status:
            return f"strength {self.number}" if self.number else ""
        words = ", ".join(filter(None, (f"{MARKS[self.status]} {self.status}", self.number)))
        return f"{words}: {_shortened(self.why)}" if self.why and self.status in CHANGES else words

    @property
    def mark(self) -> str:
        """It where there is little room, for a legend to explain: the sign and the number.

        >>> Verdict("stands", 0.75).mark, Verdict("falls").mark
        ('✓ 0.75', '✗')
        """
        return " ".join(filter(None, (MARKS.get(self.status), self.number)))

    @property
    def heard(self) -> str:
        """It as a screen reader says it, without signs.

        >>> Verdict("stands", 0.75).heard
        'Stands. Strength 0.75.'
        """
        strength = f"Strength {self.number}" if self.number else ""
        return sentences(self.status.capitalize(), strength)

    @property
    def explained(self) -> str:
        r"""It as tooltips have it, with why.

        >>> Verdict("open", why="Its rebuttals attack one another.").explained
        '○ open\nIts rebuttals attack one another.'
        """
        words = f"{MARKS[self.status]} {self.status}" if self.status in CHANGES else self.words
        return "\n".join(filter(None, (words, self.why)))

    @property
    def number(self) -> str:
        """The strength with two digits, `""` where there is none."""
        return "" if self.strength is None else f"{self.strength:.2f}"

    @property
    def colour(self) -> str:
        """Its colour, by the name in the palette."""
        return _COLOURS.get(self.status, "muted")


def verdicts(overlay: Any) -> dict[str, Verdict]:
    """Return verdicts by id.

    Args:
        overlay: a mapping of ids to `{"status": …, "strength": …, "why": …}`, any of which may be missing; or
            an object with two mappings as `status` and `strength`, as an evaluation is; or None.

    Raises:
        OptionError: it is none of these, a status is none of `MARKS`, or a strength is not a number from 0
            to 1.

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


def tally(found: Iterable[Verdict]) -> list[tuple[str, str]]:
    """Return how many verdicts there are of each status, and their mean strength: signs and words.

    >>> tally([Verdict("stands", 0.75), Verdict("stands", 0.5), Verdict("open")])
    [('✓', '2 stand'), ('○', '1 open'), ('', 'mean strength 0.62')]
    """
    judged = list(found)
    counts: Counter[str] = Counter(verdict.status for verdict in judged)
    told = [
        (sign, f"{counts[status]} {status if counts[status] == 1 else _PLURALS.get(status, status)}")
        for status, sign in MARKS.items()
        if counts[status]
    ]
    strengths = [verdict.strength for verdict in judged if verdict.strength is not None]
    if strengths:
        told.append(("", f"mean strength {sum(strengths) / len(strengths):.2f}"))
    return told


def chips(verdict: Verdict, x: float, y: float) -> list[Chip]:
    """Return the chips of a verdict in a row that begins at `x`, `y` on a card."""
    made = []
    if verdict.status:
        room = width(verdict.status, SIZE, bold=True) + _STATUS_ROOM
        made.append(Chip(verdict.status, x, y, room, verdict.status))
        x += room + _BETWEEN
    if verdict.strength is not None:
        number = verdict.number
        room = _DOTS + width(number, SIZE)
        made.append(Chip("strength", x, y, room, number, verdict.strength))
    return made


def _shortened(words: str) -> str:
    """Return words, and of many only the first."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _verdict(id_: str, told: Any) -> Verdict:
    if not isinstance(told, Mapping) or not told.keys() <= {"status", "strength", "why"}:
        raise OptionError(f"the overlay of {id_!r} is a mapping with status, strength and why, not {told!r}")
    return _checked(id_, told.get("status") or "", told.get("strength"), str(told.get("why") or ""))


def _checked(id_: str, status: Any, strength: Any, why: str = "") -> Verdict:
    if status and status not in tuple(MARKS):
        raise OptionError(f"the status of {id_!r} is one of {', '.join(MARKS)}, not {status!r}")
    if strength is None:
        return Verdict(status, None, why)
    if not isinstance(strength, int | float) or not 0 <= strength <= 1:
        raise OptionError(f"the strength of {id_!r} is a number from 0 to 1, not {strength!r}")
    return Verdict(status, float(strength), why)
