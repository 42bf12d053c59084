"""Grounded: accept only what nobody could reasonably refuse (Dung 1995).

What is not attacked stands; what it attacks falls; what then has no attackers left stands, and so on. There
is exactly one grounded extension, it is found in linear time, and whatever is left over is open.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics._spec import Extension, Extensions
from argmap.semantics.extensions._parts import IN, OUT, grounded
from argmap.semantics.frameworks import Framework

__all__ = ["SEMANTICS"]


def _one(framework: Framework, _: Clock) -> Extension:
    return frozenset(argument for argument, label in enumerate(grounded(framework)) if label == IN)


def _extensions(framework: Framework, clock: Clock) -> Iterator[Extension]:
    yield _one(framework, clock)


def _verdict(framework: Framework, _: Clock) -> tuple[Extension, Extension]:
    labels = grounded(framework)
    falls = frozenset(argument for argument, label in enumerate(labels) if label == OUT)
    return frozenset(argument for argument, label in enumerate(labels) if label == IN), falls


def _accepted(framework: Framework, argument: int, _: Clock) -> bool:
    return grounded(framework)[argument] == IN


SEMANTICS = Extensions(
    title="Grounded",
    code="GR",
    extensions=_extensions,
    one=_one,
    count=lambda _framework, _clock: 1,
    credulous=_accepted,
    sceptical=_accepted,
    verdict=_verdict,
)
