"""Where the elements of a map stand in the Argdown that it was read from."""

from __future__ import annotations

from hypothesis import given

from argmap import ArgumentMap, Notes, dumps
from argmap.formats.argdown import parse, places
from tests.strategies import maps

TEXT = """\
===
actors:
    ann: {name: Ann}
sources:
    letter:
        title: Letter
===

# Weather

[Rain]
    + <Clouds>: There are clouds. {by: ann}
        <_ [Wind]

[Rain]: It rains.

<Why>

(1) [Wind]: It blows.
--
(2) [Storm]: It storms.
"""


def lines(text: str) -> dict[str, int]:
    return {id_: span.line for id_, span in places(parse(text, Notes()), text).items()}


def test_everything_stands_where_it_is_defined():
    found = lines(TEXT)
    assert {id_: found[id_] for id_ in ("ann", "letter", "weather", "rain", "clouds")} == {
        "ann": 3,
        "letter": 5,
        "weather": 9,
        "rain": 15,
        "clouds": 12,
    }
    assert {id_: found[id_] for id_ in ("why", "wind", "storm")} == {"why": 17, "wind": 19, "storm": 21}
    assert {id_: found[id_] for id_ in ("r1", "r2", "r3")} == {"r1": 12, "r2": 13, "r3": 20}
    assert found["u1"] == found["a1"] == 12


def test_line_ends_and_a_byte_order_mark_move_nothing():
    assert lines("\ufeff" + TEXT.replace("\n", "\r\n")) == lines(TEXT)


def test_what_was_added_since_has_no_place_and_what_went_has_none_either():
    m = parse(TEXT, Notes())
    m.claim("New.", id="new")
    m.remove("why", closure=True)
    assert {"new", "why"}.isdisjoint(places(m, TEXT))


def test_a_map_from_elsewhere_has_no_places():
    assert places(ArgumentMap(), TEXT) == {}
    fence = "See:\n\n```argdown\n[A]: a\n```\n"
    assert places(parse(fence, Notes()), fence) == {}
    assert places(ArgumentMap(residue={"argdown": {"text": 3}}), TEXT) == {}
    assert places(parse(TEXT, Notes()), f"{TEXT}\n[More]") == {}


@given(maps(extra=False))
def test_places_are_within_the_text_and_of_what_the_map_holds(m):
    text = dumps(m, format="argdown", notes=Notes())
    read = parse(text, Notes())
    found = places(read, text)
    assert {*read.claims} <= found.keys() or "argmap:" in text
    last = text.count("\n") + 1
    assert all(1 <= span.line <= last and span.column >= 1 for span in found.values())
    assert all(id_ in read for id_ in found)
