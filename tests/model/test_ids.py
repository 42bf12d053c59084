"""Ids for elements that were given none: readable, free, and the same on every run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given

from argmap import ArgumentMap
from argmap.model import slug
from tests.strategies import texts


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Halt the roll-out", "halt-the-roll-out"),
        ("  16.8 million, reports!  ", "16-8-million-reports"),
        ("Straße & Café", "strasse-cafe"),
        ("Шифрование вредит", "шифрование-вредит"),
        ("加密保护所有人", "加密保护所有人"),
        ("snake_case", "snake-case"),
        ("?!", ""),
        ("", ""),
        ("word " * 30, "word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 48),
    ],
)
def test_a_slug_is_readable(title, id_):
    assert slug(title) == id_


@given(texts())
def test_a_slug_is_short_and_a_slug_of_itself(title):
    made = slug(title)
    assert len(made) <= 48
    assert slug(made) == made
    assert not made.startswith("-")
    assert not made.endswith("-")


def test_numbers_are_given_where_a_title_is_none_or_taken():
    m = ArgumentMap()
    ids = [
        m.claim("x", title=title).id for title in ("Halt", "Halt", "halt!", "", "?!", "Halt 2", "C 1", "c1")
    ]
    assert ids == ["halt", "halt-2", "halt-3", "c1", "c2", "halt-2-2", "c-1", "c1-2"]


def test_ids_that_are_taken_are_passed_over():
    m = ArgumentMap()
    for n in (1, 2, 4):
        m.claim("x", id=f"c{n}")
    assert [m.claim("x").id for _ in range(3)] == ["c3", "c5", "c6"]


def test_each_kind_has_its_letter():
    m = ArgumentMap()
    actor, source, claim = m.actor("?"), m.source("?"), m.claim("?")
    argument, group = m.argument("?"), m.group("?")
    relation, act = m.support(claim, argument), m.say(actor, claim)
    step = m.answer(act, to=act)
    made = (actor, source, claim, argument, relation, m[act.anchor], act, step, group)
    assert [element.id for element in made] == ["p1", "s1", "c1", "g1", "r1", "u1", "a1", "t1", "s2"]


def test_very_many_of_the_same_title_are_numbered_in_time():
    m = ArgumentMap()
    for _ in range(50_000):
        m.claim("x", title="The same")
    assert next(reversed(m.claims)) == "the-same-50000"


def test_a_refused_verb_uses_no_id_up():
    m = ArgumentMap()
    with pytest.raises(ValueError, match="nowhere"):
        m.support("nowhere", "nowhere")
    assert m.support((), m.claim("x")).id == "r1"


def test_a_copy_goes_on_with_the_same_ids():
    m = ArgumentMap()
    m.claim("x", title="Halt")
    twin = m.copy()
    assert m.claim("x", title="Halt").id == twin.claim("x", title="Halt").id == "halt-2"


def test_ids_do_not_depend_on_the_seed_of_hashes():
    script = (
        "from argmap import ArgumentMap\nm = ArgumentMap()\n"
        "for t in 'abcab': m.claim('x', title=t); m.actor(t); m.support(list(m.claims), 'a')\n"
        "print([e.id for e in m], m.closure('a', 'b', 'c', 'a-2', 'b-2'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
