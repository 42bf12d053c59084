"""Random edits, one after another, against a map that is recomputed from scratch after each.

The oracle keeps a plain list of the elements it expects and knows the rules of the model by itself: which
reference may lead where, and what makes no sense without what.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

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
from argmap.errors import ArgmapError
from argmap.model import ELEMENTS, KINDS, Element
from tests import strategies

ARGUABLE = (Claim, Argument, Relation)
UTTERED = (Utterance, Transition)
NAMES = [f"{letter}{n}" for letter in "acrux" for n in range(1, 30)]
WORDS = st.sampled_from(["", "It is so.", "Nobody knows.", "So what?"])


def fields_with_ids(element: Element) -> Iterator[tuple[str, tuple[str, ...], tuple[type, ...]]]:
    """Every field that refers to other elements: its name, the ids in it, and what they may lead to."""
    if isinstance(element, Actor):
        yield "member_of", element.member_of, (Actor,)
    if isinstance(element, (Claim, Argument, Utterance)):
        yield "quotes", tuple(quote.source for quote in element.quotes if quote.source), (Source,)
    if isinstance(element, Argument):
        yield "steps", tuple(step.claim for step in element.steps), (Claim,)
        yield "inferences", element.inferences, (Relation,)
    if isinstance(element, Relation):
        yield "premises", element.premises, ARGUABLE
        yield "target", (element.target,) * bool(element.target), ARGUABLE
    if isinstance(element, Utterance):
        yield "speakers", element.speakers, (Actor,)
        yield "source", (element.source,) * bool(element.source), (Source,)
    if isinstance(element, Transition):
        yield "starts", element.starts, UTTERED
        yield "ends", element.ends, UTTERED
    if isinstance(element, SpeechAct):
        yield "anchor", (element.anchor,) * bool(element.anchor), UTTERED
        yield "content", (element.content,) * bool(element.content), (*ARGUABLE, Utterance)
    if isinstance(element, Group):
        yield "parent", (element.parent,) * bool(element.parent), (Group,)
        yield "members", element.members, (*ARGUABLE, Utterance)


ESSENTIAL = {"premises", "target", "speakers", "starts", "ends", "anchor", "content"}


def mentions(element: Element) -> set[str]:
    return {id_ for _, ids, _ in fields_with_ids(element) for id_ in ids}


def is_sound(element: Element, elements: dict[str, Element]) -> bool:
    led = (type(elements.get(id_)) in allowed for _, ids, allowed in fields_with_ids(element) for id_ in ids)
    return all(led) and not (isinstance(element, Relation) and set(element.roles) - set(element.premises))


def is_nested_soundly(elements: dict[str, Element]) -> bool:
    """Whether no group lies in itself nor an actor: what is at the top comes off, layer by layer."""
    above = {
        e.id: set(e.member_of if isinstance(e, Actor) else (e.parent,) * bool(e.parent))
        for e in elements.values()
        if isinstance(e, (Actor, Group))
    }
    while tops := [id_ for id_, over in above.items() if not over & above.keys()]:
        for id_ in tops:
            del above[id_]
    return not above


def what_goes_too(ids: set[str], elements: dict[str, Element]) -> set[str]:
    """What would be left with an essential field emptied, again and again until there is nothing more."""
    gone = set(ids)
    while True:
        more = {
            element.id
            for element in elements.values()
            for name, ids_, _ in fields_with_ids(element)
            if name in ESSENTIAL and ids_ and set(ids_) <= gone and element.id not in gone
        }
        if not more:
            return gone - ids
        gone |= more


def in_order(elements: dict[str, Element]) -> list[Element]:
    return [e for kind in ELEMENTS for e in elements.values() if type(e) is kind]


class Edits(RuleBasedStateMachine):
    """A map under edits, and the elements that it should hold, in the order in which they came."""

    def __init__(self):
        super().__init__()
        self.map = ArgumentMap("Edited", data={"a": [1]}, residue={"x": {}})
        self.expected: dict[str, Element] = {}
        self.twin = self.map.copy()
        self.twin_expected: list[Element] = []

    def some(self, data, *kinds, most=3):
        """Ids of elements of some kinds, now and then one of another kind or of none."""
        pool = [e.id for e in self.expected.values() if type(e) in kinds]
        if self.is_odd(data):
            pool = [*self.expected, "nowhere"]
        return data.draw(st.lists(st.sampled_from(pool), max_size=most)) if pool else []

    def is_odd(self, data):
        """Whether something is to be wrong this time."""
        return data.draw(st.integers(0, 30)) == 30

    def new_id(self, data, nth=0):
        """An id that is mostly new, and another one for each of several."""
        if self.expected and self.is_odd(data):
            return data.draw(st.sampled_from([*self.expected]))
        return data.draw(st.sampled_from([name for name in NAMES[nth::4] if name not in self.expected]))

    def one(self, data, *kinds):
        return next(iter(self.some(data, *kinds, most=1)), "")

    def make(self, data, kind, id_):
        """An element whose references mostly lead somewhere."""
        return kind(id=id_, **getattr(self, f"fields_of_{kind.__name__.lower()}")(data))

    def fields_of_actor(self, data):
        return {"name": data.draw(WORDS), "member_of": self.some(data, Actor)}

    def fields_of_source(self, data):
        return {"title": data.draw(WORDS)}

    def fields_of_claim(self, data):
        return {"text": data.draw(WORDS), "quotes": [Quote(source=id_) for id_ in self.some(data, Source)]}

    def fields_of_argument(self, data):
        return {"steps": [Step(claim, self.one(data, Relation)) for claim in self.some(data, Claim)]}

    def fields_of_relation(self, data):
        premises = self.some(data, *ARGUABLE)
        roles = dict.fromkeys(premises[:1], "major")
        kind, target = data.draw(st.sampled_from(KINDS)), self.one(data, *ARGUABLE)
        return {"kind": kind, "premises": premises, "target": target, "roles": roles}

    def fields_of_utterance(self, data):
        speakers, source = self.some(data, Actor), self.one(data, Source)
        return {"speakers": speakers, "source": source, "text": data.draw(WORDS)}

    def fields_of_transition(self, data):
        return {"starts": self.some(data, *UTTERED), "ends": self.some(data, *UTTERED)}

    def fields_of_speechact(self, data):
        content = self.one(data, *ARGUABLE, Utterance)
        return {"act": "assert", "anchor": self.one(data, *UTTERED), "content": content}

    def fields_of_group(self, data):
        return {"parent": self.one(data, Group), "members": self.some(data, *ARGUABLE, Utterance)}

    def attempt(self, edit, expected, *, sound):
        """Do an edit that is to happen exactly if it is sound, and to change nothing else."""
        before = self.map.copy()
        if sound:
            edit()
            self.expected = expected
        else:
            with pytest.raises(ArgmapError):
                edit()
            assert self.map == before
            assert indexes(self.map) == indexes(before)

    @rule(data=st.data(), kinds=st.lists(st.sampled_from([*ELEMENTS]), min_size=1, max_size=4))
    def add(self, data, kinds):
        """Several at once, which may refer to one another in any order."""
        names = [self.new_id(data, n) for n in range(len(kinds))]
        known = self.expected
        self.expected = known | {name: stub(kind) for name, kind in zip(names, kinds, strict=True)}
        batch = [self.make(data, kind, name) for name, kind in zip(names, kinds, strict=True)]
        self.expected = known
        after = known | {element.id: element for element in batch}
        new = len(set(names) - known.keys()) == len(names)
        sound = new and all(is_sound(element, after) for element in batch) and is_nested_soundly(after)
        self.attempt(lambda: self.map.add(*batch), after, sound=sound)

    @initialize(
        elements=strategies.elements(largest=3, id=st.text("abc", min_size=1, max_size=4), extra=False)
    )
    def begin(self, elements):
        self.attempt(
            lambda: self.map.add(*elements), {element.id: element for element in elements}, sound=True
        )

    @rule(data=st.data(), kind=st.sampled_from([*ELEMENTS]))
    def replace(self, data, kind):
        id_ = data.draw(st.sampled_from([*self.expected, "nowhere"]))
        old = self.expected.get(id_)
        new = self.make(data, kind if self.is_odd(data) else type(old or Claim(id="c1")), id_)
        after = {**self.expected, id_: new}
        sound = type(old) is type(new) and is_sound(new, after) and is_nested_soundly(after)
        self.attempt(lambda: self.map.replace(new), after, sound=sound)

    @rule(data=st.data(), closure=st.booleans())
    def remove(self, data, closure):
        ids = self.some(data, *ELEMENTS, most=2)
        known = set(ids) <= self.expected.keys()
        too = what_goes_too(set(ids), self.expected) if known else set()
        gone = {*ids, *too}
        if known:
            assert self.map.closure(*ids) == tuple(e.id for e in in_order(self.expected) if e.id in too)
        kept = {id_: e for id_, e in self.expected.items() if id_ not in gone}
        after = {id_: self.without(e, gone) for id_, e in kept.items()}
        self.attempt(
            lambda: self.map.remove(*ids, closure=closure), after, sound=known and (closure or not too)
        )

    def without(self, element, gone):
        """An element that mentions none of what went; a group whose group goes lies in the next one out."""
        changes = {}
        for name, ids, _ in fields_with_ids(element):
            value = getattr(element, name)
            if name == "steps":
                steps = [s for s in element.steps if s.claim not in gone]
                changes[name] = [Step(s.claim, "" if s.inference in gone else s.inference) for s in steps]
            elif name == "quotes":
                changes[name] = [quote for quote in value if quote.source not in gone]
            elif name == "parent":
                while value in gone:
                    value = self.expected[value].parent
                changes[name] = value
            elif name != "inferences":
                left = tuple(id_ for id_ in ids if id_ not in gone)
                changes[name] = left if isinstance(value, tuple) else "".join(left)
        if isinstance(element, Relation):
            changes["roles"] = {id_: role for id_, role in element.roles.items() if id_ not in gone}
        return evolve(element, **changes)

    @rule(data=st.data())
    def rename(self, data):
        old = data.draw(st.sampled_from([*self.expected, "nowhere"]))
        new = "" if self.is_odd(data) else self.new_id(data)
        sound = old in self.expected and bool(new) and (new == old or new not in self.expected)
        after = {}
        for id_, element in self.expected.items():
            renamed = self.renamed(element, old, new)
            after[renamed.id if id_ == old else id_] = renamed
        self.attempt(lambda: self.map.rename(old, new), after, sound=sound)

    def renamed(self, element, old, new):
        """An element that says the new id wherever it said the old one."""

        def now(id_):
            return new if id_ == old else id_

        changes = {"id": now(element.id)} if new else {}
        for name, ids, _ in fields_with_ids(element):
            value = getattr(element, name)
            if name == "steps":
                changes[name] = [Step(now(s.claim) or "-", now(s.inference)) for s in value]
            elif name == "quotes":
                changes[name] = [evolve(quote, source=now(quote.source)) for quote in value]
            elif name != "inferences":
                moved = tuple(map(now, ids))
                changes[name] = moved if isinstance(value, tuple) else "".join(moved)
        if isinstance(element, Relation):
            changes["roles"] = {now(id_): role for id_, role in element.roles.items()}
        return evolve(element, **changes)

    @rule(
        data=st.data(),
        verb=st.sampled_from(["support", "rebut", "undercut", "contradict", "equate", "prefer"]),
    )
    def relate(self, data, verb):
        one, other = self.one(data, *ARGUABLE), self.one(data, *ARGUABLE)
        known = all(type(self.expected.get(id_)) in ARGUABLE for id_ in (one, other) if id_)
        self.build(lambda m: getattr(m, verb)(one, other), sound=known)

    @rule(verb=st.sampled_from(["actor", "source", "claim", "argument", "group"]), word=WORDS)
    def name(self, verb, word):
        self.build(lambda m: getattr(m, verb)(word), sound=True)

    @rule(data=st.data(), text=WORDS)
    def say(self, data, text):
        speakers, content = self.some(data, Actor, most=2), self.one(data, *ARGUABLE, Utterance)
        sound = type(self.expected.get(content)) in (*ARGUABLE, Utterance)
        sound &= all(type(self.expected.get(id_)) is Actor for id_ in speakers)
        alike = [
            u for u in self.expected.values()
            if isinstance(u, Utterance) and text and u == Utterance(id=u.id, speakers=speakers, text=text)
        ]  # fmt: skip
        self.build(lambda m: m.say(speakers, content, text=text), sound=sound)
        if sound:
            act = next(reversed(self.map.acts.values()))
            assert act.anchor in {u.id for u in alike} if alike else act.anchor not in {u.id for u in alike}
            assert len(self.map.utterances) == sum(isinstance(e, Utterance) for e in self.expected.values())

    def build(self, verb, *, sound):
        """Use a verb, and expect what it returns and what it had to make for it."""
        before = self.map.copy()
        if not sound:
            with pytest.raises(ArgmapError):
                verb(self.map)
            assert self.map == before
            return
        made = verb(self.map)
        assert made.id not in self.expected
        assert self.map[made.id] is made
        for element in self.map:
            if element.id not in self.expected:
                assert is_sound(element, {e.id: e for e in self.map})
                self.expected[element.id] = element

    @rule()
    def copy(self):
        self.twin = self.map.copy()
        self.twin_expected = list(self.map)

    @rule()
    def swap(self):
        """Go on with the copy: it is as good as the original."""
        self.map, self.twin = self.twin, self.map
        self.twin_expected, old = in_order(self.expected), self.twin_expected
        self.expected = {element.id: element for element in old}

    @rule()
    def go_on_with_a_pickle(self):
        self.map = pickle.loads(pickle.dumps(self.map))

    @invariant()
    def holds_what_is_expected_in_order(self):
        assert list(self.map) == in_order(self.expected)
        assert len(self.map) == len(self.expected)
        for element in self.expected.values():
            assert self.map[element.id] == element
            assert element.id in self.map
        for kind, name in ELEMENTS.items():
            assert list(getattr(self.map, name)) == [e.id for e in self.map if type(e) is kind]

    @invariant()
    def is_whole(self):
        elements = {element.id: element for element in self.map}
        assert all(is_sound(element, elements) for element in self.map)
        assert is_nested_soundly(elements)

    @invariant()
    def steps_are_those_of_a_map_made_anew(self):
        elements, relations = list(self.map), list(self.map.relations.values())
        for x in elements:
            aiming = [r for r in relations if r.target == x.id]
            used = [r for r in relations if x.id in r.premises]
            mutual = [r for r in used if r.kind == "contradiction" and r.target != x.id]
            attacks = [r for r in aiming if r.kind in {"rebuttal", "undercut", "contradiction"}]
            assert list(self.map.incoming(x)) == aiming
            assert list(self.map.outgoing(x)) == used
            assert list(self.map.supports(x)) == [r for r in aiming if r.kind == "support"]
            assert list(self.map.attacks(x)) == attacks + mutual
            assert list(self.map.acts_on(x)) == [a for a in self.map.acts.values() if a.content == x.id]
            within = [self.map[id_] for id_ in x.members] if isinstance(x, Group) else []
            within += [
                e
                for e in elements
                if x.id in (e.member_of if type(e) is Actor else [getattr(e, "parent", "")])
            ]
            assert list(self.map.members(x)) == within

    @invariant()
    def copies_are_equal_and_go_their_own_ways(self):
        for twin in (
            self.map.copy(),
            copy.copy(self.map),
            copy.deepcopy(self.map),
            pickle.loads(pickle.dumps(self.map)),
        ):
            assert twin == self.map
            assert indexes(twin) == indexes(self.map)
            twin.claim("One more.", id="one more")
            assert twin != self.map
        assert list(self.twin) == self.twin_expected


def stub(kind: type[Element]) -> Element:
    return kind(id="stub", kind="support") if kind is Relation else kind(id="stub")


def indexes(m: ArgumentMap) -> dict[str, tuple[object, ...]]:
    """What a map knows of each of its elements without looking through all of it."""
    return {e.id: (m.incoming(e), m.outgoing(e), m.members(e), m.acts_on(e), m.closure(e)) for e in m}


TestEdits = Edits.TestCase
TestEdits.settings = settings(settings.get_profile("ci"), max_examples=60, stateful_step_count=25)
