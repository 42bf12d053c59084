"""`argmap sources`: tells what of its sources a map answers for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.renderers._plain import clipped, one_line

if TYPE_CHECKING:
    from argmap.analysis.coverage import Coverage, Passage
    from argmap.model import ArgumentMap

__all__ = ["command"]

_WIDEST: Final = 60


@click.command("sources")
@click.argument("file", type=click.Path())
@click.option("--full", is_flag=True, help="Tell the covered passages, too, and what quotes them.")
@click.option(
    "--as",
    "shape",
    type=click.Choice(["table", "json"]),
    default="table",
    help="Tell it in this form.  [default: table]",
)
@options.format
@options.strict
def command(*, file: str, full: bool, shape: str, format: str | None, strict: bool) -> None:
    """Tell what of its sources a map covers.

    For each source: how many of its paragraphs claims quote, how much of its text that is, and the paragraphs
    that nothing covers. Sources are read from their paths. A passage that is no claim can be told as
    "background" in the data of its source.
    """
    from argmap.analysis.coverage import coverage
    from argmap.documents._checks import informed

    with at_work(f"reading {file}"):
        m = informed(read(file, format=format, strict=strict), file)
        found = coverage(m)
    if shape == "json":
        click.echo(json.dumps([_plain(m, one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        click.echo("There are no sources.")
    else:
        click.echo("\n".join(line for one in found for line in _told(m, one, full=full)))


def _told(m: ArgumentMap, covered: Coverage, *, full: bool) -> Iterator[str]:
    """Yield the lines about one source."""
    source = m.sources[covered.source]
    name = one_line(source.title or source.id)
    if not covered.passages:
        why = f"{one_line(source.path)} cannot be read" if source.path else "its text is not known"
        yield f"{name}: {why}"
        return
    whole, bare = len(covered.passages), len(covered.bare)
    yield f"{name}: {whole - bare} of {whole} passages covered, {int(100 * covered.share)} % of the text"
    shown: Sequence[Passage] = covered.passages if full else covered.bare
    width = len(str(covered.passages[-1].end))
    for passage in shown:
        words = clipped(one_line((source.text or "")[passage.start : passage.end]), _WIDEST)
        yield f"  {passage.start:>{width}}  {words}  {_by(m, passage) if full else ''}".rstrip()


def _by(m: ArgumentMap, passage: Passage) -> str:
    from argmap.analysis.telling import called

    told = [called(m, id_) for id_ in passage.quoted_by] + ["background"] * passage.is_background
    return f"({', '.join(told)})" if told else "(nothing)"


def _plain(m: ArgumentMap, covered: Coverage) -> dict[str, Any]:
    source = m.sources[covered.source]
    text = source.text or ""
    return {
        "source": source.id,
        "title": source.title,
        "path": source.path,
        "is_read": source.text is not None,
        "share": round(covered.share, 4),
        "passages": [
            {
                "start": passage.start,
                "end": passage.end,
                "text": text[passage.start : passage.end],
                "covered": passage.covered,
                "quoted_by": [*passage.quoted_by],
                "is_background": passage.is_background,
            }
            for passage in covered.passages
        ],
    }
