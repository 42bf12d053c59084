"""What the lines of a reading say in words, in Markdown as in plain text: signs, and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from argmap.analysis import tree
from argmap.analysis.wording import RELATES, SIGNS
from argmap.layout.overlay import Verdict
from argmap.model import Argument, ArgumentMap, Claim, Relation
from argmap.renderers._plain import one_line, voices
from argmap.renderers._reading import Line

__all__ = ["Telling"]

_TOGETHER: Final = "&"


class Telling:
    """A map that is being told; it remembers the signs that were used.

    In `full`, who says a claim is told below it in their words, and not in a remark. The numbers by which
    lines point to others stand in `brackets`.
    """

    def __init__(
        self, map: ArgumentMap, told: Mapping[str, Verdict], *, full: bool, brackets: str = "[]"
    ) -> None:
        self.map = map
        self.verdicts = told
        self.full = full
        self.brackets = brackets
        self.shape = tree(map)
        self._signs: set[str] = set()

    def sign(self, line: Line) -> str:
        """Return what a line does to the one above it; `""` where it does nothing."""
        if line.link is None or line.what in {"continued", "more"}:
            return ""
        sign = _TOGETHER if line.role == "one" else SIGNS[line.link.kind]
        self._signs.add(sign)
        return sign

    def meanings(self) -> Iterator[tuple[str, str]]:
        """Yield the signs that were used, each with its meaning."""
        yield from ((sign, RELATES[kind]) for kind, sign in SIGNS.items() if sign in self._signs)
        if _TOGETHER in self._signs:
            yield _TOGETHER, "works only with the others"

    def mark(self, number: int) -> str:
        """Return a number by which others point to a line; `""` for 0."""
        first, last = (*self.brackets,)
        return f"{first}{number}{last}" if number else ""

    def remarks(self, line: Line) -> Iterator[str]:
        """Yield what is to be said of a node, and of the step to it where the line speaks for that too."""
        if line.is_told:
            yield from self._of(line.node)
        if line.role == "alone" and line.link is not None:
            if step := self.mark(line.step):
                yield f"the step is {step}"
            if remarks := ", ".join(self._of(line.link.id)):
                yield f"the step: {remarks}"

    def _of(self, node: str) -> Iterator[str]:
        if node not in self.map:  # the way out of an argument, which is a link of the tree alone
            return
        element = self.map[node]
        if not isinstance(element, (Claim, Argument, Relation)):
            return
        if element.implicit:
            yield "implicit"
        if isinstance(element, Relation) and self.full and element.scheme:
            yield f"by {one_line(element.scheme)}"
        if isinstance(element, Relation) or not self.full:
            yield from voices(self.map.statements(claim=node))
        if isinstance(element, Relation):
            yield from self._broken(element)
        elif words := self.verdicts.get(node, Verdict()).words:
            yield words

    def _broken(self, link: Relation) -> Iterator[str]:
        """Yield that a link falls, unless it is only that one of its premises does."""
        verdict = self.verdicts.get(link.id, Verdict())
        if verdict.status == "falls" and all(
            self.verdicts.get(premise, Verdict()).status != "falls" for premise in link.premises
        ):
            yield verdict.words
