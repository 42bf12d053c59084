"""Writing AML: trees in which each claim is spelt out once, and named again wherever else it is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap.formats._features import without
from argmap.formats._names import plain_names
from argmap.formats._xml import escaped, tag
from argmap.model import PRO_ACTS, ArgumentMap, Claim, Element, Relation, Source
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("title", "map data", "data", "residue", "transitions", "groups", "arguments", "titles", "wordings"),
        *(
            "tags",
            "weights",
            "roles",
            "relation weights",
            "implicit relations",
            "equivalences",
            "preferences",
        ),
        *("relations on relations", "incomplete relations", "linked attacks"),
    )
)

CHANGES: Final = frozenset(
    (
        *("actors", "acts", "utterances", "sources", "quotes", "contradictions", "attack kinds"),
        *("control characters", "attack order", "order", "ids"),
    )
)

_TOLD: Final = frozenset({"residue", "actors", "acts", "utterances", "sources", "quotes", "ids"})
"""What is not taken out of a map before it is written, since some of it is told."""
_ALLOWED: Final = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_DEEPEST: Final = 40
"""Levels that are indented: in a deep tree the blanks would outgrow the words."""


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as a file of Araucaria.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.", title="Rain")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE ARG SYSTEM "argument.dtd">
    <ARG>
      <AU>
        <PROP identifier="rain" missing="no"><PROPTEXT offset="-1">It rains.</PROPTEXT></PROP>
        <CA>
          <AU>
            <PROP identifier="c1" missing="no"><PROPTEXT offset="-1">There are clouds.</PROPTEXT></PROP>
          </AU>
        </CA>
      </AU>
    </ARG>
    """
    bare = without(map, (DROPS | CHANGES) - _TOLD)
    roots = list(_roots(bare))
    if len(roots) > 1:
        notes.add(
            "AM-AML004", f"there are {len(roots)} trees; programs may read the first alone", severity="info"
        )
    writing = _Writing(bare)
    lines = [*_head(bare, writing.source), *writing.trees(roots)]
    inside = "".join(f"  {line}\n" for line in lines)
    whole = tag("ARG", {}, "\n" + inside)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ARG SYSTEM "argument.dtd">\n{whole}\n'


def _roots(map: ArgumentMap) -> Iterator[str]:
    """Yield the claims at which trees begin: what is premise of nothing, then what that does not reach."""
    seen: set[str] = set()
    for start in (*(id_ for id_ in map.claims if not map.outgoing(id_)), *map.claims):
        if start in seen:
            continue
        yield start
        queue = [start]
        while queue:
            id_ = queue.pop()
            if id_ not in seen:
                seen.add(id_)
                queue += (premise for relation in map.incoming(id_) for premise in relation.premises)


def _kept(holder: ArgumentMap | Element) -> Mapping[str, Any]:
    kept = holder.residue.get("aml")
    return kept if isinstance(kept, Mapping) else {}


def _several(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, tuple) else []


def _texts(value: object) -> dict[str, str]:
    """Return what of an object is text: attributes."""
    items = value.items() if isinstance(value, Mapping) else ()
    return {name: text for name, text in items if isinstance(text, str)}


# -- before the trees


def _head(map: ArgumentMap, source: Source | None) -> Iterator[str]:
    kept = _kept(map)
    if "schemes" in kept:
        yield tag("SCHEMESET", {}, "".join(_schemes(_several(kept["schemes"]))))
    if source is not None and source.text is not None:
        yield tag("TEXT", {}, escaped(source.text))
    analyst = next((actor.name for actor in map.actors.values() if actor.role == "analyst"), "")
    origin = (source.title or source.url) if source else kept.get("source")
    facts = (analyst, kept.get("date"), origin, kept.get("comments"))
    told = [fact.strip() if isinstance(fact, str) and fact.strip() != "null" else "" for fact in facts]
    if any(told):
        names = ("AUTHOR", "DATE", "SOURCE", "COMMENTS")
        yield tag(
            "EDATA", {}, "".join(tag(name, {}, escaped(fact)) for name, fact in zip(names, told, strict=True))
        )


