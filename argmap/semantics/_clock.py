"""The time that an answer may take."""

from __future__ import annotations

from time import monotonic

from argmap.errors import UndecidedError

__all__ = ["Clock"]


class Clock:
    """Counts down `seconds`; None is for ever.

    >>> Clock(None).check()
    >>> Clock(0).check()
    Traceback (most recent call last):
    argmap.errors.UndecidedError: undecided after 0 s
    """

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._end = float("inf") if seconds is None else monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left; less than 0 when the time is up."""
        return self._end - monotonic()

    def check(self) -> None:
        """Go on while there is time.

        Raises:
            UndecidedError: the time is up.
        """
        if self.left <= 0:
            message = f"undecided after {self.seconds:g} s"
            raise UndecidedError(message)
