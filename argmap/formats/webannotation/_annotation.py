"""One annotation, of whichever kind, in plain words; and these as an annotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from attrs import field, frozen

from argmap.formats._iris import id_of, iri

__all__ = ["NOWHERE", "Annotation", "Passage", "Person", "annotation_of", "plain"]

Fault = Callable[[str, str, str], None]
"""Tells a fault: its code, its message and its path."""

_ACTS: Final = {
    "assessing": "assess",
    "bookmarking": "bookmark",
    "classifying": "classify",
    "highlighting": "highlight",
    "identifying": "identify",
    "linking": "link",
    "questioning": "question",
    "tagging": "tag",
}
"""What a motivation does, where it is not to assert something."""
_MOTIVES: Final = {act: motivation for motivation, act in _ACTS.items()}
_TITLE: Final = "dcterms:title"


NOWHERE: Final = "urn:argmap:nowhere"
"""The target of what is about no passage: an annotation has to have one."""


@frozen
class Person:
    """Who created an annotation."""

    id: str
    name: str
    kind: str


@frozen
class Passage:
    """What an annotation is about: an address, and the passage there."""

    address: str
    title: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@frozen(kw_only=True)
class Annotation:
    """An annotation: who said what about which passages, and in answer to which others.

    It has no `text` where nothing is said but what the passages say.
    """

    id: str
    text: str | None
    tags: list[str] = field(factory=list)
    act: str = "assert"
    persons: list[Person] = field(factory=list)
    when: str = ""
    passages: list[Passage] = field(factory=list)
    answered: list[str] = field(factory=list)
    whole: dict[str, Any] = field(factory=dict)


def annotation_of(item: dict[str, Any], path: str, fault: Fault) -> Annotation:
    """Return what an object of JSON says."""
    ids = [id_ for id_ in _several(item.get("id")) if isinstance(id_, str)]
    if len(ids) > 1:
        fault("AM-WA001", "an annotation has one id; the first counts", f"{path}.id")
    passages = [passage for target in _several(item.get("target")) for passage in _passages(target, item)]
    if not passages and not _string(item.get("uri")) and item.get("target") != NOWHERE:
        fault("AM-WA002", "an annotation has a target", path)
    texts, tags = _said(item)
    motivations = [told for told in _several(item.get("motivation")) if isinstance(told, str)]
    return Annotation(
        id=id_of("claim", ids[0]) if ids else "",
        text="\n".join(texts) if texts else None,
        tags=tags,
        act=next((_ACTS[told] for told in motivations if told in _ACTS), "assert"),
        persons=[_person(creator) for creator in _several(item.get("creator") or item.get("user"))],
        when=_string(item.get("created")),
        passages=passages or ([Passage(_string(item.get("uri")), _title(item))] if item.get("uri") else []),
        answered=[id_ for id_ in _several(item.get("references"))[-1:] if isinstance(id_, str)],
        whole={key: value for key, value in item.items() if key != "@context"},
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _address(resource: Any) -> str:
    """Return the address of a resource, which is its address or an object that has it."""
    if isinstance(resource, dict):
        return _string(resource.get("id")) or _address_of_source(resource.get("source"))
    return _string(resource)


def _address_of_source(source: Any) -> str:
    return _string(source.get("id")) if isinstance(source, dict) else _string(source)


def _person(creator: Any) -> Person:
    if not isinstance(creator, dict):
        address = _string(creator)
        return Person(
            address, address.removeprefix("acct:").split("@")[0] if address[:5] == "acct:" else "", ""
        )
    name = next(filter(None, map(_string, map(creator.get, ("name", "nickname")))), "")
    kind = {"Person": "person", "Organization": "organisation"}.get(_string(creator.get("type")), "")
    return Person(_string(creator.get("id")) or name, name, kind)


def _said(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the texts and the tags of an annotation; an address only where nothing else is said."""
    texts = [text for key in ("bodyValue", "text") if (text := _string(item.get(key)))]
    tags = [tag for tag in _several(item.get("tags")) if isinstance(tag, str)]
    addresses = []
    for body in _resources(item.get("body")):
        value = _string(body.get("value")) if isinstance(body, dict) else ""
        address = _address(body)
        purposes = _several(body.get("purpose")) if isinstance(body, dict) else []
        if "tagging" in purposes:
            tags.append(value or address)
        elif value or (isinstance(body, dict) and body.get("value") == ""):
            texts.append(value)
        elif address:
            addresses.append(address)
    return texts or addresses, tags


