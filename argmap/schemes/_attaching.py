"""Saying of a relation which scheme it follows."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from argmap.errors import UnknownIdError, UnknownSchemeError
from argmap.model import ArgumentMap, Relation
from argmap.schemes._catalogue import scheme

__all__ = ["attach"]


def attach(
    map: ArgumentMap, relation: str | Relation, name: str, roles: Mapping[str, str] | None = None
) -> Relation:
    """Let a relation of a map follow a scheme, under its own name, and return it.

    Args:
        map: the debate, which is changed.
        relation: the relation, or its id.
        name: any name of the scheme.
        roles: the part in it that premises play, by their ids; None leaves them as they are.

    Raises:
        UnknownSchemeError: there is no such scheme, or it has no such role.
        UnknownIdError: there is no such relation.
        IntegrityError: a role is given to what is no premise.

    >>> m = ArgumentMap()
    >>> r = m.support([m.claim("She studied it."), m.claim("She says so.")], m.claim("It is so."))
    >>> attach(m, r, "expert opinion", {"c1": "expertise", "c2": "assertion"}).scheme
    'Argument from Expert Opinion'
    """
    id_ = relation if isinstance(relation, str) else relation.id
    if id_ not in map.relations:
        raise UnknownIdError(f"there is no relation {id_!r}", id=id_)
    found = scheme(name)
    for role in (roles or {}).values():
        if role not in found.premises:
            there = ", ".join(found.premises)
            raise UnknownSchemeError(f"{found.name} has no premise {role!r}; there is {there}")
    old = map.relations[id_]
    new = evolve(old, scheme=found.name, roles=old.roles if roles is None else roles)
    map.replace(new)
    return new
