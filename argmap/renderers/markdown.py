r"""Markdown: the map as a nested list, its sources as footnotes, for notes, wikis and readers of reviews.

Each item begins with what it does to the one it is indented under: `+` supports, `−` rebuts, `×` undercuts
the step to it, `≠` contradicts, `=` says the same as, `>` is preferred to; `&` are premises that work only
together. Below it stand the words as they were said. A claim that is used again is numbered and told once. A
branch that is ten steps deep goes on under its number after its tree. It is CommonMark with the footnotes of
GitHub, Obsidian and Pandoc; users' text is escaped, so that it shows as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.analysis.wording import readable_date
from argmap.layout.limits import refuse_limit
from argmap.layout.overlay import Verdict, verdicts
from argmap.model import Argument, ArgumentMap, Claim, Group, Quote, Source, Statement
from argmap.renderers._links import link
from argmap.renderers._markup import literal
from argmap.renderers._names import Names
from argmap.renderers._plain import by_words, listed, one_line, voices
from argmap.renderers._reading import Line, reading
from argmap.renderers._spec import Renderer
from argmap.renderers._telling import Telling

__all__ = ["RENDERER", "render"]


def render(
    map: ArgumentMap, *, quotes: bool = True, max_cards: int | None = None, overlay: Any = None
) -> str:
    r"""Return the outline of a map in Markdown.

    Args:
        map: what is told; it is not changed.
        quotes: Tell the words as they were said.
        max_cards: Tell at most so many claims and arguments, those nearest to the roots.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: the number of cards is not positive, or the overlay not of that kind.

    >>> m = ArgumentMap("Should Facebook encrypt?")
    >>> halt = m.claim("Facebook should halt its plans.", title="Halt the roll-out")
    >>> said = m.say(m.actor("NSPCC"), halt, act="demand", quote="Halt!", source=m.source("Letter"))
    >>> reason = m.support(m.claim("Abuse would go unseen."), halt)
    >>> print(render(m))
    # Should Facebook encrypt?
    <BLANKLINE>
    - **Halt the roll-out** · Facebook should halt its plans.
      - NSPCC demands: “Halt!”[^1]
      - \+ **Abuse would go unseen.**
    <BLANKLINE>
    \+ supports
    <BLANKLINE>
    [^1]: Letter
    <BLANKLINE>
    """
    refuse_limit("max_cards", max_cards)
    writer = _Writer(map, verdicts(overlay), quotes=quotes)
    return "\n\n".join(filter(None, writer.blocks(max_cards))) + "\n"


RENDERER = Renderer(
    title="Markdown outline with sources", suffixes=(".md",), media_type="text/markdown", render=render
)


class _Writer(Telling):
    """Writes the blocks of the document, and remembers what is cited."""

    def __init__(self, map: ArgumentMap, told: Mapping[str, Verdict], *, quotes: bool) -> None:
        super().__init__(map, told, full=True, brackets="()")
        self.names = Names(map, self.shape)
        self.quotes = quotes
        self.cited: dict[str, int] = {}

    def blocks(self, most: int | None) -> Iterator[str]:
        """Return the title, the lists with their headings, what the signs mean, and the sources."""
        if title := one_line(self.map.title):
            yield f"# {literal(title)}"
        items: list[str] = []
        groups = {id_: group for group in self.map.groups.values() for id_ in group.members}
        section: Group | None = None
        for line in reading(self.shape, most):
            group = groups.get(line.node)
            if line.role == "root" and line.what == "node" and group != section:
                yield "\n".join(items)
                items, section = [], group
                yield f"## {literal(self.names.path(group))}" if group else "## In no section"
            items += self._items(line)
        yield "\n".join(items) or "Nothing is claimed yet."
        yield " · ".join(f"{literal(sign)} {meaning}" for sign, meaning in self.meanings())
        yield "\n".join(f"[^{number}]: {_named(self.map.sources[id_])}" for id_, number in self.cited.items())

    def _items(self, line: Line) -> Iterator[str]:
        """Return the item of a line, and those of the words below it."""
        margin = "  " * line.depth
        yield f"{margin}- {' '.join(filter(None, (literal(self.sign(line)), self._words(line))))}"
        if line.what == "node" and line.node not in self.shape.links:
            for detail in self._details(line.node):
                yield f"{margin}  - {detail}"

    def _words(self, line: Line) -> str:
        """Return the words of a line, after its sign."""
        if line.what == "more":
            return f"… and {line.hidden} more"
        name = literal(self.names.of(line.node))
        mark = f" {self.mark(line.number)}" if line.number else ""
        goes_on = f" – goes on below at {self.mark(line.goes_on)}" if line.goes_on else ""
        if line.what == "continued":
            return f"{mark.strip()} {name}, continued:"
        if line.what == "left out":
            return f"{name} – left out{goes_on}"
        told = "".join(f" – {literal(remark)}" for remark in self.remarks(line))
        if not line.is_told:
            return f"see {line.what}{mark}: {name}{told}{goes_on}"
        return f"{self._told(line, mark)}{told}{goes_on}"

    def _told(self, line: Line, mark: str) -> str:
        """Return what stands first where a node is told, with the mark by which others point to it."""
        if line.role == "link" and line.link:
            return f"together{mark}:" if line.link.premises else f"for no reason given{mark}"
        element = self.map.claims.get(line.node) or self.map.arguments.get(line.node)
        if element is None:
            return literal(self.names.of(line.node)) + mark
        title, text = one_line(element.title), one_line(element.text)
        told = f"**{literal(title or text or one_line(line.node) or '?')}**{mark}"
        return f"{told} · {literal(text)}" if title and text else told

    def _details(self, node: str) -> Iterator[str]:
        """Return who said a claim or an argument, in which words and where, and why it was judged so."""
        element = self.map[node]
        if not isinstance(element, (Claim, Argument)):
            return
        for together in by_words(self.map.statements(claim=node)):
            yield self._said(together)
        for quote in element.quotes:
            words = f"“{literal(one_line(quote.exact))}”" if self.quotes else "quoted"
            yield words + self._footnote(quote.source, quote)
        if why := one_line(self.verdicts.get(node, Verdict()).why):
            yield literal(why)

    def _said(self, together: list[Statement]) -> str:
        """Return who made some statements in one utterance, and the words."""
        first = together[0]
        told = literal("; ".join(voices(together)))
        if when := readable_date(one_line(first.when)):
            told += f", {literal(when)}"
        if first.words and self.quotes:
            told += f": “{literal(one_line(first.words))}”"
        return told + self._footnote(first.source.id if first.source else "", first.quote)

    def _footnote(self, source: str, quote: Quote | None = None) -> str:
        """Return the mark of a footnote, with the page of the passage; `""` without a source."""
        if source not in self.map.sources:
            return ""
        page = one_line(quote.page) if quote else ""
        number = self.cited.setdefault(source, len(self.cited) + 1)
        return (f" ({literal(page)})" if page else "") + f"[^{number}]"


def _named(source: Source) -> str:
    """Return a source as a list of sources gives it: authors, title, publisher, date, rights."""
    title = literal(one_line(source.title) or one_line(source.id))
    if url := link(source.url):
        title = f"[{title}](<{url}>)"
    authors = literal(listed(map(one_line, source.authors))) if source.authors else ""
    rest = (source.publisher, readable_date(one_line(source.date)), source.rights)
    return ". ".join(filter(None, (authors, title, *(literal(one_line(part)) for part in rest))))
