"""Makes the machine's copies of the debates that are written in Argdown: `python tools/examples.py`.

A copy holds the texts of the sources, so that it is whole wherever it goes. A test makes each of them again
and compares. The debate about Facebook's encryption has a script of its own, for its article is not ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import evolve

import argmap

FOLDER: Final = Path(__file__).parents[1] / "examples"
NAMES: Final = ("mill-bridge", "the-ship")


def whole(name: str) -> argmap.ArgumentMap:
    """Return a debate with the texts of its sources, and its quotes in their places."""
    m = argmap.read(FOLDER / f"{name}.argdown", strict=True)
    m.residue = {}
    m.replace(
        *(evolve(source, text=(FOLDER / source.path).read_text("utf-8")) for source in m.sources.values())
    )
    return argmap.anchor(m).map


if __name__ == "__main__":
    for each in NAMES:
        argmap.write(whole(each), FOLDER / f"{each}.argmap.json")
