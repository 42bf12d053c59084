"""Maps read as frameworks, against the conditions on elements themselves, solved by trying all values."""

from __future__ import annotations

import random
from itertools import product

import pytest

from argmap import ArgumentMap, Relation, Step
from argmap.errors import OptionError
from argmap.semantics import INTERPRETATIONS, Framework, evaluate
from argmap.semantics.abstraction import abstract
from argmap.semantics.tasks import extensions, labelling

FALSE, OPEN, TRUE = 0.0, 0.5, 1.0
VALUE = {"in": TRUE, "out": FALSE, "undecided": OPEN}
READINGS = ("inference", "necessary", "deductive", "evidential", "attacks")


def random_map(rng):
    """A few claims, and a few relations of all kinds between them and on one another."""
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(rng.randint(1, 4))]
    actor = m.actor("Somebody")
    for claim in claims:
        if rng.random() < 0.5:
            m.say(actor, claim)
    relations = []
    for _ in range(rng.randint(0, 4)):
        verb = rng.choice([m.support, m.support, m.rebut, m.undercut, m.contradict])
        if verb == m.contradict:
            relations.append(m.contradict(rng.choice(claims), rng.choice(claims)))
            continue
        targets = [*claims, *relations] if verb != m.undercut else relations or claims
        premises = rng.sample(claims, rng.randint(1, min(2, len(claims))))
        relations.append(verb(premises, rng.choice(targets)))
    return m


def unharmed(m, reading, guess, id_):
    """How far nothing that is guessed to stand speaks against an element."""
    worth = TRUE
    for k in m.relations.values():
        ends = (*k.premises, k.target)
        others = [guess[end] for end in ends if end != id_]
        if k.kind == "contradiction" and id_ in ends:
            worth = min(worth, 1 - min([guess[k.id], *(others or [guess[id_]])]))
        elif k.is_attack and k.kind != "contradiction" and k.target == id_:
            worth = min(worth, 1 - guess[k.id])
        elif reading == "deductive" and k.kind == "support" and id_ in k.premises:
            others = [guess[other] for other in k.premises if other != id_]
            worth = min(worth, 1 - min([unharmed(m, reading, guess, k.id), 1 - guess[k.target], *others]))
    return worth


def conditions(m, reading, guess, value):
    """What each element is worth: what speaks against it as guessed, what it rests on by its value."""
    stated = {act.content for act in m.acts.values()}
    found = {}
    for id_ in (*m.claims, *m.relations):
        needs = [unharmed(m, reading, guess, id_)]
        relation = m.relations.get(id_)
        is_passed = reading == "attacks" and relation and relation.kind == "support"
        if relation and relation.kind != "contradiction" and not is_passed:
            needs += [value[premise] for premise in relation.premises]
        reasons = [value[k.id] for k in m.supports(id_)]
        if reading in ("inference", "evidential") and reasons:
            needs.append(max(reasons))
        elif reading == "necessary":
            needs += reasons
        elif reading == "evidential" and id_ in m.claims and id_ not in stated:
            needs.append(FALSE)
        found[id_] = min(needs)
    return found


def solutions(m, reading):
    """All values that are what the conditions make of them, where nothing holds itself up."""
    ids = (*m.claims, *m.relations)
    for values in product((FALSE, OPEN, TRUE), repeat=len(ids)):
        guess = dict(zip(ids, values, strict=True))
        value = dict.fromkeys(ids, FALSE)
        while (following := conditions(m, reading, guess, value)) != value:
            value = following
        if value == guess:
            yield guess


@pytest.mark.parametrize("reading", READINGS)
def test_complete_extensions_are_the_solutions_of_the_conditions(reading):
    rng = random.Random(7)  # noqa: S311 - seeded on purpose
    for _ in range(40):
        m = random_map(rng)
        while len(m.claims) + len(m.relations) > 6:
            m = random_map(rng)
        found = INTERPRETATIONS[reading].read(m)
        judged = [id_ for id_ in (*m.claims, *m.relations) if id_ in found.places]
        expected = {tuple(guess[id_] for id_ in judged) for guess in solutions(m, reading)}
        labels = [labelling(found.framework, e) for e in extensions(found.framework, "complete")]
        assert {tuple(VALUE[label[found.places[id_]]] for id_ in judged) for label in labels} == expected
        assert set(m.claims) <= set(judged)


def statuses(m, semantics="grounded", **options):
    return dict(evaluate(m, semantics, **options).status)


def test_a_claim_falls_with_its_last_reason():
    m = ArgumentMap()
    claim, one, other = m.claim("So."), m.claim("One."), m.claim("Other.")
    m.support(one, claim)
    m.support(other, claim)
    m.rebut(m.claim("Not one."), one)
    assert statuses(m)[claim.id] == "stands"
    assert statuses(m, interpretation="necessary")[claim.id] == "falls"
    m.rebut(m.claim("Not the other."), other)
    assert statuses(m)[claim.id] == "falls"
    assert statuses(m, interpretation="attacks")[claim.id] == "stands"


