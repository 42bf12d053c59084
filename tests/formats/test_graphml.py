"""GraphML: our own without loss, that of graph editors as far as it says something."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "graphml"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FOREIGN = sorted((*CORPORA.glob("aif-rdf/*.graphml"), *CORPORA.glob("argunet-graphml/*.graphml")))


def arrows(m):
    return [(r.id, r.premises, r.kind, r.target, r.scheme, r.weight) for r in m.relations.values()]


def test_the_example_comes_back_whole_and_others_can_read_it(tmp_path):
    m = argmap.example("facebook-encryption")
    argmap.write(m, tmp_path / "debate.graphml", strict=True)
    assert argmap.read(tmp_path / "debate.graphml", strict=True) == m
    nx = pytest.importorskip("networkx")
    graph = nx.read_graphml(tmp_path / "debate.graphml")
    assert len(graph) == len(m)
    assert {data["element"] for _, data in graph.nodes(data=True)} >= {"actor", "claim", "relation", "act"}


def test_a_graph_of_an_editor_is_read_with_its_labels_groups_and_data():
    m = argmap.read(CASES / "drawn.graphml", strict=True)
    assert {c.id: (c.text, dict(c.data)) for c in m.claims.values()} == {
        "n0::n0": ("Abuse would go unseen.", {"known": "true"}),
        "n1": ("Facebook should halt its plans.", {"known": "false"}),
        "n2": ("Encryption keeps people safe.", {"known": "false"}),
    }
    assert [(g.id, g.title, g.members) for g in m.groups.values()] == [("n0", "Children", ("n0::n0",))]
    assert arrows(m) == [
        ("e0", ("n0::n0",), "support", "n1", "", None),
        ("e1", ("n2",), "rebuttal", "n1", "attacks", 0.5),
        ("e2", ("n2",), "support", "n0::n0", "makes one think", None),
    ]


def test_a_graph_of_argunet_has_theses_and_arguments():
    m = argmap.read(CASES / "argunet.graphml", strict=True)
    assert (m.arguments["n1::n2"].title, m.arguments["n1::n2"].text) == ("Unseen", "Abuse would go unseen.")
    assert (m.claims["n3"].title, m.claims["n3"].text) == ("", "Facebook should halt its plans.")
    assert m.groups["n1"].title == "Children"
    assert arrows(m) == [("e0", ("n1::n2",), "support", "n3", "sketchedSupport", None)]


def test_a_graph_of_networkx_is_read(tmp_path):
    nx = pytest.importorskip("networkx")
    graph = nx.DiGraph()
    graph.add_node("a", text="It rains.")
    graph.add_edge("b", "a", relation="contradicts", weight=2)
    nx.write_graphml(graph, tmp_path / "g.graphml")
    m = argmap.read(tmp_path / "g.graphml", strict=True)
    assert m.claims["a"].text == "It rains."
    assert arrows(m) == [("r1", ("b",), "rebuttal", "a", "contradicts", 2)]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<hyperedge/>", "AM-GM001"),
        ("<node/>", "AM-GM002"),
        ("<edge source='a' target='b'/>", "AM-GM003"),
        ("<node id='b'><graph><node id='c'/></graph></node><edge source='a' target='b'/>", "AM-GM004"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(inside, code):
    text = f"<graphml><graph><node id='a'/>\n{inside}</graph></graphml>"
    notes = Notes()
    m = argmap.loads(text, notes=notes)
    assert "a" in m.claims
    assert [(note.code, note.span.line) for note in notes] == [(code, 2)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, strict=True, notes=Notes())
    assert refusal.value.line == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (">claim<", ">clam<", "a node says in 'element' what it is"),
        (">support<", ">helps<", "there is no relation of kind 'helps'"),
        (">0.5<", ">half<", "this claim is not sound"),
        (">0.5<", "><", "this claim is not sound"),
    ],
)
def test_what_was_edited_and_no_longer_fits_is_refused_with_its_place(old, new, message):
    m = argmap.ArgumentMap()
    m.support(m.claim("It pours.", weight=0.5), m.claim("It rains."))
    text = argmap.dumps(m, format="graphml")
    assert old in text
    with pytest.raises(ParseError, match=message) as refusal:
        argmap.loads(text.replace(old, new, 1), notes=Notes())
    assert text.split("\n")[refusal.value.line - 1].strip().startswith("<node")


def test_an_edge_that_may_not_be_is_refused_with_the_place_of_its_node():
    m = argmap.ArgumentMap()
    m.actor("Ann")
    m.support(m.claim("It pours."), m.claim("It rains."))
    text = argmap.dumps(m, format="graphml")
    assert 'source="n3" target="n2"' in text
    with pytest.raises(ParseError, match="the target of relation 'r1' cannot be 'ann', an actor") as refusal:
        argmap.loads(text.replace('source="n3" target="n2"', 'source="n3" target="n0"'), notes=Notes())
    assert '<node id="n3">' in text.split("\n")[refusal.value.line - 1]


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_a_graph_of_a_corpus_is_read_with_all_its_nodes_and_edges(path):
    text = path.read_text(encoding="utf-8")
    notes = Notes()
    m = argmap.read(path, notes=notes)
    assert len(m.claims) + len(m.arguments) + len(m.groups) == text.count("<node ")
    left_out = sum(note.code in {"AM-GM003", "AM-GM004"} for note in notes)
    assert len(m.relations) == text.count("<edge ") - left_out


def test_there_are_graphs_of_others_to_read():
    if not FOREIGN:
        pytest.skip("../shared/corpora is not here")
    assert len(FOREIGN) > 5
