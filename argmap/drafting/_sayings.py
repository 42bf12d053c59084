"""Where a sentence says who says what: `X said: …`, `…, said X`, `the group claims …`, `according to X, …`.

A saying is looked for at each verb of saying (`words.toml`); who speaks stands directly before it, or behind
it where what is said comes first. What is said is the clause behind, the clause before, the whole sentence
where somebody is asked to do something, or quotations; those are masked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from argmap.drafting._phrases import Voice, is_plural, noun, voices_in
from argmap.drafting._reading import Word
from argmap.drafting._voices import subject, voices_after, voices_before
from argmap.drafting._words import Manner, Verb, verbs, words

__all__ = ["Saying", "sayings"]

Stretch = tuple[int, int]

_NEAR: Final = 14
"""Words between a verb and the colon, the quotation or the `that` that belongs to it."""


@frozen
class Saying:
    """That somebody says something: who, with which force, and where the words of the reporter stand.

    `said` are the stretches that were said; it is empty where quotations are. `opens` is the place from which
    on all that follows is said, 0 where nothing is. `quotes_from` and `quotes_to` tell which quotations are
    meant.
    """

    voices: tuple[Voice, ...]
    act: str
    start: int
    end: int
    said: tuple[Stretch, ...] = ()
    opens: int = 0
    quotes_from: int = 0
    quotes_to: int = 0


def sayings(said: Sequence[Word]) -> Iterator[Saying]:
    """Yield the sayings in the words of one sentence, in order; none within what another says."""
    at = _point(said)
    while at < len(said):
        found = _FINDERS.get(said[at].low, _saying)(said, at)
        at += 1
        if found:
            yield found
            if found.opens or (found.said and found.said[-1][1] >= said[-1].start):
                return
            while at < len(said) and said[at].start < found.end:
                at += 1


def _point(said: Sequence[Word]) -> int:
    """Return where a sentence comes to the point that begins with `When she was asked, …`."""
    if not said or said[0].low not in words("before_the_point"):
        return 0
    comma = next((n for n, word in enumerate(said) if word.text == ","), 0)
    return comma if any(word.low in verbs() for word in said[comma:]) else 0


# -- according to


def _according(said: Sequence[Word], at: int) -> Saying | None:
    if at + 2 >= len(said) or said[at + 1].low != "to":
        return None
    voices, end = voices_after(said, at + 2)
    if not voices:
        return None
    base = Saying(tuple(voices), "assert", said[at].start, said[end - 1].end)
    is_first = at == 0 or (at == 1 and said[0].low in words("turns"))
    if is_first and end + 1 < len(said):
        return evolve(base, said=((said[end + 1].start, said[-1].end),))
    return _behind(said, at, end, base)


def _by(said: Sequence[Word], at: int) -> Saying | None:
    """Return whose words a quotation is called: `has been called “a scar on the sky” by heritage groups`."""
    if at < 1 or not said[at - 1].is_mask:
        return None
    voices, end = voices_after(said, at + 1)
    base = Saying(tuple(voices), "assert", said[at].start, said[end - 1].end)
    return evolve(base, quotes_from=said[at - 1].start, quotes_to=said[at].start) if voices else None


# -- verbs


def _saying(said: Sequence[Word], at: int) -> Saying | None:
    """Return the saying of the verb at a place, if a verb of saying stands there."""
    verb = verbs().get(said[at].low)
    if verb is None or _is_hindered(said, at):
        return None
    voices, begin, end = _who(said, at)
    is_behind = end > at + 1
    is_odd = (verb.is_plain and not _are_many(voices)) or (not is_behind and not _is_followed(said, at, verb))
    if not voices or is_odd:
        return None
    if verb.is_plain:  # “Rangers believe”: several, whose name it is not
        voices = [evolve(voice, kind="description") if voice.kind == "name" else voice for voice in voices]
    if not is_behind and end < len(said) and said[end].low == "out" and "out" in verb.after:
        end += 1
    manner = _manner(said, at, end, verb)
    if manner is None:
        return None
    base = Saying(tuple(voices), verb.acts.get(manner, "assert"), said[begin].start, said[end - 1].end)
    if is_behind:
        return _announced(said, end, base) or _behind(said, begin, end, base)
    if manner == "request":
        first = begin if any(word.is_mask for word in said[:begin]) else 0
        return evolve(base, said=((said[first].start, said[-1].end),))
    rest = _past_settings(said, at, end, verb)
    told = _announced(said, end, base) or _in_marks(said, begin, rest, base)
    return told or _in_clause(said, begin, max(rest, end), base, manner)


def _is_hindered(said: Sequence[Word], at: int) -> bool:
    """Whether what stands before a verb makes it no report, such as `would say` and `the claims`."""
    before = at - 1
    while before >= 0 and said[before].low in words("between"):
        before -= 1
    if before < 0:
        return False
    low = said[before].low
    return (
        low in words("hindering")
        or (low in words("determiners") and low not in {"some", "many", "all", "both"})
        or (low.endswith(("’s", "'s")) and before == at - 1)
    )


def _who(said: Sequence[Word], at: int) -> tuple[list[Voice], int, int]:
    """Return who speaks, where that begins with the verb among the words, and where it ends."""
    if at > 1 and said[at - 1].low in {"and", "but"} and not said[at - 2].is_mask:
        first = subject(said)  # “the minister ruled it out but pledged …”
        return [first] if first else voices_in(said, 0, 1), at - 1, at + 1
    is_behind = (
        at == 0 or said[at - 1].is_mask or (said[at - 1].text == "," and at > 1 and said[at - 2].is_mask)
    )
    before = [] if is_behind else voices_before(said, at)
    if before:
        begin = next(n for n in range(at, -1, -1) if said[n].start <= before[0].start)
        return before, begin, at + 1
    if is_behind or said[at - 1].text in {",", "–", "—", "-"}:
        after, end = voices_after(said, at + 1)
        if after:
            return after, at, end
    return [], at, at + 1


def _are_many(voices: Sequence[Voice]) -> bool:
    """Whether those who speak can stand before the plain form of a verb: `they say`."""
    if len(voices) != 1:
        return len(voices) > 1
    voice = voices[0]
    if voice.kind == "pronoun":
        return voice.name in {"they", "we", "i"}
    is_described = voice.kind == "description" and is_plural(noun(voice.name))
    return is_described or _is_several(voice)


def _is_several(voice: Voice) -> bool:
    """Whether what looks like a name, at the start of a sentence, is only what some people are."""
    return voice.kind == "name" and " " not in voice.name and is_plural(voice.name.lower())


def _is_followed(said: Sequence[Word], at: int, verb: Verb) -> bool:
    if at + 1 >= len(said) or not verb.after:
        return True
    after = said[at + 1]
    return after.low in verb.after or after.text in {".", ",", ":"} or after.is_mask


def _manner(said: Sequence[Word], at: int, end: int, verb: Verb) -> Manner | None:
    """Return what the verb goes with here; None where it says nothing."""
    ahead = said[end : end + _NEAR]
    low = [word.low for word in ahead]
    if "request" in verb.acts and low and not ahead[0].is_mask and low[0] not in {",", ".", ":"}:
        asks = next((n for n, word in enumerate(low) if word in words("asking")), _NEAR)
        if "clause" not in verb.acts or ("to" in low and low.index("to") < asks) or low[0] == "for":
            return "request"
    if "clause" in verb.acts:
        return "clause"
    has_words = any(word.is_mask or word.text == ":" for word in ahead) or any(
        word.is_mask for word in said[max(0, at - 3) : at]
    )
    return "quotation" if "quotation" in verb.acts and has_words else None


def _announced(said: Sequence[Word], end: int, base: Saying) -> Saying | None:
    """Return what is said behind a colon."""
    near = said[end : end + _NEAR]
    colon = next((n for n, word in enumerate(near) if word.text == ":"), None)
    if colon is None or any(word.is_mask or word.low == "that" for word in near[:colon]):
        return None
    behind = near[colon + 1] if colon + 1 < len(near) else None
    if behind is not None and behind.is_mask:
        return evolve(base, end=near[colon].end, quotes_from=behind.start, quotes_to=said[-1].end)
    return evolve(base, end=near[colon].end, opens=near[colon].end)


def _in_marks(said: Sequence[Word], begin: int, rest: int, base: Saying) -> Saying | None:
    """Return what is said in a quotation behind the verb, and perhaps in one before who speaks."""
    mask = rest + 1 if rest < len(said) and said[rest].text == "," else rest
    if mask >= len(said) or not said[mask].is_mask or _is_part(said, mask, rest):
        return None
    before = begin - 2 if begin > 1 and said[begin - 1].text == "," else begin - 1
    first = before if before >= 0 and said[before].is_mask else mask
    return evolve(base, end=said[mask - 1].end, quotes_from=said[first].start, quotes_to=said[-1].end)


def _in_clause(said: Sequence[Word], begin: int, rest: int, base: Saying, manner: Manner) -> Saying | None:
    """Return what is said in a clause behind the verb; before it, if there is none."""
    ahead = said[rest].low if rest < len(said) else "."
    if ahead in _OVER:
        return _behind(said, begin, min(rest, len(said)), base)
    if manner == "quotation" or rest + 1 >= len(said) or ahead in _NO_CLAUSE:
        return None
    return evolve(base, end=said[rest - 1].end, said=((said[rest].start, said[-1].end),))


_OVER: Final = frozenset(
    {".", ",", ";", "–", "—", "?", "!", "adding", "when", "as", "after", "before", "while"}
)
_NO_CLAUSE: Final = frozenset({"is", "was", "are", "were", "has", "had", "been", "of", "by"})
"""Behind these a verb of saying was none: “the claims of …”, “the report by …”."""


def _is_part(said: Sequence[Word], mask: int, rest: int) -> bool:
    """Whether a quotation is only a part of a clause: the sentence goes on behind it, without a comma."""
    if mask == rest + 1:
        return False
    ahead = said[mask + 1] if mask + 1 < len(said) else None
    is_that = said[mask - 1].low == "that"
    return (is_that and ahead is not None) or (
        ahead is not None and ahead.text[0].isalnum() and not said[mask].text.endswith(".")
    )


def _behind(said: Sequence[Word], at: int, end: int, base: Saying) -> Saying | None:
    """Return a saying that stands, from `at` to `end`, behind what is said or in the middle of it."""
    base = evolve(base, end=said[end - 1].end)
    last = at - 1
    while last >= 0 and said[last].text in {",", "–", "—", "-"}:
        last -= 1
    if last < 0:
        return None
    if said[last].is_mask:
        first = last
        while first > 0 and said[first - 1].is_mask:
            first -= 1
        return evolve(base, quotes_from=said[first].start, quotes_to=said[-1].end)
    if last == at - 1 or last < _SHORTEST:
        return None  # no comma: the verb says something else
    before = (said[0].start, said[last].end)
    goes_on = end + 1 < len(said) and said[end].text == "," and said[end + 1].low not in words("asides")
    if goes_on and not said[end + 1].is_mask:
        return evolve(base, said=(before, (said[end + 1].start, said[-1].end)))
    return evolve(base, said=(before,))


_SHORTEST: Final = 1
"""Words before an attribution that are no clause yet, as in `However, he said`."""


def _past_settings(said: Sequence[Word], at: int, end: int, verb: Verb) -> int:
    """Return where what is said begins: behind whom it was said to, when, where, and `that`."""
    start = end
    if end < len(said) and said[end].low in verb.after - {"that"}:
        return end  # “promised to”: it belongs to what was promised
    if said[at].low in words("told"):
        start = _past_addressee(said, end)
    for that in range(start, min(len(said), start + _NEAR)):
        is_setting = said[start].low in words("settings") | words("calendar")
        if said[that].low == "that" and (that == start or is_setting):
            return that + 1
        if said[that].low in verbs() or said[that].is_mask or said[that].text in ",.;":
            break
    aside = [word.low for word in said[start : start + 3]]
    if aside[::2] == [",", ","] and aside[1] in words("between"):
        start += 3
    while start < len(said) and said[start].low in words("settings") | words("calendar"):
        behind = _past_setting(said, start)
        if behind == start:
            break
        start = behind
    return start + 1 if start < len(said) and said[start].low == "that" else start


def _past_addressee(said: Sequence[Word], start: int) -> int:
    """Return where the words end that tell to whom something was said: `told the BBC`, `told her`."""
    at = start
    if at < len(said) and said[at].low in words("objects"):
        return at + 1
    while at < len(said) and said[at].low in words("determiners") and said[at].low != "that":
        at += 1
    first = at
    while at < len(said) and (said[at].is_name or said[at].low in {"of", "and"}) and at - start < _NEAR:
        at += 1
    is_said = at < len(said) and said[at].low in words("asking") | {"that"}
    if at == first and at < len(said) and said[at].text[0].isalpha() and not is_said:
        at += 1
        if at + 1 < len(said) and said[at].low == "of":
            at = _past_addressee(said, at + 1)
    return at


def _past_setting(said: Sequence[Word], start: int) -> int:
    """Return where a phrase of time or place ends: `on Tuesday`, `in a statement`, `last week`."""
    at = start + 1
    low = said[start].low
    if low in words("calendar") or low in {"yesterday", "today", "earlier"}:
        return at
    while at < len(said) and at - start < _LONGEST_SETTING and said[at].text[0].isalnum():
        word = said[at]
        if (
            word.low in words("calendar")
            or word.low in _MOMENTS
            or word.low in words("documents") | _OCCASIONS
        ):
            at += 1
            is_to = (
                at < len(said)
                and said[at].low in {"to", "with", "of"}
                and word.low in words("documents") | _OCCASIONS
            )
            return _past_addressee(said, at + 1) if is_to else at
        if word.text.isdigit() and low == "in":
            return at + 1
        if word.low not in words("determiners") and word.low in words("stops"):
            break
        at += 1
    if at < len(said) and said[at].text == "," and at - start > 1:
        return at
    return start if not (at < len(said) and said[at].text in ".;") else at


_LONGEST_SETTING: Final = 7
_MOMENTS: Final = words("moments")
_OCCASIONS: Final = words("occasions")
_FINDERS: Final = {"according": _according, "by": _by}
"""What finds a saying at a word that is no verb."""
