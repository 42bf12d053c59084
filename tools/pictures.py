"""Makes the pictures that the README and the docs show: `python tools/pictures.py`.

A test makes each of them again and compares, so a picture cannot be older than the code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import argmap

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"


def debate() -> str:
    """Draw the debate that comes with argmap."""
    return argmap.render(argmap.read(ROOT / "examples" / "facebook-encryption.argmap.json"))


def anatomy() -> argmap.ArgumentMap:
    """Return a small map with one of everything that a picture shows."""
    m = argmap.ArgumentMap("Should the town close its centre to cars?")
    paper = m.source("Letters to the editor", publisher="The Courier", date="2024-05-03")
    ann, bob = m.actor("Cyclists’ union"), m.actor("Shopkeepers")
    close = m.claim("The centre should be closed to private cars.", title="Close the centre")
    m.say(ann, close, act="demand", quote="Close it, now", source=paper)
    dirty = m.claim("Half of the fumes come from private cars.", title="Cars foul the air")
    lungs = m.claim("Foul air makes children ill.", title="Foul air harms")
    m.say(ann, dirty, quote="half of it comes out of our own cars", source=paper)
    health = m.support([dirty, lungs], close, scheme="Argument from consequences")
    buses = m.claim("Old buses foul the air more than cars do.", title="It is the buses")
    m.say(bob, buses, quote="look at the buses first", source=paper)
    m.undercut(buses, health)
    trade = m.claim("Shops would lose their customers.", title="Shops would suffer")
    m.say(bob, trade, quote="our customers come by car", source=paper)
    m.rebut(trade, close)
    feet = m.claim("Most customers come on foot.", title="They come on foot", implicit=True)
    m.rebut(feet, trade, implicit=True)
    m.contradict(feet, buses)
    return m


def _anatomy(**options: Any) -> str:
    svg: str = argmap.render(anatomy(), **options)
    return svg


PICTURES: Final[dict[str, Callable[[], str]]] = {
    "facebook-encryption.svg": debate,
    "anatomy.svg": lambda: _anatomy(direction="right"),
    "anatomy-down.svg": lambda: _anatomy(direction="down"),
    "anatomy-dark.svg": lambda: _anatomy(direction="right", theme="dark"),
    "anatomy-folded.svg": lambda: _anatomy(direction="right", max_cards=4),
}
"""Each picture by its file name in docs/pictures/, and what makes it."""


def main() -> None:
    """Make all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in PICTURES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="\n")
        print(FOLDER / name, file=sys.stderr)


if __name__ == "__main__":
    main()
