"""Notebooks in a real JupyterLab: maps show themselves, and what a reader clicks reaches Python.

The server is of this machine alone, on a free port, with a token and with folders of its own, and ends with
the tests; whatever is asked of any other address is a failure.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
pytest.importorskip("anywidget", reason="anywidget is not installed")

EXAMPLES = Path(__file__).parents[2] / "examples"
PATIENCE = 30_000
"""Milliseconds that a kernel may take to start and to answer, on a busy machine."""

IS_READY = (
    """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"""
)

SHOWN = [
    "import argmap\nm = argmap.example('facebook-encryption')\nm",
    "m.interactive(height=400)",
    "widget = m.widget(height=500)\nwidget",
    "small = argmap.ArgumentMap('Small')\nsmall.claim('It is so.', id='so')\nother = small.widget()\nother",
    "%%argdown debate\n[Halt]: Facebook should halt its plans.\n    + Abuse would go unseen.",
    "heard = []\nother.observe(lambda change: heard.append(change.new), 'selected')",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running JupyterLab that knows the examples and one more notebook: its address and its token."""
    home = tmp_path_factory.mktemp("lab")
    work = home / "work"
    shutil.copytree(EXAMPLES, work, ignore=shutil.ignore_patterns("__pycache__"))
    write(SHOWN, work / "shown.ipynb")
    settings_of_lab(home / "settings")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": work,
        "IdentityProvider.token": token,
        "LabApp.expose_app_in_browser": True,
    }
    own = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "IPYTHONDIR": str(home / "ipython")}
    with (home / "log").open("wb") as log:
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
        server = subprocess.Popen(
            [*command, *(f"--{name}={value}" for name, value in settings.items())],
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **own},
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api?token={token}", server, home / "log")
        yield address, token
    finally:
        server.terminate()  # which ends the kernels, too
        server.wait(timeout=20)


def write(cells: list[str], path: Path) -> None:
    """Write a notebook with these cells and an empty one."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    made = [nbformat.v4.new_code_cell(cell) for cell in [*cells, ""]]
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=kernel), path)


def settings_of_lab(folder: Path) -> None:
    """Have JupyterLab ask nobody for news."""
    path = folder / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    path.parent.mkdir(parents=True)
    path.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                pytest.fail(f"JupyterLab does not answer:\n{log.read_text()}")
            time.sleep(0.1)


class Notebook:
    """A notebook that is open in JupyterLab."""

    def __init__(self, page, name: str) -> None:
        self.page = page
        self.cells = page.locator(f".jp-NotebookPanel[data-argmap='{name}'] .jp-CodeCell")

    def ran(self, place: int):
        """The outputs of a code cell, once it has run."""
        prompt = self.cells.nth(place).locator(".jp-InputPrompt")
        self.page.wait_for_function(
            "prompt => /\\[\\d+\\]/.test(prompt.textContent)", arg=prompt.element_handle(), timeout=PATIENCE
        )
        return self.cells.nth(place).locator(".jp-OutputArea-output")

    def run(self, code: str) -> str:
        """Run some code in the last cell, which is empty; return what it prints."""
        place = self.cells.count() - 1
        self.cells.nth(place).locator(".cm-content").click()
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Shift+Enter")
        return "\n".join(self.ran(place).all_inner_texts()).strip()


@pytest.fixture
def opened(chromium, lab):
    """Open a notebook and run all of its cells; what the page asked of any other address comes to light."""
    address, token = lab
    context = chromium.new_context(viewport={"width": 1200, "height": 4000})
    page = context.new_page()
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if is_foreign(request.url, address) else 0)

    def open_(name: str) -> Notebook:
        page.goto(f"{address}/doc/tree/{name}?token={token}&reset")
        page.wait_for_function(IS_READY, timeout=PATIENCE)
        page.locator(".jp-NotebookPanel").evaluate("(panel, name) => { panel.dataset.argmap = name; }", name)
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        return Notebook(page, name)

    yield open_
    context.close()
    assert foreign == []


def is_foreign(url: str, address: str) -> bool:
    return not url.startswith((f"{address}/", "data:", "blob:", "about:"))


def test_maps_pages_widgets_and_cells_in_argdown_share_one_notebook(opened):
    notebook = opened("shown.ipynb")
    picture, page, widget, other, argdown = (notebook.ran(place) for place in range(5))
    assert picture.locator("svg, img").first.is_visible()
    page = page.frame_locator("iframe")
    page.locator(".stage .card.thesis").click()
    assert "Halt the encryption roll-out" in page.locator("aside").inner_text()
    assert argdown.locator("svg, img").first.is_visible()
    assert notebook.run("print(len(debate.claims), repr(widget.selected))") == "2 ''"

    frame, second = widget.frame_locator("iframe"), other.frame_locator("iframe")
    frame.locator(".stage .card.thesis").click()
    assert (
        notebook.run("print(m[widget.selected].title, repr(other.selected))")
        == "Halt the encryption roll-out ''"
    )
    second.locator(".stage .card").click()
    assert notebook.run("print(widget.selected, heard)") == "halt ['so']"

    notebook.run("widget.selected = 'breach-of-duty-of-care'")
    frame.locator("aside h2", has_text="Breach of duty of care").wait_for()
    place = frame.locator(".stage .card.chosen .ground").bounding_box()
    notebook.run("m.support(m.claim('A late reason.'), widget.selected)\nwidget.map = m")
    frame.locator(".stage .card[aria-label^='A late reason.']").wait_for()
    after = frame.locator(".stage .card.chosen .ground").bounding_box()
    assert (after["x"], after["width"]) == pytest.approx((place["x"], place["width"]), abs=1)
    notebook.run("widget.map = small")
    frame.locator(".stage .card[aria-label^='It is so.']").wait_for()
    assert notebook.run("print(repr(widget.selected), other.selected)") == "'' so"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.name)
def test_an_example_runs(opened, path):
    notebook = opened(path.name)
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    for place in range(len(cells)):
        outputs = notebook.ran(place)
        assert outputs.locator("[data-mime-type$='error'], [data-mime-type$='stderr']").count() == 0
    assert notebook.page.locator("[data-mime-type='image/svg+xml']").count() > 0
