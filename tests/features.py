"""For each feature that a format may lose, a small map that has it: what shows whether it was lost."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

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

__all__ = ["EXAMPLES"]


def _debate() -> ArgumentMap:
    """A small map of the plainest sort, to which each example adds what it is about."""
    m = ArgumentMap()
    m.add(Claim(id="c1", text="It rains."), Claim(id="c2", text="There are clouds."))
    m.add(Relation(id="r1", kind="support", premises=("c2",), target="c1"))
    return m


def _said(**changes: object) -> ArgumentMap:
    m = _debate()
    m.add(
        Actor(id="p1", name="Ann"),
        Source(id="s1", title="Letter"),
        Utterance(id="u1", speakers=("p1",), text="It does rain."),
        Utterance(id="u2", speakers=("p1",), text="See the clouds."),
        Transition(id="t1", starts=("u1",), ends=("u2",)),
    )
    m.add(_act("a1", "u1", "c1"), _act("a2", "u2", "c2"), _act("a3", "t1", "r1", "argue"))
    m.replace(*(evolve(m[id_], **fields) for id_, fields in changes.items()))
    return m


def _act(id_: str, anchor: str, content: str, act: str = "assert"):
    return SpeechAct(id=id_, act=act, anchor=anchor, content=content)


def _with(*elements: object, title: str = "", data: object = None, residue: object = None, **changes: object):
    m = _debate()
    m.title, m.data, m.residue = title, data or {}, residue or {}
    m.add(*elements)
    m.replace(*(evolve(m[id_], **fields) for id_, fields in changes.items()))
    return m


def _relation(kind: str, premises: tuple[str, ...], target: str, **fields: object) -> Relation:
    return Relation(id="r2", kind=kind, premises=premises, target=target, **fields)


_WET = Claim(id="c3", text="The street is wet.")


def _quoting(**fields: object) -> ArgumentMap:
    quote = Quote(source="s1", exact="rains", **fields)
    return _said(
        s1={"text": "Now it rains."}, c1={"quotes": (quote,)}, u1={"quotes": (quote,), "source": "s1"}
    )


def _quoted_twice() -> ArgumentMap:
    m = _quoting()
    m.replace(evolve(m.utterances["u2"], quotes=(Quote(source="s1", exact="Now"),)))
    return m


def _attacked(**fields: object) -> ArgumentMap:
    """A map with a support and an attack that both have something."""
    return _with(_WET, _relation("rebuttal", ("c3",), "c1", **fields), r1=fields)


def _sourced() -> ArgumentMap:
    m = _said(u1={"source": "s1"})
    m.add(Source(id="s2", title="Reply"))
    return m


def _heard() -> ArgumentMap:
    m = _said()
    m.add(Actor(id="p2", name="Bob"), Utterance(id="u3", speakers=("p2",), text="Hm."))
    return m


def _answered() -> ArgumentMap:
    m = _said()
    m.add(Transition(id="t2", starts=("t1",), ends=("u1",)))
    return m


def _said_by_a_member() -> ArgumentMap:
    m = _said()
    m.add(Actor(id="p2", name="The Weathermen"))
    m.replace(evolve(m.actors["p1"], member_of=("p2",)))
    m.replace(evolve(m.utterances["u2"], speakers=("p2",)))
    return m


def _reconstructed() -> ArgumentMap:
    m = _debate()
    m.add(
        Argument(id="g1", title="Clouds", text="Clouds bring rain.", steps=(Step("c2"), Step("c1", "r1"))),
        _relation("support", ("g1",), "c1"),
    )
    return m


def _disordered() -> ArgumentMap:
    m = ArgumentMap()
    m.add(Claim(id="c2", text="There are clouds."), Claim(id="c1", text="It rains."))
    m.add(Claim(id="c3", text="The street is wet."), Claim(id="c4", text="Drops fall."))
    m.add(Relation(id="r2", kind="support", premises=("c4",), target="c2"))
    m.add(Relation(id="r1", kind="support", premises=("c3",), target="c1"))
    m.add(Relation(id="r3", kind="support", premises=("c2",), target="c1"))
    return m


def _mixed() -> ArgumentMap:
    m = ArgumentMap()
    m.add(*(Claim(id=f"c{n}", text="It rains.") for n in (1, 2, 3)))
    m.add(Relation(id="r1", kind="support", premises=("c3",), target="c2"))
    m.add(Relation(id="r2", kind="support", premises=("c2",), target="c1"))
    return m


EXAMPLES: dict[str, Callable[[], ArgumentMap]] = {
    "title": lambda: _with(title="Weather"),
    "map data": lambda: _with(data={"lang": "en"}),
    "data": lambda: _with(c1={"data": {"votes": 3}}, r1={"data": {"votes": 4}}),
    "residue": lambda: _with(c1={"residue": {"elsewhere": {"x": 1}}}, residue={"elsewhere": {"y": 2}}),
    "actor details": lambda: _said(p1={"kind": "person", "side": "wet", "role": "host", "url": "http://a/"}),
    "memberships": _said_by_a_member,
    "silent actors": lambda: _with(Actor(id="p9", name="Bob")),
    "actors": _heard,
    "pages": lambda: _quoting(page="7"),
    "quote contexts": lambda: _quoting(prefix="it ", suffix="."),
    "quote places": lambda: _quoting(start=7, end=12),
    "quotes": _quoted_twice,
    "dates": lambda: _said(s1={"date": "2020-02-06"}, u1={"source": "s1"}),
    "source texts": lambda: _said(s1={"text": "Now it rains."}, u1={"source": "s1"}),
    "source details": lambda: _said(s1={"publisher": "P", "url": "http://b/"}, u1={"source": "s1"}),
    "sources": _sourced,
    "times": lambda: _said(u1={"when": "2020-02-06"}),
    "transition schemes": lambda: _said(t1={"scheme": "Reply"}),
    "acts": _said,
    "transitions": _answered,
    "utterances": lambda: _said(u1={"quotes": (Quote(exact="does rain"),)}),
    "wordings": lambda: _with(c1={"wordings": ("Rain is falling.",)}),
    "tags": lambda: _with(c1={"tags": ("weather",)}),
    "weights": lambda: _with(c1={"weight": 0.5}),
    "implicit": lambda: _with(c1={"implicit": True}),
    "titles": lambda: _with(c1={"title": "Rain"}, c2={"title": "Clouds"}),
    "texts": _debate,
    "steps": _reconstructed,
    "arguments": _reconstructed,
    "schemes": lambda: _attacked(scheme="Argument from Sign"),
    "nameless roles": lambda: _with(r1={"roles": {"c2": ""}}),
    "roles": lambda: _with(
        _WET, _relation("rebuttal", ("c3",), "c1", roles={"c3": "sign"}), r1={"roles": {"c2": "sign"}}
    ),
    "relation weights": lambda: _attacked(weight=0.25),
    "implicit relations": lambda: _attacked(implicit=True),
    "supports": _debate,
    "attacks": lambda: _with(_WET, _relation("rebuttal", ("c3",), "c1")),
    "equivalences": lambda: _with(_WET, _relation("equivalence", ("c3",), "c1")),
    "preferences": lambda: _with(_WET, _relation("preference", ("c3",), "c1")),
    "contradictions": lambda: _with(
        _WET,
        Claim(id="c4", text="It does not rain."),
        _relation("contradiction", ("c3", "c4"), "c1"),
    ),
    "attack kinds": lambda: _with(
        _WET,
        Claim(id="c4", text="It does not rain."),
        _relation("undercut", ("c3",), "c1"),
        Relation(id="r3", kind="contradiction", premises=("c4",), target="c1"),
    ),
    "relations as premises": lambda: _with(_WET, _relation("support", ("r1", "c2"), "c3")),
    "relations on relations": lambda: _with(
        _WET,
        _relation("undercut", ("c3",), "r1"),
        Relation(id="r3", kind="rebuttal", premises=("c1",), target="c3"),
        Relation(id="r4", kind="undercut", premises=("c2",), target="r3"),
        Relation(id="r5", kind="support", premises=("r1",), target="c3"),
    ),
    "incomplete relations": lambda: _with(
        _WET,
        _relation("support", (), "c3"),
        Relation(id="r3", kind="rebuttal", premises=("c3",)),
    ),
    "repetitions": lambda: _with(_WET, _relation("support", ("c2", "c2"), "c3")),
    "linked attacks": lambda: _with(_WET, _relation("rebuttal", ("c1", "c2"), "c3")),
    "linked premises": lambda: _with(
        _WET,
        _relation("support", ("c3", "c2"), "c1"),
        Relation(id="r3", kind="rebuttal", premises=("c1", "c2"), target="c3"),
    ),
    "parallel relations": lambda: _with(_relation("support", ("c2",), "c1")),
    "isolated claims": lambda: _with(Claim(id="c9", text="Tea is nice.")),
    "group members": lambda: _with(Group(id="b1", title="One", members=("c1", "r1"))),
    "several groups": lambda: _with(
        Group(id="b1", title="One", members=("c1", "c2")), Group(id="b2", title="Two", members=("c1",))
    ),
    "nested groups": lambda: _with(
        Group(id="b1", title="One", members=("c1",)),
        Group(id="b2", title="Two", members=("c2",), parent="b1"),
    ),
    "groups": lambda: _with(Group(id="b1", title="One", members=("c1", "c2"))),
    "control characters": lambda: _with(c1={"text": "It \x00 rains."}),
    "white space": lambda: _with(c1={"text": " It  rains,\nit pours. "}),
    "attack order": lambda: _with(_WET, _relation("rebuttal", ("c3",), "c1")),
    "relation order": _mixed,
    "order": _disordered,
    "relation ids": lambda: _with(
        _WET,
        Relation(id="why", kind="support", premises=("c3",), target="c1"),
        Relation(id="why not", kind="rebuttal", premises=("c3",), target="c2"),
    ),
    "ids": lambda: _with(
        Claim(id="a wet street", text="The street is wet."),
        Relation(id="why", kind="support", premises=("c1",), target="a wet street"),
    ),
}
"""By the words of the vocabulary."""
