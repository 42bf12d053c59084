"""Who takes part: voices that are one actor are brought together, by name, abbreviation, role or pronoun.

`Mr Zuckerberg` is the Mark Zuckerberg of whom the text speaks anywhere; `the NSPCC` what was put in brackets
behind a longer name; `she` the woman who spoke last; `the group` the group that spoke last. What is not
certain is told as a doubt, in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from attrs import field, mutable

from argmap.drafting._phrases import Voice, can_be_meant, is_plural, noun
from argmap.drafting._words import words

__all__ = ["Cast", "Member"]

_LIKELY_NAME: Final = re.compile(
    r"\b(?:[^\W\d_][\w’'-]*\.? )?[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|van|von|der|bin|al|la|le|di|da))*"
    r" [A-Z][\w’'-]+"
)
_SHORT_FORM: Final = re.compile(
    r"\b((?:[A-Z][\w’'&-]*|of|for|the|and|to|in|on|&)"
    r"(?: (?:[A-Z][\w’'&-]*|of|for|the|and|to|in|on|&)){1,14}) "
    r"\(([A-Z][A-Z&]{1,9})s?\)"
)


@mutable
class Member:
    """An actor in the making: the name, what is known, the other words for it, and when it was last heard."""

    name: str
    kind: str = ""
    role: str = ""
    gender: str = ""
    nouns: set[str] = field(factory=set)
    also: list[str] = field(factory=list)
    is_many: bool = False
    heard: int = 0


class Cast:
    """All who were heard so far in one text."""

    def __init__(self, text: str, authors: Iterable[str] = ()) -> None:
        self.members: list[Member] = []
        self._known: dict[str, Member] = {}
        self._authors = [name for name in authors if name]
        self._people = _full_names(text)
        self._short = {found[2]: " ".join(found[1].split()) for found in _SHORT_FORM.finditer(text)}
        self._bodies = _only_bodies(text)
        self._surnames: dict[str, Member] = {}
        self._lately: dict[int, Member] = {}  # the last one heard is the last
        self._hearings = 0
        self._starts = (0, 0)  # how often somebody was heard before the last two paragraphs

    def meet(self, voice: Voice) -> tuple[Member | None, str]:
        """Return who is meant, and a doubt, `""` if there is none; nobody where a pronoun points nowhere."""
        if voice.name == "one":
            member, doubt = self._one_of()
        elif voice.kind == "pronoun":
            member, doubt = self._pointed_at(voice.name)
        elif voice.kind == "name":
            member, doubt = self._named(voice)
        else:
            member, doubt = self._described(voice)
        if member:
            self.hear(member, voice)
        return member, doubt

    def turn_page(self) -> None:
        """Keep in mind that a paragraph begins."""
        self._starts = (self._starts[1], self._hearings)

    def hear(self, member: Member, voice: Voice) -> None:
        """Keep in mind that somebody was heard, and what was said of them by the way."""
        self._hearings += 1
        self._lately.pop(id(member), None)
        self._lately[id(member)] = member
        member.heard = self._hearings
        member.role = member.role or voice.role
        member.gender = member.gender or _gender(voice)
        member.nouns |= {noun(voice.role)} if voice.role else set()
        member.nouns |= {word for word in voice.role.lower().split() if word in words("roles")}
        if voice.kind == "description":
            member.nouns |= {noun(voice.name), _singular(noun(voice.name))}
        if voice.kind != "pronoun" and voice.name not in {member.name, *member.also}:
            member.also.append(voice.name)
        if voice.also:
            self._known.setdefault(_key(voice.also), member)
        if member.kind == "person":
            self._surnames[member.name.split()[-1]] = member

    def notice(self, voice: Voice) -> None:
        """Keep in mind whom a sentence begins with: a pronoun may mean them, even if they say nothing."""
        is_known = _key(voice.name) in self._known
        is_likely = bool(voice.title or voice.role) or bool(
            words("organisations") & {*voice.name.lower().split()}
        )
        if is_known or is_likely or (voice.kind == "description" and can_be_meant(noun(voice.name))):
            self.meet(voice)

    # -- names

    def _named(self, voice: Voice) -> tuple[Member, str]:
        name = self._short.get(voice.name, voice.name)
        member = self._known.get(_key(name)) or self._known.get(_key(voice.name))
        if member:
            return member, ""
        surname = name.split()[-1]
        if " " not in name and (voice.title or self._is_person(surname)):
            full = self._people.get(surname, "")
            member = self._known.get(_key(full)) or self._by_surname(surname)
            return member or self._new(full or _titled(voice), "person"), ""
        kind = _kind(name, voice)
        member = self._by_surname(surname) if kind == "person" and voice.title else None
        return (member, "") if member else (self._new(name, kind), "")

    def _is_person(self, surname: str) -> bool:
        return surname in self._people or self._by_surname(surname) is not None

    def _by_surname(self, surname: str) -> Member | None:
        return self._surnames.get(surname)

    def _new(self, name: str, kind: str, *, is_many: bool = False) -> Member:
        member = Member(name=name, kind=kind, is_many=is_many)
        first, *_, last = [*name.split(), *name.split()]
        if kind == "organisation":
            member.nouns |= {*name.lower().split()} & (words("organisations") | words("bodies"))
        self.members.append(member)
        self._known[_key(name)] = member
        if kind == "organisation" and first.lower() not in _GENERIC:
            self._known.setdefault(_key(first), member)
        if kind == "person":
            self._known.setdefault(_key(last), member)
            self._known.setdefault(_key(first), member)
        return member

    # -- pronouns

    def _pointed_at(self, pronoun: str) -> tuple[Member | None, str]:
        if pronoun in {"i", "we"}:
            return (
                self._author(),
                "" if self._authors else f"“{pronoun}” is who wrote this, whom nobody names",
            )
        gender = {"he": "m", "she": "f"}.get(pronoun, "")
        heard = self._heard()
        if gender:
            fitting = [m for m in heard if m.kind in {"person", "role"} and m.gender in {"", gender}]
        elif pronoun == "they":
            fitting = [m for m in heard if m.is_many or m.kind in {"group", "organisation"}]
        else:
            fitting = [m for m in heard if m.kind in {"", "group", "organisation"}]
        member = max(fitting, key=lambda one: one.heard, default=None)
        if member is None:
            return None, f"“{pronoun}” has nobody to stand for"
        is_last = member.heard == self._hearings
        is_sure = is_last and (not gender or member.gender == gender or self._is_alone(member, fitting))
        member.gender = member.gender or gender
        return member, "" if is_sure else f"“{pronoun}” may not be {member.name}"

    def _is_alone(self, member: Member, fitting: list[Member]) -> bool:
        """Whether no other was heard where a member was: in this paragraph, else in this and the last."""
        last, this = self._starts
        start = this if member.heard > this else last
        return all(other is member or other.heard <= start for other in fitting)

    def _heard(self) -> list[Member]:
        """Return those who were heard lately; nobody else is meant without a name."""
        return [*islice(reversed(self._lately.values()), _LATELY)]

    def _author(self) -> Member:
        name = self._authors[0] if self._authors else "the author"
        return self._known.get(_key(name)) or self._new(name, "person")

    def _one_of(self) -> tuple[Member | None, str]:
        """Return the group that was heard last, for one of whom nothing else is told."""
        member = max((m for m in self._heard() if m.is_many), key=lambda one: one.heard, default=None)
        return member, f"“one” of {member.name} says so" if member else ""

    # -- descriptions

    def _described(self, voice: Voice) -> tuple[Member, str]:
        known = self._known.get(_key(voice.name))
        if known:
            return known, ""
        about = noun(voice.name)
        is_many = is_plural(about)
        if voice.is_definite:
            member, doubt = self._spoken_of(voice, about, is_many=is_many)
            if member:
                return member, doubt
        kind = "group" if is_many else "organisation" if about in words("bodies") else "role"
        kind = "" if about in words("documents") else kind
        return self._new(voice.name, kind, is_many=is_many), ""

    def _spoken_of(self, voice: Voice, about: str, *, is_many: bool) -> tuple[Member | None, str]:
        """Return who was named before and is meant by `the …`."""
        heard = self._heard()
        same = [m for m in heard if {about, _singular(about)} & m.nouns]
        doubt = f"“{voice.name}” may not be "
        if same:
            latest = max(same, key=lambda one: one.heard)
            return latest, "" if len(same) == 1 or latest.heard == self._hearings else doubt + latest.name
        named = self._bodies.get(about)
        if named:
            return self._known.get(_key(named)) or self._new(named, "organisation"), ""
        if about in words("generic") or is_many:
            bodies = [m for m in heard if m.kind in {"group", "organisation"}]
            fitting = [m for m in bodies if m.is_many] if is_many or about == "group" else bodies
            member = max(fitting, key=lambda one: one.heard, default=None)
            if member and (is_many or " " not in voice.name):
                is_sure = about == "group" and member.heard == self._hearings
                return member, "" if is_sure else doubt + member.name
        return None, ""


_LATELY: Final = 64
"""How many may be meant without a name."""


def _full_names(text: str) -> dict[str, str]:
    """Return the first full name that a text has for each surname."""
    found: dict[str, str] = {}
    beside = words("openers") | words("titles") | words("roles") | words("organisations") | words("calendar")
    for match in _LIKELY_NAME.finditer(text):
        parts = match[0].split()
        while parts and (
            parts[0].lower().strip(".") in beside or not parts[0][0].isupper() or parts[0].isupper()
        ):
            del parts[0]
        is_name = (
            len(parts) > 1 and not any(part.lower() in beside for part in parts) and not parts[-1].isupper()
        )
        if is_name and not parts[-1].endswith(("’s", "'s")) and not parts[0].endswith(("’s", "'s")):
            found.setdefault(parts[-1], " ".join(parts))
    return found


def _only_bodies(text: str) -> dict[str, str]:
    """Return the names of bodies in a text by their nouns, as far as each noun is in one name alone."""
    found: dict[str, set[str]] = {}
    for match in _BODY.finditer(text):
        for word in {*match[0].lower().split()} & words("bodies"):
            found.setdefault(word, set()).add(match[0])
    return {word: names.pop() for word, names in found.items() if len(names) == 1}


_BODY: Final = re.compile(r"\b[A-Z][\w’'-]+(?: (?:(?:of|for) (?:the )?)?[A-Z][\w’'-]+)+")


def _key(name: str) -> str:
    return " ".join(name.lower().removeprefix("the ").split()).replace("'", "’")


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _titled(voice: Voice) -> str:
    """Return a surname with its title, where a text tells no more of a name."""
    return f"{voice.title.capitalize()} {voice.name}" if voice.title else voice.name


def _gender(voice: Voice) -> str:
    told = voice.title or noun(voice.role or (voice.name if voice.kind == "description" else ""))
    if told in words("masculine") or (told.endswith("man") and not told.endswith("woman")):
        return "m"
    return "f" if told in words("feminine") or told.endswith("woman") else ""


def _kind(name: str, voice: Voice) -> str:
    """Return whether a name is that of a person or of an organisation, as far as it looks."""
    parts = name.lower().split()
    if voice.title or (voice.role and not words("organisations") & {*parts}):
        return "person"
    if words("organisations") & {*parts} or name.isupper() or len(parts) == 1 or len(parts) > _LONGEST_PERSON:
        return "organisation"
    return (
        "organisation" if words("particles") & {"of", "for", "the", "and", "&", "on"} & {*parts} else "person"
    )


_GENERIC: Final = (
    words("organisations") | words("bodies") | words("openers") | words("particles") | words("anywhere")
)
"""First words that do not tell one organisation from another."""
_LONGEST_PERSON: Final = 4
