"""Actors, sources and what was said ride in front matter and data."""

from __future__ import annotations

from argmap import ArgumentMap
from argmap.formats.argdown import parse, serialize
from argmap.notes import Notes

FRONT = """\
===
title: Encryption
actors:
    nspcc: {name: NSPCC, side: children, founded: 1884}
    wanless: {name: Peter Wanless, member_of: nspcc}
sources:
    letter: {title: Open letter, date: 2020-02-06, authors: NSPCC, text: "Stop now. Think of children."}
    reply: A reply
answers:
    - {reply: reply, to: letter}
color: {colorScheme: category10}
===

"""


def read(body: str, notes: Notes | None = None) -> ArgumentMap:
    return parse(FRONT + body, notes if notes is not None else Notes())


def test_front_matter_lists_actors_and_sources_and_keeps_the_rest():
    m = read("[A]: a\n")

    assert m.title == "Encryption"
    assert m.actors["nspcc"].data == {"founded": 1884}
    assert m.actors["wanless"].member_of == ("nspcc",)
    assert (m.sources["letter"].date, m.sources["letter"].authors) == ("2020-02-06", ("NSPCC",))
    assert m.sources["reply"].title == "A reply"
    assert m.data == {"color": {"colorScheme": "category10"}}


def test_data_say_who_said_it_and_quotes_are_found_in_the_source():
    m = read('[A]: a {by: nspcc, act: demand, quote: "Think of children", source: letter, certainty: 0.4}\n')
    (said,) = m.statements()

    assert (said.actor.id, said.act, said.claim.id) == ("nspcc", "demand", "a")
    assert (said.quote.exact, said.quote.start) == ("Think of children", 10)
    assert m.claims["a"].data == {"certainty": 0.4}


def test_several_may_say_it_together_or_each_for_themselves():
    m = read("[A]: a {by: [nspcc, wanless]}\n\n[B]: b {said: [{by: nspcc}, {by: wanless, act: deny}]}\n")

    assert [u.speakers for u in m.utterances.values()] == [("nspcc", "wanless"), ("nspcc",), ("wanless",)]
    assert [act.act for act in m.acts.values()] == ["assert", "assert", "deny"]


def test_relations_are_said_too():
    m = read(
        "[A]: a\n    + [B]: b {relation: {id: why, by: wanless, act: argue, scheme: Sign, weight: 0.5}}\n"
    )

    assert (m.relations["why"].scheme, m.relations["why"].weight) == ("Sign", 0.5)
    assert m.acts["a1"].content == "why"


def test_sources_answer_sources():
    m = read("[A]: a {by: nspcc, source: letter}\n\n[B]: b {by: Facebook, source: reply}\n")

    assert (m.transitions["t1"].starts, m.transitions["t1"].ends) == (("u1",), ("u2",))


def test_who_is_not_listed_is_made_with_a_note():
    notes = Notes()
    m = read("[A]: a {by: Mark Zuckerberg, source: His blog}\n", notes)

    assert m.actors["mark-zuckerberg"].name == "Mark Zuckerberg"
    assert m.sources["his-blog"].title == "His blog"
    assert [(note.code, note.severity) for note in notes][:2] == [("AM-A015", "info")] * 2


def test_what_does_not_fit_the_convention_stays_data():
    m = read("[A]: a {source: a book, by: {first: x}, weight: heavy, id: [1]}\n")

    assert m.claims["a"].data == {"source": "a book", "by": {"first": "x"}, "weight": "heavy", "id": (1,)}


def test_a_passage_without_a_speaker_is_what_the_claim_rests_on():
    m = read("[A]: a {quote: Stop now, source: letter}\n")

    assert [(quote.source, quote.start) for quote in m.claims["a"].quotes] == [("letter", 0)]


def test_a_quote_that_the_source_does_not_say_is_kept_and_told():
    notes = Notes()
    m = read("[A]: a {by: nspcc, quote: Never, source: letter}\n", notes)

    assert m.utterances["u1"].quotes[0].exact == "Never"
    assert "AM-A016" in [note.code for note in notes]


def test_titles_that_the_language_cannot_hold_survive():
    m = ArgumentMap()
    m.claim("one", title="A ] in it")
    m.claim("two", title="constructor")
    m.argument("a > b", "three")
    text = serialize(m, Notes())
    again = parse(text, Notes())
    again.residue = {}

    assert again == m
    assert "[A in it]: one" in text
