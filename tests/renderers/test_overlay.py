"""What was judged of claims: every renderer tells it in words, and refuses what is no overlay."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.layout.theme import THEMES
from argmap.renderers import RENDERERS, render
from argmap.renderers._plain import one_line
from argmap.renderers._xml import allowed
from tests.renderers import judges
from tests.renderers.hostile import TEXTS

pytestmark = pytest.mark.filterwarnings("ignore:no font here:argmap.errors.ArgmapWarning")

BINARY = {"pdf", "png"}
DRAWN = {"html", "svg", "tikz"}
"""These have marks and places for the words, by which `tests/layout` goes."""

WRITTEN = sorted({*RENDERERS} - BINARY - DRAWN)
RIMMED = sorted({*WRITTEN} - {"markdown", "outline"})
WORDS = ("✗ falls, 0.25", "✓ stands, 0.62", "○ open", "strength 1.00")
WHY = "Nothing speaks against it."
OVERLAY = {
    "go": {"status": "falls", "strength": 0.25},
    "rain": {"status": "stands", "strength": 0.62, "why": WHY},
    "late": {"status": "open"},
    "comfort": {"strength": 1},
}


def small() -> ArgumentMap:
    m = ArgumentMap("Should we go?")
    go = m.claim("We should go.", id="go")
    m.rebut(m.claim("It rains.", id="rain"), go)
    m.support(m.claim("It is late.", id="late"), go)
    m.argument("Comfort", id="comfort")
    return m


def plain(text: str) -> str:
    """A text without the escapes that the languages of pictures write for signs."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), unescape(text))


def test_all_renderers_are_tested():
    assert {*WRITTEN, *BINARY, *DRAWN} == {*RENDERERS}


@pytest.mark.parametrize("name", WRITTEN)
def test_verdicts_are_told_in_words(name):
    told = plain(render(small(), name, overlay=OVERLAY))
    assert [told.count(words) > 0 for words in WORDS] == [True] * len(WORDS), told
    without = plain(render(small(), name))
    assert not any(words in without for words in WORDS)


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_verdicts_stand_on_drawn_cards(name):
    told, without = render(small(), name, overlay=OVERLAY), render(small(), name)
    for word in ("falls", "stands", "open", "0.25", "0.62", "1.00"):
        assert told.count(word) > without.count(word), word


@pytest.mark.parametrize("name", sorted(BINARY))
def test_verdicts_change_pixels_and_pages(name):
    assert render(small(), name, overlay=OVERLAY) != render(small(), name)


def undercut() -> ArgumentMap:
    m = small()
    m.undercut(m.claim("We have umbrellas.", id="umbrellas"), "r1")
    return m


@pytest.mark.parametrize("name", sorted(RENDERERS))
@pytest.mark.parametrize("make", [small, undercut])
def test_a_relation_that_falls_is_marked(name, make):
    fallen, standing = ({"r1": {"status": status}} for status in ("falls", "stands"))
    told = render(make(), name, overlay=fallen)
    assert told != render(make(), name, overlay=standing) == render(make(), name)
    if name in WRITTEN:
        assert "✗" in plain(told)


def test_text_tells_no_more_of_a_step_than_that_its_premise_falls():
    both = {id_: {"status": "falls"} for id_ in ("rain", "r1")}
    assert render(small(), "outline", overlay=both).count("✗") == 1


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_no_verdict_changes_nothing(name):
    assert render(small(), name, overlay={}) == render(small(), name, overlay=None) == render(small(), name)


@pytest.mark.parametrize("name", WRITTEN)
def test_an_evaluation_is_an_overlay(name):
    judged = SimpleNamespace(status={"go": "falls"}, strength={"go": 0.25})
    assert WORDS[0] in plain(render(small(), name, overlay=judged))


@pytest.mark.parametrize("name", sorted(RENDERERS))
@pytest.mark.parametrize("overlay", [3, {"go": 1}, {"go": {"status": "wins"}}, {"go": {"strength": 2}}])
def test_what_is_no_overlay_is_refused(name, overlay):
    with pytest.raises(OptionError):
        render(small(), name, overlay=overlay)


