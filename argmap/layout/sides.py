"""Actors by the sides of a debate, members next to the groups that they belong to."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from argmap.model import Actor, ArgumentMap

__all__ = ["Seat", "actor_name", "sides"]


class Seat(NamedTuple):
    """The place of an actor: how deep it sits, below which of the groups it belongs to; `""` for none."""

    id: str
    level: int
    below: str


def sides(map: ArgumentMap, shown: Collection[str]) -> dict[str, list[Seat]]:
    """Return the seats of some actors by side, in the order of the map; who takes no side comes last.

    A member sits below the first of its groups that is shown and on its side.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> union = m.actor("Union", side="for")
    >>> ann = m.actor("Ann", side="for", member_of=["union"])
    >>> sides(m, m.actors)
    {'for': [Seat(id='union', level=0, below=''), Seat(id='ann', level=1, below='union')]}
    """
    members: dict[str, list[str]] = {}
    first: list[str] = []
    for actor in map.actors.values():
        if actor.id in shown:
            above = next((id_ for id_ in actor.member_of if id_ in shown and _same(map, id_, actor)), "")
            members.setdefault(above, []).append(actor.id) if above else first.append(actor.id)
    found: dict[str, list[Seat]] = {}
    stack = [Seat(id_, 0, "") for id_ in reversed(first)]
    while stack:
        seat = stack.pop()
        found.setdefault(map.actors[seat.id].side, []).append(seat)
        stack += [Seat(id_, seat.level + 1, seat.id) for id_ in reversed(members.get(seat.id, ()))]
    if "" in found:
        found[""] = found.pop("")
    return found


def _same(map: ArgumentMap, group: str, actor: Actor) -> bool:
    return map.actors[group].side == actor.side


def actor_name(actor: Actor) -> str:
    """Return what an actor is called: by name, else by id."""
    return " ".join(actor.name.split()) or actor.id
