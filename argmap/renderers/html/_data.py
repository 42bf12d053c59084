"""What the page draws of a map, as plain JSON data.

Everything is text or number, and everything is there once; the page only ever shows it as text. It comes in
columns, one entry for each unit (a card or a junction), parents before children and siblings side by side,
so that a large map is read in one go; what few units have is a mapping by their numbers. Cards are those of
the SVG picture, measured here; where they go is reckoned in the page, for branches fold. What is
told of them when somebody asks stands apart (`_told`). `data.js` reads both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.analysis.wording import RELATES, SIGNS, sentences
from argmap.layout.draft import Draft
from argmap.layout.drawing import Block, Face, Pill
from argmap.layout.forest import Unit
from argmap.model import Argument, Claim

__all__ = ["KINDS", "drawn", "dumped", "kept"]

_CONTROLS: Final = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
KINDS: Final = {kind: place for place, kind in enumerate(RELATES)}
"""The numbers by which kinds of relations go."""

_INFERRED_LINK, _ARM, _ARGUMENT, _INFERRED, _THESIS, _FALLEN = 1, 2, 4, 8, 16, 32


def dumped(value: Any) -> str:
    """Return data as JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode("utf-8")
    for char, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        text = text.replace(char, code)
    text = text.replace("\u2029", "\\u2029")
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def kept(told: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return what says something."""
    return {key: value for key, value in told.items() if value not in ("", [], {}, None, False)}


def drawn(draft: Draft) -> dict[str, Any]:
    """Return the cards, the junctions and the lines of a map.

    `parents` are numbers of units, -1 at a root; `kinds` those of the relations by which units hang; `forms`
    are the sizes of cards and places of lines on them, and `form` chooses one, -1 for a junction. A line
    break in `titles` and `texts` stands where the card breaks the line; where the card shows other lines,
    they stand in `lines`. `after` is what a screen reader says after title and text.
    """
    units = draft.forest.units
    cards = _Cards(draft)
    parents = _parents(units)
    return {
        "ids": [unit.id for unit in units],
        "parents": parents,
        "kinds": [KINDS[unit.via.kind] if unit.via else -1 for unit in units],
        "flags": [_flags(draft, place, parents[place]) for place in range(len(units))],
        "across": [*_across(draft)],
        "relations": [[kind, does, SIGNS[kind]] for kind, does in RELATES.items()],
        **cards.columns(parents),
    }


def _parents(units: list[Unit]) -> list[int]:
    parents = [-1] * len(units)
    for place, unit in enumerate(units):
        for child in unit.children:
            parents[child] = place
    return parents


def _flags(draft: Draft, place: int, parent: int) -> int:
    """Return what a unit is, and its line to its parent, as bits."""
    unit, face = draft.forest.units[place], draft.faces[place]
    flags = _INFERRED_LINK if unit.via is not None and unit.via.implicit else 0
    flags += _FALLEN if unit.via is not None and draft.falls(unit.via) else 0
    if parent >= 0:
        above = draft.forest.units[parent]
        is_arm = not above.is_card and above.via is not None and unit.id in above.via.premises
        flags += _ARM if is_arm else 0
    if face is not None:
        flags += _ARGUMENT * face.is_argument + _INFERRED * face.is_implicit
        flags += _THESIS * (face.role == "thesis")
    return flags


def _across(draft: Draft) -> Iterator[list[int]]:
    """Return the lines that are no branch: from, to, kind, whether an arm, inferred, and fallen."""
    for line in draft.forest.lines:
        if not line.is_branch:
            link = line.link
            looks = line.is_arm, link.implicit, draft.falls(link)
            yield [line.origin, line.target, KINDS[link.kind], *looks]


class _Cards:
    """The columns for what stands on cards."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.forms: dict[tuple[Any, ...], int] = {}
        self.titles: list[str] = []
        self.texts: list[str] = []
        self.lines: dict[int, list[Any]] = {}

    def columns(self, parents: list[int]) -> dict[str, Any]:
        """Return all columns, and what few cards have."""
        faces = self.draft.faces
        form = [self._form(place, face) if face else self._junction() for place, face in enumerate(faces)]
        some = [(place, face) for place, face in enumerate(faces) if face]
        return {
            "form": form,
            "forms": [[width, height, [*blocks]] for width, height, *blocks in self.forms],
            "titles": self.titles,
            "texts": self.texts,
            "lines": self.lines,
            "pills": kept({place: [_pill(pill) for pill in face.pills] for place, face in some}),
            "avatars": {pill.colour: pill.avatar for _, face in some for pill in face.pills if pill.avatar},
            "chips": kept({place: [list(chip) for chip in face.chips] for place, face in some}),
            "status": kept({place: face.status for place, face in some}),
            "colours": kept({place: face.colour for place, face in some}),
            "isSigned": "glyph" in self.draft.look.theme.parts,
            "after": dict(self._after(parents)),
        }

    def _junction(self) -> int:
        self.titles.append("")
        self.texts.append("")
        return -1

    def _form(self, place: int, face: Face) -> int:
        """Note the words of a card; return the number of its form."""
        element = self.draft.map[face.id]
        assert isinstance(element, Claim | Argument)  # noqa: S101 - no card stands for anything else
        words = {"title": element.title, "body": element.text}
        other = [self._set(block, words) for block in face.blocks]
        self.titles.append(words["title"])
        self.texts.append(words["body"])
        if any(other):
            self.lines[place] = other
        form = (face.width, round(face.height, 1), *map(_place, face.blocks))
        return self.forms.setdefault(form, len(self.forms))

    def _set(self, block: Block, words: dict[str, str]) -> list[str] | int:
        """Break the words as the lines of a block do, and return 0; lines that are not the words."""
        if block.style in words and " ".join(block.lines) == words[block.style]:
            words[block.style] = "\n".join(block.lines)
            return 0
        return list(block.lines)

    def _after(self, parents: list[int]) -> Iterator[tuple[int, str]]:
        """Return what is said of units after their words, unless it is what they do to the card above."""
        units, faces = self.draft.forest.units, self.draft.faces
        above = [-1] * len(units)
        for place, unit in enumerate(units):
            parent = parents[place]
            above[place] = parent if parent < 0 or units[parent].is_card else above[parent]
            plain = f"{RELATES[unit.via.kind]} {self._called(above[place])}" if unit.via else ""
            if (face := faces[place]) is None:
                assert unit.via is not None  # noqa: S101 - a junction stands for a relation
                does = self.draft.relates(unit.via)
                after = f"{unit.via.scheme}: {does}" if unit.via.scheme else does
                if after != plain:
                    yield place, after
            elif face.label != sentences(*(words := self._words(face.id)), plain):
                yield place, face.label[len(sentences(*words)) :].strip()

    def _called(self, place: int) -> str:
        if place < 0:
            return ""
        title, text = self._words(self.draft.forest.units[place].id)
        return f"“{(title or text)[:80]}”" if title or text else "something without words"

    def _words(self, id_: str) -> tuple[str, str]:
        element = self.draft.map.claims.get(id_) or self.draft.map.arguments[id_]
        return element.title, element.text


def _place(block: Block) -> tuple[Any, ...]:
    return block.style, round(block.x, 1), round(block.y, 1), block.size, block.leading


def _pill(pill: Pill) -> list[Any]:
    return [round(pill.x, 1), round(pill.y, 1), round(pill.width, 1), pill.text, pill.colour]
