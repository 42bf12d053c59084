"""Assumption-based argumentation, flat: rules, assumptions that may be made, and what is contrary to each.

Bondarenko, Dung, Kowalski & Toni 1997; Toni 2014, "A tutorial on assumption-based argumentation". A set of
assumptions attacks an assumption whose contrary follows from it by rules. Files are those of the competition:

    p aba 4
    a 1
    c 1 3
    r 3 2 4
    r 2

are four atoms, of which 1 is an assumption and 3 its contrary; 3 follows from 2 and 4, and 2 from nothing.

An atom stands when one of its rules does, a rule when its whole body does, an assumption when its contrary
does not. These conditions make an abstract framework of linear size (circles of rules apart), whose complete,
grounded, preferred, stable and ideal extensions, cut down to the assumptions, are those of the framework of
assumptions (Caminada, Sá, Alcântara & Dvořák 2015, "On the equivalence between logic programming semantics
and argumentation semantics"): a claim follows in all of them or in some of them as its argument is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from attrs import field, frozen

from argmap.errors import ParseError
from argmap.semantics._equations import Condition, as_attacks
from argmap.semantics.files._lines import contents, fault
from argmap.semantics.frameworks import Framework

__all__ = ["Aba", "Rule", "looks_like", "parse"]

MOST_ATOMS: Final = 10_000_000
"""How many atoms a header may announce, so that a slip of the pen does not fill the memory."""

_EXPECTED: Final = "expected `a 1`, `c 1 2` or `r 1 2 3`"
_HEADER: Final = re.compile(r"p\s+aba\s+(\d{1,9})")
_LINE: Final = re.compile(r"([acr])((?:\s+\d{1,9})+)")


def _numbers(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(numbers)


@frozen
class Rule:
    """The head follows from all of the body together; from nothing where the body is empty."""

    head: int
    body: tuple[int, ...] = field(default=(), converter=_numbers)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rules)


def _set(numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(numbers)


def _pairs(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((assumption, contrary) for assumption, contrary in pairs)


@frozen
class Aba:
    """A flat framework of assumptions; atoms are numbered from 0 and have names.

    `contraries` are pairs of an assumption and what is contrary to it.

    Raises:
        ValueError: an assumption is the head of a rule, or something else has a contrary.

    >>> rain = Aba("not-wet wet rain".split(), [Rule(1, [2]), Rule(2)], assumptions=[0], contraries=[(0, 1)])
    >>> from argmap.semantics.tasks import extension
    >>> [rain.names[atom] for atom in sorted(extension(rain.framework())) if atom < len(rain.names)]
    ['wet', 'rain']
    """

    names: tuple[str, ...] = field(converter=_names)
    rules: tuple[Rule, ...] = field(converter=_rules)
    assumptions: frozenset[int] = field(converter=_set)
    contraries: tuple[tuple[int, int], ...] = field(converter=_pairs)

    def __attrs_post_init__(self) -> None:
        heads = sorted({rule.head for rule in self.rules} & self.assumptions)
        if heads:
            message = (
                f"a rule concludes the assumption {self.names[heads[0]]!r}; only flat frameworks are judged"
            )
            raise ValueError(message)
        for assumption, _ in self.contraries:
            if assumption not in self.assumptions:
                message = f"{self.names[assumption]!r} has a contrary and is no assumption"
                raise ValueError(message)

    def framework(self) -> Framework:
        """Return an abstract framework whose first arguments are the atoms, by number.

        Raises:
            OptionError: very many rules run in very many circles.
        """
        atoms = [
            Condition(reasons=None if atom in self.assumptions else []) for atom in range(len(self.names))
        ]
        for assumption, contrary in self.contraries:
            atoms[assumption].against.append(contrary)
        steps = [Condition(needs=list(dict.fromkeys(rule.body))) for rule in self.rules]
        for number, rule in enumerate(self.rules, len(atoms)):
            reasons = atoms[rule.head].reasons
            if reasons is not None:
                reasons.append(number)
        return as_attacks(self.names, [*atoms, *steps])


def looks_like(text: str) -> bool:
    r"""Return whether the first line that says something is a header of this format.

    >>> looks_like("# from the competition\np aba 2"), looks_like("p af 3")
    (True, False)
    """
    return any(_HEADER.match(line) for _, line in islice(contents(text, "#"), 1))


def parse(text: str) -> Aba:
    r"""Return the framework in a text of the competition's format.

    Raises:
        ParseError: a line is none of the format, or of an unknown atom, or the framework is not flat.

    >>> parse("p aba 2\na 1\nc 1 2\nr 2\n").contraries
    ((0, 1),)
    """
    lines = contents(text, "#")
    size = _size(*next(lines, (1, "")))
    rules: list[Rule] = []
    assumptions: list[int] = []
    contraries: list[tuple[int, int]] = []
    for number, line in lines:
        kind, atoms = _statement(number, line, size)
        if kind == "r":
            rules.append(Rule(atoms[0], atoms[1:]))
        elif kind == "a" and len(atoms) == 1:
            assumptions.append(atoms[0])
        elif kind == "c" and len(atoms) == 2:  # noqa: PLR2004 - an assumption and its contrary
            contraries.append((atoms[0], atoms[1]))
        else:
            raise fault(_EXPECTED, number, line)
    try:
        return Aba(map(str, range(1, size + 1)), rules, assumptions, contraries)
    except ValueError as error:
        raise ParseError(str(error)) from error


def _size(number: int, line: str) -> int:
    """Return how many atoms a header announces."""
    found = _HEADER.fullmatch(line)
    if not found:
        raise fault("expected a header such as `p aba 3`", number, line)
    if int(found[1]) > MOST_ATOMS:
        raise fault(f"more than {MOST_ATOMS:,} atoms are too many", number, line)
    return int(found[1])


def _statement(number: int, line: str, size: int) -> tuple[str, list[int]]:
    """Return what a line says: its letter, and its atoms counted from 0."""
    found = _LINE.fullmatch(line)
    if not found:
        raise fault(_EXPECTED, number, line)
    atoms = [int(atom) - 1 for atom in found[2].split()]
    if min(atoms) < 0 or max(atoms) >= size:
        raise fault(f"atoms are numbered from 1 to {size}", number, line)
    return found[1], atoms
