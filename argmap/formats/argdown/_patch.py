"""What the text of a document cannot say, kept under `argmap:` in its front matter.

    argmap:
        order: {claims: [c2, c1]}
        elements:
            relations:
                r3: {kind: preference, premises: [c1], target: c2}
        drop: [g1]

`order` lists the ids of a kind where it is not that of the text; `elements` gives fields of elements by
kind and id,
and makes those that are not there; `drop` lists those that only the text has. All of it is written by argmap.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from attrs import NOTHING, evolve, fields, has

from argmap.analysis.diffing import diff, is_counted
from argmap.errors import IntegrityError
from argmap.model import ELEMENTS, ArgumentMap, Element, Quote, Step
from argmap.notes import Notes

__all__ = ["applied", "difference", "needed", "plain", "plain_fields", "structured", "unpacked"]

_PARTS: Final[dict[str, type]] = {"quotes": Quote, "steps": Step}
_MAP: Final = ("title", "data", "residue")


def unpacked(changes: Any) -> dict[str, Any]:
    """Return a patch as it is written: a mapping, or JSON in a text where YAML could not hold it."""
    if isinstance(changes, str):
        try:
            changes = json.loads(changes)
        except ValueError:
            return {}
    return _mapping(changes)


def difference(want: ArgumentMap, got: ArgumentMap) -> dict[str, Any]:
    """Return the patch that makes one map of another; empty if they are equal."""
    elements: dict[str, dict[str, Any]] = {}
    order = {}
    for kind, name in ELEMENTS.items():
        wanted: dict[str, Element] = getattr(want, name)
        known: dict[str, Element] = getattr(got, name)
        changed = {id_: _changes(element, known.get(id_), kind) for id_, element in wanted.items()}
        kept = {id_: changes for id_, changes in changed.items() if changes is not None}
        if kept:
            elements[name] = kept
        if list(wanted) != _natural(known, wanted):
            order[name] = list(wanted)
    drop = [
        element.id for element in got if element.id not in want or type(want[element.id]) is not type(element)
    ]
    found = {"order": order, "elements": elements, "drop": drop, "map": _of_map(want, got)}
    return {key: value for key, value in found.items() if value}


def needed(want: ArgumentMap, got: ArgumentMap, *, numbers: bool) -> dict[str, Any]:
    """Return the patch that makes one map of another; none where only numbers differ that nobody asks for."""
    if not numbers and not _of_map(want, got) and _is_same_but_for_numbers(want, got):
        return {}
    return difference(want, got)


def _is_same_but_for_numbers(want: ArgumentMap, got: ArgumentMap) -> bool:
    """Whether two maps differ in the order of elements and in ids that are only numbers, if at all."""
    return all(
        set(change.words) <= {"renamed", "reordered"}
        and (change.id == (change.before or change.element).id or is_counted(change.id))
        for change in diff(want, got).changes
    )


def _natural(known: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    """Return the order that comes of itself: those of the text, then those that only the patch has."""
    return [id_ for id_ in known if id_ in wanted] + [id_ for id_ in wanted if id_ not in known]


def _of_map(want: ArgumentMap, got: ArgumentMap) -> dict[str, Any]:
    mine, known = ({name: plain(getattr(one, name)) for name in _MAP} for one in (want, got))
    for fields_ in (mine, known):
        fields_["residue"].pop("argdown", None)  # what the reader keeps comes of itself
    return {name: value for name, value in mine.items() if value != known[name]}


def _changes(element: Element, known: Element | None, kind: type[Element]) -> dict[str, Any] | None:
    """Return the fields in which an element differs; None if there are none."""
    if known is None or type(known) is not kind:
        return plain_fields(element)
    if element == known:
        return None
    return {
        attribute.name: plain(getattr(element, attribute.name))
        for attribute in fields(kind)
        if getattr(element, attribute.name) != getattr(known, attribute.name)
    }


def plain_fields(element: Any) -> dict[str, Any]:
    """Return the fields of a value that say something, as plain data; not the id of an element."""
    return {
        attribute.name: plain(value)
        for attribute in fields(type(element))
        if attribute.name != "id" and (value := getattr(element, attribute.name)) != _default(attribute)
    }


def plain(value: Any) -> Any:
    """Return a value as plain data: lists, mappings, texts, numbers."""
    if has(type(value)):
        return plain_fields(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _default(attribute: Any) -> Any:
    return None if attribute.default is NOTHING else attribute.default


def structured(kind: type, given: dict[str, Any], notes: Notes, id_: str) -> dict[str, Any]:
    """Return those fields that an element of some kind can take; the others are said."""
    known = {attribute.name: attribute for attribute in fields(kind)}
    kept = {}
    for name, value in given.items():
        try:
            made = _part(_PARTS[name], value) if name in _PARTS else value
            _try(known, name, made)
            kept[name] = made
        except (TypeError, ValueError, IntegrityError) as error:
            notes.add("AM-A018", f"{name} of {id_!r} is left out: {error}", element=id_)
    return kept


def _try(known: Mapping[str, Any], name: str, value: Any) -> None:
    """Raise what an element would raise that is given this value for a field."""
    if name not in known or name == "id":
        raise TypeError(f"there is no field {name!r}")
    converter = known[name].converter
    if converter:
        converter(value)


def _part(kind: type, values: Any) -> list[Any]:
    if not isinstance(values, (list, tuple)):
        raise TypeError(f"expected a list, not {values!r:.40}")
    return [value if isinstance(value, kind) else kind(**value) for value in values]


def applied(found: ArgumentMap, changes: dict[str, Any], notes: Notes) -> ArgumentMap:
    """Return the map with a patch applied; what no longer fits, since the text was edited, is said."""
    extra = changes.get("map")
    own = extra if isinstance(extra, dict) else {}
    title = own.get("title", found.title)
    residue = {**_mapping(own.get("residue")), **found.residue}
    made = ArgumentMap(title, data=own.get("data", found.data), residue=residue)
    elements: list[Element] = []
    for kind, name in ELEMENTS.items():
        dropped = {id_ for id_ in _several(changes.get("drop")) if isinstance(id_, str)}
        kept = {id_: element for id_, element in getattr(found, name).items() if id_ not in dropped}
        _change(kind, kept, _mapping(_mapping(changes.get("elements")).get(name)), notes)
        order = _several(_mapping(changes.get("order")).get(name))
        ids = dict.fromkeys([id_ for id_ in order if id_ in kept] + list(kept)) if order else kept
        elements += [kept[id_] for id_ in ids]
    try:
        made.add(*elements)
    except IntegrityError as error:
        notes.add("AM-A018", f"what is under argmap: no longer fits the text: {error}", severity="error")
        return found
    return made


def _change(kind: type[Element], kept: dict[str, Any], changes: dict[str, Any], notes: Notes) -> None:
    for id_, given in changes.items():
        own = structured(kind, _mapping(given), notes, id_)
        try:
            kept[id_] = evolve(kept[id_], **own) if id_ in kept else kind(id=id_, **own)
        except (TypeError, ValueError) as error:
            notes.add("AM-A018", f"{id_!r} is left out: {error}", element=id_)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
