"""Makes the picture of the live preview that the docs show: `python tools/screenshot.py`.

Needs Chromium, Playwright and Pillow. Browsers differ in the last pixel, so no test compares it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Playwright, sync_playwright

ROOT: Final = Path(__file__).parents[1]
COLOURS: Final = 256
"""So few keep the picture small, and more cannot be told apart in it."""


def main() -> None:
    """Serve the debate that comes with argmap, and look at it."""
    command = [
        sys.executable,
        "-m",
        "argmap",
        "serve",
        "facebook-encryption.argdown",
        "--no-open",
        "--port=0",
    ]
    server = subprocess.Popen(command, cwd=ROOT / "examples", stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    with server, sync_playwright() as driver:
        try:
            assert server.stderr is not None
            picture = _seen(driver, server.stderr.readline().split()[0])
        finally:
            server.terminate()
    target = ROOT / "docs" / "pictures" / "serve.png"
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size:,} bytes")


def _seen(driver: Playwright, address: str) -> bytes:
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1400, "height": 800})
    page.goto(address)
    page.frame_locator("iframe").locator(".card.thesis").wait_for()
    page.locator("button.remark", has_text="A guarantee comes first").first.click()
    page.locator(".cm-pointed").wait_for()
    page.wait_for_timeout(1000)  # until the text has its colours
    picture = page.screenshot()
    browser.close()
    return picture


if __name__ == "__main__":
    main()
