"""Actors, sources and what was said, as Argdown data: the keys that argmap gives a meaning.

Data of a statement or an argument:

- `by`: who says it, one actor or several who say it together (ids of `actors:`, or plain names)
- with it `act` (`assert` if left out), `quote`, `source`, `quoted_in`, `when`, `words` (as said, where no
quote has them)
- `said`: a list of such entries, where it was said more than once
- `quote` and `source` without `by`: a passage that the claim rests on
- `id`, `weight` (a number), `implicit` (true: nobody said it, the mapper drew it)
- `relation`: the same keys and `scheme`, `roles`, `data` for the relation by which it hangs on the line above
- `linked`: ids; the argument stands for one relation from these premises together
- `argmap`: other fields of the element by name, where the language has no room for them

Every other key is kept as it is, and so is a key whose value does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

__all__ = ["RESERVED", "Said", "Spoken", "split"]

_SAID_KEYS: Final = ("by", "act", "quote", "source", "quoted_in", "when", "words")
RESERVED: Final = frozenset((*_SAID_KEYS, "said", "id", "weight", "implicit", "relation", "linked", "argmap"))
"""The keys that argmap gives a meaning."""

_QUOTE_KEYS: Final = frozenset({"exact", "source", "start", "end", "prefix", "suffix", "page"})


@frozen(kw_only=True)
class Spoken:
    """One entry of what was said: by whom, with what force, in which words, where and when."""

    by: tuple[str, ...]
    act: str = "assert"
    quotes: tuple[dict[str, Any], ...] = ()
    source: str = ""
    quoted_in: str = ""
    when: str = ""
    words: str = ""


@frozen(kw_only=True)
class Said:
    """The data of one occurrence, sorted: argmap's own keys, and the rest."""

    rest: dict[str, Any] = field(factory=dict)
    spoken: tuple[Spoken, ...] = ()
    quotes: tuple[dict[str, Any], ...] = ()
    fields: dict[str, Any] = field(factory=dict)
    relation: dict[str, Any] | None = None
    linked: tuple[str, ...] | None = None


def split(data: Any, sources: Mapping[str, Any]) -> Said:
    """Return the data of an occurrence, sorted by what argmap makes of them.

    >>> said = split({"by": "nspcc", "act": "demand", "color": "red"}, {})
    >>> said.spoken[0].act, said.rest
    ('demand', {'color': 'red'})
    """
    if isinstance(data, list) and data and all(isinstance(item, dict) and "by" in item for item in data):
        data = {"said": data}
    if not isinstance(data, dict):
        return Said(rest={} if data is None else {"data": data})
    rest = dict(data)
    spoken, quotes = _spoken(rest), _own_quotes(rest, sources)
    fields = _fields(rest)
    relation = rest.pop("relation") if isinstance(rest.get("relation"), dict) else None
    linked = _texts(rest.get("linked"))
    if linked is not None:
        del rest["linked"]
    return Said(rest=rest, spoken=spoken, quotes=quotes, fields=fields, relation=relation, linked=linked)


def _spoken(rest: dict[str, Any]) -> tuple[Spoken, ...]:
    """Take from the data who said it."""
    found = []
    entry: dict[str, Any] = {key: rest[key] for key in _SAID_KEYS if key in rest}
    one = _entry(entry) if "by" in entry else None
    if one:
        found.append(one)
        for key in entry:
            del rest[key]
    several = rest.get("said")
    if isinstance(several, list) and several:
        entries = [_entry(item) if isinstance(item, dict) else None for item in several]
        if all(entries):
            found += [entry for entry in entries if entry]
            del rest["said"]
    return tuple(found)


def _entry(data: dict[str, Any]) -> Spoken | None:
    """Return one entry of what was said; None if it is none."""
    by, quotes = _texts(data.get("by")), _quotes(data.get("quote"))
    words = {key: _word(data.get(key)) for key in ("act", "source", "quoted_in", "when", "words")}
    if by is None or quotes is None or None in words.values() or not data.keys() <= set(_SAID_KEYS):
        return None
    known: dict[str, Any] = {key: word for key, word in words.items() if key in data}
    return Spoken(by=by, quotes=quotes, **known)


def _own_quotes(rest: dict[str, Any], sources: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Take from the data the passages that the element itself rests on."""
    source = rest.get("source")
    quotes = _quotes(rest.get("quote"))
    if not quotes or ("source" in rest and source not in sources):
        return ()
    del rest["quote"]
    if "source" in rest:
        del rest["source"]
        return tuple({"source": source, **quote} for quote in quotes)
    return quotes


def _fields(rest: dict[str, Any]) -> dict[str, Any]:
    """Take from the data the fields of the element."""
    fields: dict[str, Any] = {}
    for key, fits in _FITS.items():
        if key in rest and fits(rest[key]):
            fields[key] = rest.pop(key)
    own = rest.get("argmap")
    if isinstance(own, dict):
        del rest["argmap"]
        fields |= own
    return fields


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_FITS: Final[dict[str, Any]] = {
    "id": lambda value: isinstance(value, str) and bool(value),
    "weight": _is_number,
    "implicit": lambda value: isinstance(value, bool),
}


def _word(value: Any) -> str | None:
    """Return a value as text: a bare year is a number in YAML; None if it is neither."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value) if _is_number(value) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    """Return one text or a list of texts; None if it is neither."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _quotes(value: Any) -> tuple[dict[str, Any], ...] | None:
    """Return one passage or a list of them; each is a text or a mapping with `exact`."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    found: list[dict[str, Any]] = []
    for item in items:
        if isinstance(item, str):
            found.append({"exact": item})
        elif isinstance(item, dict) and item.keys() <= _QUOTE_KEYS:
            found.append(item)
        else:
            return None
    return tuple(found)
