"""What stands on all cards of a map, before anything is placed."""

from __future__ import annotations

from argmap.analysis.wording import RELATES
from argmap.layout.drawing import CardRole, Face
from argmap.layout.faces import Credits, Look, face
from argmap.layout.forest import Forest
from argmap.model import ArgumentMap, Relation

__all__ = ["Draft"]


class Draft:
    """The forest of a map with its faces, in the order of the units; None for junctions.

    `credit` says who is named and what is cited on them, and `order` how a reader meets the units.
    """

    def __init__(self, map: ArgumentMap, grown: Forest, look: Look) -> None:
        self.map = map
        self.look = look
        self.forest = grown
        self.credit = Credits()
        self.order = self._reading_order()
        self.faces = self._faces()

    def _faces(self) -> list[Face | None]:
        """Return what stands on each card, in the order in which a reader meets them; None for junctions."""
        theses = self.forest.theses
        faces: list[Face | None] = [None] * len(self.forest.units)
        for index in self.order:
            unit = self.forest.units[index]
            if unit.is_card:
                relates = self.relates(unit.via) if unit.via else ""
                role: CardRole = unit.via.kind if unit.via else "thesis" if index in theses else "root"
                faces[index] = face(
                    self.map,
                    unit.id,
                    role,
                    relates=relates,
                    hidden=unit.hidden,
                    credit=self.credit,
                    look=self.look,
                )
        return faces

    def _reading_order(self) -> list[int]:
        order: list[int] = []
        stack = self.forest.roots[::-1]
        while stack:
            index = stack.pop()
            order.append(index)
            stack += reversed(self.forest.units[index].children)
        return order

    def relates(self, link: Relation) -> str:
        """Return in words what a link does to its target, and that it falls if it does."""
        told = f"{RELATES[link.kind]}{self._whom(link)}"
        return f"{told}; this step falls" if self.falls(link) else told

    def falls(self, link: Relation) -> bool:
        """Whether a link was judged to fall."""
        return link.id in self.look.verdicts and self.look.verdicts[link.id].status == "falls"

    def _whom(self, link: Relation) -> str:
        if not link.target:
            return ""
        if target := self.map.relations.get(link.target):
            return f" the inference to {self._called(target.target)}"
        return f" {self._called(link.target)}"

    def _called(self, id_: str) -> str:
        element = self.map.claims.get(id_) or self.map.arguments.get(id_)
        name = (element.title or element.text) if element else ""
        return f"“{name[:80]}”" if name else "something without words"
