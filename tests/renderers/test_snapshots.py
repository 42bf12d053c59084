"""What each renderer of text makes of a small map; ARGMAP_RENEW=1 writes it anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.renderers import RENDERERS, render
from tests.renderers.debate import debate

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "renderers"
PLACED = ("canvas", "excalidraw", "graphml", "tikz")
NAMES = ("d2", "dot", "markdown", "mermaid", *PLACED)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_of_a_small_map(name):
    path = CASES / f"debate{RENDERERS[name].suffixes[0]}"
    places = {"direction": "right", "layout": "tidy"} if name in PLACED else {}
    made = render(debate(), name, **places)
    if os.environ.get("ARGMAP_RENEW"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_another_process_makes_the_same():
    program = (
        "import hashlib, sys; from argmap.renderers import RENDERERS, render; "
        "from tests.renderers.debate import debate\n"
        "for name in sys.argv[1:]:\n"
        "    made = render(debate(), name)\n"
        "    made = made.encode() if isinstance(made, str) else made\n"
        "    print(name, hashlib.sha256(made).hexdigest())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, *NAMES, "png", "pdf"],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": locale},
        ).stdout
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(outputs) == 1
