"""What differs between two maps, told to people, to pull requests and to programs.

A change is a line: a sign, what it is about, and what is new about it, with the words that went and came.
What only a format keeps of the whole text, and ids that are only a number, are not told to people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, Literal, NamedTuple

from attrs import asdict, frozen

from argmap.analysis.diffing import Change, Diff, is_counted
from argmap.analysis.telling import called, clipped
from argmap.analysis.wording import verb
from argmap.cli._messages import painted
from argmap.model import (
    NOUNS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Element,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Step,
    Transition,
    Utterance,
)
from argmap.renderers._markup import literal
from argmap.renderers._plain import listed, one_line

__all__ = ["Line", "as_json", "as_markdown", "as_text", "lines"]

Tone = Literal["", "removed", "added"]

_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
_COLOURS: Final = {"added": "green", "removed": "red", "changed": "yellow"}
_MARKS: Final[dict[Tone, tuple[str, str]]] = {"": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST: Final = 160_000
"""Beyond so many pairs of words, two texts are told whole: comparing them would take seconds."""

_TEXT: Final = "text"
"""The key under which formats keep the text that a map was read from."""


class Part(NamedTuple):
    """A piece of a line: words that stay, went or came."""

    words: str
    tone: Tone = ""


@frozen
class Line:
    """One change as people read it."""

    what: Literal["added", "removed", "changed"]
    about: str
    parts: tuple[Part, ...]


def lines(found: Diff, before: ArgumentMap, after: ArgumentMap) -> list[Line]:
    """Return the lines of a difference: first what is new about the map itself, then element by element."""
    return [*_of_head(found), *_Teller(before, after).lines(found)]


def _of_head(found: Diff) -> Iterator[Line]:
    old, new = found.before, found.after
    if old.title != new.title:
        yield Line("changed", "title", tuple(_words(old.title, new.title)))
    if old.data != new.data:
        yield Line("changed", "map", tuple(_mapping("data", old.data, new.data)))
    kept = [_kept(one.residue) for one in (old, new)]
    if kept[0] != kept[1]:
        yield Line("changed", "map", tuple(_mapping("residue", *kept)))


def _kept(residue: Mapping[str, Any]) -> dict[str, Any]:
    """Return what formats keep besides the whole text."""
    found = {}
    for name, value in residue.items():
        rest = {k: v for k, v in value.items() if k != _TEXT} if isinstance(value, Mapping) else value
        if rest or not isinstance(value, Mapping) or _TEXT not in value:
            found[name] = rest
    return found


class _Teller:
    """Tells elements in the words of the versions they are in."""

    def __init__(self, before: ArgumentMap, after: ArgumentMap) -> None:
        self.before, self.after = before, after

    def lines(self, found: Diff) -> Iterator[Line]:
        for change in found.changes:
            noun = _noun(change.element)
            if change.before is None:
                yield Line("added", noun, (Part(_told(self.after, change.element)),))
            elif change.after is None:
                yield Line("removed", noun, (Part(_told(self.before, change.element)),))
            elif parts := [*self._news(change)]:
                yield Line("changed", f"{noun} {_name(self.after, change.after)}", tuple(parts))

    def _news(self, change: Change) -> Iterator[Part]:
        """Yield what is new about an element."""
        told = [[Part(f"{name.replace('_', ' ')}: "), *self._field(change, name)] for name in change.fields]
        old, new = change.before, change.after
        if old and new and old.id != new.id and not (is_counted(old.id) and is_counted(new.id)):
            told.append([Part("id: "), *_swapped(old.id, new.id)])
        if change.is_behind is not None:
            behind = _name(self.after, self.after[change.is_behind]) if change.is_behind else ""
            told.append([Part(f"now behind {behind}" if behind else "now first")])
        for number, parts in enumerate(told):
            yield from ([Part("; ")] if number else [])
            yield from parts

    def _field(self, change: Change, name: str) -> Iterator[Part]:
        old, new = getattr(change.before, name), getattr(change.after, name)
        if isinstance(old, Mapping):
            return _mapping("", old, new)
        if isinstance(old, tuple):
            return _items(
                [_item(self.before, item) for item in old], [_item(self.after, item) for item in new]
            )
        if name in {"target", "source", "anchor", "content", "parent"}:
            return _swapped(*(_item(m, id_) for m, id_ in ((self.before, old), (self.after, new))))
        if isinstance(old, str) and isinstance(new, str):
            return _words(old, new)
        return _swapped(*("none" if value is None else str(value) for value in (old, new)))


def _noun(element: Element) -> str:
    return element.kind if isinstance(element, Relation) else NOUNS[type(element)].split(" ", 1)[1]


def _name(map: ArgumentMap, element: Element) -> str:
    """Return what people call an element of a map."""
    if isinstance(element, (SpeechAct, Utterance, Transition)):
        return _told(map, element)
    return one_line(called(map, element.id))


def _told(map: ArgumentMap, element: Element) -> str:
    """Return an element whole, in a line."""
    tell = _TELLERS.get(type(element))
    return tell(map, element) if tell else one_line(called(map, element.id))


def _card(_: ArgumentMap, card: Claim | Argument) -> str:
    title, text = one_line(card.title), one_line(card.text)
    return f"{title}: {text}" if title and text else title or text or one_line(card.id)


def _actor(_: ArgumentMap, actor: Actor) -> str:
    return ", ".join(filter(None, map(one_line, (actor.name or actor.id, actor.role))))


def _source(_: ArgumentMap, source: Source) -> str:
    return ", ".join(filter(None, map(one_line, (source.title or source.id, source.publisher, source.date))))


def _utterance(map: ArgumentMap, utterance: Utterance) -> str:
    words = one_line(utterance.text or " … ".join(quote.exact for quote in utterance.quotes))
    return f"of {_speakers(map, utterance.id)}" + (f": “{words}”" if words else "")


def _act(map: ArgumentMap, act: SpeechAct) -> str:
    content = f" {_called(map, act.content)}" if act.content else ""
    return f"{_speakers(map, act.anchor)} {verb(one_line(act.act) or 'say')}{content}"


def _transition(map: ArgumentMap, transition: Transition) -> str:
    sides = (transition.ends, transition.starts)
    return " to ".join(listed([_speakers(map, id_) for id_ in ids] or ["nobody"]) for ids in sides)


_TELLERS: Final[dict[type, Callable[[ArgumentMap, Any], str]]] = {
    Claim: _card,
    Argument: _card,
    Actor: _actor,
    Source: _source,
    Utterance: _utterance,
    SpeechAct: _act,
    Transition: _transition,
}


def _called(map: ArgumentMap, id: str) -> str:
    return f"what {_speakers(map, id)} said" if id in map.utterances else one_line(called(map, id))


def _speakers(map: ArgumentMap, id: str) -> str:
    """Return who speaks in an utterance, or in those in which a transition ends."""
    found = map[id] if id else None
    if isinstance(found, Utterance):
        return listed([one_line(map.actors[s].name or s) for s in found.speakers] or ["somebody"])
    return "somebody"


def _item(map: ArgumentMap, item: Any) -> str:
    """Return an item of a field in a few words."""
    if isinstance(item, Quote):
        return f"“{clipped(one_line(item.exact))}”"
    id_ = item.claim if isinstance(item, Step) else item
    return _called(map, id_) if id_ in map else one_line(id_)


# -- what went and what came


def _words(old: str, new: str) -> Iterator[Part]:
    """Yield a text with the words that went and came; of long ones the whole."""
    one, other = _WORD.findall(one_line(old)), _WORD.findall(one_line(new))
    if not one or not other or len(one) * len(other) > _MOST:
        return _swapped(old, new)
    return _spliced(one, other, "")


def _items(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    return _spliced(old, new, ", ")


def _spliced(old: Sequence[str], new: Sequence[str], between: str) -> Iterator[Part]:
    """Yield what is in both, what went and what came, in order."""
    is_first = True
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stays: list[tuple[Sequence[str], Tone]] = [(old[i:j], "")]
        swapped: list[tuple[Sequence[str], Tone]] = [(old[i:j], "removed"), (new[k:m], "added")]
        for words, tone in stays if what == "equal" else swapped:
            if words:
                yield Part(between if not is_first else "")
                yield Part(between.join(words), tone)
                is_first = False


def _swapped(old: str, new: str) -> Iterator[Part]:
    if old:
        yield Part(one_line(old), "removed")
    if old and new:
        yield Part(" ")
    if new:
        yield Part(one_line(new), "added")


def _mapping(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the keys of extras whose values differ, with both."""
    keys = [
        key for key in dict.fromkeys([*old, *new]) if (key in old) != (key in new) or old[key] != new[key]
    ]
    for number, key in enumerate(keys):
        yield Part(f"{', ' if number else ''}{name}{'.' if name else ''}{one_line(key)} ")
        yield from _swapped(*(clipped(_plain(side[key])) if key in side else "" for side in (old, new)))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# -- text, for terminals


