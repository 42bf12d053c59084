"""What is checked before an edit, and how a refusal is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from argmap.errors import IntegrityError
from argmap.model._fields import refusal
from argmap.model._references import ELEMENTS
from argmap.model.relation import Relation

__all__ = ["check_roles", "cycle_among", "no_element", "told"]

_TOLD: Final = 5
"""So many ids are named in a message; of more, it tells how many."""


def told(ids: Sequence[str]) -> str:
    """Return ids as a message names them."""
    named = ", ".join(map(repr, ids[:_TOLD]))
    return f"{named} and {len(ids) - _TOLD:,} more" if len(ids) > _TOLD else named


def no_element(value: object) -> TypeError:
    """Return the error that tells what a map holds and shows what came."""
    return refusal(f"an element ({', '.join(kind.__name__ for kind in ELEMENTS)})", value)


def check_roles(relation: Relation) -> None:
    """Refuse a role of what is no premise."""
    for id_ in relation.roles:
        if id_ not in relation.premises:
            message = f"{id_!r} has a role in {relation.id!r} but is none of its premises"
            raise IntegrityError(message, element=relation.id)


def cycle_among(starts: Iterable[str], above: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return a cycle that can be reached from the starts, its first id again at its end; () if none.

    Depth-first with three colours (Cormen et al., Introduction to Algorithms, section 22.3), no recursion.
    """
    done: set[str] = set()
    for start in starts:
        path: dict[str, Iterator[str]] = {}
        step: str | None = start if start not in done else None
        while step is not None:
            path[step] = iter(above(step))
            step = None
            while path and step is None:
                last = next(reversed(path))
                step = next((id_ for id_ in path[last] if id_ not in done), None)
                if step is None:
                    done.add(last)
                    del path[last]
                elif step in path:
                    round_ = list(path)
                    return (*round_[round_.index(step) :], step)
    return ()
