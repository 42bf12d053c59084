"""Every exception and warning of argmap.

Each error is an `ArgmapError` and also the builtin that it specialises, so a caller may catch either:

>>> issubclass(ParseError, ValueError) and issubclass(ParseError, ArgmapError)
True
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

__all__ = [
    "ArgmapError",
    "ArgmapWarning",
    "IntegrityError",
    "LossError",
    "MissingExtraError",
    "OptionError",
    "ParseError",
    "SizeError",
    "UndecidedError",
    "UnknownFormatError",
    "UnknownIdError",
    "UnknownSchemeError",
]


class ArgmapError(Exception):
    """The root of all errors that argmap raises on purpose."""


class ArgmapWarning(UserWarning):
    """What a reader or a writer had to say, when nobody collected its notes."""


class IntegrityError(ArgmapError, ValueError):
    """An edit would have left the map broken; it changed nothing.

    `element` is the id of the element that the edit was about, `""` where there is none.
    """

    def __init__(self, message: str, *, element: str = "") -> None:
        super().__init__(message)
        self.element = element


class UnknownIdError(ArgmapError, KeyError):
    """No element of the map has this `id`."""

    def __init__(self, message: str, *, id: str = "") -> None:
        super().__init__(message)
        self.id = id

    def __str__(self) -> str:
        """Return the message; a KeyError would show its repr."""
        return str(self.args[0])


class UnknownFormatError(ArgmapError, KeyError):
    """No format or renderer has this name, or none recognises this document."""

    def __str__(self) -> str:
        """Return the message; a KeyError would show its repr."""
        return str(self.args[0])


class UnknownSchemeError(ArgmapError, KeyError):
    """No argumentation scheme has this name, or the scheme has no such role."""

    def __str__(self) -> str:
        """Return the message; a KeyError would show its repr."""
        return str(self.args[0])


class LossError(ArgmapError, ValueError):
    """A format cannot hold all of the map, and the caller asked to be strict."""


class MissingExtraError(ArgmapError, ImportError):
    """An optional library is needed: `extra` names the extra, the message the line that installs it."""

    def __init__(self, what: str, *, extra: str) -> None:
        super().__init__(f"{what} needs an optional library: pip install 'argmap[{extra}]'")
        self.what = what
        self.extra = extra

    def __reduce__(self) -> tuple[Callable[..., MissingExtraError], tuple[()]]:
        """Pickle by what it was made of; an error makes itself anew from its message alone."""
        return partial(MissingExtraError, self.what, extra=self.extra), ()


class OptionError(ArgmapError, TypeError):
    """A renderer or a format was given an option, or a value for one, that it does not have."""


class UndecidedError(ArgmapError, TimeoutError):
    """A question about a framework was not decided in the time that it was given."""


class SizeError(ArgmapError, ValueError):
    """A picture would be larger than its format, or the memory, should hold."""


class ParseError(ArgmapError, ValueError):
    """A document cannot be read.

    Says where: `path` (`""` for a string), `line` and `column` (from 1; 0 when unknown), `excerpt`
    (the line as it stands there), a `hint` at what to do, and `faults`: all that is wrong, one sentence
    each, where a reader could go on after the first. As text it shows no more than 20 of them.

    >>> print(ParseError("expected ':'", path="a.json", line=2, column=5, excerpt='{"a" 1}'))
    a.json:2:5: expected ':'
      {"a" 1}
          ^
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        line: int = 0,
        column: int = 0,
        excerpt: str = "",
        hint: str = "",
        faults: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.hint = hint
        self.faults = faults

    def __str__(self) -> str:
        """Return the place, the message, the faults, the excerpt with a caret, and the hint."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        lines = [f"{place}: {self.message}" if place else self.message]
        lines += [f"  {fault}" for fault in self.faults[:_MOST_FAULTS]]
        if len(self.faults) > _MOST_FAULTS:
            lines.append(f"  and {len(self.faults) - _MOST_FAULTS:,} more")
        if self.excerpt:
            lines += _pointed(self.excerpt, self.column)
        if self.hint:
            lines.append(f"hint: {self.hint}")
        return "\n".join(lines)


_MOST_FAULTS = 20

_WIDEST_EXCERPT = 100


def _pointed(excerpt: str, column: int) -> list[str]:
    """Return the excerpt, cut to the neighbourhood of the column, and a caret under that column."""
    start = max(0, column - _WIDEST_EXCERPT * 3 // 4)
    shown = "".join(
        char if char.isprintable() else " " for char in excerpt[start : start + _WIDEST_EXCERPT]
    ).rstrip()
    return [f"  {shown}", "  " + " " * (column - 1 - start) + "^"] if column else [f"  {shown}"]
