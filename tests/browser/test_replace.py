"""Another map takes the place of the one that is shown, and the reader stays where they were."""

from __future__ import annotations

import json

import pytest

from argmap import ArgumentMap, example, render


@pytest.fixture
def opened(page, tmp_path):
    """Open the page of the seed debate with one claim open."""
    path = tmp_path / "page.html"
    path.write_text(render(example("facebook-encryption"), "html"), encoding="utf-8")
    page.goto(path.as_uri() + "#detection-would-suffer")
    page.locator("aside").wait_for()
    return page


def show(page, m: ArgumentMap) -> None:
    """Show another map, and wait for the next picture."""
    page.evaluate("source => window.page.show(source)", render(m, "html"))
    page.evaluate("() => new Promise(requestAnimationFrame)")


def spot(page) -> dict[str, float]:
    return page.locator(".stage .card.chosen").bounding_box()


def test_the_place_the_choice_the_panel_and_the_folds_stay(opened):
    opened.evaluate("window.page.stage.zoom(0.7)")
    opened.locator(".stage .card[aria-label^='Breach of duty']").focus()
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press(" ")
    opened.evaluate("window.page.select('detection-would-suffer')")
    opened.fill("#search", "abuse")
    opened.click("[data-what=kind][data-value=support]")
    opened.evaluate("window.page.choose(window.page.chosen, { open: true })")
    before, places = spot(opened), opened.locator(".stage .card.dim").count()
    m = example("facebook-encryption")
    m.replace(type(m["halt"])(id="halt", title="Halt it", text="Facebook should halt it. " * 9))
    m.support(m.claim("A new first reason.", title="New"), "halt")
    m.title = "Another title"
    show(opened, m)
    assert spot(opened) == pytest.approx(before, abs=0.6)
    assert opened.evaluate("window.page.selected") == "detection-would-suffer"
    assert opened.inner_text("aside h2") == "Detection would suffer"
    assert opened.locator(".stage .card[aria-label^='Breach of duty']").count() == 0
    assert opened.get_attribute("[data-what=kind][data-value=support]", "aria-pressed") == "true"
    assert opened.locator(".stage .card.dim").count() >= places > 0
    assert "found" in opened.inner_text("output")
    assert opened.inner_text("header h1") == opened.title() == "Another title"
    assert "27 claims" in opened.inner_text(".counts")
    assert "Halt it" in opened.locator(".stage .card.thesis").get_attribute("aria-label")
    assert [line for line in opened.told if not line.startswith("request: file:")] == []


def test_a_list_of_what_is_found_is_made_anew(opened):
    opened.click("[data-what=act][data-value=concede]")
    m = example("facebook-encryption")
    m.say("david-miles", m.claim("A new concession.", title="New"), act="concede")
    show(opened, m)
    assert opened.inner_text("aside h2") == "4 found"


def test_what_is_printed_is_the_other_map(opened):
    show(opened, ArgumentMap("Nothing yet"))
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.evaluate("document.querySelector('.static h1').textContent") == "Nothing yet"


def test_where_the_open_claim_is_gone_its_panel_closes(opened):
    m = example("facebook-encryption")
    m.remove("detection-would-suffer", closure=True)
    show(opened, m)
    assert not opened.is_visible("aside")
    assert opened.evaluate("window.page.selected") == ""


def test_a_view_that_the_other_map_has_not_falls_back_to_the_map(opened):
    opened.click("#tab-stances")
    m = ArgumentMap("Quite another")
    m.support(m.claim("Because."), m.claim("So."))
    show(opened, m)
    assert opened.is_visible("#pane-map .card")
    assert opened.locator("[role=tab]").count() == 1
    show(opened, example("facebook-encryption"))
    opened.click("#tab-stances")
    assert opened.is_visible("#pane-stances svg")


def test_what_is_no_page_is_refused_and_changes_nothing(opened):
    before = opened.inner_text("header h1")
    refused = """source => { try { window.page.show(source); } catch (fault) { return fault.name; } }"""
    assert opened.evaluate(refused, "<p>Not found") == "TypeError"
    assert opened.inner_text("header h1") == before


HOLDER = """<!doctype html><iframe sandbox="allow-scripts" width="900" height="700"></iframe><script>
window.told = [];
window.addEventListener('message', (event) => window.told.push(event.data));
document.querySelector('iframe').srcdoc = SOURCE;
</script>"""


def test_a_page_in_a_frame_and_its_holder_tell_each_other_what_is_chosen(page, tmp_path):
    source = json.dumps(render(example("facebook-encryption"), "html")).replace("<", "\\u003c")
    path = tmp_path / "holder.html"
    path.write_text(HOLDER.replace("SOURCE", source), encoding="utf-8")
    page.goto(path.as_uri())
    page.wait_for_function("window.told.length > 0")
    frame = page.frame_locator("iframe")
    frame.locator(".stage .card[aria-label^='Breach of duty']").click()
    page.wait_for_function("window.told.length > 1")
    send = "message => window.frames[0].postMessage(message, '*')"
    page.evaluate(send, {"argmap": "select", "id": "halt"})
    frame.locator("aside h2", has_text="Halt").wait_for()
    page.evaluate(send, {"argmap": "show", "source": render(ArgumentMap("Nothing yet"), "html")})
    frame.locator("header h1", has_text="Nothing yet").wait_for()
    told = [(message["argmap"], message.get("id")) for message in page.evaluate("window.told")]
    assert told == [
        ("ready", None),
        ("selected", "breach-of-duty-of-care"),
        ("selected", "halt"),
        ("selected", ""),
    ]
    assert page.told[1:] == []
