"""Frameworks that are large, empty, circular or hard are ordinary."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import deque
from functools import cache
from itertools import islice

import pytest

from argmap import ArgumentMap
from argmap.errors import OptionError, UndecidedError
from argmap.semantics import SEMANTICS, Extensions, Framework, evaluate
from argmap.semantics.tasks import (
    count,
    credulous,
    example,
    extension,
    extensions,
    labelling,
    sceptical,
    verdict,
)

NAMES = [name for name in SEMANTICS if isinstance(SEMANTICS[name], Extensions)]
ON_ACYCLIC = [name for name in NAMES if name not in {"conflict-free", "naive", "admissible"}]


@cache
def chain(size):
    return Framework(map(str, range(size)), [[number - 1] if number else [] for number in range(size)])


def circle(size):
    return Framework(map(str, range(size)), [[(number or size) - 1] for number in range(size)])


def pairs(size):
    """Arguments two and two that attack one another."""
    return Framework(map(str, range(2 * size)), [[number ^ 1] for number in range(2 * size)])


def hard(size=600, degree=10):
    """A random framework at the density where these are hardest."""
    rng = random.Random(5)  # noqa: S311 - seeded on purpose
    attackers = [[b for b in range(size) if b != a and rng.random() < degree / size] for a in range(size)]
    return Framework(map(str, range(size)), attackers)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_an_ordinary_framework(name):
    nothing = Framework([], [])
    assert list(extensions(nothing, name)) == [frozenset()]
    assert verdict(nothing, name) == (frozenset(), frozenset())
    assert count(nothing, name) == 1


@pytest.mark.parametrize("name", ON_ACYCLIC)
def test_a_long_chain_is_settled_from_its_start(name):
    size = 100_000
    expected = frozenset(range(0, size, 2))
    assert extension(chain(size), name) == expected
    assert verdict(chain(size), name) == (expected, frozenset(range(1, size, 2)))
    assert credulous(chain(size), size - 2, name)
    assert not sceptical(chain(size), size - 1, name)


@pytest.mark.parametrize("name", ["conflict-free", "naive", "admissible"])
def test_a_long_chain_has_sets_without_end(name):
    assert len(set(islice(extensions(chain(2_000), name), 3))) == 3
    assert extension(chain(2_000), name) is not None


@pytest.mark.parametrize("size", [1, 3, 999])
def test_an_odd_circle_leaves_no_stable_extension(size):
    odd = circle(size)
    assert extension(odd, "stable") is None
    assert list(extensions(odd, "stable")) == []
    assert verdict(odd, "stable") == (frozenset(), frozenset())
    assert not credulous(odd, 0, "stable")
    assert sceptical(odd, 0, "stable")
    for name in ("grounded", "preferred", "semi-stable", "ideal", "eager"):
        assert extension(odd, name) == frozenset()


def test_one_argument_against_itself_spoils_every_stable_extension_but_no_other():
    framework = Framework.of("abc", [(0, 0), (1, 2), (2, 1)])
    assert list(extensions(framework, "stable")) == []
    assert sorted(map(sorted, extensions(framework, "semi-stable"))) == [[1], [2]]


def test_circles_of_three_are_no_worse_than_circles_of_four_under_cf2():
    assert sorted(map(sorted, extensions(circle(3), "cf2"))) == [[0], [1], [2]]
    assert sorted(map(sorted, extensions(circle(4), "cf2"))) == [[0, 2], [1, 3]]


@pytest.mark.parametrize("name", NAMES)
def test_only_as_many_extensions_are_looked_for_as_are_asked_for(name):
    framework = pairs(40)
    found = list(extensions(framework, name, most=7))
    assert len(set(found)) == len(found) == (1 if name in {"grounded", "ideal", "eager"} else 7)


def test_extensions_of_parts_that_do_not_meet_are_counted_part_by_part():
    assert count(pairs(40), "preferred") == 2**40
    assert count(pairs(40), "complete") == 3**40
    assert verdict(pairs(2_000), "preferred") == (frozenset(), frozenset())


def test_time_that_is_up_is_a_clear_answer():
    with pytest.raises(UndecidedError, match=r"^undecided after 0.2 s$") as caught:
        extension(hard(), "stable", seconds=0.2)
    assert isinstance(caught.value, TimeoutError)


def test_time_that_is_up_ends_a_list_with_an_error_and_not_as_if_it_were_complete():
    for listed in (
        extensions(pairs(2), "preferred", seconds=0),
        extensions(pairs(40), "stable", seconds=0.1),
    ):
        with pytest.raises(UndecidedError):
            deque(listed, maxlen=1)


@pytest.mark.parametrize("argument", [-1, 3])
@pytest.mark.parametrize("ask", [credulous, sceptical, example])
def test_an_argument_that_is_not_there_is_refused(ask, argument):
    with pytest.raises(ValueError, match="numbered from 0 to 2"):
        ask(chain(3), argument)


def test_a_gradual_semantics_has_no_extensions():
    with pytest.raises(OptionError, match="gives strengths"):
        extension(chain(3), "df-quad")


def test_a_labelling_says_what_is_in_and_out_and_what_neither():
    assert labelling(chain(4), frozenset({0})) == ("in", "out", "undecided", "undecided")


def test_a_framework_refuses_attackers_that_are_no_arguments():
    with pytest.raises(ValueError, match="numbered from 0 to 1"):
        Framework("ab", [[2], []])
    with pytest.raises(ValueError, match="neighbours of 1"):
        Framework("ab", [[]])


def test_without_the_solver_grounded_judges_everything_and_acyclic_maps_need_none():
    code = """
import sys
sys.modules["pysat"] = None
from argmap import ArgumentMap
from argmap.errors import MissingExtraError
from argmap.semantics import evaluate
m = ArgumentMap()
one, other = m.claim("Yes."), m.claim("No.")
m.rebut(one, other)
print(evaluate(m, "preferred").status["c2"])
m.contradict(one, other)
print(evaluate(m).status["c2"])
m = ArgumentMap()
m.contradict(m.claim("Yes."), m.claim("No."))
try:
    evaluate(m, "preferred")
except MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "falls",
        "open",
        "judging attacks that run in circles needs an optional library: pip install 'argmap[solve]'",
    ]


@pytest.mark.parametrize("name", ["grounded", "preferred"])
def test_a_map_of_many_claims_on_end_is_judged(name):
    m = ArgumentMap()
    last = m.claim("Claim 0.")
    for number in range(1, 30_000):
        following = m.claim(f"Claim {number}.")
        (m.rebut if number % 2 else m.support)(following, last)
        last = following
    found = evaluate(m, name)
    assert set(found.status.values()) == {"stands", "falls"}
