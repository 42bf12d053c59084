"""Steps along a map: what speaks for an element, what against it, what it is used for."""

from __future__ import annotations

from typing import cast

from argmap.model._references import Element, Ref, id_of
from argmap.model._store import Store
from argmap.model.actor import Actor
from argmap.model.group import Group
from argmap.model.relation import Relation

__all__ = ["Neighbours"]


class Neighbours(Store):
    """The questions of one step; each costs what its answer is long."""

    def incoming(self, ref: Ref) -> tuple[Relation, ...]:
        """Return the relations that aim at a claim, an argument or a relation, in order."""
        return self._relations(self._indexes[2].get(self._known(ref)))

    def outgoing(self, ref: Ref) -> tuple[Relation, ...]:
        """Return the relations of which it is a premise, in order."""
        return self._relations(self._indexes[1].get(self._known(ref)))

    def supports(self, ref: Ref) -> tuple[Relation, ...]:
        """Return the relations that support it."""
        return tuple(relation for relation in self.incoming(ref) if relation.kind == "support")

    def attacks(self, ref: Ref) -> tuple[Relation, ...]:
        """Return the relations that attack it; a contradiction attacks both of its ends."""
        mutual = (relation for relation in self.outgoing(ref) if relation.kind == "contradiction")
        aimed = (relation for relation in self.incoming(ref) if relation.is_attack)
        return tuple({relation.id: relation for relation in (*aimed, *mutual)}.values())

    def members(self, ref: Ref) -> tuple[Element, ...]:
        """Return what lies directly in a group (nested groups last), or the members of an actor."""
        element = self[id_of(ref)]
        users = (self._elements[id_] for id_ in self._indexes[0].get(element.id))
        if isinstance(element, Group):
            nested = (user for user in users if isinstance(user, Group) and user.parent == element.id)
            return (*(self._elements[id_] for id_ in element.members), *nested)
        return tuple(user for user in users if isinstance(user, Actor))

    def _relations(self, ids: tuple[str, ...]) -> tuple[Relation, ...]:
        return tuple(cast("Relation", self._elements[id_]) for id_ in ids)

    def _known(self, ref: Ref) -> str:
        """Return the id of an element of this map."""
        return self[id_of(ref)].id
