"""What readers and writers have to say: located remarks, collected and never printed.

>>> notes = Notes()
>>> notes.add("AM-J001", "the field 'colour' is kept as it stands", span=Span(3, 7))
>>> print(notes[0])
3:7: warning: the field 'colour' is kept as it stands [AM-J001]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, overload

from attrs import field, frozen

__all__ = ["Note", "Notes", "Severity", "Span"]

Severity = Literal["error", "warning", "info"]
"""How grave a note is: content was lost or unreadable; it was changed or guessed; good to know."""


@frozen
class Span:
    """A stretch of a text: lines and columns from 1, in code points; an exclusive end, 0 if unknown."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


@frozen(kw_only=True)
class Note:
    """One remark: a stable `code`, the `message`, how grave, where in the text, and about which element."""

    code: str
    message: str
    severity: Severity = "warning"
    span: Span | None = None
    element: str = ""
    path: str = ""

    def __str__(self) -> str:
        """Return `path:line:column: severity: message [code]`."""
        place = [self.path] if self.path else []
        if self.span:
            place += [str(self.span.line), str(self.span.column)]
        return (
            f"{''.join(f'{part}:' for part in place)} {self.severity}: {self.message} [{self.code}]".lstrip()
        )


@frozen
class Notes(Sequence[Note]):
    """An ordered collection of notes that readers and writers add to.

    `path` names the document they speak of; `""` for a string.
    """

    path: str = ""
    _notes: list[Note] = field(factory=list, init=False)

    def add(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "warning",
        span: Span | None = None,
        element: str = "",
    ) -> None:
        """Add a note."""
        note = Note(code=code, message=message, severity=severity, span=span, element=element, path=self.path)
        self._notes.append(note)

    def extend(self, notes: Sequence[Note]) -> None:
        """Add all of the given notes, in their order."""
        self._notes.extend(notes)

    def __len__(self) -> int:
        """Return how many notes there are."""
        return len(self._notes)

    def __iter__(self) -> Iterator[Note]:
        """Go through the notes in the order in which they came."""
        return iter(self._notes)

    @overload
    def __getitem__(self, index: int) -> Note: ...
    @overload
    def __getitem__(self, index: slice) -> list[Note]: ...
    def __getitem__(self, index: int | slice) -> Note | list[Note]:
        """Return one note, or a list of them."""
        return self._notes[index]
