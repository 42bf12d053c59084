"""Options that commands share, and those that come from renderers.

The options of a renderer are the keyword parameters of its function: a name becomes `--a-name`, the
annotation the kind of value, and what the docstring says of it under `Args:` the help. Parameters that are
neither text, number, choice nor switch are for Python alone.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import click
from click.shell_completion import CompletionItem

__all__ = [
    "explanations",
    "force",
    "format",
    "named",
    "options_from",
    "options_of",
    "shape",
    "strict",
    "to",
]

_NONE: Final = "none"
_SEVERAL: Final = frozenset({Collection, Sequence})


def named(
    kind: Literal[
        "examples",
        "interpretations",
        "readable formats",
        "renderers",
        "schemes",
        "semantics",
        "writable formats",
    ],
) -> Any:
    """Return a completion of names: they are looked up when somebody presses the tab key."""

    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in _names(kind) if name.startswith(incomplete)]

    return complete


def _names(kind: str) -> list[str]:
    if kind == "examples":
        from argmap import examples

        return list(examples())
    if kind == "renderers":
        from argmap.renderers import RENDERERS

        return list(RENDERERS)
    if kind == "schemes":
        from argmap.schemes import SCHEMES

        return list(SCHEMES)
    if kind in {"interpretations", "semantics"}:
        from argmap.semantics import INTERPRETATIONS, SEMANTICS

        return list(SEMANTICS if kind == "semantics" else INTERPRETATIONS)
    from argmap.formats import FORMATS

    wanted = {"readable formats": "parse", "writable formats": "serialize"}[kind]
    return [name for name in FORMATS if getattr(FORMATS[name], wanted)]


format = click.option(
    "--format",
    metavar="NAME",
    shell_complete=named("readable formats"),
    help="Read FILE as this format; else its content tells.",
)
strict = click.option("--strict", is_flag=True, help="Take a guess or a loss for an error.")
shape = click.option(
    "--as",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="Tell it in this form.  [default: table]",
)
force = click.option("--force", is_flag=True, help="Write even over a FILE that is read.")


def to(kind: Literal["renderers", "writable formats"], what: str) -> Callable[[Any], Any]:
    """Return the option that chooses what is written by name."""
    return click.option(
        "--to", metavar="NAME", shell_complete=named(kind), help=f"{what}; else the suffix of OUT tells."
    )


@cache
def options_of(renderer: str) -> tuple[click.Option, ...]:
    """Return the options of a renderer, as options of a command."""
    from argmap.renderers import sources_of_options

    made: dict[str | None, click.Option] = {}
    for function in sources_of_options(renderer):
        for option in options_from(function):
            made.setdefault(option.name, option)
    return tuple(made.values())


def options_from(function: Callable[..., object]) -> list[click.Option]:
    """Return the keyword parameters of a function as options of a command."""
    from argmap.renderers import own_options

    annotations, helps = get_type_hints(function), explanations(function)
    defaults = inspect.signature(function).parameters
    made = (
        _option(name, annotations.get(name, str), defaults[name].default, helps.get(name, ""))
        for name in own_options(function)
    )
    return [option for option in made if option]


def _option(name: str, annotation: Any, default: Any, explanation: str) -> click.Option | None:
    """Return one option; None where the command line has no way to say such a value."""
    kind = _kind(annotation)
    if kind is None:
        return None
    flag = name.replace("_", "-")
    several = get_origin(annotation) in _SEVERAL
    declaration, shown = f"--{flag}", _NONE if default is None else "" if several else str(default)
    if kind is click.BOOL:
        declaration, shown = f"--{flag}/--no-{flag}", flag if default else f"no-{flag}"
    told = f"{explanation}  [default: {shown}]" if shown else explanation
    return click.Option([declaration, name], type=kind, default=None, multiple=several, help=told)


def _kind(annotation: Any) -> click.ParamType[Any] | None:
    """Return the type of an option for a type of Python."""
    if get_origin(annotation) is Literal:
        return click.Choice(get_args(annotation))
    if get_origin(annotation) in _SEVERAL:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        inner = [kind for part in get_args(annotation) if part is not NoneType and (kind := _kind(part))]
        kind = inner[0] if len(inner) == 1 else None
        return _or_none(kind) if kind and NoneType in get_args(annotation) else kind
    kinds = {bool: click.BOOL, int: click.INT, float: click.FLOAT, str: click.STRING}
    return kinds.get(annotation)


def _or_none(inner: click.ParamType[Any]) -> click.ParamType[Any]:
    """Return a type whose values are those of another one, and None for the word `none`."""

    def convert(value: Any) -> Any:
        return None if value == _NONE else inner.convert(value, None, None)

    convert.__name__ = f"{inner.name}|{_NONE}"
    return click.types.FuncParamType(convert)


_ARGUMENT: Final = re.compile(r"^    (\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)


def explanations(function: Callable[..., object]) -> dict[str, str]:
    """Return what a docstring says of each parameter under `Args:`, as sentences in one line."""
    _, _, section = (inspect.getdoc(function) or "").partition("\nArgs:\n")
    section = re.split(r"\n(?=\S)", section, maxsplit=1)[0]
    return {name: _sentence(text) for name, text in _ARGUMENT.findall(section)}


def _sentence(text: str) -> str:
    told = " ".join(text.split())
    return told[:1].upper() + told[1:].removesuffix(".") + "."
