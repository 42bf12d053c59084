"""Writes what the reference says of the code: tables of formats and renderers, help of commands, all names.

    python tools/reference.py

A page keeps its prose; what stands between a pair of markers is written anew. Tests compare the pages with
what this script would write, so run it when a format, a renderer, a command or a public name comes or goes.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from click.testing import CliRunner

import argmap
from argmap._registry import Registry
from argmap.cli._main import argmap as command
from argmap.cli._options import explanations
from argmap.formats import FEATURES, FORMATS, Format, without
from argmap.layout import VIEWS, draw
from argmap.layout.engines import ENGINES
from argmap.renderers import RENDERERS, own_options, sources_of_options

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.features import EXAMPLES

T = TypeVar("T")
ROOT: Final = Path(__file__).parents[1]
PUBLIC_NAMES: Final = ROOT / "tests" / "public_names.txt"
MARKED: Final = re.compile(
    r"(<!-- (?:formats|renderers|views|help)(?: \w+)? -->\n).*?(<!-- end -->)", re.DOTALL
)


def formats() -> str:
    """Return a table of the formats, and what each says of itself."""
    rows = [
        (
            f"[`{name}`](#{name})",
            format_.title,
            _codes(format_.suffixes),
            "yes" if format_.parse else "no",
            "yes" if format_.serialize else "no",
        )
        for name, format_ in _own(FORMATS).items()
    ]
    table = _table(("name", "format", "suffixes", "reads", "writes"), rows)
    kept = f"## What each keeps\n\n✓ kept, ~ changed, – dropped.\n\n{_kept()}"
    return "\n\n".join([table, kept, *(f"## {name}\n\n{_told(FORMATS, name)}" for name in _own(FORMATS))])


def _kept() -> str:
    """Return what each format that argmap writes keeps of a map: features as rows, formats as columns."""
    written = {name: format_ for name, format_ in _own(FORMATS).items() if format_.serialize}
    rows = [(feature, *(_mark(feature, f) for f in written.values())) for feature in sorted(FEATURES)]
    return _table(("", *written), rows)


def _mark(feature: str, format_: Format) -> str:
    """Return what becomes of a feature; with what it is part of (the roles of actors) it is dropped."""
    if feature not in format_.drops:
        left = without(EXAMPLES[feature](), format_.drops)
        if FEATURES[feature].taker.found(left):
            return "~" if feature in format_.changes else "✓"
    return "–"


def renderers() -> str:
    """Return a table of the renderers, and what each says of itself and of its options."""
    rows = [
        (f"[`{name}`](#{name})", renderer.title, _codes(renderer.suffixes), f"`{renderer.media_type}`")
        for name, renderer in _own(RENDERERS).items()
    ]
    table = _table(("name", "what it makes", "suffixes", "media type"), rows)
    sections = (f"## {name}\n\n{_told(RENDERERS, name)}\n\n{_of(name)}".rstrip() for name in _own(RENDERERS))
    return "\n\n".join([table, *sections])


def views() -> str:
    """Return what each view and each layout says of itself, and the options of views."""
    told = [
        f"## {name}\n\n{_told(VIEWS, name)}\n\n{_options(VIEWS[name].draw)}".rstrip() for name in _own(VIEWS)
    ]
    rows = [(f"`{name}`", engine.title) for name, engine in _own(ENGINES).items()]
    return "\n\n".join([_options(draw), *told, "## Layouts", _table(("layout", "what it is"), rows)])


def _of(name: str) -> str:
    """Return the options of a renderer; those of drawings are told on a page of their own."""
    function = sources_of_options(name)[-1]
    more = (
        "Takes the options of [pictures and views](views.md) too."
        if len(sources_of_options(name)) > 1
        else ""
    )
    return "\n\n".join(filter(None, [_options(function), more]))


def _options(function: Callable[..., object]) -> str:
    """Return a table of the keyword parameters of a function; empty if it has none."""
    told, parameters = explanations(function), inspect.signature(function).parameters
    rows = [
        (f"`{name}`", f"`{parameters[name].default!r}`", told.get(name, "")) for name in own_options(function)
    ]
    return _table(("option", "default", "what it does"), rows) if rows else ""


def _own(registry: Registry[T]) -> dict[str, T]:
    """Return the parts that come with argmap; what other distributions add, they document."""
    path = importlib.import_module(registry.package).__path__
    names = sorted(m.name for m in pkgutil.iter_modules(path) if not m.name.startswith("_"))
    return {name: registry[name] for name in names}


def _told(registry: Registry[T], name: str) -> str:
    """Return what the module of a part says of it."""
    return inspect.getdoc(importlib.import_module(f"{registry.package}.{name}")) or ""


def _codes(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = (tuple(cell.replace("|", "\\|") for cell in row) for row in rows)
    lines = [head, ("---",) * len(head), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def usage(name: str = "") -> str:
    """Return the help of one command, or of all together, as it is printed."""
    arguments = [name, "--help"] if name else ["--help"]
    printed = CliRunner().invoke(command, arguments, prog_name="argmap", terminal_width=80).output
    return f"```text\n{printed}```"


def rewritten(page: str) -> str:
    """Return a page with what stands between its markers written anew."""

    def write(found: re.Match[str]) -> str:
        kind, *names = found[1].removeprefix("<!-- ").removesuffix(" -->\n").split()
        made = {"formats": formats, "renderers": renderers, "views": views, "help": usage}[kind](*names)
        return f"{found[1]}\n{made}\n\n{found[2]}"

    return MARKED.sub(write, page)


def pages() -> Iterator[Path]:
    """Go through the pages that have such markers."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if MARKED.search(path.read_text(encoding="utf-8")):
            yield path


def public_names() -> str:
    """Return all that the library offers: a line for each name of the modules and packages of argmap."""
    found = pkgutil.iter_modules(argmap.__path__)
    modules = [f"argmap.{m.name}" for m in found if not m.name.startswith("_")]
    lines = [
        f"{module}.{name}"
        for module in ("argmap", *modules)
        for name in sorted(getattr(importlib.import_module(module), "__all__", ()))
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all of it."""
    for path in pages():
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
    PUBLIC_NAMES.write_text(public_names(), encoding="utf-8")


if __name__ == "__main__":
    main()
