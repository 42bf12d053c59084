"""JSON in, for the formats that are written in it: every fault has its place in the text.

Values do not know where they came from, and only a fault makes anybody ask. Then the text, which is known to
be sound JSON, is gone through once more, token by token, until the path is reached.

>>> text = '{"nodes": [{"id": "n1", "text": 5}]}'
>>> span(text, place(text, "$.nodes[0].text"))
Span(line=1, column=33, end_line=0, end_column=0)
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, Final

from attrs import define, frozen

from argmap.errors import ArgmapError, ParseError
from argmap.formats._located import places_by
from argmap.model import ArgumentMap
from argmap.notes import Span

__all__ = [
    "Fault",
    "Plain",
    "Twice",
    "bounded_extras",
    "decoded",
    "doubled",
    "is_json",
    "located",
    "object_with",
    "place",
    "places_of",
    "plain_of",
    "pretty",
    "span",
    "spans",
    "told",
]

Plain = dict[str, Any]
"""The plain data of an object."""

Twice = list[tuple[Plain, str]]
"""The objects that have a key twice, each with that key."""


@frozen
class Fault:
    """One thing that is wrong with a document: where (a JSON path), and what."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def told(value: object) -> str:
    """Return how messages call a value of JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds = ((str, "text"), (list, "a list"), (dict, "an object"))
    return next((told for kind, told in kinds if isinstance(value, kind)), "a number")


def is_json(text: str, sign: re.Pattern[str], opening: str = "{") -> bool:
    """Whether a text begins as an object, or with another `opening`, and has a sign somewhere in it.

    >>> is_json(' {"atoms": []}', re.compile('"atoms"')), is_json('["atoms"]', re.compile('"atoms"'))
    (True, False)
    """
    begin = _BEGIN.match(text)
    return begin is not None and begin[1] in opening and sign.search(text) is not None


_BEGIN: Final = re.compile(r"[\ufeff \t\r\n]*([{\[])")


def object_with(text: str, name: str, kind: type, message: str, hint: str) -> Plain:
    """Return the object that a JSON text is, of which the field of some name must be of some kind.

    Raises:
        ParseError: it is not JSON, or no such object.

    >>> object_with('{"nodes": []}', "nodes", list, "this is no graph", 'it has "nodes"')
    {'nodes': []}
    """
    document = plain_of(text)
    if not isinstance(document, dict) or not isinstance(document.get(name), kind):
        raise located(message, text, 0, hint)
    return document


def decoded(text: str) -> tuple[Any, Twice]:
    """Return the plain data of a JSON text, and what in it has a key twice.

    Raises:
        ParseError: it is not JSON; located, with a hint where the mistake is a common one.
    """
    twice: Twice = []

    def pairs(items: list[tuple[str, Any]]) -> Plain:
        plain = dict(items)
        if len(plain) < len(items):
            keys = [key for key, _ in items]
            twice.extend((plain, key) for key in plain if keys.count(key) > 1)
        return plain

    return plain_of(text, pairs), twice


def plain_of(text: str, pairs: Callable[[list[tuple[str, Any]]], Plain] | None = None) -> Any:
    """Return the plain data of a JSON text, its objects made of `pairs`; of equal keys the last one counts.

    Raises:
        ParseError: it is not JSON; located, with a hint where the mistake is a common one.
    """
    try:
        return json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        raise _no_json(error) from None
    except RecursionError:
        raise ParseError("lists and objects are nested too deeply for any map") from None
    except ValueError as error:
        digits = re.search(r"\d{4000,}", text)
        raise located(f"a number is too long: {error}", text, digits.start() if digits else 0) from None


def _no_json(error: json.JSONDecodeError) -> ParseError:
    text, at = error.doc, error.pos
    if not text.strip():
        return ParseError("the document is empty", line=1, column=1)
    hint = ""
    if at >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        hint = "the text may have been cut off: it ends before the document does"
    elif text[at] == "'":
        hint = "JSON wants double quotes"
    elif text[at] in "}]" and text[:at].rstrip().endswith(","):
        hint = "JSON has no comma after the last item"
    return located(f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}", text, at, hint)


def doubled(document: Any, twice: Twice) -> Iterator[Fault]:
    """Yield a fault for every key that an object has twice."""
    keys = {id(plain): key for plain, key in twice}
    queue: list[tuple[str, Any]] = [("$", document)] if keys else []
    for path, value in queue:
        if isinstance(value, dict):
            queue += [(f"{path}.{key}", item) for key, item in value.items()]
            if id(value) in keys:
                yield Fault(path, f"the key {keys[id(value)]!r} is there twice, and the last one counts")
        elif isinstance(value, list):
            queue += [(f"{path}[{n}]", item) for n, item in enumerate(value)]


@contextmanager
def bounded_extras() -> Iterator[None]:
    """Turn what extras cannot hold (too deep a nesting, too long a number) into a refusal of the document.

    Raises:
        ParseError: there was such a thing.
    """
    try:
        yield
    except ArgmapError:
        raise
    except ValueError as error:
        raise ParseError(str(error)) from None


def pretty(document: Plain) -> str:
    r"""Return a document as JSON for people: indented, text as it is but for halves of surrogate pairs.

    >>> pretty({"a": ["ü"]})
    '{\n  "a": [\n    "ü"\n  ]\n}\n'
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, check_circular=False, allow_nan=False)
    return _LONE.sub(lambda char: f"\\u{ord(char[0]):04x}", text) + "\n"


