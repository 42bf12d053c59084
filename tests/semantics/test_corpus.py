"""Frameworks of the competition with known answers, where ../shared has them: those that take no time."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.semantics.files import parse
from argmap.semantics.tasks import credulous, extension, extensions, sceptical

SHARED = Path(__file__).parents[3] / "shared"
ANSWERS = SHARED / "oracles" / "iccma" / "answers.json"
FOLDER = SHARED / "corpora" / "af-iccma"
KNOWN = json.loads(ANSWERS.read_text(encoding="utf-8")) if ANSWERS.exists() else {}
QUICK = [name for name, known in KNOWN.items() if known["n"] < 110 and (FOLDER / name).exists()]

pytestmark = pytest.mark.skipif(not QUICK, reason="../shared/oracles/iccma is not here")


@pytest.mark.parametrize("name", QUICK)
def test_the_answers_are_the_known_ones(name):
    known, framework = KNOWN[name], parse((FOLDER / name).read_text(encoding="utf-8"))
    assert len(framework) == known["n"]
    assert len(extension(framework)) == known["GR"]["size"]
    for task, semantics in (("EE-CO", "complete"), ("EE-PR", "preferred"), ("EE-ST", "stable")):
        if expected := known.get(task):
            assert printed(framework, extensions(framework, semantics)) == (
                expected["count"],
                expected["sha"],
            )
    for task, ask, semantics in (("DC-CO", credulous, "complete"), ("DS-PR", sceptical, "preferred")):
        for argument, expected in (known.get(task) or {}).items():
            if expected is not None:
                assert ask(framework, framework.names.index(argument), semantics) == expected


def printed(framework, found):
    """How many extensions there are, and the beginning of the hash over their names."""
    lines = sorted(",".join(sorted(framework.names[number] for number in one)) for one in found)
    return len(lines), sha256("|".join(lines).encode()).hexdigest()[:16]
