"""A text outline: the map in reading order, a line a claim, for terminals, screen readers and letters.

    Halt the roll-out (NSPCC demands)
      + Abuse would go unseen
        + together:
          & 16.8 million reports
          & 70 % would be lost
      − Encryption protects everyone (Facebook asserts)

Each line begins with what it does to the line it is indented under: `+` supports, `−` rebuts, `×` undercuts
the step to it, `≠` contradicts, `=` says the same as, `>` is preferred to; `&` are premises that work only
together. A claim that is used again is numbered and told only once; elsewhere it says `see above [3]`. A
branch that is ten steps deep goes on under a number after its tree, so nothing is indented without bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from argmap.layout.overlay import Verdict, verdicts
from argmap.model import Argument, ArgumentMap, Claim, Group
from argmap.renderers._names import Names
from argmap.renderers._plain import by_words, one_line, quoted, voices, words_as_said
from argmap.renderers._reading import Line, reading
from argmap.renderers._spec import Renderer
from argmap.renderers._telling import Telling

__all__ = ["RENDERER", "render"]

_NARROWEST: Final = 20


def render(
    map: ArgumentMap,
    *,
    full: bool = False,
    width: int = 0,
    max_cards: int | None = None,
    legend: bool = True,
    overlay: Any = None,
) -> str:
    """Return the outline of a map.

    Args:
        map: what is told; it is not changed.
        full: Tell the whole texts, and the words as said; else titles, and untitled texts cut to a line.
        width: Wrap lines at so many characters; 0 leaves them whole.
        max_cards: Tell at most so many claims and arguments, those nearest to the roots.
        legend: Explain the signs at the end.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: the overlay is not of that kind.

    >>> m = ArgumentMap("Should Facebook encrypt?")
    >>> halt = m.claim("Facebook should halt its plans.", title="Halt the roll-out")
    >>> said = m.say(m.actor("NSPCC"), halt, act="demand")
    >>> reason = m.support(m.claim("Abuse would go unseen."), halt)
    >>> print(render(m, legend=False))
    Should Facebook encrypt?
    <BLANKLINE>
    Halt the roll-out (NSPCC demands)
      + Abuse would go unseen.
    <BLANKLINE>
    """
    teller = _Teller(map, verdicts(overlay), full=full, width=width)
    teller.tell(max_cards)
    if legend:
        teller.explain()
    return "\n".join(teller.lines).strip("\n") + "\n"


RENDERER = Renderer(title="Text outline", suffixes=(".txt",), media_type="text/plain", render=render)


class _Teller(Telling):
    """Puts the lines of a reading into words."""

    def __init__(self, map: ArgumentMap, told: Mapping[str, Verdict], *, full: bool, width: int) -> None:
        super().__init__(map, told, full=full)
        self.names = Names(map, self.shape, full)
        self.width = width
        self.lines: list[str] = []

    def tell(self, most: int | None) -> None:
        """Tell the title and everything under it."""
        self._write(one_line(self.map.title))
        groups = {id_: group for group in self.map.groups.values() for id_ in group.members}
        section: Group | None = None
        was_branched = True
        for line in reading(self.shape, most):
            if line.role == "root" and line.what == "node" and groups.get(line.node) != section:
                section, was_branched = groups.get(line.node), True
                self._write("")
                self._write(f"Section: {self.names.path(section)}" if section else "In no section:")
            if not line.depth:
                is_branched = line.what != "node" or line.node in self.shape.children
                if was_branched or is_branched:
                    self._write("")
                was_branched = is_branched
            self._tell(line)
        if not self.shape.roots:
            self._write("")
            self._write("(Nothing is claimed yet.)")

    def explain(self) -> None:
        """Tell what the signs mean that occur."""
        if meant := [" ".join(pair) for pair in self.meanings()]:
            self._write("")
            self._write(f"Signs: {', '.join(meant)}.")

    def _write(self, text: str, depth: int = 0, sign: str = "") -> None:
        """Add one line, or several where it is wrapped."""
        margin = "  " * depth
        first, later = (f"{margin}{sign} ", f"{margin}  ") if sign else (margin, margin)
        if not self.width or len(first) + len(text) <= self.width:
            self.lines.append(first + text)
            return
        room = max(self.width, len(later) + _NARROWEST)
        self.lines += wrap(
            text,
            room,
            initial_indent=first,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _tell(self, line: Line) -> None:
        self._write(self._words(line), line.depth, self.sign(line))
        if self.full and line.what == "node" and line.node not in self.shape.links:
            for detail in self._details(line.node):
                self._write(detail, line.depth, " ")

    def _words(self, line: Line) -> str:
        """Return the words of a line, after its sign."""
        if line.what == "more":
            return f"… and {line.hidden} more"
        name = self.names.of(line.node)
        mark = f" {self.mark(line.number)}" if line.number else ""
        goes_on = f" (goes on below at {self.mark(line.goes_on)})" if line.goes_on else ""
        if line.what == "continued":
            return f"{mark.strip()} {name}, continued:"
        if line.what == "left out":
            return f"{name} (left out){goes_on}"
        remarks = "; ".join(self.remarks(line))
        told = f" ({remarks})" if remarks else ""
        if not line.is_told:
            return f"see {line.what}{mark}: {name}{told}{goes_on}"
        colon = ":" if line.node in self.shape.links and not goes_on else ""
        return f"{self._told(line)}{mark}{told}{goes_on}{colon}"

    def _told(self, line: Line) -> str:
        """Return what stands first where a node is told; in full, the whole text of one without a title."""
        if line.role == "link" and line.link:
            return "together" if line.link.premises else "for no reason given"
        element = self.map[line.node] if line.node not in self.shape.links else None
        if self.full and isinstance(element, (Claim, Argument)) and not element.title:
            return one_line(element.text) or one_line(line.node)
        return self.names.of(line.node)

    def _details(self, node: str) -> Iterator[str]:
        """Return the full text of a claim or an argument, who said it how, and why it was judged so."""
        element = self.map[node]
        if isinstance(element, (Claim, Argument)):
            if element.title and element.text:
                yield one_line(element.text)
            for together in by_words(self.map.statements(claim=node)):
                voice, words = "; ".join(voices(together)), words_as_said(together[0])
                yield f"{voice}: {words}" if words else voice
            for quote in element.quotes:
                yield quoted(quote.exact, self.map.sources.get(quote.source), quote.page)
            if why := one_line(self.verdicts.get(node, Verdict()).why):
                yield why
