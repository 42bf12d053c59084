"""AM403: two elements of a kind with the same title or name, but for blanks and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, listed, number_of
from argmap.model import Actor, ArgumentMap, Element

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the titles that do not tell which element is meant, once each."""
    kinds = (map.actors, map.sources, map.claims, map.arguments)
    bearers: dict[tuple[str, str], list[str]] = {}
    for element in (element for kind in kinds for element in kind.values()):
        if title := _plain(element):
            bearers.setdefault((type(element).__name__.lower(), title), []).append(element.id)
    for (noun, _), ids in bearers.items():
        if len(ids) > 1:
            message = f"{called(map, ids[0])} is the name of {number_of(len(ids), noun)}: {listed(ids)}"
            yield Fault(elements=tuple(ids), message=message)


def _plain(element: Element) -> str:
    title = element.name if isinstance(element, Actor) else getattr(element, "title", "")
    return " ".join(title.split()).casefold()


CHECK = Check(
    code="AM403",
    title="ambiguous title",
    why="People tell claims by their titles, and so does Argdown: of two they take the wrong one.",
    severity="warning",
    find=find,
)
