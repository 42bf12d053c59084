"""What semantics say of a map, as pictures take it."""

from __future__ import annotations

from argmap import ArgumentMap
from argmap.semantics import evaluate, overlay


def undercut():
    m = ArgumentMap()
    claim, reason = m.claim("So.", title="So"), m.claim("Because.", title="Because")
    step = m.support(reason, claim)
    m.undercut(m.claim("That does not follow.", title="No"), step)
    return m, claim, step


def test_the_first_semantics_of_each_sort_counts():
    m, claim, _ = undercut()
    found = overlay(m, "df-quad", "grounded", "preferred", "euler-based")
    assert found[claim.id]["status"] == evaluate(m).status[claim.id] == "falls"
    assert found[claim.id]["strength"] == evaluate(m, "df-quad").strength[claim.id]
    assert found[claim.id]["why"].count("“So” falls") == 1


def test_of_relations_it_is_told_which_fall():
    m, _, step = undercut()
    assert {id_: told for id_, told in overlay(m).items() if id_ in m.relations} == {
        step.id: {"status": "falls"}
    }
    assert step.id not in overlay(m, "df-quad")


def test_of_two_semantics_only_the_first_says_which_relations_fall():
    m = ArgumentMap()
    yes, no, late = (m.claim(text) for text in ("Yes.", "No.", "Late."))
    m.contradict(yes, no)
    m.rebut(yes, late)
    m.rebut(no, late)
    last = m.support(late, m.claim("So it is over."))
    assert last.id not in overlay(m, "grounded", "preferred")
    assert overlay(m, "preferred", "grounded")[last.id] == {"status": "falls"}