def _resources(value: Any) -> Iterator[Any]:
    """Yield bodies or targets, those in sets too, of a choice the first."""
    stack = list(reversed(_several(value)))
    while stack:
        resource = stack.pop()
        items = _several(resource.get("items")) if isinstance(resource, dict) else []
        if items and isinstance(resource, dict):
            stack += reversed(items[:1] if resource.get("type") == "Choice" else items)
        else:
            yield resource


def _passages(target: Any, item: dict[str, Any]) -> Iterator[Passage]:
    for resource in _resources(target):
        address = _address(resource)
        if not isinstance(resource, dict):
            if address != NOWHERE:
                yield Passage(id_of("claim", address))
            continue
        source = resource.get("source")
        title = _string(source.get(_TITLE)) if isinstance(source, dict) else ""
        if "source" in resource:
            address = _address_of_source(source)
        told: dict[str, Any] = {}
        stack = _several(resource.get("selector"))
        while stack:
            selector = stack.pop()
            if isinstance(selector, dict):
                told |= _place(selector)
                stack += _several(selector.get("refinedBy"))
        address = "" if address == NOWHERE else address or _string(item.get("uri"))
        yield Passage(address, title or _title(item), **told)


def _place(selector: dict[str, Any]) -> dict[str, Any]:
    """Return what a selector of texts tells of a place; others tell nothing here."""
    if selector.get("type") == "TextQuoteSelector":
        return {name: _string(selector.get(name)) for name in ("exact", "prefix", "suffix")}
    if selector.get("type") == "TextPositionSelector":
        places = {name: selector.get(name) for name in ("start", "end")}
        return {name: at for name, at in places.items() if type(at) is int and at >= 0}
    return {}


def _title(item: dict[str, Any]) -> str:
    document = item.get("document")
    titles = _several(document.get("title")) if isinstance(document, dict) else []
    return next((title for title in titles if isinstance(title, str)), "")


# -- out


def plain(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation as an object of JSON, without its context."""
    bodies = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in annotation.tags]
    if annotation.text is not None:
        bodies.insert(0, {"type": "TextualBody", "value": annotation.text})
    targets = [_target(passage) for passage in annotation.passages]
    targets += [iri("claim", other) for other in annotation.answered]
    told = {
        "id": iri("claim", annotation.id),
        "type": "Annotation",
        "creator": _one_or_more([_creator(person) for person in annotation.persons]),
        "created": annotation.when,
        "motivation": _MOTIVES.get(annotation.act, "replying" if annotation.answered else "commenting"),
        "body": _one_or_more(bodies),
        "target": _one_or_more(targets) or NOWHERE,
    }
    return {name: value for name, value in told.items() if value}


def _one_or_more(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items


def _creator(person: Person) -> dict[str, str]:
    type_ = {"person": "Person", "organisation": "Organization"}.get(person.kind, "")
    told = {"id": person.id, "type": type_, "name": person.name}
    return {name: value for name, value in told.items() if value}


def _target(passage: Passage) -> Any:
    """Return a passage as a target: its address alone, where nothing tells more."""
    source: Any = passage.address or NOWHERE
    if passage.title:
        source = {"id": source, _TITLE: passage.title}
    words = {name: word for name in ("exact", "prefix", "suffix") if (word := getattr(passage, name))}
    places = {name: at for name in ("start", "end") if (at := getattr(passage, name)) is not None}
    selectors = [
        {"type": type_, **told}
        for type_, told in (("TextQuoteSelector", words), ("TextPositionSelector", places))
        if told
    ]
    told = {"source": source} | ({"selector": _one_or_more(selectors)} if selectors else {})
    return told if selectors or passage.title else source
