# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.*", "fontpkg-inter==4.1.post1"]
# ///
"""Makes `argmap/layout/inter-400.ttf` and `inter-600.ttf`, with which PNG and PDF pictures are set.

Run it where `fonttools` and `fontpkg-inter` are installed (`--no-deps` will do for the latter):

    python tools/make_fonts.py

They are cuts of the variable font Inter at the weights and the optical size of the width table (see
`tools/make_widths.py`), with the characters of Latin, Greek and Cyrillic, the usual signs and arrows, and no
hints. Both keep the family name Inter (name 16), without which the heavier one would not be found as its
semibold. Nothing in them depends on when they are made.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any, Final

OPTICAL_SIZE: Final = 14
STYLES: Final = {400: "Regular", 600: "SemiBold"}
LAYOUT: Final = Path(__file__).parents[1] / "argmap" / "layout"
SCRIPTS: Final = (
    (0x0020, 0x017F),  # Latin
    (0x0180, 0x024F),  # more of it: Africa, Pinyin, Romania
    (0x02B0, 0x0345),  # modifiers and combining marks
    (0x0370, 0x045F),  # Greek, Cyrillic
    (0x0490, 0x04FF),  # Cyrillic beyond Russian
    (0x1E9E, 0x1EFF),  # the capital of ß, Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # raised and lowered
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x214F),  # letters as signs
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # shapes
    (0x2713, 0x2717),  # ticks and crosses
    (0xFFFD, 0xFFFD),  # the sign for what cannot be shown
)
DENSEST: Final = 9
"""How hard the kerning is packed: a tenth off the file, and nothing off what is drawn."""
FEATURES: Final = ["ccmp", "kern", "locl", "mark", "mkmk"]


def main() -> None:
    """Write both files."""
    font = Path(str(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"))
    for weight, style in STYLES.items():
        path = LAYOUT / f"inter-{weight}.ttf"
        cut(font, weight, style).save(path)
        print(f"{path.name}: {path.stat().st_size} bytes")


def cut(font: Path, weight: int, style: str) -> Any:
    """Return the font at one weight, with no more than pictures need."""
    from fontTools import subset
    from fontTools.otlLib.optimize import compact
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    instantiate: Any = instancer.instantiateVariableFont
    made = instantiate(TTFont(font, recalcTimestamp=False), {"wght": weight, "opsz": OPTICAL_SIZE})
    wanted = subset.Options(
        hinting=False, layout_features=FEATURES, name_IDs=[0, 13, 14], notdef_outline=True
    )
    wanted.drop_tables += ["STAT", "DSIG"]
    worker = subset.Subsetter(wanted)
    worker.populate(unicodes=[code for first, last in SCRIPTS for code in range(first, last + 1)])
    worker.subset(made)
    compact(made, DENSEST)
    for number, name in names(style).items():
        made["name"].setName(name, number, 3, 1, 0x409)
    made["OS/2"].usWeightClass = weight
    return made


def names(style: str) -> dict[int, str]:
    """Return the names by which a font is found: 16 and 17 say that both weights are one family."""
    return {
        1: f"Inter {style}",
        2: "Regular",
        4: f"Inter {style}",
        6: f"Inter-{style}",
        16: "Inter",
        17: style,
    }


if __name__ == "__main__":
    main()
