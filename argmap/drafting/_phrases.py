"""Noun phrases: who is meant by a few words, a name with title and role, a pronoun, or a description.

What the words are is told by small lists and capital letters; no grammar is parsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from argmap.drafting._reading import Word
from argmap.drafting._words import words

__all__ = ["Voice", "can_be_meant", "is_plural", "noun", "voices_in", "wording"]


@frozen
class Voice:
    """Who speaks, as a text has it: the words of the name and what is said with them, and their stretch."""

    kind: Literal["name", "pronoun", "description"]
    name: str
    start: int
    end: int
    role: str = ""
    title: str = ""
    also: str = ""
    is_definite: bool = False


def noun(description: str) -> str:
    """Return the noun that a description is about, in small letters.

    >>> noun("spokesman for the council"), noun("129 organisations and experts")
    ('spokesman', 'organisations')
    """
    low = description.lower().split()
    ends = [n for n, word in enumerate(low) if n and (word in words("links") or word == "and")]
    return low[ends[0] - 1 if ends else -1].strip(".,’'") if low else ""


def is_plural(word: str) -> bool:
    """Whether a noun speaks of several, as far as its form tells."""
    return word in words("people") or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )


def can_be_meant(noun: str) -> bool:
    """Whether a noun tells who people are, or what body."""
    known = words("roles") | words("bodies") | words("people")
    return noun in known or noun.removesuffix("s") in known


def voices_in(said: Sequence[Word], start: int, end: int) -> list[Voice]:
    """Return who is meant by the words from `start` to `end`; several who are joined by `and`; or nobody."""
    while start < end and said[start].low in words("turns"):
        start += 1
    if end - start == 1 and said[start].low in words("pronouns"):
        return [_voice("pronoun", said, start, end, said[start].low)]
    name = _name(said, start, end)
    if name == end or _is_described(said, start, name):
        return _described(said, start, end)
    pair = _pair(said, start, end)
    if pair:
        return [voice for part in ((start, pair), (pair + 1, end)) for voice in voices_in(said, *part)]
    return _named(said, start, name, end)


def _is_described(said: Sequence[Word], start: int, name: int) -> bool:
    """Whether a name is only part of a description: `researchers at the University of Oxford`."""
    link = name - 1
    while link > start and said[link].low in words("determiners"):
        link -= 1
    return link > start and said[link].low in words("links") and _is_common(said[link - 1])


def _name(said: Sequence[Word], start: int, end: int) -> int:
    """Return where the name begins that a noun phrase ends with; its end if it ends with none."""
    at = end
    while at > start:
        word = said[at - 1]
        is_name = word.is_name and word.low not in words("openers") | words("calendar")
        is_mark = word.text in {".", "’", "'"} and at - 1 > start
        is_small = word.low in words("particles") and at < end and _links(said, start, at - 1)
        if not (is_name or is_mark or is_small):
            break
        at -= 1
    while at < end and (said[at].low in words("particles") or said[at].text in "’'."):
        at += 1
    return end if at < end and said[end - 1].text[0].isdigit() and end - at == 1 else at


def _links(said: Sequence[Word], start: int, at: int) -> bool:
    """Whether a small word stands within a name: `of` or `for the` behind a word of it."""
    if at <= start:
        return False
    before = said[at - 1]
    return before.is_name or (before.low in words("particles") and at - 2 >= start and said[at - 2].is_name)


def _pair(said: Sequence[Word], start: int, end: int) -> int:
    """Return where two names are joined by `and`; 0 where there is one name."""
    for at in range(start + 1, end - 1):
        if said[at].low == "and" and said[at - 1].is_name and said[at + 1].is_name:
            is_body = any(word.low in words("organisations") for word in said[start:end])
            return 0 if is_body else at
    return 0


def _named(said: Sequence[Word], start: int, first: int, end: int) -> list[Voice]:
    """Return a voice with a name: titles and roles before it are told apart from it."""
    link = next((at for at in range(first + 1, end) if said[at].low in {"of", "for", "at", "from"}), end)
    head = [word.low for word in said[first:link]]
    if (
        said[end - 1].low in words("roles")
        or head[-1] in words("roles")
        or (len(head) == 1 and _is_noun(head[0]))
    ):
        return _described(said, start, end)
    cut, title = first, ""
    if not words("organisations") & {*head}:
        for at in range(first, link - 1):
            cut = at + 1 if said[at].low in words("roles") else cut
        while cut < link - 1 and said[cut].low in words("titles"):
            title, cut = (said[cut].low.strip(".") or title), cut + 1
    behind = (
        link if link < end and (title or link - cut > 1) and not words("organisations") & {*head} else end
    )
    role = _role(said, start, cut) or wording(said, behind, end)
    voice = _voice("name", said, start if role and behind == end else first, end, wording(said, cut, behind))
    return [evolve(voice, role=role, title=title)] if voice.name else []


def _is_common(word: Word) -> bool:
    """Whether a word is no name, even if it begins a sentence."""
    return word.text[0].islower() or _is_noun(word.low)


def _is_noun(word: str) -> bool:
    """Whether a word at the start of a sentence is no name but what some people are."""
    return word in words("people") or word.removesuffix("s") in words("roles")


def _role(said: Sequence[Word], start: int, end: int) -> str:
    """Return what stands before a name, if it says what somebody is."""
    while end > start and said[end - 1].low.strip(".") in words("titles") | {""}:
        end -= 1
    while start < end and said[start].low in words("determiners") | words("openers"):
        start += 1
    is_role = any(word.low in words("roles") for word in said[start:end])
    return wording(said, start, end) if is_role else ""


def _described(said: Sequence[Word], start: int, end: int) -> list[Voice]:
    """Return a voice that has no name, if its noun can speak: people, bodies, roles, documents."""
    if start >= end:
        return []
    is_definite = said[start].low in words("definite")
    first = start
    while (
        first < end
        and said[first].low in words("determiners") - words("amounts")
        and not said[first].text[0].isdigit()
    ):
        first += 1
    if first >= end:
        is_one = said[start].low == "one" and end - start == 1
        return [_voice("description", said, start, end, "one")] if is_one else []
    text = wording(said, first, end)
    about = noun(text)
    can_speak = is_plural(about) or about in _SPEAKING or about.endswith(("man", "woman", "person"))
    if not text or not can_speak or any(word.low in words("calendar") for word in said[first:end]):
        return []
    return [evolve(_voice("description", said, start, end, text), is_definite=is_definite)]


_SPEAKING: Final = words("roles") | words("bodies") | words("people") | words("documents")


def _voice(
    kind: Literal["name", "pronoun", "description"], said: Sequence[Word], start: int, end: int, name: str
) -> Voice:
    return Voice(kind, name, said[start].start, said[end - 1].end)


def wording(said: Sequence[Word], start: int, end: int) -> str:
    """Return words as they stand in the text, but for the blanks between them."""
    parts: list[str] = []
    for at in range(start, end):
        if at > start and said[at].start > said[at - 1].end:
            parts.append(" ")
        parts.append(said[at].text)
    return "".join(parts).strip(" .,’'") if parts else ""
