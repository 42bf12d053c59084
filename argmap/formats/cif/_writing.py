"""Writing CIF: an idea for each claim, a link for each relation, and posts and votes for what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap.formats._features import without
from argmap.formats._iris import own_iri
from argmap.formats._json import pretty
from argmap.formats.cif._words import IDEAS, LINKS, NAME, kind_of
from argmap.model import (
    CON_ACTS,
    Actor,
    ArgumentMap,
    Claim,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "arguments", "wordings", "tags", "weights", "implicit", "roles"),
        *("relation weights", "implicit relations", "preferences", "linked premises", "groups"),
        *("memberships", "pages"),
    )
)

CHANGES: Final = frozenset(
    {"actor details", "sources", "acts", "transitions", "utterances", "schemes", "attack kinds"}
)

_CONTEXT: Final = {
    "assembl": "http://purl.org/assembl/core#",
    "catalyst": "http://purl.org/catalyst/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ibis": "http://purl.org/catalyst/ibis#",
    "idea": "http://purl.org/catalyst/idea#",
    "oa": "http://www.openannotation.org/ns/",
    "sioc": "http://rdfs.org/sioc/ns#",
    "vote": "http://purl.org/catalyst/vote#",
}
_VOTES: Final = CON_ACTS | {"agree"}
_AGENTS: Final = {"person": "foaf:Person", "organisation": "foaf:Organization"}
_ENDS: Final = {
    "ArgumentSupportsIdea": ("ibis:argument_arguing", "idea:target_idea"),
    "ArgumentOpposesIdea": ("ibis:argument_arguing", "idea:target_idea"),
    "PositionRespondsToIssue": ("ibis:response_position", "ibis:response_issue"),
    "IssueAppliesTo": ("ibis:applicable_issue", "idea:target_idea"),
    "IssueQuestions": ("ibis:applicable_issue", "idea:target_idea"),
}


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as a conversation.

    >>> m = ArgumentMap()
    >>> m.rebut(m.claim("It is dry."), m.claim("It rains.")).id
    'r1'
    >>> '"ibis:ArgumentOpposesIdea"' in serialize(m, Notes())
    True
    """
    bare = without(map, DROPS - {"residue"})
    return pretty({"@context": _CONTEXT, "@graph": list(_Writing(bare).nodes())})


def _told(**fields: Any) -> dict[str, Any]:
    """Return what of some fields is there; `at_` stands for the at sign, and `__` for a colon."""
    known = {name: value for name, value in fields.items() if value not in ("", None, [])}
    return {name.replace("at_", "@", 1).replace("__", ":"): value for name, value in known.items()}


