"""Questions to a framework under a semantics of extensions; the tasks are those of the competition (ICCMA).

| function | task | question |
|---|---|---|
| `extensions` | EE | which sets of arguments can be accepted together? |
| `extension` | SE | what is one of them? |
| `count` | CE | how many are there? |
| `credulous` | DC | is an argument in some of them? |
| `sceptical` | DS | is an argument in all of them? |
| `example` | DC, DS | which of them has an argument, or lacks it? |
| `verdict` | | which arguments do all accept, and which do all attack? |
| `labelling` | | which arguments does one extension accept, attack, or leave undecided? |

All but `extensions` answer in full or, when the time is up, raise `UndecidedError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from argmap.errors import OptionError
from argmap.semantics._catalogue import SEMANTICS
from argmap.semantics._clock import Clock
from argmap.semantics._spec import Extension, Extensions
from argmap.semantics.frameworks import Framework

__all__ = [
    "Label",
    "common",
    "count",
    "credulous",
    "extension",
    "extensions",
    "labelling",
    "sceptical",
    "verdict",
]

Label = Literal["in", "out", "undecided"]
"""What an extension makes of an argument."""


def extensions(
    framework: Framework,
    semantics: str = "preferred",
    *,
    most: int | None = None,
    seconds: float | None = None,
) -> Iterator[Extension]:
    """Give the extensions, each once, as they are found.

    Args:
        framework: what is judged.
        semantics: the name of a semantics of extensions.
        most: how many to give at the most; None for all.
        seconds: how long it may take altogether, in seconds; None for as long as it takes.

    Raises:
        UndecidedError: the time is up, and there may be more extensions than were given.

    >>> nixon = Framework.of("hawk dove".split(), [(0, 1), (1, 0)])
    >>> sorted(map(sorted, extensions(nixon)))
    [[0], [1]]
    """
    return islice(_judge(semantics).extensions(framework, Clock(seconds)), most)


def extension(
    framework: Framework, semantics: str = "grounded", *, seconds: float | None = None
) -> Extension | None:
    """Return one extension; None where there is none.

    >>> chain = Framework.of("abc", [(0, 1), (1, 2)])
    >>> sorted(extension(chain))
    [0, 2]
    """
    judge, clock = _judge(semantics), Clock(seconds)
    if judge.one:
        return judge.one(framework, clock)
    return next(judge.extensions(framework, clock), None)


def count(framework: Framework, semantics: str = "preferred", *, seconds: float | None = None) -> int:
    """Return how many extensions there are.

    >>> count(Framework.of("abcd", [(0, 1), (1, 0), (2, 3), (3, 2)]))
    4
    """
    judge, clock = _judge(semantics), Clock(seconds)
    if judge.count:
        return judge.count(framework, clock)
    return sum(1 for _ in judge.extensions(framework, clock))


def credulous(
    framework: Framework, argument: int, semantics: str = "preferred", *, seconds: float | None = None
) -> bool:
    """Return whether an argument, by its number, is in some extension.

    >>> credulous(Framework.of("ab", [(0, 1), (1, 0)]), 0)
    True
    """
    judge, clock = _judge(semantics), Clock(seconds)
    _known(framework, argument)
    if judge.credulous:
        return judge.credulous(framework, argument, clock)
    return any(argument in found for found in judge.extensions(framework, clock))


def sceptical(
    framework: Framework, argument: int, semantics: str = "preferred", *, seconds: float | None = None
) -> bool:
    """Return whether an argument, by its number, is in every extension; so it is where there is none.

    >>> sceptical(Framework.of("ab", [(0, 1), (1, 0)]), 0)
    False
    """
    judge, clock = _judge(semantics), Clock(seconds)
    _known(framework, argument)
    if judge.sceptical:
        return judge.sceptical(framework, argument, clock)
    return all(argument in found for found in judge.extensions(framework, clock))


def example(
    framework: Framework,
    argument: int,
    semantics: str = "preferred",
    *,
    present: bool = True,
    seconds: float | None = None,
) -> Extension | None:
    """Return an extension that has an argument, or one that lacks it; None where there is none.

    >>> example(Framework.of("ab", [(0, 1), (1, 0)]), 0, present=False)
    frozenset({1})
    """
    judge, clock = _judge(semantics), Clock(seconds)
    _known(framework, argument)
    if judge.example:
        return judge.example(framework, argument, present, clock)
    return next(
        (found for found in judge.extensions(framework, clock) if (argument in found) == present), None
    )


def verdict(
    framework: Framework, semantics: str = "grounded", *, seconds: float | None = None
) -> tuple[Extension, Extension]:
    """Return what every extension accepts and what every extension attacks; nothing where there is none.

    >>> held, attacked = verdict(Framework.of("abc", [(0, 1), (1, 2)]))
    >>> sorted(held), sorted(attacked)
    ([0, 2], [1])
    """
    return common(_judge(semantics), framework, Clock(seconds))


def common(judge: Extensions, framework: Framework, clock: Clock) -> tuple[Extension, Extension]:
    """Return the verdict of a semantics, by itself and not by name, within what time a clock has left."""
    if judge.verdict:
        return judge.verdict(framework, clock)
    held = attacked = frozenset(range(len(framework)))
    found = None
    for found in judge.extensions(framework, clock):
        held &= found
        attacked = frozenset(a for a in attacked if not found.isdisjoint(framework.attackers[a]))
        if not held and not attacked:
            break
    return (frozenset(), frozenset()) if found is None else (held, attacked)


def labelling(framework: Framework, accepted: Extension) -> tuple[Label, ...]:
    """Return what an extension makes of each argument: in, out (attacked by it) or undecided.

    >>> labelling(Framework.of("abc", [(0, 1), (1, 2)]), frozenset([0]))
    ('in', 'out', 'undecided')
    """
    labels: list[Label] = ["undecided"] * len(framework)
    for argument in accepted:
        for victim in framework.attacked[argument]:
            labels[victim] = "out"
    for argument in accepted:
        labels[argument] = "in"
    return tuple(labels)


def _judge(name: str) -> Extensions:
    """Return the semantics of a name."""
    found = SEMANTICS[name]
    if isinstance(found, Extensions):
        return found
    message = f"{name!r} gives strengths, not extensions"
    raise OptionError(message)


def _known(framework: Framework, argument: int) -> None:
    """Refuse a number that no argument has."""
    if not 0 <= argument < len(framework):
        message = f"arguments are numbered from 0 to {len(framework) - 1}; there is no {argument}"
        raise ValueError(message)