@pytest.mark.parametrize("name", RIMMED)
@pytest.mark.parametrize(("status", "colour"), [("stands", "support"), ("falls", "attack")])
def test_the_rim_has_the_colour_of_the_status(name, status, colour):
    m = ArgumentMap()
    m.claim("We should go.", id="go", data={"color": "#123456"})
    code = getattr(THEMES["light"].light, colour)
    assert code not in render(m, name)
    assert code in render(m, name, overlay={"go": {"status": status}})
    assert code not in render(m, name, overlay={"go": {"status": "open"}})


@pytest.mark.parametrize("name", ["d2", "dot", "graphml", "markdown"])
def test_why_stands_in_tooltips_and_below(name):
    assert WHY in render(small(), name, overlay=OVERLAY)


def test_why_stands_in_full_outlines():
    assert f"\n    {WHY}\n" in render(small(), "outline", full=True, overlay=OVERLAY)
    assert WHY not in render(small(), "outline", overlay=OVERLAY)


def hostile(name: str, why: str) -> str:
    judged = {id_: {"status": "stands", "strength": 0.5, "why": why} for id_ in ("go", "rain")}
    more = {"full": True} if name == "outline" else {}
    return str(render(small(), name, overlay=judged, **more))


@pytest.mark.parametrize("why", TEXTS, ids=lambda text: ascii(text)[:30])
def test_any_reason_stays_text(why):
    shown = allowed(one_line(why))
    for name in WRITTEN:
        made = hostile(name, why)
        made.encode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", made)
    root = ET.parse(io.StringIO(hostile("graphml", why))).getroot()
    told = [str(element.text) for element in root.iter() if element.get("key") == "node-description"]
    assert sum(text.endswith(shown) for text in told) >= 2
    for name in ("canvas", "excalidraw"):
        assert json.loads(hostile(name, why))
    page = MarkdownIt("gfm-like", {"linkify": False}).render(hostile("markdown", why))
    assert {*re.findall(r"</?(\w+)", page)} <= {"h1", "ul", "li", "strong", "p"}
    assert shown in unescape(re.sub("<[^>]*>", "", page))
    assert hostile("outline", why).count("\n") == hostile("outline", "why").count("\n") - 2 * (not shown)


@pytest.mark.parametrize("why", TEXTS[::4], ids=lambda text: ascii(text)[:30])
def test_graphviz_takes_any_reason(why):
    picture = ET.fromstring(judges.dot(hostile("dot", why)))
    assert len(picture.findall(".//{*}g[@class='node']")) == 4


def test_a_verdict_stands_within_its_card():
    made = json.loads(render(small(), "excalidraw", overlay=OVERLAY))["elements"]
    cards = {card["id"]: card for card in made if card["type"] == "rectangle"}
    verdicts = [text for text in made if text["id"].endswith(" verdict")]
    assert len(verdicts) == len(OVERLAY)
    for text in verdicts:
        card = cards[text["id"].removesuffix(" verdict")]
        assert card["x"] <= text["x"]
        assert text["x"] + text["width"] <= card["x"] + card["width"]
        assert card["y"] <= text["y"]
        assert text["y"] + text["height"] <= card["y"] + card["height"]


def test_graphml_has_verdicts_as_data():
    root = ET.fromstring(render(small(), "graphml", overlay=OVERLAY))
    told = {element.text for element in root.iter() if element.get("key") == "node-verdict"}
    assert told == {*WORDS}
    assert root.findall(".//*[@id='node-verdict']")


CHANGED = {
    "go": {"status": "changed", "why": "was “We must go.”"},
    "rain": {"status": "removed"},
    "late": {"status": "added"},
}


@pytest.mark.parametrize("name", WRITTEN)
def test_changes_are_told_in_words_with_what_was_before(name):
    told = plain(render(small(), name, overlay=CHANGED))
    for words in ("~ changed", "− removed", "+ added", "was “We must go.”"):
        assert words in told, told


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_changes_stand_on_drawn_cards(name):
    told, without = render(small(), name, overlay=CHANGED), render(small(), name)
    for words in ("changed", "removed", "added", "We must go."):
        assert told.count(words) > without.count(words), words


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_changes_are_told_by_signs_and_dashes_too(theme):
    told = render(small(), "svg", overlay=CHANGED, theme=theme)
    without = render(small(), "svg", theme=theme)
    assert told.count("<path") > without.count("<path") + 2
    assert told.count('stroke-dasharray="2 3"') == 1