_LONE: Final = re.compile("[\ud800-\udfff]")


# -- places

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@define
class _Level:
    """An object or a list that is open: its path, `""` off the way, and where in it we are."""

    path: str
    key: str | None = None
    index: int = -1

    def child(self) -> str:
        """Return the path of the value that begins now."""
        if not self.path:
            return ""
        return f"{self.path}[{self.index}]" if self.index >= 0 else f"{self.path}.{self.key}"


def place(text: str, path: str) -> int:
    """Return where the value at a path begins; for one that is missing, where what it is missing from does.

    >>> place('{"claims": [{"id": "c1", "text": 5}]}', "$.claims[0].text")
    33
    """
    return _places(text, [path])[path]


def spans(text: str, paths: Iterable[str]) -> dict[str, Span]:
    r"""Return the lines and columns of the values at some paths, by one walk through the text for all.

    >>> spans('{"a": 1,\n "b": 2}', ["$.a", "$.b"])["$.b"]
    Span(line=2, column=7, end_line=0, end_column=0)
    """
    found: dict[str, Span] = {}
    line, begin, last = 1, 0, 0
    for path, at in sorted(_places(text, paths).items(), key=itemgetter(1)):
        if breaks := text.count("\n", last, at):
            line, begin = line + breaks, text.rfind("\n", last, at) + 1
        last = at
        found[path] = Span(line, at - begin + 1)
    return found


def _places(text: str, paths: Iterable[str]) -> dict[str, int]:
    """Return where the values at some paths begin, or else the nearest that they are missing from."""
    wanted = set(paths)
    on_the_way = wanted.union(path[:at] for path in wanted for at in _steps(path))
    found: dict[str, int] = {}
    left = set(wanted)
    levels: list[_Level] = []
    for token in _TOKEN.finditer(text) if left else ():
        word = token[0]
        level = levels[-1] if levels else None
        if word in "}]":
            levels.pop()
        elif word == "," and level:
            level.key = None
            level.index += level.index >= 0
        elif level and level.index < 0 and level.key is None:
            level.key = json.loads(word)
        elif word != ":":
            here = level.child() if level else "$"
            if here in on_the_way:
                found.setdefault(here, token.start())
                left.discard(here)
                if not left:
                    break
            else:
                here = ""
            if word in "{[":
                levels.append(_Level(here, index=0 if word == "[" else -1))
    return {path: _nearest(path, found) for path in wanted}


def _steps(path: str) -> list[int]:
    """Return where in a path the names and numbers of its steps begin."""
    return [at for at, char in enumerate(path) if char in ".["]


def _nearest(path: str, found: Mapping[str, int]) -> int:
    """Return where a value is, or what is nearest above it."""
    above = (path[:at] for at in reversed(_steps(path)))
    return next((found[one] for one in (path, *above) if one in found), 0)


def located(message: str, text: str, at: int, hint: str = "") -> ParseError:
    """Return the error that points at a place in a text."""
    found = span(text, at)
    end = text.find("\n", at)
    excerpt = text[at - found.column + 1 : end if end >= 0 else None]
    return ParseError(message, line=found.line, column=found.column, excerpt=excerpt, hint=hint)


def span(text: str, at: int) -> Span:
    """Return the line and the column of a place."""
    return Span(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def places_of(key: str, before: str = "") -> Callable[[ArgumentMap, str], dict[str, Span]]:
    """Return the function that tells where elements stand whose ids are the values of a key.

    `before` is a pattern of what comes before the key.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.", id="7")
    >>> places_of("nodeID")(m, '{"nodes": [{"nodeID": 7}]}')["7"].column
    23
    """
    return places_by(re.compile(rf'{before}"{key}"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)'), _as_text)


def _as_text(value: str) -> str:
    try:
        return str(json.loads(value))
    except ValueError:  # a line break as it is, which no id has
        return value
