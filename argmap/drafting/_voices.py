"""Who is meant by some words: a name with title and role, a pronoun, or a description such as `the group`.

What is taken for a noun phrase is told by small lists and capital letters; no grammar is parsed. Each walk
looks at a bounded number of words, so the time stays linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from argmap.drafting._reading import Word
from argmap.drafting._words import verbs, words

__all__ = [
    "Voice",
    "can_be_meant",
    "is_plural",
    "noun",
    "subject",
    "voices_after",
    "voices_before",
    "voices_in",
]

_FARTHEST: Final = 16
"""Words that are looked at in search of the beginning of a noun phrase."""


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


def voices_before(said: Sequence[Word], end: int) -> list[Voice]:
    """Return who stands directly before a verb, whose place among the words is `end`."""
    last = end - 1
    while last >= 0 and (said[last].low in words("between") or said[last].low.endswith("ly")):
        last -= 1
    if last < 0:
        return []
    aside = {",": _apposed, ")": _bracketed, "who": _related, "which": _related}.get(said[last].low)
    if aside:
        return aside(said, last)
    start = last if said[last].low in words("pronouns") else _beginning(said, last)
    found = voices_in(said, start, last + 1)
    if not found:
        return _with_a_clause(said, last)
    if len(found) == 1 and found[0].kind == "name" and not found[0].role and start > 1:
        return [evolve(found[0], role=_role_before(said, start))]
    return found


def _with_a_clause(said: Sequence[Word], last: int) -> list[Voice]:
    """Return who stands before a clause without commas: `the engineers who inspected it have warned`."""
    for at in range(last, max(0, last - _FARTHEST), -1):
        if said[at].is_mask or said[at].text in ",:;":
            return []
        if said[at].low == "who":
            return _related(said, at)
    return []


def _role_before(said: Sequence[Word], start: int) -> str:
    """Return the role that stands before a name and a comma: `the head of safety, David Miles, said`."""
    if said[start - 1].text != ",":
        return ""
    for at in range(start - 2, max(-1, start - 2 - _FARTHEST), -1):
        if said[at].is_mask or said[at].low in words("stops"):
            return ""
        if said[at].low in words("roles"):
            return _text(said, _beginning(said, at), start - 1)
    return ""


def _related(said: Sequence[Word], who: int) -> list[Voice]:
    """Return who stands before `who` or `which`, a comma between or not: the nearest, of the residents."""
    last = who - 1
    last -= last > 0 and said[last].text == ","
    first = _beginning(said, last)
    near = next((n for n in range(last - 1, first, -1) if said[n].low in words("determiners")), first)
    return voices_in(said, near, last + 1) if last >= 0 else []


def _apposed(said: Sequence[Word], comma: int) -> list[Voice]:
    """Return who is named before what is set between commas: `Ana Ruiz, the engineer, said`."""
    for first in range(comma - 1, max(-1, comma - 2 * _FARTHEST), -1):
        if said[first].is_mask or said[first].text in ":;":
            return []
        if said[first].text != "," or first == 0:
            continue
        start = _beginning(said, first - 1)
        outer, inner = voices_in(said, start, first), voices_in(said, first + 1, comma)
        is_place = start > 0 and said[start - 1].low in words("links") | {"during", "after", "before"}
        if len(outer) > 1 or is_place:
            continue
        if (not outer or outer[0].kind == "description") and _is_person(said, inner, first + 1):
            role = start + (said[start].low in words("determiners"))
            return [evolve(inner[0], start=said[start].start, role=_text(said, role, first))]
        if outer and (outer[0].kind == "description" or said[first + 1].low in words("relative")):
            return outer
        if outer and outer[0].kind == "name":
            return [_with_role(outer[0], _text(said, first + 1, comma))]
    return []


def _is_person(said: Sequence[Word], found: list[Voice], first: int) -> bool:
    """Whether what is set between commas is a name and nothing else."""
    return len(found) == 1 and found[0].kind == "name" and found[0].start == said[first].start


def _with_role(voice: Voice, told: str) -> Voice:
    """Return a voice with the role that is told behind the name, as far as it is one."""
    if not told or told[0].isdigit() or told.lower().startswith(_NO_ROLES):
        return voice
    if told.startswith("of ") and voice.role:
        return evolve(voice, role=f"{voice.role} {told}")
    return evolve(voice, role=told.removeprefix("of "))


_NO_ROLES: Final = ("who ", "which ", "whose ", "when ", "as ", "after ", "before ", "in ")


def _bracketed(said: Sequence[Word], last: int) -> list[Voice]:
    """Return who is named before a bracket: `the National Society (NSPCC) said`."""
    first = next((n for n in range(last - 1, max(-1, last - _FARTHEST), -1) if said[n].text == "("), 0)
    if not first:
        return []
    found = voices_in(said, _beginning(said, first - 1), first)
    inner = said[first + 1 : last]
    if len(found) == 1 and len(inner) == 1 and inner[0].text.isupper():
        found = [evolve(found[0], also=inner[0].text)]
    return found


def _beginning(said: Sequence[Word], last: int) -> int:
    """Return where the noun phrase begins that ends with a word."""
    at = last
    while at >= 0 and last - at < _FARTHEST and _goes_on(said, at, last):
        at -= 1
    at += 1
    while at < last and said[at].low in words("links") | {"and", "&"}:
        at += 1
    return at


def _goes_on(said: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word is still part of the noun phrase that ends with the word `last`."""
    word = said[at]
    if word.is_mask or not (word.text[0].isalnum() or word.text in "’'&"):
        return False
    if word.low in words("stops") - words("amounts"):
        return False
    if at < last and said[at + 1].low in words("determiners"):
        # “… of the council”, “more than 100 …” go on before their determiner; else that was the first word
        return word.low in words("links") | words("amounts") or (
            said[at + 1].low not in words("definite") and word.low in words("amounts") | words("determiners")
        )
    if at < last and word.low in {"and", "&"}:
        return at > 0 and said[at - 1].text[0].isalnum()
    return not (word.text[0].isupper() and at < last and word.low in words("openers") - words("determiners"))