def test_linked_premises_stand_and_fall_together():
    m = ArgumentMap()
    claim, first, second = m.claim("So."), m.claim("One."), m.claim("Two.")
    step = m.support([first, second], claim)
    m.rebut(m.claim("Not two."), second)
    found = statuses(m)
    assert (found[first.id], found[step.id], found[claim.id]) == ("stands", "falls", "falls")


def test_an_undercut_breaks_the_step_and_leaves_the_premise():
    m = ArgumentMap()
    claim, reason = m.claim("So."), m.claim("Because.")
    step = m.support(reason, claim)
    undercut = m.undercut(m.claim("That does not follow."), step)
    found = statuses(m)
    assert (found[reason.id], found[step.id], found[claim.id]) == ("stands", "falls", "falls")
    m.undercut(m.claim("It does."), undercut)
    assert statuses(m)[claim.id] == "stands"


def test_what_contradicts_is_open_until_something_is_preferred():
    m = ArgumentMap()
    one, other = m.claim("Yes."), m.claim("No.")
    m.contradict(one, other)
    assert set(statuses(m).values()) == {"open", "stands"}
    m.prefer(one, other)
    found = statuses(m)
    assert (found[one.id], found[other.id]) == ("stands", "falls")


def test_a_rebuttal_of_what_is_preferred_fails_and_an_undercut_does_not():
    m = ArgumentMap()
    claim, doubt = m.claim("Yes."), m.claim("No.")
    rebuttal = m.rebut(doubt, claim)
    m.prefer(claim, doubt)
    found = statuses(m)
    assert (found[claim.id], found[rebuttal.id]) == ("stands", "falls")
    m.undercut(doubt, claim)
    assert statuses(m)[claim.id] == "falls"


def test_what_says_the_same_stands_and_falls_as_one():
    m = ArgumentMap()
    one, other, third = m.claim("Yes."), m.claim("Indeed."), m.claim("Aye.")
    m.equate(one, other)
    m.equate(other, third)
    m.rebut(m.claim("No."), third)
    assert statuses(m)[one.id] == statuses(m)[other.id] == "falls"


def test_claims_that_only_support_one_another_have_no_reason():
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(50)]
    for number, claim in enumerate(claims):
        m.support(claim, claims[number - 1])
    for semantics in ("grounded", "preferred", "stable"):
        assert set(statuses(m, semantics).values()) == {"falls"}
    m.support(m.claim("Evidence."), claims[7])
    assert set(statuses(m).values()) == {"stands"}


def test_what_supports_itself_has_no_reason():
    m = ArgumentMap()
    claim = m.claim("So.")
    m.support(claim, claim)
    assert statuses(m, "stable")[claim.id] == "falls"


def test_supports_in_very_many_circles_are_refused():
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(1_200)]
    for number, claim in enumerate(claims):
        m.support(claim, claims[number - 1])
        m.support(claims[number - 1], claim)
    with pytest.raises(OptionError, match="too many circles"):
        evaluate(m)


def test_an_argument_that_is_spelt_out_is_its_last_inference():
    m = ArgumentMap()
    premise, claim = m.claim("Because."), m.claim("So.")
    step = m.support(premise, claim)
    argument = m.argument("The argument", steps=[Step(premise.id), Step(claim.id, inference=step.id)])
    m.rebut(m.claim("No argument."), argument)
    found = statuses(m)
    assert (found[argument.id], found[step.id], found[claim.id]) == ("falls", "falls", "falls")
    assert found[premise.id] == "stands"


def test_relations_that_link_nothing_harm_nothing():
    m = ArgumentMap()
    claim = m.claim("So.")
    m.rebut([], claim)
    lost = m.support([claim], "")
    m.undercut(m.claim("No."), lost)
    assert statuses(m)[claim.id] == "stands"


def test_a_claim_that_excludes_itself_is_open():
    m = ArgumentMap()
    claim = m.claim("This is not so.")
    m.contradict(claim, claim)
    assert statuses(m)[claim.id] == "open"


def test_of_many_that_exclude_one_another_any_one_can_fall():
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(4)]
    m.add(Relation(id="x", kind="contradiction", premises=[c.id for c in claims[1:]], target=claims[0].id))
    stable = evaluate(m, "stable", most=9).extensions
    assert sorted(len(set(found) & set(m.claims)) for found in stable) == [3, 3, 3, 3]
    m.rebut(m.claim("Not this one."), claims[2])
    assert statuses(m)[claims[0].id] == "stands"


