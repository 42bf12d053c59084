"""What the page is told of a map: everything once, in the order that the page relies on."""

from __future__ import annotations

import json

from hypothesis import given

from argmap import ArgumentMap
from argmap.layout.draft import Draft
from argmap.layout.faces import Look
from argmap.layout.shown import shown
from argmap.layout.theme import theme
from argmap.renderers.html._data import drawn, dumped
from argmap.renderers.html._told import told
from tests.strategies import maps


def draft(m: ArgumentMap) -> Draft:
    found = shown(m)
    return Draft(found.map, found.forest, Look(found.settings, theme("auto")))


@given(maps())
def test_siblings_stand_side_by_side_behind_their_parents(m):
    units = draft(m).forest.units
    for place, unit in enumerate(units):
        assert unit.children == [
            *range(*((unit.children[0], unit.children[-1] + 1) if unit.children else (0,)))
        ]
        assert all(child > place for child in unit.children)


@given(maps())
def test_every_card_gets_its_words_and_its_label_back(m):
    made = draft(m)
    data = json.loads(dumped(drawn(made)))
    for place, (unit, face) in enumerate(zip(made.forest.units, made.faces, strict=True)):
        if face is None:
            assert data["form"][place] == -1
            continue
        element = m[unit.id]
        assert data["titles"][place].split() == json.loads(dumped(element.title)).split()
        assert data["texts"][place].split() == json.loads(dumped(element.text)).split()
        width, height, blocks = data["forms"][data["form"][place]]
        assert (width, height, len(blocks)) == (face.width, round(face.height, 1), len(face.blocks))


@given(maps())
def test_relations_lead_to_the_cards_that_they_join(m):
    made = draft(m)
    rows = told(made)["relations"]
    ids = [unit.id for unit in made.forest.units]
    for row, relation in zip(rows, m.relations.values(), strict=True):
        ends = [ids[end] if end >= 0 else [*m.relations][-1 - end] for end in row[1]]
        assert ends == [*relation.premises]
        if relation.target:
            assert (ids[row[2]] if row[2] >= 0 else [*m.relations][-1 - row[2]]) == relation.target


def test_no_text_stands_in_the_data_twice():
    m = ArgumentMap()
    thesis = m.claim("A thesis without equal in words.", title="Unequalled")
    m.support(m.claim("A reason of quite other words."), thesis)
    m.say(m.actor("Ann"), thesis, quote="in her own voice", source=m.source("A letter"))
    data = dumped(drawn(draft(m))) + dumped(told(draft(m)))
    texts = ["other words", "Unequalled", "in her own voice", "A letter"]
    assert [data.count(text) for text in texts] == [
        1,
        1,
        1,
        2,
    ]  # the name of a source stands on the card, too
