"""`argmap render`: draws maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from argmap.cli import _options as options
from argmap.cli._inout import read_all, refuse_inputs, save
from argmap.cli._messages import at_work, complain, explained, tell_written
from argmap.cli._targets import renderer_for, targets_of, targets_within
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

__all__ = ["command"]

_CHOSEN: Final = "argmap.renderer"


class _Render(click.Command):
    """A command that has the options of the renderer that is asked for, besides its own."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters, and those of the renderer once it is known."""
        return [*super().get_params(ctx), *ctx.meta.get(_CHOSEN, ())]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find out which renderer is meant, then parse all."""
        glance = click.Command(self.name, params=[*self.params], add_help_option=False)
        seen = glance.make_context(
            self.name,
            [*args],
            ignore_unknown_options=True,
            allow_extra_args=True,
            resilient_parsing=True,
        )
        try:
            ctx.meta[_CHOSEN] = options.options_of(renderer_for(seen.params["to"], seen.params["output"]))
        except ArgmapError as error:
            if not ctx.resilient_parsing:
                raise click.UsageError(str(error), ctx) from error
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(_with_owners(error), ctx) from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the command; below those of pictures, of their views, and of renderers."""
        ctx.meta.pop(_CHOSEN, None)
        super().format_options(ctx, formatter)
        for title, function in _sections():
            made = options.options_from(function)
            if records := [record for option in made if (record := option.get_help_record(ctx))]:
                with formatter.section(title):
                    formatter.write_dl(records)


def _sections() -> Iterator[tuple[str, Callable[..., object]]]:
    """Return the functions that have options, and how their section of the help is called."""
    from argmap.layout import VIEWS, draw
    from argmap.renderers import RENDERERS, sources_of_options

    painters = [name for name in RENDERERS if draw in sources_of_options(name)]
    yield f"Options of pictures ({', '.join(painters)})", draw
    for name in sorted(VIEWS, key=lambda name: (name != "map", name)):
        yield f"Options of --view {name} ({VIEWS[name].title})", VIEWS[name].draw
    for name, renderer in RENDERERS.items():
        yield f"Options of --to {name} ({renderer.title})", sources_of_options(name)[-1]


def _with_owners(error: click.NoSuchOption) -> str:
    """Return what is wrong with an option, and which renderers have it."""
    from argmap.renderers import RENDERERS

    owners = [
        name
        for name in RENDERERS
        if any(error.option_name in {*o.opts, *o.secondary_opts} for o in options.options_of(name))
    ]
    return error.format_message() + (f" It is one of --to {' and --to '.join(owners)}." if owners else "")


@click.command("render", cls=_Render)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="Draw into this file, this folder/, or - for standard output; else beside FILE.",
)
@options.to("renderers", "Draw with this renderer")
@click.option(
    "--judge",
    metavar="NAMES",
    shell_complete=options.named("semantics"),
    help="Show on the cards what these semantics say, separated by commas, such as grounded,df-quad.",
)
@click.option("--split", is_flag=True, help="Draw each main branch into a picture of its own.")
@click.option(
    "--texts",
    is_flag=True,
    help="Read the texts of sources from the documents that they name, where these are below this folder or"
    " that of FILE; for pages and --view source.",
)
@options.format
@options.strict
@options.force
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    files: Sequence[str],
    output: str | None,
    to: str | None,
    split: bool,
    texts: bool,
    judge: str | None,
    format: str | None,
    strict: bool,
    force: bool,
    **chosen: Any,
) -> None:
    """Draw maps.

    They are drawn as SVG, or as what the suffix of OUT asks for. Of several FILEs each is drawn; one that is
    at fault does not stop the others. Of several maps in one FILE, such as Markdown, each is drawn into a
    picture of its own: notes.md into notes-TITLE.svg, or notes-1.svg where a map has no title.
    """
    from argmap.analysis import branches
    from argmap.documents._checks import informed
    from argmap.renderers import render

    renderer = renderer_for(to, output)
    given = {name: value for name, value in chosen.items() if _is_given(ctx, name)}
    targets = targets_of(files, output, renderer)
    refuse_inputs(targets, files, force=force)
    taken = set(targets)
    failed = False
    for count, (file, target) in enumerate(zip(files, targets, strict=True), 1):
        share = f"{count} of {len(files)}: " if len(files) > 1 else ""
        try:
            with at_work(f"{share}drawing {file}"):
                maps = read_all(file, format=format, strict=strict)
                maps = [informed(map_, file) for map_ in maps] if texts else maps
                maps = [branch for map_ in maps for branch in branches(map_)] if split else maps
                pictures = [render(map_, renderer, **given, **_judged(map_, judge)) for map_ in maps]
            own = targets_within(file, target, maps, taken)
            refuse_inputs(own, files, force=force)
            if output and output.endswith("/"):
                Path(output).mkdir(parents=True, exist_ok=True)
            for picture, out in zip(pictures, own, strict=True):
                save(picture, out)
        except BrokenPipeError:
            raise
        except (ArgmapError, OSError, click.ClickException) as error:
            complain(explained(error, file))
            failed = True
        else:
            if output is None or len(own) > 1:
                tell_written(own)
    if failed:
        ctx.exit(2)


def _judged(map: ArgumentMap, semantics: str | None) -> dict[str, Any]:
    """Return the verdicts that are asked for, as an option of a picture."""
    if semantics is None:
        return {}
    from argmap.semantics import overlay

    return {"overlay": overlay(map, *(name.strip() for name in semantics.split(",")))}


def _is_given(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
