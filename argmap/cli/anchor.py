"""`argmap anchor`: finds the quotes of a map again in their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

import click

import argmap
from argmap.cli import _options as options
from argmap.cli._inout import own_format, read_all
from argmap.cli._messages import at_work, tell_written, tinted
from argmap.renderers._plain import one_line

if TYPE_CHECKING:
    from argmap.analysis.anchoring import Anchor, AnchorKind
    from argmap.model import ArgumentMap
    from argmap.notes import Severity, Span

__all__ = ["command"]

_GRAVE: Final[dict[AnchorKind, Severity]] = {
    "moved": "info",
    "normalised": "info",
    "altered": "warning",
    "ambiguous": "warning",
    "lost": "error",
}
"""How grave it is for a quote to be of a kind; of the others nothing is told but how many there are."""


@click.command("anchor")
@click.argument("file", type=click.Path())
@click.option("--write", is_flag=True, help="Write what has changed into FILE itself.")
@click.option("--altered", is_flag=True, help="Take the words of the source for altered quotes, too.")
@options.format
@options.strict
@click.pass_context
def command(
    ctx: click.Context, *, file: str, write: bool, altered: bool, format: str | None, strict: bool
) -> None:
    """Find the quotes of a map again in their sources.

    Tells which quotes have moved in their source since, which differ in marks and blanks, and which are
    altered, ambiguous or lost; these are left as they are. Sources are read from their paths. Quotes that
    have no place, and are known by their words alone, get none.

    Ends with 1 where quotes are left that somebody must look at.
    """
    from argmap.analysis.anchoring import anchor
    from argmap.documents._checks import informed

    with at_work(f"anchoring {file}"):
        maps = read_all(file, format=format, strict=strict)
        found = [anchor(informed(map_, file), altered=altered, unplaced=False) for map_ in maps]
    for map_, (_, anchors) in zip(maps, found, strict=True):
        _tell(file, map_, anchors)
    every = [one for _, anchors in found for one in anchors]
    click.echo(_summary(every))
    if write and any(one.anchored != one.quote for one in every):
        anew = found[0].map
        anew.replace(*maps[0].sources.values())
        argmap.write(anew, file, format=own_format(file, maps, "--write"), strict=True)
        tell_written([file])
    if any(_is_left(one) for one in every):
        ctx.exit(1)


def _is_left(one: Anchor) -> bool:
    return one.kind in {"ambiguous", "lost"} or (one.kind == "altered" and one.anchored == one.quote)


def _tell(file: str, map: ArgumentMap, anchors: Sequence[Anchor]) -> None:
    """Tell what became of each quote that is not where it was, in the order of the file."""
    from argmap.documents._checks import places

    told = [one for one in anchors if one.kind in _GRAVE]
    where = places(file, map) if told else {}
    for one in sorted(told, key=lambda one: _order(where.get(one.element))):
        span = where.get(one.element)
        place = f"{file}:{span.line}:{span.column}" if span else file
        source = f"{map.sources[one.quote.source].title or one.quote.source}"
        click.echo(
            f"{place}: {tinted(one.kind, _GRAVE[one.kind])}: {one_line(_words(one))} [{one_line(source)}]"
        )


def _order(span: Span | None) -> tuple[int, int]:
    return (span.line, span.column) if span else (0, 0)


def _words(one: Anchor) -> str:
    """Return what became of a quote."""
    start = one.places[0][0] if one.places else 0
    if one.kind == "moved":
        return f"“{one.quote.exact}” is at {start}, not at {one.quote.start}"
    if one.kind == "normalised":
        return f"“{one.difference}” at {start}"
    if one.kind == "altered":
        return f"“{one.difference}” at {start}, {one.similarity:.0%} alike"
    if one.kind == "ambiguous":
        return f"“{one.quote.exact}” may be in {len(one.places):,} places, the first at {start}"
    return f"“{one.quote.exact}” is not there"


def _summary(anchors: Sequence[Anchor]) -> str:
    from argmap.analysis.anchoring import AnchorKind

    counts = Counter(one.kind for one in anchors)
    told = ", ".join(f"{counts[kind]:,} {kind}" for kind in get_args(AnchorKind) if counts[kind])
    noun = "quote" if len(anchors) == 1 else "quotes"
    return f"{len(anchors):,} {noun}: {told}." if anchors else "There are no quotes."
