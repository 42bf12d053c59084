"""Every semantics of extensions as it is defined, by trying all sets of a few arguments."""

from __future__ import annotations

from functools import reduce
from itertools import combinations


def definitions(framework):
    """The extensions of a framework, by the name of the semantics."""
    return Definitions(framework).by_name()


class Definitions:
    def __init__(self, framework):
        self.all = frozenset(range(len(framework)))
        self.attackers = [frozenset(attackers) for attackers in framework.attackers]
        self.attacked = [frozenset(attacked) for attacked in framework.attacked]

    def by_name(self):
        free = [found for found in subsets(self.all) if not found & self.hit(found)]
        admissible = [found for found in free if found <= self.defended(found)]
        complete = [found for found in admissible if found == self.defended(found)]
        preferred = largest(admissible)
        semi_stable = self.widest(complete, self.all)
        return {
            "conflict-free": free,
            "naive": largest(free),
            "admissible": admissible,
            "complete": complete,
            "grounded": [min(complete, key=len)],
            "preferred": preferred,
            "stable": [found for found in free if found | self.hit(found) == self.all],
            "semi-stable": semi_stable,
            "stage": self.widest(free, self.all),
            "ideal": largest([found for found in admissible if found <= shared(preferred)]),
            "eager": largest([found for found in admissible if found <= shared(semi_stable)]),
            "cf2": [found for found in free if self.is_recursive(found, self.all, self.naive_in)],
            "stage2": [found for found in free if self.is_recursive(found, self.all, self.stage_in)],
        }

    def hit(self, found):
        """What a set attacks."""
        return frozenset(victim for number in found for victim in self.attacked[number])

    def defended(self, found):
        return frozenset(number for number in self.all if self.attackers[number] <= self.hit(found))

    def widest(self, sets, around):
        """The sets of largest range."""
        ranges = [(found | self.hit(found)) & around for found in sets]
        return [
            found for found, range_ in zip(sets, ranges, strict=True) if not any(range_ < o for o in ranges)
        ]

    def free_in(self, around):
        return [found for found in subsets(around) if not found & self.hit(found)]

    def naive_in(self, around):
        return largest(self.free_in(around))

    def stage_in(self, around):
        return self.widest(self.free_in(around), around)

    def is_recursive(self, found, around, base):
        """Whether a set is an extension by the scheme of Baroni, Giacomin and Guida."""
        components = self.components(around)
        if len(components) <= 1:
            return found in base(around)
        for component in components:
            outside = found & around - component
            left = frozenset(number for number in component if not self.attackers[number] & outside)
            if not self.is_recursive(found & component, left, base):
                return False
        return True

    def components(self, around):
        reached = {number: self.reached(number, around) for number in around}
        return {frozenset(o for o in around if o in reached[n] and n in reached[o]) for n in around}

    def reached(self, number, around):
        found, queue = {number}, [number]
        for here in queue:
            new = self.attacked[here] & around - found
            found |= new
            queue += new
        return found


def subsets(numbers):
    return [
        frozenset(chosen)
        for size in range(len(numbers) + 1)
        for chosen in combinations(sorted(numbers), size)
    ]


def largest(sets):
    return [found for found in sets if not any(found < other for other in sets)]


def shared(sets):
    return reduce(frozenset.intersection, sets)
