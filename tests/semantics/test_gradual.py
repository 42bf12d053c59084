"""Gradual semantics: published examples, fixed points by substitution, and what all of them must keep to."""

from __future__ import annotations

import math

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics import SEMANTICS, Gradual, Qbaf
from argmap.semantics.gradual import _solve

GRADUAL = [name for name in SEMANTICS if isinstance(SEMANTICS[name], Gradual)]
ATTACK_ONLY = {"h-categoriser", "max-based", "card-based"}


def strengths(semantics, framework):
    return SEMANTICS[semantics].strengths(framework)


def framework(base, attacks="", supports=""):
    """Return a framework from base scores by name and relations such as `"a>b c>b"`."""
    names = list(base)

    def sources(relations):
        pairs = [relation.split(">") for relation in relations.split()]
        return [[names.index(source) for source, target in pairs if target == name] for name in names]

    return Qbaf(names, base.values(), sources(attacks), sources(supports))


def by_name(semantics, framework):
    return dict(zip(framework.names, strengths(semantics, framework).values, strict=True))


def test_these_are_the_gradual_semantics():
    assert GRADUAL == [
        "card-based",
        "df-quad",
        "euler-based",
        "euler-top",
        "h-categoriser",
        "max-based",
        "mlp-based",
        "quadratic-energy",
    ]


# -- published examples


def test_df_quad_on_the_e_democracy_of_its_paper():
    """Rago, Toni, Aurisicchio & Baroni (KR 2016): two answers to an issue, three pros and four cons."""
    scores = {
        "A1": 0.5,
        "A2": 0.5,
        "P1": 0.7,
        "P2": 0.5,
        "P3": 0.9,
        "C1": 0.2,
        "C2": 0.2,
        "C3": 0.6,
        "C4": 0.5,
    }
    debate = framework(scores, "C1>A2 C2>P2 C3>P2 C4>P2", "P1>A1 P2>A1 P3>A2")
    found = by_name("df-quad", debate)
    assert found["P2"] == pytest.approx(0.08)
    assert found["A1"] == pytest.approx(0.862)
    assert found["A2"] == pytest.approx(0.85)


def test_quadratic_energy_on_an_example_worked_by_hand():
    """Example 4.1 of K. Čyras (QDT), worked out to three digits for the quadratic energy model."""
    scores = {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0}
    found = by_name("quadratic-energy", framework(scores, "c>a e>b f>c", "b>a d>a e>c"))
    assert {name: round(value, 3) for name, value in found.items()} == {
        "a": 0.519,
        "b": 0.172,
        "c": 0.625,
        "d": 0.65,
        "e": 0.4,
        "f": 1.0,
    }


@pytest.mark.parametrize(
    ("semantics", "buy", "sell"),
    [
        ("df-quad", 0.99636, 0.00338),
        ("quadratic-energy", 0.821646, 0.362170),
        ("euler-based", 0.717141, 0.494889),
        ("mlp-based", 0.789955, 0.407213),
    ],
)
def test_the_stock_example_with_its_cycle(semantics, buy, sell):
    """The example of Potyka (KR 2018); the values are those of two other programs, which agree."""
    scores = {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9}
    stock = framework(scores, "Buy>Sell Sell>Buy 2>1 3>2 4>3 5>1", "1>Sell 2>Buy 4>2 5>Buy")
    found = by_name(semantics, stock)
    assert found["Buy"] == pytest.approx(buy, abs=1e-6)
    assert found["Sell"] == pytest.approx(sell, abs=1e-6)


def test_the_h_categoriser_on_a_chain_and_on_two_that_attack_each_other():
    """Besnard & Hunter (2001); the pair has the golden ratio (Pu et al. 2014)."""
    assert strengths("h-categoriser", framework({"a": 1, "b": 1, "c": 1}, "a>b b>c")).values == (
        1,
        0.5,
        2 / 3,
    )
    pair = strengths("h-categoriser", framework({"a": 1, "b": 1}, "a>b b>a"))
    assert pair.values == pytest.approx([(math.sqrt(5) - 1) / 2] * 2)


def test_what_number_and_strength_of_attackers_count_for():
    """The three weighted semantics of Amgoud, Ben-Naim, Doder & Vesic (IJCAI 2017) on one target."""
    attacked = framework({"t": 1, "a": 0.5, "b": 0.25, "zero": 0}, "a>t b>t zero>t")
    assert by_name("h-categoriser", attacked)["t"] == pytest.approx(1 / (1 + 0.75))
    assert by_name("max-based", attacked)["t"] == pytest.approx(1 / (1 + 0.5))
    assert by_name("card-based", attacked)["t"] == pytest.approx(1 / (1 + 2 + 0.75 / 2))


