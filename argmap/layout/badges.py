"""The badges of actors: who says it, and what they do, in one row of a card.

The name stands on a pill in the actor's colour, behind the actor's picture where there is one; who does not
fit by name is shown by initials, and who does not fit at all is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.analysis.wording import verb
from argmap.layout.avatars import avatar
from argmap.layout.breaks import clusters
from argmap.layout.drawing import Block, Pill
from argmap.layout.text import width, wrap
from argmap.model import Actor

__all__ = ["HEIGHT", "SIZE", "UNSAID", "Badges", "initials", "row"]

HEIGHT: Final = 16.0
"""Of a pill, in px."""

SIZE: Final = 10.5
"""Of the type on and beside pills, in px."""

UNSAID: Final = frozenset({"assert", "argue", ""})
"""Acts that cards do not name: nearly all cards would."""

_SIDES: Final = 14.0
_PICTURE: Final = 17.0
_AFTER: Final = 6.0
_NARROWEST: Final = 40.0
_FOR_ACTS: Final = 0.55
"""How much of what is left of a row the acts of one actor may take."""


class Badges(NamedTuple):
    """The pills of a row, and the words beside them."""

    pills: tuple[Pill, ...]
    words: tuple[Block, ...]


def row(
    voices: Sequence[tuple[Actor, Sequence[str]]],
    colours: Sequence[int],
    x: float,
    y: float,
    end: float,
) -> Badges:
    """Return the badges of actors with their acts in words, as many as fit between `x` and `end`."""
    pills: list[Pill] = []
    words: list[Block] = []
    for number, ((actor, acts), colour) in enumerate(zip(voices, colours, strict=True)):
        told = ", ".join(verb(act) for act in acts if act not in UNSAID)
        told = "".join(wrap(told, SIZE, max((end - x) * _FOR_ACTS, _NARROWEST), lines=1).lines)
        beside = width(told, SIZE) + _AFTER if told else 0.0
        picture = avatar(actor)
        sides = _SIDES + (_PICTURE if picture else 0.0)
        name, is_short = actor.name, False
        if number and x + sides + width(name, SIZE, bold=True) + beside > end:
            name, is_short, beside, told = initials(actor.name), True, 0.0, ""
        left_over = len(voices) - number
        if is_short and x + sides + width(name, SIZE, bold=True) + (24 if left_over > 1 else 0) > end:
            words.append(_muted(x, y, f"+{left_over}"))
            break
        room = max(end - x - sides - beside, _NARROWEST)
        text = "".join(wrap(name, SIZE, room, bold=True, lines=1).lines) or "?"
        pill = Pill(x, y, width(text, SIZE, bold=True) + sides, text, colour, initials(actor.name), picture)
        pills.append(pill)
        x += pill.width + 5
        if told:
            words.append(_muted(x, y, told))
            x += beside + 1
    return Badges(tuple(pills), tuple(words))


def initials(name: str) -> str:
    """Return at most two letters for a name.

    >>> initials("Home Office"), initials("Facebook"), initials("NSPCC"), initials("Anne of Cleves")
    ('HO', 'F', 'NS', 'AC')
    """
    words = [word for word in re.findall(r"\w[^\s]*", name) if not word[0].islower()] or name.split()
    if len(words) == 1 and words[0].isupper():
        return "".join([*clusters(words[0])][:2])
    return "".join(next(clusters(word)) for word in [*words[:1], *words[1:][-1:]])


def _muted(x: float, y: float, text: str) -> Block:
    return Block("muted", x, y + 11.5, SIZE, 0.0, (text,))
