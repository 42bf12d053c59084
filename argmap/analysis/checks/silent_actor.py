"""AM203: an actor that says nothing: neither itself, nor a member of it, nor a group that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._flow import reached
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the actors that are named and not heard."""
    above = {actor.id: [*actor.member_of] for actor in map.actors.values()}
    below: dict[str, list[str]] = {}
    for id_, groups in above.items():
        for group in groups:
            below.setdefault(group, []).append(id_)
    speakers = [id_ for utterance in map.utterances.values() for id_ in utterance.speakers]
    heard = reached(speakers, above) | reached(speakers, below)
    for id_ in map.actors:
        if id_ not in heard:
            yield Fault(elements=(id_,), message=f"{called(map, id_)} says nothing, and nobody speaks for it")


CHECK = Check(
    code="AM203",
    title="actor without act",
    why="Who is listed among the actors and never speaks is a bystander, or a voice that was left out.",
    severity="info",
    find=find,
)
