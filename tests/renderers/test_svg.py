"""The SVG: well-formed whatever people write, the same bytes everywhere, told to those who do not see it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.layout.theme import THEMES
from argmap.renderers import render
from tests.strategies import hostile_texts, maps

SVG = "{http://www.w3.org/2000/svg}"
HREF = "href"
SNAPSHOT = Path(__file__).parents[1] / "cases" / "svg" / "small.svg"
HARMLESS = {
    "svg",
    "title",
    "desc",
    "style",
    "defs",
    "pattern",
    "g",
    "rect",
    "path",
    "circle",
    "text",
    "tspan",
    "a",
}


def small() -> ArgumentMap:
    """A map with one of everything that a picture shows."""
    m = ArgumentMap("Should we go?")
    letter = m.source("A letter", date="2020-02", url="https://example.org/letter", publisher="The Post")
    ann, bob = m.actor("Ann"), m.actor("Bob")
    go = m.claim("We should go at once.", title="Go")
    m.say(ann, go, act="demand", quote="Go!", source=letter)
    rain, late = m.claim("It will rain."), m.claim("It is late.")
    reason = m.support([rain, late], go, scheme="Argument from consequences")
    m.undercut(m.claim("Rain never hurt anybody.", implicit=True), reason, implicit=True)
    stay = m.claim("Staying is nice.", title="Stay")
    m.say(bob, stay, text="I like it here.")
    m.rebut(stay, go)
    m.contradict(stay, late)
    return m


def test_the_picture_of_a_small_map():
    svg = render(small())
    if os.environ.get("ARGMAP_RENEW"):
        SNAPSHOT.write_text(svg, encoding="utf-8")
    assert svg == SNAPSHOT.read_text(encoding="utf-8")


@given(maps(), st.sampled_from(sorted(THEMES)))
def test_whatever_people_write_stays_text(m, theme):
    root = ET.fromstring(render(m, theme=theme))
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= HARMLESS
    for node in root.iter():
        assert not [name for name in node.attrib if name.startswith("on")]
        assert re.match(r"(#|https?://|mailto:|$)", node.get(HREF, ""))
    (style,) = root.iter(f"{SVG}style")
    assert re.fullmatch(r"[#.\w\s{}:;,>()@+-]*", style.text)


@given(hostile_texts())
def test_a_hostile_text_comes_out_as_it_went_in_but_for_what_xml_cannot_hold(text):
    m = ArgumentMap(text)
    m.claim(text, title=text)
    root = ET.fromstring(render(m))
    kept = re.sub("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    shown = "".join(root.find(f"{SVG}title").itertext())
    assert shown.split() == (kept or "Argument map").split()


@given(maps())
def test_ids_are_unique_and_begin_with_the_prefix(m):
    root = ET.fromstring(render(m, prefix="mine"))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id_ == "mine" or id_.startswith("mine-") for id_ in ids)
    targets = [node.get(HREF) for node in root.iter() if node.get(HREF, "").startswith("#")]
    assert {target[1:] for target in targets} <= set(ids)


def test_only_harmless_addresses_become_links():
    m = ArgumentMap()
    for index, url in enumerate(
        ["javascript:alert(1)", "data:text/html,x", "https://example.org/a?b&c", " http://x"]
    ):
        claim = m.claim(f"Claim {index}.")
        m.say(m.actor(f"Actor {index}"), claim, text="x", source=m.source(f"Source {index}", url=url))
    root = ET.fromstring(render(m))
    links = [node.get(HREF) for node in root.iter(f"{SVG}a") if not node.get(HREF).startswith("#")]
    assert links == ["https://example.org/a?b&c"]


def test_a_screen_reader_hears_every_card_in_reading_order():
    m = small()
    root = ET.fromstring(render(m))
    assert root.get("role").startswith("graphics-document")
    named = root.get("aria-labelledby").split()
    assert [node.get("id") for node in root[:2]] == named
    cards = [node for node in root.iter(f"{SVG}g") if node.get("class") == "card"]
    assert [card.get("aria-roledescription") for card in cards] == [
        "thesis",
        "support",
        "support",
        "undercut",
        "rebuttal",
    ]
    assert cards[0].get("aria-label") == "Go. We should go at once. Stated by Ann (demands)."
    assert cards[3].get("aria-label").endswith("undercuts the inference to “Go”.")
    for card in cards:
        assert card[0].tag == f"{SVG}title"
        assert card.get("tabindex") == "0"


def test_two_maps_in_one_page_do_not_share_ids():
    one, other = ArgumentMap("One"), ArgumentMap("Other")
    found = re.findall(r'id="(\w+)"', render(one) + render(other))
    assert len(found) == len(set(found))


def test_the_bytes_depend_on_no_hash_seed():
    code = (
        "from tests.renderers.test_svg import small; from argmap.renderers import render;"
        "import sys; sys.stdout.buffer.write(render(small()).encode())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert made == {render(small()).encode()}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_text_and_lines_stand_out_from_their_ground(name):
    theme = THEMES[name]
    least = 7 if name in {"print", "high-contrast"} else 4.5
    for palette in filter(None, (theme.light, theme.dark)):
        on_cards = ["text", "muted", "support", "attack", "undercut", "neutral"]
        pairs = [(name, ground) for name in on_cards for ground in ("page", "card", "argument", "lane")]
        pairs += [(name, f"{name}_tint") for name in ("support", "attack", "undercut", "neutral")]
        pairs += [("thesis_text", "thesis"), ("thesis_muted", "thesis"), ("muted", "neutral_tint")]
        pairs += [("text", f"{name}_tint") for name in ("support", "attack", "undercut", "neutral")]
        pairs += [("thesis", "page"), ("thesis", "neutral_tint")]
        for one, ground in pairs:
            assert contrast(getattr(palette, one), getattr(palette, ground)) >= least, (one, ground)
        for ground in (*theme.actors, theme.other_actor):
            assert contrast(palette.pill_text, ground) >= least, ground


def test_an_unknown_option_or_value_is_refused_with_what_there_is():
    with pytest.raises(OptionError, match="it has view, theme"):
        render(ArgumentMap(), colour="red")
    with pytest.raises(OptionError, match="auto, light, dark"):
        render(ArgumentMap(), theme="pink")
    with pytest.raises(OptionError, match="prefix"):
        render(ArgumentMap(), prefix="1 x")
