"""Whatever people write, in whichever field, stays text in every picture, and the other tool takes it."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap
from argmap.layout import VIEWS, draw
from argmap.renderers import RENDERERS, render, tikz
from argmap.renderers._plain import one_line
from argmap.renderers._xml import allowed
from tests.renderers import judges
from tests.renderers.debate import debate
from tests.renderers.hostile import TEXTS, hostile
from tests.strategies import maps

TEXTUAL = sorted({*RENDERERS} - {"pdf", "png"})
pytestmark = pytest.mark.filterwarnings("ignore:no font here:argmap.errors.ArgmapWarning")


def shown(text: str) -> str:
    """A text as it is to be seen."""
    return allowed(one_line(text))


def rendered(renderer: str, text: str) -> str:
    made = render(hostile(text), renderer)
    assert isinstance(made, str)
    made.encode()
    return made


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
@pytest.mark.parametrize("name", TEXTUAL)
def test_any_text_is_written_the_same_twice(name, text):
    first = rendered(name, text)
    assert first == rendered(name, text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", first)


@given(maps(), st.sampled_from(TEXTUAL))
def test_any_map_is_drawn(m, name):
    made = render(m, name)
    assert isinstance(made, str)
    made.encode()


@pytest.mark.parametrize("text", TEXTS[::4], ids=lambda text: ascii(text)[:30])
def test_pixels_and_pages_of_any_text(text):
    assert render(hostile(text), "png", scale=0.1).startswith(b"\x89PNG")
    assert render(hostile(text), "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
def test_xml_parsers_take_graphml(text):
    root = ET.parse(io.StringIO(rendered("graphml", text))).getroot()
    spaces = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
    texts = [element.text for element in root.iterfind(".//g:data[@key='node-text']", spaces)]
    assert Counter(texts) == ({shown(text): 3} if shown(text) else {})
    for label in root.iterfind(".//y:NodeLabel", spaces):
        assert {*re.findall("</?[^>]*>", label.text)} <= {
            *("<html>", "</html>", "<b>", "</b>", "<i>", "</i>", "<br>")
        }


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
@pytest.mark.parametrize("name", ["canvas", "excalidraw"])
def test_json_parsers_take_canvases(name, text):
    assert json.loads(rendered(name, text))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
def test_markdown_readers_show_text_as_it_is(text):
    from markdown_it import MarkdownIt

    page = MarkdownIt("gfm-like", {"linkify": False}).render(rendered("markdown", text))
    tags = {*re.findall(r"</?(\w+)", page)}
    assert tags <= {"h1", "h2", "ul", "li", "strong", "p", "a"}  # a: it takes footnotes for references
    if shown(text):
        assert shown(text) in unescape(re.sub("<[^>]*>", "", page))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
def test_graphviz_takes_dot(text):
    picture = ET.fromstring(judges.dot(rendered("dot", text)))
    svg = {"s": "http://www.w3.org/2000/svg"}
    assert len(picture.findall(".//s:g[@class='node']", svg)) == 6
    assert len(picture.findall(".//s:g[@class='edge']", svg)) == 8
    assert len(picture.findall(".//s:g[@class='cluster']", svg)) == 2
    first = shown(text).split(" ")[0]
    words = "".join(picture.itertext())
    assert first[:20] in words.replace("\xa0", " ")
    for link in picture.iterfind(".//s:a", svg):
        assert re.match("https?:|mailto:|None", str(link.get("{http://www.w3.org/1999/xlink}href")))


def test_mermaid_takes_charts(tmp_path):
    found = judges.mermaid([rendered("mermaid", text) for text in TEXTS], tmp_path)
    for text, chart in zip(TEXTS, found, strict=True):
        assert "error" not in chart, (text, chart)
        assert chart["scripts"] == 0
        if 0 < len(shown(text)) <= 200:
            assert any(shown(text) in label for label in chart["texts"]), (text, chart)


def test_d2_takes_diagrams(tmp_path):
    texts = TEXTS[::9]
    found = judges.d2([rendered("d2", text) for text in texts], tmp_path)
    for text, diagram in zip(texts, found, strict=True):
        assert "error" not in diagram, (text, diagram)
        assert diagram["lines"] == 8
        if 0 < len(shown(text)) <= 20:
            assert any(shown(text) in label for label in diagram["texts"]), (text, diagram)


@pytest.mark.parametrize(("tool", "texts"), [("pdflatex", TEXTS), ("lualatex", TEXTS[::6])])
def test_latex_takes_pictures(tool, texts, tmp_path):
    whole = rendered("tikz", "漢 \\end{document}")
    head, _, tail = whole.partition("{\\sffamily%\n")
    pictures = [tikz.paint(draw(hostile(text)), document=False) for text in texts]
    body = "\n\\newpage\n".join(pictures)
    head = re.sub(r"paper(width|height)=[\d.]+bp", r"paper\1=9000bp", head)
    pages = judges.latex(tool, f"{head}{body}\n\\end{{document}}\n", tmp_path)
    assert tail.endswith("\\end{document}\n")
    assert pages.stat().st_size > 10_000


@pytest.mark.parametrize("view", VIEWS)
def test_tikz_knows_all_that_a_view_draws(view):
    known = {"svg", "g", "a", "rect", "path", "circle", "text", "tspan"}
    unseen = {"title", "desc", "style"}
    root = ET.fromstring(render(debate(), "svg", view=view))
    assert {element.tag.partition("}")[2] for element in root.iter()} <= known | unseen
    for element in root.iter():
        assert re.match(r"translate|rotate|$", element.get("transform", ""))


def test_latex_takes_every_view(tmp_path):
    text = "$%_^&~#{}\\ <b> 漢字 \ud800 -- `x'"
    pictures = (render(hostile(text), "tikz", view=view, document=False) for view in VIEWS)
    head = rendered("tikz", text).partition("{\\sffamily%\n")[0]
    body = "\n\\newpage\n".join(pictures)
    judges.latex("pdflatex", f"{head}{body}\n\\end{{document}}\n", tmp_path)


KEYWORDS = (
    *("end", "x", "o", "default", "class", "click", "graph", "style", "subgraph", "flowchart", "direction"),
    *(
        "label",
        "shape",
        "near",
        "width",
        "height",
        "link",
        "tooltip",
        "icon",
        "top",
        "left",
        "source",
        "target",
    ),
    *(
        "vars",
        "classes",
        "layers",
        "scenarios",
        "steps",
        "constraint",
        "null",
        "true",
        "font",
        "fill",
        "grid-rows",
    ),
    *(
        "node",
        "edge",
        "digraph",
        "strict",
        "n",
        "ne",
        "title",
        "root",
        "thesis",
        "group",
        "implicit",
        "opacity",
    ),
)


def keyworded() -> ArgumentMap:
    """A map whose ids are words of the languages of pictures."""
    m = ArgumentMap("Words")
    claims = [m.claim(f"It is {word}.", id=word) for word in KEYWORDS]
    for below, above in zip(claims[1:], claims, strict=False):
        m.support(below, above)
    m.group("A group", *claims[::2], id="style2")
    return m


def test_words_of_a_language_may_be_ids(tmp_path):
    many = len(KEYWORDS)
    assert judges.dot(render(keyworded(), "dot")).count('class="node"') == many


def test_words_of_mermaid_may_be_ids(tmp_path):
    (chart,) = judges.mermaid([render(keyworded(), "mermaid")], tmp_path)
    assert len(chart.get("texts", ())) > len(KEYWORDS), chart


def test_words_of_d2_may_be_ids(tmp_path):
    (found,) = judges.d2([render(keyworded(), "d2")], tmp_path)
    assert found.get("lines") == len(KEYWORDS) - 1, found
