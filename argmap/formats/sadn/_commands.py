"""A line of SADN as a command with its operands, however it is written."""

from __future__ import annotations

import json
import re
from typing import Final

from attrs import frozen

__all__ = ["Command", "Operand", "command"]

_SHORT: Final = {"@": "atom", "$": "scheme", "^": "support", "%": "disagree", "&": "argument"}
_TOKEN: Final = re.compile(r'[ \t]*(?:("(?:[^"\\]|\\.)*")|(<>|[(),:<>{}])|([^\s(),:<>{}"]+))')


@frozen
class Operand:
    """What a command is about: its label, `""` for none, what it says, and whether that is in quotes."""

    label: str
    value: str
    is_text: bool = False


@frozen
class Command:
    """What a line asks for: the name of a command, and its operands in their order."""

    name: str
    operands: list[Operand]

    def all(self, label: str) -> list[str]:
        """Return what the operands with a label say."""
        return [operand.value for operand in self.operands if operand.label == label]

    def one(self, label: str) -> str:
        """Return what the first operand with a label says, `""` if there is none."""
        return next(iter(self.all(label)), "")


def command(written: str) -> Command | None:
    """Return the command that a line is, None for none."""
    tokens = _tokens(written.strip())
    if not tokens:
        return None
    names = [value if sort == "name" else "" for sort, value in tokens]
    marks = [value if sort == "mark" else "" for sort, value in tokens]
    if names[0] and len(tokens) == 1:
        return Command(names[0], [])
    if names[0] and marks[1] == "(" and marks[-1] == ")":
        found = _operands(tokens[2:-1])
        return None if found is None else Command(_SHORT.get(names[0], names[0]), found)
    at = next((n for n, mark in enumerate(marks) if mark in _SIGNS), 0)
    before, after = (_operands(some) for some in (tokens[:at], tokens[at + 1 :]))
    return _related(marks[at], before, after) if at and before and after else None


_SIGNS: Final = frozenset({">", "<", "}", "{", "<>"})


def _related(sign: str, before: list[Operand], after: list[Operand]) -> Command | None:
    """Return the command that a sign between ids is short for."""
    if any(operand.label for operand in (*before, *after)):
        return None
    if sign == "<>":
        return Command("disagree", [*before, *after])
    if sign in {"<", "{"}:
        before, after = after, before
    if len(after) != 1:
        return None
    name, one, other = (
        ("attack", "source", "target") if sign in "<>" else ("support", "premise", "conclusion")
    )
    ends = [Operand(one, operand.value) for operand in before]
    return Command(name, [*ends, Operand(other, after[0].value)])


def _tokens(written: str) -> list[tuple[str, str]]:
    """Return the words, marks and texts of a line; none at all where something else is in it."""
    found, at = [], 0
    while at < len(written):
        token = _TOKEN.match(written, at)
        if token is None:
            return []
        text, mark, name = token.groups()
        found.append(("text", _unquoted(text)) if text else ("mark", mark) if mark else ("name", name))
        at = token.end()
    return found


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text[1:-1]


def _operands(tokens: list[tuple[str, str]]) -> list[Operand] | None:
    """Return operands that have commas between them; None where it is something else."""
    found: list[Operand] = []
    at = 0
    while at < len(tokens):
        label = ""
        if tokens[at][0] == "name" and tokens[at + 1 : at + 2] == [("mark", ":")]:
            label, at = tokens[at][1], at + 2
        if at >= len(tokens) or tokens[at][0] == "mark":
            return None
        found.append(Operand(label, tokens[at][1], tokens[at][0] == "text"))
        if at + 1 < len(tokens) and tokens[at + 1] != ("mark", ","):
            return None
        at += 2
    return found
