"""JSON-LD in, for the vocabularies of linked data: things, and what is said of each, by the ends of names.

What a term means is looked up in a context that stands in the document; one that stands elsewhere is never
fetched, and its terms are taken by their names. `http://www.w3.org/ns/prov#Agent`, `prov:Agent` and `Agent`
are therefore the same. What is said of a thing in several places comes together.

>>> document = {"@id": "a", "@type": "prov:Agent", "knows": {"@id": "b", "name": {"@value": "Bob"}}}
>>> [(thing.id, thing.types, thing.fields) for thing in things(document)]
[('a', ['Agent'], {'knows': [Ref(id='b')]}), ('b', [], {'name': ['Bob']})]

By https://www.w3.org/TR/json-ld11/ (2020), of which it reads the part that exports use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field, frozen

from argmap.formats._json import Plain

__all__ = ["Ref", "Thing", "things"]

_LAST: Final = re.compile(r"[^#/:]*$")
_LISTS: Final = ("@list", "@set")


@frozen
class Ref:
    """That a value is another thing."""

    id: str


@define(eq=False)
class Thing:
    """A thing: its id, its types, its values by the last parts of their names, and by the whole names."""

    id: str
    types: list[str] = field(factory=list)
    fields: dict[str, list[Any]] = field(factory=dict)
    whole: Plain = field(factory=dict)

    def refs(self, *names: str) -> list[str]:
        """Return the ids of the things that are values of some fields; an address may stand for itself."""
        told = [values for name in names if (values := self.fields.get(name))]
        ids = [value.id if isinstance(value, Ref) else value for values in told for value in values]
        return [id_ for id_ in ids if isinstance(id_, str)]

    def ref(self, *names: str) -> str:
        """Return the first such id, `""` if there is none."""
        return next(iter(self.refs(*names)), "")

    def texts(self, *names: str) -> list[str]:
        """Return the texts that are values of some fields."""
        told = [values for name in names if (values := self.fields.get(name))]
        return [value for values in told for value in values if isinstance(value, str)]

    def text(self, *names: str) -> str:
        """Return the first such text, `""` if there is none."""
        return next(iter(self.texts(*names)), "")

    def place(self, name: str) -> int | None:
        """Return a value that counts characters, None if there is none."""
        value = next(iter(self.fields.get(name, ())), None)
        return value if type(value) is int and value >= 0 else None


def things(document: Any, aliases: Mapping[str, str] | None = None) -> list[Thing]:
    """Return the things of a document, in its order; `aliases` are terms of a context that is elsewhere."""
    return list(_Reading(dict(aliases or {}))(document))


@define(eq=False)
class _Reading:
    terms: dict[str, str]
    found: dict[str, Thing] = field(factory=dict)
    names: dict[str, str] = field(factory=dict)
    blank: int = 0

    def __call__(self, document: Any) -> Iterator[Thing]:
        stack = [document]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack += reversed(item)
            elif isinstance(item, dict):
                self.learn(item.get("@context"))
                stack += reversed(self.take(item))
        return iter(self.found.values())

    def learn(self, context: Any) -> None:
        """Take the terms of a context that is written out."""
        for one in context if isinstance(context, list) else [context]:
            for term, meaning in one.items() if isinstance(one, dict) else ():
                address = meaning.get("@id") if isinstance(meaning, dict) else meaning
                if isinstance(address, str):
                    self.terms[term] = address
                    self.names.clear()

    def take(self, node: Plain) -> list[Any]:
        """Take what is said of a thing; return what is written inside of it."""
        names = {key: self.name(key) for key in node if key != "@context"}
        inner = [node[key] for key, name in names.items() if name in {"@graph", "@included"}]
        said = {key: name for key, name in names.items() if not name.startswith("@")}
        types = [key for key, name in names.items() if name == "@type"]
        if said or types:
            thing = self.thing(self.id(node))
            thing.types += [self.name(t) for key in types for t in _several(node[key]) if isinstance(t, str)]
            for key, name in said.items():
                thing.whole[self.whole(key)] = node[key]
                values = thing.fields.setdefault(name, [])
                values += (self.value(item, inner) for item in _several(node[key]))
        return inner

    def name(self, key: str) -> str:
        """Return the last part of what a key means."""
        found = self.names.get(key)
        if found is None:
            meaning = self.terms.get(key, key)
            last = _LAST.search(meaning)
            found = self.names[key] = last[0] if last and not meaning.startswith("@") else meaning
        return found

    def whole(self, key: str) -> str:
        """Return a key as it means the same without the context."""
        if key in self.terms:
            return self.terms[key]
        prefix, _, rest = key.partition(":")
        return self.terms[prefix] + rest if prefix in self.terms else key

    def id(self, node: Plain) -> str:
        id_ = node.get("@id") or next((node[key] for key in node if self.name(key) == "@id"), None)
        if isinstance(id_, str) and id_:
            return id_
        self.blank += 1
        return f"_:n{self.blank}"

    def thing(self, id_: str) -> Thing:
        return self.found.setdefault(id_, Thing(id_))

    def value(self, item: Any, inner: list[Any]) -> Any:
        """Return a value; a thing that is written inside of another is read after it."""
        if not isinstance(item, dict):
            return item
        if "@value" in item:
            return item["@value"]
        id_ = self.id(item)
        if len(item) > 1 or "@id" not in item:
            inner.append({**item, "@id": id_})
        return Ref(id_)


def _several(value: Any) -> list[Any]:
    """Return the values of a field, without the lists that they may be in."""
    if isinstance(value, dict) and (key := next((key for key in _LISTS if key in value), "")):
        value = value[key]
    return value if isinstance(value, list) else [] if value is None else [value]
