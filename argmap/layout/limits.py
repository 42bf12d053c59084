"""How much of a large map is drawn."""

from __future__ import annotations

from argmap.errors import OptionError

__all__ = ["refuse_limit"]


def refuse_limit(name: str, most: object) -> None:
    """Refuse what is no limit.

    Raises:
        OptionError: `most` is neither None nor a number from 1.
    """
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 1):
        raise OptionError(f"{name} is a positive number or None, not {most!r}")
