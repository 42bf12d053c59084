"""Random maps and all that they are made of, for property tests.

`maps()` draws whole maps: hyper-relations and relations on relations, cycles, self-loops, parallel relations,
relations without premises or target, nested groups, actors in several groups, dialogue, texts that try to
break out of any syntax, and free extras. Every strategy takes the strategies it is made of, so a test can ask
for less: `maps(text=plain_texts())` for pictures that are looked at, `maps(largest=2)` for quick ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from argmap import (
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Group,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Step,
    Transition,
    Utterance,
)
from argmap.model import CON_ACTS, KINDS, PRO_ACTS, QUESTIONING_ACTS, Element

__all__ = ["elements", "extras", "hostile_texts", "ids", "json_like", "maps", "plain_texts", "texts"]

HOSTILE = (
    "",
    " ",
    "\n",
    "a\r\nb\tc\x0bd\x0ce",
    "\x00\x01\x1b[31m\x7f\x85\x9f",
    "\ufeffbom \u2028 line \u2029 paragraph",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "\u200bzero\u200dwidth\u00ad",
    "שלום عليكم नमस्ते 你好",
    "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 \U0001f1e9\U0001f1ea \U0010ffff",
    "\ud800 lone \udfff halves \udc80",
    "<script>alert(1)</script> &amp; <b>bold</b> ]]> <!-- -->",
    "'\"`\\ \\N \\u0041 \\ud83d %s {x} ${y} $z",
    "[Claim]: <Argument> + - _ > < >< {a: 1} #tag @[x] @<y> [l](u) ~~~ --- === /* */ // <!--",
    "- yes\n- no: [1, 2]\n# heading\n(1) one\n----\n(2) two",
    "null",
    "C:\\Name\\Gold",
    "javascript:alert(1)",
    "=1+1",
    "x" * 300,
)
"""Texts that have broken somebody's reader, writer or renderer."""

ACTS = (*sorted(PRO_ACTS | CON_ACTS | QUESTIONING_ACTS), "shout")


_HIGH = {chr(code) for code in range(0xD800, 0xDC00)}
_LOW = {chr(code) for code in range(0xDC00, 0xE000)}


def _is_whole(text: str) -> bool:
    """Whether no two halves of a surrogate pair stand side by side, as in no text that was ever decoded."""
    return not any(a in _HIGH and b in _LOW for a, b in pairwise(text))


_PLAIN = st.lists(
    st.sampled_from(
        ("Abuse", "would", "go unseen", "and", "encryption", "protects", "nobody,", "70 %", "of reports")
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
_HOSTILE = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=()), max_size=20).filter(
    _is_whole
)
_TEXTS = _PLAIN | _HOSTILE
_READABLE = st.text("abcxyz-0123", min_size=1, max_size=6)
_IDS = st.one_of(_READABLE, _READABLE, _HOSTILE.filter(bool))
_NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.just(2**60 + 1))
"""Finite numbers, whole ones beyond a float among them."""


def plain_texts() -> SearchStrategy[str]:
    """Words and sentences in one line, as people write them."""
    return _PLAIN


def hostile_texts() -> SearchStrategy[str]:
    """Any characters at all: controls, lone surrogates, right-to-left, emoji, and every syntax's own."""
    return _HOSTILE


def texts() -> SearchStrategy[str]:
    """Texts of all sorts, plain ones among them."""
    return _TEXTS


def ids() -> SearchStrategy[str]:
    """Ids: readable ones mostly, but any text that is not empty is one."""
    return _IDS


@cache
def json_like(text: SearchStrategy[str] = _HOSTILE) -> SearchStrategy[Any]:
    """Anything that JSON can say."""
    return st.recursive(
        st.one_of(st.none(), st.booleans(), _NUMBERS, text),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
        max_leaves=6,
    )


@cache
def extras(text: SearchStrategy[str] = _HOSTILE) -> SearchStrategy[dict[str, Any]]:
    """What `data` holds."""
    return st.dictionaries(text, json_like(text), max_size=3)


@cache
def residues(text: SearchStrategy[str] = _HOSTILE) -> SearchStrategy[dict[str, Any]]:
    """What `residue` holds: what formats brought, by their names."""
    return st.dictionaries(
        st.sampled_from(("aif", "argdown", "elsewhere", "json")), json_like(text), max_size=2
    )


Fields = dict[str, Any]


