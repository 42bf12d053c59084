"""AIF in RDF: every namespace and style, what else is said of a node, and nothing fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "aifrdf"
FILES = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "aif-rdf").glob("knoxa_*.xml"))


def read(text):
    return FORMATS["aifrdf"].parse(text, Notes())


def written(m):
    return argmap.dumps(m, format="aifrdf", notes=Notes())


def test_rdf_xml_of_aifdb():
    m = read((CASES / "aifdb.rdf").read_text())
    assert [(r.id, r.kind, r.premises, r.target) for r in m.relations.values()] == [
        ("3", "support", ("2",), "1"),
        ("4", "undercut", ("1",), "3"),
    ]
    (said,) = m.statements()
    assert (said.actor.name, said.act, said.claim.text, said.utterance.text) == (
        "Ann Lee",
        "assert",
        "It rains.",
        "It rains!",
    )


def test_turtle_of_another_ontology():
    m = read((CASES / "owl.ttl").read_text())
    (support,) = m.relations.values()
    assert support.scheme == "Argument from Sign"
    assert m.claims[support.target].text == "Es regnet."
    assert support.target == "https://debate.example/rain#rain"


def test_json_ld_without_a_context_elsewhere():
    text = """[{"@id": "urn:a:1", "@type": ["http://www.arg.tech/aif#I-node"],
                "http://www.arg.tech/aif#claimText": [{"@value": "It rains."}]}]"""
    assert [claim.text for claim in read(text).claims.values()] == ["It rains."]


@pytest.mark.parametrize(
    "context", ['"http://a.invalid/c"', '["http://a.invalid/c"]', '{"@import": "http://a/"}']
)
def test_nothing_is_fetched(context):
    with pytest.raises(ParseError, match="argmap fetches nothing"):
        read(f'{{"@context": {context}, "@id": "urn:a:1"}}')


def triples(text, notation):
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=text, format=notation)
    spelt = {"http://www.arg.dundee.ac.uk/aif#has": "http://www.arg.tech/aif#"}
    spelt["http://www.arg.dundee.ac.uk/aif#"] = "http://www.arg.tech/aif#"

    def plain(term):
        text = str(term)
        for old, new in spelt.items():
            if text.startswith(old) and not text.endswith("-node"):
                return new + text.removeprefix(old)
        return text

    return {(str(s), plain(p), plain(o)) for s, p, o in graph}


def test_all_triples_come_back():
    for name, notation in (("aifdb.rdf", "xml"), ("owl.ttl", "turtle")):
        text = (CASES / name).read_text()
        after = triples(written(read(text)), "turtle")
        assert triples(text, notation) - after == set()
        assert {p.rpartition("#")[2] for _, p, _ in after - triples(text, notation)} <= {"claimText"}


def test_a_premise_that_is_a_relation_is_no_target():
    m = argmap.ArgumentMap()
    one, two = m.claim("a"), m.claim("b")
    inference = m.support(one, two)
    m.support([inference], two)
    back = read(written(m))
    assert [(r.premises, r.target) for r in back.relations.values()] == [(("c1",), "c2"), (("r1",), "c2")]


@pytest.mark.parametrize(
    "text",
    [
        "@prefix aif: <http://www.arg.tech/aif#> . aif:x aif:y",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a></rdf:RDF>',
        "@prefix a: <http://a/> .",
        "(" * 5000,
    ],
)
def test_what_is_no_such_document_is_refused(text):
    with pytest.raises(ParseError):
        read(text)


def test_an_entity_bomb_is_refused():
    bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><rdf:RDF xmlns:rdf="http://www.arg.tech/aif#">&y;</rdf:RDF>'
    with pytest.raises(ParseError, match="argmap expands no other"):
        read(bomb)


@pytest.mark.skipif(not FILES, reason="needs the corpora beside the repository")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_document_of_the_corpora_is_read_whole(path):
    import rdflib

    graph = rdflib.Graph().parse(path, format="xml")
    kinds = [str(kind).rpartition("#")[2] for kind in graph.objects(None, rdflib.RDF.type)]
    m = argmap.read(path, format="aifrdf", notes=Notes())
    assert len(m.claims) == kinds.count("I-node")
    assert len(m.relations) == kinds.count("RA-node") + kinds.count("CA-node")
    back = read(written(m))
    assert [claim.text for claim in back.claims.values()] == [claim.text for claim in m.claims.values()]
