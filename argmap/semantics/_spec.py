"""What a semantics and an interpretation are: one frozen record of functions, in a module that explains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Generic, TypeVar

from attrs import frozen

from argmap.semantics._clock import Clock
from argmap.semantics._edits import Known
from argmap.semantics.frameworks import Framework, Qbaf

__all__ = [
    "TOLERANCE",
    "Extension",
    "Extensions",
    "Gradual",
    "Interpretation",
    "Reading",
    "Semantics",
    "Strengths",
]

F = TypeVar("F")


Extension = frozenset[int]
"""The arguments, by number, that can be accepted together."""


@frozen(kw_only=True)
class Semantics:
    """A rule by which a framework is judged; its subclasses say how it answers."""

    title: str


@frozen(kw_only=True)
class Extensions(Semantics):
    """A semantics that says which sets of arguments can be accepted together.

    `extensions` gives all, each once, and is enough; the others answer without listing all where there is a
    quicker way: `one` gives any extension (None where there is none), `count` says how many there are,
    `credulous` whether an argument is in some, `sceptical` whether it is in all, `example` gives one that has
    an argument (or, with False, lacks it), and `verdict` those arguments that are in all and those that all
    attack (none where there is no extension); `update` gives the verdict from what is known of it from before
    an edit. Each asks the clock, which raises when the time is up.

    `code` is its name in the competition (ICCMA). `admissible` says that it can be asked of frameworks with
    arguments that are no elements of a map but steps of the reasoning.
    """

    code: str
    extensions: Callable[[Framework, Clock], Iterator[Extension]]
    one: Callable[[Framework, Clock], Extension | None] | None = None
    count: Callable[[Framework, Clock], int] | None = None
    credulous: Callable[[Framework, int, Clock], bool] | None = None
    sceptical: Callable[[Framework, int, Clock], bool] | None = None
    example: Callable[[Framework, int, bool, Clock], Extension | None] | None = None
    verdict: Callable[[Framework, Clock], tuple[Extension, Extension]] | None = None
    update: Callable[[Framework, Known, Clock], tuple[Extension, Extension]] | None = None
    admissible: bool = True


TOLERANCE: Final = 1e-12
"""The largest difference between two rounds that counts as none."""


@frozen(kw_only=True)
class Strengths:
    """The strengths of a framework's arguments, in order, and how they were found.

    `iterations` is how many rounds the slowest component took, 0 where nothing is cyclic; `residual` is the
    largest difference that another round would make; `step` is 1 where plain iteration settled everywhere,
    and smaller where it did not and smaller steps were tried.
    """

    values: tuple[float, ...]
    iterations: int = 0
    residual: float = 0.0
    step: float = 1.0

    @property
    def converged(self) -> bool:
        """Whether another round would change nothing."""
        return self.residual <= TOLERANCE


@frozen(kw_only=True)
class Gradual(Semantics):
    """A semantics that gives each argument a strength."""

    strengths: Callable[[Qbaf], Strengths]


@frozen
class Reading(Generic[F]):
    """A map read as a framework; `places` says which argument, by number, each element of the map became.

    Elements that say the same share an argument; an element that the interpretation passes over has none.
    """

    framework: F
    places: Mapping[str, int]


@frozen(kw_only=True)
class Interpretation(Generic[F]):
    """A way to read a map as a framework. `read` takes the map, and its keyword parameters are the options.

    `explanation` says it in words for people who map debates.
    """

    title: str
    explanation: str
    read: Callable[..., Reading[F]]
