"""XML: places of elements, and none of the attacks that a parser can be led into."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from argmap.errors import ParseError
from argmap.formats._xml import escaped, read_xml, tag
from tests.strategies import texts

BOMB = """<?xml version="1.0"?>
<!DOCTYPE a [
  <!ENTITY x "xxxxxxxxxx">
  <!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">
]>
<a>&y;</a>
"""


def refusal(text):
    with pytest.raises(ParseError) as caught:
        read_xml(text)
    return caught.value


def test_an_entity_that_stands_for_entities_is_refused_at_its_place():
    error = refusal(BOMB)
    assert (error.message, error.line) == (
        "the entity 'y' is more than a short text; argmap expands no other",
        4,
    )


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://a.invalid/">',
        '<!ENTITY % x "y">',
    ],
)
def test_no_other_document_is_fetched(declared):
    assert "argmap expands no other" in refusal(f"<!DOCTYPE a [{declared}]><a>b</a>").message


def test_a_long_entity_is_refused_however_plain():
    assert "short text" in refusal(f'<!DOCTYPE a [<!ENTITY x "{"y" * 300}">]><a>&x;</a>').message


def test_a_document_type_elsewhere_is_not_fetched_and_no_fault():
    assert read_xml('<!DOCTYPE a SYSTEM "http://a.invalid/a.dtd"><a>b</a>').root.text == "b"


def test_a_short_entity_is_expanded():
    assert read_xml('<!DOCTYPE a [<!ENTITY http "http://b/">]><a x="&http;c">&http;</a>').root.attributes == {
        "x": "http://b/c"
    }


def test_what_the_declaration_says_of_the_encoding_is_history():
    assert read_xml('<?xml version="1.0" encoding="UTF-16"?><a>ü</a>').root.text == "ü"


def test_a_fault_is_located_in_code_points():
    error = refusal("<a>\n  <b>üüü</c>\n</a>")
    assert (error.line, error.column, error.excerpt) == (2, 11, "  <b>üüü</c>")


def test_texts_and_tails_come_in_the_order_of_the_document():
    root = read_xml("<a>1<b>2<c/>3</b>4<!-- no -->5<b>6</b></a>").root
    assert root.whole() == "123456"
    assert [node.local for node in root.under()] == ["a", "b", "c", "b"]
    assert [root.text, *(b.tail for b in root.all("b"))] == ["1", "45", ""]


def test_a_very_deep_document_is_read_without_recursion():
    root = read_xml("<a>" * 50_000 + "x" + "</a>" * 50_000).root
    assert root.whole() == "x"
    assert sum(1 for _ in root.under()) == 50_000


def test_more_elements_than_any_map_has_are_refused_where_they_begin_to_be_too_many(monkeypatch):
    monkeypatch.setattr("argmap.formats._xml._MOST_ELEMENTS", 3)
    with pytest.raises(ParseError, match="more than 3 elements") as caught:
        read_xml("<a>\n<b/><b/>\n<b/></a>")
    assert (caught.value.line, caught.value.column) == (3, 1)


def test_namespaces_do_not_hide_names():
    root = read_xml('<g xmlns="http://g/" xmlns:y="http://y/"><y:n y:id="1"/></g>').root
    assert (root.name, root.one("n").attributes) == ("{http://g/}g", {"{http://y/}id": "1"})


@given(text=texts())
def test_text_comes_back_but_for_what_no_xml_may_have(text):
    made = tag("a", {"b": text}, escaped(text))
    root = read_xml(made).root
    assert root.text == root.attributes["b"]
    assert ET.fromstring(made).text == (root.text or None)
    assert all(old in (new, "\ufffd") or new == "\ufffd" for old, new in zip(text, root.text, strict=True))
