"""ICCMA `p aba`: assumption-based argumentation, as solver competitions since 2023 have it.

    p aba 4
    # rain
    # clouds
    # drought
    # sea
    a 1
    c 1 3
    r 1 2 4
    r 4

There are atoms 1 to n. A line `a 1` makes an atom an assumption, `c 1 3` makes atom 3 the contrary of
assumption 1, and `r 1 2 4` is a rule: 1 follows from 2 and 4 together; without a body it is a fact. A line
that begins with `#` is a comment; such lines after the first are taken for names, as in `p af`
(https://iccma2023.github.io/rules.html, "Input formats"; Toni 2014, "A tutorial on assumption-based
argumentation").

Here an atom is a claim, a rule a support of its premises taken together, and a contrary a rebuttal of its
assumption. Which claims are assumptions and which are facts stays in their residue `aba`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._features import without
from argmap.formats._instances import Instance, head, read_instance
from argmap.formats._located import Faults, unused
from argmap.formats._pairs import LOST
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Claim, Relation
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_LIKE_ABA: Final = re.compile(r"(?:#[^\n]*\n|[ \t\r]*\n)*p[ \t]+aba[ \t]+\d")

_ATOMS: Final = {"a": (1, 1), "c": (2, 2), "r": (1, 1 << 20)}
"""How many atoms a line of each kind has, at least and at most."""


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that an instance says.

    Raises:
        ParseError: there is no line `p aba`, or it announces more than ten million atoms; a strict reader
            found a line that is neither an assumption nor a contrary nor a rule, or of an atom that there
            is not.

    >>> m = parse("p aba 3\na 1\nc 1 3\nr 3 2\n", Notes())
    >>> [(r.kind, r.premises, r.target) for r in m.relations.values()]
    [('rebuttal', ('3',), '1'), ('support', ('2',), '3')]
    """
    instance = read_instance(Faults(text, notes, strict), "aba", "AM-ABA")
    marks: dict[str, dict[str, bool]] = {}
    relations: list[Relation] = []
    ids = unused("r", instance.names)
    for kind, (first, *more) in _statements(instance):
        if kind == "a" or not more:
            marks.setdefault(first, {})["assumption" if kind == "a" else "fact"] = True
        elif kind == "c":
            relations.append(Relation(id=next(ids), kind="rebuttal", premises=more, target=first))
        else:
            relations.append(Relation(id=next(ids), kind="support", premises=more, target=first))
    with paused_collector():
        map_ = ArgumentMap()
        map_.add(*(Claim(id=name, residue=_residue(marks.get(name))) for name in instance.names), *relations)
    return map_


def _statements(instance: Instance) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines that say something: the kind of each and its atoms."""
    for n, (kind, *atoms) in instance.lines:
        least, most = _ATOMS.get(kind, (1, 0))
        if not least <= len(atoms) <= most:
            instance.faults.add(
                "AM-ABA003", "this is neither a, c nor r with its atoms; it is left out", line=n
            )
        elif all(names := [instance.name(atom, n) for atom in atoms]):
            yield kind, names


def _residue(marks: dict[str, bool] | None) -> dict[str, Any]:
    return {"aba": marks} if marks else {}


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as an instance.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support([m.claim("There are clouds."), m.claim("It is cold.")], m.claim("It rains.")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    p aba 3
    # c1
    # c2
    # c3
    r 3 1 2
    """
    plain = without(map, FORMAT.drops | FORMAT.changes)
    numbers = {id_: number for number, id_ in enumerate(plain.claims, start=1)}
    lines = [*head("aba", numbers)]
    for mark, letter in (("assumption", "a"), ("fact", "r")):
        lines += [f"{letter} {number}" for id_, number in numbers.items() if _marked(map[id_], mark)]
    for relation in plain.relations.values():
        atoms = (relation.target, *relation.premises)
        letter = "r" if relation.kind == "support" else "c"
        lines.append(f"{letter} {' '.join(str(numbers[atom]) for atom in atoms)}")
    return "".join(f"{line}\n" for line in lines)


def _marked(element: Any, mark: str) -> bool:
    marks = element.residue.get("aba")
    return isinstance(marks, Mapping) and marks.get(mark) is True


def sniff(text: str) -> bool:
    r"""Whether a text begins with a line `p aba`, perhaps after comments.

    >>> sniff("p aba 8\na 1\n"), sniff("p af 2\n")
    (True, False)
    """
    return bool(_LIKE_ABA.match(text))


FORMAT: Final = Format(
    title="ICCMA p aba",
    suffixes=(".aba",),
    media_type="text/x-iccma-aba",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=(LOST - {"linked premises"})
    | frozenset({"texts", "schemes", "relation weights", "equivalences", "preferences", "linked attacks"}),
    changes=frozenset({"contradictions", "attack kinds", "relation ids"}),
)