def test_euler_top_looks_at_the_strongest_alone():
    scores = {"t": 0.5, "a": 0.5, "b": 0.5, "c": 0.2, "d": 0.2}
    assert by_name("euler-top", framework(scores, "c>t d>t", "a>t b>t"))["t"] == pytest.approx(
        1 - (1 - 0.25) / (1 + 0.5 * math.exp(0.3))
    )


# -- convergence


def mutual(size, score):
    """Two groups whose members all attack the members of the other."""
    one, other = [*range(size)], [*range(size, 2 * size)]
    return Qbaf(map(str, range(2 * size)), [score] * 2 * size, [other] * size + [one] * size, [[]] * 2 * size)


def euler_trouble():
    """Five that support one another and five others, which attack them (Mossakowski & Neuhaus 2018)."""
    one, other = [*range(5)], [*range(5, 10)]
    attackers = [other] * 5 + [[]] * 5
    return Qbaf(map(str, range(10)), [0.5] * 5 + [0.05] * 5, attackers, [one] * 10)


@pytest.mark.parametrize(
    ("semantics", "debate"),
    [
        ("df-quad", mutual(1, 1.0)),
        ("quadratic-energy", mutual(3, 0.9)),
        ("mlp-based", mutual(5, 0.9)),
        ("euler-based", euler_trouble()),
    ],
)
def test_where_iteration_swings_smaller_steps_are_tried_and_told(semantics, debate):
    found = strengths(semantics, debate)
    assert found.step < 1
    assert found.iterations > 100
    assert found.converged
    assert_fixed(semantics, debate, found.values)


def test_what_does_not_settle_is_told(monkeypatch):
    monkeypatch.setattr(_solve, "_STEPS", (1.0,))
    found = strengths("df-quad", mutual(1, 1.0))
    assert not found.converged
    assert found.residual == 1.0


@pytest.mark.parametrize("semantics", ["euler-top", *sorted(ATTACK_ONLY)])
def test_some_settle_on_every_graph(semantics):
    assert strengths(semantics, euler_trouble()).step == 1
    assert strengths(semantics, mutual(5, 1.0)).converged


def test_a_cycle_behind_a_cycle_is_iterated_after_it():
    found = strengths("h-categoriser", framework(dict.fromkeys("abcde", 1), "a>b b>a b>c c>d d>c d>e"))
    assert_fixed(
        "h-categoriser", framework(dict.fromkeys("abcde", 1), "a>b b>a b>c c>d d>c d>e"), found.values
    )
    assert found.values[:2] == pytest.approx([(math.sqrt(5) - 1) / 2] * 2)


# -- properties


_SCORES = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0])


@st.composite
def frameworks(draw, *, cyclic=True, score=_SCORES):
    size = draw(st.integers(1, 7))

    def some(number):
        return draw(st.lists(st.integers(0, size - 1 if cyclic else number - 1), max_size=3, unique=True))

    numbers = range(size)
    lists = [[some(number) if cyclic or number else [] for number in numbers] for _ in range(3)]
    names = [str(number) for number in numbers]
    return Qbaf(names, [draw(score) for _ in numbers], *lists)


def assert_fixed(semantics, debate, values):
    """Every strength is what the formulas, written here once more, make of the others."""
    for number, value in enumerate(values):
        score = debate.base[number] * math.prod(values[other] for other in debate.premises[number])
        attackers = [values[other] for other in debate.attackers[number]]
        supporters = [values[other] for other in debate.supporters[number]]
        assert value == pytest.approx(FORMULAS[semantics](score, attackers, supporters), abs=1e-9)


def df_quad(w, a, s):
    energy = math.prod(1 - x for x in a) - math.prod(1 - x for x in s)
    return w + energy * (1 - w) if energy >= 0 else w + energy * w


def quadratic(w, a, s):
    energy = sum(s) - sum(a)

    def h(x):
        return max(x, 0) ** 2 / (1 + max(x, 0) ** 2)

    return w + (1 - w) * h(energy) - w * h(-energy)


def euler(energy):
    return lambda w, a, s: 1 - (1 - w**2) / (1 + w * math.exp(energy(s) - energy(a)))


def mlp(w, a, s):
    if w < 1e-300 or w == 1:
        return w
    return 1 / (1 + math.exp(-(math.log(w) - math.log1p(-w) + sum(s) - sum(a))))


def card(w, a, _s):
    some = [x for x in a if x > 1e-9]
    return w / (1 + len(some) + sum(some) / max(len(some), 1))


