"""Why a claim stands or falls: the grounds of a verdict, as data and in words.

The grounds are those of the grounded semantics, which every semantics of complete extensions shares
(preferred, stable, semi-stable, ideal, eager): what stands or falls there does so everywhere. They form a
short tree: under what stands come the attacks on it, each with what makes it fail; under what falls, an
attack that holds, or the reasons that it lost.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from argmap.errors import OptionError
from argmap.model import ArgumentMap, Ref
from argmap.semantics._catalogue import INTERPRETATIONS
from argmap.semantics._game import Game
from argmap.semantics._grounds import Explanation, Ground, grounds
from argmap.semantics._sentences import Speaker
from argmap.semantics.evaluation import evaluate
from argmap.semantics.frameworks import Framework

__all__ = ["Explanation", "Ground", "explain"]


def explain(
    map: ArgumentMap,
    element: Ref,
    semantics: str = "grounded",
    *,
    interpretation: str = "inference",
    depth: int = 4,
    **options: Any,
) -> Explanation:
    """Return why a claim, an argument or a relation stands, falls or is open.

    Args:
        map: the map that is judged.
        element: what the question is about.
        semantics: the name of a semantics of extensions.
        interpretation: the name of one of `INTERPRETATIONS` for semantics of extensions.
        depth: how many steps of grounds are followed.
        options: options of the interpretation.

    Raises:
        UnknownIdError: the map has no such element.
        OptionError: the interpretation passes the element over, or is not for semantics of extensions.

    >>> m = ArgumentMap()
    >>> halt = m.claim("Facebook should halt its plans.", title="Halt")
    >>> safe = m.claim("Safety will be built in.", title="Safety")
    >>> rebuttal = m.rebut(safe, halt)
    >>> print(explain(m, halt).sentence)
    “Halt” falls because it is rebutted by “Safety”, which nothing in the map answers.
    """
    id_ = map[element if isinstance(element, str) else element.id].id
    reading = INTERPRETATIONS[interpretation].read(map, **options)
    if not isinstance(reading.framework, Framework):
        raise OptionError(
            f"the interpretation {interpretation!r} weighs elements; choose one that judges them"
        )
    if id_ not in reading.places:
        raise OptionError(f"the interpretation {interpretation!r} passes {id_!r} over")
    game, place = Game(reading.framework), reading.places[id_]
    moves = game.moves(place, every=True) if game.labels[place] != "stands" else []
    found = Explanation(
        element=id_,
        status=game.labels[place],
        because=grounds(game, place, depth),
        to_answer=tuple(game.names[move.argument] for move in moves if not move.is_for),
        to_restore=tuple(game.names[move.argument] for move in moves if move.is_for),
    )
    speaker = Speaker(map, reading.places)
    told = evolve(found, sentence=speaker.sentence(found), text=speaker.text(found))
    if semantics == "grounded":
        return told
    verdict = evaluate(map, semantics, interpretation=interpretation, most=1, **options)
    status = verdict.status[id_]
    if status == told.status and verdict.extensions:
        return told
    if verdict.extensions:
        sentence = speaker.by_extensions(id_, status, semantics)
    else:
        sentence = speaker.by_none(id_, semantics)
    text = f"{sentence}\nGrounded reasoning alone: {told.text}"
    return evolve(told, status=status, sentence=sentence, text=text)
