"""Elements of values that are known to be sound, for readers that have just made these values.

An element checks and converts each of its values, those by default as well. For a reader that makes an
element for every line of a large document, this is the larger half of making it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import fields

__all__ = ["maker"]

T = TypeVar("T")


def maker(kind: type[T], *names: str) -> Callable[..., T]:
    """Return what makes elements of a kind from the values of these fields, in this order, unchecked.

    The values must be those that the element would keep: text, ids that are not empty, tuples, `FrozenDict`.
    All other fields have their defaults.

    >>> from argmap.model import Claim
    >>> make = maker(Claim, "id", "text")
    >>> make("c1", "It is so.") == Claim(id="c1", text="It is so.")
    True
    """
    attributes: Any = fields(kind)  # type: ignore[arg-type]
    known: dict[str, Any] = {"_kind": kind, "_new": object.__new__}
    lines = [f"def make({', '.join(names)}):", "    element = _new(_kind)"]
    for attribute in attributes:
        name = attribute.name
        known |= {f"_set_{name}": getattr(kind, name).__set__, f"_usual_{name}": attribute.default}
        lines.append(f"    _set_{name}(element, {name if name in names else f'_usual_{name}'})")
    exec("\n".join([*lines, "    return element"]), known)  # noqa: S102 - as attrs does: a loop takes twice as long
    made: Callable[..., T] = known["make"]
    return made
