"""The debate of the examples, written by hand in Argdown, is the map that its script builds."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from argmap import ArgumentMap, SpeechAct, Utterance
from argmap.formats.argdown import parse
from argmap.notes import Notes

EXAMPLES = Path(__file__).parents[3] / "examples"
ARTICLE = EXAMPLES.parent / "seeds/facebook-encryption.txt"
NUMBERED = re.compile(r"r\d+")


def hand_written() -> ArgumentMap:
    return parse((EXAMPLES / "facebook-encryption.argdown").read_text(encoding="utf-8"), Notes(), strict=True)


def built() -> ArgumentMap:
    return runpy.run_path(str(EXAMPLES / "facebook_encryption.py"))["build"]()


def meaning(m: ArgumentMap) -> dict[str, object]:
    """All that a map says; what has no name of its own is told by what it is, not by its number."""
    return {
        "title": m.title,
        "actors": list(m.actors.values()),
        "sources": list(m.sources.values()),
        "claims": {claim.id: claim for claim in m.claims.values()},
        "arguments": dict(m.arguments),
        "relations": {relation(m, id_) for id_ in m.relations},
        "transitions": {
            (
                frozenset(said(m.utterances[u]) for u in t.starts),
                frozenset(said(m.utterances[u]) for u in t.ends),
            )
            for t in m.transitions.values()
        },
        "acts": sorted(map(str, (act(m, one) for one in m.acts.values()))),
        "groups": dict(m.groups),
    }


def relation(m: ArgumentMap, id_: str) -> object:
    """A relation, with those that it is about in its place."""
    if id_ not in m.relations:
        return id_
    found = m.relations[id_]
    ends = (tuple(relation(m, end) for end in found.premises), relation(m, found.target))
    return found.kind, *ends, found.scheme, found.implicit, found.weight, found.data


def said(utterance: Utterance) -> object:
    quotes = tuple((quote.source, quote.exact) for quote in utterance.quotes)
    return utterance.speakers, utterance.text, utterance.source, quotes, utterance.when


def act(m: ArgumentMap, one: SpeechAct) -> object:
    return one.act, relation(m, one.content), said(m.utterances[one.anchor]), one.data


def test_the_file_and_the_script_make_the_same_map():
    file, script = meaning(hand_written()), meaning(built())

    for part, value in script.items():
        assert file[part] == value, part


def test_relations_with_a_name_have_it_in_both():
    named = {id_ for id_ in built().relations if not NUMBERED.fullmatch(id_)}

    assert named <= set(hand_written().relations)


def test_every_quote_stands_in_the_article():
    article = ARTICLE.read_text(encoding="utf-8")
    quotes = [quote for utterance in hand_written().utterances.values() for quote in utterance.quotes]

    assert quotes
    assert [quote.exact for quote in quotes if quote.exact not in article] == []
