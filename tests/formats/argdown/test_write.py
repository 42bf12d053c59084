"""What argmap writes is read back as the same map, and what was not edited stays as it stands."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, ParseError
from argmap.formats.argdown import parse, serialize
from argmap.notes import Notes
from tests.formats.argdown.conformance import DOCUMENTS
from tests.strategies import maps

CASES = sorted((Path(__file__).parents[2] / "cases/argdown").glob("*.argdown"))
SHARED = sorted(DOCUMENTS.rglob("*.argdown"))

KEPT = """\
===
title: Encryption   # a working title
actors:
    nspcc: {name: NSPCC, side: children}
===

// Comments stay.
[Halt]: Stop **it** now. #urgent {by: nspcc, act: demand}  // as the letter says
  - <Safety>: Encryption protects
      everyone.
    + [Deep]: It always did.


/* Blank lines stay, too. */
[Other]: Another one
over two lines.

<Syllogism>

(1) [A]: All men die.  // by experience
(2) Socrates is a man.
--
Modus ponens
--
(3) [Halt]

// The end.
"""


def read(text: str) -> ArgumentMap:
    return parse(text, Notes())


def bare(m: ArgumentMap) -> ArgumentMap:
    """The map without what our own format adds."""
    twin = m.copy()
    twin.residue = {name: value for name, value in m.residue.items() if name != "argdown"}
    return twin


def changes(text: str, other: str) -> list[str]:
    lines = difflib.unified_diff(text.splitlines(), other.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@given(maps())
def test_every_map_survives_writing_and_reading(m: ArgumentMap):
    m = bare(m)

    assert bare(read(serialize(m, Notes()))) == m


@given(maps())
def test_writing_is_deterministic_and_stable(m: ArgumentMap):
    text = serialize(bare(m), Notes())

    assert serialize(bare(read(text)), Notes()) == text


@pytest.mark.parametrize("path", [*CASES, *SHARED], ids=lambda path: path.stem[-60:])
def test_documents_that_were_not_edited_are_written_as_they_stand(path: Path):
    text = path.read_text(encoding="utf-8")
    try:
        m = read(text)
    except ParseError:
        return

    assert serialize(m, Notes()) == text
    assert bare(read(serialize(bare(m), Notes()))) == bare(m)


@pytest.mark.parametrize(
    ("kind", "name", "fields", "expected"),
    [
        (
            "claims",
            "halt",
            {"text": "Stop it at once."},
            [
                "-[Halt]: Stop **it** now. #urgent {by: nspcc, act: demand}  // as the letter says",
                "+[Halt]: Stop it at once. #urgent {by: nspcc, act: demand}  // as the letter says",
            ],
        ),
        (
            "claims",
            "halt",
            {"tags": ("urgent", "law")},
            [
                "-[Halt]: Stop **it** now. #urgent {by: nspcc, act: demand}  // as the letter says",
                "+[Halt]: Stop **it** now. #urgent #law {by: nspcc, act: demand}  // as the letter says",
            ],
        ),
        (
            "arguments",
            "safety",
            {"text": "It protects."},
            [
                "-  - <Safety>: Encryption protects",
                "-      everyone.",
                "+  - <Safety>: It protects.",
            ],
        ),
        ("relations", "r3", {"scheme": "Barbara"}, ["-Modus ponens", "+Barbara"]),
        (
            "relations",
            "r1",
            {"weight": 0.5},
            [
                "-      everyone.",
                "+      everyone. {relation: {weight: 0.5}}",
            ],
        ),
    ],
    ids=["text", "tag", "nested", "scheme", "relation"],
)
def test_an_edit_of_one_element_changes_its_lines_alone(
    kind: str, name: str, fields: dict, expected: list[str]
):
    m = read(KEPT)
    m.replace(evolve(getattr(m, kind)[name], **fields))

    text = serialize(m, Notes())

    assert changes(KEPT, text) == expected
    assert bare(read(text)) == bare(m)


def test_a_new_claim_goes_to_the_end_and_a_new_reason_below_what_it_supports():
    m = read(KEPT)
    m.support(m.claim("It is urgent.", title="Urgent"), "deep")
    m.claim("That is all.", title="Last")

    text = serialize(m, Notes())

    assert "    + [Deep]: It always did.\n      + [Urgent]: It is urgent. {relation: {id: r4}}\n" in text
    assert text.endswith("// The end.\n\n[Last]: That is all.\n")
    assert bare(read(text)) == bare(m)


def test_what_hung_on_a_removed_line_stays_as_a_block():
    m = read(KEPT)
    m.remove("safety", closure=True)

    text = serialize(m, Notes())

    assert "Safety" not in text
    assert "\n[Deep]: It always did.\n" in text
    assert "title: Encryption   # a working title" in text
    assert bare(read(text)) == bare(m)


@given(st.data())
def test_every_edit_of_a_document_is_written(data: st.DataObject):
    text = data.draw(st.sampled_from([KEPT, *(path.read_text(encoding="utf-8") for path in CASES)]))
    m = read(text)
    for _ in range(data.draw(st.integers(1, 4))):
        _edit(m, data)

    assert bare(read(serialize(m, Notes()))) == bare(m)


def _edit(m: ArgumentMap, data: st.DataObject) -> None:
    claims = st.sampled_from(sorted(m.claims))
    what = data.draw(
        st.sampled_from(["text", "tags", "claim", "support", "undercut", "relation", "say", "group"])
    )
    if what == "text":
        m.replace(evolve(m.claims[data.draw(claims)], text=data.draw(st.text(max_size=20))))
    elif what == "tags":
        m.replace(evolve(m.claims[data.draw(claims)], tags=data.draw(st.lists(st.text("ab )]", max_size=3)))))
    elif what == "claim":
        m.claim("New.", title=data.draw(st.sampled_from(["", "New", "Halt"])))
    elif what == "support":
        m.support(data.draw(st.lists(claims, min_size=1, max_size=2)), data.draw(claims))
    elif what == "undercut" and m.relations:
        m.undercut(data.draw(claims), data.draw(st.sampled_from(sorted(m.relations))))
    elif what == "relation" and m.relations:
        name = data.draw(st.sampled_from(sorted(m.relations)))
        used = {step.inference for argument in m.arguments.values() for step in argument.steps}
        if name not in used:
            m.remove(name, closure=True)
    elif what == "say":
        m.say(m.actor("Somebody"), data.draw(claims), act="deny", when="2020")
    elif what == "group" and m.groups:
        m.replace(evolve(m.groups[data.draw(st.sampled_from(sorted(m.groups)))], title="Renamed"))


def test_a_linked_relation_is_an_argument_to_other_tools():
    m = ArgumentMap()
    a, b, c = m.claim("a", title="A"), m.claim("b", title="B"), m.claim("c", title="C")
    linked = m.rebut([a, b], c, id="both")
    m.undercut(m.claim("d", title="D"), linked)

    assert serialize(m, Notes()).startswith(
        "[A]: a\n\n[B]: b\n\n[C]: c\n    - <both> {linked: [a, b]}\n        <_ [D]: d"
    )
