"""The legend, whose entries are the filters of the page: what each button means, by which it filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from argmap.analysis.wording import RELATES, SIGNS, verb
from argmap.layout.badges import UNSAID
from argmap.layout.draft import Draft
from argmap.model import Argument, Claim
from argmap.renderers import svg
from argmap.renderers._xml import escaped

__all__ = ["legend"]

_MOST: Final = 40
"""So many filters of one sort stand on the page; a map of more actors is searched."""

_Button = tuple[str, str, str]
"""What it filters by, its words, and the mark before them, as HTML."""


def legend(draft: Draft, colours: int) -> Iterator[str]:
    """Write the groups of buttons that a map has use for; actors have so many colours."""
    map = draft.map
    elements: list[Claim | Argument] = [*map.claims.values(), *map.arguments.values()]
    for what, words, buttons in (
        ("kind", "Relations", _kinds(draft)),
        ("act", "Acts", _acts(draft)),
        ("actor", "Actors", _actors(draft, colours)),
        ("side", "Sides", _plain(actor.side for actor in map.actors.values())),
        ("tag", "Tags", _plain((tag for element in elements for tag in element.tags), "#")),
    ):
        if found := [*islice(buttons, _MOST)]:
            yield f'<div role="group" aria-label="{words}"><span class="quiet">{words}</span>'
            yield from (_button(what, *told) for told in found)
            yield "</div>"


def _kinds(draft: Draft) -> Iterator[_Button]:
    kinds = {line.link.kind for line in draft.forest.lines}
    for kind, words in RELATES.items():
        if kind in kinds:
            yield kind, words, f'<span class="t-{svg.COLOURS[kind]}">{escaped(SIGNS[kind])}</span> '


def _acts(draft: Draft) -> Iterator[_Button]:
    acts = dict.fromkeys(said.act for said in draft.map.statements())
    return ((act, verb(act), "") for act in acts if act not in UNSAID)


def _actors(draft: Draft, colours: int) -> Iterator[_Button]:
    for id_, place in draft.credit.actors.items():
        yield id_, draft.map.actors[id_].name, f'<span class="dot actor-{min(place, colours)}"></span>'


def _plain(values: Iterable[str], before: str = "") -> Iterator[_Button]:
    return ((value, f"{before}{value}", "") for value in dict.fromkeys(values) if value)


def _button(what: str, value: str, words: str, mark: str) -> str:
    data = f'data-what="{what}" data-value="{escaped(value)}"'
    return f'<button type="button" aria-pressed="false" {data}>{mark}{escaped(words)}</button>'
