"""What claims and arguments are worth for which a map gives no reason."""

from __future__ import annotations

from typing import get_args

from argmap.errors import OptionError
from argmap.model import CON_ACTS, PRO_ACTS, Argument, ArgumentMap, Claim
from argmap.semantics.interpretations._conditions import BEST, Worth

__all__ = ["stated_alone", "worth_of"]


def worth_of(map: ArgumentMap, unsupported: Worth, denied: Worth) -> dict[str, Worth]:
    """Return what does not stand by itself, by id: no more than `unsupported`, and if denied than `denied`.

    Raises:
        OptionError: there is no such worth.
    """
    for name, value in (("unsupported", unsupported), ("denied", denied)):
        if value not in BEST:
            message = f"the option {name!r} is one of {', '.join(get_args(Worth))}, not {value!r}"
            raise OptionError(message)
    found: dict[str, Worth] = {}
    if unsupported != "stands":
        found.update(dict.fromkeys((*map.claims, *map.arguments), unsupported))
    least = max(unsupported, denied, key=BEST.index)
    if least != "stands":
        found.update({act.content: least for act in map.acts.values() if act.act in CON_ACTS})
    return found


def stated_alone(map: ArgumentMap) -> dict[str, Worth]:
    """Return that nothing is worth to stand but what somebody states, or a source is quoted for."""
    stated = {act.content for act in map.acts.values() if act.act in PRO_ACTS}
    elements: tuple[Claim | Argument, ...] = (*map.claims.values(), *map.arguments.values())
    return {element.id: "falls" for element in elements if element.id not in stated and not element.quotes}