def _schemes(schemes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for scheme in schemes:
        name, conclusion = (_word(scheme.get(field)) for field in ("name", "conclusion"))
        premises, questions = (
            [tag(local, {}, _word(word)) for word in scheme.get(field) or ()]
            for field, local in (("premises", "PREMISE"), ("questions", "CQ"))
        )
        form = tag("FORM", {}, "".join((*premises, tag("CONCLUSION", {}, conclusion))))
        yield tag("SCHEME", {}, "".join((tag("NAME", {}, name), form, *questions)))


def _word(value: object) -> str:
    return escaped(value) if isinstance(value, str) else ""


# -- trees


@define(eq=False)
class _Writing:
    """What is known of a map while its trees are written."""

    map: ArgumentMap
    names: Mapping[str, str] = field(init=False)
    source: Source | None = field(init=False)
    owners: Mapping[str, list[str]] = field(init=False)
    schemes: Mapping[str, str] = field(init=False)
    spelt: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.names = plain_names(self.map.claims, _ALLOWED, "n")
        self.source = _most_quoted(self.map)
        self.owners = _owners(self.map)
        named = [relation.id for relation in self.map.relations.values() if relation.scheme]
        self.schemes = {id_: str(n) for n, id_ in enumerate(named)}

    def trees(self, roots: Iterable[str]) -> Iterator[str]:
        """Yield the lines of all trees."""
        for root in roots:
            stack: list[str | tuple[str, Relation | None, int]] = [(root, None, 0)]
            while stack:
                item = stack.pop()
                if isinstance(item, str):
                    yield item
                    continue
                id_, relation, depth = item
                indent = "  " * min(depth, _DEEPEST)
                below = [] if id_ in self.spelt else _in_order(self.map.incoming(id_))
                self.spelt.add(id_)
                yield f"{indent}<AU>"
                yield f"{indent}  {self.prop(self.map.claims[id_], relation, below)}"
                stack.append(f"{indent}</AU>")
                for other in reversed(below):
                    stack += reversed(list(_group(other, depth + 1)))

    def prop(self, claim: Claim, relation: Relation | None, below: list[Relation]) -> str:
        """Return a proposition as it stands below a relation, or at the top, with others below it."""
        kept = _kept(claim)
        attributes = {"identifier": self.names[claim.id], "missing": "yes" if claim.implicit else "no"}
        labels = {name: text for name, text in _texts(kept).items() if name in {"nodelabel", "supportlabel"}}
        place = tag("PROPTEXT", {"offset": str(self.offset(claim))}, escaped(claim.text))
        parts = [tag("OWNER", {"name": name}) for name in self.owners.get(claim.id, ())]
        parts += [self.scheme(other) for other in ([relation] if relation else []) + below if other.scheme]
        parts += [tag("ROLE", _texts(role)) for role in _several(kept.get("roles"))]
        parts += [tag("TUTOR", _texts(kept["tutor"]))] if "tutor" in kept else []
        return tag("PROP", attributes | labels, place + "".join(parts))

    def offset(self, claim: Claim) -> int:
        """Return where in the text the words of a claim stand; -1 if they do not."""
        source = self.source
        if source is None or not source.text or not claim.text:
            return -1
        starts = (quote.start for quote in claim.quotes if quote.source == source.id)
        here = (start for start in starts if start is not None and source.text.startswith(claim.text, start))
        return next(here, -1)

    def scheme(self, relation: Relation) -> str:
        answers = _kept(relation).get("answers")
        asked = (
            [answer for answer in answers if isinstance(answer, str)] if isinstance(answers, tuple) else []
        )
        content = "".join(tag("CQANS", {"answered": answer}) for answer in asked)
        named = {"scheme": relation.scheme, "schid": self.schemes[relation.id]}
        return tag("INSCHEME", named, content or None)


def _group(relation: Relation, depth: int) -> Iterator[str | tuple[str, Relation, int]]:
    """Yield a relation with its premises, which are still to be spelt out."""
    local = "REFUTATION" if relation.is_attack else "LA" if relation.is_linked else "CA"
    indent = "  " * min(depth, _DEEPEST)
    yield f"{indent}<{local}>"
    yield from ((premise, relation, depth + 1) for premise in relation.premises)
    yield f"{indent}</{local}>"


def _in_order(relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations that aim at a claim, as the document type wants them: refutations first."""
    return sorted(relations, key=lambda relation: not relation.is_attack)


def _most_quoted(map: ArgumentMap) -> Source | None:
    """Return the source with a text that is quoted most, of several the first: the text of the file."""
    counts = Counter(quote.source for claim in map.claims.values() for quote in claim.quotes)
    texts = (source for source in map.sources.values() if source.text is not None)
    return max(texts, key=lambda source: counts[source.id], default=None)


def _owners(map: ArgumentMap) -> dict[str, list[str]]:
    """Return who holds what: the names of those who committed themselves to each claim."""
    owners: dict[str, dict[str, None]] = {}
    for act in map.acts.values():
        said = map.utterances.get(act.anchor)
        if said and act.act in PRO_ACTS and act.content in map.claims:
            names = (map.actors[id_].name for id_ in said.speakers)
            owners.setdefault(act.content, {}).update(dict.fromkeys(name for name in names if name))
    return {claim: list(names) for claim, names in owners.items()}
