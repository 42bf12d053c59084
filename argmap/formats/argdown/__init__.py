"""Argdown: the plain-text language in which people write argument maps by hand.

    [Halt the roll-out]: Facebook should halt its plans. {by: nspcc, act: demand}
        + <Lost reports>: Most reports of abuse would be lost.
        - <Safety for all>: Encryption keeps everyone safe from criminals.

The language is that of `@argdown/core` 2.0 (https://argdown.org), all of it: statements and their
occurrences,
arguments and their reconstructions, relations, undercuts, headings, tags, data, inline marks, front
matter. What
trips people is read as they meant it, with a note; a strict reader refuses what the reference implementation
refuses. Actors, sources and what was said ride in the front matter and in data, so that a file of ours is
Argdown for
every other tool. The export of the official tool (Argdown JSON) and Argdown in the code fences of a
Markdown file are read too.

Reading goes text, tokens (`_lexer`), lines (`_grammar`, `_parser`), statements and arguments (`_reading`),
map (`_mapping`); writing goes the other way in `_writer`. None of it recurses, and all of it is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from argmap._collector import paused_collector
from argmap.errors import ParseError
from argmap.formats._spec import Format
from argmap.formats.argdown._export import is_export, read_export
from argmap.formats.argdown._fences import fences, has_fence, is_in_markdown
from argmap.formats.argdown._include import INCLUDE, included
from argmap.formats.argdown._mapping import to_map
from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._places import places
from argmap.formats.argdown._reading import read_out
from argmap.formats.argdown._tree import Document
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "included", "is_in_markdown", "parse", "parse_all", "places", "serialize", "sniff"]

_LINE_LIKE_ARGDOWN: Final = re.compile(
    r"^(?:===+[ \t]*$|(?:\[[^\]\n]+\]|<[^!/][^>\n]*>)(?:[ \t]*:|[ \t]*$|[ \t]*\{)"
    r"|[ \t]+(?!-> See \d)(?:[-+]|[-+_]>|<[-+_]|><)[ \t]*[\[<\w]|\(\d+\)[ \t])",
    re.MULTILINE,
)
_OTHERS_FIRST: Final = re.compile(
    r"\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*"
    r"(?:[\w-]+:[ \t]*(?:\r?\n|[{\[>|])|Discussion (?:Name:[ \t]*\r?\n|Title: ))"
)
"""After comments and blank lines, a word and a colon, with nothing more on the line or a collection: YAML; or
how exports of Kialo begin, in the texts of which there may be any lists."""
_OTHER_LANGUAGE: Final = re.compile(
    r"^[ \t]*(?:\(\[#[\w-]+\]\)|\[#[\w-]+\](?:,[ \t]*\[#[\w-]+\])*)[ \t]*(?:-->|--x|->|[^\s:{#+\-<(/,])",
    re.MULTILINE,
)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that an Argdown document says.

    The text is kept in the `residue` of the map, so that writing it back changes only what was edited.

    Raises:
        ParseError: a strict reader found something that the reference implementation refuses, or the text
        is in
            another language that goes by the same suffix.

    >>> m = parse("[Rain]: It rains.\n    + <Clouds>: There are clouds.\n", Notes())
    >>> m.claims["rain"].text, m.relations["r1"].kind
    ('It rains.', 'support')
    """
    plain = _plain(text)
    if is_export(plain):
        return to_map(read_export(plain, notes), notes)
    if has_fence(plain):
        return _first(fences(plain), notes, strict=strict)
    _refuse_others(plain, notes)
    found = _read(plain, notes, strict=strict)
    found.residue = {**found.residue, "argdown": {**found.residue.get("argdown", {}), "text": text}}
    return found


def parse_all(text: str, notes: Notes, *, strict: bool = False) -> list[ArgumentMap]:
    r"""Return the maps in the code fences of a Markdown file, in order; of other texts the one they hold.

    Raises:
        ParseError: as in `parse`.

    >>> maps = parse_all("One:\n\n```argdown\n[A]: a\n```\n\nTwo:\n\n```argdown\n[B]: b\n```\n", Notes())
    >>> [list(m.claims) for m in maps]
    [['a'], ['b']]
    """
    plain = _plain(text)
    if not has_fence(plain) or is_export(plain):
        return [parse(text, notes, strict=strict)]
    return [_read(part, notes, strict=strict) for part in fences(plain)]