def test_what_nobody_supports_is_worth_what_one_says():
    m = ArgumentMap()
    claim, denied = m.claim("So."), m.claim("Not so.")
    m.say(m.actor("Somebody"), denied, act="deny")
    assert statuses(m, unsupported="open") == {claim.id: "open", denied.id: "open"}
    assert statuses(m, denied="falls") == {claim.id: "stands", denied.id: "falls"}
    assert statuses(m, unsupported="falls", denied="open") == {claim.id: "falls", denied.id: "falls"}
    with pytest.raises(OptionError, match="'denied' is one of stands, open, falls"):
        evaluate(m, denied="maybe")


def test_semantics_of_attacks_alone_refuse_what_is_more_than_that():
    m = ArgumentMap()
    claim, doubt = m.claim("So."), m.claim("Not so.")
    m.rebut(doubt, claim)
    assert statuses(m, "cf2")[claim.id] == "falls"
    m.rebut([doubt, m.claim("Nor so.")], claim)
    with pytest.raises(OptionError, match="'cf2' goes by the attacks alone"):
        evaluate(m, "cf2")


def test_semi_stable_leaves_as_little_of_the_map_open_and_not_of_its_steps():
    rng = random.Random(3)  # noqa: S311 - seeded on purpose
    for _ in range(150):
        m = random_map(rng)
        framework, places = (found := INTERPRETATIONS["inference"].read(m)).framework, found.places
        labels = [labelling(framework, e) for e in extensions(framework, "complete")]
        open_ = [frozenset(i for i, p in places.items() if label[p] == "undecided") for label in labels]
        expected = {label for label, o in zip(labels, open_, strict=True) if not any(x < o for x in open_)}
        assert {labelling(framework, e) for e in extensions(framework, "semi-stable")} == expected


def test_extensions_are_listed_as_elements():
    m = ArgumentMap()
    m.contradict(m.claim("Yes."), m.claim("No."))
    found = evaluate(m, "preferred", most=5)
    assert sorted(found.extensions) == [("c1", "r1"), ("c2", "r1")]
    assert evaluate(m, "preferred").extensions == ()


@pytest.mark.parametrize("reading", READINGS)
def test_every_argument_knows_its_element(reading):
    rng = random.Random(11)  # noqa: S311 - seeded on purpose
    for _ in range(50):
        m = random_map(rng)
        found = INTERPRETATIONS[reading].read(m)
        assert isinstance(found.framework, Framework)
        assert all(name in m for name in found.framework.names if name)
        assert all(found.places[name] == n for n, name in enumerate(found.framework.names) if name)


def test_frameworks_of_other_kinds_are_judged_as_the_map_is():
    m = ArgumentMap()
    claim, reason, doubt = m.claim("So."), m.claim("Because."), m.claim("Not so.")
    m.support(reason, claim)
    m.contradict(doubt, reason)
    for reading in ("recursive", "bipolar"):
        found = INTERPRETATIONS[reading].read(m)
        for support in ("inference", "necessary", "deductive"):
            judged = {(claim.id, label[0]) for label in complete(abstract(found.framework, support=support))}
            direct = INTERPRETATIONS[support].read(m)
            assert judged == {(claim.id, label[0]) for label in complete(direct.framework)}
    joint = INTERPRETATIONS["joint-attacks"].read(m)
    assert sorted(joint.framework.attacks) == [((1,), 2), ((2,), 1)]
    assert {label[:3] for label in complete(abstract(joint.framework))} == {
        ("in", "in", "out"),
        ("in", "out", "in"),
        ("in", "undecided", "undecided"),
    }


def complete(framework):
    """The labellings of the complete extensions."""
    return {labelling(framework, found) for found in extensions(framework, "complete")}


def test_what_is_more_than_a_framework_can_say_is_refused_by_name():
    m = ArgumentMap()
    claim, reason = m.claim("So."), m.claim("Because.")
    linked = m.rebut([reason, m.claim("And.")], claim)
    with pytest.raises(OptionError, match=f"'{linked.id}' is more than one claim"):
        INTERPRETATIONS["bipolar"].read(m)
    undercut = m.undercut(reason, linked)
    with pytest.raises(OptionError, match=f"'{undercut.id}' starts from another attack, or is aimed at one"):
        INTERPRETATIONS["joint-attacks"].read(m)
    with pytest.raises(OptionError, match="'grounded' cannot judge"):
        evaluate(m, interpretation="recursive")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"colour": "red"}, "'inference' has no option 'colour'; it has unsupported, denied"),
        ({"most": -1}, "-1 extensions"),
        (
            {"interpretation": "necessary", "denied": "open"},
            "'necessary' has no option 'denied'; it has none",
        ),
    ],
)
def test_options_that_are_none_are_refused_in_a_sentence(options, message):
    with pytest.raises(OptionError, match=message):
        evaluate(ArgumentMap(), **options)
