"""A large map at a glance: each claim a bar as tall as its branch is large, its reasons to the right of it.

This is an icicle (Kruskal and Landwehr 1983, "Icicle plots: better displays for hierarchical clustering"),
lying on its side so that titles can be read. The height of a bar is its share of all claims: its own and
those of its branch; what stands free to the right of its foot is its own. Bars that would be thinner than two
pixels are merged with their neighbours and counted, and so is what lies deeper than the columns go. What was
judged of a claim stands at the right of its bar: a sign, and the strength where there is room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from attrs import define

from argmap.analysis import tree
from argmap.analysis.wording import RELATES, SIGNS, sentences
from argmap.layout.drawing import Block, Drawing, Text
from argmap.layout.furniture import MARGIN
from argmap.layout.overlay import MARKS, Verdict, verdicts
from argmap.layout.rows import COLOURS, Row, named, rows
from argmap.layout.sheet import BOLD_SLACK, SLACK, Sheet, Swatch, ascent, signs
from argmap.layout.text import width, wrap
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import ArgumentMap

__all__ = ["VIEW", "draw"]

_WIDTH: Final = 1240.0
_HEIGHT: Final = 1500.0
_TALLEST: Final = 34.0
"""Of a claim without reasons, in a map so small that all would fit."""

_WIDEST: Final = 250.0
_NARROWEST: Final = 64.0
_DEEPEST: Final = int(_WIDTH / _NARROWEST)
_THINNEST: Final = 2.0
_READABLE: Final = 15.0
_SIZE: Final = 11.5
_LEADING: Final = 15.0
_JUDGED: Final = 10.5
_NUMBERED: Final = 120.0
"""How wide a column is in which there is room for the number of a strength."""

_ORDER: Final = ("support", "equivalence", "preference", "rebuttal", "contradiction", "undercut", "")


@define
class _Branch:
    """A claim with all that speaks for and against it: how many claims, and which of them hang at it."""

    row: Row
    size: int = 1
    hung: Sequence[_Branch] = ()


class _Bar(NamedTuple):
    """A bar: of one branch, or of several neighbours that are too small to be seen."""

    branches: Sequence[_Branch]
    level: int
    y: float
    height: float

    @property
    def size(self) -> int:
        """How many claims there are in it."""
        return sum(branch.size for branch in self.branches)


def draw(map: ArgumentMap, theme: Theme, *, overlay: Any = None) -> Drawing:
    """Return the drawing of a whole map at a glance.

    Args:
        map: what is drawn.
        theme: how it looks.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: the overlay is not of that kind.
    """
    return _Draft(map, verdicts(overlay)).drawing(theme)


class _Draft:
    """A drawing in the making."""

    def __init__(self, map: ArgumentMap, judged: Mapping[str, Verdict]) -> None:
        self.map = map
        self.judged = judged
        shape = tree(map)
        self.rows = rows(shape)
        self.loose = len(shape.loose)
        self.roots = _branches(self.rows)
        self.unit = min(_TALLEST, _HEIGHT / max(len(self.rows), 1))
        self.bars = list(self._bars())
        self.columns = 1 + max([bar.level for bar in self.bars], default=0)
        self.column = min(_WIDEST, _WIDTH / self.columns)
        self.merged = 0

    def drawing(self, theme: Theme) -> Drawing:
        """Return the finished drawing."""
        count = len(self.rows)
        sheet = Sheet.headed(self.map.title, max(self.column * self.columns, 480.0))
        sheet.y += 4
        told = f"{count:,} claim{'' if count == 1 else 's'}. A bar is as tall as its branch is large."
        sheet.y += sheet.write(told, MARGIN, sheet.y, sheet.room, size=12.0, colour="muted")
        kinds = dict.fromkeys(kind for kind in _ORDER if kind and any(row.kind == kind for row in self.rows))
        keys = [
            Swatch(f"{COLOURS[kind]}_tint", COLOURS[kind], SIGNS[kind], COLOURS[kind], RELATES[kind])
            for kind in kinds
        ]
        judged = [self.judged[row.id] for row in self.rows if row.id in self.judged]
        sheet.keys([*keys, *signs(judged)])
        top = sheet.y + 18
        for bar in self.bars:
            self._set(sheet, bar._replace(y=top + bar.y))
        sheet.y = top + self.unit * count
        if self.merged:
            sheet.remarks.append(
                f"Claims merged or left out, too small or too deep to be seen: {self.merged:,}."
            )
        if self.loose:
            sheet.remarks.append(f"Further uses of claims and ends of cycles, not drawn: {self.loose:,}.")
        if self.column >= _NUMBERED and any(verdict.number for verdict in judged):
            sheet.remarks.append("A number in a bar is the strength of its claim, from 0 to 1.")
        return sheet.drawing("overview", theme, f"{told} Reasons stand to the right of what they are for.")

    def _bars(self) -> Iterator[_Bar]:
        """Yield all bars in reading order, as far from the top as they stand."""
        stack = list(reversed(list(self._row_of_bars(self.roots, 0, 0.0))))
        while stack:
            bar = stack.pop()
            yield bar
            if len(bar.branches) == 1 and bar.level + 1 < _DEEPEST:
                below = self._row_of_bars(bar.branches[0].hung, bar.level + 1, bar.y)
                stack += reversed(list(below))

    def _row_of_bars(self, branches: Sequence[_Branch], level: int, y: float) -> Iterator[_Bar]:
        """Yield the bars of branches that hang together, small neighbours as one."""
        small: list[_Branch] = []
        held = 0.0
        for branch in branches:
            height = branch.size * self.unit
            if height < _THINNEST:
                small.append(branch)
                held += height
                if held < _THINNEST:
                    continue
            if small:
                yield _Bar(small, level, y, held)
                y += held
                small, held = [], 0.0
            if height >= _THINNEST:
                yield _Bar([branch], level, y, height)
                y += height
        if small:
            yield _Bar(small, level, y, held)

    def _set(self, sheet: Sheet, bar: _Bar) -> None:
        """Set one bar, with its title where that fits."""
        x = MARGIN + bar.level * self.column
        gap = 2.0 if bar.height >= _READABLE else 0.4
        height, wide = max(bar.height - gap, 0.6), self.column - 3
        row = bar.branches[0].row
        colour = COLOURS[row.kind] if len({branch.row.kind for branch in bar.branches}) == 1 else "neutral"
        told, label = self._told(bar)
        is_large = bar.height >= _READABLE
        tint = f"{colour}_tint" if row.kind else "neutral_tint"
        fill = tint if is_large else colour
        line = colour if is_large else ""
        sheet.rect(
            x,
            bar.y,
            wide,
            height,
            fill,
            line=line,
            radius=3.0 if is_large else 0.0,
            label=label,
            tooltip=told,
        )
        if is_large:
            sheet.rect(x, bar.y, 4, height, colour)
            self._title(sheet, bar, x + 11, wide - 15)

    def _title(self, sheet: Sheet, bar: _Bar, x: float, room: float) -> None:
        """Set the sign and the title of a bar, in as many lines as it holds."""
        row = bar.branches[0].row
        words, bold = self._words(bar), bar.branches[0].size > 1
        end = x + room
        room -= 14 if row.kind else 0
        judged = self._judged(bar)
        room -= width(judged, _JUDGED, bold=True) / BOLD_SLACK + 4 if judged else 0
        leading = min(_LEADING, bar.height - 2)
        above = 0.0 if bar.height <= _TALLEST else 6.0
        most = min(max(int((bar.height - above - 4) / _LEADING), 1), 4)
        high = leading * len(
            wrap(words, _SIZE, room * (BOLD_SLACK if bold else SLACK), bold=bold, lines=most).lines
        )
        y = bar.y + (above or (bar.height - 2 - high) / 2)
        if judged:
            block = Block("title", end, y + ascent(_JUDGED, leading), _JUDGED, 0.0, (judged,))
            sheet.texts.append(Text(block, "text", "end"))
        if row.kind and len(bar.branches) == 1:
            sign = Block("title", x + 4, y + ascent(12.5, leading), 12.5, 0.0, (SIGNS[row.kind],))
            sheet.texts.append(Text(sign, COLOURS[row.kind], "middle"))
        sheet.write(
            words,
            x + (14 if row.kind else 0),
            y,
            room,
            size=_SIZE,
            leading=leading,
            bold=bold,
            lines=most,
        )

    def _judged(self, bar: _Bar) -> str:
        """Return what was judged of the claim of a bar, as far as there is room for it."""
        if len(bar.branches) > 1:
            return ""
        verdict = self._verdict(bar.branches[0])
        return verdict.mark if self.column >= _NUMBERED else MARKS.get(verdict.status, "")

    def _verdict(self, branch: _Branch) -> Verdict:
        return self.judged.get(branch.row.id, Verdict())

    def _words(self, bar: _Bar) -> str:
        if len(bar.branches) > 1:
            return f"{bar.size:,} claims"
        id_ = bar.branches[0].row.id
        return named(self.map.claims.get(id_) or self.map.arguments[id_])

    def _told(self, bar: _Bar) -> tuple[str, str]:
        """Return all of a bar in words, and what a screen reader says of it."""
        if len(bar.branches) > 1:
            self.merged += bar.size
            some = "\n".join(map(self._listed, bar.branches[:8]))
            return f"{self._words(bar)}:\n{some}", f"{self._words(bar)}, merged."
        (branch,) = bar.branches
        element = self.map.claims.get(branch.row.id) or self.map.arguments[branch.row.id]
        below = branch.size - 1
        if below and bar.level + 1 >= _DEEPEST:
            self.merged += below
        rest = f"{below} claim{'' if below == 1 else 's'} below" if below else ""
        verdict = self._verdict(branch)
        whole = "\n".join(filter(None, (element.title, element.text, verdict.explained, rest)))
        does = RELATES[branch.row.kind] if branch.row.kind else "thesis"
        return whole or element.id, sentences(f"{does}: {named(element)}", verdict.heard, rest)

    def _listed(self, branch: _Branch) -> str:
        """Return a claim as the tooltip of a merged bar lists it."""
        judged = self._verdict(branch).words
        return f"{self._words(_Bar([branch], 0, 0, 0))}{f' ({judged})' if judged else ''}"


def _branches(found: list[Row]) -> list[_Branch]:
    """Return the branches at the roots, each with what hangs at it, supports before attacks."""
    branches = {row.id: _Branch(row) for row in found}
    hung: dict[str, list[_Branch]] = {}
    for row in found:
        hung.setdefault(row.above, []).append(branches[row.id])
    for row in reversed(found):  # what hangs comes after what it hangs at
        branch = branches[row.id]
        branch.hung = sorted(hung.get(row.id, ()), key=lambda child: _ORDER.index(child.row.kind))
        if row.above:
            branches[row.above].size += branch.size
    return hung.get("", [])


VIEW = View(title="the whole of a large map at a glance", draw=draw)
