"""What argmap reads is what the reference implementation reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.errors import ParseError
from argmap.formats.argdown import parse
from argmap.notes import Notes
from tests.formats.argdown.conformance import DOCUMENTS, ORACLE, compare, differences, read, rearranged, said

CASES = Path(__file__).parents[2] / "cases/argdown"
EXPECTED = Path(__file__).parent / "expected"
GOLDEN = sorted(ORACLE.rglob("*.json"))

only_beside_shared = pytest.mark.skipif(
    not GOLDEN, reason=f"no documents of the reference: {ORACLE} is absent"
)


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.json")), ids=lambda path: path.stem)
def test_constructs_are_read_as_the_reference_reads_them(path: Path):
    text = (CASES / f"{path.stem}.argdown").read_text(encoding="utf-8")

    assert differences(json.loads(path.read_text(encoding="utf-8")), said(read(text))) == []
    assert differences(said(read(text)), said(read(text, strict=True))) == []


@only_beside_shared
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem[-60:])
def test_documents_are_read_as_the_reference_reads_them(path: Path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    text = (DOCUMENTS / path.relative_to(ORACLE).with_suffix("")).read_text(encoding="utf-8")
    if golden["ok"] and not rearranged(golden["frontMatter"]):
        assert compare(golden, text) == []


@only_beside_shared
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem[-60:])
def test_documents_that_the_reference_rejects_give_a_map_and_notes(path: Path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    text = (DOCUMENTS / path.relative_to(ORACLE).with_suffix("")).read_text(encoding="utf-8")
    if golden["ok"] or "argdown-2" in path.name or not read(text).document.blocks:
        return
    notes = Notes()

    parse(text, notes)

    assert [note for note in notes if note.span]


@pytest.mark.parametrize(
    "text", ["[#a] Something. -> [#b]", "# Debate\n\n[#A], [#B] --> [#C].", "([#m]) -> [#c]"]
)
def test_another_language_of_the_same_suffix_is_refused_by_name(text: str):
    with pytest.raises(ParseError, match="argdown-2"):
        parse(text, Notes())
