"""`argmap draft`: makes a first map of an article, a transcript, a press release or a blog."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from argmap.cli._inout import save, write
from argmap.cli._messages import at_work, show_notes, tell_written
from argmap.notes import Notes

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Source

__all__ = ["command"]


@click.command("draft")
@click.argument("article", type=click.Path())
@click.option("-o", "--output", metavar="OUT", type=click.Path(), help="Write the map to this file.")
@click.option("--prompt", is_flag=True, help="Give a prompt that lets a language model make the draft.")
@click.option(
    "--from",
    "reply",
    metavar="REPLY",
    type=click.Path(),
    help="Take the draft from what such a model replied.",
)
@click.option("--force", is_flag=True, help="Write over OUT if it is there.")
def command(*, article: str, output: str | None, prompt: bool, reply: str | None, force: bool) -> None:
    """Make a first map of an article.

    ARTICLE is text, Markdown, HTML or PDF, or - for standard input. Every quotation and every reported
    statement in it becomes a claim, said by its speaker, with its place. Nothing is added; what is only
    guessed is marked.

    The map is written as commented Argdown to standard output or to OUT; else in the format of OUT's suffix.
    """
    from argmap.drafting import draft, draft_from, prompt_for

    if prompt and reply is not None:
        raise click.UsageError("say either --prompt or --from")
    out = output or "-"
    if not force and out != "-" and Path(out).exists():
        raise click.ClickException(f"{out} is there already; say --force to write over it")
    source = _read(article, out)
    if prompt:
        save(prompt_for(source), out)
    else:
        with at_work(f"drafting {article}"):
            map_ = draft(source) if reply is None else draft_from(source, _text(reply), path=reply)
        if not map_.claims:
            click.echo("note: nobody was found to say anything in it", err=True)
        _write(map_, out)
    if out != "-":
        tell_written([out])


def _read(article: str, out: str) -> Source:
    """Return the article; its path is told as it is found from the map, if that is beside it or above."""
    from argmap.documents import read_source

    notes = Notes(article)
    try:
        source = read_source(article, notes=notes)
    finally:
        show_notes(notes)
    if article == "-" or out == "-":
        return source
    path = os.path.relpath(article, Path(out).parent)
    return evolve(source, path=Path(article if path.startswith("..") else path).as_posix())


def _text(reply: str) -> str:
    from argmap.files._bytes import load
    from argmap.files._text import decoded

    return decoded(load(reply), Notes(reply), strict=True)


def _write(map: ArgumentMap, out: str) -> None:
    from argmap.drafting import argdown

    if out == "-" or out.endswith((".argdown", ".ad")):
        save(argdown(map), out)
    else:
        map.replace(*(evolve(source, text=None) for source in map.sources.values()))
        write(map, out, format=None)
