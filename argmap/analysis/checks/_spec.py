"""What a check is, and what it finds: frozen records, and a function from a map to its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen, validators

from argmap.model import ArgumentMap, Element
from argmap.notes import Severity, Span

__all__ = ["Check", "Edits", "Fault", "Finding", "Fix"]


@frozen(kw_only=True)
class Edits:
    """What is to be done to a map: elements that take the places of others, and ids of those that go."""

    replace: tuple[Element, ...] = ()
    remove: tuple[str, ...] = ()


Fix = Callable[[ArgumentMap], Edits]
"""Returns what mends a fault in the map as it is now; nothing, where it has been mended by the way."""


@frozen(kw_only=True)
class Fault:
    """What a check has to say of some elements: the first one is where the fault is.

    `severity` is None where it is that of the check; `fix` is there where mending it cannot do harm.
    """

    elements: tuple[str, ...]
    message: str
    severity: Severity | None = None
    fix: Fix | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class Check:
    """A rule of good maps. `title` names what it finds, `why` says in a sentence or two why that matters.

    `code` is two letters or more and a number, such as `AM101`; it never changes and is never used again.
    `find` takes time linear in the size of the map and copes with every map there can be.
    """

    code: str = field(validator=validators.matches_re("[A-Z]{2,}[0-9]{3,}"))
    title: str
    why: str
    severity: Severity
    find: Callable[[ArgumentMap], Iterable[Fault]]


@frozen(kw_only=True)
class Finding:
    """A fault that a check found: its code and name, how grave, what about, and where if that is known.

    `elements` are ids, the first that of the element at fault; `path` and `span` say where it stands in a
    file, as far as whoever read the file knows.
    """

    code: str
    name: str
    severity: Severity
    message: str
    elements: tuple[str, ...] = ()
    path: str = ""
    span: Span | None = None
    fix: Fix | None = field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        """Return `path:line:column: severity: message [code]`, as of a note."""
        place = [self.path] if self.path else []
        if self.span:
            place += [str(self.span.line), str(self.span.column)]
        start = "".join(f"{part}:" for part in place)
        return f"{start} {self.severity}: {self.message} [{self.code}]".lstrip()
