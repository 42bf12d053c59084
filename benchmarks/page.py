"""What the interactive page costs: to write, to open in a browser, and while the map is moved.

    python benchmarks/page.py            # 2,000, 10,000 and 100,000 claims
    python benchmarks/page.py 500        # other sizes

Needs Playwright and the Chromium of the system. Writing is seconds of CPU time of Python. Opening is counted
from the navigation, in milliseconds: to the first that is seen (`paint`), and until cards stand there and
answer (`ready`), the best of five. Of frames it says how long the script takes for one and how far they are
apart, in milliseconds, the medians of 60, while all of the map is unfolded and moved at three scales:
readable, small, and the whole of it in view. At 60 frames a second they are 16.7 ms apart.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap import ArgumentMap

SIZES: Final = (2000, 10_000, 100_000)
OPENINGS: Final = 5

OPENED: Final = """() => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  performance.getEntriesByType('navigation')[0].loadEventEnd]"""
FRAMES: Final = """async (scale) => {
  const { stage } = window.page, script = [], apart = [];
  const middle = (times) => times.sort((one, other) => one - other)[times.length / 2];
  if (scale) stage.zoom(scale / stage.view.k); else stage.fit();
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 60; step++) {
    stage.view.x -= 7; stage.view.y -= 11;
    const start = performance.now();
    stage.paint();
    script.push(performance.now() - start);
    const now = await new Promise(requestAnimationFrame);
    apart.push(now - last);
    last = now;
  }
  return [middle(script), middle(apart)];
}"""
UNFOLD: Final = """() => {
  const start = performance.now();
  window.page.stage.unfoldAll();
  return performance.now() - start;
}"""


def debate(size: int) -> ArgumentMap:
    """Return a random map."""
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
    return m


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    import argmap

    head = (
        "claims",
        "write s",
        "MB",
        "paint ms",
        "ready ms",
        "unfold ms",
        "readable ms",
        "small ms",
        "whole ms",
    )
    print(" ".join(f"{cell:>12}" for cell in head))
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in sizes:
            m, path = debate(size), Path(folder, "page.html")
            start = time.process_time()
            path.write_text(str(argmap.render(m, "html")), encoding="utf-8")
            row = [f"{size:,}", f"{time.process_time() - start:.1f}", f"{path.stat().st_size / 1e6:.1f}"]
            told = []
            for _ in range(OPENINGS):
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(path.as_uri())
                page.locator(".stage .card").first.wait_for()
                told.append(page.evaluate(OPENED))
                page.close()
            row += [f"{min(times):.0f}" for times in zip(*told, strict=True)]
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(path.as_uri())
            row.append(f"{page.evaluate(UNFOLD):.0f}")
            for scale in (0.8, 0.2, 0):
                script, apart = page.evaluate(FRAMES, scale)
                row.append(f"{script:.1f} / {apart:.1f}")
            print(" ".join(f"{cell:>12}" for cell in row))
            page.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