@define(eq=False)
class _Writing:
    """What is known of a map while it is written: who made an idea, what posts express and answer."""

    map: ArgumentMap
    makers: dict[str, Utterance] = field(factory=dict)
    posts: dict[str, list[str]] = field(factory=dict)
    votes: list[tuple[SpeechAct, Utterance]] = field(factory=list)
    answered: dict[str, list[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        utterances = self.map.utterances
        linked: set[str] = set()
        for transition in self.map.transitions.values():
            starts = [id_ for id_ in transition.starts if id_ in utterances]
            for end in transition.ends if starts else ():
                if end in utterances:
                    self.answered.setdefault(end, []).extend(starts)
                    linked |= {end, *starts}
        acts: dict[str, list[SpeechAct]] = {}
        for act in self.map.acts.values():
            if act.anchor in utterances and (
                act.content in self.map.claims or act.content in self.map.relations
            ):
                acts.setdefault(act.anchor, []).append(act)
        for said in utterances.values():
            self.take(said, acts.get(said.id, []), is_post=said.id in linked or bool(said.text))

    def take(self, said: Utterance, acts: list[SpeechAct], *, is_post: bool) -> None:
        """Decide what an utterance is: a post, or no more than that somebody made an idea or voted."""
        votes = [act for act in acts if act.act in _VOTES and said.speakers]
        others = [act for act in acts if act not in votes]
        self.votes += ((act, said) for act in votes)
        if not is_post and said.speakers and len(others) == 1 and others[0].content not in self.makers:
            self.makers[others[0].content] = said
        elif is_post or others or not votes:
            self.posts[said.id] = [act.content for act in others]

    def nodes(self) -> Iterator[dict[str, Any]]:
        """Yield all things of the conversation."""
        if self.map.title:
            yield {"@id": "urn:argmap:map", "@type": "catalyst:Conversation", "dcterms:title": self.map.title}
        yield from (_agent(actor) for actor in self.map.actors.values())
        quotes = [(claim, quote) for claim in self.map.claims.values() for quote in claim.quotes]
        for id_ in dict.fromkeys(quote.source for _, quote in quotes if quote.source):
            yield _document(self.map.sources[id_])
        yield from (self.idea(claim) for claim in self.map.claims.values())
        yield from (self.link(relation) for relation in self.map.relations.values())
        for n, (claim, quote) in enumerate(quotes, start=1):
            yield _excerpt(n, claim, quote)
        yield from (self.post(self.map.utterances[id_], ideas) for id_, ideas in self.posts.items())
        yield from (self.vote(act, said) for act, said in self.votes)

    def idea(self, claim: Claim) -> dict[str, Any]:
        kept = claim.residue.get(NAME)
        type_ = kept.get("type") if isinstance(kept, Mapping) else None
        if not isinstance(type_, str) or type_ not in IDEAS:
            argues = any(r.kind == "support" or r.is_attack for r in self.map.outgoing(claim.id))
            type_ = "Argument" if argues else "Position"
        told = _told(
            at_id=own_iri("claim", claim.id),
            at_type=f"{IDEAS[type_]}:{type_}",
            dcterms__title=claim.title or claim.text,
        )
        return told | ({"dcterms:description": claim.text} if claim.title else {}) | self.making(claim.id)

    def link(self, relation: Relation) -> dict[str, Any]:
        type_ = "ArgumentSupportsIdea"
        if relation.kind == "equivalence":
            type_ = "EquivalenceStatement"
        elif relation.is_attack:
            type_ = "ArgumentOpposesIdea"
        elif relation.scheme in LINKS and kind_of(relation.scheme) == ("support", relation.scheme):
            type_ = relation.scheme
        source, target = _ENDS.get(type_, ("idea:source_idea", "idea:target_idea"))
        told = _told(at_id=own_iri("relation", relation.id), at_type=f"{LINKS[type_]}:{type_}")
        ends = {source: self.refs(relation.premises), target: self.refs([relation.target])}
        return told | {name: refs for name, refs in ends.items() if refs} | self.making(relation.id)

    def making(self, id_: str) -> dict[str, Any]:
        said = self.makers.get(id_)
        if said is None:
            return {}
        return _told(sioc__has_creator=_speakers(said), dcterms__created=said.when)

    def post(self, said: Utterance, ideas: list[str]) -> dict[str, Any]:
        answered = dict.fromkeys(self.answered.get(said.id, ()))
        return _told(
            at_id=own_iri("utterance", said.id),
            at_type="sioc:Post",
            sioc__content=said.text,
            sioc__has_creator=_speakers(said),
            dcterms__created=said.when,
            sioc__reply_of=[{"@id": own_iri("utterance", id_)} for id_ in answered],
            assembl__expressesIdea=self.refs(ideas),
        )

    def vote(self, act: SpeechAct, said: Utterance) -> dict[str, Any]:
        about = "vote:subject_node" if act.content in self.map.claims else "vote:subject_link"
        told = _told(
            at_id=own_iri("act", act.id),
            at_type="vote:BinaryVote",
            vote__voter=_speakers(said),
            dcterms__created=said.when,
        )
        return told | {about: self.refs([act.content]), "vote:positive": act.act not in CON_ACTS}

    def refs(self, ids: Iterable[str]) -> list[dict[str, str]]:
        """Return references to ideas and links."""
        sorts = ((id_, "claim" if id_ in self.map.claims else "relation") for id_ in ids if id_)
        return [{"@id": own_iri(sort, id_)} for id_, sort in sorts]


def _speakers(said: Utterance) -> list[dict[str, str]]:
    return [{"@id": own_iri("actor", id_)} for id_ in said.speakers]


def _agent(actor: Actor) -> dict[str, Any]:
    return _told(
        at_id=own_iri("actor", actor.id),
        at_type=_AGENTS.get(actor.kind, "foaf:Agent"),
        foaf__name=actor.name,
        foaf__homepage=actor.url,
    )


def _document(source: Source) -> dict[str, Any]:
    address = own_iri("source", source.id)
    return _told(at_id=address, at_type="sioc:Item", dcterms__title=source.title, sioc__link=source.url)


def _excerpt(number: int, claim: Claim, quote: Quote) -> dict[str, Any]:
    words = _told(oa__exact=quote.exact, oa__prefix=quote.prefix, oa__suffix=quote.suffix)
    places = _told(oa__start=quote.start, oa__end=quote.end)
    selectors = [
        {"@type": f"oa:{type_}", **told}
        for type_, told in (("TextQuoteSelector", words), ("TextPositionSelector", places))
        if told
    ]
    return _told(
        at_id=own_iri("excerpt", str(number)),
        at_type="oa:SpecificResource",
        oa__hasSource={"@id": own_iri("source", quote.source)} if quote.source else None,
        oa__hasSelector=selectors,
        assembl__expressesIdea={"@id": own_iri("claim", claim.id)},
    )
