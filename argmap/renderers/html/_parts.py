"""The parts of the page that are the same for every map, as HTML."""

from __future__ import annotations

from typing import Final

__all__ = ["KEYS", "LIVE", "PANEL", "SEARCH", "STAGE"]

LIVE: Final = "document.documentElement.classList.add('live')"
"""Said before anything is laid out: scripts run here."""

SEARCH: Final = """</div><div class="search"><input type="search" id="search" aria-label="Search claims" \
placeholder="Search ( / )"><output for="search" aria-live="polite"></output></div>
<button type="button" data-do="theme" title="Theme"><b aria-hidden="true">◐</b> <span>auto</span></button>
<button type="button" data-do="help" aria-label="Keys">?</button>"""

STAGE: Final = """<div class="view stage" data-view="map" id="pane-map" role="tabpanel" \
aria-labelledby="tab-map">
<canvas class="lines" aria-hidden="true"></canvas>
<svg class="cards" role="group" aria-label="Claims; arrow keys walk from one to another"><g></g></svg>
<div class="tools"><button type="button" data-do="out" aria-label="Zoom out">−</button>
<button type="button" data-do="in" aria-label="Zoom in">+</button>
<button type="button" data-do="fit">Fit</button><button type="button" data-do="unfold">Unfold all</button>
<button type="button" data-do="fold">Fold</button></div>
<canvas class="minimap" width="200" height="140" aria-hidden="true"></canvas></div>"""

PANEL: Final = """<aside aria-label="Details" hidden>
<button type="button" class="close" data-do="close" aria-label="Close">✕</button>
<div class="content" tabindex="0" role="region" aria-label="About this claim"></div></aside>"""

KEYS: Final = """<dialog aria-label="Keys"><h2>Keys</h2><table>
<tr><td><kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd></td><td>walk the map</td></tr>
<tr><td><kbd>Enter</kbd></td><td>open a claim</td></tr>
<tr><td><kbd>Space</kbd></td><td>fold or unfold what is behind it</td></tr>
<tr><td><kbd>/</kbd></td><td>search; Enter goes to the next</td></tr>
<tr><td><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></td><td>zoom in, out, fit</td></tr>
<tr><td><kbd>Esc</kbd></td><td>close</td></tr>
<tr><td><kbd>?</kbd></td><td>these keys</td></tr></table>
<button type="button" data-do="done">Close</button></dialog>"""
