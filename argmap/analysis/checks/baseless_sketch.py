"""AM111: a relation that is sketched from or to an argument, and that its reconstruction does not bear out.

An argument whose steps are spelt out supports what its conclusion is, and attacks what its conclusion
contradicts or rebuts; it is supported and attacked in its premises. Where both ends are arguments the
conclusion of the one meets a premise of the other. What is equivalent or has the same words counts as the
same, and a relation that is drawn between the claims themselves bears out the sketch. The rule is that of
Betz 2026, Argdown issue 593. Undercuts are about inferences, and left alone.

In Argdown a relation that is drawn from an argument with a reconstruction is one of its conclusion, and
says so in its residue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from argmap.analysis.checks._flow import kin
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.analysis.wording import RELATES, plain_words
from argmap.model import ArgumentMap, Relation

__all__ = ["CHECK", "find"]

_KINDS: Final = frozenset({"support", "rebuttal", "contradiction"})

Drawn = set[tuple[str, str, bool]]
"""From which claim to which other one a relation is drawn, and whether it is an attack."""


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the sketches that say more than the reconstructions."""
    spelt = {argument.id for argument in map.arguments.values() if argument.conclusion}
    if not spelt:
        return
    same = _same(map)
    drawn = {*_drawn(map, lambda id_: same.get(id_, id_))}
    for relation in map.relations.values():
        if relation.kind not in _KINDS or len(relation.premises) != 1:
            continue
        start, end = _sketched(relation) or relation.premises[0], relation.target
        if (
            end
            and not spelt.isdisjoint((start, end))
            and not _is_borne_out(map, start, relation, same, drawn)
        ):
            elements = (relation.id, *(id_ for id_ in (start, end) if id_ in map))
            yield Fault(elements=elements, message=_told(map, start, relation))


def _same(map: ArgumentMap) -> dict[str, str]:
    """Return, for each claim, the first of those that are said to be the same, or have the same words."""
    same = kin(map)
    first: dict[str, str] = {}
    for claim in map.claims.values():
        words = plain_words(claim.text)
        if words:
            first.setdefault(words, same.get(claim.id, claim.id))
            same[claim.id] = first[words]
    return same


def _sketched(relation: Relation) -> str:
    """Return the argument that a relation of its conclusion is drawn from."""
    known = relation.residue.get("argdown")
    sketch = known.get("sketch") if isinstance(known, Mapping) else None
    return sketch if isinstance(sketch, str) else ""


def _drawn(map: ArgumentMap, first: Callable[[str], str]) -> Iterator[tuple[str, str, bool]]:
    """Yield what is drawn between claims, each told by the first that is the same."""
    for relation in map.relations.values():
        if relation.kind in _KINDS and relation.target in map.claims and not _sketched(relation):
            for premise in relation.premises:
                yield first(premise), first(relation.target), relation.is_attack
                if relation.kind == "contradiction":
                    yield first(relation.target), first(premise), True


def _is_borne_out(
    map: ArgumentMap, start: str, relation: Relation, same: dict[str, str], drawn: Drawn
) -> bool:
    """Whether what an end says meets what the other one says, as the relation has it."""
    starts, ends = _concluded(map, start), _premised(map, relation.target)
    if not starts or not ends:
        return True
    for one in (same.get(id_, id_) for id_ in starts):
        for other in (same.get(id_, id_) for id_ in ends):
            if (one == other and not relation.is_attack) or (one, other, relation.is_attack) in drawn:
                return True
    return False


def _concluded(map: ArgumentMap, id: str) -> tuple[str, ...]:
    """Return what an end of a relation says: a claim itself, an argument its conclusion; else nothing."""
    if id in map.claims:
        return (id,)
    argument = map.arguments.get(id)
    return (argument.conclusion,) if argument and argument.conclusion else ()


def _premised(map: ArgumentMap, id: str) -> tuple[str, ...]:
    """Return where an end of a relation can be met: a claim itself, an argument in its premises."""
    if id in map.claims:
        return (id,)
    argument = map.arguments.get(id)
    return argument.premises if argument and argument.conclusion else ()


def _told(map: ArgumentMap, start: str, relation: Relation) -> str:
    does = f"{called(map, start)} {RELATES[relation.kind]} {called(map, relation.target)}"
    concluded = map.arguments[start].conclusion if start in map.arguments else ""
    if concluded:
        return f"by the sketch {does}, but its reconstruction concludes {called(map, concluded)}"
    return f"by the sketch {does}, but that is about no premise of its reconstruction"


CHECK = Check(
    code="AM111",
    title="sketched relation that the reconstruction does not bear out",
    why="Either the sketch promises what the argument does not show, or the reconstruction misses its point.",
    severity="warning",
    find=find,
)
