"""Argdown JSON: what the official tool exports (`argdown json`), with and without its `map` part.

It holds statements and arguments with their occurrences, reconstructions, relations and sections; neither the
front matter nor the text is in it. The `map` part is a picture of the rest and is not read.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from argmap.errors import ParseError
from argmap.formats.argdown._reading import Inference, Link, Reading, Reasoning, Section, Statement
from argmap.formats.argdown._tree import Document, Line
from argmap.model import FrozenDict
from argmap.notes import Notes

__all__ = ["is_export", "read_export"]

_START: Final = re.compile(r"\s*\{\s*\"(?:arguments|statements|relations|map|sections|tags)\"\s*:")
_KEYS: Final = ("arguments", "statements", "relations")
_RELATIONS: Final = frozenset({"support", "attack", "undercut", "contradictory", "entails", "contrary"})
_SYMBOLS: Final = {"top-level-statement": "", "relation-statement": "+", "argument-description": ""}
_UNTITLED: Final = re.compile(r"Untitled \d+")


def is_export(text: str) -> bool:
    """Whether a text starts like Argdown JSON."""
    return bool(_START.match(text)) and all(f'"{key}"' in text for key in _KEYS[:2])


def read_export(text: str, notes: Notes) -> Reading:
    """Return what an export says.

    Raises:
        ParseError: it is no JSON, or its parts are not what the tool writes.
    """
    try:
        data = json.loads(text)
        return _Export(data).reading()
    except json.JSONDecodeError as error:
        raise ParseError(error.msg, path=notes.path, line=error.lineno, column=error.colno) from None
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise ParseError(f"this is not what `argdown json` writes: {error!r}", path=notes.path) from None
    except RecursionError:
        raise ParseError("the JSON is nested too deeply", path=notes.path) from None


class _Export:
    """Makes a reading of the parts of an export."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._reading = Reading(Document(""))
        self._places = self._order()
        self._lines: dict[tuple[str, int, int], Line] = {}
        self._numbers: dict[str, int] = {}
        self._inferences: dict[tuple[str, int], Inference] = {}

    def reading(self) -> Reading:
        """Return what the export says."""
        for section in self._data.get("sections") or ():
            self._section(section)
        for title, statement in self._data["statements"].items():
            self._reading.statements[title] = self._node(Statement, title, statement, "statement")
        for title, argument in self._data["arguments"].items():
            reasoning = self._node(Reasoning, title, argument, "argument")
            self._reading.arguments[title] = reasoning
            self._steps(reasoning, argument.get("pcs") or [])
        for number, relation in enumerate(self._data.get("relations") or ()):
            self._link(relation, number)
        return self._reading

    def _order(self) -> dict[tuple[int, int], int]:
        """Number the places of all occurrences, since the text that they are in is not there."""
        nodes = [*self._data["statements"].values(), *self._data["arguments"].values()]
        places = {_place(member) for node in nodes for member in node["members"]}
        return {place: number for number, place in enumerate(sorted(places))}

    def _section(self, section: dict[str, Any]) -> None:
        """Enter a section and those within it, in order."""
        rest = [(section, -1)]
        while rest:
            one, parent = rest.pop()
            number = self._numbers[one["id"]] = len(self._reading.sections)
            line = Line(
                "#", int(one["level"]), "heading", 0, text=_text(one["title"]), tags=_texts(one.get("tags"))
            )
            line.ranges = _ranges(one)
            line.data = _extras(one.get("data"))
            self._reading.sections.append(Section(line, parent))
            rest += [(child, number) for child in reversed(one.get("children") or ())]

    def _node(self, kind: type[Any], title: str, data: dict[str, Any], what: str) -> Any:
        titled = not _UNTITLED.fullmatch(title)
        lines = [self._line(title, member, what) for member in data["members"]]
        node = kind(
            title, titled=titled, place=min([line.start for line in lines], default=len(self._places))
        )
        node.members = lines
        node.tags = _texts(data.get("tags"))
        node.data = _extras(data.get("data"))
        node.section = self._numbers.get(data.get("section") or "", -1)
        return node

    def _line(self, title: str, member: dict[str, Any], what: str) -> Line:
        key = (title, *_place(member))
        line = Line(_SYMBOLS.get(member.get("role", ""), "("), 0, what, self._places[_place(member)])
        line.title = title
        line.reference = bool(member.get("isReference"))
        line.text = _text(member.get("text"))
        line.ranges = _ranges(member)
        line.tags = _texts(member.get("tags"))
        line.data = _extras(member.get("data"))
        line.section = self._numbers.get(member.get("section") or "", -1)
        if what == "statement":
            self._lines[key] = line
        return line

    def _steps(self, reasoning: Reasoning, steps: list[dict[str, Any]]) -> None:
        for number, step in enumerate(steps):
            line = self._lines[step["title"], *_place(step)]
            reasoning.steps.append(line)
            reasoning.premises.append(self._reading.statements[step["title"]])
            inference = step.get("inference")
            if inference:
                head = Line("--", 0, "inference", line.start, data=_extras(inference.get("data")))
                head.tags = _texts(inference.get("inferenceRules"))
                made = self._inferences[reasoning.title, number] = Inference(reasoning, head)
                reasoning.infer(made, number)

    def _link(self, relation: dict[str, Any], number: int) -> None:
        source = self._end(relation["from"], relation["fromType"], relation)
        target = self._end(relation["to"], relation["toType"], relation)
        kind = relation["relationType"]
        if kind not in _RELATIONS:
            raise ValueError(f"there is no relation {kind!r:.40}")
        self._reading.links.append(Link(kind, source, target, [], number))

    def _end(self, title: str, kind: str, relation: dict[str, Any]) -> Any:
        if kind == "inference":
            return self._inferences[title, relation["conclusionIndex"]]
        known: dict[str, Any] = self._reading.arguments if kind == "argument" else self._reading.statements
        return known[title]


def _place(member: dict[str, Any]) -> tuple[int, int]:
    return int(member["startLine"]), int(member["startColumn"])


def _ranges(data: dict[str, Any]) -> list[tuple[str, int, int, str]]:
    return [
        (
            _text(r["type"]),
            int(r["start"]),
            int(r["stop"]),
            _text(r.get("tag") or r.get("url") or r.get("title")),
        )
        for r in data.get("ranges") or ()
    ]


def _extras(value: Any) -> Any:
    """Return data, which must be such as an element can hold."""
    FrozenDict({"data": value})
    return value


def _text(value: Any) -> str:
    """Return a text, which is empty where there is none."""
    if value is None or isinstance(value, str):
        return value or ""
    raise TypeError(f"{value!r:.40} is no text")


def _texts(values: Any) -> list[str]:
    """Return several texts, in a list of their own."""
    return [_text(value) for value in values or ()]
