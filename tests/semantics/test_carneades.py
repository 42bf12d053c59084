"""Proof standards, and the labels that Carneades' own examples ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.formats import FORMATS
from argmap.notes import Notes
from argmap.semantics.structured.carneades import Argument, Graph, Issue, labels

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "carneades" / "yaml"
FILES = sorted(CORPUS.glob("*.yml")) if CORPUS.exists() else []

STANDARDS = {"PE": "preponderance", "CCE": "clear-and-convincing", "BRD": "beyond-reasonable-doubt"}


def kept(element):
    """What the format keeps of an element, or of the map."""
    return element.residue.get("carneades", {})


def weight_of(m, scheme):
    """Return the weight that a scheme gives: a constant, or its rank in an order of preference."""
    document = kept(m)["more"]
    schemes = {entry["id"]: entry for entry in document.get("argument_schemes") or ()}
    weight = schemes.get(scheme, {}).get("weight")
    if isinstance(weight, dict) and "constant" in weight:
        return weight["constant"]
    functions = document.get("weighing_functions") or {}
    if weight in functions:
        criteria = functions[weight]["preference"]

        def key(entry):
            values = []
            for criterion in criteria:
                value = entry["meta"][criterion["property"]]
                order = criterion["order"]
                values.append(order.index(value) if isinstance(order, tuple) else str(value))
            return values

        peers = sorted((entry for entry in schemes.values() if entry.get("weight") == weight), key=key)
        return (peers.index(schemes[scheme]) + 1) / len(peers)
    return 1.0


def argument_of(m, relation, names):
    return Argument(
        conclusion=names[relation.target],
        premises=[names[premise] for premise in relation.premises],
        undercutters=[names[id_] for other in m.incoming(relation.id) for id_ in other.premises],
        weighing=relation.scheme
        if relation.scheme in {"cumulative", "factorized", "convergent"}
        else "linked",
        weight=weight_of(m, relation.scheme),
    )


def graph_of(m):
    """Return the graph that a file spells out, and the numbers of its statements."""
    names = {id_: number for number, id_ in enumerate(m.claims)}
    relations = m.relations.values()
    assumed = {claim.id for claim in m.claims.values() if kept(claim).get("body", {}).get("assumed")}
    assumed.update(kept(m)["more"].get("assumptions") or ())
    issues = [
        Issue(
            positions=[names[id_] for id_ in (relation.target, *relation.premises)],
            standard=STANDARDS[kept(relation)["more"].get("standard", "PE")],
        )
        for relation in relations
        if relation.kind == "contradiction"
    ]
    graph = Graph(
        size=len(names),
        arguments=[argument_of(m, relation, names) for relation in relations if relation.kind == "support"],
        assumptions=[number for name, number in names.items() if name in assumed],
        issues=issues,
    )
    return graph, names


@pytest.mark.skipif(not FILES, reason="the example files of Carneades are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_examples_of_carneades(path):
    m = FORMATS["carneades"].parse(path.read_text(encoding="utf-8"), Notes())
    tests = kept(m)["more"].get("tests")
    if not tests:
        pytest.skip("this file asks for no labels")
    if not m.relations:
        pytest.skip(
            "the arguments of this file have yet to be derived from its rules, which argmap does not do"
        )
    graph, names = graph_of(m)
    found = dict(zip(names, labels(graph), strict=True))
    assert {name: found[name] for expected in tests.values() for name in expected or ()} == {
        name: label for label, expected in tests.items() for name in expected or ()
    }


# -- the parts, one by one

CLAIM, RIVAL, FACT, OTHER = range(4)


def decided(standard, own, other):
    """Return the labels of two positions whose arguments have these weights."""
    arguments = [
        Argument(conclusion=CLAIM, premises=[FACT], weight=own),
        Argument(conclusion=RIVAL, premises=[FACT], weight=other),
    ]
    issue = Issue(positions=[CLAIM, RIVAL], standard=standard)
    return labels(Graph(size=3, arguments=arguments, assumptions=[FACT], issues=[issue]))[:2]


@pytest.mark.parametrize(
    ("standard", "own", "other", "expected"),
    [
        ("scintilla", 0.1, 0.9, ("in", "in")),
        ("preponderance", 0.6, 0.5, ("in", "out")),
        ("preponderance", 0.5, 0.5, ("out", "out")),
        ("clear-and-convincing", 0.6, 0.4, ("out", "out")),
        ("clear-and-convincing", 0.8, 0.4, ("in", "out")),
        ("clear-and-convincing", 0.4, 0.0, ("out", "out")),
        ("beyond-reasonable-doubt", 0.8, 0.3, ("out", "out")),
        ("beyond-reasonable-doubt", 0.8, 0.1, ("in", "out")),
        ("dialectical-validity", 0.3, 0.0, ("in", "out")),
        ("dialectical-validity", 0.9, 0.1, ("out", "out")),
    ],
)
def test_standards(standard, own, other, expected):
    assert decided(standard, own, other) == expected


@pytest.mark.parametrize(
    ("weighing", "known", "weight"),
    [
        ("linked", [2], 0),
        ("linked", [2, 3], 1),
        ("convergent", [2], 1),
        ("convergent", [], 0),
        ("cumulative", [2], 0.5),
        ("factorized", [2, 3], 1),
        ("factorized", [3], 0),
    ],
)
def test_weighing(weighing, known, weight):
    for threshold in (weight - 0.01, weight + 0.01):
        arguments = [
            Argument(conclusion=CLAIM, premises=[FACT, OTHER], weighing=weighing),
            Argument(conclusion=RIVAL, weight=max(threshold, 0)),
        ]
        graph = Graph(
            size=4, arguments=arguments, assumptions=known, issues=[Issue(positions=[CLAIM, RIVAL])]
        )
        assert (labels(graph)[CLAIM] == "in") is (threshold < weight and weight > 0)


def test_circles_of_support_are_undecided_and_those_with_another_support_are_not():
    circle = [Argument(conclusion=0, premises=[1]), Argument(conclusion=1, premises=[0])]
    assert labels(Graph(size=2, arguments=circle)) == ("undecided", "undecided")
    assert labels(
        Graph(size=3, arguments=[*circle, Argument(conclusion=0, premises=[2])], assumptions=[2])
    ) == (
        "in",
        "in",
        "in",
    )


def test_an_undercutter_that_undercuts_itself_leaves_both_undecided():
    arguments = [
        Argument(conclusion=0, premises=[2], undercutters=[1]),
        Argument(conclusion=1, premises=[0]),
    ]
    assert labels(Graph(size=3, arguments=arguments, assumptions=[2])) == ("undecided", "undecided", "in")


def test_of_many_positions_one_at_most_is_preferred():
    arguments = [Argument(conclusion=place, weight=weight) for place, weight in enumerate((0.2, 0.9, 0.5))]
    assert labels(Graph(size=3, arguments=arguments, issues=[Issue(positions=range(3))])) == (
        "out",
        "in",
        "out",
    )


def test_a_position_that_is_assumed_beats_what_is_not_supported():
    assert labels(Graph(size=2, arguments=[], assumptions=[0], issues=[Issue(positions=[0, 1])])) == (
        "in",
        "out",
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"arguments": [Argument(conclusion=7)]},
        {"arguments": [], "assumptions": [-1]},
        {"arguments": [], "issues": [Issue(positions=[0, 1]), Issue(positions=[1, 2])]},
    ],
)
def test_graphs_that_do_not_hold_together_are_refused(parts):
    with pytest.raises(ValueError, match="statement"):
        Graph(size=3, **parts)


def test_long_chains_and_wide_arguments_are_ordinary():
    size = 50_000
    chain = [Argument(conclusion=place + 1, premises=[place]) for place in range(size - 1)]
    assert set(labels(Graph(size=size, arguments=chain, assumptions=[0]))) == {"in"}
    wide = [Argument(conclusion=0, premises=range(1, size))]
    assert labels(Graph(size=size, arguments=wide, assumptions=range(1, size)))[0] == "in"
