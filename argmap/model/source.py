"""Sources and quotes: where something was said, and in exactly which words.

A quote follows the text-quote and text-position selectors of the W3C Web Annotation Data Model (2017),
section 4.2: the exact passage, a little text before and after it, and its place in code points.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from argmap.errors import IntegrityError
from argmap.model._fields import identity, names, offset, several, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping

__all__ = ["Quote", "Source"]


@frozen(kw_only=True)
class Quote:
    """An exact passage of a source.

    `start` and `end` (exclusive) count code points in the source's text, None where it is not known;
    `prefix` and `suffix` are text around the passage that tells it from its like; `page` is a page or
    another locator, as printed.
    """

    source: str = field(default="", converter=string)
    exact: str = field(default="", converter=string)
    start: int | None = field(default=None, converter=offset)
    end: int | None = field(default=None, converter=offset)
    prefix: str = field(default="", converter=string)
    suffix: str = field(default="", converter=string)
    page: str = field(default="", converter=string)


def quotes(values: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return several quotes, in order."""
    return several(values, Quote) if values != () else ()


def _optional_text(value: str | None) -> str | None:
    return None if value is None else string(value)


@frozen(kw_only=True)
class Source:
    """A document: a letter, an article, a blog post, the minutes of a hearing.

    `date` is written as ISO 8601, as exactly as it is known (`2020`, `2020-02`, `2020-02-06`); `path` is a
    file beside the map, `text` what it says, None where it is not known.
    """

    id: str = field(converter=identity)
    title: str = field(default="", converter=string)
    publisher: str = field(default="", converter=string)
    authors: tuple[str, ...] = field(default=(), converter=names)
    date: str = field(default="", converter=string)
    url: str = field(default="", converter=string)
    path: str = field(default="", converter=string)
    rights: str = field(default="", converter=string)
    text: str | None = field(default=None, converter=_optional_text, repr=False)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)

    def quote(self, exact: str, *, prefix: str = "", suffix: str = "", page: str = "") -> Quote:
        """Return the quote of a passage, with its place where the text is known.

        Raises:
            IntegrityError: the passage is empty, or the text does not have it, or has it more than once and
                neither `prefix` nor `suffix` tells which one is meant.

        >>> letter = Source(id="letter", title="Open letter", text="Stop now. Think of children.")
        >>> letter.quote("Think of children").start
        10
        """
        if not exact:
            message = f"a quote of {self.id!r} is empty"
            raise IntegrityError(message, element=self.id)
        if self.text is None:
            return Quote(source=self.id, exact=exact, prefix=prefix, suffix=suffix, page=page)
        start = self._find(exact, prefix, suffix)
        end = start + len(exact)
        return Quote(
            source=self.id, exact=exact, start=start, end=end, prefix=prefix, suffix=suffix, page=page
        )

    def _find(self, exact: str, prefix: str, suffix: str) -> int:
        whole, passage = self.text or "", f"{prefix}{exact}{suffix}"
        found = whole.find(passage)
        if found < 0:
            message = f"the source {self.id!r} does not say {passage!r:.80}"
            raise IntegrityError(message, element=self.id)
        if whole.find(passage, found + 1) >= 0:
            message = f"the source {self.id!r} says {passage!r:.80} more than once: give a prefix or a suffix"
            raise IntegrityError(message, element=self.id)
        return found + len(prefix)
