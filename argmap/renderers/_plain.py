"""The texts of a map as plain text: one line each, in words that people read aloud.

What users wrote is data: line breaks and tabs become spaces, other control characters and halves of surrogate
pairs become `�`, and the characters that turn the direction of all that follows (Unicode Standard Annex 9,
section 2: explicit embeddings, overrides and isolates) go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from argmap.analysis.wording import is_verb, readable_date, verb
from argmap.model import Actor, Source, Statement

__all__ = [
    "by_words",
    "clipped",
    "does",
    "harmless",
    "listed",
    "one_line",
    "quoted",
    "voices",
    "words_as_said",
]

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS: Final = re.compile("[\t\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MOST_NAMES: Final = 5


def one_line(text: str) -> str:
    r"""Return a text as one line that cannot disturb the lines around it.

    >>> one_line(" It was\n\tso.\x1b[31m")
    'It was so.�[31m'
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # nearly always
        return text.strip()
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Return a text that cannot steer a terminal or turn around what follows; only line feeds break lines."""
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("�", _TURNS.sub("", text)))


def clipped(text: str, most: int) -> str:
    """Return the first words of a line, at most so many characters and an ellipsis.

    >>> clipped("Facebook should halt its plans.", 20)
    'Facebook should halt…'
    """
    if len(text) <= most:
        return text
    return (text[: most + 1].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]) + "…"


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words; of many only the first ones.

    >>> listed(["NSPCC"]), listed(["NSPCC", "Coram", "Kidscape"]), listed("abcdefgh")
    ('NSPCC', 'NSPCC, Coram and Kidscape', 'a, b, c, d and 4 more')
    """
    *first, last = names
    if len(first) >= _MOST_NAMES:
        shown = _MOST_NAMES - 1
        first, last = first[:shown], f"{len(first) + 1 - shown} more"
    return f"{', '.join(first)} and {last}" if first else last


def does(acts: Iterable[str], *, several: bool) -> str:
    """Return what a speaker does, or what several do; words that are no verbs follow a colon.

    >>> does(["concede"], several=False), does(["assert", "promise"], several=True)
    (' concedes', ' assert and promise')
    >>> does(["Popular Conceding"], several=False)
    ': Popular Conceding'
    """
    words = [one_line(act) or "say" for act in acts]
    if all(is_verb(word) for word in words):
        return f" {listed(verb(word, several=several) for word in words)}"
    return f": {listed(words)}"


def voices(said: Iterable[Statement]) -> list[str]:
    """Return who does what, in order, such as `["NSPCC and Coram demand", "Facebook asserts"]`."""
    speakers: dict[str, dict[str, bool]] = {}
    for statement in said:
        name = _name(statement.actor) if statement.actor else "somebody"
        is_group = statement.actor is not None and statement.actor.kind == "group"
        speakers.setdefault(statement.act, {})[name] = is_group
    acts: dict[tuple[str, ...], list[str]] = {}
    for act, names in speakers.items():
        acts.setdefault((*names,), []).append(act)
    return [
        listed(names) + does(done, several=len(names) > 1 or speakers[done[0]][names[0]])
        for names, done in acts.items()
    ]


def by_words(said: Iterable[Statement]) -> Iterable[list[Statement]]:
    """Return statements in groups that were made in the same words: one utterance, if of several acts."""
    groups: dict[str, list[Statement]] = {}
    for statement in said:
        words = statement.utterance.id if statement.utterance else ""
        groups.setdefault(words, []).append(statement)
    return groups.values()


def _name(actor: Actor) -> str:
    return one_line(actor.name) or one_line(actor.id)


def words_as_said(statement: Statement) -> str:
    """Return the words of a statement in quotation marks, with its source and date; `""` without words."""
    if not statement.words:
        return ""
    return quoted(statement.words, statement.source, readable_date(statement.when))


def quoted(words: str, source: Source | None, where: str = "") -> str:
    """Return words in quotation marks, with the source and the place or the date."""
    title = (one_line(source.title) or one_line(source.id)) if source else ""
    place = ", ".join(filter(None, (title, one_line(where))))
    return f"“{one_line(words)}”" + (f" ({place})" if place else "")
