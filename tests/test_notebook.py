"""How a map shows itself in a notebook."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import nbformat
from nbclient import NotebookClient

from argmap import ArgumentMap
from argmap.notebook import judged
from argmap.renderers import render
from argmap.semantics import overlay


def shown(m: ArgumentMap) -> dict[str, str]:
    """What IPython asks a value for; it names media types to include and to leave out."""
    return m._repr_mimebundle_(include=None, exclude=None)


def test_the_bundle_is_the_picture_and_the_outline():
    m = ArgumentMap("Should Facebook encrypt?")
    m.support(m.claim("Because."), m.claim("So."))
    assert shown(m) == {"image/svg+xml": render(m, "svg"), "text/plain": render(m, "outline")}


def test_an_empty_map_shows_itself():
    assert shown(ArgumentMap())["text/plain"] == "(Nothing is claimed yet.)\n"


def test_a_large_map_is_folded():
    m = ArgumentMap()
    for n in range(1000):
        m.claim(f"Claim {n}.")
    bundle = shown(m)
    assert "… and 900 more" in bundle["text/plain"]
    assert "Claim 999." not in bundle["image/svg+xml"]


def test_hostile_text_is_data():
    m = ArgumentMap('<script>alert("title")</script>')
    m.claim("</text><script>alert(1)</script>\x1b[2J", title="\x00<img src=x onerror=alert(1)>")
    bundle = shown(m)
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(bundle["image/svg+xml"]).iter()}
    assert tags.isdisjoint({"script", "img", "foreignObject"})
    assert "\x1b" not in bundle["text/plain"]


def test_importing_argmap_loads_no_renderer():
    loaded = "{'argmap.layout', 'argmap.renderers.outline', 'argmap.renderers.svg'} & {*sys.modules}"
    code = f"import sys, argmap; print([*{loaded}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def run(*cells: str) -> list[nbformat.NotebookNode]:
    """The outputs of the last cell of a notebook that runs these."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    return notebook.cells[-1].outputs


BUILD = "import argmap\nm = argmap.ArgumentMap('Shown')\nc = m.claim('It is so.')"


def test_a_map_at_the_end_of_a_cell_shows_itself():
    (output,) = run(BUILD, "m")
    assert output.output_type == "execute_result"
    assert output.data["image/svg+xml"].startswith("<svg")
    assert "It is so." in output.data["text/plain"]


def test_a_fault_while_drawing_shows_as_an_error():
    broken = "import argmap.renderers.svg as svg\ndef fail(*_, **__):\n    1 / 0\nsvg.Document = fail\nm"
    assert "ZeroDivisionError" in str(run(BUILD, broken))


def test_a_judged_map_shows_a_table_and_the_coloured_map():
    m = ArgumentMap()
    m.rebut(m.claim("No <b>way</b>."), m.claim("Yes."))
    shown_html = judged(m)._repr_html_()
    assert "<tr><td>Yes.</td><td>falls</td><td>“Yes.” falls because it is rebutted by" in shown_html
    assert "<td>No &lt;b&gt;way&lt;/b&gt;.</td><td>stands</td>" in shown_html
    assert shown_html.endswith(render(m, "svg", overlay=overlay(m)))
    assert "falls because" in judged(m, "grounded", "df-quad").interactive()._repr_html_()


def test_the_table_of_a_large_map_is_cut():
    m = ArgumentMap()
    for n in range(150):
        m.claim(f"Claim {n}.")
    assert "… and 50 more" in judged(m, "df-quad")._repr_html_()


def test_the_page_stands_in_a_frame_that_reaches_nothing_outside():
    m = ArgumentMap('"><script>alert(1)</script>')
    frame = m.interactive(height=300)._repr_html_()
    seen = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: seen.append((tag, dict(attributes)))
    parser.feed(frame)
    ((tag, attributes),) = seen
    assert (tag, attributes["sandbox"]) == ("iframe", "allow-scripts allow-popups")
    assert attributes["height"] == "300"
    assert attributes["srcdoc"] == render(m, "html")


def test_a_cell_in_argdown_is_a_map_with_a_name():
    (shown_,) = run("import argmap", "%%argdown debate\n[Halt]: Halt.\n    + Unseen.", "len(debate.claims)")
    assert shown_["data"]["text/plain"] == "2"
