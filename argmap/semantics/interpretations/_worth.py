"""What claims and arguments are worth for which a map gives no reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from argmap.errors import OptionError
from argmap.model import CON_ACTS, PRO_ACTS, Argument, ArgumentMap, Claim
from argmap.semantics.interpretations._conditions import BEST, Worth

__all__ = ["stated_alone", "worth_of"]


def worth_of(map: ArgumentMap, unsupported: Worth, denied: Worth) -> Callable[[str], Worth]:
    """Return what each element is worth; one that an actor denies, no more than `denied`.

    Raises:
        OptionError: there is no such worth.
    """
    for name, value in (("unsupported", unsupported), ("denied", denied)):
        if value not in BEST:
            message = f"the option {name!r} is one of {', '.join(get_args(Worth))}, not {value!r}"
            raise OptionError(message)
    disputed = {act.content for act in map.acts.values() if act.act in CON_ACTS}
    least = max(unsupported, denied, key=BEST.index)
    return lambda id_: least if id_ in disputed else unsupported


def stated_alone(map: ArgumentMap) -> Callable[[str], Worth]:
    """Return that only what somebody states, or a source is quoted for, is worth anything."""
    stated = {act.content for act in map.acts.values() if act.act in PRO_ACTS}
    elements: tuple[Claim | Argument, ...] = (*map.claims.values(), *map.arguments.values())
    stated.update(element.id for element in elements if element.quotes)
    return lambda id_: "stands" if id_ in stated else "falls"
