"""Flat assumption-based argumentation against its definitions, by brute force over sets of assumptions."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ParseError
from argmap.semantics.iccma import main
from argmap.semantics.structured.aba import Aba, Rule, parse
from argmap.semantics.tasks import extensions

SMALL = """\
# a comment
p aba 8
a 1
a 2
a 3
c 1 4
c 2 5
c 3 6
r 4 2 7
r 5 1
r 6 8
r 7
"""


def follows(aba, assumed):
    """Return the atoms that follow from some assumptions."""
    known = set(assumed)
    while new := {rule.head for rule in aba.rules if set(rule.body) <= known} - known:
        known |= new
    return known


def attacked(aba, assumed):
    known = follows(aba, assumed)
    return {assumption for assumption, contrary in aba.contraries if contrary in known}


def brute(aba):
    """Return the complete, grounded, preferred and stable sets of assumptions."""
    every = sorted(aba.assumptions)
    sets = [frozenset(s) for s in chain.from_iterable(combinations(every, n) for n in range(len(every) + 1))]

    def defended(assumed):
        safe = attacked(aba, assumed)
        attackers = [s for s in sets if not s & safe]  # sets that this one does not attack
        return {a for a in every if not any(a in attacked(aba, s) for s in attackers)}

    complete = [s for s in sets if not s & attacked(aba, s) and defended(s) == s]
    return {
        "complete": set(complete),
        "grounded": {min(complete, key=len)},
        "preferred": {s for s in complete if not any(s < other for other in complete)},
        "stable": {s for s in complete if s | attacked(aba, s) == set(every)},
    }


@st.composite
def abas(draw):
    assumptions, atoms = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    size = assumptions + atoms
    atom = st.integers(0, size - 1)
    heads = st.integers(assumptions, size - 1)
    rules = draw(st.lists(st.builds(Rule, heads, st.lists(atom, max_size=3)), max_size=6))
    contraries = [(assumption, draw(atom)) for assumption in range(assumptions)]
    return Aba([str(n) for n in range(size)], rules, range(assumptions), contraries)


@pytest.mark.parametrize("semantics", ["complete", "grounded", "preferred", "stable"])
@given(aba=abas())
def test_extensions_are_those_of_the_definitions(semantics, aba):
    pytest.importorskip("pysat")
    found = list(extensions(aba.framework(), semantics))
    assert {extension & aba.assumptions for extension in found} == brute(aba)[semantics]
    for extension in found:
        known = {atom for atom in extension if atom < len(aba.names)}
        assert known == follows(aba, extension & aba.assumptions)


def test_a_file_of_the_competition():
    aba = parse(SMALL)
    assert (len(aba.names), aba.assumptions) == (8, {0, 1, 2})
    assert aba.rules == (Rule(3, (1, 6)), Rule(4, (0,)), Rule(5, (7,)), Rule(6))
    grounded = next(extensions(aba.framework(), "grounded"))
    assert {atom for atom in grounded if atom < 8} == {2, 6}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: expected a header"),
        ("p af 3\n", "1: expected a header"),
        ("p aba 99999999\n", "are too many"),
        ("p aba 2\nx 1\n", "2: expected `a 1`"),
        ("p aba 2\na 1 2\n", "2: expected `a 1`"),
        ("p aba 2\nr 3\n", "2: atoms are numbered from 1 to 2"),
        ("p aba 2\na 1\nr 1 2\n", "only flat"),
        ("p aba 2\nc 1 2\n", "is no assumption"),
    ],
)
def test_what_is_no_flat_framework_is_refused(text, message):
    with pytest.raises(ParseError, match=message):
        parse(text)


@pytest.mark.parametrize(
    ("problem", "atom", "printed"),
    [
        ("SE-GR", "", {"w 3\n"}),
        ("SE-PR", "", {"w 1 3\n", "w 2 3\n"}),
        ("DC-CO", "5", {"YES\n"}),
        ("DS-PR", "4", {"NO\n"}),
        ("DS-CO", "7", {"YES\n"}),
    ],
)
def test_problems_of_the_competition(problem, atom, printed, tmp_path, capsys):
    pytest.importorskip("pysat")
    path = tmp_path / "small.aba"
    path.write_text(SMALL, encoding="utf-8")
    assert main(["-p", problem, "-f", str(path), *(["-a", atom] if atom else [])]) == 0
    assert capsys.readouterr().out in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-p", "DC-CO", "-a", "9"], "no atom '9'"),
        (["-p", "DC-CO"], "say by -a"),
        (["-p", "SE-STG"], "stage"),
    ],
)
def test_problems_that_cannot_be_answered(arguments, message, tmp_path, capsys):
    path = tmp_path / "small.aba"
    path.write_text(SMALL, encoding="utf-8")
    assert main([*arguments, "-f", str(path)]) == 1
    assert message in capsys.readouterr().err


def test_a_long_chain_of_rules_is_ordinary():
    size = 20_000
    rules = [Rule(atom, (atom + 1,)) for atom in range(1, size - 1)]
    aba = Aba([str(n) for n in range(size)], [*rules, Rule(size - 1)], [0], [(0, 1)])
    grounded = next(extensions(aba.framework(), "grounded"))
    assert 0 not in grounded
    assert 1 in grounded
