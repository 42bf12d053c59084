"""The widget of a map: what Python says, and what it hears."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest

from argmap import ArgumentMap, render
from argmap.errors import MissingExtraError, UnknownIdError
from tests.test_notebook import BUILD, run

pytest.importorskip("anywidget", reason="anywidget is not installed")

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def m():
    made = ArgumentMap("Should Facebook encrypt?")
    made.support(made.claim("Abuse would go unseen.", id="unseen"), made.claim("Halt.", id="halt"))
    return made


def test_it_shows_the_page_of_the_map(m):
    widget = m.widget(height=300)
    state = widget.get_state()
    assert (state["_page"], state["height"], state["selected"]) == (render(m, "html"), 300, "")
    assert "export default" in state["_esm"]


def test_what_is_selected_is_told_and_must_be_a_claim_or_an_argument(m):
    widget, told = m.widget(), []
    widget.observe(lambda change: told.append((change.old, change.new)), "selected")
    widget.set_state({"selected": "halt"})  # as the page says it
    widget.selected = ""
    assert told == [("", "halt"), ("halt", "")]
    with pytest.raises(UnknownIdError, match="no claim or argument 'halted'"):
        widget.selected = "halted"
    assert widget.selected == ""


def test_another_map_takes_its_place_and_what_is_selected_stays_if_it_can(m):
    widget = m.widget()
    widget.selected = "halt"
    other = m.copy()
    other.claim("Something else.")
    widget.map = other
    assert (widget.map, widget.selected) == (other, "halt")
    assert widget.get_state("_page")["_page"] == render(other, "html")
    other.remove("halt", closure=True)
    widget.map = widget.map
    assert widget.selected == ""
    assert "Halt." not in widget.get_state("_page")["_page"]


def test_front_ends_without_widgets_show_the_picture(m):
    shown, _ = m.widget()._repr_mimebundle_()
    assert shown[VIEW]["model_id"]
    assert shown["image/svg+xml"] == render(m, "svg")
    assert shown["text/plain"] == render(m, "outline")


def test_a_notebook_is_executed_with_it(tmp_path):
    (output,) = run(BUILD, "m.widget()")
    assert VIEW in output.data
    assert "It is so." in output.data["text/plain"]
    cells = [nbformat.v4.new_code_cell(f"{BUILD}\nm.widget()")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "map.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "map.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert "It is so." in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_without_its_library_it_says_what_to_install(m, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "argmap.widget", raising=False)
    with pytest.raises(MissingExtraError, match=r"pip install 'argmap\[widget\]'"):
        m.widget()
