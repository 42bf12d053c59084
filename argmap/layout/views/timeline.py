"""The debate in order of time: what was said, by whom, what it puts forward, and what it answers.

Utterances stand one below the other, with their dates at the left; those without a date, or with one that is
not written as ISO 8601, come after all others. What was said in one document at one time is in the order of
its text. A bow on the right leads from a reply to what it answers, one for all where a document answers a
document; it has the colour, the dashes and the sign of the relation that was argued by it, where there is
one. What was judged of what an utterance puts forward stands at the end of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from math import inf
from typing import Any, Final, NamedTuple

from argmap.analysis.wording import RELATES, SIGNS, readable_date, sentences
from argmap.layout import badges
from argmap.layout.drawing import Block, Card, Chip, Drawing, Edge, Face, Junction, Path, Pill
from argmap.layout.faces import Credits
from argmap.layout.furniture import MARGIN, legend
from argmap.layout.limits import refuse_limit
from argmap.layout.overlay import Verdict, chips, verdicts
from argmap.layout.rows import named
from argmap.layout.sheet import BOLD_SLACK, SLACK, Sheet, ascent, fitted
from argmap.layout.sides import actor_name
from argmap.layout.text import wrap
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import Actor, ArgumentMap, Relation, SpeechAct, Transition, Utterance

__all__ = ["VIEW", "draw"]

_DATES: Final = 104.0
_CARD: Final = 560.0
_BOWS: Final = 120.0
_BETWEEN: Final = 10.0
_INSIDE: Final = 14.0
_WORDS: Final = 8
_CONTENTS: Final = 4
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?", re.ASCII | re.DOTALL)

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d(?::\d\d)?)", re.ASCII)


class _Bow(NamedTuple):
    """A reply: from an utterance to the one that it answers, and what it does."""

    start: str
    end: str
    kind: str
    told: str


def draw(map: ArgumentMap, theme: Theme, *, max_cards: int | None = 100, overlay: Any = None) -> Drawing:
    """Return the drawing of what was said, in order of time.

    Args:
        map: what is drawn.
        theme: how it looks.
        max_cards: of more utterances than so many the last ones are left out; None draws all.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: `max_cards` is no positive number, or the overlay is not of that kind.
    """
    refuse_limit("max_cards", max_cards)
    return _Draft(map, verdicts(overlay)).drawing(theme, max_cards)


class _Draft:
    """A drawing in the making."""

    def __init__(self, map: ArgumentMap, judged: Mapping[str, Verdict]) -> None:
        self.map = map
        self.judged = judged
        self.credit = Credits()
        self.acts: dict[str, list[SpeechAct]] = {}
        for act in map.acts.values():
            for id_ in self._uttered(act.anchor):
                self.acts.setdefault(id_, []).append(act)
        dated = [(self._when(utterance), utterance) for utterance in map.utterances.values()]
        known = [pair for pair in dated if _DATE.fullmatch(pair[0])]
        documents = {id_: n for n, id_ in enumerate(dict.fromkeys(u.source for _, u in known))}
        self.order = sorted(known, key=lambda pair: (pair[0], documents[pair[1].source], _start(pair[1])))
        self.undated = [pair for pair in dated if not _DATE.fullmatch(pair[0])]
        self.places = {utterance.id: n for n, (_, utterance) in enumerate([*self.order, *self.undated])}

    def drawing(self, theme: Theme, most: int | None) -> Drawing:
        """Return the finished drawing."""
        order = [*self.order, *self.undated]
        shown = order[:most]
        bows = self._bows({utterance.id for _, utterance in shown})
        sheet = Sheet.headed(self.map.title, _DATES + _CARD + (_BOWS if bows else 0.0))
        samples = [Edge(bow.kind, Path("", ()), (), is_cross=False, is_implicit=False) for bow in bows]
        keys, sheet.y = legend(self.map, samples, Credits(), dashed=False, room=sheet.room, top=sheet.y)
        sheet.y += 20
        cards: dict[str, Card] = {}
        before: tuple[str, str] | None = None
        for number, (when, utterance) in enumerate(shown):
            if number == len(self.order):
                self._begin_undated(sheet, before)
                before = None
            here = (readable_date(when), utterance.source)
            low = self._when_and_where(sheet, when, self._place(utterance), is_new=here != before)
            before = here
            cards[utterance.id] = card = Card(MARGIN + _DATES, sheet.y, self._face(utterance, when))
            sheet.y = max(low, sheet.y + card.face.height) + _BETWEEN
        edges, junctions = self._lines(bows, cards)
        if bows:
            sheet.remarks.append("A bow leads from a reply to what it answers.")
        if len(order) > len(shown):
            sheet.remarks.append(f"{len(order) - len(shown)} later utterances are left out.")
        if not order:
            sheet.remarks.append("The map holds no utterances: nothing says who said what.")
        count = len(shown)
        return sheet.drawing(
            "timeline",
            theme,
            f"{count} utterance{'' if count == 1 else 's'} in order of time.",
            cards=tuple(cards.values()),
            edges=tuple(edges),
            junctions=tuple(junctions),
            legend=keys,
        )

    def _begin_undated(self, sheet: Sheet, before: object) -> None:
        """Set the heading of what has no date."""
        sheet.y += 14 if before is not None else 0
        words = "Without a date" if self.order else "Without dates, in the order of the map"
        sheet.rect(MARGIN, sheet.y, _DATES + _CARD, 1, "line", label=words)
        sheet.y += 10 + sheet.write(words, MARGIN, sheet.y + 6, _CARD, size=12.5, bold=True, colour="muted")

    def _when_and_where(self, sheet: Sheet, when: str, place: str, *, is_new: bool) -> float:
        """Set time, date and source at the left, the latter two where they are new; return where they end."""
        y = sheet.y + 10
        if is_new:
            y += sheet.write(readable_date(when), MARGIN, y, _DATES - 12, size=12.5, bold=True, lines=3)
        if timed := _TIME.match(when):
            y += sheet.write(timed[1], MARGIN, y, _DATES - 12, size=10.5, colour="muted", lines=1)
        if is_new:
            y += sheet.write(place, MARGIN, y, _DATES - 12, size=10.5, colour="muted", lines=4)
        return y

    # -- cards

    def _face(self, utterance: Utterance, when: str) -> Face:
        """Return the card of an utterance: speakers and acts, words, what it puts forward."""
        room = _CARD - 2 * _INSIDE
        pills, blocks = self._row(utterance)
        y = 12 + badges.HEIGHT + 5
        words = utterance.text or " … ".join(quote.exact for quote in utterance.quotes)
        said = wrap(f"“{words.strip()}”" if words.strip() else "", 13.0, room * SLACK, lines=_WORDS)
        if said.lines:
            blocks.append(Block("body", _INSIDE, y + ascent(13.0, 19.0), 13.0, 19.0, said.lines))
            y += 19.0 * len(said.lines) + 4
        contents = list(self._contents(utterance))
        marks: list[Chip] = []
        for id_, content in contents[:_CONTENTS]:
            row = self._judged(id_, y)
            marks += row
            left = row[0].x - 2 * _INSIDE if row else room
            lines = wrap(f"→ {content}", 12.0, left * BOLD_SLACK, bold=True, lines=2).lines
            blocks.append(Block("title", _INSIDE, y + ascent(12.0, 17.0), 12.0, 17.0, lines))
            y += 17.0 * len(lines) + (3.0 if row else 0.0)
        if len(contents) > _CONTENTS:
            more = (f"and {len(contents) - _CONTENTS} more",)
            blocks.append(Block("muted", _INSIDE, y + ascent(10.5, 15.0), 10.5, 15.0, more))
            y += 15.0
        speakers = self._speakers(utterance)
        acts = ", ".join(dict.fromkeys(act.act for act in self.acts.get(utterance.id, ()) if act.act))
        names = ", ".join(actor_name(actor) for actor in speakers) or "Somebody"
        told = [f"{names} ({acts})" if acts else names, readable_date(when), self._place(utterance), words]
        spoken, whole = [*told], [*told]
        for id_, content in contents:
            verdict = self.judged.get(id_, Verdict())
            spoken += [content, verdict.heard]
            whole += [content, verdict.explained]
        return Face(
            id=utterance.id,
            role="utterance",
            width=_CARD,
            height=y + 8,
            blocks=tuple(blocks),
            pills=pills,
            chips=tuple(marks),
            glyph="",
            hidden=0,
            footnotes=(),
            label=sentences(*spoken),
            tooltip="\n".join(filter(None, whole)),
            is_argument=False,
            is_implicit=False,
            colour="",
        )

    def _row(self, utterance: Utterance) -> tuple[tuple[Pill, ...], list[Block]]:
        """Return who speaks and with which acts."""
        speakers = self._speakers(utterance)
        if not speakers:
            return (), [Block("muted", _INSIDE, 23.5, badges.SIZE, 0.0, ("somebody",))]
        acts = list(dict.fromkeys(act.act for act in self.acts.get(utterance.id, ())))
        colours = [self.credit.colour(actor.id) for actor in speakers]
        end = _CARD - _INSIDE
        pills, words = badges.row([(actor, acts) for actor in speakers], colours, _INSIDE, 12.0, end)
        return pills, [
            block._replace(lines=(fitted(block.lines[0], block.size, end - block.x),)) for block in words
        ]

    def _speakers(self, utterance: Utterance) -> list[Actor]:
        return [self.map.actors[id_] for id_ in dict.fromkeys(utterance.speakers)]

    def _place(self, utterance: Utterance) -> str:
        source = self.map.sources.get(utterance.source)
        return (source.title or source.publisher or source.id) if source else ""

    def _when(self, utterance: Utterance) -> str:
        source = self.map.sources.get(utterance.source)
        return utterance.when or (source.date if source else "")

    def _judged(self, id_: str, y: float) -> list[Chip]:
        """Return the chips of what was judged of an element, at the right of a line."""
        row = chips(self.judged.get(id_, Verdict()), 0.0, y + 0.5)
        start = _CARD - _INSIDE - (row[-1].x + row[-1].width) if row else 0.0
        return [chip._replace(x=start + chip.x) for chip in row]

    def _contents(self, utterance: Utterance) -> Iterator[tuple[str, str]]:
        """Yield what the acts of an utterance are about, each once: its id, and what it is in words."""
        seen = set()
        for act in self.acts.get(utterance.id, ()):
            if act.content and act.content not in seen:
                seen.add(act.content)
                yield act.content, self._called(act.content)

    def _called(self, id_: str) -> str:
        element = self.map[id_]
        if isinstance(element, Utterance):
            return f"what was said: {' '.join(element.text.split())[:200] or id_}"
        if isinstance(element, Relation):
            target = self.map.claims.get(element.target) or self.map.arguments.get(element.target)
            return f"{RELATES[element.kind]} {f'“{named(target)}”' if target else 'an inference'}"
        claim = self.map.claims.get(id_) or self.map.arguments.get(id_)
        return named(claim) if claim else id_

    # -- replies

    def _uttered(self, id_: str) -> tuple[str, ...]:
        """Return the utterance that an id means: itself, or those in which a transition ends."""
        if id_ in self.map.utterances:
            return (id_,)
        transition = self.map.transitions.get(id_)
        return tuple(end for end in transition.ends if end in self.map.utterances) if transition else ()

    def _bows(self, shown: set[str]) -> list[_Bow]:
        """Return the replies between what is shown."""
        argued = {
            act.anchor: self.map.relations[act.content].kind
            for act in self.map.acts.values()
            if act.content in self.map.relations
        }
        bows = []
        for transition in self.map.transitions.values():
            kind = argued.get(transition.id, "answer")
            starts, ends = self._starts(transition), self._uttered(transition.id)
            if self._is_document(starts) and self._is_document(ends):
                starts, ends = self._earliest(starts), self._earliest(ends)
            for answered, reply in _pairs(starts, ends):
                if answered != reply and {answered, reply} <= shown:
                    bows.append(_Bow(reply, answered, kind, transition.scheme))
        return list(dict.fromkeys(bows))

    def _is_document(self, ids: tuple[str, ...]) -> bool:
        """Whether some utterances are what a document says; a single one may be all of it."""
        return len({self.map.utterances[id_].source for id_ in ids} - {""}) == 1

    def _earliest(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one of some utterances that stands first."""
        return (min(ids, key=self.places.__getitem__),)

    def _starts(self, transition: Transition) -> tuple[str, ...]:
        return tuple(id_ for start in transition.starts for id_ in self._uttered(start))

    def _lines(self, bows: list[_Bow], cards: dict[str, Card]) -> tuple[list[Edge], list[Junction]]:
        """Return the bows, and the signs upon those by which something was argued."""
        order = {id_: number for number, id_ in enumerate(cards)}
        edges, junctions = [], []
        for number, bow in enumerate(bows):
            one, other = cards[bow.start], cards[bow.end]
            x = MARGIN + _DATES + _CARD
            y0, y1 = one.y + one.face.height * 0.38, other.y + other.face.height * 0.62
            far = min(22 + 13 * abs(order[bow.start] - order[bow.end]), 140)
            edges.append(
                Edge(
                    bow.kind,
                    Path("MC", (x, y0, x + far, y0, x + far, y1, x + 9, y1)),
                    ((x, y1, x + 9, y1 - 4.5, x + 9, y1 + 4.5),),
                    is_cross=False,
                    is_implicit=False,
                    width=1.6,
                )
            )
            if bow.kind in SIGNS:
                told = bow.told or RELATES[bow.kind]
                spot = (x + far * 0.75 + 1.1, (y0 + y1) / 2)
                junctions.append(Junction(f"{bow.start} {number}", bow.kind, *spot, SIGNS[bow.kind], told))
        return edges, junctions


def _start(utterance: Utterance) -> float:
    """Return where in a text an utterance begins; those of which that is not known come last."""
    return min((quote.start for quote in utterance.quotes if quote.start is not None), default=inf)


def _pairs(starts: tuple[str, ...], ends: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is answered with what answers it: each is in a pair, though not all are with all."""
    if starts and ends:
        for start, end in zip_longest(starts, ends):
            yield start or starts[-1], end or ends[-1]


VIEW = View(title="what was said, in order of time", draw=draw)
