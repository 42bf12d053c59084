"""The grounds of a verdict as a tree, and the explanation that is made of it."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from argmap.semantics._game import Game, Move

__all__ = ["Explanation", "Ground", "grounds"]

_MOST: Final = 100
"""How many elements of a tree have their own grounds told."""


@frozen
class Ground:
    """An element that bears on a verdict: its status, whether it speaks for or against, and its grounds."""

    element: str
    status: Literal["stands", "falls", "open"]
    is_for: bool
    because: tuple[Ground, ...] = ()


@frozen(kw_only=True)
class Explanation:
    """Why an element stands, falls or is open.

    `because` are its grounds, `to_answer` the elements that would have to be answered before it could stand,
    and `to_restore` the reasons of which one would have to stand again; both are empty where it stands.
    `sentence` says the main thing in one sentence, `text` all of it; printed, it is the text.
    """

    element: str
    status: Literal["stands", "falls", "open"]
    because: tuple[Ground, ...]
    to_answer: tuple[str, ...]
    to_restore: tuple[str, ...]
    sentence: str = ""
    text: str = ""

    def __str__(self) -> str:
        """Return the text."""
        return self.text


def grounds(game: Game, argument: int, depth: int) -> tuple[Ground, ...]:
    """Return the grounds of an argument's label, so many steps deep; those of an element are told once."""
    moves: dict[int, list[Move]] = {}
    first: dict[int, int] = {argument: -1}
    level = [argument]
    for _ in range(depth):
        following = []
        for here in level[: _MOST - len(moves)]:
            moves[here] = game.moves(here)
            new = [move.argument for move in moves[here] if move.argument not in first]
            first.update(dict.fromkeys(new, here))
            following += new
        level = following

    def below(here: int) -> tuple[Ground, ...]:
        return tuple(ground(move, here) for move in moves.get(here, ()))

    def ground(move: Move, above: int) -> Ground:
        because = below(move.argument) if first.get(move.argument) == above else ()
        return Ground(game.names[move.argument], game.labels[move.argument], move.is_for, because)

    return below(argument)