def as_text(found: Diff, before: ArgumentMap, after: ArgumentMap) -> str:
    """Return a line for each change, and how many there are."""
    told = lines(found, before, after)
    return "".join(f"{_line(line)}\n" for line in told) + (f"{_summary(told)}\n" if told else "")


def _line(line: Line) -> str:
    sign = f"{_SIGNS[line.what]} {line.about}: "
    if line.what != "changed":
        return painted(sign + "".join(part.words for part in line.parts), _COLOURS[line.what])
    return painted(sign, _COLOURS["changed"]) + "".join(map(_part, line.parts))


def _part(part: Part) -> str:
    start, end = _MARKS[part.tone]
    words = f"{start}{part.words}{end}"
    return painted(words, _COLOURS[part.tone]) if part.tone else words


def _summary(told: Iterable[Line]) -> str:
    counts = {what: sum(line.what == what for line in told) for what in _SIGNS}
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)


# -- Markdown, for pull requests


def as_markdown(found: Diff, before: ArgumentMap, after: ArgumentMap) -> str:
    """Return a list with an item for each change; what went is struck through, what came underlined."""
    told = lines(found, before, after)
    if not told:
        return "The maps say the same.\n"
    items = [f"- **{line.what}** {literal(line.about)}: {''.join(map(_marked, line.parts))}" for line in told]
    return "\n".join([f"**{_summary(told)}**", "", *items]) + "\n"


