"""AIF JSON: what each node becomes, who speaks, and that every nodeset comes back as it was."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "aif"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "aif"
FILES = sorted(CORPUS.rglob("*.json"))


def read(text, **options):
    notes = Notes()
    return FORMATS["aif"].parse(text, notes, **options), notes


def parts(text):
    """The nodes, edges and locutions of a document, each as often as it is there; null is nothing."""
    document = json.loads(text)

    def plain(item):
        return json.dumps({key: value for key, value in item.items() if value is not None}, sort_keys=True)

    return {name: Counter(map(plain, document.get(name) or ())) for name in ("nodes", "edges", "locutions")}


@pytest.fixture
def dialogue():
    return read((CASES / "dialogue.aif.json").read_text())[0]


@pytest.fixture
def malformed():
    return read((CASES / "malformed.aif.json").read_text())


def test_relations_undercuts_and_schemes(dialogue):
    support, undercut = dialogue.relations.values()
    assert (support.kind, support.premises, support.target, support.scheme) == ("support", ("2",), "1", "")
    assert (undercut.kind, undercut.premises, undercut.target) == ("undercut", ("11",), "3")
    assert undercut.scheme == "AlternativeCause"


def test_who_says_what_with_which_force_and_when(dialogue):
    said = [
        (s.actor and s.actor.name, s.act, s.claim.id, s.utterance.text, s.when) for s in dialogue.statements()
    ]
    assert said == [
        ("Ann Lee", "assert", "1", "The street is wet.", "2025-12-31T09:30:00"),
        ("Bob", "assert", "2", "It rained!", ""),
        ("Bob", "argue", "3", "It rained!", ""),
        ("Ann Lee", "Ironic Asserting", "6", "Bob said that it rained", ""),
        ("", "assert", "11", "", ""),
    ]


def test_an_analyst_is_told_from_a_speaker(dialogue):
    assert [(actor.name, actor.role) for actor in dialogue.actors.values()] == [
        ("Ann Lee", ""),
        ("Bob", ""),
        ("Zoe", "analyst"),
        ("", ""),
    ]
    assert dialogue.utterances["10"].text == "Ann Lee : The street is wet."


def test_the_time_of_the_database_is_no_time_of_speaking(dialogue):
    assert [utterance.when for utterance in dialogue.utterances.values()].count("") == 4
    assert dialogue.claims["1"].residue["aif"] == {"timestamp": "2026-01-05 10:00:00"}


def test_the_owner_of_a_claim_says_it_without_a_node_of_its_own(dialogue):
    said = dialogue.statements(claim="11")[0]
    assert (said.actor.id, said.act) == ("person-119", "assert")
    assert len(json.loads(argmap.dumps(dialogue, format="aif", notes=Notes()))["nodes"]) == 14


def test_a_transition_goes_from_what_was_said_to_the_reply(dialogue):
    assert (dialogue.transitions["8"].starts, dialogue.transitions["8"].ends) == (("4",), ("6",))


def test_what_is_odd_is_noted_once_a_kind_and_kept(malformed):
    m, notes = malformed
    assert [(note.code, note.severity, note.message) for note in notes] == [
        ("AM-I001", "warning", "nodes have an id that is taken, or none, and get another one: '1'"),
        ("AM-I002", "info", "nodes of unknown types are kept as they stand: '5'"),
        ("AM-I003", "warning", "edges from or to no node are kept as they stand: '1 → 77'"),
        (
            "AM-I004",
            "info",
            "edges that mean nothing in AIF are kept as they stand: '3 → 2', '1 → 2', '5 → 1'",
        ),
        ("AM-I005", "warning", "locutions of what was not said are kept as they stand: '78'"),
    ]
    assert list(m.claims) == ["1", "2", "1~2"]
    assert (m.relations["3"].premises, m.relations["3"].target) == (("1",), "1")
    assert m.relations["4"].target == "4"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.name)
def test_a_nodeset_comes_back_as_it_was(path):
    text = path.read_text()
    assert parts(argmap.dumps(read(text)[0], format="aif", notes=Notes())) == parts(text)


def test_a_strict_reader_refuses_what_others_are_told(malformed):
    text = (CASES / "malformed.aif.json").read_text()
    with pytest.raises(ParseError, match="nodes have an id that is taken"):
        read(text, strict=True)


def test_what_was_edited_is_written_anew_and_the_rest_as_it_was(dialogue):
    before = argmap.dumps(dialogue, format="aif", notes=Notes())
    dialogue.replace(
        evolve(dialogue.relations["12"], scheme="Counterexample"),
        evolve(dialogue.utterances["6"], text="It poured!"),
        evolve(dialogue.acts["14"], act="concede"),
        evolve(dialogue.relations["3"], premises=("11", "2")),
    )
    after = argmap.dumps(dialogue, format="aif", notes=Notes())
    old, new = parts(before), parts(after)
    assert [json.loads(node) for node in sorted(new["nodes"] - old["nodes"])] == [
        {
            "nodeID": "12",
            "scheme": "Counterexample",
            "text": "Counterexample",
            "timestamp": "2026-01-05 10:00:06",
            "type": "CA",
        },
        {
            "nodeID": "14",
            "scheme": "Conceding",
            "text": "Conceding",
            "timestamp": "2026-01-05 10:00:07",
            "type": "YA",
        },
        {"nodeID": "6", "text": "Bob : It poured!", "timestamp": "2026-01-05 10:00:03", "type": "L"},
    ]
    assert [json.loads(edge) for edge in new["edges"] - old["edges"]] == [
        {"edgeID": "104", "fromID": "11", "toID": "3"}
    ]
    assert read(after)[0].relations["3"].premises == ("11", "2")


def test_an_id_that_was_renamed_is_renamed_in_the_nodeset(dialogue):
    dialogue.rename("1", "wet")
    back = read(argmap.dumps(dialogue, format="aif", notes=Notes()))[0]
    assert back.relations["3"].target == "wet"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "this is no nodeset"),
        ('{"nodes": {}}', "this is no nodeset"),
        ("[1]", "this is no nodeset"),
        ('{"nodes": [,]}', "this is not JSON"),
    ],
)
def test_what_is_no_nodeset_is_refused(text, message):
    with pytest.raises(ParseError, match=message):
        read(text)


def test_what_is_no_object_is_left_out_with_its_place():
    _, notes = read('{"nodes": [\n 5,\n {"nodeID": "1", "type": "I"}]}')
    assert [(note.code, note.span.line, note.message) for note in notes] == [
        ("AM-I007", 2, "$.nodes[0] is no object and is left out")
    ]


def test_lists_in_lists_are_read_through():
    assert list(read('{"nodes": [[{"nodeID": "1", "type": "I", "text": "a"}]]}')[0].claims) == ["1"]


@pytest.mark.skipif(not FILES, reason="needs the corpora beside the repository")
def test_every_nodeset_of_the_corpora_comes_back_as_it_was():
    refused, read_ = {}, 0
    for path in FILES:
        text = path.read_text(encoding="utf-8-sig")
        try:
            m = read(text)[0]
        except ParseError as error:
            refused[path.name] = error.message
            continue
        read_ += 1
        assert parts(argmap.dumps(m, format="aif", notes=Notes())) == parts(text), path
        counts = Counter(node.get("type") for node in json.loads(text)["nodes"])
        assert (len(m.claims), len(m.transitions)) == (counts["I"], counts["TA"]), path
        assert len(m.relations) == counts["RA"] + counts["CA"] + counts["MA"] + counts["PA"], path
    assert read_ > 300
    assert all(message.startswith(("this is no nodeset", "this is not JSON")) for message in refused.values())
    assert len(refused) < 6
