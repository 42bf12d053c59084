"""The text of a document to a map."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from argmap._collector import paused_collector
from argmap.errors import IntegrityError, ParseError
from argmap.formats._json import Fault, Plain, decoded, doubled, located, place, span, spans, told
from argmap.formats.json._faults import broken
from argmap.formats.json._hooks import faults_of
from argmap.formats.json._shape import LISTS, VERSION, Head, shape, unknown
from argmap.model import ArgumentMap, Element
from argmap.notes import Notes

__all__ = ["parse"]


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a document holds.

    Of a key that an object has twice the last value counts, and a note says so; with `strict` it is a fault.
    Fields that are not known are kept, and noted.

    Raises:
        ParseError: the text is not JSON, not argmap JSON or not whole; `faults` tells all that is wrong.
    """
    with paused_collector():
        return _parsed(text, notes, strict=strict)


def _parsed(text: str, notes: Notes, *, strict: bool) -> ArgumentMap:
    document, twice = decoded(text)
    _check_version(document, text)
    repeated = list(doubled(document, twice))
    faults = repeated if strict else []
    head, elements = _structured(document, faults)
    map_ = ArgumentMap(head.title, data=head.data, residue=head.residue)
    try:
        map_.add(*elements.values())
    except IntegrityError as error:
        faults += broken(document, elements)
        faults = faults or [Fault("$", str(error))]
    else:
        faults += broken(document, elements) if faults else ()
    if faults:
        raise _refusal(text, faults)
    where = spans(text, (fault.path for fault in repeated))
    for fault in repeated:
        notes.add("AM-J002", str(fault), span=where[fault.path])
    _note_unknown(head, elements, text, notes)
    return map_


# -- the document


def _check_version(document: Any, text: str) -> None:
    """Refuse what is not argmap JSON, and what a newer argmap wrote."""
    hint = 'a document begins with {"format": "argmap", "version": 1'
    if not isinstance(document, dict):
        raise _refusal(text, [Fault("$", f"must be an object, not {told(document)}")], hint)
    if document.get("format") != "argmap":
        raise _refusal(text, [Fault("$.format", 'must be "argmap"')], hint)
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise _refusal(text, [Fault("$.version", "must be a whole number from 1")], hint)
    if version > VERSION:
        message = f"this document is written in version {version} of argmap JSON; this argmap reads {VERSION}"
        raise located(message, text, place(text, "$.version"), "a newer argmap reads it")


def _structured(document: Plain, faults: list[Fault]) -> tuple[Head, dict[str, Element]]:
    """Return the head of a document and its elements by path, and add the faults of what is not sound."""
    head, elements = Head(format="argmap", version=VERSION), dict[str, Element]()
    try:
        head = shape(Head).structure({key: item for key, item in document.items() if key not in LISTS})
    except (ExceptionGroup, TypeError, ValueError) as error:
        faults += faults_of(error, "$")
    for name, kind in LISTS.items():
        items = document.get(name, [])
        if not isinstance(items, list):
            faults.append(Fault(f"$.{name}", f"must be a list, not {told(items)}"))
            continue
        for n, item in enumerate(items):
            path = f"$.{name}[{n}]"
            try:
                elements[path] = shape(kind).structure(item)
            except (ExceptionGroup, TypeError, ValueError) as error:
                faults += faults_of(error, path)
    return head, elements


def _note_unknown(head: Head, elements: dict[str, Element], text: str, notes: Notes) -> None:
    """Say which fields are not known: once for each, however many elements have it."""
    seen: set[tuple[type, str]] = set()
    holders: tuple[tuple[str, Head | Element], ...] = (("$", head), *elements.items())
    for path, holder in holders:
        for key in unknown(holder.residue, shape(type(holder))) if holder.residue else ():
            name = key.rpartition("].")[2]
            if (type(holder), name) not in seen:
                seen.add((type(holder), name))
                near = get_close_matches(name, sorted(shape(type(holder)).known), n=1, cutoff=0.8)
                notes.add(
                    "AM-J001",
                    f"the field {name!r} is not known; it is kept as it stands"
                    + (f" (did you mean {near[0]!r}?)" if near else ""),
                    severity="warning" if near else "info",
                    span=span(text, place(text, f"{path}.{key}")),
                    element=getattr(holder, "id", ""),
                )


# -- errors


def _refusal(text: str, faults: list[Fault], hint: str = "") -> ParseError:
    """Return the error that tells all faults and points at the first."""
    count = f"{len(faults)} faults" if len(faults) > 1 else "a fault"
    error = located(f"this is no sound argmap JSON; it has {count}", text, place(text, faults[0].path), hint)
    error.faults = tuple(map(str, faults))
    return error
