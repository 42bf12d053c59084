"""The debate about Facebook's encryption: faithful to the article, whole, and fair to both sides."""

from __future__ import annotations

import re
import runpy
from hashlib import sha256
from pathlib import Path

import pytest

import argmap

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "examples" / "facebook_encryption.py"
WRITTEN = ROOT / "examples" / "facebook-encryption.argmap.json"
ARTICLE = ROOT / "seeds" / "facebook-encryption.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")

SIGNATORIES = {"NSPCC", "Stop It Now!", "John Carr", "Barnardo’s", "5 Rights", "Coram BAAF", "Kidscape"}
SCHEMES = {  # as Walton, Reed & Macagno name them (2008, "Argumentation Schemes")
    "Argument from Cause to Effect",
    "Argument from Expert Opinion",
    "Argument from Negative Consequences",
    "Argument from Position to Know",
    "Argument from Positive Consequences",
    "Argument from Sign",
    "Argument from Values",
}


@pytest.fixture(scope="module")
def build():
    return runpy.run_path(str(SCRIPT))["build"]


@pytest.fixture(scope="module")
def debate(build):
    return build()


def quotes(m):
    """Returns all quotes of the map."""
    return [q for e in (*m.claims.values(), *m.arguments.values(), *m.utterances.values()) for q in e.quotes]


def sentences(text):
    """Yields where each sentence starts and ends: full stops end them, and so do paragraphs."""
    for paragraph in re.finditer(r"[^\n]+", text):
        cuts = [match.end() for match in re.finditer(r"[.!?](?= [A-Z]|$)", paragraph[0])]
        start = 0
        for end in dict.fromkeys([*cuts, len(paragraph[0])]):
            yield paragraph.start() + start, paragraph.start() + end
            start = end


def sides(m, claim):
    """Returns the sides of those who say a claim."""
    return {s.actor.side for s in m.statements(claim=claim)}


def crossings(m, kinds):
    """Yields the sides of premise and target of each relation that runs from one side to the other."""
    for relation in m.relations.values():
        target = m[relation.target]
        aimed = target.premises if isinstance(target, argmap.Relation) else (target.id,)
        for premise in relation.premises:
            of, against = sides(m, premise), set().union(*(sides(m, id_) for id_ in aimed))
            if relation.kind in kinds and not of & against:
                yield relation, of, against


class TestTheArticle:
    def test_every_quote_stands_where_it_says(self, debate):
        assert quotes(debate)
        for quote in quotes(debate):
            assert quote.source == "article"
            assert quote.exact == TEXT[quote.start : quote.end]

    def test_every_sentence_is_quoted_or_listed_with_a_reason(self, debate):
        background = debate.sources["article"].data["background"]
        assert all(passage["reason"].strip() for passage in background)
        spans = [(q.start, q.end) for q in quotes(debate)] + [(p["start"], p["end"]) for p in background]
        covered = {place for start, end in spans for place in range(start, end)}
        left = {
            TEXT[start:end]: "".join(TEXT[at] for at in range(start, end) if at not in covered).strip()
            for start, end in sentences(TEXT)
        }
        assert len(left) == 22
        assert {sentence: rest for sentence, rest in left.items() if rest} == {}

    def test_nothing_is_both_quoted_and_listed(self, debate):
        quoted = {place for quote in quotes(debate) for place in range(quote.start, quote.end)}
        for passage in debate.sources["article"].data["background"]:
            assert not quoted & set(range(passage["start"], passage["end"]))

    def test_the_map_knows_the_article_but_does_not_carry_it(self, debate):
        article = debate.sources["article"]
        assert article.text is None
        assert "Sky News" in article.rights
        assert (ROOT / article.path).samefile(ARTICLE)
        digest = sha256(ARTICLE.read_bytes()).hexdigest()
        assert article.data["sha256"] == digest
        assert digest in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")


class TestTheActors:
    def test_the_signatories_are_members_of_the_group(self, debate):
        assert debate["signatories"].kind == "group"
        assert {actor.name for actor in debate.members("signatories")} == SIGNATORIES

    def test_the_people_belong_to_those_they_speak_for(self, debate):
        assert debate["peter-wanless"].member_of == ("nspcc",)
        assert debate["mark-zuckerberg"].member_of == debate["david-miles"].member_of == ("facebook",)

    def test_everyone_has_a_kind_and_every_office_its_name(self, debate):
        assert all(actor.kind in {"person", "organisation", "group"} for actor in debate.actors.values())
        assert "chief executive" in debate["peter-wanless"].role
        assert "head of safety" in debate["david-miles"].role
        assert "founder" in debate["mark-zuckerberg"].role

    def test_there_are_two_sides_and_those_who_take_none(self, debate):
        by_side = {}
        for actor in debate.actors.values():
            by_side.setdefault(actor.side, set()).add(actor.id)
        assert by_side["Facebook"] == {"facebook", "mark-zuckerberg", "david-miles"}
        assert by_side[""] == {"ncmec", "uk-government", "sky-news"}
        assert len(by_side["child protection"]) == len(SIGNATORIES) + 2


