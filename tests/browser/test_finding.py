"""What a reader looks for: the legend filters, words are searched, and the panel lists what is found."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap, example
from argmap.model import Step


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_one_click_tells_what_is_conceded_in_which_words_and_what_it_supports(opened, page, width):
    """The question that somebody who has never seen a map should answer within a minute."""
    page.set_viewport_size({"width": width, "height": 800})
    opened()
    page.click("[data-what=act][data-value=concede]")
    assert page.inner_text("aside h2") == "3 found"
    told = page.inner_text("aside section >> nth=0")
    assert "Some harm will stay hidden" in told
    assert "Mark Zuckerberg concedes · Blog post, Mar 2019" in told
    assert "“we will never find all of the potential harm we do today" in told
    assert "supports Detection would suffer" in told
    assert page.locator(".stage .card:not(.dim)").count() > 0
    page.click("aside section >> nth=0 >> h3 a")
    assert "Who says it" in page.inner_text("aside")
    page.click("aside .back")
    assert page.inner_text("aside h2") == "3 found"
    assert page.evaluate("document.activeElement.className") == "content"
    page.click("[data-what=act][data-value=concede]")
    assert not page.is_visible("aside")


def test_a_statement_must_be_all_that_is_asked_for(opened):
    page = opened()
    page.click("[data-what=act][data-value=concede]")
    page.click("[data-what=side][data-value=Facebook]")
    assert page.inner_text("aside h2") == "3 found"
    page.click("[data-what=side][data-value=Facebook]")
    page.click("[data-what=actor][data-value=peter-wanless]")
    assert page.inner_text("aside h2") == "Nothing found"


@pytest.mark.parametrize("what", ["kind", "act", "actor", "side", "tag"])
def test_every_kind_of_button_lists_what_it_leaves_lit(opened, what):
    m = example("facebook-encryption")
    m.claim("Of this sort.", tags=["sort"])
    page = opened(m)
    page.locator(f"[data-what={what}]").first.click()
    found = page.locator("aside section").count()
    lit = page.evaluate(
        """() => { const { data, finder } = window.page;
        return data.ids.filter((_, unit) => data.isCard(unit) && finder.matches(unit)).length; }"""
    )
    assert 0 < lit == found
    assert page.inner_text("aside h2") == f"{found} found"


def test_words_are_listed_as_they_are_typed_and_the_list_goes_with_them(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("never find")
    assert page.inner_text("aside h2") == "1 found"
    page.keyboard.type(" x")
    assert page.inner_text("aside h2") == "Nothing found"
    page.keyboard.press("Escape")
    assert not page.is_visible("aside")


def test_a_claim_that_is_chosen_opens_from_the_list(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("never find")
    page.keyboard.press("Enter")
    assert page.evaluate("window.page.selected") == "some-harm-will-stay-hidden"
    page.click("aside h3 a")
    assert "Who says it" in page.inner_text("aside")


def test_a_list_of_many_is_cut_and_says_so(opened):
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for number in range(300):
        m.support(m.claim(f"Reason {number}."), thesis)
    page = opened(m)
    page.keyboard.press("/")
    page.keyboard.type("reason")
    assert page.inner_text("aside h2") == "300 found"
    assert page.locator("aside section").count() == 100
    assert "… and 200 more, on the map" in page.inner_text("aside")
    page.evaluate("window.page.select('c1')")
    assert "… and 100 more, on the map" in page.inner_text("aside")


def test_the_panel_tells_all_of_a_claim(opened):
    m = ArgumentMap()
    source = m.source(
        "A letter",
        authors=["A. Writer"],
        publisher="The Post",
        date="2020-02-05",
        url="https://example.org/a",
    )
    ann = m.actor("Ann", role="chair", url="https://example.org/ann", member_of=[m.actor("A club")])
    one, two, halt = (
        m.claim("One.", id="one", tags=["tag"]),
        m.claim("Two.", id="two"),
        m.claim("Halt.", id="halt"),
    )
    both = m.support([one, two], halt, scheme="analogy")
    m.undercut(m.claim("Not so.", id="not"), both)
    m.say(ann, one, act="promise", quote="I promise", source=source, when="2020-02-06")
    page = opened(m)
    page.evaluate("window.page.select('one')")
    told = page.inner_text("aside")
    for words in (
        "#tag", "Ann promises", "chair, A club", "“I promise”", "A letter", "A. Writer, The Post, 5 Feb 2020",
        "It supports", "Halt., together with Two. (analogy)", "undercut by Not so.",
    ):  # fmt: skip
        assert words in told
    assert page.locator("aside a[href='https://example.org/ann']").count() == 1
    page.evaluate("window.page.select('halt')")
    assert "One. together with Two. (analogy)" in page.inner_text("aside")


def test_the_steps_of_an_argument_are_links(opened):
    m = ArgumentMap()
    premise, conclusion = m.claim("All men are mortal."), m.claim("Socrates is mortal.")
    inference = m.support(premise, conclusion)
    m.argument("Mortality", id="a", steps=[Step(premise.id), Step(conclusion.id, inference.id)])
    page = opened(m)
    page.evaluate("window.page.select('a')")
    assert page.locator("aside .steps li").all_inner_texts() == [
        "All men are mortal.",
        "∴ Socrates is mortal.",
    ]
