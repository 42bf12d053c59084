"""Every edit that would leave a map broken says why, and changes nothing."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from attrs import evolve

from argmap import (
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Group,
    IntegrityError,
    Quote,
    Relation,
    SpeechAct,
    Step,
    Transition,
    Utterance,
)
from argmap.errors import UnknownIdError


@pytest.fixture
def debate() -> ArgumentMap:
    m = ArgumentMap("Debate")
    m.claim("Halt.", title="Halt")
    m.claim("Unseen.", title="Unseen")
    m.support("unseen", "halt")
    m.source("Letter", text="Stop now.")
    m.actor("NSPCC", id="nspcc")
    m.actor("Peter Wanless", id="wanless", member_of="nspcc")
    m.group("Safety", "halt", id="safety")
    m.group("Children", parent="safety", id="children")
    m.argument("Blind", steps=[Step("unseen"), Step("halt", "r1")])
    m.say("nspcc", "halt", act="demand", quote="Stop", source="letter")
    return m


@contextmanager
def refused(m: ArgumentMap, message: str, *, kind: type[Exception] = IntegrityError):
    """Expects an error with exactly this message, and the map as it was."""
    before = m.copy()
    with pytest.raises(kind) as caught:
        yield
    assert str(caught.value) == message
    assert m == before
    assert list(m) == list(before)


DANGLING = {
    "premise of relation 'new'": Relation(id="new", kind="support", premises=["hat"], target="halt"),
    "target of relation 'new'": Relation(id="new", kind="support", premises=["halt"], target="hat"),
    "membership of actor 'new'": Actor(id="new", member_of=["hat"]),
    "quoted source of claim 'new'": Claim(id="new", quotes=[Quote(source="hat")]),
    "step of argument 'new'": Argument(id="new", steps=[Step("hat")]),
    "inference of argument 'new'": Argument(id="new", steps=[Step("halt", "hat")]),
    "speaker of utterance 'new'": Utterance(id="new", speakers=["hat"]),
    "source of utterance 'new'": Utterance(id="new", source="hat"),
    "start of transition 'new'": Transition(id="new", starts=["hat"]),
    "end of transition 'new'": Transition(id="new", ends=["hat"]),
    "anchor of act 'new'": SpeechAct(id="new", anchor="hat"),
    "content of act 'new'": SpeechAct(id="new", content="hat"),
    "parent of group 'new'": Group(id="new", parent="hat"),
    "member of group 'new'": Group(id="new", members=["hat"]),
}
"""Elements that refer to a "hat", by what messages call that reference."""


@pytest.mark.parametrize("role", DANGLING)
def test_a_reference_that_leads_nowhere(debate, role):
    why = f"the {role} is not in the map: nothing has the id 'hat'; did you mean 'halt'?"
    with refused(debate, why):
        debate.add(Claim(id="fine"), DANGLING[role])


@pytest.mark.parametrize(
    ("element", "why"),
    [
        (
            Relation(id="new", kind="support", premises=["nspcc"]),
            (
                "the premise of relation 'new' cannot be 'nspcc', an actor: "
                "it must be a claim, an argument or a relation"
            ),
        ),
        (
            Relation(id="new", kind="support", target="safety"),
            (
                "the target of relation 'new' cannot be 'safety', a group: "
                "it must be a claim, an argument or a relation"
            ),
        ),
        (
            Actor(id="new", member_of=["safety"]),
            "the membership of actor 'new' cannot be 'safety', a group: it must be an actor",
        ),
        (
            Claim(id="new", quotes=[Quote(source="halt")]),
            "the quoted source of claim 'new' cannot be 'halt', a claim: it must be a source",
        ),
        (
            Argument(id="new", steps=[Step("blind")]),
            "the step of argument 'new' cannot be 'blind', an argument: it must be a claim",
        ),
        (
            Argument(id="new", steps=[Step("halt", "unseen")]),
            "the inference of argument 'new' cannot be 'unseen', a claim: it must be a relation",
        ),
        (
            Utterance(id="new", speakers=["letter"]),
            "the speaker of utterance 'new' cannot be 'letter', a source: it must be an actor",
        ),
        (
            Transition(id="new", starts=["a1"]),
            (
                "the start of transition 'new' cannot be 'a1', a speech act: "
                "it must be an utterance or a transition"
            ),
        ),
        (
            SpeechAct(id="new", content="nspcc"),
            (
                "the content of act 'new' cannot be 'nspcc', an actor: "
                "it must be a claim, an argument, a relation or an utterance"
            ),
        ),
        (
            Group(id="new", members=["children"]),
            (
                "the member of group 'new' cannot be 'children', a group: "
                "it must be a claim, an argument, a relation or an utterance"
            ),
        ),
    ],
    ids=lambda value: value.split(" cannot")[0] if isinstance(value, str) else "",
)
def test_a_reference_to_a_wrong_kind(debate, element, why):
    with refused(debate, why):
        debate.add(element)


def test_a_reference_to_a_wrong_kind_within_a_batch(debate):
    why = (
        "the premise of relation 'new' cannot be 'who', an actor: "
        "it must be a claim, an argument or a relation"
    )
    with refused(debate, why):
        debate.add(Relation(id="new", kind="support", premises=["who"]), Actor(id="who"))


def test_an_id_that_is_taken(debate):
    with refused(debate, "the id 'halt' is taken by a claim"):
        debate.add(Actor(id="halt"))


def test_an_id_twice_in_a_batch(debate):
    with refused(debate, "the id 'new' is taken by an actor"):
        debate.add(Actor(id="new"), Claim(id="new"))


def test_what_is_no_element(debate):
    kinds = "Actor, Source, Claim, Argument, Relation, Utterance, Transition, SpeechAct, Group"
    for edit in (debate.add, debate.replace):
        with refused(debate, f"expected an element ({kinds}), not str: 'halt'", kind=TypeError):
            edit(Claim(id="fine") if edit == debate.add else debate["halt"], "halt")


def test_an_actor_that_is_a_member_of_itself(debate):
    with refused(debate, "membership is cyclic: 'x' in 'x'"):
        debate.add(Actor(id="x", member_of=["x"]))
    with refused(debate, "membership is cyclic: 'x' in 'y' in 'z' in 'x'"):
        debate.add(
            Actor(id="x", member_of=["y"]),
            Actor(id="y", member_of=["nspcc", "z"]),
            Actor(id="z", member_of=["x"]),
        )
    with refused(debate, "membership is cyclic: 'nspcc' in 'wanless' in 'nspcc'"):
        debate.replace(evolve(debate["nspcc"], member_of=["wanless"]))


def test_a_group_that_lies_in_itself(debate):
    with refused(debate, "membership is cyclic: 'x' in 'x'"):
        debate.add(Group(id="x", parent="x"))
    with refused(debate, "membership is cyclic: 'safety' in 'children' in 'safety'"):
        debate.replace(evolve(debate["safety"], parent="children"))


def test_a_role_of_what_is_no_premise(debate):
    with refused(debate, "'halt' has a role in 'r1' but is none of its premises"):
        debate.replace(evolve(debate["r1"], roles={"halt": "major"}))


def test_replacing_what_is_not_there(debate):
    with refused(debate, "nothing has the id 'hallt'; did you mean 'halt'?", kind=UnknownIdError):
        debate.replace(evolve(debate["unseen"], text="?"), Claim(id="hallt"))


def test_replacing_by_another_kind(debate):
    with refused(debate, "'halt' is a claim and cannot become an argument"):
        debate.replace(Argument(id="halt"))


def test_replacing_one_element_by_two(debate):
    with refused(debate, "there are two to replace 'halt'"):
        debate.replace(Claim(id="halt", text="A"), Claim(id="halt", text="B"))


def test_replacing_with_a_reference_that_leads_nowhere(debate):
    why = "the target of relation 'r1' is not in the map: nothing has the id 'hat'; did you mean 'halt'?"
    with refused(debate, why):
        debate.replace(evolve(debate["unseen"], text="?"), evolve(debate["r1"], target="hat"))


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("unseen", "'halt' cannot be called 'unseen': that is a claim"),
        ("r1", "'halt' cannot be called 'r1': that is a relation"),
        ("", "'halt' cannot be called '': an id is not empty"),
    ],
)
def test_renaming_to_what_is_no_free_id(debate, new, why):
    with refused(debate, why):
        debate.rename("halt", new)


def test_renaming_to_what_is_no_text(debate):
    with refused(debate, "expected text, not int: 5", kind=TypeError):
        debate.rename("halt", 5)


def test_renaming_or_removing_what_is_not_there(debate):
    with refused(debate, "nothing has the id 'hat'; did you mean 'halt'?", kind=UnknownIdError):
        debate.rename("hat", "cap")
    with refused(debate, "nothing has the id 'zzzzzz'", kind=UnknownIdError):
        debate.remove("halt", "zzzzzz", closure=True)


def test_removing_what_others_cannot_be_without(debate):
    with refused(debate, "'r1' would go with 'unseen': say closure=True to remove them too"):
        debate.remove("unseen")


def test_a_message_names_only_a_few_of_many():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for _ in range(20_000):
        m.support((), thesis)
    why = (
        "'r1', 'r2', 'r3', 'r4', 'r5' and 19,995 more would go with 'c1': say closure=True to remove them too"
    )
    with refused(m, why):
        m.remove(thesis)


def test_asking_for_what_is_not_there(debate):
    for ask in (
        debate.incoming,
        debate.outgoing,
        debate.supports,
        debate.members,
        debate.acts_on,
        debate.closure,
    ):
        with refused(debate, "nothing has the id 'hat'; did you mean 'halt'?", kind=UnknownIdError):
            ask("hat")
    with refused(debate, "nothing has the id None", kind=UnknownIdError):
        debate[None]


@pytest.mark.parametrize("wrong", [5, None, {"halt"}, [None]])
def test_verbs_given_what_is_neither_element_nor_id(debate, wrong):
    before = debate.copy()
    with pytest.raises(TypeError, match="expected an element"):
        debate.support(wrong, "halt")
    assert debate == before


def test_saying_what_cannot_be_said_leaves_no_utterance(debate):
    with refused(debate, "nothing has the id 'hat'; did you mean 'halt'?", kind=UnknownIdError):
        debate.say("nspcc", "hat", text="Hat!")
    why = (
        "the content of act 'a2' cannot be 'nspcc', an actor: "
        "it must be a claim, an argument, a relation or an utterance"
    )
    with refused(debate, why):
        debate.say("nspcc", "nspcc", text="Us!")
    with refused(debate, "expected text, not int: 5", kind=TypeError):
        debate.say("nspcc", "halt", text="Halt!", act=5)
    why = "the speaker of utterance 'u2' is not in the map: nothing has the id 'nspc'; did you mean 'nspcc'?"
    with refused(debate, why):
        debate.say("nspc", "halt")


def test_an_error_names_its_element(debate):
    with pytest.raises(IntegrityError) as caught:
        debate.add(Claim(id="fine"), Relation(id="bad", kind="support", target="nowhere"))
    assert caught.value.element == "bad"
    with pytest.raises(UnknownIdError) as unknown:
        debate["nowhere"]
    assert unknown.value.id == "nowhere"


def test_the_mappings_are_for_reading(debate):
    for mapping in (debate.claims, debate.relations, debate.actors):
        with pytest.raises(TypeError):
            mapping["x"] = Claim(id="x")


def test_a_map_takes_its_own_fields_as_strictly_as_elements_do():
    with pytest.raises(TypeError, match="expected text, not int: 5"):
        ArgumentMap(5)
    m = ArgumentMap()
    with pytest.raises(TypeError, match="extras are a mapping"):
        m.data = ["a"]
    with pytest.raises(TypeError, match="expected text"):
        m.title = None
    assert m == ArgumentMap()
