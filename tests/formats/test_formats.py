"""What every format promises, held for each by its being there."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.errors import ParseError
from argmap.formats import FEATURES, FORMATS, without
from argmap.notes import Notes
from tests.features import EXAMPLES
from tests.strategies import maps

CASES = Path(__file__).parents[1] / "cases"
BOTH_WAYS = [name for name, format_ in FORMATS.items() if format_.parse and format_.serialize]
READ = [name for name, format_ in FORMATS.items() if format_.parse]
SAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.name}")
    for name in READ
    for path in sorted((CASES / name).glob("*"))
    if path.name.endswith(FORMATS[name].suffixes) and "strict" not in path.name
]


def without_residue_of(name, m):
    """The map but for what a format keeps for itself to write the same text again."""
    twin = argmap.ArgumentMap(m.title, data=m.data, residue=_others(name, m.residue))
    twin.add(*(evolve(e, residue=_others(name, e.residue)) if e.residue else e for e in m))
    return twin


def _others(name, residue):
    return {other: kept for other, kept in residue.items() if other != name}


def there_and_back(name, m):
    """What comes back of a map, and the map as it is promised to come back."""
    format_ = FORMATS[name]
    text = argmap.dumps(m, format=name, notes=Notes())
    back = without_residue_of(name, argmap.loads(text, format=name, notes=Notes()))
    return without(back, format_.changes), _promised(name, m, format_.drops | format_.changes)


def _promised(name, m, features):
    return without(without_residue_of(name, m), features)


def parsed(name, text):
    """Reads a text, or returns the refusal."""
    try:
        return FORMATS[name].parse(text, Notes())
    except ParseError as error:
        return error


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_an_empty_map_makes_no_empty_document_and_comes_back(name):
    text = argmap.dumps(argmap.ArgumentMap(), format=name)
    back = argmap.loads(text, format=name)
    assert without_residue_of(name, back) == argmap.ArgumentMap()


# Maps take longer to make than to write: each is made once, for all formats.


@given(m=maps())
def test_a_map_comes_back_as_it_was(m):
    for name in BOTH_WAYS:
        back, promised = there_and_back(name, m)
        assert back == promised, name


@pytest.mark.parametrize("feature", EXAMPLES)
@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_small_map_with_one_feature_comes_back_as_it_was(name, feature):
    back, promised = there_and_back(name, EXAMPLES[feature]())
    assert back == promised


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        (name, feature)
        for name in BOTH_WAYS
        for feature in sorted(FORMATS[name].drops | FORMATS[name].changes)
    ],
)
def test_no_format_declares_a_loss_that_never_happens(name, feature):
    format_, m = FORMATS[name], EXAMPLES[feature]()
    text = argmap.dumps(m, format=name, notes=Notes())
    back = without_residue_of(name, argmap.loads(text, format=name, notes=Notes()))
    without_it = _promised(name, m, (format_.drops | format_.changes) - {feature})
    assert without(back, format_.changes - {feature}) != without_it


@given(m=maps())
def test_a_loss_is_noted_and_only_a_loss(m):
    has = {feature for feature in FEATURES if FEATURES[feature].taker.found(m)}
    for name in BOTH_WAYS:
        notes = Notes()
        argmap.dumps(m, format=name, notes=notes)
        is_kept = not FEATURES["residue"].taker.found(without_residue_of(name, m))
        lost = FORMATS[name].drops & (has - {"residue"} if is_kept else has)
        assert {f"AM-L-{feature.replace(' ', '-')}" for feature in lost} <= {note.code for note in notes}, (
            name
        )


@given(m=maps())
def test_what_was_written_is_written_the_same_when_it_was_read(m):
    for name in BOTH_WAYS:
        text = argmap.dumps(m, format=name, notes=Notes())
        back = argmap.loads(text, format=name, notes=Notes())
        assert argmap.dumps(back, format=name, notes=Notes()) == text, name


@pytest.mark.parametrize(("name", "path"), SAMPLES)
def test_a_sample_is_known_by_its_content_and_written_back_without_loss(name, path):
    text = path.read_text(encoding="utf-8")
    assert [other for other in READ if FORMATS[other].sniff(text)] == [name]
    m = argmap.loads(text, notes=Notes())
    if name in BOTH_WAYS and not FORMATS[name].drops:
        back = argmap.loads(argmap.dumps(m, format=name), format=name, notes=Notes())
        assert without_residue_of(name, back) == without_residue_of(name, m)


@pytest.mark.parametrize("name", READ)
@settings(max_examples=60)
@given(text=st.text(max_size=200) | st.text(alphabet="{}[]<>()\"':,+-_#@*/\\ \n\t1a", max_size=200))
def test_any_text_gives_a_map_or_a_located_refusal(name, text):
    result = parsed(name, text)
    if isinstance(result, ParseError):
        assert result.message
        assert result.line <= text.count("\n") + 2


@given(m=maps(largest=3), share=st.floats(0, 1))
def test_a_text_that_was_cut_off_gives_a_map_or_a_located_refusal(m, share):
    for name in BOTH_WAYS:
        text = argmap.dumps(m, format=name, notes=Notes())
        result = parsed(name, text[: int(len(text) * share)])
        assert isinstance(result, argmap.ArgumentMap) or result.message, name


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("char", list('[{<*" (\n\\'))
def test_a_long_run_of_one_character_neither_hangs_nor_recurses_to_death(name, char):
    result = parsed(name, char * 100_000)
    assert isinstance(result, argmap.ArgumentMap) or result.message


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is(name):
    format_ = FORMATS[name]
    assert format_.title
    assert format_.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in format_.suffixes)
    assert "/" in format_.media_type
    assert format_.parse or format_.serialize
