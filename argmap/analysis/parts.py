"""Parts of a map, each as a map of its own: around an element, behind it, or as somebody asks.

A part has the claims and arguments in question and the relations between them; actors, sources and groups
stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from argmap.analysis.structure import links
from argmap.errors import OptionError
from argmap.model import Argument, ArgumentMap, Claim, Ref, Relation

__all__ = ["filtered", "neighbourhood", "part", "subtree"]


def part(map: ArgumentMap, kept: Collection[str], title: str | None = None) -> ArgumentMap:
    """Return the map with only those claims and arguments, and the relations between them."""
    made = map.copy()
    made.remove(*[id_ for id_ in (*map.claims, *map.arguments) if id_ not in kept], closure=True)
    made.title = map.title if title is None else title
    return made


def filtered(map: ArgumentMap, wanted: Callable[[Claim | Argument], bool]) -> ArgumentMap:
    """Return the map with only the claims and arguments that are wanted, and the relations between them.

    >>> m = ArgumentMap()
    >>> cs = m.claim("It rains.", tags=["weather"]), m.claim("We should go.")
    >>> list(filtered(m, lambda card: "weather" in card.tags).claims)
    ['c1']
    """
    cards: list[Claim | Argument] = [*map.claims.values(), *map.arguments.values()]
    return part(map, {card.id for card in cards if wanted(card)})


def neighbourhood(map: ArgumentMap, ref: Ref, *, steps: int = 1) -> ArgumentMap:
    """Return the map around an element: the claims and arguments that so many relations lead to, either way.

    Raises:
        UnknownIdError: there is no such element.
        OptionError: `steps` is negative.

    >>> m = ArgumentMap()
    >>> a, b, c = (m.claim(text) for text in ("First.", "Second.", "Third."))
    >>> rs = m.support(a, b), m.support(b, c)
    >>> list(neighbourhood(m, a).claims)
    ['c1', 'c2']
    """
    if steps < 0:
        raise OptionError(f"steps is a number from 0 up, not {steps}")
    found = links(map)
    beside: dict[str, list[str]] = {}
    for link in found.values():
        for end in (*link.premises, link.target) if link.target else link.premises:
            beside.setdefault(end, []).append(link.id)
            beside.setdefault(link.id, []).append(end)
    here = _start(map, ref)
    seen = set(here)
    for _ in range(2 * steps):
        here = [near for id_ in here for near in beside.get(id_, ()) if near not in seen]
        here = [*dict.fromkeys(here)]
        seen.update(here)
    return part(map, seen)


def subtree(map: ArgumentMap, ref: Ref) -> ArgumentMap:
    """Return the map behind an element: itself, and all that speaks for or against it, however far.

    Raises:
        UnknownIdError: there is no such element.

    >>> m = ArgumentMap()
    >>> a, b, c = (m.claim(text) for text in ("First.", "Second.", "Third."))
    >>> rs = m.support(a, b), m.support(b, c)
    >>> list(subtree(m, b).claims)
    ['c1', 'c2']
    """
    behind: dict[str, list[str]] = {}
    for link in links(map).values():
        behind.setdefault(link.target, []).append(link.id)
        behind.setdefault(link.id, []).extend(link.premises)
    queue = _start(map, ref)
    seen = set(queue)
    for id_ in queue:
        new = [near for near in behind.get(id_, ()) if near not in seen]
        seen.update(new)
        queue += dict.fromkeys(new)
    return part(map, seen)


def _start(map: ArgumentMap, ref: Ref) -> list[str]:
    """Return an element, and of a relation what it is between."""
    element = map[ref if isinstance(ref, str) else ref.id]
    ends: Iterable[str] = (*element.premises, element.target) if isinstance(element, Relation) else ()
    return [element.id, *filter(None, ends)]
