"""A text cut up: paragraphs, quotations, sentences and words, all with their places; nothing is judged yet.

Quotations are found by their marks, in the manner of British, American, French and German printers: a
quotation over several paragraphs opens again at each and closes once. In the text in which sentences are
looked for, quotations are masked by characters that no text has, so that all places stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from attrs import frozen

from argmap.drafting._words import words

__all__ = [
    "MASK",
    "Paragraph",
    "Quotation",
    "Word",
    "masked",
    "paragraphs",
    "quotations",
    "sentences",
    "split",
]

MASK: Final = "\ue000"
"""What stands in the place of each character of a quotation; of a private area of Unicode."""

Stretch = tuple[int, int]


@frozen
class Paragraph:
    """A stretch of a text: `plain`, a `heading`, what is `set-off` as a quotation, or somebody's `turn`.

    Of a turn, the words begin at `body`, behind the name of who speaks.
    """

    start: int
    end: int
    kind: Literal["plain", "heading", "set-off", "turn"]
    body: int


@frozen
class Quotation:
    """A quotation: the stretch of its words, the one with its marks, and whether one before goes on in it."""

    start: int
    end: int
    outer: Stretch
    goes_on: bool


@frozen
class Word:
    """A word, a mark, or a masked quotation, and its place."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_mask(self) -> bool:
        """Whether a quotation stands here."""
        return self.text[0] == MASK

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter or a digit, as names do."""
        return self.text[0].isupper() or self.text[0].isdigit()


# -- paragraphs

_LINE: Final = re.compile(r"[^\n]+")
_SET_OFF: Final = re.compile(r"[ \t]*>[> \t]*")
_LABEL: Final = re.compile(
    r"(?:Q\d{1,4}\.? +)?"
    r"(?P<name>[A-Z][\w.’'-]*(?:,? (?:[A-Z&][\w.’'&-]*|of|for|the|and|de|van|von|der|al|bin)){0,6}"
    r"(?: \([^()\n]{1,60}\))?):[ \t]+(?=\S)"
)
_LONGEST_HEADING: Final = 110
_LONGEST_LINE: Final = 120


def paragraphs(text: str) -> list[Paragraph]:
    r"""Return the paragraphs of a text: what stands between blank lines, or the lines where there are none.

    >>> [paragraph.kind for paragraph in paragraphs("News\n\nIt is so.\n\n> Is it?")]
    ['heading', 'plain', 'set-off']
    """
    lines = [found.span() for found in _LINE.finditer(text) if not found[0].isspace()]
    labels = [_label(text, line) for line in lines]
    is_transcript = _is_transcript(text, lines, labels)
    has_gaps = any(_is_gap(text[one[1] : two[0]]) for one, two in pairwise(lines))
    is_wrapped = has_gaps or not any(end - start > _LONGEST_LINE for start, end in lines)
    groups: list[tuple[Stretch, int]] = []
    for line, label in zip(lines, labels, strict=True):
        begins = bool(is_transcript and label) or not groups or not is_wrapped
        if begins or _is_gap(text[groups[-1][0][1] : line[0]]):
            groups.append((line, label if is_transcript else 0))
        else:
            groups[-1] = ((groups[-1][0][0], line[1]), groups[-1][1])
    return [_paragraph(text, start, end, body) for (start, end), body in groups]


def _is_gap(between: str) -> bool:
    return between.count("\n") > 1


def _label(text: str, line: Stretch) -> int:
    """Return where the words begin of a line such as `Ms Ruiz: It is so`; 0 for other lines."""
    found = _LABEL.match(text, *line)
    return found.end() if found and found["name"].lower() not in words("labels") else 0


def _is_transcript(text: str, lines: list[Stretch], labels: list[int]) -> bool:
    """Whether a text is one of turns: many lines begin with a name, and some names come again."""
    names = [text[line[0] : label] for line, label in zip(lines, labels, strict=True) if label]
    return len(names) > len(set(names)) and len(names) * 4 >= len(lines)


def _paragraph(text: str, start: int, end: int, body: int) -> Paragraph:
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if body:
        return Paragraph(start, end, "turn", body)
    if found := _SET_OFF.match(text, start, end):
        return Paragraph(start, end, "set-off", found.end())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    is_short = end - start <= _LONGEST_HEADING and "\n" not in text[start:end]
    if text[start] == "#" or (is_short and text[end - 1].isalnum()):
        return Paragraph(start, end, "heading", start)
    return Paragraph(start, end, "plain", start)


# -- quotations

_MARK: Final = re.compile("[\"“”„«»‘’'\u201a]")
_DOUBLE: Final = {"“": '”"', "„": "“”", "«": "»", "»": "«", '"': '"”'}
_SINGLE: Final = {"‘": "’'", "'": "'’", "\u201a": "‘’"}
_FINISHED: Final = ".,!?;:…—–"


def quotations(text: str, paragraphs: list[Paragraph]) -> list[Quotation]:
    """Return the quotations in paragraphs that are plain, in order; what is in a quotation is part of it."""
    found: list[Quotation] = []
    open_mark = ""
    for paragraph in paragraphs:
        if paragraph.kind == "plain":
            within, open_mark = _quotations_in(text, paragraph, open_mark)
            found += within
        elif paragraph.kind != "heading":
            open_mark = ""
    return found


def _quotations_in(text: str, paragraph: Paragraph, carried: str) -> tuple[list[Quotation], str]:
    """Return the quotations of a paragraph, and the mark of one that is still open at its end."""
    found: list[Quotation] = []
    marks = [match.start() for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
    closers = _single_closers(text, marks, paragraph.end)
    number = 0
    while number < len(marks):
        at = marks[number]
        goes_on = bool(carried) and at == paragraph.start and text[at] == carried
        if not goes_on and not _opens(text, at, paragraph):
            number += 1
            continue
        last = _closing(text, marks, number, closers)
        is_single = text[at] in _SINGLE
        if last is None and is_single and not goes_on and at != paragraph.start:
            number += 1  # an apostrophe after all
            continue
        end = marks[last] if last is not None else paragraph.end
        found.append(Quotation(at + 1, end, (at, min(end + 1, paragraph.end)), goes_on))
        if last is None:
            return found, text[at]
        number = last + 1
    return found, ""


def _opens(text: str, at: int, paragraph: Paragraph) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] == "»" and before.isalnum():
        return False
    return (
        (text[at] in _DOUBLE or text[at] in _SINGLE)
        and not before.isalnum()
        and before not in ".,!?;:"
        and not after.isspace()
    )


def _closing(text: str, marks: list[int], number: int, closers: dict[int, int]) -> int | None:
    """Return the number of the mark that closes the one with this number."""
    mark = text[marks[number]]
    if mark in _SINGLE:
        return closers.get(number)
    return next((n for n in range(number + 1, len(marks)) if text[marks[n]] in _DOUBLE[mark]), None)


def _single_closers(text: str, marks: list[int], end: int) -> dict[int, int]:
    """Return for each single mark the one that would close it, in one walk from the end.

    A mark that ends a word may be an apostrophe (“the boys’ school”): of several, the first behind the end of
    a sentence or of a phrase is taken, as long as no other quotation opens before.
    """
    found: dict[int, int] = {}
    sure: int | None = None
    likely: int | None = None
    possible: int | None = None
    for number in range(len(marks) - 1, -1, -1):
        at = marks[number]
        if text[at] not in "‘’'\u201a":
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < end else " "
        if not before.isalnum() and before not in _FINISHED + ")]…" + MASK and not after.isspace():
            close = sure if sure is not None else likely if likely is not None else possible
            if close is not None:
                found[number] = close
            sure = likely = possible = None
        elif not before.isspace() and not after.isalnum():
            if before in _FINISHED or after in _FINISHED:
                sure = number
            elif before.lower() != "s":
                likely = number
            else:
                possible = number
    return found


def masked(text: str, quotations: list[Quotation]) -> str:
    """Return a text in which quotations are masked; one that ends a sentence ends it here, too."""
    parts: list[str] = []
    last = 0
    for quotation in quotations:
        start, end = quotation.outer
        inner = text[quotation.start : quotation.end].rstrip()
        follows = text[end : end + 2].lstrip()
        is_end = inner.endswith((".", "…")) and (not follows or not follows[0].islower())
        parts += [text[last:start], MASK * (end - start - is_end), "." * is_end]
        last = end
    return "".join([*parts, text[last:]])


# -- sentences and words

_SENTENCE_END: Final = re.compile(r"(?<![.!?…])[.!?…]+[)\]’”\"»']*\s+(?=[^\W\d_]|[(\[“‘\"'«„\d" + MASK + "])")
_WORD: Final = re.compile(
    MASK
    + r"+\.?|\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Cllr|Hon|St)\.(?=\s+[A-Z])|\w+(?:[’'.&/-]\w+)*|\S"
)
_LAST_WORD: Final = re.compile(r"[\w.’'-]{1,20}\Z")


def sentences(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the sentences in a stretch of a text, each without blanks around it.

    >>> text = "Dr. Ruiz left. Who knows?"
    >>> [text[start:end] for start, end in sentences(text, 0, len(text))]
    ['Dr. Ruiz left.', 'Who knows?']
    """
    first = start
    for found in _SENTENCE_END.finditer(text, start, end):
        if _ends(text, first, found):
            yield first, found.start() + len(found[0].rstrip())
            first = found.end()
    rest = text[first:end]
    if rest.strip():
        yield first + len(rest) - len(rest.lstrip()), end - len(rest) + len(rest.rstrip())


def _ends(text: str, first: int, found: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: not behind an abbreviation, nor before a small letter."""
    follows = text[found.end()]
    if not found[0].startswith(".") or found[0].startswith(".."):
        return not follows.islower()
    before = _LAST_WORD.search(text[max(first, found.start() - 20) : found.start()])
    word = before[0].lower() if before else ""
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    is_short = word in words("abbreviations") or (follows.isdigit() and word in words("numbered"))
    return not (follows.islower() or is_initial or is_short)


def split(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks in a stretch of a text."""
    return [Word(found[0], *found.span()) for found in _WORD.finditer(text, start, end)]
