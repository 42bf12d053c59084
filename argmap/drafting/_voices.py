"""Who speaks beside a verb of saying: where the noun phrase before or behind it begins and ends.

Between a name and its verb may stand an office, a clause or a short form in brackets. Each walk looks at a
bounded number of words, so the time stays linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from argmap.drafting._phrases import Voice, can_be_meant, voices_in, wording
from argmap.drafting._reading import Word
from argmap.drafting._words import verbs, words

__all__ = ["subject", "voices_after", "voices_before"]

_FARTHEST: Final = 16
"""Words that are looked at in search of the beginning of a noun phrase."""


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
            return wording(said, _beginning(said, at), start - 1)
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
            return [evolve(inner[0], start=said[start].start, role=wording(said, role, first))]
        if outer and (outer[0].kind == "description" or said[first + 1].low in words("relative")):
            return outer
        if outer and outer[0].kind == "name":
            return [_with_role(outer[0], wording(said, first + 1, comma))]
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
    role = wording(said, comma + 1, end)
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