def _plain(text: str) -> str:
    """Return a text without a byte order mark, and with one kind of line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_LARGEST: Final = 1 << 25
"""Characters that are read: a map takes some fifty times as many bytes as its text, whatever writes that."""


def _read(text: str, notes: Notes, *, strict: bool) -> ArgumentMap:
    if len(text) > _LARGEST:
        message = f"there are more than {_LARGEST >> 20} million characters of it: nobody writes so much"
        raise ParseError(message, path=notes.path, line=1, column=1)
    if "@include(" in text and INCLUDE.search(text):
        notes.add(
            "AM-A014", "@include is text here; argmap.formats.argdown.included expands it", severity="info"
        )
    with paused_collector():
        document = Parser(text, notes, strict=strict).read()
        reading = read_out(document, notes, strict=strict)
        if strict and document.faults:
            raise _error(document, notes.path)
        return to_map(reading, notes)


def _first(found: list[str], notes: Notes, *, strict: bool) -> ArgumentMap:
    """Return the map in the first of some code fences."""
    if len(found) > 1:
        notes.add(
            "AM-A019",
            f"this is the first of {len(found)} maps in the file; `argmap.read_all` reads them all",
        )
    return _read(found[0], notes, strict=strict)


def _refuse_others(text: str, notes: Notes) -> None:
    found = _OTHER_LANGUAGE.search(text) if "[#" in text else None
    if found:
        line, column = Document(text).point(found.start())
        raise ParseError(
            "this is the language of kellenff/argdown-2 ([#id] text -> …), not Argdown",
            path=notes.path,
            line=line,
            column=column,
            excerpt=found[0],
            hint="in Argdown a statement is written [title]: text, and its support goes below, after +",
        )


def _error(document: Document, path: str) -> ParseError:
    """Return the error that tells all faults of a document."""
    faults = sorted(document.faults, key=lambda fault: fault.place)
    line, column = document.point(faults[0].place)
    others = [f"{':'.join(map(str, document.point(fault.place)))}: {fault.message}" for fault in faults[1:]]
    return ParseError(
        faults[0].message,
        path=path,
        line=line,
        column=column,
        excerpt=document.text.split("\n")[line - 1],
        hint=faults[0].hint,
        faults=tuple(others),
    )


def serialize(map: ArgumentMap, notes: Notes, *, numbers: bool = True) -> str:  # noqa: ARG001 - nothing is lost
    """Return a map as Argdown; one that was read from Argdown, as that text with what was edited since.

    Args:
        map: what is written.
        notes: stays as it is, for nothing is lost.
        numbers: let reading give all elements the ids they have. Without it, ids that are only a letter and a
            number may be counted anew, and the text need not speak of them.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.", title="Rain")
    >>> m.support(m.argument("Clouds", "There are clouds."), rain).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    [Rain]: It rains.
        + <Clouds>: There are clouds.
    """
    from argmap.formats.argdown._keep import rewritten  # readers need not wait for the writer
    from argmap.formats.argdown._writer import written

    known = map.residue.get("argdown")
    text = known.get("text") if isinstance(known, Mapping) else None
    if isinstance(text, str):
        return rewritten(map, text, numbers=numbers)
    return written(map, numbers=numbers)


def sniff(text: str) -> bool:
    """Whether a text looks like Argdown.

    >>> sniff("[Rain]: It rains."), sniff("digraph {}")
    (True, False)
    """
    if text.lstrip().startswith(("{", "<", "[{")):
        return is_export(text) or has_fence(text)
    return bool(_LINE_LIKE_ARGDOWN.search(text)) and not _OTHERS_FIRST.match(text)


FORMAT = Format(
    title="Argdown",
    suffixes=(".argdown", ".ad", ".md"),
    media_type="text/argdown",
    parse=parse,
    parse_all=parse_all,
    serialize=serialize,
    sniff=sniff,
    places=places,
)
