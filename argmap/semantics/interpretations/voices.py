"""Strengths by voices: a claim starts from how many of those who speak about it are for it.

Each actor has one voice about a claim, for or against it, as strong as the strongest of its acts:

| act | voice | weight |
|---|---|---|
| concede | for | 2: it is said against one's own interest |
| assert, argue, agree, restate | for | 1 |
| demand, promise | for | ½: it says what shall be, not what is |
| deny, disagree, reject | against | 1 |
| question, challenge | against | ½: it asks for more |

The base score is `(for + 1) / (for + against + 2)`: Laplace's rule of succession, which counts one unheard
voice on each side, so that silence leaves a claim in the middle and no number of voices makes it certain.
Votes as base scores are due to Leite & Martins (IJCAI 2011), "Social abstract argumentation"; the weights are
ours. A `weight` that the mapper gave counts before the voices. What an actor says as a member of a group
counts for the actor, and what the group says for the group.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Qbaf
from argmap.semantics.interpretations._weighing import checked, weigh, weights

__all__ = ["INTERPRETATION", "read", "shares"]

_FOR: Final = {
    "concede": 2.0,
    "agree": 1.0,
    "argue": 1.0,
    "assert": 1.0,
    "restate": 1.0,
    "demand": 0.5,
    "promise": 0.5,
}
_AGAINST: Final = {"deny": 1.0, "disagree": 1.0, "reject": 1.0, "challenge": 0.5, "question": 0.5}


def read(map: ArgumentMap, *, base: Mapping[str, float] | None = None, unknown: float = 0.5) -> Reading[Qbaf]:
    """Return a map as a quantitative bipolar framework, its base scores from what actors say.

    Args:
        map: what is read.
        base: base scores by id, from 0 to 1, that count before weights and voices.
        unknown: the base score of claims and arguments of which nobody says anything, from 0 to 1.

    Raises:
        OptionError: a score is not within 0 and 1, or is given for what the map does not have.

    >>> m = ArgumentMap()
    >>> facebook = m.actor("Facebook")
    >>> act = m.say(facebook, m.claim("Misuse is certain."), act="concede")
    >>> read(m).framework.base
    (0.75,)
    """
    given = checked(map, base or {}, unknown)
    heard = {id_: share for id_, share in shares(map).items() if id_ not in map.relations}
    return weigh(map, {**heard, **weights(map), **given}, unknown=unknown)


def shares(map: ArgumentMap) -> dict[str, float]:
    """Return the base scores of what actors speak about, by id."""
    voices: dict[str, dict[str, tuple[float, float]]] = {}
    for statement in map.statements():
        by_actor = voices.setdefault(statement.claim.id, {})
        name = statement.actor.id if statement.actor else ""
        pro, con = by_actor.get(name, (0.0, 0.0))
        by_actor[name] = (max(pro, _FOR.get(statement.act, 0.0)), max(con, _AGAINST.get(statement.act, 0.0)))
    return {id_: _share([*by_actor.values()]) for id_, by_actor in voices.items()}


def _share(voices: list[tuple[float, float]]) -> float:
    pro, con = sum(voice[0] for voice in voices), sum(voice[1] for voice in voices)
    return (pro + 1) / (pro + con + 2)


INTERPRETATION = Interpretation(
    title="Strengths by voices",
    explanation=(
        "Every claim starts from how many of those who speak about it are for it; who concedes something "
        "counts double, who only promises, demands or asks counts half, and nobody's word makes certain. "
        "What supports a claim then lifts it, and what rebuts it pushes it down, each by as much as it is "
        "worth itself."
    ),
    read=read,
)
