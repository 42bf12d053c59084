"""The interactive page in a real browser: every pane and key; nothing that users wrote ever runs."""

from __future__ import annotations

from io import BytesIO

import pytest

from argmap import ArgumentMap, example, render

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect

HOSTILE = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>"


def wide(count):
    """A thesis with so many reasons."""
    m = ArgumentMap("Wide")
    thesis = m.claim("Thesis.")
    for number in range(count):
        m.support(m.claim(f"Reason {number}."), thesis)
    return m


def test_it_asks_for_nothing_and_complains_of_nothing(opened):
    page = opened()
    assert [line for line in page.told if not line.startswith("request: file:")] == []


def test_a_click_opens_a_claim_with_who_says_it_and_in_which_words(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("never find all")
    page.keyboard.press("Enter")
    page.click(".card.found")
    told = page.inner_text("aside")
    assert "Mark Zuckerberg" in told
    assert "concedes" in told
    assert "we will never find all of the potential harm" in told
    assert "It supports" in told
    page.click("aside .reasons a")
    assert "Who says it" in page.inner_text("aside")


def test_a_quote_is_marked_in_the_text_of_its_source(opened):
    m = ArgumentMap()
    letter = f"{'Dear sir, 😀. ' * 200} please halt your plans. {'Yours. ' * 100}"
    source = m.source("A letter", text=letter)
    m.say(m.actor("Ann"), m.claim("Halt."), quote="please halt your plans", source=source)
    page = opened(m)
    page.click(".stage .card")
    assert page.inner_text("aside mark") == "please halt your plans"
    assert "Dear sir" in page.inner_text("aside .source")
    text, mark = (page.locator(f"aside {what}").bounding_box() for what in (".source", "mark"))
    assert text["y"] < mark["y"] < mark["y"] + mark["height"] < text["y"] + text["height"]


def test_keys_walk_the_map_open_fold_search_and_close(opened):
    page = opened()
    page.focus(".card.thesis")
    page.keyboard.press("ArrowRight")
    chosen = "document.querySelector('.card.chosen').getAttribute('aria-label')"
    first = page.evaluate(chosen)
    page.keyboard.press("ArrowDown")
    second = page.evaluate(chosen)
    assert first != second
    page.keyboard.press("ArrowUp")
    assert page.evaluate(chosen) == first
    page.keyboard.press("ArrowLeft")
    assert "Halt the encryption roll-out" in page.evaluate(chosen)
    page.keyboard.press("Enter")
    assert page.is_visible("aside")
    assert page.url.endswith("#halt")
    page.keyboard.press("Escape")
    assert not page.is_visible("aside")
    page.keyboard.press(" ")
    expect(page.locator(".stage .card")).to_have_count(1)
    page.keyboard.press(" ")
    expect(page.locator(".stage .card")).not_to_have_count(1)
    before = page.evaluate("window.page.stage.view.k")
    page.keyboard.press("+")
    assert page.evaluate("window.page.stage.view.k") > before
    page.keyboard.press("-")
    page.keyboard.press("0")
    page.keyboard.press("?")
    assert page.is_visible("dialog")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog")


def test_search_counts_and_goes_from_hit_to_hit(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("concedes")
    assert page.inner_text("output") == "3 found"
    page.keyboard.press("Enter")
    assert page.inner_text("output") == "1 of 3 found"
    page.keyboard.press("Shift+Enter")
    assert page.inner_text("output") == "3 of 3 found"
    page.keyboard.press("Escape")
    assert page.inner_text("output") == ""


@pytest.mark.parametrize("what", ["kind", "actor", "side"])
def test_the_legend_filters(opened, what):
    page = opened()
    button = page.locator(f"[data-what={what}]").first
    button.click()
    expect(page.locator(".stage .card.dim")).not_to_have_count(0)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    expect(page.locator(".stage .card.dim")).to_have_count(0)


@pytest.mark.parametrize("name", ["actors", "stances", "timeline", "map"])
def test_views_switch_by_mouse_and_by_key(opened, name):
    page = opened()
    page.click(f"#tab-{name}")
    assert page.is_visible(f"#pane-{name} svg")
    page.focus(f"#tab-{name}")
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=tab][aria-selected=true]").get_attribute("data-view") != name


def test_the_view_of_a_source_has_the_words_in_their_text(opened):
    m = ArgumentMap()
    source = m.source("A letter", text="Dear sir, please halt your plans. Yours.")
    m.say(m.actor("Ann"), m.claim("Halt."), quote="please halt your plans", source=source)
    page = opened(m)
    page.click("#tab-source")
    assert "please halt" in page.text_content("#pane-source svg")
    page.reload()
    assert page.locator("#pane-source svg").count() == 0  # a view that nobody looks at costs nothing


def test_an_address_leads_to_a_claim_even_where_it_is_folded(opened):
    m = wide(300)
    page = opened(m, "#c250")
    assert "Reason 248." in page.inner_text("aside")
    assert page.locator(".card.chosen").count() == 1


def test_what_is_not_in_view_is_not_in_the_document(opened):
    page = opened(wide(5000))
    page.click("[data-do=unfold]")
    page.wait_for_timeout(200)
    page.evaluate("window.page.stage.zoom(100)")
    page.wait_for_timeout(200)
    assert page.evaluate("window.page.stage.shown.size") < 60
    assert page.is_visible(".minimap")


@pytest.mark.parametrize(
    "address", ["javascript:window.ran=1", "data:text/html,<script>window.ran=1</script>"]
)
def test_hostile_texts_and_addresses_stay_text(opened, address):
    m = ArgumentMap(HOSTILE, data={"avatar": address})
    source = m.source(
        HOSTILE, url=address, text=HOSTILE, publisher=HOSTILE, authors=[HOSTILE], date=HOSTILE, rights=HOSTILE
    )
    group = m.actor(HOSTILE, kind="group")
    actor = m.actor(
        HOSTILE, side=HOSTILE, role=HOSTILE, url=address, member_of=[group], data={"avatar": address}
    )
    claim = m.claim(HOSTILE, title=HOSTILE, tags=[HOSTILE], quotes=[source.quote(HOSTILE)], id=HOSTILE)
    other = m.claim("\x00\ud800\u2028", title='"><b>')
    m.support(other, claim, scheme=HOSTILE)
    m.say(actor, claim, quote=HOSTILE, source=source, act=HOSTILE, when=HOSTILE)
    m.group(HOSTILE, claim)
    page = opened(m, overlay={claim.id: {"status": "stands", "why": HOSTILE}})
    page.click(".stage .card")
    assert page.inner_text("aside").count(HOSTILE) > 5
    for tab in page.locator("[role=tab]").all():
        tab.click()
    page.click("#tab-map")
    for button in page.locator("[data-what]").all():
        button.click()
    page.fill("#search", HOSTILE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("source => window.page.show(source)", render(m, "html"))
    assert page.evaluate("window.ran") is None
    assert page.locator("a[href^=javascript], a[href^=data], image[href^=javascript]").count() == 0
    assert HOSTILE in page.inner_text("h1 >> nth=0")
    assert [line for line in page.told if "Security Policy" in line] == []


def test_on_paper_it_is_the_picture_and_the_outline(opened):
    page = opened()
    paper = """() => { dispatchEvent(new Event('beforeprint'));
      const paper = document.querySelector('.static');
      const told = [paper.querySelectorAll('svg').length, paper.textContent];
      dispatchEvent(new Event('afterprint'));
      return [...told, document.querySelectorAll('.static').length]; }"""
    pictures, words, left = page.evaluate(paper)
    assert (pictures, left) == (1, 0)
    assert "we will never find all of the potential harm" in words
    reader = pytest.importorskip("pypdf").PdfReader
    text = "".join(leaf.extract_text() for leaf in reader(BytesIO(page.pdf())).pages)
    assert "we will never find all of the potential harm" in " ".join(text.split())
    assert "Unfold all" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_until_one_is_chosen(opened, page, scheme):
    page.emulate_media(color_scheme=scheme)
    opened()
    ground = "getComputedStyle(document.body).backgroundColor"
    before, seen = page.evaluate(ground), set()
    for _ in range(3):
        page.click("[data-do=theme]")
        seen.add((page.inner_text("[data-do=theme] span"), page.evaluate(ground)))
    assert len({colour for _, colour in seen}) == 2
    assert ("auto", before) in seen


def test_nothing_moves_for_those_who_want_no_motion(opened, page):
    page.emulate_media(reduced_motion="reduce")
    opened()
    moving = """() => [...document.querySelectorAll('*')].map((one) => getComputedStyle(one))
      .filter((style) => style.transitionDuration !== '0s' || style.animationName !== 'none').length"""
    assert page.evaluate(moving) == 0


def test_the_tools_zoom_fit_fold_and_unfold(opened):
    page = opened(wide(60))
    scale = "window.page.stage.view.k"
    start = page.evaluate(scale)
    page.click("[data-do=in]")
    assert page.evaluate(scale) > start
    page.click("[data-do=out]")
    assert page.evaluate(scale) == pytest.approx(start)
    page.click("[data-do=fold]")
    expect(page.locator(".stage .card")).to_have_count(1)
    assert "Folded: 60 more behind it." in page.locator(".stage .card").get_attribute("aria-label")
    page.click(".folder")
    page.click("[data-do=unfold]")
    assert page.evaluate("window.page.stage.places.shown.length") == 61
    page.click("[data-do=fit]")
    whole = page.locator(".minimap").bounding_box()
    before = page.evaluate("window.page.stage.view.y")
    page.keyboard.press("+")
    page.mouse.click(whole["x"] + 5, whole["y"] + whole["height"] - 5)
    assert page.evaluate("window.page.stage.view.y") != before


def test_mouse_and_fingers_move_and_zoom_the_map(opened):
    page = opened()
    view = "({ ...window.page.stage.view })"
    start = page.evaluate(view)
    page.mouse.move(300, 700)
    page.mouse.down()
    page.mouse.move(340, 650, steps=5)
    page.mouse.up()
    moved = page.evaluate(view)
    assert (moved["x"] - start["x"], moved["y"] - start["y"]) == pytest.approx((40, -50), abs=12)
    assert not page.is_visible("aside")  # it was no click
    page.mouse.wheel(0, 100)
    page.wait_for_function(f"{view}.y < {moved['y']}")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function(f"{view}.k > {moved['k']}")
    before = page.evaluate("window.page.stage.view.k")
    page.evaluate(
        """() => {
        const box = document.querySelector('.stage');
        const finger = (type, pointerId, clientX) => box.dispatchEvent(
          new PointerEvent(type, { pointerId, clientX, clientY: 400, bubbles: true, pointerType: 'touch' }));
        box.setPointerCapture = box.hasPointerCapture = () => true;
        finger('pointerdown', 7, 300); finger('pointerdown', 8, 400);
        finger('pointermove', 8, 500); finger('pointerup', 8, 500); finger('pointerup', 7, 300); }"""
    )
    assert page.evaluate("window.page.stage.view.k") == pytest.approx(before * 2)


def test_without_scripts_the_picture_and_the_outline_are_read(chromium, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(render(example("facebook-encryption"), "html"), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.is_visible(".static svg")
    assert "we will never find all of the potential harm" in page.inner_text(".outline")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium, barriers, tmp_path, scheme):
    path = tmp_path / "page.html"
    path.write_text(render(example("facebook-encryption"), "html"), encoding="utf-8")
    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(path.as_uri())
    page.click(".stage .card.thesis")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        assert barriers(page) == []
    page.click("#tab-map")
    page.click("[data-what=act]")
    assert barriers(page) == []
    page.keyboard.press("?")
    assert barriers(page) == []
    context.close()


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_nothing_is_wider_than_the_screen(opened, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_of_the_page_is_laid_out_as_that_of_the_picture(opened):
    """The script is the same algorithm as `argmap.layout.engines.tidy`: the same cards lie as far apart."""
    from argmap.layout import draw

    m = wide(30)
    m.rebut(m.claim("No."), "c5")
    page = opened(m)
    page.click("[data-do=unfold]")
    cards = {card.face.id: card for card in draw(m, direction="right", layout="tidy", max_cards=None).cards}
    found = page.evaluate(
        """() => Object.fromEntries(window.page.data.ids.map((id, unit) =>
        [id, [window.page.stage.places.x[unit], window.page.stage.places.y[unit]]]))"""
    )
    x0, y0 = cards["c1"].x - found["c1"][0], cards["c1"].y - found["c1"][1]
    for id_, card in cards.items():
        assert (card.x - found[id_][0], card.y - found[id_][1]) == pytest.approx((x0, y0), abs=0.2)
