"""xAIF: who speaks, what is quoted of the text, and that all that modules put in comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASE = Path(__file__).parents[1] / "cases" / "xaif" / "two-turns.xaif.json"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FILES = sorted([*CORPORA.glob("xaif/*.json"), *CORPORA.glob("aif/misc/*.json")])


def read(text):
    return FORMATS["xaif"].parse(text, Notes())


def written(m):
    return json.loads(argmap.dumps(m, format="xaif", notes=Notes()))


def bare(items):
    """Objects without what is null, in any order."""
    told = [{key: value for key, value in item.items() if value is not None} for item in items or ()]
    return sorted(json.dumps(item, sort_keys=True) for item in told)


@pytest.fixture
def turns():
    return read(CASE.read_text())


def test_speakers_come_from_the_words_and_from_participants(turns):
    assert [(a.name, a.role) for a in turns.actors.values()] == [
        ("Ann Lee", ""),
        ("Bob", ""),
        ("Zoe", "analyst"),
    ]
    assert [u.speakers for u in turns.utterances.values()] == [("ann-lee",), ("zoe",), ("bob",)]
    assert turns.utterances["8_16"].text == "there are clouds & wind"


def test_the_text_is_a_source_and_its_spans_are_quotes(turns):
    (source,) = turns.sources.values()
    assert source.text == "It rains, for there are clouds & wind.\n"
    (quote,) = turns.utterances["8_16"].quotes
    assert source.text[quote.start : quote.end] == quote.exact == "there are clouds & wind"


def test_schemes_are_those_of_the_nodes(turns):
    assert turns.relations["9_16"].scheme == "Argument From Sign"
    assert turns.acts["6_16"].content == "3_16"


def test_all_comes_back_as_it_was(turns):
    before, after = json.loads(CASE.read_text()), written(turns)
    for name in ("nodes", "edges", "locutions", "participants", "schemefulfillments"):
        assert bare(after["AIF"].pop(name)) == bare(before["AIF"].pop(name))
    assert after == before


def test_a_map_from_elsewhere_gets_participants_schemes_and_a_marked_text():
    m = argmap.ArgumentMap()
    letter = m.source("Letter", text="Now < then.\nIt rains.")
    m.say(m.actor("Ann Lee"), m.claim("It rains."), quote="It rains.", source=letter)
    document = written(m)
    assert document["text"] == 'Now &lt; then.<br><span id="nodeu1" class="highlighted">It rains.</span>'
    assert document["AIF"]["participants"] == [
        {"participantID": "ann-lee", "firstname": "Ann", "surname": "Lee"}
    ]
    assert document["AIF"]["schemefulfillments"] == [{"nodeID": "a1", "schemeID": "74"}]
    (said,) = read(json.dumps(document)).statements()
    assert (said.actor.name, said.quote.exact) == ("Ann Lee", "It rains.")


def test_a_text_with_an_address_is_a_source_with_one():
    text = '{"AIF": {"nodes": []}, "text": {"txt": "It rains.", "url": "http://a.example/"}}'
    m = read(text)
    assert [(source.text, source.url) for source in m.sources.values()] == [
        ("It rains.", "http://a.example/")
    ]
    assert written(m)["text"] == {"txt": "It rains.", "url": "http://a.example/"}


def test_what_has_no_nodeset_is_refused():
    with pytest.raises(ParseError, match="this is no xAIF"):
        read('{"AIF": []}')


@pytest.mark.skipif(not FILES, reason="needs the corpora beside the repository")
def test_every_document_of_the_corpora_comes_back_as_it_was():
    seen = 0
    for path in FILES:
        text = path.read_text(encoding="utf-8-sig")
        if FORMATS["xaif"].sniff(text):
            seen += 1
            before, after = json.loads(text), written(read(text))
            for name in ("nodes", "edges", "locutions", "participants"):
                assert bare(after["AIF"][name]) == bare(before["AIF"].get(name)), (path, name)
            assert {k: v for k, v in after.items() if k in before and k != "AIF"} == {
                k: v for k, v in before.items() if k != "AIF"
            }, path
    assert seen >= 10


@pytest.mark.skipif(not FILES, reason="needs the corpora beside the repository")
def test_texts_beside_nodesets_are_quoted_by_their_words(tmp_path):
    quoted = said = 0
    for page in sorted(CORPORA.glob("aif/us2016-txt/*.txt")):
        nodeset = CORPORA / "aif" / "us2016" / f"{page.stem}.json"
        if nodeset.exists():
            (tmp_path / page.name).write_bytes(page.read_bytes())
            (tmp_path / nodeset.name).write_bytes(nodeset.read_bytes())
            m = argmap.read(tmp_path / nodeset.name, format="aif", notes=Notes())
            (source,) = m.sources.values()
            for utterance in m.utterances.values():
                said += 1
                for quote in utterance.quotes:
                    quoted += 1
                    assert source.text[quote.start : quote.end] == quote.exact
    assert quoted > said / 4
