"""ASPIC+: examples of its authors, and agreement with the definitions on random maps."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Relation
from argmap.errors import OptionError
from argmap.semantics import evaluate
from tests.strategies import maps

AXIOM = {"axiom": True}
STRICT = {"strict": True}


def status(m, semantics="grounded", **options):
    return dict(evaluate(m, semantics, interpretation="aspic", **options).status)


def claims(m, names, **more):
    for name in names.split():
        m.claim(f"{name}.", id=name, **more)


@pytest.fixture
def m():
    return ArgumentMap()


def test_the_library_by_the_last_and_by_the_weakest_link(m):
    """Modgil & Prakken 2014: snoring is misbehaving, who misbehaves is denied access, a professor is not."""
    claims(m, "snores professor", data=AXIOM)
    claims(m, "misbehaves denied allowed")
    m.support("snores", "misbehaves", weight=0.1)
    m.support("misbehaves", "denied", weight=0.3)
    m.support("professor", "allowed", weight=0.2)
    m.contradict("denied", "allowed")
    assert status(m, link="last")["denied"] == "stands"
    assert status(m, link="last")["allowed"] == "falls"
    assert status(m, link="weakest")["denied"] == "falls"
    assert status(m, link="weakest")["allowed"] == "stands"


def test_married_bachelors(m):
    """Caminada & Amgoud 2007: without transposition, he would have a wife and have none."""
    claims(m, "ring out", data=AXIOM)
    claims(m, "married bachelor wife none")
    m.support("ring", "married")
    m.support("out", "bachelor")
    m.support("married", "wife", data=STRICT)
    m.support("bachelor", "none", data=STRICT)
    m.contradict("wife", "none")
    found = status(m)
    assert {found[name] for name in ("married", "bachelor", "wife", "none")} == {"open"}
    assert found["ring"] == "stands"


def test_undermining_rebutting_and_undercutting(m):
    claims(m, "premise conclusion doubt other")
    step = m.support("premise", "conclusion")
    assert status(m)["conclusion"] == "stands"
    m.undercut("doubt", step)
    assert (status(m)["conclusion"], status(m)["premise"]) == ("falls", "stands")
    m.rebut("other", "premise")
    assert status(m)["premise"] == "falls"


def test_a_strict_step_cannot_be_undercut_and_its_conclusion_is_attacked_at_its_premises(m):
    claims(m, "premise sure conclusion doubt")
    m.replace(m.claims["sure"].__class__(id="sure", text="sure.", data=AXIOM))
    step = m.support(["premise", "sure"], "conclusion", data=STRICT)
    m.undercut("doubt", step)
    assert status(m)["conclusion"] == "stands"
    m.rebut("doubt", "conclusion")
    found = status(m)
    assert (found["conclusion"], found["premise"], found["sure"]) == ("falls", "falls", "stands")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({}, "falls"),
        ({"data": STRICT}, "stands"),
        ({"scheme": "Modus Ponens"}, "stands"),
        ({"scheme": "Modus Ponens", "data": {"strict": False}}, "falls"),
        ({"scheme": "Expert Opinion"}, "falls"),
    ],
)
def test_steps_are_strict_that_say_so_or_follow_a_rule_of_logic(m, step, expected):
    claims(m, "premise conclusion doubt")
    m.undercut("doubt", m.support("premise", "conclusion", **step))
    assert status(m)["conclusion"] == expected


def test_an_attack_fails_against_a_stronger_argument_only(m):
    claims(m, "because so objection")
    m.support("because", "so", weight=0.6)
    m.rebut("objection", "so", weight=0.5)
    assert status(m)["so"] == "stands"
    m.support("because", "objection", weight=0.9)
    assert status(m)["so"] == "stands"
    m.rebut("objection", "so", weight=0.6)
    assert status(m)["so"] == "falls"


def test_a_stronger_argument_saves_a_claim_whose_weaker_one_is_rebutted(m):
    claims(m, "strong weak so objection")
    m.support("weak", "so", weight=0.2)
    m.rebut("objection", "so", weight=0.4)
    assert status(m)["so"] == "falls"
    m.support("strong", "so", weight=0.8)
    assert status(m)["so"] == "stands"


def test_a_preference_of_the_mapper_counts(m):
    claims(m, "so objection")
    m.rebut("objection", "so")
    m.prefer("so", "objection")
    assert status(m)["so"] == "stands"


def test_premises_are_compared_by_their_weights(m):
    m.claim("a", id="a", weight=0.4)
    m.claim("b", id="b", weight=0.6)
    m.contradict("a", "b")
    assert status(m) == {"a": "falls", "b": "stands"}


def test_circles_of_steps_support_nothing(m):
    claims(m, "a b")
    m.support("a", "b")
    m.support("b", "a")
    assert status(m)["a"] == "falls"


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda m: [m.claim("c", weight=n / 30) for n in range(30)], "30 weights"),
        (
            lambda m: m.add(
                Relation(id="r", kind="contradiction", premises=[m.claim("c").id for _ in range(60)])
            ),
            "60 claims",
        ),
    ],
)
def test_what_would_take_too_much_is_refused(m, build, message):
    build(m)
    with pytest.raises(OptionError, match=message):
        status(m)


def test_there_is_no_third_link(m):
    with pytest.raises(OptionError, match="not by 'first'"):
        status(m, link="first")


def test_deep_maps_are_ordinary(m):
    cards = [m.claim("c", weight=number % 5 / 5) for number in range(2_000)]
    for target, source in itertools.pairwise(cards):
        (m.rebut if len(source.id) % 2 else m.support)(source, target)
    assert len(status(m, link="weakest")) > 2_000


@given(m=maps(extra=False))
@pytest.mark.filterwarnings("ignore::argmap.ArgmapWarning")
def test_any_map_can_be_read(m):
    for link in ("last", "weakest"):
        assert set(m.claims) | set(m.arguments) <= set(status(m, link=link))


# -- against the definitions: all arguments are built, and their defeats given to the grounded semantics


@st.composite
def theories(draw):
    """Maps of claims in which reasons come after what they support, so that arguments can be built."""
    m = ArgumentMap()
    size = draw(st.integers(2, 5))
    weight = st.sampled_from([0.25, 0.5, 0.75])
    for number in range(size):
        m.claim("c", id=f"c{number}", weight=draw(weight), data=AXIOM if draw(st.integers(0, 5)) == 0 else {})
    for target in range(size - 1):
        for _ in range(draw(st.integers(0, 2))):
            premises = draw(st.lists(st.integers(target + 1, size - 1), min_size=1, max_size=2, unique=True))
            m.support([f"c{premise}" for premise in premises], f"c{target}", weight=draw(weight))
    for _ in range(draw(st.integers(0, 3))):
        one, other = draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True))
        m.contradict(f"c{one}", f"c{other}")
    for step in [*m.relations.values()]:
        if step.kind == "support" and draw(st.integers(0, 3)) == 0:
            m.undercut(f"c{draw(st.integers(0, size - 1))}", step)
    return m


def built(m):
    """Return all arguments: conclusion, last step or "", sub-arguments."""
    found = {}
    for id_ in sorted(m.claims, reverse=True):
        steps = m.supports(id_)
        found[id_] = [] if steps else [(id_, "", ())]
        for step in steps:
            found[id_] += [
                (id_, step.id, subs) for subs in itertools.product(*(found[p] for p in step.premises))
            ]
    return [argument for arguments in found.values() for argument in arguments]


def parts(argument):
    yield argument
    for sub in argument[2]:
        yield from parts(sub)


def strength(m, argument, link):
    """Return how strong an argument is; one of axioms alone is stronger than all others."""
    if link == "last" and argument[1]:
        return m.relations[argument[1]].weight
    ordinary = [m.claims[part[0]].weight for part in parts(argument) if not part[1] and not is_axiom(m, part)]
    steps = [m.relations[part[1]].weight for part in parts(argument) if part[1]]
    return min([*ordinary, *steps], default=9)


def is_axiom(m, argument):
    return not argument[1] and m.claims[argument[0]].data.get("axiom") is True


def accepted(m, link):
    """Return the conclusions of all arguments in the grounded extension, by the definitions."""
    arguments = built(m)
    rivals = {frozenset((r.premises[0], r.target)) for r in m.relations.values() if r.kind == "contradiction"}
    undercuts = {(r.premises[0], r.target) for r in m.relations.values() if r.kind == "undercut"}

    def defeats(one, other):
        for part in parts(other):
            if (one[0], part[1]) in undercuts:
                return True
            is_rival = frozenset((one[0], part[0])) in rivals and not is_axiom(m, part)
            if is_rival and strength(m, one, link) >= strength(m, part, link):
                return True
        return False

    attackers = {a: [b for b in arguments if defeats(b, a)] for a in arguments}
    standing, fallen = set(), set()
    while True:
        new = {a for a in arguments if set(attackers[a]) <= fallen} - standing
        if not new:
            return {argument[0] for argument in standing}
        standing |= new
        fallen |= {a for a in arguments if set(attackers[a]) & standing}


@pytest.mark.parametrize("link", ["last", "weakest"])
@given(m=theories())
def test_claims_stand_as_by_the_definitions(link, m):
    found = status(m, link=link)
    assert {id_ for id_ in m.claims if found[id_] == "stands"} == accepted(m, link)
