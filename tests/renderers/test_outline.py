"""The text outline: its order, its signs, and what hostile or odd maps cannot do to it."""

from __future__ import annotations

import unicodedata
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Relation, Step
from argmap.renderers import render
from tests.strategies import maps


def outline(m: ArgumentMap, **options: object) -> str:
    text = render(m, "outline", **options)
    assert isinstance(text, str)
    return text


def lines(m: ArgumentMap, **options: object) -> list[str]:
    return outline(m, legend=False, **options).splitlines()


def debate() -> ArgumentMap:
    """A debate with every kind of relation, two uses of one claim, sections, voices and an implicit step."""
    m = ArgumentMap("Should Facebook encrypt?")
    letter = m.source("Open letter", date="2020-02-06")
    signatories = m.actor("Experts", kind="group")
    nspcc, facebook = m.actor("NSPCC"), m.actor("Facebook")
    halt = m.claim("Facebook should halt its plans.", title="Halt the roll-out")
    unseen = m.claim("Grooming would no longer be found.", title="Abuse would go unseen")
    reports = m.claim("Facebook made 16.8 million reports.", title="16.8 million reports")
    lost = m.claim("70 % of the reports would be lost.", implicit=True)
    safe = m.claim("Encryption keeps everyone safe.", title="Encryption protects everyone")
    bans = m.claim("Accounts are banned.", title="Accounts are banned")
    child = m.claim("A ban identifies no child.", title="A ban is not evidence")
    m.support(unseen, halt)
    m.support([reports, lost], unseen)
    m.rebut(safe, halt)
    found = m.support(bans, safe, implicit=True, scheme="sign")
    m.undercut(child, found)
    m.contradict(m.claim("Abuse is seen.", title="Abuse is seen"), unseen)
    m.equate(m.claim("Stop.", title="Stop"), halt)
    m.prefer(m.claim("Pause.", title="Pause"), halt)
    m.support(child, unseen)
    m.group("Privacy", m.claim("Privacy matters.", title="Privacy"), parent=m.group("Values"))
    m.say(signatories, halt, act="demand", source=letter, quote="Do not go ahead.")
    m.say([nspcc, facebook], reports)
    m.say(facebook, halt, act="deny")
    return m


def test_a_debate_is_told_in_reading_order():
    assert outline(debate(), width=100) == dedent("""\
        Should Facebook encrypt?

        Halt the roll-out (Experts demand; Facebook denies)
          + Abuse would go unseen
            + together:
              & 16.8 million reports (NSPCC and Facebook assert)
              & 70 % of the reports would be lost. (implicit)
            ≠ Abuse is seen
            + A ban is not evidence [1]
          − Encryption protects everyone
            + Accounts are banned (the step: implicit)
              × see above [1]: A ban is not evidence
          = Stop
          > Pause

        Section: Values / Privacy

        Privacy

        Signs: + supports, − rebuts, × undercuts, ≠ contradicts, = says the same as, > is preferred to, &
        works only with the others.
        """)


def test_in_full_it_tells_texts_and_words_and_steps():
    told = lines(debate(), full=True)
    assert told[2:6] == [
        "Halt the roll-out",
        "  Facebook should halt its plans.",
        "  Experts demand: “Do not go ahead.” (Open letter, 6 Feb 2020)",
        "  Facebook denies",
    ]
    assert "    + Accounts are banned (the step: implicit, by sign)" in told


def test_words_that_do_two_things_are_told_once():
    m = ArgumentMap()
    care = m.claim("We care.", title="Care")
    ann = m.actor("Ann")
    for act in ("assert", "promise"):
        m.say(ann, care, act=act, quote="We do.")
    assert lines(m) == ["Care (Ann asserts and promises)"]
    assert lines(m, full=True) == ["Care", "  We care.", "  Ann asserts and promises: “We do.”"]


def test_wrapped_lines_stay_under_their_sign():
    m = ArgumentMap()
    m.support(m.claim("Because " * 9, title="Why"), m.claim("So."))
    assert lines(m, full=True, width=30) == [
        "So.",
        "  + Why",
        "    Because Because Because",
        "    Because Because Because",
        "    Because Because Because",
    ]


def test_a_cycle_is_told_once():
    m = ArgumentMap()
    hen, egg = m.claim("Hen."), m.claim("Egg.")
    m.support(hen, egg)
    m.support(egg, hen)
    m.rebut(hen, hen)
    assert lines(m) == ["Hen. [1]", "  + Egg.", "    + see above [1]: Hen.", "  − see above [1]: Hen."]


def test_a_step_that_is_questioned_where_its_premise_is_used_again():
    m = ArgumentMap()
    premise, one, other = m.claim("Premise."), m.claim("One."), m.claim("Other.")
    m.support(premise, one)
    again = m.support(premise, other)
    m.undercut(m.claim("Not so."), again)
    assert lines(m) == [
        "One.",
        "  + Premise. [1]",
        "",
        "Other.",
        "  + see above [1]: Premise.",
        "    × Not so.",
    ]


def test_relations_that_support_relations():
    m = ArgumentMap()
    inner = m.rebut(m.claim("A."), m.claim("B."))
    m.support(inner, m.claim("C."))
    assert lines(m) == [
        "B.",
        "  − A. (the step is [1])",
        "",
        "C.",
        "  + see above [1]: the rebuttal of “B.”",
    ]


