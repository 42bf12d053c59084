"""The HTML around the interactive page: the frame with text and remarks, and the list of files.

What they look like is in `live.css` and the colours of the theme; what they do is in `live.js` and `list.js`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from argmap.layout.theme import theme as theme_of
from argmap.renderers._xml import escaped
from argmap.renderers.html._colours import colours as _colours

__all__ = ["ASSETS", "POLICY", "colours", "frame", "listing"]

ASSETS: Final = {
    "editor.js": "text/javascript",
    "events.js": "text/javascript",
    "key.js": "text/javascript",
    "list.js": "text/javascript",
    "live.css": "text/css",
    "live.js": "text/javascript",
    "panes.js": "text/javascript",
    "picture.js": "text/javascript",
    "remarks.js": "text/javascript",
    "text.js": "text/javascript",
}
"""What stands beside this file and goes to the browser as it is, with its type."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; "
    "frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of these pages; the nonce is for the style sheets that the editor makes."""


def colours(theme: str) -> str:
    """Return the colours of a theme, as those of the interactive page."""
    return _colours(theme_of(theme))


def frame(name: str, *, number: int, is_alone: bool, nonce: str) -> str:
    """Return the page that follows a file."""
    back = "" if is_alone else '<a class="back" href="/">All files</a>'
    data = f'data-name="{escaped(name)}" data-number="{number}" data-nonce="{nonce}"'
    return _page(name, "live.js", data, _FRAME.format(name=escaped(name), back=back))


def listing(names: Iterable[str], title: str) -> str:
    """Return the page with all files, folder by folder."""
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    parts = "".join(_folder(folder, folders[folder]) for folder in sorted(folders))
    none = '<p class="quiet">There is no map here yet. As soon as there is one, it is listed.</p>'
    return _page(title, "list.js", "", f'<main class="list"><h1>{escaped(title)}</h1>{parts or none}</main>')


def _folder(folder: str, names: list[str]) -> str:
    heading = f"<h2>{escaped(folder)}</h2>" if folder else ""
    items = "".join(
        f'<li><a href="/map/{escaped(quote(name))}"><span>{escaped(_stem(name))}</span>'
        f'<span class="quiet">{escaped(Path(name).name.removeprefix(_stem(name)))}</span></a></li>'
        for name in names
    )
    return f"<section>{heading}<ul>{items}</ul></section>"


def _stem(name: str) -> str:
    file = Path(name).name
    return file.partition(".")[0] or file


def _page(title: str, script: str, data: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en" data-theme="auto"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escaped(title)} – argmap</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/colours.css"><link rel="stylesheet" href="/assets/live.css">'
        f'<script type="module" src="/assets/{script}"></script></head><body {data}>{body}</body></html>\n'
    )


_FRAME: Final = """
<main class="bench">
<section class="side" aria-label="Text and remarks" hidden>
<section class="text" aria-label="Text" hidden>
<div class="bar"><span class="saved" role="status"></span>
<button type="button" data-do="save" disabled>Save</button></div>
<div class="conflict" role="alert" hidden><p></p>
<button type="button" data-do="theirs">Take theirs</button>
<button type="button" data-do="mine">Keep mine</button>
<button type="button" data-do="copy">Copy mine</button></div>
<div class="editor"></div></section>
<section class="remarks" aria-label="Remarks" hidden><ul></ul></section></section>
<div class="divider" role="separator" aria-label="Width of the text" aria-orientation="vertical" \
aria-valuemin="20" aria-valuemax="75" tabindex="0" hidden></div>
<section class="picture" aria-label="Picture">
<p class="fault" role="alert" hidden><span></span><button type="button" data-do="goto">Go there</button></p>
<div class="none" hidden><p>There is no picture of this file yet.</p></div></section>
</main>
<footer>{back}<h1>{name}</h1>
<select aria-label="Map" hidden></select>
<span class="following" role="status">connecting …</span><span class="spring"></span>
<button type="button" data-do="text" aria-pressed="false">Text</button>
<button type="button" data-do="remarks" aria-pressed="false">Remarks</button></footer>
<noscript><p>The preview needs scripts; they come from this server alone.</p></noscript>
"""
