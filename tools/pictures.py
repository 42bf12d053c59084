"""Makes the pictures that the README and the docs show: `python tools/pictures.py`.

A test makes each of them again and compares, so a picture cannot be older than the code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from attrs import evolve

import argmap

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"


def debate() -> str:
    """Draw the debate that comes with argmap."""
    return argmap.render(_facebook())


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


def town() -> argmap.ArgumentMap:
    """Return a map in two parts, with many links from one to the other."""
    m = argmap.ArgumentMap("A tram for the town?")
    named = {
        title: m.claim(text, title=title)
        for title, text in {
            "Build the tram": "The town should build a tram.",
            "Cleaner air": "Trams make the air cleaner.",
            "Fewer cars": "A tram takes cars off the streets.",
            "Full trams": "The trams would be full.",
            "Quiet streets": "Streets would be quieter.",
            "Too dear": "A tram costs more than the town has.",
            "The state pays": "The state pays nine tenths of it.",
            "Buses will do": "Buses serve the town as well for less.",
            "Buses are full": "The buses are full already.",
            "Shops would gain": "Shops along the line would sell more.",
            "Years of works": "For years the works would keep customers away.",
        }.items()
    }
    for premise, target in (
        ("Cleaner air", "Build the tram"),
        ("Fewer cars", "Cleaner air"),
        ("Fewer cars", "Quiet streets"),
        ("Full trams", "Fewer cars"),
        ("Quiet streets", "Build the tram"),
        ("Buses are full", "Full trams"),
        ("Shops would gain", "Build the tram"),
        ("Quiet streets", "Shops would gain"),
    ):
        m.support(named[premise], named[target])
    for premise, target in (
        ("Too dear", "Build the tram"),
        ("The state pays", "Too dear"),
        ("Buses will do", "Build the tram"),
        ("Buses are full", "Buses will do"),
        ("Years of works", "Shops would gain"),
        ("Buses will do", "Full trams"),
    ):
        m.rebut(named[premise], named[target])
    m.group("Streets and air", *(named[title] for title in ("Cleaner air", "Fewer cars", "Quiet streets")))
    m.group("Money", *(named[title] for title in ("Too dear", "The state pays", "Shops would gain")))
    return m


def reasons() -> argmap.ArgumentMap:
    """Return a map with many reasons that nobody has answered."""
    m = argmap.ArgumentMap("Four days of work a week?")
    week = m.claim("Four days of work are enough.", title="Four days")
    for text in (
        "People are less often ill.",
        "Who rests well makes fewer mistakes.",
        "Fathers and mothers see their children.",
        "It draws people to the firm.",
        "Offices need less power.",
        "There is time to help others.",
        "Meetings grow shorter.",
        "Trains are less crowded.",
    ):
        m.support(m.claim(text), week)
    for text in (
        "Customers call on all days.",
        "Nurses cannot work faster.",
        "Wages would have to fall.",
        "Competitors work five.",
        "Projects take longer.",
        "Shifts are hard to plan.",
    ):
        m.rebut(m.claim(text), week)
    return m


def _letters() -> str:
    """Draw a page of letters with what the small map quotes from it."""
    m = anatomy()
    (paper,) = m.sources.values()
    m.replace(evolve(paper, text=_PAGE))
    svg: str = argmap.render(m, view="source")
    return svg


def _debate(view: str, **options: Any) -> str:
    svg: str = argmap.render(_facebook(), view=view, **options)
    return svg


def _facebook() -> argmap.ArgumentMap:
    return argmap.read(ROOT / "examples" / "facebook-encryption.argmap.json")


def _anatomy(**options: Any) -> str:
    svg: str = argmap.render(anatomy(), **options)
    return svg


def _town(**options: Any) -> str:
    svg: str = argmap.render(town(), **options)
    return svg


_OWN: Final = {
    "like": "light",
    "colours": {"support": "#00538A", "attack": "#A1254F", "thesis": "#3A2A4D"},
    "card_width": 200,
    "parts": ["actors", "title", "text", "glyph"],
    "text_lines": 3,
}
_JUDGED: Final = {
    "close-the-centre": {"status": "open", "strength": 0.45},
    "cars-foul-the-air": {"status": "stands", "strength": 0.8},
    "it-is-the-buses": {"status": "falls", "strength": 0.15},
}


_PAGE: Final = """\
Sir, anybody who cycles through the centre knows the air there. Close it, now: \
half of it comes out of our own cars, and the children of two schools breathe it.

Madam, before you close anything, look at the buses first. And remember that our customers come by car.

On another note, the lost cat of last week has been found.
"""


PICTURES: Final[dict[str, Callable[[], str]]] = {
    "facebook-encryption.svg": debate,
    "anatomy.svg": lambda: _anatomy(direction="right"),
    "anatomy-down.svg": lambda: _anatomy(direction="down"),
    "anatomy-dark.svg": lambda: _anatomy(direction="right", theme="dark"),
    "anatomy-folded.svg": lambda: _anatomy(direction="right", max_cards=4),
    "anatomy-print.svg": lambda: _anatomy(direction="right", theme="print"),
    "anatomy-high-contrast.svg": lambda: _anatomy(direction="right", theme="high-contrast"),
    "anatomy-own.svg": lambda: _anatomy(direction="right", theme=_OWN),
    "anatomy-judged.svg": lambda: _anatomy(direction="right", overlay=_JUDGED),
    "anatomy-focus.svg": lambda: _anatomy(direction="right", focus="shops-would-suffer", depth=1),
    "town-layered.svg": _town,
    "town-lanes.svg": lambda: _town(groups=True),
    "reasons-stacked.svg": lambda: argmap.render(reasons()),
    "view-actors.svg": lambda: _debate("actors"),
    "view-stances.svg": lambda: _debate("stances"),
    "view-timeline.svg": lambda: _debate("timeline", max_cards=9),
    "view-source.svg": _letters,
    "view-reconstruction.svg": lambda: _anatomy(view="reconstruction"),
    "view-overview.svg": lambda: _debate("overview"),
    "the-ship.svg": lambda: argmap.render(argmap.example("the-ship")),
    "library.svg": lambda: argmap.render(argmap.read(ROOT / "examples" / "library.argdown")),
    "mill-bridge.svg": lambda: argmap.render(argmap.example("mill-bridge")),
    "mill-bridge-stances.svg": lambda: argmap.render(argmap.example("mill-bridge"), view="stances"),
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
