"""Maps as networkx graphs: nothing lost in one view, premises that find together, graphs of one's own."""

from __future__ import annotations

import contextlib
import json
import pickle

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import Argument, ArgumentMap, Claim, Notes, ParseError, Relation, from_networkx, to_networkx
from argmap.errors import OptionError
from argmap.model import KINDS
from tests.strategies import json_like, maps


def back(graph):
    """Return the map of a graph about which there is nothing to say."""
    notes = Notes()
    map_ = from_networkx(graph, notes=notes)
    assert not list(notes)
    return map_


@given(maps())
def test_the_incidence_view_loses_nothing(m):
    assert back(to_networkx(m)) == m


@settings(max_examples=30)
@given(maps())
def test_it_survives_json_and_pickle(m):
    graph = to_networkx(m)
    data = json.loads(json.dumps(nx.node_link_data(graph, edges="edges")))
    assert back(nx.node_link_graph(data, edges="edges")) == m
    assert back(pickle.loads(pickle.dumps(graph))) == m


@given(maps())
def test_every_reference_is_an_edge(m):
    graph = to_networkx(m)
    assert list(graph) == [element.id for element in m]
    for relation in m.relations.values():
        assert {one for one, _, r in graph.in_edges(relation.id, "reference") if r == "premise"} == set(
            relation.premises
        )


@given(maps(Claim, Argument, Relation))
def test_the_view_of_claims_loses_only_quotes(m):
    m.replace(*(evolve(e, quotes=()) for e in (*m.claims.values(), *m.arguments.values())))
    assert back(to_networkx(m, "claims")) == m


def test_linked_premises_find_together_again():
    m = ArgumentMap()
    a, b, c = m.claim("A"), m.claim("B"), m.claim("C")
    linked = m.support([a, b], c, roles={"c1": "major"})
    m.support(a, c)
    graph = to_networkx(m, "claims")
    assert set(graph) == {"c1", "c2", "c3"}
    assert [edge["relation"] for edge in graph["c1"]["c3"].values()] == ["r1", "r2"]
    assert back(graph).relations["r1"] == linked


def test_a_relation_that_others_speak_of_is_a_node():
    m = ArgumentMap()
    inference = m.support(m.claim("Accounts are banned."), m.claim("Abuse is found."))
    m.undercut(m.claim("A ban identifies no child."), inference)
    graph = to_networkx(m, "claims")
    assert graph.nodes["r1"]["element"] == "relation"
    assert nx.has_path(graph, "c3", "c2")
    assert back(graph) == m


@pytest.fixture
def dispute():
    m = ArgumentMap()
    letter, facebook, nspcc = m.actor("Letter"), m.actor("Facebook"), m.actor("NSPCC", member_of="letter")
    halt, unseen, safe = m.claim("Halt."), m.claim("Abuse goes unseen."), m.claim("All are safer.")
    inference = m.support(unseen, halt)
    m.rebut(safe, halt)
    doubt = m.claim("Much is found otherwise.")
    m.undercut(doubt, inference)
    for actor, claim, act in (
        (letter, halt, "demand"),
        (letter, unseen, "assert"),
        (facebook, safe, "assert"),
        (facebook, doubt, "argue"),
        (facebook, unseen, "concede"),
        (nspcc, safe, "deny"),
    ):
        m.say(actor, claim, act=act)
    return m


def test_the_view_of_actors_counts_who_supports_and_attacks_whom(dispute):
    graph = to_networkx(dispute, "actors")
    counts = {(a, b, kind): n for a, b, kind, n in graph.edges(keys=True, data="count")}
    assert counts == {
        ("letter", "letter", "support"): 1,
        ("facebook", "letter", "support"): 2,  # it concedes a premise, and so speaks for the inference
        ("facebook", "letter", "attack"): 2,
        ("facebook", "facebook", "attack"): 1,
        ("nspcc", "facebook", "attack"): 1,
    }
    assert graph.edges["facebook", "letter", "attack"]["through"] == ["r2", "r3"]


def test_a_summary_gives_only_its_actors_back_and_says_so(dispute):
    notes = Notes()
    m = from_networkx(to_networkx(dispute, "actors"), notes=notes)
    assert [actor.name for actor in m.actors.values()] == ["Letter", "Facebook", "NSPCC"]
    assert len(m) == 3
    assert {note.code for note in notes} == {"AM-X005"}


def test_an_unknown_view_says_which_there_are():
    with pytest.raises(OptionError, match="no view 'edges'; there is incidence, claims, actors"):
        to_networkx(ArgumentMap(), "edges")


def test_what_was_removed_from_a_graph_is_missing_from_the_map(dispute):
    graph = to_networkx(dispute)
    graph.remove_node("c2")
    m = back(graph)
    assert m.relations["r1"].premises == ()
    assert len(m) == len(dispute) - 1