def _marked(part: Part) -> str:
    """Return a part in Markdown; by tags, since signs do not hold next to blanks and punctuation."""
    words = literal(part.words) if part.words.strip() else part.words
    tag = {"removed": "del", "added": "ins"}.get(part.tone)
    return f"<{tag}>{words}</{tag}>" if tag and words else words


# -- JSON, for programs


def as_json(found: Diff, before: ArgumentMap, after: ArgumentMap) -> str:  # noqa: ARG001 - as the others
    """Return all that differs as data."""
    head = {
        name: {"before": getattr(found.before, name), "after": getattr(found.after, name)}
        for name in ("title", "data", "residue")
        if getattr(found.before, name) != getattr(found.after, name)
    }
    told = {"version": 1, "map": head, "changes": [_data(change) for change in found.changes]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _data(change: Change) -> dict[str, Any]:
    element, old, new = change.element, change.before, change.after
    told: dict[str, Any] = {
        "kind": NOUNS[type(element)].split(" ", 1)[1],
        "id": element.id,
        "words": [*change.words],
    }
    if old is None or new is None:
        return told | {"element": _whole(element)}
    if old.id != new.id:
        told["was"] = old.id
    if change.fields:
        told["fields"] = {
            name: {"before": _value(getattr(old, name)), "after": _value(getattr(new, name))}
            for name in change.fields
        }
    if change.is_behind is not None:
        told["behind"] = {"before": change.was_behind, "after": change.is_behind}
    return told


def _whole(element: Element | Quote | Step) -> dict[str, Any]:
    return asdict(element, filter=lambda attribute, value: value != attribute.default)


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _whole(value) if isinstance(value, (Quote, Step)) else value
