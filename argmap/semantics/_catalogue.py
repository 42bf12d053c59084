"""All semantics and interpretations there are, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from argmap._registry import Registry
from argmap.errors import UnknownFormatError
from argmap.semantics._spec import Interpretation, Semantics

__all__ = ["INTERPRETATIONS", "SEMANTICS", "Catalogue"]

T = TypeVar("T")


class Catalogue(Mapping[str, T]):
    """The parts of several packages as one mapping; names have hyphens where modules have underscores."""

    def __init__(self, noun: str, *registries: Registry[T]) -> None:
        self.noun = noun
        self.registries = registries

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(name.replace("_", "-") for registry in self.registries for name in registry))

    def __len__(self) -> int:
        return sum(map(len, self.registries))

    def __getitem__(self, name: str) -> T:
        for registry in self.registries:
            for spelling in {name.replace("-", "_"): 0, name: 1}:
                if spelling in registry:
                    return registry[spelling]
        message = f"there is no {self.noun} {name!r}; there is {', '.join(self)}"
        raise UnknownFormatError(message)


SEMANTICS: Catalogue[Semantics] = Catalogue(
    "semantics",
    Registry("argmap.semantics.extensions", "SEMANTICS", Semantics),
    Registry("argmap.semantics.gradual", "SEMANTICS", Semantics),
)
"""All semantics by name."""

INTERPRETATIONS: Catalogue[Interpretation[Any]] = Catalogue(
    "interpretation", Registry("argmap.semantics.interpretations", "INTERPRETATION", Interpretation)
)
"""All interpretations by name."""
