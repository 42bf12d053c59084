"""Docs that cannot lie: every command, option, format and renderer has its place, and tables say what is."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click
import pytest

from argmap.cli._main import argmap as command
from argmap.cli._options import options_of
from argmap.formats import FORMATS
from argmap.renderers import RENDERERS

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
COMMANDS = command.list_commands(click.Context(command))


def tool(name: str):
    """Import a script of tools/."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference = tool("reference")


@pytest.mark.parametrize("page", [*reference.pages()], ids=lambda path: path.name)
def test_generated_parts_say_what_the_code_says(page):
    text = page.read_text(encoding="utf-8")
    assert text == reference.rewritten(text), "run: python tools/reference.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name):
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## argmap {name}\n")[2].partition("\n## ")[0]
    assert section
    found = command.get_command(click.Context(command), name)
    for option in found.params:
        if isinstance(option, click.Option):
            assert all(word in section for word in (*option.opts, *option.secondary_opts))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name):
    found = command.get_command(click.Context(command), name)
    assert found.help
    assert all(option.help for option in found.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", RENDERERS)
def test_every_renderer_and_its_options_are_in_the_references(name):
    page = (REFERENCE / "renderers.md").read_text(encoding="utf-8")
    views = (REFERENCE / "views.md").read_text(encoding="utf-8")
    cli = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    assert f"\n## {name}\n" in page
    own = {
        option
        for parameter in command.get_command(click.Context(command), "render").params
        for option in parameter.opts
    }
    for option in options_of(name):
        assert f"`{option.name}`" in page + views
        assert all(word in cli for word in option.opts)
        assert not option.help.startswith(" "), f"{name} does not say what {option.name} does"
        assert own.isdisjoint(option.opts)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_reference(name):
    assert f"\n## {name}\n" in (REFERENCE / "formats.md").read_text(encoding="utf-8")
