"""Who supports and who rebuts whom: a card for each actor, sides apart, lines as wide as they count.

Sides stand in two columns, the first on the left, each further one where there is more room; members stand
indented below the group that they belong to. Lines run in the gap between the columns: to the other side
straight across, on the same side in a bow. What they count are the relations and answers by which one actor
supports or attacks the other (`argmap.analysis.dealings`); a line begins and ends at a port of its own.

What was judged is counted: of the claims that an actor puts forward itself, other than to deny or to question
them, how many stand, fall and are open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from argmap.analysis.dealings import Pair, dealings
from argmap.analysis.wording import RELATES, SIGNS, sentences, verb
from argmap.layout.badges import initials
from argmap.layout.drawing import Block, Card, Drawing, Edge, Face, Junction, Path, Pill
from argmap.layout.faces import Credits
from argmap.layout.furniture import MARGIN, legend
from argmap.layout.gap import GAP, Port, Taken, curve, edge
from argmap.layout.limits import refuse_limit
from argmap.layout.overlay import Verdict, tally, verdicts
from argmap.layout.rows import named
from argmap.layout.sheet import BOLD_SLACK, SLACK, Sheet, ascent
from argmap.layout.sides import Seat, actor_name, sides
from argmap.layout.text import width, wrap
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import CON_ACTS, QUESTIONING_ACTS, Actor, ArgumentMap, Claim, RelationKind, Statement

__all__ = ["VIEW", "draw"]

_COLUMN: Final = 264.0
_INDENT: Final = 18.0
_DEEPEST: Final = 4
_BETWEEN: Final = 12.0
_HEADER: Final = 34.0
_FOOT: Final = 12.0
_MOST_LINKS: Final = 160
_MOST_CLAIMS: Final = 8
_DENSE: Final = 40
"""Of more lines than so many, those that count one have no number."""

_UNBROKEN: Final = "\u00a0"
"""A blank at which no line breaks, so that a sign stays with its count."""

_DOES: Final[dict[str, RelationKind]] = {"support": "support", "attack": "rebuttal"}


class _Place(NamedTuple):
    """A card in its place; `is_left` says in which column."""

    x: float
    y: float
    face: Face
    is_left: bool

    def port(self, y: float) -> Port:
        """Return where a line arrives at a height."""
        return Port(self.x + self.face.width if self.is_left else self.x, y, self.is_left)


def draw(map: ArgumentMap, theme: Theme, *, max_cards: int | None = 100, overlay: Any = None) -> Drawing:
    """Return the drawing of who supports and rebuts whom.

    Args:
        map: what is drawn.
        theme: how it looks.
        max_cards: of more actors than so many, those who say the least are left out; None draws all.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: `max_cards` is no positive number, or the overlay is not of that kind.
    """
    refuse_limit("max_cards", max_cards)
    return _Draft(map, _voices(map), max_cards, verdicts(overlay)).drawing(theme)


def _voices(map: ArgumentMap) -> dict[str, list[Statement]]:
    """Return what each actor says."""
    said: dict[str, list[Statement]] = {id_: [] for id_ in map.actors}
    for statement in map.statements():
        if statement.actor is not None:
            said[statement.actor.id].append(statement)
    return said


class _Draft:
    """A drawing in the making."""

    def __init__(
        self,
        map: ArgumentMap,
        said: dict[str, list[Statement]],
        most: int | None,
        judged: Mapping[str, Verdict],
    ) -> None:
        self.map = map
        self.said = said
        self.judged = judged
        busiest = sorted(map.actors, key=lambda id_: -len(said[id_]))[:most]
        self.shown = dict.fromkeys(id_ for id_ in map.actors if id_ in {*busiest})
        through = dealings(map, self.shown)
        self.own = {pair: by for pair, by in through.items() if pair.one == pair.other}
        others = {pair: by for pair, by in through.items() if pair.one != pair.other}
        self.links = dict(sorted(others.items(), key=lambda item: -len(item[1]))[:_MOST_LINKS])
        self.is_dense = len(self.links) > _DENSE
        self.hidden_links = len(others) - len(self.links)
        self.credit = Credits()
        for id_ in [
            *filter(said.get, self.shown),
            *self.shown,
        ]:  # who speaks has a colour before who does not
            self.credit.colour(id_)
        self.places: dict[str, _Place] = {}

    def drawing(self, theme: Theme) -> Drawing:
        """Return the finished drawing."""
        sheet = Sheet.headed(self.map.title, 2 * _COLUMN + GAP)
        samples = [
            Edge(_DOES[pair.kind], Path("", ()), (), is_cross=False, is_implicit=False) for pair in self.links
        ]
        keys, sheet.y = legend(self.map, samples, Credits(), dashed=False, room=sheet.room, top=sheet.y)
        self._seat(sheet)
        edges, junctions = self._lines()
        self._say_what_is_left_out(sheet)
        count = len(self.shown)
        return sheet.drawing(
            "actors",
            theme,
            f"{count} actor{'' if count == 1 else 's'} and who of them supports or rebuts whom.",
            cards=tuple([Card(place.x, place.y, place.face) for place in self.places.values()]),
            edges=tuple(edges),
            junctions=tuple(junctions),
            legend=keys,
        )

    # -- cards

    def _seat(self, sheet: Sheet) -> None:
        """Set the sides in two columns, each side in the one that is shorter so far."""
        top = sheet.y + 20
        ends = [top, top]
        found = [*sides(self.map, self.shown).items()]
        for name, seats in found if len(found) > 1 else _halved(found):
            column = 0 if ends[0] <= ends[1] else 1
            ends[column] = self._side(sheet, name, seats, column, ends[column]) + 24
        sheet.y = max(ends) - 24 if self.shown else sheet.y

    def _side(self, sheet: Sheet, name: str, seats: list[Seat], column: int, top: float) -> float:
        """Set one side on a ground of its own, and return where it ends."""
        x = MARGIN + column * (_COLUMN + GAP)
        y = top + _HEADER if name else top + _FOOT
        ground = len(sheet.shapes)
        for seat in seats:
            place = self._placed(seat, x, y, is_left=not column)
            self._bracket(sheet, seat, place)
            self.places[seat.id] = place
            y += place.face.height + _BETWEEN
        end = y - _BETWEEN + _FOOT
        label = f"Side: {name}" if name else "On no side"
        sheet.rect(x, top, _COLUMN, end - top, "lane", line="line", radius=12.0, label=label)
        sheet.shapes.insert(ground, sheet.shapes.pop())
        if name:
            sheet.write(name, x + 14, top + 9, _COLUMN - 28, size=12.5, bold=True, colour="muted", lines=1)
        return end

    def _placed(self, seat: Seat, x: float, y: float, *, is_left: bool) -> _Place:
        """Return the card of an actor, flush with the gap in which the lines run."""
        indent = _INDENT * min(seat.level, _DEEPEST)
        face = self._face(self.map.actors[seat.id], _COLUMN - 2 * _FOOT - indent, seat)
        return _Place(x + _FOOT + (indent if is_left else 0.0), y, face, is_left)

    def _bracket(self, sheet: Sheet, seat: Seat, place: _Place) -> None:
        """Set the elbow that leads from a group to its member."""
        if not seat.below or not 1 <= seat.level <= _DEEPEST:
            return
        above = self.places[seat.below]
        low, middle = above.y + above.face.height, place.y + place.face.height / 2
        outer, end = (above.x + 9, place.x)
        if not place.is_left:
            outer, end = above.x + above.face.width - 9, place.x + place.face.width
        sheet.rect(outer, low, 1.2, middle - low, "muted")
        sheet.rect(min(outer, end), middle, abs(end - outer), 1.2, "muted")

    def _face(self, actor: Actor, room: float, seat: Seat) -> Face:
        """Return the card of an actor: who it is, and what it does."""
        badge = initials(actor_name(actor)) or "?"
        pill = Pill(
            12.0, 12.0, width(badge, 10.5, bold=True) + 14, badge, self.credit.colour(actor.id), badge, ""
        )
        left = pill.x + pill.width + 8
        blocks: list[Block] = []
        name = wrap(actor_name(actor), 13.5, (room - left - 12) * BOLD_SLACK, bold=True, lines=3).lines or (
            "?",
        )
        blocks.append(Block("title", left, 12 + ascent(13.5, 17.0) - 0.5, 13.5, 17.0, name))
        y = 12 + 17.0 * len(name)
        judged = self._judged(actor)
        counts = tally(judged.values())
        signed = ", ".join(f"{sign} {words}".strip().replace(" ", _UNBROKEN) for sign, words in counts)
        rows = (
            (self._who(actor, seat), 2),
            (self._what(actor), 3),
            (signed, 4),
            (self._alone(actor), 1),
        )
        for words, most in rows:
            if lines := wrap(words, 11.0, (room - 24) * SLACK, lines=most).lines:
                y += 3
                blocks.append(Block("muted", 12.0, y + ascent(11.0, 15.0), 11.0, 15.0, lines))
                y += 15.0 * len(lines)
        told = [actor_name(actor), actor.side, self._who(actor, seat), self._what(actor), self._alone(actor)]
        told += [self._told(pair) for pair in self.links if pair.one == actor.id]
        spoken = ", ".join(words for _, words in counts)
        return Face(
            id=actor.id,
            role="actor",
            width=room,
            height=y + 12,
            blocks=tuple(blocks),
            pills=(pill,),
            chips=(),
            glyph="",
            hidden=0,
            footnotes=(),
            label=sentences(*told, f"Of its claims {spoken}" if spoken else ""),
            tooltip="\n".join(filter(None, [*told, *self._listed(judged)])),
            is_argument=False,
            is_implicit=False,
            colour="",
        )

    def _who(self, actor: Actor, seat: Seat) -> str:
        """Return in words what an actor is: its kind, its role, and groups that it does not sit below."""
        groups = [
            actor_name(self.map.actors[id_]) for id_ in dict.fromkeys(actor.member_of) if id_ != seat.below
        ]
        parts = [actor.kind, actor.role, f"member of {', '.join(groups)}" if groups else ""]
        return ", ".join(filter(None, parts))

    def _what(self, actor: Actor) -> str:
        """Return in words how much an actor says, and with which acts."""
        said = self.said[actor.id]
        if not said:
            return ""
        claims = len({statement.claim.id for statement in said if isinstance(statement.claim, Claim)})
        acts = Counter(statement.act for statement in said if statement.act)
        told = ", ".join(f"{verb(act)} {count}" for act, count in acts.most_common())
        count = f"{claims} claim{'' if claims == 1 else 's'}" if claims else ""
        return ": ".join(filter(None, (count, told)))

    def _judged(self, actor: Actor) -> dict[str, Verdict]:
        """Return what was judged of the claims that an actor puts forward."""
        against = CON_ACTS | QUESTIONING_ACTS
        said = [statement for statement in self.said[actor.id] if statement.act not in against]
        claims = dict.fromkeys(statement.claim.id for statement in said if isinstance(statement.claim, Claim))
        found = {id_: self.judged.get(id_, Verdict()) for id_ in claims}
        return {id_: verdict for id_, verdict in found.items() if verdict != Verdict()}

    def _listed(self, judged: dict[str, Verdict]) -> list[str]:
        """Return the first of an actor's claims in words, with what was judged of them and why."""
        listed = [
            f"{named(self.map.claims[id_])}\n{verdict.explained}"
            for id_, verdict in [*judged.items()][:_MOST_CLAIMS]
        ]
        more = len(judged) - len(listed)
        return [*listed, f"and {more} more"] if more else listed

    def _alone(self, actor: Actor) -> str:
        """Return in words what an actor does to its own claims."""
        does = {"support": "supports", "attack": "rebuts"}
        told = [
            f"{does[pair.kind]} itself {len(by)}×" for pair, by in self.own.items() if pair.one == actor.id
        ]
        return ", ".join(told)

    def _told(self, pair: Pair) -> str:
        """Return a link in words."""
        does = RELATES[_DOES[pair.kind]]
        count = len(self.links[pair])
        times = "" if count == 1 else f" {count} times"
        return f"{does} {actor_name(self.map.actors[pair.other])}{times}"

    # -- lines

    def _lines(self) -> tuple[list[Edge], list[Junction]]:
        """Return a line and a count for each link, the widest beneath."""
        ports = self._ports()
        edges, junctions = [], []
        taken = Taken()
        for pair, by in self.links.items():
            one, other = self.places[pair.one], self.places[pair.other]
            way = curve(one.port(ports[pair, 0]), other.port(ports[pair, 1]))
            edges.append(edge(_DOES[pair.kind], way, min(1.4 + 0.8 * len(by), 9.0)))
            if len(by) == 1 and self.is_dense:
                continue
            glyph = f"{SIGNS[_DOES[pair.kind]]}{len(by)}"
            x, y = taken.stay(way, width(glyph, 11, bold=True) / 2 + 8)
            whole = f"{actor_name(self.map.actors[pair.one])} {self._told(pair)}"
            junctions.append(Junction(f"{pair.one} {pair.other}", _DOES[pair.kind], x, y, glyph, whole))
        return edges, junctions

    def _ports(self) -> dict[tuple[Pair, int], float]:
        """Return the height at which each link leaves and arrives, so that no two share one."""
        at: dict[str, list[tuple[float, int, Pair, int]]] = {}
        for number, pair in enumerate(self.links):
            for end, (id_, far) in enumerate(((pair.one, pair.other), (pair.other, pair.one))):
                other = self.places[far]
                at.setdefault(id_, []).append((other.y + other.face.height / 2, number, pair, end))
        found = {}
        for id_, links in at.items():
            place = self.places[id_]
            step = (place.face.height - 12) / len(links)
            for number, (_, _, pair, end) in enumerate(sorted(links)):
                found[pair, end] = place.y + 6 + (number + 0.5) * step
        return found

    def _say_what_is_left_out(self, sheet: Sheet) -> None:
        if (hidden := len(self.map.actors) - len(self.shown)) > 0:
            sheet.remarks.append(f"{hidden} actors who say less are left out.")
        if self.is_dense:
            sheet.remarks.append("A line without a number counts 1.")
        if self.hidden_links:
            sheet.remarks.append(f"{self.hidden_links} links that count less are left out.")
        if not self.links and self.shown:
            sheet.remarks.append("Nobody supports or rebuts anybody else.")


def _halved(found: list[tuple[str, list[Seat]]]) -> list[tuple[str, list[Seat]]]:
    """Return the only side as two, so that it fills both columns; members stay with their groups."""
    for name, seats in found:
        heads = [number for number, seat in enumerate(seats) if not seat.level]
        middle = min(heads, key=lambda number: abs(number - len(seats) / 2))
        return [(name, half) for half in (seats[:middle], seats[middle:]) if half]
    return []


VIEW = View(title="who supports and who rebuts whom", draw=draw)
