"""The group of all commands, and how a run ends.

Exit codes: 0 done; 2 the input or the command line is at fault, and a message says where and why; 70 argmap
itself is (`EX_SOFTWARE` of BSD's sysexits.h); 130 interrupted and 141 nobody reads the output any more (128
and the number of the signal, as shells count).
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn, cast

import click

from argmap.cli._messages import complain, explained
from argmap.errors import ArgmapError

__all__ = ["main", "run"]

FAULTY_INPUT: Final = 2
OUR_FAULT: Final = 70
INTERRUPTED: Final = 130
NO_READER: Final = 141


class _Commands(click.Group):
    """The commands that are modules of this package."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        path = importlib.import_module("argmap.cli").__path__
        return sorted(m.name for m in pkgutil.iter_modules(path) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command; its module is imported now."""
        if name not in self.list_commands(ctx):
            return None
        return cast("click.Command", importlib.import_module(f"argmap.cli.{name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a command line; suggest the nearest where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(error.format_message() + meant, ctx) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader of the output who has seen enough is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _let_go_of_output()
            raise click.exceptions.Exit(NO_READER) from None


def _version(ctx: click.Context, _param: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click calls it
    if is_wanted and not ctx.resilient_parsing:
        from argmap import __version__

        click.echo(f"argmap {__version__}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def argmap() -> None:
    """Argument maps: who claims what, what supports it and what rebuts it.

    FILE is a map in any format that argmap reads, or - for standard input; what comes out can be a file or -,
    too. `argmap COMMAND --help` explains a command.
    """


def main() -> NoReturn:
    """Run the command and leave with its exit code.

    Every file is closed by then. To free the objects of a large map one by one takes a tenth of the whole
    time, so the process ends without that, as mypy's does; `python -X dev` goes the long way.
    """
    code = run()
    if sys.flags.dev_mode:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or those of the process; return its exit code."""
    _speak_plainly()
    try:
        code = argmap.main(arguments, prog_name="argmap", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return NO_READER
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _told(error)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> int:
    """Tell what went wrong in a sentence, never as a traceback; return the exit code."""
    if isinstance(error, click.UsageError):
        error.show()
    elif isinstance(error, click.ClickException):
        complain(error.format_message())
    elif isinstance(error, (ArgmapError, OSError)):
        complain(explained(error))
    else:
        complain(
            f"argmap failed: {type(error).__name__}: {error}\n"
            "This is a fault of argmap: please report it, with what `python -X dev -m argmap …` prints."
        )
        return OUR_FAULT
    return FAULTY_INPUT


def _speak_plainly() -> None:
    """Let a terminal that lacks a character show `?` in its place, and none be a reason to fail."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that Python does not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
