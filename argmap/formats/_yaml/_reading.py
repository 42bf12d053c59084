"""YAML as Argdown has it, and as the other formats take it: YAML 1.2, core schema.

PyYAML reads the syntax (with libyaml where it is there); which plain words are numbers, booleans or nothing
is settled here by the core schema of YAML 1.2 (section 10.3.2), as `js-yaml` does it for the reference of
Argdown. So `yes` is text and `0o7` is seven. Two things differ from the reference on purpose: dates stay the
text they were written as, and `{a:1}`, which is the lone key `a:1`, stays so. A key that comes twice is an
error, and so is a tag, whatever it would make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import isfinite
from typing import Any, ClassVar, Final

__all__ = ["BadData", "load", "load_block"]

_INTEGER: Final = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)")
_FLOAT: Final = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)"
)
_BASES: Final = {"0b": 2, "0x": 16, "0o": 8}
_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MULTILINE: Final = re.compile(r"\{[ \t]*\n")
_LONGEST_NUMBER: Final = 300
_LARGEST: Final = 1 << 24
"""Characters that are read: its parser takes thirty times as many bytes to look at them."""
_DEEPEST: Final = 90
"""Levels of nesting that are read: a little fewer than the extras of an element have room for."""


class BadData(ValueError):  # noqa: N818 - bad data are the error
    """YAML that cannot be read: what is wrong, and where in it (line and column from 0)."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def load(braces: str) -> Any:
    """Return what `{…}` holds; if a line break follows the brace, the inside is block YAML.

    Raises:
        BadData: it is no YAML.

    >>> load('{certainty: 0.8, by: nspcc, when: 2020-02-06, yes: yes}')
    {'certainty': 0.8, 'by': 'nspcc', 'when': '2020-02-06', 'yes': 'yes'}
    """
    found = _MULTILINE.match(braces)
    return load_block("\n" + braces[found.end() : -1] if found else braces)


def load_block(text: str) -> Any:
    """Return what a YAML document holds.

    Raises:
        BadData: it is no YAML, or is nested too deeply.
    """
    from yaml import YAMLError

    if len(text) > _LARGEST:
        raise BadData(f"there are more than {_LARGEST >> 20} million characters of it: nobody writes so much")
    try:
        return _loaded(text, _loader(quick=True))
    except UnicodeEncodeError:
        raise BadData("it has half of a surrogate pair") from None
    except YAMLError as error:
        if "unexpected ':'" not in str(error):
            raise _bad(error) from None
    try:  # libyaml refuses {a:[b]}, which is YAML 1.2 all the same
        return _loaded(text, _loader(quick=False))
    except YAMLError as error:
        raise _bad(error) from None


def _bad(error: Any) -> BadData:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return BadData(str(problem), *((mark.line, mark.column) if mark else (0, 0)))


def scalar(word: str) -> Any:
    """Return what a plain word is by the core schema.

    >>> [scalar(word) for word in ("yes", "0o7", "1e3", "null", "1_000", ".5")]
    ['yes', 7, 1000.0, None, 1000, 0.5]
    """
    if word in _WORDS:
        return _WORDS[word]
    first = word[0]
    if not (first.isdigit() or first in "+-.") or len(word) > _LONGEST_NUMBER:
        return word
    if _INTEGER.fullmatch(word) and not word.endswith("_"):
        sign, digits = (-1, word[1:]) if first == "-" else (1, word.lstrip("+"))
        base = _BASES.get(digits[:2])
        return sign * int(digits[2:] if base else digits.replace("_", ""), base or 10)
    if _FLOAT.fullmatch(word) and not word.endswith("_"):
        number = float(word.replace("_", ""))
        return number if isfinite(number) else word
    return word


def _loaded(text: str, kind: Any) -> Any:
    if sum(map(text.count, "[{-?:")) > _DEEPEST:
        _check_depth(text, kind)
    loader = kind(text)
    try:
        data = loader.get_single_data()
    finally:
        loader.dispose()
    if "*" in text:
        _check_size(data, len(text))
    return data


def _check_depth(text: str, kind: Any) -> None:
    """Refuse deep nesting before anything recurses on it; the events of a parser come without recursion."""
    import yaml

    depth = 0
    events: Iterable[Any] = yaml.parse(text, Loader=kind)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise BadData("it is nested too deeply")


def _check_size(data: Any, length: int) -> None:
    """Refuse aliases that would blow up: what they stand for is written out in a map."""
    size, rest = 0, [data]
    while rest:
        value = rest.pop()
        size += 1
        if size > 10 * length:
            raise BadData("its aliases (*) stand for too much")
        if isinstance(value, (list, dict)):
            rest += value.values() if isinstance(value, dict) else value


@cache
def _loader(*, quick: bool) -> Any:
    """Return the loader class; it is made when first asked for, since PyYAML takes its time to import."""
    import yaml

    base: Any = yaml.CSafeLoader if quick and yaml.__with_libyaml__ else yaml.SafeLoader

    class Core(base):  # type: ignore[misc]
        """Plain words by the core schema; keys are texts and come once."""

        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}
        yaml_constructors: ClassVar[dict[str | None, Any]] = {None: yaml.SafeLoader.construct_undefined}

    def plain(_: Any, node: Any) -> Any:
        return node.value if node.style else scalar(node.value)

    def mapping(loader: Any, node: Any) -> Any:
        items: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str) or name in items:
                problem = f"the key {name!r} comes twice" if isinstance(name, str) else "a key must be text"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            items[name] = loader.construct_object(value, deep=True)
        return items

    for tag in ("str", "int", "float", "bool", "null"):
        Core.add_constructor(f"tag:yaml.org,2002:{tag}", plain)
    Core.add_constructor("tag:yaml.org,2002:seq", yaml.SafeLoader.construct_yaml_seq)
    Core.add_constructor("tag:yaml.org,2002:map", mapping)
    return Core
