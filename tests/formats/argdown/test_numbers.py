"""Writing Argdown without the numbers that other tools count anew."""

from __future__ import annotations

from hypothesis import given, settings

from argmap import ArgumentMap, loads
from argmap.analysis.diffing import diff, is_counted
from argmap.formats.argdown import serialize
from argmap.notes import Notes
from tests.strategies import maps, plain_texts

TEXT = """\
[Halt]: Facebook should halt.
    + <Lost reports>: Most would be lost.
        - Untitled claim.
    - <Safety>: It keeps everyone safe. // a comment

[Other]: Another thesis.
    + Some reason.
"""


def test_what_is_new_is_hung_where_it_belongs_and_nothing_else_changes():
    m = loads(TEXT, format="argdown", notes=Notes())
    m.rebut(m.claim("A doubt."), "lost-reports")
    written = serialize(m, Notes(), numbers=False)
    assert written == TEXT.replace("Untitled claim.\n", "Untitled claim.\n        - A doubt.\n")


def test_given_ids_are_kept_all_the_same():
    m = ArgumentMap()
    m.claim("It rains.", id="weather")
    m.claim("It pours.")
    assert list(loads(serialize(m, Notes(), numbers=False), format="argdown").claims) == ["weather", "c1"]


@settings(max_examples=25)
@given(maps(text=plain_texts(), largest=2))
def test_only_numbers_and_the_order_may_differ(m):
    back = loads(serialize(m, Notes(), numbers=False), format="argdown", notes=Notes())
    for change in diff(m, back).changes:
        assert set(change.words) <= {"renamed", "reordered"}
        assert change.id == change.before.id or is_counted(change.id)
    assert (back.title, back.data) == (m.title, m.data)