def voices_after(said: Sequence[Word], first: int) -> tuple[list[Voice], int]:
    """Return who stands directly behind a verb or `according to`, and where that ends among the words."""
    end = first
    while end < len(said) and end - first < _FARTHEST and _belongs(said, first, end):
        end += 1
    found = voices_in(said, first, end)
    if len(found) == 1 and end < len(said) and said[end].text == "(":
        close = next((n for n in range(end, min(len(said), end + _FARTHEST)) if said[n].text == ")"), 0)
        end = close + 1 if close else end
    if len(found) == 1 and end + 1 < len(said) and said[end].text == ",":
        found, end = _with_apposition(said, found[0], end)
    return found, end


def _belongs(said: Sequence[Word], first: int, at: int) -> bool:
    """Whether a word behind a verb is still part of who speaks."""
    word = said[at]
    if word.is_mask or not (word.text[0].isalnum() or word.text in "’'&."):
        return False
    if word.text == ".":
        return at + 1 < len(said) and len(said[at - 1].text) == 1 and said[at - 1].is_name and at > first
    ahead = said[at + 1].low if at + 1 < len(said) else ""
    if word.low in {"on", "in", "at", "during", "after"} and at > first:
        return word.low in {"at", "in"} and ahead not in words("calendar") | words("determiners") - {"the"}
    return word.low not in (words("stops") | words("calendar") | words("between")) - words("amounts")


def _with_apposition(said: Sequence[Word], voice: Voice, comma: int) -> tuple[list[Voice], int]:
    """Return a name with the role that stands behind it: `said Ana Ruiz, the engineer`."""
    if said[comma + 1].is_mask or voice.kind == "pronoun":
        return [voice], comma
    if voice.kind == "description":
        stop = next(
            (n for n in range(comma + 1, min(len(said), comma + 8)) if said[n].text in _STOPS), len(said)
        )
        inner = voices_in(said, comma + 1, stop) if said[comma + 1].is_name else []
        is_name = _is_person(said, inner, comma + 1) and inner[0].end == said[stop - 1].end
        return ([evolve(inner[0], role=voice.name)], stop) if is_name else ([voice], comma)
    end = comma + 1
    while end < len(said) and not said[end].is_mask and said[end].text not in {".", ";", ":", "–", "—", "("}:
        if (
            said[end].text == ","
            and end + 1 < len(said)
            and (
                said[end + 1].is_mask
                or said[end + 1].low in verbs().keys() | words("hindering") | words("between")
                or said[end + 1].low in words("relative") | {"when", "as", "after", "before", "in"}
            )
        ):
            break
        end += 1
    role = _text(said, comma + 1, end)
    if len(role) > _LONGEST_ROLE or role.lower().startswith(_NO_ROLES):
        return [voice], comma
    told = {word.low for word in said[comma + 1 : end]}
    is_role = bool(told & _ROLE_WORDS) and not told & (verbs().keys() | words("hindering") - {"to"})
    return ([_with_role(voice, role)], end) if is_role else ([voice], comma)


_STOPS: Final = frozenset(".,;:–—(")
_LONGEST_ROLE: Final = 120
_ROLE_WORDS: Final = words("roles") | words("organisations") | words("bodies")


def subject(said: Sequence[Word]) -> Voice | None:
    """Return whom a sentence begins with, if it names people, or tells what they are: `The council …`."""
    if not said or said[0].low in words("pronouns") | words("links"):
        return None
    end = 0
    while end < min(len(said), _FARTHEST) and (said[end].text[0].isalnum() or said[end].text in "’'"):
        word, ahead = said[end], said[end + 1] if end + 1 < len(said) else None
        if word.low in words("stops"):
            break
        end += 1
        goes_on = ahead is not None and (ahead.is_name or ahead.text in "’'" or ahead.low in words("links"))
        if not goes_on and end > 1 and (word.is_name or can_be_meant(word.low)):
            break
    found = voices_in(said, 0, end)
    if len(found) != 1 or found[0].kind == "pronoun":
        return None
    return (
        _with_apposition(said, found[0], end)[0][0]
        if end + 1 < len(said) and said[end].text == ","
        else found[0]
    )


def can_be_meant(noun: str) -> bool:
    """Whether a noun tells who people are, or what body."""
    known = words("roles") | words("bodies") | words("people")
    return noun in known or noun.removesuffix("s") in known


# -- what a noun phrase names


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
    role = _role(said, start, cut) or _text(said, behind, end)
    voice = _voice("name", said, start if role and behind == end else first, end, _text(said, cut, behind))
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
    return _text(said, start, end) if is_role else ""


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
    text = _text(said, first, end)
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


def _text(said: Sequence[Word], start: int, end: int) -> str:
    """Return words as they stand in the text, but for the blanks between them."""
    parts: list[str] = []
    for at in range(start, end):
        if at > start and said[at].start > said[at - 1].end:
            parts.append(" ")
        parts.append(said[at].text)
    return "".join(parts).strip(" .,’'") if parts else ""