def test_mentions_of_what_was_removed_are_left_out_and_the_graph_stays():
    m = ArgumentMap()
    letter = m.source("Letter", text="Halt now.")
    claim = m.claim("Halt.", quotes=[letter.quote("Halt")])
    m.argument("Why", steps=[argmap.Step("c1", m.support((), claim).id)])
    graph = to_networkx(m)
    graph.remove_nodes_from(["letter", "r1"])
    before = pickle.dumps(nx.node_link_data(graph, edges="edges"))
    notes = Notes()
    found = from_networkx(graph, notes=notes)
    assert found.claims["c1"].quotes == ()
    assert found.arguments["why"].steps == (argmap.Step("c1"),)
    assert [(note.code, note.element) for note in notes] == [("AM-X003", "c1"), ("AM-X003", "why")]
    assert pickle.dumps(nx.node_link_data(graph, edges="edges")) == before


def test_measures_become_data():
    m = ArgumentMap()
    m.support(m.claim("A"), m.claim("B"))
    graph = to_networkx(m, "claims")
    nx.set_node_attributes(graph, nx.in_degree_centrality(graph), "centrality")
    assert back(graph).claims["c2"].data == {"centrality": 1.0}


def test_a_graph_of_ones_own():
    graph = nx.MultiDiGraph(name="Ours", year=2020)
    graph.add_node(1, text="First.", title="One", colour="red")
    graph.add_node(2, label="Second.")
    graph.add_edge(1, 2, kind="rebuttal", since="May")
    graph.add_edge(3, 2, kind="support", relation="both")
    graph.add_edge(1, 2, kind="support", relation="both")
    m = back(graph)
    assert m.title == "Ours"
    assert [(c.id, c.text, c.title) for c in m.claims.values()] == [
        ("1", "First.", "One"),
        ("2", "Second.", ""),
        ("3", "3", ""),
    ]
    assert m.claims["1"].data == {"colour": "red"}
    assert m.relations["r1"] == Relation(
        id="r1", kind="rebuttal", premises=["1"], target="2", data={"since": "May"}
    )
    assert m.relations["both"].premises == ("1", "3")


def test_what_cannot_be_used_is_told():
    graph = nx.Graph()
    graph.add_node("a", picture=object())
    graph.add_node(("b", 1), element="planet")
    graph.add_node("x", element="actor")
    graph.add_edge("a", ("b", 1))
    graph.add_edge("a", "c", kind="attack")
    graph.add_edge("a", "x", kind="support")
    graph.add_edge("c", "c", reference="shoe")
    notes = Notes()
    m = from_networkx(graph, notes=notes)
    assert [note.code for note in notes] == ["AM-X002", "AM-X001", "AM-X005", "AM-X005", "AM-X005", "AM-X004"]
    assert "'attack' is no kind of relation; there is support, " in notes[2].message
    assert m.claims["('b', 1)"].data == {"element": "planet"}
    assert [r.kind for r in m.relations.values()] == ["support"]


def test_notes_that_nobody_collects_are_warnings():
    graph = nx.DiGraph([("a", "b")])
    with pytest.warns(argmap.ArgmapWarning, match="1 edges? ha(s|ve) no kind") as caught:
        from_networkx(graph)
    assert caught[0].filename == __file__


def test_nodes_that_look_alike_as_text_are_told_apart():
    assert list(from_networkx(nx.DiGraph([(1, "1")]), notes=Notes()).claims) == ["1", "1-2"]


@pytest.mark.parametrize(
    ("attributes", "says"),
    [
        ({"text": 5}, "'a' is no claim: "),
        ({"quotes": "Halt"}, "'a' is no claim: "),
        ({"element": "relation"}, "'a' is no relation: "),
        ({"element": "relation", "kind": "attack"}, "'a' is no relation: "),
    ],
)
def test_a_value_that_an_element_cannot_have_is_refused(attributes, says):
    graph = nx.DiGraph()
    graph.add_node("a", **attributes)
    with pytest.raises(ParseError, match=says):
        from_networkx(graph)


def test_cyclic_membership_is_refused():
    m = ArgumentMap()
    m.actor("A"), m.actor("B", member_of="a")
    graph = to_networkx(m)
    graph.add_edge("a", "b", reference="membership")
    with pytest.raises(ParseError, match="membership is cyclic"):
        from_networkx(graph)


WORDS = ("element", "kind", "relation", "reference", "position", "rank", "role", "roles", "quotes", "steps")
VALUES = st.sampled_from(("claim", "relation", "argument", "premise", "target", *KINDS)) | json_like()
ATTRIBUTES = st.dictionaries(st.sampled_from((*WORDS, "text", "data", "member_of", "id")), VALUES, max_size=3)


@settings(max_examples=200)
@given(
    st.dictionaries(st.integers(0, 5), ATTRIBUTES, max_size=4),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), ATTRIBUTES), max_size=5),
    st.sampled_from((nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)),
)
def test_any_graph_gives_a_map_or_a_refusal(nodes, edges, kind):
    graph = kind()
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(edges)
    with contextlib.suppress(ParseError):
        assert isinstance(from_networkx(graph, notes=Notes()), ArgumentMap)
