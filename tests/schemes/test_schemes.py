"""The catalogue of schemes is whole, is found by any name, and is what formats name schemes by."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, dumps, loads
from argmap.errors import IntegrityError, UnknownIdError, UnknownSchemeError
from argmap.formats.arguebuf import _SCHEMES, _titled
from argmap.schemes import QUESTION_KINDS, SCHEMES, attach, known, scheme
from argmap.schemes._catalogue import _plain

COMPENDIUM = """
    Position to Know; Expert Opinion; Witness Testimony; Popular Opinion; Popular Practice; Example;
    Analogy; Practical Reasoning from Analogy; Composition; Division; Oppositions; Rhetorical
    Oppositions; Alternatives; Verbal Classification; Definition to Verbal Classification; Vagueness of
    a Verbal Classification; Arbitrariness of a Verbal Classification; Interaction of Act and Person;
    Values; Sacrifice; The Group and Its Members; Practical Reasoning; Two-Person Practical Reasoning;
    Waste; Sunk Costs; Ignorance; Epistemic Argument from Ignorance; Cause to Effect; Correlation to
    Cause; Sign; Abductive Argumentation; Evidence to a Hypothesis; Consequences; Pragmatic Argument
    from Alternatives; Threat; Fear Appeal; Danger Appeal; Need for Help; Distress; Commitment; Ethotic
    Argument; Generic Ad Hominem; Pragmatic Inconsistency; Inconsistent Commitment; Circumstantial Ad
    Hominem; Bias; Bias Ad Hominem; Gradualism; Slippery Slope; Precedent Slippery Slope; Sorites
    Slippery Slope; Verbal Slippery Slope; Full Slippery Slope; Constitutive-Rule Claims; Rules;
    Exceptional Case; Precedent; Plea for Excuse; Perception; Memory
"""
NAMES = [name.strip() for name in COMPENDIUM.replace("\n", " ").split(";")]


def test_all_of_the_compendium_is_there():
    assert len(NAMES) == 60
    assert len({scheme(name).id for name in NAMES}) == 60
    assert len(SCHEMES) >= 70


@pytest.mark.parametrize("id_", SCHEMES)
def test_every_scheme_says_all_that_there_is_to_say(id_):
    one = SCHEMES[id_]
    assert one.premises
    assert len(one.questions) >= 2
    sentences = [*one.premises.values(), one.conclusion, *(q.ask for q in one.questions.values())]
    assert all(text[0].isupper() and text[-1] in ".?" for text in sentences)
    assert all(
        question.ask.endswith("?") and question.kind in QUESTION_KINDS for question in one.questions.values()
    )
    assert all(question.kind != "assumption" or question.premise for question in one.questions.values())
    assert str(one) == one.name


def test_no_name_and_no_number_means_two_schemes():
    meant = Counter(
        name
        for one in SCHEMES.values()
        for name in {_plain(n) for n in (one.id, one.name, one.aifdb, *one.also, one.aifdb_id) if n}
    )
    assert [name for name, count in meant.items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "expert opinion",
        "Argument from Expert Opinion",
        "argument from authority",
        "ExpertOpinion",
        "ExpertOpinion_Inference",
        "SUPPORT_EXPERT_OPINION",
        "expert-opinion",
        "http://www.arg.dundee.ac.uk/aif#ExpertOpinion_Inference",
        "15",
    ],
)
def test_a_scheme_is_found_by_any_name(name):
    assert scheme(name) is SCHEMES["expert-opinion"]


@pytest.mark.parametrize("value", sorted(_SCHEMES))
def test_every_scheme_of_arguebuf_is_known(value):
    assert known(_titled(value))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Argument from Expert Opinon", "did you mean Argument from Expert Opinion?"),
        ("slope", "did you mean Slippery Slope Argument or"),
        ("", "`argmap schemes` lists them all"),
        ("qqqqqqqq", "`argmap schemes` lists them all"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_ones(name, hint):
    with pytest.raises(UnknownSchemeError) as error:
        scheme(name)
    assert hint in str(error.value)


@given(st.text(max_size=200))
def test_any_text_is_a_name_or_is_none(name):
    found = known(name)
    assert found is None or found is SCHEMES[found.id]


def test_a_scheme_is_attached_with_its_own_name_and_its_roles():
    m = ArgumentMap()
    m.support([m.claim("A", id="a"), m.claim("B", id="b")], m.claim("C", id="c"))
    attach(m, "r1", "ExpertOpinion", {"a": "expertise", "b": "assertion"})
    made = m.relations["r1"]
    assert made.scheme == "Argument from Expert Opinion"
    assert made.roles == {"a": "expertise", "b": "assertion"}
    assert attach(m, made, "sign").roles == made.roles


def test_what_cannot_be_attached_is_refused_and_changes_nothing():
    m = ArgumentMap()
    m.support(m.claim("A", id="a"), m.claim("C", id="c"))
    before = m.copy()
    for name, roles, error in (
        ("expertise", None, UnknownSchemeError),
        ("sign", {"a": "thunder"}, UnknownSchemeError),
        ("sign", {"c": "sign"}, IntegrityError),
    ):
        with pytest.raises(error):
            attach(m, "r1", name, roles)
    with pytest.raises(UnknownIdError):
        attach(m, "a", "sign")
    assert m == before


@pytest.mark.parametrize("name", ["Argument from Expert Opinion", "ExpertOpinion", "Rule of thumb", "15"])
@pytest.mark.parametrize("format", ["aif", "xaif", "arguebuf", "ova"])
def test_formats_keep_the_name_that_a_map_uses(name, format):
    m = ArgumentMap()
    m.support(m.claim("A"), m.claim("B"), scheme=name)
    back = loads(dumps(m, format=format), format=format)
    assert [r.scheme for r in back.relations.values()] == [name]


def test_aif_tells_the_name_and_the_number_of_aifdb():
    m = ArgumentMap()
    m.support(m.claim("A"), m.claim("B"), scheme="appeal to expert opinion")
    nodes = json.loads(dumps(m, format="aif"))["nodes"]
    told = [(node["scheme"], node["schemeID"]) for node in nodes if node["type"] == "RA"]
    assert told == [("Expert Opinion", "15")]
