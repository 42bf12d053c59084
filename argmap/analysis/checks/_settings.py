"""Which checks are wanted: what somebody asks for, what a map says of itself, what an element says of itself.

A map says it in its data (in Argdown, in the front matter), and an element in its own:

    check: {ignore: [AM303, missing-scheme]}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import frozen

from argmap.errors import OptionError
from argmap.model import ArgumentMap

__all__ = ["KEY", "Settings"]

KEY = "check"
"""The key of the data of maps and elements that holds their settings."""


@frozen
class Settings:
    """Codes, beginnings of codes or names of the checks that run (None for all), and of those that do not."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()

    @classmethod
    def read(cls, given: Any, where: str) -> Self:
        """Return the settings that JSON-like data hold; `where` says in messages whose they are.

        Raises:
            OptionError: they are not a mapping of `select` and `ignore`, each a code or several.

        >>> Settings.read({"ignore": "AM3"}, "the map")
        Settings(select=None, ignore=('AM3',))
        """
        if given is None:
            return cls()
        if not isinstance(given, Mapping):
            raise OptionError(f"the settings of checks in {where} are no mapping with `select` and `ignore`")
        unknown = sorted(str(key) for key in given if key not in {"select", "ignore"})
        if unknown:
            raise OptionError(f"{where} has {unknown[0]!r} for checks; there is `select` and `ignore`")
        select = given.get("select")
        ignore = given.get("ignore")
        return cls(
            None if select is None else _codes(select, where), () if ignore is None else _codes(ignore, where)
        )

    @classmethod
    def of(cls, map: ArgumentMap) -> Self:
        """Return the settings that a map holds.

        Raises:
            OptionError: it holds something else under that key.
        """
        return cls.read(map.data.get(KEY), "the map")

    def over(self, other: Settings) -> Settings:
        """Return these settings laid over others: a selection takes the place of theirs, ignored adds up."""
        return Settings(other.select if self.select is None else self.select, (*other.ignore, *self.ignore))


def _codes(given: Any, where: str) -> tuple[str, ...]:
    codes = [given] if isinstance(given, str) else given
    if not isinstance(codes, (list, tuple)) or not all(isinstance(code, str) and code for code in codes):
        raise OptionError(
            f"checks are named in {where} by codes such as AM101, one or several, not {given!r:.60}"
        )
    return tuple(codes)
