"""A draft as Argdown that people go on with: comments that say what to do, and data that can be read.

The words are those of the writer of Argdown; here they are only laid out: the data of each claim over several
lines, and above the first claim of each speaker a comment with the name. The text reads as the same map.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from argmap.drafting._mapping import UNCERTAIN
from argmap.files import dumps
from argmap.model import ArgumentMap, Claim, Quote

__all__ = ["argdown"]

_WIDTH: Final = 100
_HELP: Final = """\
// A first draft of a map: {passages} of “{title}”, each a claim.
//
// Now it is yours:
// 1. What is it all about? Write that first, as the thesis.  [Two to five words]: One sentence.
// 2. Put each claim into your own words, and give it a title as short. Delete what is beside the point.
// 3. Hang each claim below what it is about, four blanks deeper: + for it, - against it.{doubts}
//
// argmap sources FILE tells what is not covered, argmap check FILE what is weak; argmap render FILE draws it.
"""
_DOUBTS: Final = """
// 4. {count} #uncertain: the line below it says why. Mend it, then delete the tag and that line."""


def argdown(map: ArgumentMap) -> str:
    """Return a draft as Argdown, laid out and commented for whoever goes on with it.

    The text of its first source is not in it: the path says where that is.
    """
    front, body = _written(map, whole=False)
    lines = body.split("\n\n") if body else []
    if len(lines) == len(map.claims) and not any("\n" in line or "{" in line for line in lines):
        return "\n".join([front, "===\n", _help(map), *_laid_out(map, lines)])
    front, body = _written(map, whole=True)
    return f"{front}\n===\n\n{body}\n"  # the language has no room for some words on a line


def _written(map: ArgumentMap, *, whole: bool) -> tuple[str, str]:
    """Return the front matter and the body as Argdown, of the whole map or without what is said."""
    bare = ArgumentMap(map.title)
    sources = [evolve(source, text=None) for source in map.sources.values()]
    bare.add(*map.actors.values(), *sources)
    if whole:
        bare.add(*map.claims.values(), *map.utterances.values(), *map.acts.values())
    else:
        bare.add(*(evolve(claim, data={}, quotes=()) for claim in map.claims.values()))
    front, _, body = dumps(bare, format="argdown").partition("\n===\n")
    return front, body.strip("\n")


def _help(map: ArgumentMap) -> str:
    doubtful = sum(UNCERTAIN in claim.tags for claim in map.claims.values())
    count = "1 claim is" if doubtful == 1 else f"{doubtful} claims are"
    passages = "1 passage" if len(map.claims) == 1 else f"{len(map.claims) or 'no'} passages"
    doubts = _DOUBTS.format(count=count) if doubtful else ""
    return _HELP.format(passages=passages, title=_one_line(map.title), doubts=doubts)


def _laid_out(map: ArgumentMap, lines: list[str]) -> Iterator[str]:
    speaker: str | None = None
    for claim, line in zip(map.claims.values(), lines, strict=True):
        acts = map.acts_on(claim)
        who = _called(map, acts[0].anchor) if acts else "Nobody is named"
        if who != speaker:
            yield f"// {who}\n"
            speaker = who
        yield f"{line}\n{{\n{_block(_data(map, claim), '    ')}}}\n"


def _called(map: ArgumentMap, anchor: str) -> str:
    actors = [map.actors[id_] for id_ in map.utterances[anchor].speakers]
    return _one_line("; ".join(f"{one.name}, {one.role}" if one.role else one.name for one in actors))


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("*/", "* /")


# -- data


def _data(map: ArgumentMap, claim: Claim) -> dict[str, Any]:
    """Return the data of a claim, by the convention that the reader of Argdown knows."""
    acts = map.acts_on(claim)
    entries = [_said(map, act.anchor, act.act) for act in acts]
    own: dict[str, Any] = (
        {"quote": _quotes(claim.quotes), "source": claim.quotes[0].source} if claim.quotes else {}
    )
    data = entries[0] if len(entries) == 1 else {"said": entries} if entries else own
    return data | dict(claim.data)


def _said(map: ArgumentMap, anchor: str, act: str) -> dict[str, Any]:
    utterance = map.utterances[anchor]
    speakers = list(utterance.speakers)
    data: dict[str, Any] = {"by": speakers[0] if len(speakers) == 1 else speakers}
    if act != "assert":
        data["act"] = act
    data |= {"quote": _quotes(utterance.quotes), "source": utterance.source}
    where = utterance.quotes[0].source if utterance.quotes else utterance.source
    return data | ({"quoted_in": where} if where != utterance.source else {})


def _quotes(quotes: tuple[Quote, ...]) -> Any:
    told = [
        {
            key: value
            for key in ("exact", "start", "end", "page")
            if (value := getattr(quote, key)) not in {None, ""}
        }
        for quote in quotes
    ]
    return told[0] if len(told) == 1 else told


def _block(value: dict[str, Any], indent: str, first: str = "") -> str:
    """Return a mapping as YAML over several lines; `first` stands before its first key."""
    lines: list[str] = []
    for key, item in value.items():
        start = first or indent
        first = ""
        if isinstance(item, dict):
            lines.append(f"{start}{key}:\n{_block(item, indent + '    ')}")
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            entries = (_block(entry, f"{indent}      ", f"{indent}    - ") for entry in item)
            lines.append(f"{start}{key}:\n{''.join(entries)}")
        else:
            lines.append(_folded(f"{start}{key}: ", _scalar(item), f"{indent}    ") + "\n")
    return "".join(lines)


_PLAIN: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NO_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_ESCAPED: Final = re.compile("[{}\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no line of YAML can hold, and braces, at which data may be taken to end."""


def _scalar(value: Any) -> str:
    """Return a value as YAML on one line: JSON, of which YAML 1.2 is a superset, or an id as it is."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _NO_WORDS:
        return value
    told = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def _folded(start: str, scalar: str, indent: str) -> str:
    """Return a key and its value, broken at single blanks where it is long; YAML reads blanks there."""
    if len(start) + len(scalar) <= _WIDTH or not scalar.startswith('"'):
        return start + scalar
    lines, line = [], start
    for word in re.split(r"(?<=[^\s\\]) (?=[^\s\\])", scalar):
        if len(line) + len(word) >= _WIDTH and line not in {start, indent}:
            lines.append(line.rstrip())
            line = indent
        line += word if line in {start, indent} else f" {word}"
    return "\n".join([*lines, line])
