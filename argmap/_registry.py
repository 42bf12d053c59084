"""Named parts found by looking: one module each in a package here, or an entry point elsewhere.

A public module of the package is one part: the module's name is the part's name, and the module's
attribute (`FORMAT`, `RENDERER`, …) is the part. Being there is enough; nothing else is edited. Other
distributions add parts under an entry-point group that is named like the package.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from argmap.errors import UnknownFormatError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")


class Registry(Mapping[str, T]):
    """The parts of one kind, by name, in the order of the names; each is imported when first asked for."""

    def __init__(self, package: str, attribute: str, kind: type[T]) -> None:
        self.package = package
        self.attribute = attribute
        self.kind = kind
        self._loaded: dict[str, T] = {}

    @cached_property
    def _modules(self) -> frozenset[str]:
        path = importlib.import_module(self.package).__path__
        return frozenset(m.name for m in pkgutil.iter_modules(path) if not m.name.startswith("_"))

    @cached_property
    def _plugins(self) -> dict[str, EntryPoint]:
        from importlib.metadata import entry_points  # 10 ms that `import argmap` need not pay

        return {point.name: point for point in entry_points(group=self.package)}

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._modules, *self._plugins}))

    def __len__(self) -> int:
        return len({*self._modules, *self._plugins})

    def __getitem__(self, name: str) -> T:
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> T:
        if name in self._modules:
            part = getattr(importlib.import_module(f"{self.package}.{name}"), self.attribute)
        elif name in self._plugins:
            part = self._plugins[name].load()
        else:
            message = f"no {name!r} in {self.package}; there is {', '.join(self)}"
            raise UnknownFormatError(message)
        if not isinstance(part, self.kind):
            message = f"{self.package}: {name!r} is not a {self.kind.__name__}"
            raise TypeError(message)
        return part
