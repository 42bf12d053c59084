"""Passages: what was said in one go, with its place, speaker, force and doubt; one for each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from argmap.drafting._cast import Member
from argmap.drafting._reading import Paragraph, Quotation, sentences

__all__ = ["Passage", "Speech", "is_statement", "quoted", "set_off", "spoken"]

Stretch = tuple[int, int]


@frozen
class Speech:
    """Who speaks at a point of a text, with which force, in which document; a doubt is told in words."""

    speakers: tuple[Member, ...] = ()
    act: str = "assert"
    doubt: str = ""
    document: str = ""


@frozen
class Passage:
    """What was said in one go: its stretches of the text, and by whom."""

    pieces: tuple[Stretch, ...]
    speech: Speech


_ASIDE: Final = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
"""What is in brackets, as the applause in minutes."""
_FEW: Final = 4
"""Words of a quotation that may be a title, or a word held at arm's length."""


def spoken(text: str, speech: Speech, start: int, end: int) -> Iterator[Passage]:
    """Yield a passage for each sentence in a stretch that was said; what is asked is a question."""
    for first, last in sentences(text, start, end):
        piece = _trimmed(text, first, last)
        if piece[1] > piece[0] and not _ASIDE.fullmatch(text, *piece):
            asks = speech.act == "assert" and text[piece[0] : piece[1]].endswith("?")
            yield Passage((piece,), evolve(speech, act="question") if asks else speech)


def quoted(text: str, quotations: Sequence[Quotation], speech: Speech) -> list[Passage]:
    """Return the passages in quotations; a sentence that was interrupted is one passage of two pieces."""
    made: list[Passage] = []
    for quotation in quotations:
        new = [*spoken(text, speech, quotation.start, quotation.end)]
        if made and new and _is_torn(text, made[-1].pieces[-1], new[0].pieces[0]):
            made[-1] = evolve(made[-1], pieces=made[-1].pieces + new.pop(0).pieces)
        made += new
    return made


def set_off(text: str, paragraph: Paragraph) -> list[Stretch]:
    """Return the lines that are set off in a paragraph, without the marks before them."""
    return [found.span() for found in _LINE.finditer(text, paragraph.start, paragraph.end)]


_LINE: Final = re.compile(r"(?<=[> \t])[^>\s][^\n]*")


def is_statement(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is more than a title or a word that is held at arm's length."""
    told = text[quotation.start : quotation.end].rstrip()
    return len(told.split()) > _FEW or told.endswith((".", "!", "?", ","))


def _is_torn(text: str, before: Stretch, after: Stretch) -> bool:
    last = text[before[1] - 1]
    return last in ",;–—" or (last.isalnum() and text[after[0]].islower())


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a stretch without blanks and quotation marks around it."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(' \t\n“”‘"«»„'))
    return start, max(start, end - len(inner) + len(inner.rstrip(' \t\n“”"«»')))
