"""Every check finds what it is for and nothing else: a small map that has the fault, and one that has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from argmap import ArgumentMap, Quote, Step, check, loads
from argmap.analysis.checks import CHECKS, fixed

TEXT = "We don’t stop.\n\nIt costs 70% of three billions.\n\nNobody knows why."


def found(m: ArgumentMap, code: str) -> list[tuple[str, ...]]:
    return [finding.elements for finding in check(m, select=[code])]


def told(m: ArgumentMap, code: str) -> list[str]:
    return [finding.message for finding in check(m, select=[code])]


@pytest.fixture
def m() -> ArgumentMap:
    return ArgumentMap()


@pytest.fixture
def dispute(m) -> ArgumentMap:
    """Ann and Bob, of two sides: go, for it rains; stay, for it is warm."""
    for name, side in (("Ann", "out"), ("Bob", "in")):
        m.actor(name, side=side)
    for words, title in (("Let us go.", "Go"), ("It rains.", "Rain"), ("It is warm inside.", "Warm")):
        m.claim(words, title=title)
    m.support("rain", "go")
    m.rebut("warm", "go")
    for actor, claim in (("ann", "go"), ("ann", "rain"), ("bob", "warm")):
        m.say(actor, claim)
    return m


@pytest.fixture
def sourced(m) -> ArgumentMap:
    m.source("Letter", date="2020", rights="free", text=TEXT, id="letter")
    return m


# -- reasons


def test_a_claim_that_is_attacked_wants_support(dispute):
    assert found(dispute, "AM101") == []
    dispute.rebut(dispute.claim("No.", title="No"), "rain")
    assert found(dispute, "AM101") == [("rain",), ("no",)]


def test_a_claim_that_somebody_says_or_restates_or_concludes_may_stand(dispute):
    dispute.equate(dispute.claim("It pours.", title="Pours"), "rain")
    dispute.claim("Hence.", title="Hence")
    dispute.support("warm", "hence", id="r9")
    dispute.argument("Why", steps=[Step("warm"), Step("hence", "r9")])
    assert found(dispute, "AM101") == []


def test_a_claim_that_nobody_says_wants_support(dispute):
    dispute.support(dispute.claim("The sun shines.", title="Sun"), "warm")
    assert found(dispute, "AM101") == [("sun",)]
    dispute.say("bob", "sun")
    assert found(dispute, "AM101") == []


def test_where_nobody_says_anything_premises_are_where_it_starts(m):
    m.support(m.claim("Rain.", title="Rain"), m.claim("Go.", title="Go"))
    m.argument("Why", steps=[Step(m.claim("Wind.").id)])
    m.claim("Alone.", title="Alone")
    assert found(m, "AM101") == [("alone",)]


def test_both_ends_of_a_contradiction_are_attacked(dispute):
    dispute.contradict("rain", "warm")
    assert found(dispute, "AM101") == [("rain",), ("warm",)]


def test_a_thesis_that_nobody_answers(m):
    go, rain = m.claim("Go.", title="Go"), m.claim("Rain.", title="Rain")
    m.support(rain, go)
    assert found(m, "AM102") == [("go",)]


@pytest.mark.parametrize("target", ["go", "rain", "clouds", "r1", "r2"])
def test_a_thesis_is_answered_by_an_attack_on_anything_it_rests_on(m, target):
    go, rain, clouds = (m.claim(title, title=title) for title in ("Go", "Rain", "Clouds"))
    m.support(rain, go)
    m.support(clouds, rain)
    no = m.claim("No.")
    (m.undercut if target in m.relations else m.rebut)(no, target)
    assert found(m, "AM102") == []


def test_a_rebuttal_that_nobody_answers(dispute):
    assert found(dispute, "AM103") == [("r2", "warm")]
    dispute.rebut("rain", "warm")
    assert found(dispute, "AM103") == [("r3", "rain")]


def test_rebuttals_that_meet_and_contradictions_answer_one_another(m):
    a, b, c = m.claim("A"), m.claim("B"), m.claim("C")
    m.rebut(a, b)
    m.rebut(b, a)
    m.contradict(a, c)
    assert found(m, "AM103") == []


def test_reasons_in_a_circle(m):
    a, b, c, d = (m.claim(title, title=title) for title in "abcd")
    m.support(d, a)
    for one, other in ((a, b), (b, c)):
        m.support(one, other)
    assert found(m, "AM104") == []
    m.support(c, a)
    assert found(m, "AM104") == [("a", "b", "c")]
    assert told(m, "AM104") == ["“a” is a reason for itself by way of “b” and “c”"]


def test_a_claim_that_supports_itself_and_an_argument_for_its_own_premise(m):
    a, b = m.claim("A", title="a"), m.claim("B", title="b")
    m.support(a, a)
    m.support(m.argument("Why", steps=[Step("b")]), b)
    assert found(m, "AM104") == [("a",), ("b", "why")]


def test_what_attacks_itself(m):
    a, b = m.claim("A", title="a"), m.claim("B", title="b")
    m.rebut(a, b)
    m.contradict(a, b)
    assert found(m, "AM105") == []
    m.rebut([b, a], a)
    assert found(m, "AM105") == [("r3", "a")]


def test_a_support_without_a_scheme_where_others_have_one(dispute):
    assert found(dispute, "AM106") == []
    dispute.support("warm", "rain", scheme="sign")
    assert found(dispute, "AM106") == [("r1",)]


def test_a_premise_that_nobody_states(m):
    gap = m.claim("What is wet is rained on.", implicit=True)
    m.support([m.claim("It is wet."), gap], m.claim("It rains."))
    assert found(m, "AM107") == [("c1",)]
    m.support(m.claim("Since ever."), gap)
    assert found(m, "AM107") == []


def test_a_critical_question_that_is_asked_and_not_answered(dispute):
    r = dispute.support("warm", "rain", scheme="sign")
    assert found(dispute, "AM108") == []
    steam = dispute.claim("It is steam.")
    dispute.undercut(steam, r, id="u", data={"question": "explanation"})
    assert found(dispute, "AM108") == [("r3", "u")]
    assert told(dispute, "AM108")[0].endswith("Is there something else that explains the sign better?")
    dispute.rebut("rain", steam)
    assert found(dispute, "AM108") == []


def test_a_question_that_the_scheme_does_not_have(dispute):
    r = dispute.support("warm", "rain", scheme="sign")
    dispute.undercut("go", r, id="u", data={"question": ["explanation", "why"]})
    dispute.undercut("go", "r1", data={"question": "why"})
    a = dispute.say("ann", r, act="question", data={"question": "how"})
    assert found(dispute, "AM112") == [("u", "r3"), (a.id, "r3")]
    assert told(dispute, "AM112")[0].endswith(
        "names the question 'why'; Argument from Sign has strength and explanation"
    )


def test_the_critical_questions_that_nobody_asks_are_told_once(dispute):
    assert found(dispute, "AM109") == []
    r = dispute.support("warm", "rain", scheme="Sign_Inference")
    dispute.support("warm", "rain", scheme="Rule of thumb")
    assert found(dispute, "AM109") == [("r3",)]
    asked = "How strongly does the sign go together with what it points to?"
    assert told(dispute, "AM109") == [f"“Warm” supports “Rain”, and nobody asks: {asked} (and 1 more)"]
    for question in ("strength", "explanation"):
        dispute.undercut("go", r, data={"question": question})
    assert found(dispute, "AM109") == []


def reckoned(*premises: str, conclusion: str = "So it is.") -> list[str]:
    m = ArgumentMap()
    m.support([m.claim(words) for words in premises], m.claim(conclusion, title="So"))
    return [f"{finding.severity}: {finding.message}" for finding in check(m, select=["AM110"])]


REPORTS = "There were 16.8 million reports in 2018."


@pytest.mark.parametrize(
    ("premises", "conclusion", "right"),
    [
        ([REPORTS, "70 % of the reports would be lost: 13 million a year."], "So it is.", "11.76 million"),
        ([REPORTS, "70% of these reports (or about 1.2 million) would go."], "So it is.", "11.76 million"),
        (
            [REPORTS, "70 % of the reports would be lost."],
            "9 million reports would be lost.",
            "11.76 million",
        ),
        (["Half of the 40 schools, 30, are closed."], "So it is.", "20"),
        (["Ann has 3 apples.", "Bob has four apples."], "Together they have 8 apples.", "7"),
        (["Ann has 300 apples.", "Bob has 400 apples."], "Bob has 200 more apples.", "100"),
        (["There are 5 schools.", "There are 200 pupils in each school."], "There are 900 pupils.", "1,000"),
    ],
)
def test_a_number_that_premises_do_not_bear_out(premises, conclusion, right):
    [message] = reckoned(*premises, conclusion=conclusion)
    assert message.startswith("warning: ")
    assert f" is {right}; " in message


@pytest.mark.parametrize(
    ("premises", "conclusion"),
    [
        ([REPORTS, "70 % of the reports would be lost: 11.8 million a year."], "So it is."),
        ([REPORTS, "70 % of the reports would be lost."], "Some 5.04 million reports would remain."),
        ([REPORTS, "70 % of the reports would be lost, 5 million of them in the UK."], "So it is."),
        ([REPORTS, "70 % of the reports would be lost, 3,000 children a year."], "3,000 children suffer."),
        ([REPORTS, "There were 20 million reports in 2019."], "In 2020 there will be 24 million reports."),
        ([REPORTS, "70 % of all users agree."], "9 million reports would be lost."),
        (["Ann has 3 apples.", "Bob has four apples."], "Together they have 7 apples."),
        (["Ann has 3 apples.", "Bob has four pears."], "Together they have 8 apples."),
        (["Ann has 300 apples.", "Bob has 400 apples."], "Bob has more than 200 apples."),
        (["There are 5 schools.", "There are 200 pupils in each school."], "There are 1,000 pupils."),
        (["There are 5 schools.", "There are 20 pupils per percent."], "There are 99 pupils."),
        (["There are 5 schools.", "There are 20 pupils per of."], "There are 99 pupils."),
        (["It costs $1,2,3 on 1.2.2020 for 999999999999999999999999 people."], "Together 2."),
    ],
)
def test_a_number_that_premises_bear_out_or_say_nothing_of(premises, conclusion):
    assert reckoned(*premises, conclusion=conclusion) == []


def test_a_number_that_is_much_rounded_is_told_less_gravely():
    message = (
        "70 % of 16.8 million is 11.76 million; “70 % of the reports would be lost: 12 million.” rounds it"
    )
    told = reckoned(REPORTS, "70 % of the reports would be lost: 12 million.")
    assert told == [f"info: {message} to 12 million"]


def sketched(relations: str, reconstruction: str = "(2) [D]: Dee.") -> list[str]:
    text = f"[B]: Bee.\n    {relations}\n\n<A>\n\n(1) [P]: Pee.\n----\n{reconstruction}\n"
    m = loads(text, format="argdown")
    return [finding.message for finding in check(m, select=["AM111"])]


def test_a_sketch_that_the_reconstruction_does_not_bear_out():
    assert sketched("+ <A>") == ["by the sketch “A” supports “B”, but its reconstruction concludes “D”"]
    assert sketched("- <A>") == ["by the sketch “A” rebuts “B”, but its reconstruction concludes “D”"]
    assert sketched("+> <A>") == [
        "by the sketch “B” supports “A”, but that is about no premise of its reconstruction"
    ]


@pytest.mark.parametrize(
    ("relations", "reconstruction"),
    [
        ("+ <A>", "(2) [D]: bee!"),
        ("+ <A>", "(2) [B]"),
        ("+ <A>", "(2) [D]: Dee.\n\n[D]\n    +> [B]"),
        ("- <A>", "(2) [D]: Dee.\n    >< [B]"),
        ("- <A>", "(2) [D]: Dee.\n\n[D]\n    -> [B]"),
        ("+> <A>", "(2) [D]: Dee.\n\n[B]\n    +> [P]"),
        ("+ <Another>", "(2) [D]: Dee."),
        ("+ [D]", "(2) [D]: Dee."),
        ("<_ <A>", "(2) [D]: Dee."),
    ],
)
def test_a_sketch_that_is_borne_out_or_is_none(relations, reconstruction):
    assert sketched(relations, reconstruction) == []


def test_a_sketch_between_arguments_and_what_is_equivalent(m):
    for title in "pqcd":
        m.claim(title, id=title)
    m.support("p", "c", id="one")
    m.support("q", "d", id="two")
    m.argument("One", id="a", steps=[Step("p"), Step("c", "one")])
    m.argument("Two", id="b", steps=[Step("q"), Step("d", "two")])
    m.support("a", "b", id="s")
    assert found(m, "AM111") == [("s", "a", "b")]
    m.equate("c", "q")
    assert found(m, "AM111") == []


# -- voices


def test_an_actor_that_asserts_and_denies(dispute):
    dispute.say("ann", "warm", act="deny")
    dispute.say("bob", "rain", act="deny")
    assert found(dispute, "AM201") == []
    dispute.say("ann", "rain", act="deny", when="2021-05")
    assert found(dispute, "AM201") == [("rain", "ann")]
    assert told(dispute, "AM201") == ["“Ann” asserts and denies (May 2021) that “Rain”"]


def test_a_member_that_denies_what_its_group_says(m):
    club = m.actor("Club")
    for name in ("Ann", "Bob"):
        m.actor(name, member_of=m.actor(f"Branch of {name}", member_of=club))
    rain = m.claim("It rains.", title="Rain")
    m.say(club, rain)
    m.say("ann", rain, act="deny")
    assert found(m, "AM201") == [("rain", "ann")]
    assert told(m, "AM201") == ["“Ann” asserts through “Club” and denies that “Rain”"]


def test_a_member_of_two_groups_that_disagree_and_nobody_below_it(m):
    one, other = m.actor("One"), m.actor("Other")
    both = m.actor("Both", member_of=[one, other])
    m.actor("Below", member_of=both)
    rain = m.claim("It rains.", title="Rain")
    m.say(one, rain)
    m.say(other, rain, act="deny")
    assert found(m, "AM201") == [("rain", "both")]


def test_an_actor_that_holds_what_contradicts(dispute):
    dispute.say("ann", "warm")
    dispute.contradict("rain", "warm")
    dispute.contradict("warm", "rain")
    assert found(dispute, "AM201") == [("rain", "ann")]
    assert told(dispute, "AM201") == ["“Ann” asserts that “Rain” and asserts that “Warm”, against it"]


def test_an_actor_that_denies_what_is_the_same(dispute):
    dispute.equate("rain", dispute.claim("It pours.", title="Pours"))
    dispute.say("ann", "pours", act="deny")
    assert found(dispute, "AM201") == [("rain", "ann")]


def test_members_of_one_side_that_deny_one_another(m):
    house, party = m.actor("House"), m.actor("Party", side="left")
    for name in ("Ann", "Bob"):
        m.actor(name, member_of=[house, party])
    rain = m.claim("It rains.", title="Rain")
    m.say("ann", rain)
    m.say("bob", rain, act="deny", when="2020")
    [finding] = check(m, select=["AM201"])
    assert (finding.elements, finding.severity) == (("rain", "party"), "info")
    told = "“Ann” asserts that “Rain”, and “Bob” denies (2020) that “Rain”"
    assert finding.message == f"“Party” speaks with two voices: {told}"


def test_a_concession_that_supports_the_other_side(dispute):
    dispute.say("bob", "rain", act="concede")
    assert found(dispute, "AM202") == [("rain", "bob", "go", "ann")]


def test_a_concession_within_a_side_or_against_nobody_costs_nothing(dispute):
    dispute.say("ann", "rain", act="concede")
    dispute.say("ann", "warm", act="concede")
    assert found(dispute, "AM202") == []


def test_an_actor_that_says_nothing(dispute):
    club = dispute.actor("Club")
    dispute.actor("Cid", member_of=club)
    assert found(dispute, "AM203") == [("club",), ("cid",)]
    dispute.actor("Dan", member_of=club)
    dispute.say("dan", "rain")
    assert found(dispute, "AM203") == [("cid",)]
    dispute.say("club", "rain")
    assert found(dispute, "AM203") == []


# -- sources


def quoting(m: ArgumentMap, exact: str, start: int | None = None, text: str = "") -> None:
    end = None if start is None else start + len(exact)
    m.claim(text, quotes=[Quote(source="letter", exact=exact, start=start, end=end)], id="quoting")


@pytest.mark.parametrize("start", [None, TEXT.index("Nobody")])
def test_a_quote_in_its_place_is_no_finding(sourced, start):
    quoting(sourced, "Nobody knows", start)
    assert found(sourced, "AM301") == found(sourced, "AM302") == found(sourced, "AM305") == []


def test_a_quote_that_its_source_does_not_have(sourced):
    quoting(sourced, "Everybody agreed at once.")
    assert found(sourced, "AM301") == [("quoting", "letter")]
    sourced.source("Reply", text="Everybody agreed at once.", id="reply")
    assert told(sourced, "AM301") == ["“Letter” does not say “Everybody agreed at once.”; “Reply” does"]


def test_the_words_of_utterances_are_looked_up_too(sourced):
    ann = sourced.actor("Ann")
    quote = Quote(source="letter", exact="Everybody agreed at once.")
    sourced.say(ann, sourced.claim("It is so."), quote=quote)
    assert found(sourced, "AM301") == [("u1", "letter")]


def test_a_source_without_text_says_anything(sourced):
    sourced.replace(evolve(sourced.sources["letter"], text=None))
    quoting(sourced, "Everybody agreed at once.", 4)
    assert all(found(sourced, code) == [] for code in ("AM301", "AM302", "AM305", "AM306"))


def test_a_quote_that_is_elsewhere_is_put_in_its_place(sourced):
    quoting(sourced, "Nobody knows", 3)
    place = TEXT.index("Nobody")
    assert told(sourced, "AM302") == [f"“Nobody knows” is in “Letter” at {place}, not at 3"]
    mended = fixed(sourced, check(sourced))
    assert mended.claims["quoting"].quotes[0].start == place
    assert found(mended, "AM302") == []
    assert sourced.claims["quoting"].quotes[0].start == 3


def test_a_quote_that_is_there_twice_is_left_to_people(sourced):
    quoting(sourced, "o", 2)
    [finding] = check(sourced, select=["AM302"])
    assert finding.fix is None


def test_a_quote_with_other_marks_and_blanks_takes_those_of_the_source(sourced):
    quoting(sourced, "We  don't\nstop.", 40)
    assert told(sourced, "AM305") == [
        "“We don't stop.” is altered in blanks, marks or capitals; “Letter” says “We don’t stop.”"
    ]
    mended = fixed(sourced, check(sourced))
    assert mended.claims["quoting"].quotes == (
        Quote(source="letter", exact="We don’t stop.", start=0, end=14),
    )
    assert found(mended, "AM305") == found(mended, "AM301") == []


def test_a_quote_with_other_words_is_told_with_its_distance(sourced):
    pytest.importorskip("rapidfuzz")
    quoting(sourced, "It costs 75% of three billions.")
    [finding] = check(sourced, select=["AM301", "AM305"])
    assert finding.code == "AM305"
    assert "by 1 character;" in finding.message
    assert finding.fix is None


def test_a_claim_without_a_quote_where_others_have_one(sourced):
    sourced.claim("Unquoted.", title="Unquoted")
    assert found(sourced, "AM303") == []
    quoting(sourced, "Nobody knows")
    sourced.claim("Inferred.", implicit=True)
    ann = sourced.actor("Ann")
    sourced.say(ann, sourced.claim("Said."), text="As I said.")
    assert found(sourced, "AM303") == [("unquoted",)]


def test_a_source_that_does_not_say_when_or_by_what_right(sourced):
    assert found(sourced, "AM304") == []
    sourced.source("Hearsay", id="hearsay")
    sourced.source("Book", date="1999", text="Words.", id="book")
    assert told(sourced, "AM304") == [
        "“Hearsay” does not say its date",
        "“Book” does not say by what right it is quoted",
    ]
    sourced.claim("So.", quotes=[Quote(source="hearsay", exact="So.")])
    assert told(sourced, "AM304")[0] == "“Hearsay” does not say its date and by what right it is quoted"


def test_a_passage_that_no_claim_covers(sourced):
    assert found(sourced, "AM306") == []
    quoting(sourced, "Nobody knows")
    sourced.claim("All.", quotes=[Quote(source="letter", exact="don’t", start=3, end=8)])
    place = TEXT.index("It costs")
    [message] = told(sourced, "AM306")
    assert message.startswith("no claim covers “It costs 70% of three billions.” in “Letter”")
    letter = sourced.sources["letter"]
    sourced.replace(evolve(letter, data={"background": [{"start": place, "end": place + 31}]}))
    assert found(sourced, "AM306") == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("It costs 70 %.", ""),
        ("It costs 3 billions.", ""),
        ("It costs 75 % of 3 billions.", "75"),
        ("Since 1990 it has cost 70 %.", "1990"),
        ("Nothing in figures.", ""),
    ],
)
def test_a_number_that_is_not_in_the_quote(sourced, text, missing):
    quoting(sourced, "It costs 70% of three billions.", text=text)
    messages = told(sourced, "AM307")
    assert [message.partition(" ")[0] for message in messages] == ([missing] if missing else [])


def test_thousands_and_the_year_of_the_source_are_the_same_number(m):
    m.source("Report", date="2018-05", id="report")
    people = m.claim("In 2018 there were 35000 people.")
    m.say(m.actor("Ann"), people, text="more than 35,000 people", source="report")
    assert found(m, "AM307") == []


# -- order


def test_a_part_that_nothing_connects(dispute):
    assert found(dispute, "AM401") == []
    dispute.claim("Alone.", title="Alone")
    dispute.support(dispute.claim("One.", title="One"), dispute.claim("Two.", title="Two"))
    assert found(dispute, "AM401") == [("alone",), ("one", "two")]
    assert told(dispute, "AM401") == [
        "no relation connects “Alone” with the rest of the map",
        "no relation connects “One” and 1 other with the rest of the map",
    ]


def test_an_argument_is_connected_by_its_steps_and_an_undercut_by_its_target(dispute):
    dispute.undercut(dispute.claim("So what?"), "r1")
    dispute.argument("Why", steps=[Step("rain")])
    assert found(dispute, "AM401") == []


def test_empty_groups_go_and_those_around_them(dispute):
    around = dispute.group("Around")
    dispute.group("Empty", parent=around)
    dispute.group("Full", "rain")
    assert found(dispute, "AM402") == [("empty",)]
    once = fixed(dispute, check(dispute, select=["AM402"]))
    assert list(fixed(once, check(once, select=["AM402"])).groups) == ["full"]


def test_a_title_that_two_bear(dispute):
    dispute.argument("rain")
    assert found(dispute, "AM403") == []
    dispute.claim("Another rain.", title="the  RAIN", id="first")
    dispute.claim("And another.", title="The rain", id="second")
    assert found(dispute, "AM403") == [("first", "second")]
    assert told(dispute, "AM403") == ["“the RAIN” is the name of 2 claims: first and second"]


def test_a_claim_that_is_there_twice(dispute):
    dispute.claim("it rains", id="again")
    assert found(dispute, "AM404") == [("again", "rain")]
    dispute.equate("again", "rain")
    assert found(dispute, "AM404") == []


# -- all of them


def test_every_check_is_tried_here():
    tried = set(re.findall(r"AM\d{3}", Path(__file__).read_text(encoding="utf-8")))
    assert {each.code for each in CHECKS.values()} == tried


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Facebook should halt the roll-out.", "Facebook should halt its roll-out!"),
        ("The contract hides abuse from the police.", "The contact hides abuse from the police."),
        ("The plan hides abuse from police.", "The plans hides abuse from police."),
    ],
)
def test_claims_that_are_nearly_the_same(m, one, other):
    m.claim(one, id="a")
    m.claim(other, id="b")
    assert found(m, "AM405") == [("b", "a")]
    m.equate("a", "b")
    assert found(m, "AM405") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It rains here today.", "it rains   here today"),
        ("Facebook should halt its plans.", "Facebook should not halt its plans."),
        ("There were 2018 reports of abuse.", "There were 2019 reports of abuse."),
        ("The law is a moral one here.", "The law is a amoral one here."),
        ("Dogs often bite angry men.", "Men often bite angry dogs."),
        ("Go.", "The go."),
        ("Many hostages die there.", "Many hostages will die there."),
        ("", "the"),
    ],
)
def test_claims_that_are_the_same_or_that_differ(m, one, other):
    m.claim(one, id="a")
    m.claim(other, id="b")
    assert found(m, "AM405") == []


def test_many_claims_that_differ_in_one_word_are_a_list(m):
    for letter in "abcdef":
        m.claim(f"The streets of town {letter}bcdef are closed to cars.", id=letter)
    assert found(m, "AM405") == []
