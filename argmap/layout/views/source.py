"""The article: a source as text, with the passages that are quoted, and in the margin what quotes them.

Lines are about 75 characters long. A passage stands on a tint and above a line in the colour of what its
claim does; where passages overlap, their lines run one below the other. A number at its beginning leads to
the margin, where the claim has that number, its sign, its title and what was judged of it. What nobody quotes
is unmarked. In lines with right-to-left text the whole line is marked, for there the order of the words is
the viewer's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from attrs import frozen

from argmap.analysis import tree
from argmap.analysis.wording import RELATES, SIGNS, readable_date, sentences
from argmap.errors import OptionError
from argmap.layout.article import LEADING, SIZE, Line, Paragraph, article
from argmap.layout.drawing import Block, Drawing, Text
from argmap.layout.furniture import MARGIN
from argmap.layout.overlay import Verdict, verdicts
from argmap.layout.passages import Passage, Stray, covered, passages, quoted
from argmap.layout.rows import COLOURS, named, rows
from argmap.layout.sheet import Sheet, Swatch
from argmap.layout.sides import actor_name
from argmap.layout.text import width
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import Argument, ArgumentMap, Claim, Relation, Source, Utterance

__all__ = ["VIEW", "draw"]

_MEASURE: Final = 540.0
_GUTTER: Final = 26.0
_NOTES: Final = 250.0
_LEVELS: Final = 4
_NUMBER: Final = 9.0


class _Mark(NamedTuple):
    """A passage, the number of its claim, its colour, and on which level its line runs."""

    passage: Passage
    number: int
    colour: str
    level: int


_Spanned = tuple[_Mark, tuple[float, float]]
"""A mark, and from where to where it stands in a line."""


@frozen
class _Note:
    """What stands in the margin for a number."""

    number: int
    colour: str
    sign: str
    title: str
    who: str
    verdict: Verdict


def draw(map: ArgumentMap, theme: Theme, *, source: str = "", overlay: Any = None) -> Drawing:
    """Return the drawing of a source with the passages that are quoted.

    Args:
        map: what is drawn.
        theme: how it looks.
        source: the id of a source; else it is the one that is quoted most among those whose text is known.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: the map has no such source, or the overlay is not of that kind.
    """
    if source and source not in map.sources:
        raise OptionError(f"the map has no source {source!r}")
    judged = verdicts(overlay)
    quotes = quoted(map)
    order = sorted(
        map.sources.values(), key=lambda s: (s.text is None, -len(quotes.get(s.id, ())), not s.text)
    )
    chosen = map.sources[source] if source else next(iter(order), None)
    if chosen is None:
        sheet = Sheet.headed(map.title, _MEASURE)
        sheet.remarks.append("The map has no sources.")
        return sheet.drawing("source", theme, "No source.")
    found, strays = passages(chosen, quotes.get(chosen.id, []))
    return _Draft(map, chosen, found, strays, judged).drawing(theme)


class _Draft:
    """A drawing in the making."""

    def __init__(
        self,
        map: ArgumentMap,
        source: Source,
        found: list[Passage],
        strays: list[Stray],
        judged: Mapping[str, Verdict],
    ) -> None:
        self.map = map
        self.judged = judged
        self.source = source
        self.strays = strays
        self.kinds = {row.id: row.kind for row in rows(tree(map))}
        self.numbers: dict[str, int] = {}
        for passage in found:
            self.numbers.setdefault(passage.by, len(self.numbers) + 1)
        self.marks = list(self._levelled(found))
        self.told: set[int] = set()
        self.open: list[_Mark] = []
        self.next = 0
        self.low = 0.0
        self.notes = {id_: self._note(id_, number) for id_, number in self.numbers.items()}

    def _levelled(self, found: list[Passage]) -> Iterator[_Mark]:
        """Yield the marks, of which those that overlap run on different levels, as far as there are some."""
        free = [0] * _LEVELS
        for passage in found:
            level = next((n for n, end in enumerate(free) if end <= passage.start), _LEVELS - 1)
            free[level] = max(free[level], passage.end)
            yield _Mark(passage, self.numbers[passage.by], self._colour(passage.by), level)

    def _kind(self, id_: str) -> str | None:
        """Return the kind of relation that it is, or hangs by; `""` at a root, None for an utterance."""
        relation = self.map.relations.get(id_)
        return relation.kind if relation else self.kinds.get(id_)

    def _colour(self, id_: str) -> str:
        kind = self._kind(id_)
        return "neutral" if kind is None else COLOURS[kind]

    def _note(self, id_: str, number: int) -> _Note:
        element = self.map[id_]
        kind = self._kind(id_) or ""
        speakers = {s.actor.id: actor_name(s.actor) for s in self.map.statements(claim=id_) if s.actor}
        if isinstance(element, Utterance):
            speakers = {actor: actor_name(self.map.actors[actor]) for actor in element.speakers}
        who = ", ".join(speakers.values())
        verdict = self.judged.get(id_, Verdict())
        return _Note(number, self._colour(id_), SIGNS.get(kind, ""), self._called(id_), who, verdict)

    def _called(self, id_: str) -> str:
        """Return the title of what a passage is quoted for."""
        element = self.map[id_]
        if isinstance(element, Claim | Argument):
            return named(element)
        if not isinstance(element, Relation):
            return "said, but put forward as no claim"
        target = self.map.claims.get(element.target) or self.map.arguments.get(element.target)
        return f"{RELATES[element.kind]} {f'“{named(target)}”' if target else 'an inference'}"

    def drawing(self, theme: Theme) -> Drawing:
        """Return the finished drawing."""
        source, text = self.source, self.source.text or ""
        title = " ".join(source.title.split()) or source.publisher or source.id
        sheet = Sheet.headed(title, _MEASURE + (_GUTTER + _NOTES if self.marks else 0.0))
        by = ", ".join(filter(None, [*source.authors, source.publisher, readable_date(source.date)]))
        sheet.y += 6
        sheet.y += sheet.write(by, MARGIN, sheet.y, sheet.room, size=12.0, colour="muted", lines=3)
        told = self._coverage(text)
        sheet.y += sheet.write(told, MARGIN, sheet.y, sheet.room, size=12.0, colour="muted")
        used = {mark.colour: self._kind(mark.passage.by) or "" for mark in self.marks}
        sheet.keys(
            [
                Swatch(_tint(colour), colour, SIGNS.get(kind, ""), colour, _KEYS.get(colour, ""))
                for colour, kind in sorted(used.items(), key=lambda pair: [*_KEYS].index(pair[0]))
            ]
        )
        sheet.y += 22
        for paragraph in article(text, _MEASURE * 0.97):
            sheet.y += paragraph.gap
            self._paragraph(sheet, paragraph)
        self._list_strays(sheet)
        return sheet.drawing(
            "source", theme, f"The text of {title}, with the passages that are quoted. {told}"
        )

    def _coverage(self, text: str) -> str:
        """Return in words how much of the text is quoted."""
        if self.source.text is None:
            return "The text of this source is not part of the map."
        share = covered(text, [mark.passage for mark in self.marks])
        count = sum(id_ in self.map.claims or id_ in self.map.arguments for id_ in self.numbers)
        told = f"{round(share * 100)} % of the text is quoted"
        return f"{told}, for {count} claim{'' if count == 1 else 's'}." if count else f"{told}."

    # -- text

    def _paragraph(self, sheet: Sheet, paragraph: Paragraph) -> None:
        """Set a paragraph with its marks, and beside it the notes of those that it has."""
        top = self.low = sheet.y
        begun: dict[_Mark, None] = {}
        for number, line in enumerate(paragraph.lines):
            marks = self._reached(line)
            y = top + number * LEADING
            self._line(sheet, line, y, marks)
            self._number(sheet, y, [pair for pair in marks if pair[0] not in begun])
            begun.update(dict.fromkeys(mark for mark, _ in marks))
        heard = ", ".join(map(_heard, self._noted(begun)))
        label = sentences(paragraph.words, f"Quoted for {heard}" if heard else "")
        height = LEADING * len(paragraph.lines)
        sheet.rect(MARGIN, top, _MEASURE, height, "page", opacity=0.0, label=label)
        sheet.y = max(top + height, self.low)

    def _reached(self, line: Line) -> list[_Spanned]:
        """Return the marks on the next line, with their places; those that ended before are forgotten."""
        self.open = [mark for mark in self.open if mark.passage.end > line.places[0]]
        while self.next < len(self.marks) and self.marks[self.next].passage.start <= line.places[-1]:
            self.open.append(self.marks[self.next])
            self.next += 1
        spans = ((mark, line.span(mark.passage.start, mark.passage.end)) for mark in self.open)
        return [(mark, span) for mark, span in spans if span is not None]

    def _noted(self, marks: Iterable[_Mark]) -> list[_Note]:
        return list(dict.fromkeys(self.notes[mark.passage.by] for mark in marks))

    def _line(self, sheet: Sheet, line: Line, y: float, marks: list[_Spanned]) -> None:
        """Set the words of one line above the grounds of its marks, the longest beneath.

        The words come in parts that begin and end with the marks, so that they keep their places in any font.
        """
        for mark, (x0, x1) in sorted(marks, key=lambda pair: pair[1][0] - pair[1][1]):
            look = {"radius": 2.0, "tooltip": self._tooltip(mark)}
            sheet.rect(MARGIN + x0 - 1, y + 5, x1 - x0 + 2, LEADING - 8, _tint(mark.colour), **look)
        for mark, (x0, x1) in marks:
            sheet.rect(MARGIN + x0, y + 21.5 + 2.2 * mark.level, x1 - x0, 1.5, mark.colour)
        for x, words in line.parts(sorted({x for _, span in marks for x in span})):
            block = Block("body", MARGIN + x, y + 17.5, SIZE, 0.0, (words,))
            sheet.texts.append(Text(block, length=0.0 if line.is_mirrored else width(words, SIZE)))

    def _number(self, sheet: Sheet, y: float, marks: list[_Spanned]) -> None:
        """Set the numbers of the marks that begin in a line, and their notes."""
        begins: dict[float, dict[int, str]] = {}
        for mark, (x, _) in marks:
            begins.setdefault(x, {})[mark.number] = mark.colour
        free = 0.0
        for x, numbers in sorted(begins.items()):
            words = ",".join(map(str, numbers))
            start, wide = max(x, free), width(words, _NUMBER, bold=True)
            if start + wide <= _MEASURE + _GUTTER:
                colour = next(iter(numbers.values())) if len(numbers) == 1 else "text"
                block = Block("title", MARGIN + start, y + 5.5, _NUMBER, 0.0, (words,))
                sheet.texts.append(Text(block, colour))
            free = start + wide + 3
        for note in self._noted(mark for mark, _ in marks):
            self.low = self._in_margin(sheet, note, max(y, self.low))

    def _in_margin(self, sheet: Sheet, note: _Note, y: float) -> float:
        """Set a note, and return where it ends."""
        x = MARGIN + _MEASURE + _GUTTER
        number = str(note.number)
        wide = max(18.0, width(number, 10.5, bold=True) + 8)
        ground, colour = (
            ("thesis", "thesis_text") if note.colour == "thesis" else (_tint(note.colour), note.colour)
        )
        sheet.rect(x, y + 4, wide, 16, ground, line=note.colour, radius=4.0)
        block = Block("title", x + wide / 2, y + 15.8, 10.5, 0.0, (number,))
        sheet.texts.append(Text(block, colour, "middle"))
        left = x + wide + 7
        if note.sign:
            sign = Block("title", left + 4, y + 16.5, 12.5, 0.0, (note.sign,))
            sheet.texts.append(Text(sign, note.colour, "middle"))
            left += 14
        room = MARGIN + _MEASURE + _GUTTER + _NOTES - left
        y += 3 + sheet.write(note.title, left, y + 3, room, size=12.0, leading=17.0, bold=True, lines=2)
        y += self._judge(sheet, note.verdict, left, y, room)
        if note.number not in self.told:
            y += sheet.write(note.who, left, y, room, size=10.5, leading=14.0, colour="muted", lines=1)
        self.told.add(note.number)
        return y + 5

    def _judge(self, sheet: Sheet, verdict: Verdict, x: float, y: float, room: float) -> float:
        """Set what was judged of a claim, and return how high it is."""
        return sheet.write(
            verdict.words, x, y, room, size=10.5, leading=14.0, bold=True, colour=verdict.colour
        )

    def _tooltip(self, mark: _Mark) -> str:
        note = self.notes[mark.passage.by]
        return "\n".join(filter(None, [f"{note.number}: {note.title}", note.who, note.verdict.explained]))

    def _list_strays(self, sheet: Sheet) -> None:
        """List the quotes that have no place in the text."""
        if not self.strays:
            return
        sheet.y += 24
        words = "Quoted, but not found in the text" if self.source.text is not None else "Quoted"
        sheet.rect(MARGIN, sheet.y, sheet.room, 1, "line", label=words)
        sheet.y += 10 + sheet.write(words, MARGIN, sheet.y + 8, sheet.room, size=13.0, bold=True)
        for stray in self.strays:
            note = self._note(stray.by, 0)
            sheet.y += 6
            top = sheet.y
            ground = len(sheet.shapes)
            sheet.y += sheet.write(f"“{stray.exact}”", MARGIN + 14, top, sheet.room - 14, size=13.0)
            why = f" ({stray.why})" if self.source.text is not None else ""
            told = f"{note.sign} {note.title}{f', {note.who}' if note.who else ''}{why}"
            sheet.y += sheet.write(told, MARGIN + 14, sheet.y, sheet.room - 14, size=11.0, colour="muted")
            sheet.y += self._judge(sheet, note.verdict, MARGIN + 14, sheet.y, sheet.room - 14)
            label = f"“{stray.exact}” {told.strip()}"
            label = sentences(label, note.verdict.heard) if note.verdict.heard else label
            heard = {"label": label, "tooltip": note.verdict.explained}
            sheet.rect(MARGIN, top + 2, 3, sheet.y - top - 4, note.colour, **heard)
            sheet.shapes.insert(ground, sheet.shapes.pop())


_KEYS: Final = {
    "thesis": "for a thesis",
    "support": "for a claim that supports",
    "attack": "for one that rebuts",
    "undercut": "for one that undercuts",
    "neutral": "for another",
}


def _heard(note: _Note) -> str:
    """Return what a screen reader says of a note."""
    judged = f" ({note.verdict.heard})" if note.verdict.heard else ""
    return f"{note.number} {note.title}{judged}"


def _tint(colour: str) -> str:
    return "neutral_tint" if colour == "thesis" else f"{colour}_tint"


VIEW = View(title="a source with the passages that are quoted", draw=draw)
