"""Value-based argumentation: who accepts what, given what each audience holds dear.

Bench-Capon 2003, "Persuasion in practical argument using value-based argumentation frameworks". A claim
promotes a value, and an audience puts values in an order. An attack succeeds for an audience unless it values
what is attacked more than what attacks; undercuts, which question a step and not a claim, always succeed.

The value of a claim or an argument is its `data["value"]`. The order of an actor is its `data["values"]`, the
dearest first; values that an order leaves out are compared with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any, Final, Literal

from argmap.errors import OptionError
from argmap.model import Argument, ArgumentMap, Claim
from argmap.semantics.evaluation import Evaluation, evaluate

__all__ = ["Acceptance", "acceptance", "audiences", "seen_by", "values"]

Acceptance = Literal["objective", "subjective", "indefensible"]
"""Whether every audience accepts something, only some do, or none does."""

_MOST_VALUES: Final = 6


def values(map: ArgumentMap) -> dict[str, str]:
    """Return the values that claims and arguments promote, by id.

    >>> m = ArgumentMap()
    >>> claim = m.claim("He needs it to live.", data={"value": "life"})
    >>> values(m)
    {'c1': 'life'}
    """
    cards: list[Claim | Argument] = [*map.claims.values(), *map.arguments.values()]
    return {card.id: value for card in cards if isinstance(value := card.data.get("value"), str) and value}


def seen_by(map: ArgumentMap, order: Sequence[str]) -> ArgumentMap:
    """Return the map as an audience sees it: a copy in which it prefers what it values more.

    Args:
        map: what is seen; it is not changed.
        order: values, the dearest first.

    >>> m = ArgumentMap()
    >>> life = m.claim("He needs it to live.", data={"value": "life"})
    >>> rebuttal = m.rebut(m.claim("It is hers.", data={"value": "property"}), life)
    >>> evaluate(m).status["c1"], evaluate(seen_by(m, ["life", "property"])).status["c1"]
    ('falls', 'stands')
    """
    dear = {value: place for place, value in enumerate(order)}
    ranks = {id_: dear[value] for id_, value in values(map).items() if value in dear}
    seen = map.copy()
    for relation in map.relations.values():
        if relation.kind in {"rebuttal", "contradiction"} and relation.target in ranks:
            for premise in relation.premises:
                if premise in ranks and ranks[premise] != ranks[relation.target]:
                    dearer, other = sorted((premise, relation.target), key=ranks.__getitem__)
                    if relation.kind == "contradiction" or dearer == relation.target:
                        seen.prefer(dearer, other)
    return seen


def audiences(map: ArgumentMap, semantics: str = "grounded", **options: Any) -> dict[str, Evaluation]:
    """Return what each actor who puts values in an order accepts, by the actors' ids.

    Args:
        map: what is judged.
        semantics: the name of a semantics of extensions.
        options: what else `evaluate` takes.
    """
    found = {}
    for actor in map.actors.values():
        order = actor.data.get("values")
        if isinstance(order, tuple) and order:
            seen = seen_by(map, [value for value in order if isinstance(value, str)])
            found[actor.id] = evaluate(seen, semantics, **options)
    return found


def acceptance(map: ArgumentMap, semantics: str = "grounded", **options: Any) -> dict[str, Acceptance]:
    """Return whether each claim and argument stands for every audience there could be, for some, or for none.

    All orders of the values in the map are gone through.

    Args:
        map: what is judged.
        semantics: the name of a semantics of extensions.
        options: what else `evaluate` takes.

    Raises:
        OptionError: there are more than six values, whose orders are too many.
    """
    known = sorted(set(values(map).values()))
    if len(known) > _MOST_VALUES:
        raise OptionError(f"the map has {len(known)} values; orders of more than {_MOST_VALUES} are too many")
    verdicts = [evaluate(seen_by(map, order), semantics, **options).status for order in permutations(known)]
    counts = {
        id_: sum(status.get(id_) == "stands" for status in verdicts) for id_ in (*map.claims, *map.arguments)
    }
    return {id_: _acceptance(count, len(verdicts)) for id_, count in counts.items()}


def _acceptance(count: int, audiences: int) -> Acceptance:
    if count == audiences:
        return "objective"
    return "subjective" if count else "indefensible"
