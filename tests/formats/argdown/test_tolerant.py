"""What trips people is read as they meant it, with a note that says where; a strict reader refuses it."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap, Notes, ParseError
from argmap.formats.argdown import parse, serialize


def read(text: str) -> tuple[ArgumentMap, list[str]]:
    notes = Notes()
    m = parse(text, notes)
    return m, [f"{note.code[-3:]} {note.span.line}:{note.span.column}" for note in notes if note.span]


def texts(m: ArgumentMap) -> list[str]:
    return [element.text for element in (*m.claims.values(), *m.arguments.values())]


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        ("See a snake_case word.", ["See a snake_case word."], ["004 1:12"]),
        ("2*3 is six.", ["2*3 is six."], ["004 1:2"]),
        ("[A]: **bold but open", ["**bold but open"], ["004 1:6"]),
        ("[A]: a < b > c", ["a < b > c"], []),
        ("[A]: see <B> there", ["see <B> there"], ["002 1:10"]),
        ("[A]: some {word} here", ["some {word} here"], ["003 1:11"]),
        ("[A] is so", ["is so"], ["007 1:3"]),
        ("[A] : is so", ["is so"], ["007 1:3"]),
        ("[A]: a\n[B]: b", ["a", "b"], ["005 2:1"]),
        ("[A]: a {x: 1}\n[B]: b\n<C>", ["a", "b", ""], ["005 2:1", "005 3:1"]),
        ("# Head\n[A]: a", ["a"], ["005 2:1"]),
        ("Reasons:\n * one\n * two", ["Reasons:", "one", "two"], ["005 2:2"]),
        (" * one\n   * two", ["one", "two"], ["011 2:4"]),
        ("===\ntitle: T\n===\n[A]: a", ["a"], ["010 3:4"]),
        ("---\ntitle: T\n---\n\n[A]: a", ["a"], ["010 1:1"]),
        ("[A]: a\n\n===\nb: 1\n===", ["a", "=== b: 1 ==="], ["010 3:1"]),
        ("[A]: a, === b === c", ["a, === b === c"], ["010 1:9"]),
        ("[A]: ends in \\", ["ends in \\"], []),
        ("[A]: a {x: 1} and more", ["a {x: 1} and more"], ["003 1:8"]),
        ("[A]: a {x: 1} #tag", ["a"], ["003 1:15"]),
        ('[A]: a {x: "} b"}', ["a"], ["021 1:13"]),
        ("[A]: a\n{\n    x:\n        - {y: 1}\n        - {z: 2}\n}", ["a"], ["021 4:16"]),
    ],
)
def test_texts_are_read_as_they_were_meant(text: str, expected: list[str], notes: list[str]):
    m, said = read(text + "\n")

    assert texts(m) == expected
    assert said == notes
    with pytest.raises(ParseError):
        parse(text + "\n", Notes(), strict=True)


@pytest.mark.parametrize(
    ("text", "kinds", "notes"),
    [
        ("[A]: a\n- <B>: b\n", [("rebuttal", "b", "a")], ["006 2:1"]),
        (
            "[A]: a\n    + <B>: b\n\n        - <C>: c\n",
            [("support", "b", "a"), ("rebuttal", "c", "b")],
            ["006 4:9"],
        ),
        ("[A]: a\n  >< <B>: b\n", [("contradiction", "a", "b")], ["006 2:3"]),
        (
            "[A]: a\n    + <B>: b\n\t\t- <C>: c\n",
            [("support", "b", "a"), ("rebuttal", "c", "b")],
            ["012 3:1"],
        ),
        ("<A>: a\n(1) [P]: p\n----\n(2) [C]: c\n", [("support", "p", "c")], ["005 2:1"]),
        ("(1) [P]: p\n---\n(2) [C]: c\n", [("support", "p", "c")], ["008 2:1"]),
        ("(1) [P]: p\n\n(2) [Q]: q\n----\n(3) [C]: c\n", [("support", "p", "c")], ["008 1:11"]),
        ("(1) [P]: p\n----\nMP\n----\n(2) [C]: c\n", [("support", "p", "c")], []),
        ("<A>\n\n(1) [P]: p\n----\n    <_ <B>\n", [("undercut", "b", "a")], ["008 5:8"]),
    ],
)
def test_relations_are_read_as_they_were_meant(
    text: str, kinds: list[tuple[str, str, str]], notes: list[str]
):
    m, said = read(text)

    assert [(r.kind, r.premises[0], r.target) for r in m.relations.values()] == kinds
    assert said == notes
    if notes != ["012 3:1"]:  # which the reference reads, but as something else
        with pytest.raises(ParseError):
            parse(text, Notes(), strict=True)


def test_an_address_is_kept_in_both_modes():
    text = "[A]: See https://example.org/a_b, and more. // but this is a comment\n"

    for strict in (False, True):
        notes = Notes()
        assert parse(text, notes, strict=strict).claims["a"].text == "See https://example.org/a_b, and more."
        assert [note.code for note in notes] == ["AM-A001"]


def test_an_error_in_data_stays_where_it_is():
    m, said = read("[A]: a {x: [1}\n\n[B]: b {y: 2}\n")

    assert m.claims["b"].data == {"y": 2}
    assert m.claims["a"].data == {"data": "{x: [1}"}
    assert said == ["009 1:8"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(ends: str):
    text = "\ufeff[A]: a\n    + [B]: b {\n        x: 1\n    }\n"
    m, said = read(text.replace("\n", ends))

    assert m.claims["b"].data == {"x": 1}
    assert m.relations["r1"].target == "a"
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        "// A comment.\n/* And one. */ ===\ntitle: T\n===\n\n[A]: a, === b\n",
        "===\ntitle: T\n=== // A comment.\n\n[A]: a, === b\n",
        "===\ntitle: T\n===\n// A comment.\n\n[A]: a, === b\n",
    ],
)
def test_comments_may_stand_around_front_matter(text: str):
    m = parse(text, Notes(), strict=True)

    assert m.title == "T"
    assert texts(m) == ["a, === b"]
    assert serialize(m, Notes()) == text


def test_a_second_reconstruction_does_not_end_the_reading():
    m, said = read("<A>: a\n\n(1) p\n----\n(2) q\n\n<A>\n\n(1) r\n----\n(2) s\n\n[Z]: z\n")

    assert [len(argument.steps) for argument in m.arguments.values()] == [2, 2]
    assert "z" in m.claims
    assert said == ["013 9:1"]


def test_an_undercut_after_a_reconstruction_aims_at_its_own_claim():
    text = "(1) p\n----\n(2) q\n\n[S]: s\n    <_ <B>: b\n"

    assert read(text)[0].relations["r2"].target == "s"
    assert parse(text, Notes(), strict=True).relations["r2"].target == "r1"


def test_strict_reading_tells_all_faults_and_where():
    with pytest.raises(ParseError) as caught:
        parse("[A] a\n\nfine\n\n[B] b\n", Notes(path="x.argdown"), strict=True)

    assert (caught.value.line, caught.value.column) == (1, 5)
    assert len(caught.value.faults) == 1
    assert "x.argdown:1:5" in str(caught.value)


def test_nothing_at_all_is_an_empty_map():
    for text in ("", "\n \n", "// only a comment\n", "===\ntitle: T\n===\n"):
        assert len(read(text)[0]) == 0


def test_more_than_anybody_writes_is_refused_at_once():
    with pytest.raises(ParseError, match="more than 32 million characters"):
        read("[A]: a\n" + " " * (1 << 25))
