"""Every semantics and task against its definition, on random small frameworks."""

from __future__ import annotations

import random

import pytest

from argmap.semantics import SEMANTICS, Extensions, Framework
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
from tests.semantics.definitions import definitions

NAMES = [name for name in SEMANTICS if isinstance(SEMANTICS[name], Extensions)]


def random_framework(rng, most=5):
    """A few arguments, with self-attacks and parallel attacks, sparse or dense."""
    size, share = rng.randint(0, most), rng.choice([0.1, 0.2, 0.3, 0.5])
    pairs = [(a, b) for a in range(size) for b in range(size) if rng.random() < share]
    pairs += rng.sample(pairs, len(pairs) // 10)
    return Framework.of((f"a{number}" for number in range(size)), pairs)


def test_all_semantics_of_extensions_are_defined_here():
    assert set(NAMES) == set(definitions(Framework([], [])))


@pytest.mark.parametrize("seed", range(8))
def test_all_tasks_go_by_the_definitions(seed):
    rng = random.Random(seed)  # noqa: S311 - seeded on purpose
    for _ in range(180):
        framework = random_framework(rng)
        for name, expected in definitions(framework).items():
            check(framework, name, expected)


def test_larger_frameworks_go_by_the_definitions_too():
    rng = random.Random(99)  # noqa: S311 - seeded on purpose
    for _ in range(40):
        framework = random_framework(rng, most=8)
        for name, expected in definitions(framework).items():
            found = list(extensions(framework, name))
            assert (name, sorted(map(sorted, found))) == (name, sorted(map(sorted, expected)))
            if name in {"cf2", "stage2"}:  # circles within circles need room
                check(framework, name, expected)


def check(framework, name, expected):
    found = list(extensions(framework, name))
    assert len(found) == len(set(found)), name
    assert set(found) == set(expected), name
    assert count(framework, name) == len(expected), name
    assert extension(framework, name) in (expected or [None]), name
    assert verdict(framework, name) == common(framework, expected), name
    for argument in range(len(framework)):
        having = [one for one in expected if argument in one]
        lacking = [one for one in expected if argument not in one]
        assert credulous(framework, argument, name) == bool(having), name
        assert sceptical(framework, argument, name) == (not lacking), name
        assert example(framework, argument, name) in (having or [None]), name
        assert example(framework, argument, name, present=False) in (lacking or [None]), name


def common(framework, sets):
    """What all sets accept, and what all attack."""
    if not sets:
        return frozenset(), frozenset()
    labels = [labelling(framework, found) for found in sets]
    return tuple(
        frozenset(
            number
            for number in range(len(framework))
            if all(labelled[number] == label for labelled in labels)
        )
        for label in ("in", "out")
    )
