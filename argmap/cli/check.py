"""`argmap check`: tells what is weak in debates, and mends what can be mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import click

from argmap.cli import _options as options
from argmap.cli._batch import meant
from argmap.cli._checked import Checked, checked
from argmap.cli._messages import complain

__all__ = ["command"]

_FAULTY_INPUT: Final = 2


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option(
    "--select",
    metavar="CODES",
    help="Run these checks alone: codes, beginnings of codes or names, separated by commas.",
)
@click.option("--ignore", metavar="CODES", default="", help="Do not run these checks.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in FILE itself.")
@click.option(
    "--as",
    "shape",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="Tell it in this form; github makes annotations of a pull request.  [default: text]",
)
@options.format
@options.strict
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    select: str | None,
    ignore: str,
    fix: bool,
    shape: str,
    format: str | None,
    strict: bool,
) -> None:
    """Tell what is weak in debates.

    Checks look for reasons that are missing or run in circles, answers that never came, quotes that are not
    in their source, and much else; the page "Check a debate" lists them. Settings are taken from the table
    [tool.argmap.check] of the nearest pyproject.toml and from the map itself. A FILE that is a folder means
    the maps in it, and a pattern such as "debates/**/*.argdown" the files that it fits.

    Ends with 1 where there are errors or warnings, and with 2 where a file cannot be read.
    """
    from argmap.analysis.checks import Settings

    asked = Settings(None if select is None else _several(select), _several(ignore))
    paths = dict.fromkeys(str(path) for path, _ in meant(files, "check"))
    done = [checked(path, asked, format=format, strict=strict, fix=fix) for path in paths]
    for one in done:
        if one.error:
            complain(one.error)
    click.echo(_reports()[shape](done), nl=False)
    if any(one.error for one in done):
        ctx.exit(_FAULTY_INPUT)
    if any(finding.severity != "info" for one in done for finding in one.findings):
        ctx.exit(1)


def _several(codes: str) -> tuple[str, ...]:
    return tuple(code for part in codes.split(",") if (code := part.strip()))


def _reports() -> Mapping[str, Callable[[list[Checked]], str]]:
    from argmap.cli import _reports as reports

    return {
        "text": reports.as_text,
        "json": reports.as_json,
        "sarif": reports.as_sarif,
        "github": reports.as_github,
    }