FORMULAS = {
    "df-quad": df_quad,
    "quadratic-energy": quadratic,
    "euler-based": euler(sum),
    "euler-top": euler(lambda x: max(x, default=0)),
    "mlp-based": mlp,
    "h-categoriser": lambda w, a, _s: w / (1 + sum(a)),
    "max-based": lambda w, a, _s: w / (1 + max(a, default=0)),
    "card-based": card,
}


@pytest.mark.parametrize("semantics", GRADUAL)
@given(debate=frameworks())
def test_strengths_are_a_fixed_point_or_say_that_they_are_none(semantics, debate):
    found = strengths(semantics, debate)
    assert all(0 <= value <= 1 for value in found.values)
    if found.converged:
        assert_fixed(semantics, debate, found.values)


@pytest.mark.parametrize("semantics", GRADUAL)
@given(debate=frameworks(cyclic=False))
def test_one_pass_is_enough_where_nothing_is_cyclic(semantics, debate):
    found = strengths(semantics, debate)
    assert (found.iterations, found.residual, found.step) == (0, 0, 1)
    assert_fixed(semantics, debate, found.values)


@pytest.mark.parametrize("semantics", GRADUAL)
@given(score=st.floats(0, 1))
def test_what_nobody_speaks_about_keeps_its_base_score(semantics, score):
    assert strengths(semantics, framework({"a": score})).values == (score,)


@pytest.mark.parametrize("semantics", GRADUAL)
@given(score=st.floats(0, 1), weak=st.floats(0, 1), strong=st.floats(0, 1))
def test_stronger_attackers_never_help_and_stronger_supporters_never_hurt(semantics, score, weak, strong):
    weak, strong = sorted((weak, strong))

    def target(other, relation):
        return by_name(semantics, framework({"t": score, "o": other}, **{relation: "o>t"}))["t"]

    assert target(strong, "attacks") <= target(weak, "attacks") + 1e-12
    assert target(strong, "supports") >= target(weak, "supports") - 1e-12


@pytest.mark.parametrize("semantics", sorted(ATTACK_ONLY))
@given(debate=frameworks())
def test_supports_change_nothing_where_only_attacks_are_known(semantics, debate):
    none = [[]] * len(debate)
    without = Qbaf(debate.names, debate.base, debate.attackers, none, debate.premises)
    assert strengths(semantics, debate) == strengths(semantics, without)


@pytest.mark.parametrize("semantics", GRADUAL)
@given(debate=frameworks(), turn=st.randoms(use_true_random=False))
def test_the_order_of_the_arguments_does_not_matter(semantics, debate, turn):
    places = [*range(len(debate))]
    turn.shuffle(places)

    def moved(lists):
        return [[places.index(other) for other in lists[place]] for place in places]

    lists = (debate.attackers, debate.supporters, debate.premises)
    shuffled = Qbaf(
        [debate.names[place] for place in places],
        [debate.base[place] for place in places],
        *map(moved, lists),
    )
    expected, found = strengths(semantics, debate), strengths(semantics, shuffled)
    if expected.converged and found.converged:
        assert [expected.values[place] for place in places] == pytest.approx(found.values, abs=1e-6)


@pytest.mark.parametrize("semantics", GRADUAL)
@given(debate=frameworks())
def test_arrays_iterate_as_lists_do(semantics, debate):
    pytest.importorskip("numpy")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_solve, "_LARGE", 1)
        found = strengths(semantics, debate)
    expected = strengths(semantics, debate)
    assert found.step == expected.step
    if expected.converged:
        assert found.values == pytest.approx(expected.values, abs=1e-9)


# -- large and odd ones


@pytest.mark.parametrize("semantics", GRADUAL)
def test_large_frameworks_are_ordinary(semantics):
    size = 20_000
    chain = Qbaf(map(str, range(size)), [0.5] * size, [[], *([n] for n in range(size - 1))], [[]] * size)
    assert len(strengths(semantics, chain).values) == size
    ring = evolve(chain, attackers=[[size - 1], *chain.attackers[1:]])
    assert strengths(semantics, ring).converged
    star = Qbaf(map(str, range(size)), [0.5] * size, [[*range(1, size)], *[[]] * (size - 1)], [[]] * size)
    assert 0 <= strengths(semantics, star).values[0] < 0.5


@pytest.mark.parametrize("semantics", GRADUAL)
def test_an_empty_framework_has_no_strengths(semantics):
    assert strengths(semantics, Qbaf([], [], [], [])).values == ()


def test_numpy_is_not_needed(monkeypatch):
    monkeypatch.setattr("argmap.semantics.gradual._rounds.find_spec", lambda _: None)
    monkeypatch.setattr(_solve, "_LARGE", 1)
    assert strengths("h-categoriser", framework({"a": 1, "b": 1}, "a>b b>a")).converged
