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

from collections.abc import Iterator, Mapping
from typing import Final

from argmap.analysis.checks._flow import kin
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.analysis.wording import RELATES, plain_words
from argmap.model import ArgumentMap, Relation

__all__ = ["CHECK", "find"]

_KINDS: Final = frozenset({"support", "rebuttal", "contradiction"})


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the sketches that say more than the reconstructions."""
    spelt = {argument.id for argument in map.arguments.values() if argument.conclusion}
    if not spelt:
        return
    ground = _Ground(map)
    for relation in map.relations.values():
        if relation.kind not in _KINDS or len(relation.premises) != 1:
            continue
        start, end = _sketched(relation) or relation.premises[0], relation.target
        if end and not spelt.isdisjoint((start, end)) and not ground.bears_out(start, relation):
            elements = (relation.id, *(id_ for id_ in (start, end) if id_ in map))
            yield Fault(elements=elements, message=_told(map, start, relation))


def _sketched(relation: Relation) -> str:
    """Return the argument that a relation of its conclusion is drawn from."""
    known = relation.residue.get("argdown")
    sketch = known.get("sketch") if isinstance(known, Mapping) else None
    return sketch if isinstance(sketch, str) else ""


class _Ground:
    """What the reconstructions of a map say, and what it draws between claims; of those alike the first."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.same = kin(map)
        self._merge_words()
        self.drawn: dict[tuple[str, bool], set[str]] = {}
        for relation in map.relations.values():
            if relation.kind in _KINDS and relation.target in map.claims and not _sketched(relation):
                self._draw(relation)
        self._premised: dict[str, set[str]] = {}

    def _merge_words(self) -> None:
        """Take claims with the same words for one."""
        first: dict[str, str] = {}
        for claim in self.map.claims.values():
            if words := plain_words(claim.text):
                self.same[claim.id] = first.setdefault(words, self.first(claim.id))

    def first(self, id: str) -> str:
        """Return the first of what is the same."""
        return self.same.get(id, id)

    def _draw(self, relation: Relation) -> None:
        target = self.first(relation.target)
        for premise in [self.first(id_) for id_ in relation.premises]:
            self.drawn.setdefault((premise, relation.is_attack), set()).add(target)
            if relation.kind == "contradiction":
                self.drawn.setdefault((target, True), set()).add(premise)

    def bears_out(self, start: str, relation: Relation) -> bool:
        """Whether what the one end says meets what the other says, or nobody knows what they say."""
        conclusion, ends = self._concluded(start), self._met(relation.target)
        if not conclusion or not ends:
            return True
        if not relation.is_attack and conclusion in ends:
            return True
        return not ends.isdisjoint(self.drawn.get((conclusion, relation.is_attack), ()))

    def _concluded(self, id: str) -> str:
        """Return what an end of a relation says: a claim itself, an argument its conclusion; else `""`."""
        argument = self.map.arguments.get(id)
        said = argument.conclusion if argument else id
        return self.first(said) if said in self.map.claims else ""

    def _met(self, id: str) -> set[str]:
        """Return where an end of a relation can be met: a claim itself, an argument in its premises."""
        if id not in self._premised:
            argument = self.map.arguments.get(id)
            said = argument.premises if argument and argument.conclusion else () if argument else (id,)
            self._premised[id] = {self.first(one) for one in said if one in self.map.claims}
        return self._premised[id]


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
