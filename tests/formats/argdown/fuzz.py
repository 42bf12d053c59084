"""Feed the reader of Argdown with texts that no one would write; nothing but a ParseError may come of them.

    python -m tests.formats.argdown.fuzz -max_total_time=600      # needs atheris

The texts are pieces of the language in any order and number, which meet its rules far more often than
random bytes do.
"""

from __future__ import annotations

import random
import sys
from contextlib import suppress

from argmap import ParseError
from argmap.formats.argdown import parse, serialize
from argmap.notes import Notes

PIECES = [
    *"\n\n\n\t 'a1.:,;-+_*#<>[](){}\\/@=|~\"\r",
    *(
        "\n\n",
        "    ",
        "[A]",
        "[A]: ",
        "<B>",
        "<B>: ",
        "text ",
        "\n  + ",
        "\n    - ",
        "\n+> ",
        "\n->",
        "\n ><",
        "\n  <_ ",
    ),
    *(
        "(1) ",
        "(2) ",
        "\n----\n",
        "\n--\nMP\n--\n",
        "-- x --",
        "{a: 1}",
        "{by: b, quote: x}",
        "{linked: [a]}",
        "{\n a: 1\n}",
    ),
    *(
        "# H ",
        "#tag",
        "#(a tag)",
        "@[A]",
        "@<B>",
        "[l](u)",
        "**b** ",
        "*i*",
        "__",
        "// c",
        "/* c */",
        "<!-- c -->",
    ),
    *(
        "===\n",
        "===\ntitle: x\n===\n\n",
        "===\nactors: {b: B}\nargmap: {order: {claims: [a]}}\n===\n\n",
        "\n\n(1) ",
    ),
    *(
        "\\[",
        ".A.",
        ":x:",
        "http://x.y/z",
        "\n* ",
        "\n1. ",
        "\u2028",
        "\ufeff",
        "\ud800",
        "é😀",
        "&",
        "!",
        "?",
        "* ",
    ),
    *(
        '"',
        "'",
        ": ",
        "{relation: {scheme: s}}",
        "{id: a}",
        "{argmap: {title: ''}}",
        "```argdown\n",
        "```\n",
        "{}",
    ),
]


def run(numbers: bytes) -> None:
    """Read, write and read a text that is made of pieces."""
    text = "".join(PIECES[number % len(PIECES)] for number in numbers)
    with suppress(ParseError):
        parse(text, Notes(), strict=True)
    try:
        m = parse(text, Notes())
    except ParseError:
        return
    again = parse(serialize(m, Notes()), Notes())
    assert list(m.claims) == list(again.claims), text
    m.residue = {}
    written = parse(serialize(m, Notes()), Notes())
    written.residue = {}
    assert written == m, text


def seeded(seed: int, count: int) -> None:
    """Run some texts that are the same every time."""
    rng = random.Random(seed)  # noqa: S311 - no secrets
    for _ in range(count):
        run(rng.randbytes(rng.randint(1, 60)))


def main() -> None:
    """Run until stopped, guided by what is reached."""
    import atheris

    atheris.instrument_all()
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
