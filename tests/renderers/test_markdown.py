"""The Markdown outline: headings for sections, numbers for what is used again, footnotes for sources."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.renderers import render


def lines(m: ArgumentMap, **options: object) -> list[str]:
    text = render(m, "markdown", **options)
    assert isinstance(text, str)
    return text.splitlines()


def test_sections_are_headings():
    m = ArgumentMap("Should we go?")
    stay, home = m.claim("Stay."), m.claim("Home.")
    m.claim("Go.")
    m.group("At home", home, parent=m.group("Staying", stay))
    assert lines(m) == [
        *("# Should we go?", ""),
        *("## Staying", "", "- **Stay.**", ""),
        *("## Staying / At home", "", "- **Home.**", ""),
        *("## In no section", "", "- **Go.**"),
    ]


def test_what_is_used_again_is_numbered_and_told_once():
    m = ArgumentMap()
    premise = m.claim("Premise.")
    m.support(premise, m.claim("One.", title="One"))
    m.rebut(premise, m.claim("Other."))
    assert lines(m)[:4] == [
        "- **One** · One.",
        "  - \\+ **Premise.** (1)",
        "- **Other.**",
        "  - − see above (1): Premise.",
    ]


def test_a_source_is_one_footnote_however_often_it_is_cited():
    m = ArgumentMap()
    letter = m.source("A *letter*", url="https://example.org/a_b", authors=["Ann", "Bob"], date="2020-02-06")
    other = m.source("A blog")
    claim = m.claim("So.", quotes=[letter.quote("So it is", page="p. 3")])
    ann = m.actor("Ann")
    m.say(ann, claim, quote="So!", source=letter)
    m.say(ann, claim, act="concede", quote="Well, so.", source=other)
    assert lines(m) == [
        "- **So.**",
        "  - Ann asserts, 6 Feb 2020: “So!”[^1]",
        "  - Ann concedes: “Well, so.”[^2]",
        "  - “So it is” (p. 3)[^1]",
        "",
        "[^1]: Ann and Bob. [A \\*letter\\*](<https://example.org/a_b>). 6 Feb 2020",
        "[^2]: A blog",
    ]
    assert lines(m, quotes=False)[1:4] == [
        "  - Ann asserts, 6 Feb 2020[^1]",
        "  - Ann concedes[^2]",
        "  - quoted (p. 3)[^1]",
    ]


def test_many_cards_are_counted():
    m = ArgumentMap()
    top = m.claim("Top.")
    for number in range(5):
        m.support(m.claim(f"Reason {number}."), top)
    assert lines(m, max_cards=3)[:4] == [
        "- **Top.**",
        "  - \\+ **Reason 0.**",
        "  - \\+ **Reason 1.**",
        "  - … and 3 more",
    ]
    with pytest.raises(OptionError):
        lines(m, max_cards=0)


def test_an_empty_map_says_so():
    assert lines(ArgumentMap()) == ["Nothing is claimed yet."]


def test_twenty_thousand_steps_are_told():
    m = ArgumentMap()
    above = m.claim("Step.")
    for _ in range(20_000):
        below = m.claim("Step.")
        m.support(below, above)
        above = below
    assert sum("**Step.**" in line for line in lines(m)) == 20_001