@frozen
class _Maker:
    """Draws elements that refer to the ids that a map is going to have, kind by kind."""

    draw: Callable[[SearchStrategy[Any]], Any]
    text: SearchStrategy[str]
    ids: dict[type[Element], list[str]]
    extra: bool = True

    def fields(self, words: str, more: dict[str, Callable[[], Any]] | None = None) -> Fields:
        """Return some of the fields: those in `words` are texts, the others are made by their functions."""
        makers = {**dict.fromkeys(words.split(), self.word), **(more or {})}
        if self.extra:
            makers |= {"data": self.data, "residue": self.residue}
        filled = self.draw(st.integers(0, 2 ** len(makers) - 1))
        return {name: make() for n, (name, make) in enumerate(makers.items()) if filled >> n & 1}

    def word(self) -> str:
        return self.draw(self.text)

    def words(self) -> list[str]:
        return self.draw(st.lists(self.text, max_size=2))

    def data(self) -> Fields:
        return self.draw(extras(self.text))

    def residue(self) -> Fields:
        return self.draw(residues(self.text))

    def weight(self) -> float:
        return self.draw(_NUMBERS)

    def place(self) -> int:
        return self.draw(st.integers(0, 2**40))

    def some(self, *kinds: type[Element], among: list[str] | None = None, most: int = 3) -> list[str]:
        """Return several ids of these kinds, one perhaps twice."""
        pool = [id_ for kind in kinds for id_ in self.ids[kind]] if among is None else among
        return self.draw(st.lists(st.sampled_from(pool), max_size=most)) if pool else []

    def one(self, *kinds: type[Element], among: list[str] | None = None) -> str:
        """Return an id of one of these kinds, or `""`."""
        return next(iter(self.some(*kinds, among=among, most=1)), "")

    def quote(self) -> Quote:
        places = {"start": self.place, "end": self.place, "source": lambda: self.one(Source)}
        fields = self.fields("exact prefix suffix page", places)
        return Quote(**{name: value for name, value in fields.items() if name not in {"data", "residue"}})

    def quotes(self) -> list[Quote]:
        return [self.quote() for _ in range(self.draw(st.integers(0, 2)))]

    def proposition(self) -> Fields:
        """Return what claims and arguments have in common."""
        return self.fields(
            "text title",
            {
                "wordings": self.words,
                "quotes": self.quotes,
                "tags": self.words,
                "weight": self.weight,
                "implicit": lambda: True,
            },
        )

    def actor(self, id_: str) -> Actor:
        above = self.ids[Actor][: self.ids[Actor].index(id_)]
        return Actor(
            id=id_, **self.fields("name kind side role url", {"member_of": lambda: self.some(among=above)})
        )

    def source(self, id_: str) -> Source:
        return Source(
            id=id_, **self.fields("title publisher date url path rights text", {"authors": self.words})
        )

    def claim(self, id_: str) -> Claim:
        return Claim(id=id_, **self.proposition())

    def argument(self, id_: str) -> Argument:
        steps = [Step(claim, self.one(Relation)) for claim in self.some(Claim)]
        return Argument(id=id_, steps=steps, **self.proposition())

    def relation(self, id_: str) -> Relation:
        premises = self.some(Claim, Argument, Relation)
        playing = dict.fromkeys(self.some(among=premises, most=2))
        return Relation(
            id=id_,
            kind=self.draw(st.sampled_from(KINDS)),
            premises=premises,
            target=self.one(Claim, Argument, Relation),
            roles={premise: self.word() for premise in playing},
            **self.fields("scheme", {"weight": self.weight, "implicit": lambda: True}),
        )

    def utterance(self, id_: str) -> Utterance:
        more = {"quotes": self.quotes, "source": lambda: self.one(Source)}
        return Utterance(id=id_, speakers=self.some(Actor), **self.fields("text when", more))

    def transition(self, id_: str) -> Transition:
        starts, ends = self.some(Utterance, Transition), self.some(Utterance, Transition)
        return Transition(id=id_, starts=starts, ends=ends, **self.fields("scheme"))

    def act(self, id_: str) -> SpeechAct:
        return SpeechAct(
            id=id_,
            act=self.draw(st.sampled_from(ACTS)),
            anchor=self.one(Utterance, Transition),
            content=self.one(Claim, Argument, Relation, Utterance),
            **self.fields(""),
        )

    def group(self, id_: str) -> Group:
        around = self.ids[Group][: self.ids[Group].index(id_)]
        return Group(
            id=id_,
            parent=self.one(among=around),
            members=self.some(Claim, Argument, Relation, Utterance),
            **self.fields("title"),
        )


_MAKERS: dict[type[Element], Callable[[_Maker, str], Element]] = {
    Actor: _Maker.actor,
    Source: _Maker.source,
    Claim: _Maker.claim,
    Argument: _Maker.argument,
    Relation: _Maker.relation,
    Utterance: _Maker.utterance,
    Transition: _Maker.transition,
    SpeechAct: _Maker.act,
    Group: _Maker.group,
}


@st.composite
def elements(
    draw: Callable[[SearchStrategy[Any]], Any],
    *kinds: type[Element],
    text: SearchStrategy[str] = _TEXTS,
    id: SearchStrategy[str] = _IDS,
    largest: int = 4,
    extra: bool = True,
) -> list[Element]:
    """Elements of these kinds (else of all) that refer to one another, in any order: add them all at once."""
    counts = {kind: draw(st.integers(0, largest)) if not kinds or kind in kinds else 0 for kind in _MAKERS}
    total = sum(counts.values())
    names = iter(draw(st.lists(id, min_size=total, max_size=total, unique=True)))
    maker = _Maker(draw, text, {kind: [next(names) for _ in range(n)] for kind, n in counts.items()}, extra)
    made = [_MAKERS[kind](maker, id_) for kind, ids_ in maker.ids.items() for id_ in ids_]
    draw(st.randoms(use_true_random=False)).shuffle(made)
    return made


@st.composite
def maps(
    draw: Callable[[SearchStrategy[Any]], Any],
    *kinds: type[Element],
    text: SearchStrategy[str] = _TEXTS,
    id: SearchStrategy[str] = _IDS,
    largest: int = 4,
    extra: bool = True,
) -> ArgumentMap:
    """Whole maps of elements of these kinds, else of all.

    `text` and `id` make their texts and ids, `largest` is the most elements of a kind, and without `extra`
    there is neither data nor residue.
    """
    more = {"data": draw(extras(text)), "residue": draw(residues(text))} if extra else {}
    map_ = ArgumentMap(draw(text), **more)
    map_.add(*draw(elements(*kinds, text=text, id=id, largest=largest, extra=extra)))
    return map_
