# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.*", "fontpkg-inter==4.1.post1"]
# ///
"""Makes `argmap/layout/inter.json`, the widths by which argmap measures text, out of the font Inter.

Run it where `fonttools` and `fontpkg-inter` are installed (`--no-deps` will do for the latter):

    python tools/make_widths.py

The font is variable; a card's body is Inter at weight 400, a title at weight 600, both at optical size 14,
the cut for text. The table holds every code point the font covers, but for private use and for those that
take no room by themselves (combining marks, joiners, controls), which `argmap.layout.widths` knows.

The table is one JSON object:

- `font`, `licence`: where the widths come from; the text of the licence is beside the table;
- `per_em`: the unit, so many to an em;
- `average`: the mean width of the letters, for those the font lacks, `[regular, semibold]`;
- `runs`: `[first code point, widths in regular, widths in semibold]` for each run of adjoining code points.
"""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Widths = dict[int, int]
    """The advance width of each code point, in units of `PER_EM`."""

FONT = "Inter 4.001 at optical size 14, weights 400 and 600, from the package fontpkg-inter 4.1.post1"
PER_EM = 1000
OPTICAL_SIZE = 14
WEIGHTS = (400, 600)
LEFT_OUT = {"Cc", "Cf", "Co", "Me", "Mn"}
LAYOUT = Path(__file__).parents[1] / "argmap" / "layout"


def main() -> None:
    """Write the table and the licence of the font."""
    package = files("fontpkg_inter")
    font = Path(str(package / "files" / "Inter[opsz,wght].ttf"))
    regular, semibold = (widths(font, weight) for weight in WEIGHTS)
    table = {
        "font": FONT,
        "licence": "SIL Open Font License 1.1, see inter-OFL.txt",
        "per_em": PER_EM,
        "average": [average(regular), average(semibold)],
        "runs": [
            [run[0], *([of[code] for code in run] for of in (regular, semibold))] for run in runs(regular)
        ],
    }
    text = json.dumps(table, separators=(",", ":")).replace("]],[", "]],\n[")
    (LAYOUT / "inter.json").write_text(text + "\n", encoding="utf-8")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (LAYOUT / "inter-OFL.txt").write_text(licence, encoding="utf-8")
    print(f"{len(regular)} code points, {len(text)} bytes")


def widths(font: Path, weight: int) -> Widths:
    """Measure the code points that `font` covers, at one weight, in code point order."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    instantiate: Any = instancer.instantiateVariableFont
    cut = instantiate(TTFont(font), {"wght": weight, "opsz": OPTICAL_SIZE})
    em, advance, glyphs = cut["head"].unitsPerEm, cut["hmtx"], cut.getBestCmap()
    return {
        code: round(advance[glyphs[code]][0] * PER_EM / em)
        for code in sorted(glyphs)
        if unicodedata.category(chr(code)) not in LEFT_OUT
    }


def average(of: Widths) -> int:
    """Take the mean width of the letters."""
    letters = [width for code, width in of.items() if chr(code).isalpha()]
    return round(sum(letters) / len(letters))


def runs(of: Widths) -> Iterator[list[int]]:
    """Split the code points of a table into runs of adjoining ones."""
    run: list[int] = []
    for code in of:
        if run and code != run[-1] + 1:
            yield run
            run = []
        run.append(code)
    yield run


if __name__ == "__main__":
    main()
