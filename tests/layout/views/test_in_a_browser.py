"""Views as a browser shows them, in whatever font it has: no line leaves its card or the picture."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess

import pytest

from argmap import ArgumentMap, example
from argmap.layout import VIEWS
from argmap.renderers import render

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEASURE = """<script>onload = () => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const page = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect(), card = text.closest("g.card");
      const room = card ? card.querySelector("rect").getBoundingClientRect() : page;
      const outside = box.right > room.right + 1 || box.left < room.left - 1 || box.bottom > room.bottom + 2;
      if (outside) found.push(text.textContent);
    }
  }
  document.body.textContent = JSON.stringify([document.querySelectorAll("text").length, found]);
}</script>"""


def long_names() -> ArgumentMap:
    m = ArgumentMap(
        "Should the town close its centre to private cars, and if so at what hours of the day or night?"
    )
    name = "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein"
    paper = m.source(name * 2, publisher=name, text=f"{name} {'W' * 90} اتحاد السائقين")
    close = m.claim("The centre should be closed. " * 12, title=f"Close it {'W' * 60}")
    for side in ("Residents’ associations of the old town", "商店街振興組合連合会", ""):
        actor = m.actor(f"{name} {side}", side=side, role="speaks for the people of the quarter " * 3)
        reason = m.claim(f"{side} {name} " * 6, quotes=[paper.quote("W" * 90)])
        m.say(actor, reason, act="demand", text=f"{name} {'M' * 70} " * 5, source=paper)
        m.undercut(m.claim("اتحاد السائقين " * 9, implicit=True), m.support(reason, close, scheme=name * 2))
    return m


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
@pytest.mark.parametrize("make", [long_names, lambda: example("facebook-encryption")])
def test_no_line_leaves_its_card_or_the_picture(make, tmp_path):
    m = make()
    pictures = "".join(render(m, view=view) for view in VIEWS if view != "map")
    page = tmp_path / "views.html"
    page.write_text(f"<!doctype html><meta charset='utf-8'><body>{pictures}{MEASURE}", encoding="utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, timeout=120, check=True, text=True).stdout
    count, outside = json.loads(html.unescape(re.search(r"<body>(.*)</body>", shown, re.DOTALL)[1]))
    assert count > 100
    assert outside == []
