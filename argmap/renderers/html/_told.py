"""What the page tells of a claim when asked, as plain JSON data: who said it, where, and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.analysis.wording import readable_date, verb
from argmap.layout.draft import Draft
from argmap.model import Actor, Argument, ArgumentMap, Claim, Quote, Relation, Source, Statement, Step
from argmap.renderers.html._data import KINDS, kept

__all__ = ["told"]


def told(draft: Draft) -> dict[str, Any]:
    """Return who said what where, by the numbers of cards, and how the cards are related.

    `relations` are rows of kind, premises, target and perhaps a scheme; a relation that is a premise or a
    target is -1 minus the number of its row, and a target that is missing is null.
    """
    map = draft.map
    places = {unit.id: place for place, unit in enumerate(draft.forest.units) if unit.is_card}
    behind = ((places[id_], _behind(draft, id_, places)) for id_ in (*map.claims, *map.arguments))
    return {
        "cards": {place: found for place, found in behind if found},
        "relations": [*_relations(map.relations.values(), places)],
        "actors": [_actor(map, actor, draft.credit.actors) for actor in map.actors.values()],
        "sources": {source.id: _source(source) for source in map.sources.values()},
    }


def _behind(draft: Draft, id_: str, places: Mapping[str, int]) -> dict[str, Any]:
    """Return what is known of a claim or an argument beyond its words and relations."""
    map = draft.map
    element = map.claims.get(id_) or map.arguments[id_]
    verdict = draft.look.verdicts.get(id_)
    return kept(
        {
            "tags": list(element.tags),
            "said": [_said(statement) for statement in map.statements(claim=id_)],
            "quotes": [_quote(quote) for quote in element.quotes],
            "steps": [[places[step.claim], bool(step.inference)] for step in _steps(element)],
            "why": verdict.why if verdict else "",
        }
    )


def _steps(element: Claim | Argument) -> tuple[Step, ...]:
    return element.steps if isinstance(element, Argument) else ()


def _said(statement: Statement) -> dict[str, Any]:
    quotes = statement.utterance.quotes if statement.utterance else ()
    is_quote = statement.words == " … ".join(quote.exact for quote in quotes)
    return kept(
        {
            "actor": statement.actor.id if statement.actor else "",
            "act": statement.act,
            "does": verb(statement.act),
            "words": "" if is_quote else statement.words,
            "source": statement.source.id if statement.source else "",
            "when": readable_date(statement.when),
            "quotes": [_quote(quote) for quote in quotes],
        }
    )


def _relations(relations: Iterable[Relation], places: Mapping[str, int]) -> Iterator[list[Any]]:
    relations = [*relations]
    rows = {relation.id: -1 - row for row, relation in enumerate(relations)}
    ends = {**places, **rows}
    for relation in relations:
        premises = [ends[id_] for id_ in relation.premises if id_ in ends]
        row = [KINDS[relation.kind], premises, ends.get(relation.target)]
        yield [*row, relation.scheme] if relation.scheme else row


def _quote(quote: Quote) -> list[Any]:
    return [quote.source, quote.exact, quote.start, quote.end]


def _actor(map: ArgumentMap, actor: Actor, colours: dict[str, int]) -> dict[str, Any]:
    return kept(
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "role": actor.role,
            "side": actor.side,
            "groups": [map.actors[id_].name for id_ in actor.member_of],
            "url": actor.url,
        }
    ) | {"colour": colours.get(actor.id, -1)}


def _source(source: Source) -> dict[str, Any]:
    return kept(
        {
            "title": source.title or source.id,
            "publisher": source.publisher,
            "authors": list(source.authors),
            "date": readable_date(source.date),
            "url": source.url,
            "rights": source.rights,
            "text": source.text,
        }
    )
