"""What everybody holds of every claim: a matrix of claims and actors.

Claims are rows in reading order, indented by the tree; actors are columns, grouped by side. A cell tells by
sign and by tint what an actor holds (`argmap.analysis.stances`); where it holds that only as a member of a
group, the cell has a dashed rim and no tint. What was judged of a claim stands between it and the cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from argmap.analysis import tree
from argmap.analysis.stances import Position, positions
from argmap.analysis.wording import SIGNS, readable_date, sentences, verb
from argmap.layout.drawing import Block, Drawing, Text
from argmap.layout.furniture import MARGIN
from argmap.layout.limits import refuse_limit
from argmap.layout.overlay import Verdict, verdicts
from argmap.layout.rows import COLOURS, Row, named, rows
from argmap.layout.sheet import BOLD_SLACK, Sheet, Swatch, fitted
from argmap.layout.sides import actor_name, sides
from argmap.layout.text import width
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import ArgumentMap, Claim, Stance

__all__ = ["VIEW", "draw"]

_CLAIMS: Final = 380.0
_CELL: Final = 30.0
_ROW: Final = 26.0
_INDENT: Final = 16.0
_DEEPEST: Final = 8
_BETWEEN_SIDES: Final = 12.0
_WIDEST_SIDE: Final = 130.0
_LONGEST_NAME: Final = 190.0
_BAND: Final = 22.0
_NAMED: Final = 8
_JUDGED: Final = 10.5
_SLOPE: Final = 0.7071067811865476
"""Sine and cosine of the angle at which names stand, as a number, for libraries differ in the last digit."""


class _Look(NamedTuple):
    """How a stance is shown."""

    fill: str
    colour: str
    sign: str
    words: str


_LOOKS: Final[dict[Stance, _Look]] = {
    "pro": _Look("support_tint", "support", "+", "for it"),
    "con": _Look("attack_tint", "attack", "−", "against it"),
    "mixed": _Look("neutral_tint", "text", "±", "both"),
    "questions": _Look("undercut_tint", "undercut", "?", "questions it"),
}


class _Column(NamedTuple):
    """An actor, and where its column begins and ends."""

    id: str
    x: float
    width: float


def draw(map: ArgumentMap, theme: Theme, *, max_rows: int | None = 400, overlay: Any = None) -> Drawing:
    """Return the matrix of who holds what of which claim.

    Args:
        map: what is drawn.
        theme: how it looks.
        max_rows: of more rows than so many the last ones are left out; None draws all.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: `max_rows` is no positive number, or the overlay is not of that kind.
    """
    refuse_limit("max_rows", max_rows)
    return _Draft(map, verdicts(overlay)).drawing(theme, max_rows)


class _Draft:
    """A drawing in the making."""

    def __init__(self, map: ArgumentMap, judged: Mapping[str, Verdict]) -> None:
        self.map = map
        self.judged = {id_: judged[id_] for id_ in map.claims if id_ in judged}
        wide = [width(verdict.words, _JUDGED, bold=True) for verdict in self.judged.values()]
        self.end = MARGIN + _CLAIMS + (max(wide) / BOLD_SLACK + 12 if any(wide) else 0.0)
        self.held = positions(map)

    def drawing(self, theme: Theme, most: int | None) -> Drawing:
        """Return the finished drawing."""
        columns, bands = self._columns()
        end = max([self.end, *(column.x + column.width for column in columns)])
        sheet = Sheet.headed(self.map.title, max(end - MARGIN, 480.0))
        used = {position.stance for held in self.held.values() for position in held.values()}
        looks = [look for stance, look in _LOOKS.items() if stance in used]
        keys = [Swatch(look.fill, look.colour, look.sign, look.colour, look.words) for look in looks]
        if self._as_members():
            keys.append(Swatch("page", "muted", "+", "text", "as a member of a group", is_dashed=True))
        sheet.keys(keys)
        found = [row for row in rows(tree(self.map)) if row.id in self.map.claims]
        shown = found[:most]
        top = self._header(sheet, columns, bands)
        for number, row in enumerate(shown):
            y = top + number * _ROW
            held = [(c, self.held[c.id][row.id]) for c in columns if row.id in self.held[c.id]]
            ground = "page" if number % 2 else "lane"
            sheet.rect(MARGIN, y, end - MARGIN, _ROW, ground, **self._heard(row, held))
            self._claim(sheet, row, self.map.claims[row.id], y)
            for column, position in held:
                self._cell(sheet, column, position, y)
        self._rules(sheet, columns, top, top + len(shown) * _ROW)
        sheet.y = top + len(shown) * _ROW
        self._say_what_is_left_out(sheet, columns, len(found) - len(shown))
        return sheet.drawing(
            "stances", theme, f"What {len(columns)} actors hold of {len(shown)} claims, as a table."
        )

    # -- columns

    def _columns(self) -> tuple[list[_Column], list[tuple[str, float, float]]]:
        """Return the columns, and the sides above them with their start and end."""
        columns: list[_Column] = []
        bands = []
        x = self.end + _BETWEEN_SIDES
        for side, seats in sides(self.map, self.held).items():
            wanted = min(width(side, 10.5, bold=True) / 0.9 + 8, _WIDEST_SIDE) if side else 0.0
            wide = max(_CELL, wanted / len(seats))
            columns += [_Column(seat.id, x + n * wide, wide) for n, seat in enumerate(seats)]
            end = x + wide * len(seats)
            bands.append((side, x, end))
            x = end + _BETWEEN_SIDES
        return columns, bands

    def _header(self, sheet: Sheet, columns: list[_Column], bands: list[tuple[str, float, float]]) -> float:
        """Set the names, rising to the right, and the sides below them; return where rows begin."""
        names = {
            column: fitted(actor_name(self.map.actors[column.id]), 11.5, _LONGEST_NAME) for column in columns
        }
        longest = max([width(name, 11.5) for name in names.values()], default=0.0)
        low = sheet.y + 18 + longest * _SLOPE + 10
        for column, name in names.items():
            x = column.x + column.width / 2
            block = Block("body", x + 3, low - 4, 11.5, 0.0, (name,))
            sheet.texts.append(Text(block, "text", angle=-45.0))
            sheet.reach(x + (width(name, 11.5) + 8) * _SLOPE + 6)
        for side, start, end in bands:
            sheet.rect(start, low + _BAND - 4, end - start, 2, "muted")
            if line := fitted(side, 10.5, end - start, bold=True):
                block = Block("title", (start + end) / 2, low + _BAND - 9, 10.5, 0.0, (line,))
                sheet.texts.append(Text(block, "muted", "middle"))
        return low + _BAND + 2

    # -- rows

    def _heard(self, row: Row, held: list[tuple[_Column, Position]]) -> dict[str, str]:
        """Return what is told of a row: the claim, and what everybody holds of it."""
        claim = self.map.claims[row.id]
        voices = ", ".join(f"{actor_name(self.map.actors[c.id])}: {_LOOKS[p.stance].words}" for c, p in held)
        verdict = self.judged.get(row.id, Verdict())
        whole = "\n".join(filter(None, (claim.title, claim.text))) or claim.id
        return {
            "label": sentences(named(claim), verdict.heard, voices or "Nobody says what they hold of it"),
            "tooltip": "\n".join(filter(None, (whole, verdict.explained))),
        }

    def _claim(self, sheet: Sheet, row: Row, claim: Claim, y: float) -> None:
        x = MARGIN + 8 + _INDENT * min(row.level, _DEEPEST)
        base = y + _ROW / 2 + 4.4
        if row.kind:
            sign = Block("title", x + 5, base, 12.5, 0.0, (SIGNS[row.kind],))
            sheet.texts.append(Text(sign, COLOURS[row.kind], "middle"))
            x += 17
        room = MARGIN + _CLAIMS - x
        if line := fitted(named(claim), 12.5, room, bold=not row.level):
            block = Block("body" if row.level else "title", x, base, 12.5, 0.0, (line,))
            sheet.texts.append(Text(block))
        verdict = self.judged.get(claim.id, Verdict())
        if verdict.words:
            block = Block("title", MARGIN + _CLAIMS + 6, base - 0.6, _JUDGED, 0.0, (verdict.words,))
            sheet.texts.append(Text(block, verdict.colour))

    def _cell(self, sheet: Sheet, column: _Column, position: Position, y: float) -> None:
        look, own = _LOOKS[position.stance], position.is_own
        x = column.x + column.width / 2
        sheet.rect(
            x - 11,
            y + 3,
            22,
            _ROW - 6,
            look.fill if own else "page",
            line=look.colour if own else "muted",
            radius=5.0,
            is_dashed=not own,
            tooltip=self._told(position, look),
        )
        sign = Block("title", x, y + _ROW / 2 + 4.6, 13.0, 0.0, (look.sign,))
        sheet.texts.append(Text(sign, look.colour, "middle"))

    def _told(self, position: Position, look: _Look) -> str:
        """Return all that lies behind a cell: each act with its words, in the order of time."""
        lines = [f"{actor_name(self.map.actors[position.actor])}: {look.words}"]
        for said in position.statements:
            through = (
                f" (as {actor_name(said.actor)})" if said.actor and said.actor.id != position.actor else ""
            )
            when = f", {readable_date(said.when)}" if said.when else ""
            words = f": “{said.words}”" if said.words else ""
            lines.append(f"{verb(said.act)}{through}{when}{words}")
        return "\n".join(lines)

    def _as_members(self) -> bool:
        """Whether anybody holds something as a member of a group alone."""
        return any(not position.is_own for held in self.held.values() for position in held.values())

    def _rules(self, sheet: Sheet, columns: list[_Column], top: float, low: float) -> None:
        """Set a hairline at the middle of each column, beneath the cells, to lead the eye."""
        rules = len(sheet.shapes)
        for column in columns:
            sheet.rect(column.x + column.width / 2 - 0.5, top, 1, max(low - top, 0), "line")
        cells = [shape for shape in sheet.shapes[:rules] if not shape.label]
        grounds = [shape for shape in sheet.shapes[:rules] if shape.label]
        sheet.shapes[:] = [*grounds, *sheet.shapes[rules:], *cells]

    def _say_what_is_left_out(self, sheet: Sheet, columns: list[_Column], hidden: int) -> None:
        if hidden:
            sheet.remarks.append(f"{hidden} further claims are left out.")
        shown = {column.id for column in columns}
        silent = [actor_name(actor) for actor in self.map.actors.values() if actor.id not in shown]
        if silent:
            more = f" and {len(silent) - _NAMED} more" if len(silent) > _NAMED else ""
            sheet.remarks.append(f"Hold nothing of any claim: {', '.join(silent[:_NAMED])}{more}.")


VIEW = View(title="who holds what of which claim", draw=draw)
