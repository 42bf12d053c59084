"""What the interactive page costs in a browser: file, first draw, and frames while the map is moved.

    python benchmarks/page.py            # 2,000, 10,000 and 100,000 claims
    python benchmarks/page.py 500        # other sizes

Needs Playwright and the Chromium of the system. A frame is what the script does between two pictures, in
milliseconds of the page's own clock: at 60 pictures a second there are 16.7. The map is moved at three
scales: readable, small, and the whole of it in view.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

SIZES: Final = (2000, 10_000, 100_000)

FIRST: Final = """() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"""
LOADED: Final = """() => performance.timing.loadEventEnd - performance.timing.responseEnd"""
FRAMES: Final = """async (scale) => {
  const { stage } = window.page, times = [];
  if (scale) stage.zoom(scale / stage.view.k); else stage.fit();
  for (let step = 0; step < 60; step++) {
    stage.view.x -= 7; stage.view.y -= 11;
    const start = performance.now();
    stage.paint();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return [times[30], times[57]];
}"""


def debate(size: int) -> str:
    """Return the page of a random map."""
    import argmap

    chance = random.Random(size)  # noqa: S311 - the same map each time
    m = argmap.ArgumentMap("A large debate")
    claims = [m.claim("The thesis of it all.", title="Thesis")]
    for number in range(1, size):
        claims.append(
            m.claim(f"Reason number {number} says something of some length.", title=f"Claim {number}")
        )
        above = claims[max(0, number // 4 - 1)] if chance.random() < 0.8 else claims[chance.randrange(number)]  # noqa: PLR2004
        chance.choice([m.support, m.rebut])(claims[-1], above)
    return argmap.render(m, "html")


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    head = ("claims", "MB", "open ms", "readable ms", "small ms", "whole ms")
    print(" ".join(f"{cell:>14}" for cell in head))
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in sizes:
            path = Path(folder, "page.html")
            path.write_text(debate(size), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(path.as_uri())
            page.locator(".stage .card").first.wait_for()
            opened = page.evaluate(LOADED)
            page.evaluate("() => window.page.stage.unfoldAll()")
            frames = [page.evaluate(FRAMES, scale) for scale in (0.8, 0.2, 0)]
            told = [f"{middle:.1f} ({worst:.1f})" for middle, worst in frames]
            row = (f"{size:,}", f"{path.stat().st_size / 1e6:.1f}", f"{opened:.0f}", *told)
            print(" ".join(f"{cell:>14}" for cell in row))
            page.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