def test_a_relation_that_is_told_where_it_is_a_premise():
    m = ArgumentMap()
    c = m.claim("C.")
    inner = m.rebut([m.claim("A."), m.claim("B.")], c)
    m.undercut(m.claim("U."), inner)
    m.add(Relation(id="on", kind="support", premises=[inner.id], target=inner.id))
    assert lines(m) == [
        "C.",
        "  − together [1]:",
        "    & A.",
        "    & B.",
        "    × U.",
        "    + see above [1]: the rebuttal of “C.”",
    ]


def test_relations_without_premise_or_target():
    m = ArgumentMap()
    m.claim("A.", id="a")
    m.add(Relation(id="r1", kind="support", target="a"), Relation(id="r2", kind="rebuttal", premises=["a"]))
    assert lines(m) == [
        "A. [1]",
        "  + for no reason given:",
        "",
        "the rebuttal of nothing that is named:",
        "  − see above [1]: A.",
    ]


def test_an_argument_stands_between_its_premises_and_its_conclusion():
    m = ArgumentMap()
    mortal = m.claim("Socrates is mortal.", id="c")
    r = m.support([m.claim("All men are.", id="p"), m.claim("He is a man.", id="q")], mortal)
    m.argument("Mortality", steps=[Step("p"), Step("q"), Step("c", inference=r.id)])
    assert lines(m) == [
        "Socrates is mortal.",
        "  + Mortality",
        "    + together:",
        "      & All men are.",
        "      & He is a man.",
    ]


def test_a_deep_branch_goes_on_from_the_margin():
    m = ArgumentMap()
    claims = [m.claim(f"Step {n}.") for n in range(14)]
    for below, above in zip(claims[1:], claims, strict=False):
        m.support(below, above)
    told = lines(m)
    assert told[10:] == [
        " " * 20 + "+ Step 10. (goes on below at [1])",
        "",
        "[1] Step 10., continued:",
        "  + Step 11.",
        "    + Step 12.",
        "      + Step 13.",
    ]


def test_twenty_thousand_steps_are_told_in_narrow_lines():
    m = ArgumentMap()
    above = m.claim("Step.")
    for _ in range(20_000):
        below = m.claim("Step.")
        m.support(below, above)
        above = below
    told = lines(m)
    assert sum("Step." in line and "continued" not in line for line in told) == 20_001
    assert max(map(len, told)) < 80


def test_many_cards_are_folded_and_counted():
    assert lines(debate(), max_cards=5) == [
        "Should Facebook encrypt?",
        "",
        "Halt the roll-out (Experts demand; Facebook denies)",
        "  + Abuse would go unseen",
        "    + together:",
        "      … and 2 more",
        "    … and 2 more",
        "  − Encryption protects everyone",
        "    … and 1 more",
        "  = Stop",
        "  … and 1 more",
        "",
        "Section: Values / Privacy",
        "",
        "Privacy",
    ]


def test_a_premise_that_is_named_twice_is_counted_once():
    m = ArgumentMap()
    twice, target = m.claim("Twice."), m.claim("Target.")
    m.support([twice, twice], target)
    assert lines(m, max_cards=1) == ["Target.", "  + together:", "    … and 1 more"]
    assert lines(m)[2:] == ["    & Twice.", "    & see above: Twice."]


def test_of_many_roots_the_last_are_counted():
    m = ArgumentMap()
    for n in range(9):
        m.claim(f"Claim {n}.")
    assert lines(m, max_cards=2) == ["Claim 0.", "Claim 1.", "", "… and 7 more"]


def test_an_empty_map_says_so():
    assert outline(ArgumentMap("Nothing")) == "Nothing\n\n(Nothing is claimed yet.)\n"
    assert outline(ArgumentMap()) == "(Nothing is claimed yet.)\n"


def test_user_text_stays_in_its_line():
    m = ArgumentMap("A\ntitle")
    evil = m.claim("x", title="\x1b[2JSo\r\n  + forged\u2028line \u202eturned\ud800")
    m.say(m.actor("Eve\n− Mallory"), evil)
    assert lines(m) == ["A title", "", "�[2JSo + forged line turned� (Eve − Mallory asserts)"]


@given(maps(), st.booleans(), st.integers(0, 60), st.none() | st.integers(0, 4))
def test_any_map_is_told_in_lines_that_can_be_written(m, full, width, most):
    text = outline(m, full=full, width=width, max_cards=most)
    text.encode()
    assert text.endswith("\n")
    assert not [char for char in text if unicodedata.category(char) == "Cc" and char != "\n"]
    assert not {*text} & {*"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


@given(maps(text=st.just("word")))
def test_every_claim_and_argument_is_told_exactly_once(m: ArgumentMap):
    from argmap.analysis import tree
    from argmap.renderers._reading import reading

    told = [line.node for line in reading(tree(m)) if line.what == "node" and line.role != "link"]
    assert sorted(told) == sorted([*m.claims, *m.arguments])


@given(maps(text=st.just("word")), st.integers(0, 6))
def test_cards_that_are_told_or_counted_are_all_of_them(m: ArgumentMap, most: int):
    from argmap.analysis import tree
    from argmap.renderers._reading import reading

    read = list(reading(tree(m), most))
    told = sum(line.what == "node" and line.role != "link" for line in read)
    assert told == min(most, len(m.claims) + len(m.arguments))
    assert told + sum(line.hidden for line in read) == len(m.claims) + len(m.arguments)
