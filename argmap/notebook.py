"""How a map shows itself at the end of a notebook cell: as its picture, with an outline in text beside it.

The bundle follows Jupyter's messaging protocol (section "display_data"): a front end shows the richest of the
media types that it knows, and one that knows only text shows the outline. A map of many cards is folded, so
that a notebook stays a file that one can open; `argmap.render(map, max_cards=None)` draws all of it.

Importing this module is what makes maps show themselves; `import argmap` does it, and no renderer is loaded
before a map is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from attrs import frozen

from argmap._display import Bundle, set_display
from argmap.errors import MissingExtraError, OptionError
from argmap.model import Argument, ArgumentMap, Claim

__all__ = ["Judged", "Opened", "argdown", "bundle", "judged"]

_MOST_CARDS: Final = 100


def bundle(map: ArgumentMap) -> Bundle:
    """Return what a notebook shows of a map: content by media type.

    >>> sorted(bundle(ArgumentMap("Should Facebook encrypt?")))
    ['image/svg+xml', 'text/plain']
    """
    from argmap.renderers import render

    return {
        "image/svg+xml": render(map, "svg", max_cards=_MOST_CARDS),
        "text/plain": render(map, "outline", max_cards=_MOST_CARDS),
    }


@frozen
class Judged:
    """A map and what semantics say of it; a notebook shows a table of the claims and the coloured map."""

    map: ArgumentMap
    semantics: tuple[str, ...]

    def _repr_html_(self) -> str:
        """Return the table, and below it the map with the verdicts on its cards."""
        from argmap.renderers import render
        from argmap.semantics import overlay

        verdicts = overlay(self.map, *self.semantics)
        picture = render(self.map, "svg", overlay=verdicts, max_cards=_MOST_CARDS)
        return f"{self._table({id_: told.get('why', '') for id_, told in verdicts.items()})}\n{picture}"

    def interactive(self, *, height: int = 600) -> Opened:
        """Return the interactive page with the verdicts and why, shown in place."""
        from argmap.semantics import overlay

        return Opened(self.map, height, overlay(self.map, *self.semantics))

    def _table(self, why: Mapping[str, str]) -> str:
        from argmap.semantics import compare

        found = list(compare(self.map, self.semantics).values())
        names = "".join(f"<th>{escape(each.semantics)}</th>" for each in found)
        rows = [f"<tr><th>claim</th>{names}<th>why</th></tr>"]
        cards: list[Claim | Argument] = [*self.map.claims.values(), *self.map.arguments.values()]
        for card in cards[:_MOST_CARDS]:
            worths = (each.status.get(card.id, each.strength.get(card.id, "")) for each in found)
            told = "".join(f"<td>{_told(worth)}</td>" for worth in worths)
            name = escape(card.title or card.text or card.id)
            rows.append(f"<tr><td>{name}</td>{told}<td>{escape(why.get(card.id, ''))}</td></tr>")
        if len(cards) > _MOST_CARDS:
            rows.append(f"<tr><td>… and {len(cards) - _MOST_CARDS} more</td></tr>")
        return "<table>\n{}\n</table>".format("\n".join(rows))


def judged(map: ArgumentMap, *semantics: str) -> Judged:
    """Return a map with the verdicts of some semantics, for a notebook to show; grounded where none is named.

    >>> m = ArgumentMap()
    >>> rebuttal = m.rebut(m.claim("No."), m.claim("Yes."))
    >>> "<td>Yes.</td><td>falls</td><td>0.25</td>" in judged(m, "grounded", "df-quad")._repr_html_()
    True
    """
    return Judged(map, semantics or ("grounded",))


def _told(worth: str | float) -> str:
    return f"{worth:.2f}" if isinstance(worth, float) else worth


@frozen
class Opened:
    """The interactive page of a map; a notebook shows it in a frame of some height, in px."""

    map: ArgumentMap
    height: int = 600
    overlay: Any = None

    def _repr_html_(self) -> str:
        """Return a frame that holds the page: it may run the page's script, and reaches nothing outside."""
        from argmap.renderers import render

        page = escape(str(render(self.map, "html", overlay=self.overlay)))
        look = f'width="100%" height="{int(self.height)}" style="border:1px solid #8888;border-radius:8px"'
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-popups" {look}></iframe>'


def _opened(map: ArgumentMap, height: int) -> Opened:
    return Opened(map, height)


def _shared(map: ArgumentMap, height: int) -> Any:
    try:
        from argmap.widget import Widget
    except ImportError as error:
        raise MissingExtraError("a widget", extra="widget") from error
    return Widget(map, height=height)


def argdown(line: str, cell: str) -> ArgumentMap:
    """Return the map of a cell in Argdown: the cell magic `%%argdown`, perhaps with a name for the map."""
    from argmap.files import loads

    map = loads(cell, format="argdown")
    if name := line.strip():
        if not name.isidentifier():
            raise OptionError(f"{name!r} is no name; write %%argdown and the name of a variable")
        _shell().push({name: map})
    return map


def _shell() -> Any:
    """Return the running IPython, None where there is none."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


set_display(bundle, _opened, _shared)
if shell := _shell():
    shell.register_magic_function(argdown, "cell", "argdown")
