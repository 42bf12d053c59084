"""`argmap sources`."""

from __future__ import annotations

import json

import pytest

TEXT = "We don’t stop.\n\nIt costs 3 millions, and more.\n\nNobody knows why.\n\n(c) Post\n"

DEBATE = """\
===
sources:
    letter:
        title: Letter
        path: letter.txt
        background: [{start: 67, end: 75, reason: rights}]
    hearsay: Hearsay
    gone: {title: Gone, path: gone.txt}
===

[Go]: We go on. {by: us, quote: "We don't stop.", source: letter}

[Cost]: It costs too much. {quote: "costs 3 millions", source: letter}
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "letter.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "debate.argdown").write_text(DEBATE, encoding="utf-8")
    return "debate.argdown"


def test_what_is_not_covered_is_told(command, file):
    assert command("sources", file).out == (
        "Letter: 3 of 4 passages covered, 55 % of the text\n"
        "  48  Nobody knows why.\n"
        "Hearsay: its text is not known\n"
        "Gone: gone.txt cannot be read\n"
    )


def test_what_is_covered_is_told_with_what_quotes_it(command, file):
    lines = command("sources", file, "--full").out.splitlines()[1:5]
    assert [line.split("  ")[-1] for line in lines] == ["(“Go”)", "(“Cost”)", "(nothing)", "(background)"]


def test_the_same_as_data(command, file):
    letter, hearsay, _ = json.loads(command("sources", file, "--as", "json").out)
    assert [passage["quoted_by"] for passage in letter["passages"]] == [["go"], ["cost"], [], []]
    assert [passage["covered"] for passage in letter["passages"]] == [14, 16, 0, 8]
    assert letter["passages"][2]["text"] == "Nobody knows why."
    assert (hearsay["is_read"], hearsay["passages"]) == (False, [])


def test_a_map_without_sources_says_so(command, tmp_path):
    (tmp_path / "a.argdown").write_text("[A]: So.")
    assert command("sources", "a.argdown").out == "There are no sources.\n"
