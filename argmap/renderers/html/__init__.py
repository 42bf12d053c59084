"""HTML: an interactive page in one file, to pan, fold, search and question a map.

The file asks for nothing over a network: script and style stand in it, and its Content-Security-Policy (level
3) allows those two by their hashes and nothing else. The map travels as JSON, and the script sets what users
wrote only ever as text. Without scripts, and on paper, the page is the picture and an outline with sources.

Cards are measured here and are those of the SVG picture; where they go is reckoned in the page, by the same
tidy trees, for branches fold there. Only what is in view is in the document, so large maps stay quick. The
other views are the pictures that the SVG renderer paints.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from attrs import evolve

from argmap.layout import draw
from argmap.layout.draft import Draft
from argmap.layout.faces import Look
from argmap.layout.overlay import verdicts
from argmap.layout.shown import shown
from argmap.layout.theme import Theme
from argmap.layout.theme import theme as theme_of
from argmap.model import ArgumentMap
from argmap.renderers import svg
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import escaped
from argmap.renderers.html._colours import colours
from argmap.renderers.html._data import drawn, dumped
from argmap.renderers.html._legend import legend
from argmap.renderers.html._outline import outline
from argmap.renderers.html._parts import KEYS, LIVE, PANEL, SEARCH, STAGE
from argmap.renderers.html._told import told

__all__ = ["RENDERER", "render"]

_SCRIPTS: Final = (
    "data.js",
    "layout.js",
    "cards.js",
    "grid.js",
    "lines.js",
    "stage.js",
    "standing.js",
    "minimap.js",
    "panel.js",
    "finder.js",
    "pointer.js",
    "keys.js",
    "page.js",
    "frame.js",
    "printer.js",
    "main.js",
)
_IN_PICTURE: Final = 300


def render(map: ArgumentMap, *, theme: str | Theme | Mapping[str, Any] = "auto", overlay: Any = None) -> str:
    """Return the page of a map.

    Args:
        map: what is shown.
        theme: `auto` (light, or dark where the reader's system is), `light`, `dark`, `print` or
            `high-contrast`; in Python also a mapping of what is different (see `argmap.layout.theme`).
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value.

    >>> from argmap import ArgumentMap
    >>> render(ArgumentMap("Nothing yet")).splitlines()[0]
    '<!doctype html>'
    """
    look = theme_of(theme)
    draft = _draft(map, look, overlay)
    page = _Page(map, look, overlay, draft)
    return "\n".join(page.lines()) + "\n"


def _draft(map: ArgumentMap, look: Theme, overlay: Any) -> Draft:
    found = shown(map)
    return Draft(found.map, found.forest, Look(found.settings, look, verdicts(overlay)))


class _Page:
    """Writes the parts of the page."""

    def __init__(self, map: ArgumentMap, theme: Theme, overlay: Any, draft: Draft) -> None:
        self.map = map
        self.theme = theme
        self.overlay = overlay
        self.draft = draft
        self.views = dict(self._painted())
        self.css = colours(theme) + _part("page.css")
        scripts = "\n".join(_part(name) for name in _SCRIPTS)
        self.script = f"'use strict';\n(() => {{\n{scripts}\n}})();\n"

    def lines(self) -> Iterator[str]:
        """Write all of it."""
        title = escaped(self.map.title or "Argument map")
        yield "<!doctype html>"
        yield f'<html lang="en" data-theme="auto" data-actors="{len(self.theme.actors)}">'
        yield '<head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{self._policy()}">'
        yield f"<title>{title}</title><style>{self.css}</style><script>{LIVE}</script></head>"
        yield f'<body data-view="map"><header class="app"><h1>{title}</h1>'
        yield from self._header()
        yield '</header><section class="filters app" aria-label="Filters">'
        yield from legend(self.draft, len(self.theme.actors))
        yield '</section><main class="app">'
        yield STAGE
        yield from self._views()
        yield PANEL
        yield "</main>"
        yield KEYS
        yield f'<noscript><section class="static" aria-label="The map without scripts"><h1>{title}</h1>'
        yield _without_style(svg.paint(draw(self.map, theme=self._plain_theme(), **self._picture())))
        yield from outline(self.map)
        yield "</section></noscript>"
        for name, found in (("drawn", drawn(self.draft)), ("told", told(self.draft))):
            yield f'<script type="application/json" id="{name}">{dumped(found)}</script>'
        yield f"<script>{self.script}</script></body></html>"

    def _policy(self) -> str:
        live, script, style = (
            f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"
            for part in (LIVE, self.script, self.css)
        )
        return (
            f"default-src 'none'; script-src {live} {script}; style-src {style}; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )

    def _plain_theme(self) -> Theme:
        """Return the theme without its own dark: the page's style sheet chooses the colours."""
        return evolve(self.theme, dark=None)

    def _picture(self) -> dict[str, Any]:
        return {"max_cards": _IN_PICTURE, "overlay": self.overlay}

    def _header(self) -> Iterator[str]:
        counts = ", ".join(
            f"{len(found)} {name if len(found) != 1 else name[:-1]}"
            for name, found in (
                ("claims", self.map.claims),
                ("arguments", self.map.arguments),
                ("relations", self.map.relations),
                ("actors", self.map.actors),
                ("sources", self.map.sources),
            )
            if found
        )
        yield f'<span class="counts">{counts}</span><div role="tablist" aria-label="Views">'
        for name in ("map", *self.views):
            is_first = name == "map"
            yield (
                f'<button role="tab" data-view="{name}" id="tab-{name}" aria-controls="pane-{name}" '
                f'aria-selected="{str(is_first).lower()}" tabindex="{0 if is_first else -1}">'
                f"{name.capitalize()}</button>"
            )
        yield SEARCH

    def _views(self) -> Iterator[str]:
        for name, picture in self.views.items():
            yield (
                f'<div class="view" data-view="{name}" id="pane-{name}" role="tabpanel" tabindex="0" '
                f'aria-labelledby="tab-{name}" hidden><template>{_without_style(picture)}</template></div>'
            )

    def _painted(self) -> Iterator[tuple[str, str]]:
        """Return the other views that this map has something for, with their pictures."""
        has = {
            "actors": bool(self.map.actors),
            "stances": bool(self.map.actors),
            "timeline": bool(self.map.utterances),
            "source": any(source.text for source in self.map.sources.values()),
        }
        for name in (name for name, given in has.items() if given):
            drawing = draw(self.map, view=name, theme=self._plain_theme())
            yield name, svg.paint(drawing, prefix=f"view-{name}")


def _part(name: str) -> str:
    return files("argmap.renderers.html").joinpath(name).read_text("utf-8")


def _without_style(picture: str) -> str:
    """Return an SVG whose colours the style sheet of the page decides."""
    return re.sub("<style>.*?</style>", "", picture, count=1)


RENDERER = Renderer(title="interactive page", suffixes=(".html",), media_type="text/html", render=render)
