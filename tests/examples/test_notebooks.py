"""The notebooks under examples/ run from the first cell to the last, and show what they are about."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[2] / "examples"


def outputs(name: str) -> str:
    """All that the cells of a notebook put out, as one text."""
    notebook = nbformat.read(EXAMPLES / name, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return "\n".join(
        str(output.get("data", output.get("text", "")))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("read-a-debate.ipynb", ["Mark Zuckerberg: Misuse is certain", "falls because", "<iframe"]),
        ("map-your-own.ipynb", ["Shops would suffer", "textLength", "True", "There is another pond."]),
    ],
)
def test_a_notebook_runs(name, shown):
    told = outputs(name)
    assert [words for words in shown if words not in told] == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.name)
def test_a_notebook_is_kept_without_output(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook.cells)
