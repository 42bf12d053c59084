"""How a text is cut: units, joints that take several together, and the edges `seg` from these to claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import asdict, frozen

from argmap.formats._located import unused
from argmap.model import ArgumentMap, Claim

__all__ = ["Segment", "Unit", "grounds", "recut"]


@frozen
class Unit:
    """An elementary discourse unit."""

    id: str
    text: str
    implicit: bool = False

    def plain(self) -> dict[str, Any]:
        """Return it as a residue keeps it."""
        return {key: value for key, value in asdict(self).items() if value is not False}


@frozen
class Segment:
    """An edge from a unit or a joint to a joint or a claim."""

    id: str
    src: str
    trg: str

    def plain(self) -> dict[str, str]:
        """Return it as a residue keeps it."""
        return asdict(self)


def grounds(units: Iterable[Unit], segments: Iterable[Segment]) -> dict[str, list[Unit]]:
    """Return the units that each joint and each claim stands on, in the order of the text."""
    onward: dict[str, list[str]] = {}
    for segment in segments:
        onward.setdefault(segment.src, []).append(segment.trg)
    found: dict[str, list[Unit]] = {}
    for unit in units:
        reached = dict.fromkeys(onward.get(unit.id, ()))
        queue = list(reached)
        for id_ in queue:
            found.setdefault(id_, []).append(unit)
            more = [next_ for next_ in onward.get(id_, ()) if next_ not in reached]
            reached.update(dict.fromkeys(more))
            queue += more
    return found


def recut(map: ArgumentMap, residue: Mapping[str, Any]) -> tuple[list[Unit], list[str], list[Segment]]:
    """Return how the text is cut: as a residue keeps it for what has not changed, else claim by claim."""
    units, joints, segments = _cut_of(residue)
    taken = {element.id for element in map}
    if not taken.isdisjoint({*joints, *(unit.id for unit in units), *(segment.id for segment in segments)}):
        units, joints, segments = [], [], []
    ground = grounds(units, segments)
    sound = {id_ for id_, claim in map.claims.items() if id_ in ground and _stands_on(claim, ground[id_])}
    stale = {segment.trg for segment in segments} - sound - set(joints)
    ends: dict[str, set[str]] = {}
    for segment in segments:
        ends.setdefault(segment.src, set()).add(segment.trg)
    for id_ in (*joints, *(unit.id for unit in units)):
        if ends.get(id_) and ends[id_] <= stale:
            stale.add(id_)
    kept = [s for s in segments if s.src not in stale and s.trg not in stale]
    units, joints = [u for u in units if u.id not in stale], [id_ for id_ in joints if id_ not in stale]
    taken |= {*joints, *(unit.id for unit in units), *(segment.id for segment in kept)}
    unit_ids, ids = unused("e", taken), unused("s", taken)
    for claim in map.claims.values():
        if claim.id not in sound:
            units.append(Unit(next(unit_ids), claim.text, claim.implicit))
            kept.append(Segment(next(ids), units[-1].id, claim.id))
    return units, joints, kept


def _stands_on(claim: Claim, units: list[Unit]) -> bool:
    """Whether a claim is what these units say."""
    return claim.text == " ".join(u.text for u in units) and claim.implicit == all(u.implicit for u in units)


def _cut_of(residue: Mapping[str, Any]) -> tuple[list[Unit], list[str], list[Segment]]:
    """Return the units, joints and segments that a residue keeps; nothing where it is not of that shape."""
    try:
        units = [Unit(str(u["id"]), str(u["text"]), bool(u.get("implicit"))) for u in residue["units"]]
        segments = [Segment(str(s["id"]), str(s["src"]), str(s["trg"])) for s in residue["segments"]]
        return units, [str(id_) for id_ in residue["joints"]], segments
    except (AttributeError, KeyError, TypeError):
        return [], [], []
