"""Stage: accept a set without conflicts so that as little as possible stays open (Verheij 1996).

Where there is a stable extension, exactly the stable ones are stage; so acyclic frameworks need no solver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings, stable
from argmap.semantics.extensions._compose import composed
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._ranges import method
from argmap.semantics.frameworks import Framework

__all__ = ["METHOD", "SEMANTICS", "flaw"]

METHOD = method(defended=False)
"""How it judges one connected part."""

_RANGES = composed(METHOD, title="Stage", code="STG", admissible=False, updates=False)


def flaw(part: Part, found: list[int], clock: Clock) -> list[int] | None:
    """Return what would enlarge the range of a conflict-free set, where that is possible."""
    size, chosen = part.size, set(found)
    covered = {n for n in range(1, size + 1) if n in chosen or not chosen.isdisjoint(part.attackers[n])}
    rest = [number for number in range(1, size + 1) if number not in covered]
    if not rest:
        return None
    solver = _encodings.ranged(part, clock, defended=False)
    solver.add(*(2 * size + number for number in rest))
    if solver.solve([2 * size + number for number in sorted(covered)]) is None:
        return None
    return list(dict.fromkeys(n for number in rest for n in (number, *part.attackers[number])))


def _either(question: str) -> Callable[..., Any]:
    """Return what asks the stable semantics where there is a stable extension, and else looks at ranges."""

    def ask(framework: Framework, *given: Any) -> Any:
        clock: Clock = given[-1]
        judge = _RANGES if stable.one(framework, clock) is None else stable.SEMANTICS
        return getattr(judge, question)(framework, *given)

    return ask


SEMANTICS = evolve(
    _RANGES,
    extensions=_either("extensions"),
    one=_either("one"),
    count=_either("count"),
    credulous=_either("credulous"),
    sceptical=_either("sceptical"),
    example=_either("example"),
    verdict=_either("verdict"),
)
