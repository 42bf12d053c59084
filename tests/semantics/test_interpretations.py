"""Maps read as frameworks, against the conditions on elements themselves, solved by trying all values."""

from __future__ import annotations

import random
from itertools import product

import pytest

from argmap import ArgumentMap, Step
from argmap.errors import OptionError
from argmap.semantics import INTERPRETATIONS, Framework, evaluate
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


def conditions(m, reading, guess, value):
    """What each element is worth: what speaks against it as guessed, what it rests on by its value."""
    relations = list(m.relations.values())
    stated = {act.content for act in m.acts.values()}

    def unharmed(id_):
        worth = TRUE
        for k in relations:
            if k.kind == "contradiction":
                ends = (*k.premises, k.target)
                if id_ in ends:
                    others = [end for end in ends if end != id_] or [id_]
                    worth = min(worth, 1 - min([guess[k.id], *(guess[other] for other in others)]))
            elif k.kind != "support" and k.target == id_:
                worth = min(worth, 1 - guess[k.id])
        if reading == "deductive":
            for k in relations:
                if k.kind == "support" and id_ in k.premises:
                    holds = unharmed(k.id)
                    others = [guess[other] for other in k.premises if other != id_]
                    worth = min(worth, 1 - min([holds, 1 - guess[k.target], *others]))
        return worth

    found = {}
    for id_ in (*m.claims, *m.relations):
        worth = unharmed(id_)
        relation = m.relations.get(id_)
        if relation and relation.kind != "contradiction":
            if reading == "attacks" and relation.kind == "support":
                found[id_] = worth
                continue
            worth = min([worth, *(value[premise] for premise in relation.premises)])
        reasons = [value[k.id] for k in relations if k.kind == "support" and k.target == id_]
        if reading in ("inference", "evidential") and reasons:
            worth = min(worth, max(reasons))
        if reading == "necessary":
            worth = min([worth, *reasons])
        if reading == "evidential" and not reasons and not relation and id_ not in stated:
            worth = FALSE
        found[id_] = worth
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
    rng = random.Random(7)
    for _ in range(60):
        m = random_map(rng)
        while len(m.claims) + len(m.relations) > 6:
            m = random_map(rng)
        found = INTERPRETATIONS[reading].read(m)
        judged = [id_ for id_ in (*m.claims, *m.relations) if id_ in found.places]
        expected = {tuple(guess[id_] for id_ in judged) for guess in solutions(m, reading)}
        labels = [labelling(found.framework, e) for e in extensions(found.framework, "complete")]
        assert {tuple(VALUE[label[found.places[id_]]] for id_ in judged) for label in labels} == expected
        assert set(m.claims) <= set(judged)
