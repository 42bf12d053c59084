"""Issue maps of Compendium: what nodes, links, views and codes become, and come back as."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

import argmap
from argmap.errors import ParseError
from argmap.formats import without
from argmap.notes import Notes

CASE = Path(__file__).parents[1] / "cases" / "compendium" / "rain.compendium.xml"
CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "compendium-xml").glob("*.xml"))


def plain(text):
    """All that an export says: nodes, links, views and codes, without regard to white space."""
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text.split("?>", 1)[1]))
    parts = {name: [flat(node) for node in root.iter(name)] for name in ("link", "view", "code")}
    nodes = {node.get("id"): sorted(map(repr, map(flat, node))) for node in root.iter("node")}
    attributes = {node.get("id"): node.attrib for node in root.iter("node")}
    return parts | {"view": sorted(map(repr, parts["view"]))}, nodes, attributes, root.attrib


def flat(node):
    return node.tag, node.attrib, (node.text or "").strip(), [flat(child) for child in node]


def test_an_issue_map_is_claims_links_views_and_codes():
    m = argmap.read(CASE, strict=True)
    assert m.title == "Weather"
    assert [(r.premises, r.kind, r.target, r.scheme) for r in m.relations.values()] == [
        (("2",), "support", "1", "responds-to"),
        (("3",), "support", "2", "Sign"),
        (("4",), "rebuttal", "2", ""),
        (("902-1",), "support", "2", "related-to"),
    ]
    assert [(g.id, g.title, g.parent, g.members) for g in m.groups.values()] == [
        ("901", "Rain", "", ("1", "2", "3", "4")),
        ("902", "The sky", "901", ("4",)),
    ]
    assert m.claims["3"].tags == ("wet", "seen")
    assert dict(m.claims["2"].data) == {
        "type": "position",
        "author": "Ann",
        "details": "It pours,\neven.",
        "source": "https://example.org/weather",
    }


def test_an_issue_map_is_written_back_with_all_that_it_says():
    text = CASE.read_text(encoding="utf-8")
    m = argmap.loads(text)
    written = argmap.dumps(m, format="compendium")
    assert plain(written)[0] == plain(text)[0]
    assert plain(written)[2:] == plain(text)[2:]
    assert without(argmap.loads(written), {"residue"}) == without(m, {"residue"})


def test_what_was_edited_is_written_anew():
    m = argmap.read(CASE)
    m.replace(
        evolve(
            m.claims["2"], text="It pours.", data={"type": "decision", "details": "Look out."}, tags=("new",)
        ),
        evolve(m.relations["21"], scheme="resolves"),
        evolve(m.relations["22"], kind="rebuttal", scheme=""),
    )
    written = argmap.dumps(m, format="compendium", notes=Notes())
    root = ET.fromstring(written.split("?>", 1)[1])
    node = next(node for node in root.iter("node") if node.get("id") == "2")
    assert (node.get("type"), node.get("label"), node.findtext("details/page")) == (
        "8",
        "It pours.",
        "Look out.",
    )
    assert [link.get("type") for link in root.iter("link")] == ["47", "41", "41", "45"]
    assert {code.get("name") for code in root.iter("code")} == {"wet", "seen", "new"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<nodes><node id="a"/><node id="a"/></nodes>', "AM-CP001"),
        ('<nodes><node id="a"/></nodes><links><link id="l" from="a" to="b"/></links>', "AM-CP002"),
        ('<nodes><node id="a"/></nodes><links><link id="a" from="a" to="a"/></links>', "AM-CP003"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(text, code):
    notes = Notes()
    argmap.loads(f'<model rootview="r">\n{text}</model>', notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [(code, 2)]
    with pytest.raises(ParseError):
        argmap.loads(f'<model rootview="r">\n{text}</model>', strict=True)


def test_views_that_lie_in_one_another_are_no_circle():
    views = '<view viewref="a" noderef="b"/><view viewref="b" noderef="a"/>'
    nodes = '<node id="a" type="2"/><node id="b" type="2"/>'
    m = argmap.loads(f'<model rootview="r"><views>{views}</views><nodes>{nodes}</nodes></model>')
    assert [group.parent for group in m.groups.values()] == ["", "a"]


def test_an_entity_bomb_is_refused():
    text = '<!DOCTYPE model [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><model rootview="&b;"/>'
    with pytest.raises(ParseError, match="entity"):
        argmap.loads(text, format="compendium")


@pytest.mark.skipif(not CORPUS, reason="../shared/corpora is not here")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_real_export_reads_with_all_that_is_in_it_and_is_written_back(path):
    text = path.read_text(encoding="utf-16")
    parts, nodes, attributes, root = plain(text)
    notes = Notes()
    m = argmap.read(path, notes=notes)
    assert len(m.claims) + len(m.groups) + 1 == len(nodes)
    assert len(m.relations) == len(parts["link"])
    assert list(notes) == []
    assert plain(argmap.dumps(m, format="compendium", notes=Notes())) == (parts, nodes, attributes, root)
