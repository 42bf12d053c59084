"""The live preview in a real browser: the page follows the file, and what is typed goes back to it."""

from __future__ import annotations

import json

import pytest

from argmap import example
from tests.serving import KEY, serving

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
pytest.importorskip("starlette", reason="argmap[serve] is not installed")

DEBATE = "===\ntitle: Weather\n===\n\n[Go]: Let us go.\n    - [Rain]: It rains.\n"
HOSTILE = "<img src=x onerror=parent.ran=1>"

pytestmark = pytest.mark.parametrize("page", [False], indirect=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("maps")


@pytest.fixture(scope="module")
def address(folder, chromium):
    with serving(folder) as address:
        yield address


@pytest.fixture
def live(page, folder, address):
    """Open the page of a file with a text in it, and return page, frame and path."""

    def open_(text=DEBATE, *, name="debate.argdown", panes=("text", "remarks"), key=KEY, element=""):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        remembered = json.dumps({one: one in panes for one in ("text", "remarks")})
        script = f"localStorage.setItem('argmap-panes', {json.dumps(remembered)})"
        page.add_init_script(f"if (!localStorage.getItem('argmap-panes')) {script}")
        if key:
            page.goto(f"{address}/#key={key}")
        page.goto(f"{address}/map/{name}{element}")
        page.locator("iframe, .none:visible").first.wait_for()
        return page, page.frame_locator("iframe"), path

    yield open_
    faults = [
        line for line in page.told if not line.startswith(f"request: {address}") and "conflict" not in line
    ]
    assert [line for line in faults if "412" not in line] == []


def written(page):
    return "\n".join(page.locator(".cm-line").all_inner_texts())


def change(page, text):
    """Put a text at the end, as somebody who types it."""
    expect(page.locator(".saved")).to_have_text("saved")
    page.click(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def test_the_page_follows_the_file_and_keeps_the_place(live):
    page, frame, path = live()
    frame.locator(".card", has_text="It rains").click()
    expect(frame.locator("aside")).to_contain_text("It rains")
    frame.locator("[data-do=in]").click()
    before = page.evaluate("({...document.querySelector('iframe').contentWindow.page.stage.view})")
    path.write_text(DEBATE + "    + [Sun]: It shines.\n", encoding="utf-8")
    expect(frame.locator(".card", has_text="It shines")).to_be_visible()
    after = page.evaluate("({...document.querySelector('iframe').contentWindow.page.stage.view})")
    assert after["k"] == before["k"]
    expect(frame.locator(".card.chosen")).to_contain_text("It rains")
    expect(frame.locator("aside")).to_be_visible()
    assert page.title().startswith("Weather")


def test_a_file_with_an_error_keeps_the_last_good_picture_and_says_where(live):
    page, frame, path = live('{"format": "argmap", "version": 1, "title": "Sound"}', name="sound.argmap.json")
    expect(frame.locator("h1")).to_have_text("Sound")
    path.write_text('{"format": "argmap",\n "title": }', encoding="utf-8")
    expect(page.locator(".fault")).to_contain_text("Line 2:")
    expect(page.locator(".fault")).to_contain_text("as it was before")
    expect(frame.locator("h1")).to_have_text("Sound")
    page.click("[data-do=goto]")
    expect(page.locator(".cm-pointed")).to_contain_text('"title"')
    path.write_text('{"format": "argmap", "version": 1, "title": "Mended"}', encoding="utf-8")
    expect(frame.locator("h1")).to_have_text("Mended")
    expect(page.locator(".fault")).to_be_hidden()


def test_a_file_that_never_was_sound_has_a_picture_once_it_is(live):
    page, frame, path = live("{", name="late.argmap.json")
    expect(page.locator(".none:visible")).to_contain_text("no picture")
    path.write_text('{"format": "argmap", "version": 1, "title": "At last"}', encoding="utf-8")
    expect(frame.locator("h1")).to_have_text("At last")


def test_a_click_on_a_remark_goes_to_its_line(live):
    page, _, _ = live(DEBATE + "  - [Odd]: Too far left.\n", panes=("remarks",))
    remark = page.locator("button.remark", has_text="AM-A006")
    expect(remark.locator(".place")).to_have_text("7:3")
    remark.click()
    expect(page.locator(".cm-pointed")).to_contain_text("[Odd]")
    expect(page.locator(".cm-activeLine")).to_contain_text("[Odd]")


def test_an_address_leads_to_a_claim_and_who_chooses_a_card_sees_its_line(live):
    page, frame, _ = live(element="#go")
    expect(frame.locator("aside h2")).to_have_text("Go")
    page.locator(".cm-line").first.wait_for()
    frame.locator("aside .reasons a", has_text="Rain").click()
    expect(page.locator(".cm-pointed")).to_contain_text("[Rain]")
    assert page.url.endswith("#rain")


def test_what_is_typed_is_saved_and_seen(live):
    page, frame, path = live()
    expect(page.locator(".saved")).to_have_text("saved")
    change(page, "    + [Sun]: It shines.\n")
    expect(page.locator(".saved")).to_have_text("changed")
    page.keyboard.press("Control+s")
    expect(frame.locator(".card", has_text="It shines")).to_be_visible()
    assert path.read_text(encoding="utf-8") == DEBATE + "    + [Sun]: It shines.\n"
    expect(page.locator(".saved")).to_have_text("saved")
    assert page.locator("[data-do=save]").is_disabled()
    expect(page.locator(".conflict")).to_be_hidden()


def test_line_ends_and_marks_of_a_file_stay(live):
    text = "\ufeff[Go]: Let us go.\r\n    - [Rain]: It rains.\r\n"
    page, _, path = live(name="windows.argdown", text="")
    path.write_bytes(text.encode())
    expect(page.locator(".cm-content")).to_contain_text("It rains")
    change(page, "// more\n")
    page.click("[data-do=save]")
    expect(page.locator(".saved")).to_have_text("saved")
    assert path.read_bytes() == text.encode() + b"// more\r\n"


def test_what_somebody_else_saves_comes_into_a_text_that_is_unchanged(live):
    page, _, path = live()
    page.locator(".cm-line").first.wait_for()
    path.write_text(DEBATE.replace("It rains", "It pours"), encoding="utf-8")
    expect(page.locator(".cm-content")).to_contain_text("It pours")
    expect(page.locator(".saved")).to_have_text("saved")


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_where_both_changed_nothing_is_lost_and_the_user_decides(live, choice):
    page, _, path = live(name=f"{choice}.argdown")
    change(page, "// mine\n")
    path.write_text(DEBATE + "[Theirs]: theirs\n", encoding="utf-8")
    expect(page.locator(".conflict")).to_be_visible()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(100)
    assert "Theirs" in path.read_text(encoding="utf-8")
    assert "// mine" in written(page)
    page.click(f"[data-do={choice}]")
    expect(page.locator(".conflict")).to_be_hidden()
    expect(page.locator(".saved")).to_have_text("saved")
    if choice == "mine":
        assert path.read_text(encoding="utf-8") == DEBATE + "// mine\n"
        return
    assert "[Theirs]" in written(page)
    page.click(".cm-content")
    page.keyboard.press("Control+z")
    assert "// mine" in written(page)


def test_a_file_that_goes_leaves_its_text_to_be_written_anew(live):
    page, frame, path = live(name="going.argdown")
    expect(page.locator(".saved")).to_have_text("saved")
    path.unlink()
    expect(page.locator(".conflict")).to_contain_text("is gone")
    expect(page.locator(".fault")).to_contain_text("not there")
    expect(frame.locator("h1")).to_have_text("Weather")
    page.click("[data-do=mine]")
    expect(page.locator(".conflict")).to_be_hidden()
    expect(page.locator(".fault")).to_be_hidden()
    assert path.read_text(encoding="utf-8") == DEBATE


def test_without_the_key_the_text_is_only_read_and_with_it_in_another_tab_it_is_not(live, address):
    page, _, path = live(name="keyless.argdown", key="")
    expect(page.locator(".saved")).to_contain_text("Only to read")
    page.click(".cm-content")
    page.keyboard.insert_text("mine")
    assert "mine" not in written(page)
    other = page.context.new_page()
    other.goto(f"{address}/#key={KEY}")
    assert "key" not in other.url
    expect(page.locator(".saved")).to_have_text("saved")
    assert path.read_text(encoding="utf-8") == DEBATE


def test_the_list_follows_the_folder(page, folder, address):
    page.goto(address)
    (folder / "coming <b>.argdown").write_text("[A]: a\n", encoding="utf-8")
    entry = page.get_by_role("link", name="coming <b>.argdown")
    expect(entry).to_be_visible()
    entry.click()
    expect(page.frame_locator("iframe").locator(".card")).to_be_visible()
    page.click("footer a.back")
    (folder / "coming <b>.argdown").unlink()
    expect(entry).to_be_hidden()


def test_of_several_maps_in_a_file_one_is_chosen(live):
    text = "\n".join(f"```argdown\n===\ntitle: {one}\n===\n[{one}]: x\n```\n" for one in ("First", "Second"))
    page, frame, _ = live(text, name="notes.md")
    expect(frame.locator("h1")).to_have_text("First")
    page.select_option("footer select", label="Second")
    expect(frame.locator("h1")).to_have_text("Second")


def test_panes_open_close_and_have_a_width_that_stays(live):
    page, _, _ = live(panes=())
    assert page.is_hidden(".side")
    page.click("[data-do=text]")
    page.click("[data-do=remarks]")
    page.focus("[role=separator]")
    width = page.locator(".side").bounding_box()["width"]
    page.keyboard.press("ArrowRight")
    assert page.locator(".side").bounding_box()["width"] > width
    page.mouse.move(*centre(page, "[role=separator]"))
    page.mouse.down()
    page.mouse.move(400, 300)
    page.mouse.up()
    assert page.locator(".side").bounding_box()["width"] == pytest.approx(400, abs=3)
    page.reload()
    assert page.locator(".side").bounding_box()["width"] == pytest.approx(400, abs=3)


def centre(page, selector):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_hostile_texts_stay_text(live):
    text = f"===\ntitle: '{HOSTILE}'\n===\n\n[A]: {HOSTILE}\n  - [{HOSTILE}]: y {{a: {HOSTILE}\n"
    page, frame, _ = live(text, name="hostile.argdown")
    expect(frame.locator("h1")).to_have_text(HOSTILE)
    page.locator(".cm-lint-marker, .remark").first.hover()
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src]").count() == 0


def test_nothing_is_wider_or_higher_than_the_screen(live):
    page, _, _ = live(name="wide-name-" + "x" * 60 + ".argdown")
    for width in (1400, 800, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.documentElement.scrollHeight") <= 800


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(barriers, page, folder, address, scheme):
    from argmap import dumps

    (folder / "seed.argdown").write_text(
        dumps(example("facebook-encryption"), format="argdown"), encoding="utf-8"
    )
    (folder / "broken.argmap.json").write_text("{", encoding="utf-8")
    context = page.context.browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 1400, "height": 900}
    )
    page = context.new_page()
    for place in (f"/#key={KEY}", "/map/seed.argdown", "/map/broken.argmap.json"):
        page.goto(address + place)
        if "map" in place:
            page.locator(".cm-line").first.wait_for()
            page.locator("button.remark").first.wait_for()
        assert barriers(page) == []
    context.close()
