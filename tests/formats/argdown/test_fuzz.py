"""No text, however broken, ends in anything but a map or a ParseError, nor takes forever."""

from __future__ import annotations

from contextlib import suppress

import pytest

from argmap import ParseError
from argmap.formats.argdown import parse
from argmap.notes import Notes
from tests.formats.argdown.fuzz import seeded

MANY = 20_000

HEAPS = {
    "spaces": " " * MANY,
    "breaks": "\n" * MANY,
    "blank lines": " \n" * MANY,
    **{mark: mark * MANY for mark in "[]<>{}()*_#@=-+.:\\/'\"|`~,"},
    **{
        pair: pair * MANY
        for pair in (
            "[ ",
            "< ",
            "{ ",
            "* ",
            "a*",
            "_a",
            "[a](",
            "<!--",
            "/*",
            "//",
            "#(",
            "@[",
            "{a: ",
            "[a]: ",
            "(1) ",
        )
    },
    "items": "* a\n" * 20_000,
    "relations": "[A]: a\n" + "  + [B]\n" * 20_000,
    "steps": "(1) a\n" * 20_000,
    "inferences": "(1) a\n" + "----\n" * 20_000,
    "conclusions": "(1) a\n----\n" * 20_000,
    "inferences without conclusions": "(1) a\n--\n    <_ <b>\n" * 10_000,
    "attacks on assumptions": "<A>\n\n"
    + "".join(f"({number}) [P{number}]\n" for number in range(1, 5_000))
    + "----\n(5000) [C]\n\n"
    + "".join(f"[S{number}]\n  -> <A>\n  -> [Q]\n\n" for number in range(5_000)),
    "front matter": ", === " * 20_000,
    "brackets in braces": "{a: " + "[" * MANY + "}",
    "dashes in yaml": "===\n" + "- " * MANY + "\n===\n",
    "deep": "[A]: a\n" + "".join(f"{' ' * depth}+ <B{depth}>: b\n" for depth in range(1, 1000)),
    "braces that nearly close": "[A]: a {" + "} ," * MANY,
    "open marks": "[A]: a " + "*a " * 20_000 + "\n\n" + "x _y " * 20_000,
    "fences": "```argdown\n" * 20_000,
}


@pytest.mark.parametrize("name", HEAPS)
def test_heaps_of_anything_are_read_in_time(name: str):
    with suppress(ParseError):
        assert parse(HEAPS[name], Notes())


def test_pieces_of_the_language_in_any_order_are_read_and_written():
    seeded(7, 1_500)


def test_a_chain_of_any_length_is_read():
    lines = [f"[S{number}]: s\n    + [S{number + 1}]\n" for number in range(20_000)]
    m = parse("\n".join(lines), Notes())

    assert len(m.relations) == 20_000
