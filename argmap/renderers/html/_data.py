"""What the page knows of a map: cards, lines and all that stands behind them, as plain JSON data.

Everything is text or number; the page only ever shows it as text. Cards are those of the SVG picture,
measured here, so that the page has nothing to measure; where they go is reckoned there, for branches fold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from argmap.analysis.wording import RELATES, SIGNS, readable_date, verb
from argmap.layout.draft import Draft
from argmap.layout.drawing import Block, Face, Pill
from argmap.layout.forest import Forest
from argmap.model import Actor, Argument, ArgumentMap, Claim, Quote, Relation, Source, Statement

__all__ = ["data", "dumped"]

_CONTROLS: Final = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def dumped(value: Any) -> str:
    """Return data as JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    for char, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        text = text.replace(char, code)
    text = text.replace("\u2029", "\\u2029")
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def data(draft: Draft) -> dict[str, Any]:
    """Return all that the page shows, as JSON data."""
    map = draft.map
    details = _Details(map)
    return {
        "title": map.title,
        "units": [_unit(draft, place) for place in range(len(draft.forest.units))],
        "roots": draft.forest.roots,
        "lines": [*_lines(draft.forest)],
        "details": {id_: details.of(map[id_]) | _why(draft, id_) for id_ in (*map.claims, *map.arguments)},
        "actors": [_actor(map, actor, draft.credit.actors) for actor in map.actors.values()],
        "sources": {source.id: _source(source) for source in map.sources.values()},
        "kinds": {kind: {"does": does, "sign": SIGNS[kind]} for kind, does in RELATES.items()},
    }


# -- cards and lines


def _unit(draft: Draft, place: int) -> dict[str, Any]:
    """Return a card or a junction: what it is, what hangs at it, and what stands on it."""
    unit, face = draft.forest.units[place], draft.faces[place]
    told: dict[str, Any] = {"id": unit.id, "children": unit.children}
    if unit.via is not None:
        told |= {"kind": unit.via.kind, "implicit": unit.via.implicit}
    if face is None and unit.via is not None:
        words = draft.relates(unit.via)
        return told | {"tip": f"{unit.via.scheme}: {words}" if unit.via.scheme else words}
    return told | ({"face": _face(face)} if face else {})


def _face(face: Face) -> dict[str, Any]:
    told = {
        "role": face.role,
        "w": face.width,
        "h": round(face.height, 1),
        "blocks": [_block(block) for block in face.blocks],
        "pills": [_pill(pill) for pill in face.pills],
        "chips": [list(chip) for chip in face.chips if chip.what != "hidden"],
        "glyph": face.glyph,
        "label": face.label,
        "status": face.status,
        "argument": face.is_argument,
        "implicit": face.is_implicit,
        "colour": face.colour,
    }
    return {key: value for key, value in told.items() if value not in ("", [], False)}


def _block(block: Block) -> list[Any]:
    return [block.style, round(block.x, 1), round(block.y, 1), block.size, block.leading, list(block.lines)]


def _pill(pill: Pill) -> list[Any]:
    return [round(pill.x, 1), round(pill.y, 1), round(pill.width, 1), pill.text, pill.colour, pill.avatar]


def _lines(grown: Forest) -> Iterator[list[Any]]:
    """Return the lines: from, to, kind, then whether a branch, an arm to a junction, and inferred."""
    for line in grown.lines:
        flags = line.is_branch + 2 * line.is_arm + 4 * line.link.implicit
        yield [line.origin, line.target, line.link.kind, flags]


def _why(draft: Draft, id_: str) -> dict[str, str]:
    """Return why an element was judged as it was, where that is told."""
    verdict = draft.look.verdicts.get(id_)
    return {"why": verdict.why} if verdict and verdict.why else {}


# -- what stands behind a card


class _Details:
    """Tells what is known of a claim or an argument beyond its card."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map

    def of(self, element: Any) -> dict[str, Any]:
        """Return texts, statements, quotes and relations of a claim or an argument."""
        told = {
            "title": element.title,
            "text": element.text,
            "tags": list(element.tags),
            "said": [self._said(statement) for statement in self.map.statements(claim=element)],
            "quotes": [_quote(quote) for quote in element.quotes],
            "for": [*self._relations(element)],
            "weight": element.weight,
            "steps": [step.claim for step in element.steps] if isinstance(element, Argument) else [],
        }
        return {key: value for key, value in told.items() if value not in ("", [], None)}

    def _said(self, statement: Statement) -> dict[str, Any]:
        source = statement.source
        quotes = statement.utterance.quotes if statement.utterance else ()
        told = {
            "actor": statement.actor.id if statement.actor else "",
            "act": statement.act,
            "does": verb(statement.act),
            "words": statement.words,
            "source": source.id if source else "",
            "when": readable_date(statement.when),
            "quotes": [_quote(quote) for quote in quotes],
        }
        return {key: value for key, value in told.items() if value not in ("", [])}

    def _relations(self, element: Claim | Argument) -> Iterator[list[Any]]:
        """Return the relations: towards it (1) or from it (0), kind, ids at the other end, scheme."""
        for relation in self.map.incoming(element):
            yield [1, relation.kind, list(relation.premises), relation.scheme]
        for relation in self.map.outgoing(element):
            yield [0, relation.kind, self._ends(relation), relation.scheme]

    def _ends(self, relation: Relation) -> list[str]:
        """Return what a relation aims at; of an attack on another relation, what that one aims at."""
        seen: set[str] = set()
        target = relation.target
        while target in self.map.relations and target not in seen:
            seen.add(target)
            target = self.map.relations[target].target
        return [target] if target and target not in seen else []


def _quote(quote: Quote) -> list[Any]:
    return [quote.source, quote.exact, quote.start, quote.end]


def _actor(map: ArgumentMap, actor: Actor, colours: dict[str, int]) -> dict[str, Any]:
    groups = [map.actors[id_].name for id_ in actor.member_of]
    told = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "side": actor.side,
        "groups": groups,
        "colour": colours.get(actor.id, -1),
        "url": actor.url,
    }
    return {key: value for key, value in told.items() if value not in ("", [])}


def _source(source: Source) -> dict[str, Any]:
    told = {
        "title": source.title or source.id,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "date": readable_date(source.date),
        "url": source.url,
        "rights": source.rights,
        "text": source.text,
    }
    return {key: value for key, value in told.items() if value not in ("", [], None)}