class TestWhatWasSaid:
    @pytest.mark.parametrize(
        ("actor", "claim", "acts"),
        [
            ("signatories", "halt", {"demand"}),
            ("signatories", "a-guarantee-comes-first", {"demand"}),
            ("signatories", "70-could-be-lost", {"assert"}),
            ("peter-wanless", "hold-facebook-to-account", {"demand"}),
            ("peter-wanless", "encrypt-in-a-safer-way", {"demand"}),
            ("mark-zuckerberg", "some-harm-will-stay-hidden", {"concede"}),
            ("mark-zuckerberg", "misuse-is-certain", {"concede"}),
            ("mark-zuckerberg", "it-shields-wrongdoers-too", {"concede"}),
            ("mark-zuckerberg", "other-ways-to-find-abusers", {"assert", "promise"}),
            ("david-miles", "safety-will-be-built-in", {"promise"}),
            ("david-miles", "encryption-protects-everyone", {"assert"}),
            ("david-miles", "child-safety-is-critical", {"assert"}),
            ("sky-news", "16-8-million-reports", {"assert"}),
        ],
    )
    def test_the_force_is_that_of_the_words(self, debate, actor, claim, acts):
        assert {statement.act for statement in debate.statements(actor=actor, claim=claim)} == acts

    def test_each_voice_speaks_in_its_own_document(self, debate):
        heard = {(s.actor.id, s.source.id) for s in debate.statements()}
        assert heard == {
            ("signatories", "letter"),
            ("peter-wanless", "article"),
            ("sky-news", "article"),
            ("mark-zuckerberg", "blog"),
            ("david-miles", "reply"),
        }

    def test_the_blog_came_a_year_before_the_letter(self, debate):
        assert {s.when for s in debate.statements(actor="mark-zuckerberg")} == {"2019-03"}
        assert {s.when for s in debate.statements(actor="signatories")} == {"2020-02"}

    def test_dates_that_the_article_does_not_give_are_marked(self, debate):
        assert all(source.data["inferred"]["date"] for source in debate.sources.values())

    def test_the_reply_answers_the_letter(self, debate):
        (step,) = debate.transitions.values()
        assert {debate[id_].source for id_ in step.starts} == {"letter"}
        assert {debate[id_].source for id_ in step.ends} == {"reply"}

    def test_every_claim_was_said_and_every_inference_too_or_else_it_is_marked(self, debate):
        for element in (*debate.claims.values(), *debate.relations.values()):
            assert element.implicit == (not debate.acts_on(element.id)), element.id

    def test_what_the_group_demands_its_members_hold_and_their_members(self, debate):
        for actor in ("signatories", "nspcc", "kidscape", "peter-wanless"):
            assert debate.stance(actor, "halt") == "pro"
        # Facebook never says no to the demand: it speaks of something else.
        assert debate.stance("david-miles", "halt") == "none"


class TestTheArgument:
    def test_the_demand_is_the_one_root(self, debate):
        premises = {id_ for relation in debate.relations.values() for id_ in relation.premises}
        assert [id_ for id_ in debate.claims if id_ not in premises] == ["halt"]

    def test_reports_and_their_loss_are_linked(self, debate):
        (inference,) = debate.outgoing("70-could-be-lost")
        assert inference.premises == ("16-8-million-reports", "70-could-be-lost")
        assert inference.kind == "support"

    def test_both_sides_undercut_inferences_of_the_other(self, debate):
        undercuts = [r for r in debate.relations.values() if r.kind == "undercut"]
        assert all(isinstance(debate[r.target], argmap.Relation) for r in undercuts)
        crossing = [of for _, of, _ in crossings(debate, {"undercut"})]
        assert {"Facebook"} in crossing
        assert {"child protection"} in crossing

    def test_each_side_attacks_the_other(self, debate):
        attacks = [(of, against) for _, of, against in crossings(debate, argmap.model.ATTACKS)]
        assert ({"Facebook"}, {"child protection"}) in attacks
        assert ({"child protection"}, {"Facebook"}) in attacks

    def test_the_concession_supports_the_other_side(self, debate):
        conceded = {s.claim.id for s in debate.statements(actor="mark-zuckerberg") if s.act == "concede"}
        given = {
            premise
            for relation, of, against in crossings(debate, {"support"})
            for premise in relation.premises
            if (of, against) == ({"Facebook"}, {"child protection"})
        }
        assert given == conceded
        assert "we will never find all" in debate.statements(claim="some-harm-will-stay-hidden")[0].words

    def test_no_claim_hangs_on_itself(self, debate):
        from networkx import DiGraph, is_directed_acyclic_graph

        steps = [
            (premise, r.target)
            for r in debate.relations.values()
            for premise in (*r.premises, r.id)
            if r.target
        ]
        assert is_directed_acyclic_graph(DiGraph(steps))

    def test_schemes_have_the_names_of_the_literature(self, debate):
        assert {r.scheme for r in debate.relations.values()} - {""} == SCHEMES


class TestThePicture:
    def test_titles_and_texts_fit_on_a_card(self, debate):
        for claim in debate.claims.values():
            assert 2 <= len(claim.title.split()) <= 5
            assert len(claim.title) <= 30
            assert len(claim.text) <= 4 * 34

    def test_neither_side_crowds_out_the_other(self, debate):
        said = [next(iter(sides(debate, claim))) for claim in debate.claims]
        assert abs(said.count("Facebook") - said.count("child protection")) <= 5
        assert 20 <= len(said) <= 26


def test_the_file_is_what_the_script_writes(build, tmp_path):
    argmap.write(build(), tmp_path / WRITTEN.name)
    assert WRITTEN.read_bytes() == (tmp_path / WRITTEN.name).read_bytes()
