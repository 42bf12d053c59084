"""The microtexts, where ../shared/corpora has them: counted, aligned with their texts, and written back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import argmap
from argmap.notes import Notes

FOLDER = Path(__file__).parents[3] / "shared" / "corpora" / "arggraph" / "microtexts-en"
FILES = sorted(FOLDER.glob("*.xml"))

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/corpora/arggraph is not here")

TYPES = {"sup": "support", "exa": "support", "reb": "rebuttal", "und": "undercut"}


def elements(text):
    return Counter(
        (e.tag, tuple(sorted(e.attrib.items())), (e.text or "").strip()) for e in ET.fromstring(text).iter()
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_microtext_is_read_whole_and_written_back(path):
    notes = Notes()
    m = argmap.read(path, notes=notes)
    assert not notes
    root = ET.parse(path).getroot()
    types = Counter(edge.get("type") for edge in root.iter("edge"))
    assert len(m.claims) == len(list(root.iter("adu")))
    assert Counter(r.kind for r in m.relations.values()) == sum(
        (Counter({kind: types[type_]}) for type_, kind in TYPES.items()), Counter()
    )
    assert sum(len(r.premises) - 1 for r in m.relations.values()) == types["add"]
    (source,) = m.sources.values()
    assert source.text == path.with_suffix(".txt").read_text(encoding="utf-8-sig")
    for claim in m.claims.values():
        assert [source.text[quote.start : quote.end] for quote in claim.quotes] == [claim.text]
    assert elements(argmap.dumps(m, format="arggraph", notes=Notes())) == elements(
        path.read_text(encoding="utf-8")
    )
