"""The map: all elements of a debate, in order, and what one can do with them and ask of them."""

from __future__ import annotations

from typing import Any

from argmap import _display
from argmap.model._references import ELEMENTS
from argmap.model._verbs import Verbs

__all__ = ["ArgumentMap"]


class ArgumentMap(Verbs):
    """An argument map: actors, sources, claims and what relates them; the one thing here that changes.

    Its parts build on one another, each in its file: what is stored and edited (`_store`), the steps along
    relations (`_neighbours`), who says what (`_voices`), parts of it (`_parts`), and the verbs that build
    (`_verbs`).

    >>> m = ArgumentMap("Should Facebook encrypt?")
    >>> halt = m.claim("Facebook should halt its plans.", title="Halt")
    >>> unseen = m.claim("Abuse would go unseen.", title="Unseen")
    >>> reason = m.support(unseen, halt)
    >>> [m[premise].title for relation in m.supports(halt) for premise in relation.premises]
    ['Unseen']
    """

    def __repr__(self) -> str:
        """Return the title and how many elements of each kind there are.

        >>> ArgumentMap("Empty")
        <ArgumentMap 'Empty': no elements>
        """
        counts = ((len(self._kinds[kind]), plural) for kind, plural in ELEMENTS.items())
        told = [f"{n} {plural if n != 1 else plural[:-1]}" for n, plural in counts if n]
        return f"<ArgumentMap {self.title!r}: {', '.join(told) or 'no elements'}>"

    def _repr_mimebundle_(self, **_chosen: object) -> _display.Bundle:
        """Return what a notebook shows: the picture and a text outline."""
        return _display.bundle(self)

    def interactive(self, *, height: int = 600) -> object:
        """Return the interactive page, which a notebook shows in place.

        Args:
            height: how high the page stands in the notebook, in px.

        >>> ArgumentMap("Should Facebook encrypt?").interactive()._repr_html_()[:15]
        '<iframe srcdoc='
        """
        return _display.opened(self, height)

    def widget(self, *, height: int = 600) -> Any:
        """Return the interactive page as a widget of the notebook, an `argmap.widget.Widget`.

        What is chosen on the page is `widget.selected`, in Python and back.

        Args:
            height: how high the page stands in the notebook, in px.

        Raises:
            MissingExtraError: the libraries of `argmap[widget]` are not installed.

        >>> ArgumentMap("Should Facebook encrypt?").widget().selected
        ''
        """
        return _display.shared(self, height)
