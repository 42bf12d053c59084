"""Kialo text: both layouts, byte for byte but for blank lines, and maps that are no trees."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "kialo"
SAMPLES = sorted(CASES.glob("*.txt"))


def read(name):
    return argmap.read(CASES / f"{name}.kialo.txt", strict=True)


def arrows(m):
    return [(*r.premises, r.kind, r.target) for r in m.relations.values()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_was_read_is_written_byte_for_byte(path):
    raw = path.read_bytes()
    written = argmap.dumps(argmap.loads(raw), format="kialo", notes=Notes()).encode()
    assert written == raw


# Random discussions in both layouts: numbers with gaps, references back and forth, texts that look like more.

_LINES = [
    "Abuse would go unseen.",
    "19.7 million reports [1].",
    "1. A list in a text.",
    "  two  blanks\tand a tab ",
    "[3] https://example.org",
    "[sic] and [99]",
    "-> See what I mean",
    "Pro: no heading",
    "1.1. Pro: nor this",
    "[a link](https://example.org/a_\\(b\\))",
    "Sources",
    "",
    "\u00a0no break",
    "See [1][2].",
]
_FULL = [line for line in _LINES if line.strip()]
_TITLES = ["Rain?", "Two  blanks?", "Ends "]
_SOURCES = ["", "Sources:", "[1] https://example.org/a", '    "so [...] it is"', "[2] https://example.org/b"]

_BODIES = st.lists(st.sampled_from(_LINES), min_size=1, max_size=3).filter(
    lambda body: bool(body[0].strip() and body[-1].strip())
)


@st.composite
def _trees(draw, body, roots):
    """Numbered entries: number, role, and the lines of the text; below the roots, references too."""
    entries, numbers = [], []

    def grow(above, depth):
        own = 0
        for _ in range(draw(st.integers(0, 2 if depth < 3 else 0))):
            own += draw(st.sampled_from([1, 1, 7]))
            number, role = f"{above}{own}.", draw(st.sampled_from(["Pro", "Con"]))
            if draw(st.integers(0, 4)):
                numbers.append(number)
                entries.append((number, role, draw(body)))
                grow(number, depth + 1)
            else:
                entries.append((number, role, None))

    for number in roots:
        numbers.append(number)
        entries.append((number, "Thesis", draw(body)))
        grow(number, 1)
    see = st.sampled_from(numbers)
    return [(n, role, [f"-> See {draw(see)}"] if lines is None else lines) for n, role, lines in entries]


@st.composite
def new_discussions(draw):
    """Exports in the newer layout."""
    lines = ["Discussion Name:", draw(st.sampled_from(_TITLES))]
    roots = draw(st.sampled_from([["1."], ["1.1."], ["1.1.", "1.2."]]))
    if roots != ["1."]:
        lines += ["", "1. Question:", *draw(_BODIES)]
    for number, role, body in draw(_trees(_BODIES, roots)):
        indent = "  " * (number.count(".") - 1)
        lines += ["", f"{indent}{number} {role}:", *(f"{indent}{line}" if line else "" for line in body)]
    lines += draw(st.sampled_from([[], _SOURCES]))
    return "".join(f"{line}\r\n" for line in lines)


@st.composite
def old_discussions(draw):
    """Exports in the older layout."""
    lines = [f"Discussion Title: {draw(st.sampled_from(_TITLES))}", ""]
    roots = draw(st.sampled_from([["1."], ["1.", "2."]]))
    for number, role, (text,) in draw(_trees(st.sampled_from(_FULL).map(lambda line: [line]), roots)):
        lines.append(f"{number} {'' if role == 'Thesis' else f'{role}: '}{text}")
    return "".join(f"{line}\n" for line in lines)


@given(text=new_discussions() | old_discussions())
def test_any_discussion_is_written_byte_for_byte_but_for_blank_lines(text):
    written = argmap.dumps(argmap.loads(text, notes=Notes()), format="kialo", notes=Notes())
    assert filled(written) == filled(text)


def filled(text):
    return [line for line in text.split("\n") if line.strip()]


def test_a_line_that_only_looks_like_the_list_of_sources_is_none():
    m = argmap.loads("Discussion Name:\nT\n\n1. Thesis:\nA\nSources:\n\n  1.1. Pro:\n  B\n")
    assert [claim.text for claim in m.claims.values()] == ["A\nSources:", "B"]


def test_the_newer_layout_has_claims_cross_references_and_footnotes():
    m = read("new")
    assert m.title == "Should Facebook encrypt messages?"
    assert {c.id: c.text for c in m.claims.values()} == {
        "1": "Facebook should halt its plans.\n"
        "19.7 million reports speak for it.\n"
        "1. That is a list in a text.",
        "1.1": "Abuse would go unseen in most cases [sic].",
        "1.1.1": "Abuse is found in other ways.",
        "1.1.3": "Reports come from messages.",
        "1.2": "Encryption keeps people safe.",
        "1.2.1": "Not children.",
    }
    assert arrows(m) == [
        ("1.1", "support", "1"),
        ("1.1.1", "rebuttal", "1.1"),
        ("1.2.1", "rebuttal", "1.1.1"),
        ("1.1.3", "support", "1.1"),
        ("1.2", "rebuttal", "1"),
        ("1.2.1", "rebuttal", "1.2"),
    ]
    assert [(s.id, s.url, s.title) for s in m.sources.values()] == [
        ("source-1", "https://example.org/report", ""),
        ("source-2", "", "A book without an address"),
    ]
    assert [(q.source, q.exact) for q in m.claims["1.1"].quotes] == [
        ("source-1", "most reports [...] would be lost"),
        ("source-1", ""),
    ]


def test_a_question_has_several_theses():
    m = read("theses")
    assert list(m.claims) == ["1.1", "1.1.1", "1.2"]
    assert arrows(m) == [("1.1.1", "support", "1.1"), ("1.1.1", "rebuttal", "1.2")]


def test_the_older_layout_has_a_claim_a_line_and_links_as_sources():
    m = read("old")
    assert m.claims["1.2"].text == "Encryption keeps people safe.\nIt keeps everyone safe."
    assert [s.url for s in m.sources.values()] == ["https://example.org/a_(b)"]
    assert m.claims["1.1"].quotes[0].source == "source-1"
    assert arrows(m) == [("1.1", "support", "1"), ("1.2", "rebuttal", "1.1"), ("1.2", "rebuttal", "1")]


def test_numbers_stay_where_a_claim_is_added_and_another_goes():
    m = read("new")
    m.remove("1.1.1", closure=True)
    m.support(m.claim("Children are people."), "1")
    headings = [
        line.strip() for line in argmap.dumps(m, format="kialo", notes=Notes()).splitlines() if "." in line
    ]
    assert [h for h in headings if h.endswith(":")] == [
        "1. Thesis:",
        "1.1. Pro:",
        "1.1.3. Pro:",
        "1.2. Con:",
        "1.2.1. Con:",
        "1.3. Pro:",
    ]


def test_a_new_source_gets_a_number_of_its_own():
    m = read("new")
    s = m.source("Letter", url="https://example.org/letter")
    m.replace(evolve(m.claims["1.2.1"], quotes=[argmap.Quote(source=s.id, exact="stop and\nthink")]))
    text = argmap.dumps(m, format="kialo", notes=Notes())
    assert "    Not children. [4]\r\n" in text
    assert text.endswith('[4] https://example.org/letter\r\n    "stop and think"\r\n')
    assert argmap.loads(text).claims["1.2.1"].quotes[0].exact == "stop and think"


def test_circles_and_claims_with_several_targets_are_written_as_references():
    m = argmap.ArgumentMap("Eggs")
    hen, egg = m.claim("Hens come first."), m.claim("Eggs come first.")
    m.rebut(hen, egg)
    m.rebut(egg, hen)
    m.support(egg, egg)
    text = argmap.dumps(m, format="kialo")
    assert "\n    1.1.1. Con:\n    -> See 1.\n" in text
    assert arrows(argmap.loads(text)) == [
        ("1.1", "rebuttal", "1"),
        ("1", "rebuttal", "1.1"),
        ("1.1", "support", "1.1"),
    ]


def test_very_deep_discussions_are_no_trouble():
    m = argmap.ArgumentMap()
    ids = [m.claim(f"Claim {n}.").id for n in range(1500)]
    m.add(
        *(
            argmap.Relation(id=f"r{n}", kind="support", premises=(b,), target=a)
            for n, (a, b) in enumerate(pairwise(ids))
        )
    )
    text = argmap.dumps(m, format="kialo", notes=Notes())
    assert len(text) < 1_000_000
    back = argmap.loads(text)
    arrow = {(back.claims[r.premises[0]].text, back.claims[r.target].text) for r in back.relations.values()}
    assert arrow == {(f"Claim {n + 1}.", f"Claim {n}.") for n in range(1499)}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Discussion Name:\nT\nstray\n1. Thesis:\nA\n", "AM-KI001", 3),
        ("Discussion Name:\nT\n1. Thesis:\nA\n1. Thesis:\nB\n", "AM-KI002", 5),
        ("Discussion Name:\nT\n1. Thesis:\nA\n1.1. Con:\n-> See 1.7.\n", "AM-KI003", 5),
        ("Discussion Name:\nT\n1. Thesis:\nA\n1.4.1. Con:\nB\n", "AM-KI004", 5),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(text, code, line):
    notes = Notes()
    m = argmap.loads(text, notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [(code, line)]
    assert "A" in [claim.text for claim in m.claims.values()]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, strict=True, notes=Notes())
    assert refusal.value.line == line


def test_another_text_is_refused():
    with pytest.raises(ParseError, match="a discussion begins with"):
        argmap.loads("1. It rains.\n", format="kialo")
