"""Where everything of a map is written: sections, blocks, and what hangs on what.

Claims and arguments are nodes, and so is a relation that a line of its own must stand for: one with
several premises
or none, and one that another relation is about. It is written as an argument with `linked` premises. Each
other
relation is a line below its target. A node is written out once, below another where that keeps the map a
tree, and named elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from argmap.model import ArgumentMap, Group, Relation

__all__ = ["Layout", "Placed", "Written"]

_DEEPEST: Final = 6
"""Levels below a block; what lies deeper gets a block of its own."""

_SYMBOLS: Final = {"support": "+", "rebuttal": "-", "undercut": "<_", "contradiction": "><"}
_ONE_WAY: Final = frozenset({"support", "rebuttal", "undercut"})


@define(eq=False)
class Placed:
    """One line: a node, how deep, by which relation, below what, and whether it is written out."""

    node: str
    depth: int = 0
    symbol: str = ""
    relation: str = ""
    under: str = ""
    full: bool = True


@define(eq=False)
class Written:
    """One block: a heading (`group`), the steps of an argument (`steps`), or lines."""

    lines: list[Placed] = field(factory=list)
    group: str = ""
    steps: str = ""
    level: int = 0


@define(eq=False)
class Layout:
    """The blocks of a map, in order; `uses` counts how often a node is written.

    What is `done` stands somewhere already and is only named.
    """

    map: ArgumentMap
    done: set[str] = field(factory=set)
    blocks: list[Written] = field(factory=list)
    uses: dict[str, int] = field(factory=dict)
    inner: dict[str, tuple[str, int]] = field(factory=dict)
    reified: dict[str, Relation] = field(factory=dict)
    children: dict[str, list[Placed]] = field(factory=dict)
    _section: dict[str, str] = field(factory=dict)
    _steps_in: dict[str, set[str]] = field(factory=dict)
    _nested: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self._find_steps()
        self._find_reified()
        self._find_sections()
        self._find_step_claims()
        self._find_children()

    def write(self) -> None:
        """Find the blocks of all that is not done."""
        for group, level in self._sections():
            self._write_section(group, level)

    # -- what is a node, and what hangs on it

    def _find_steps(self) -> None:
        """Find the arguments whose steps can be written: premises, then inferences and their claims."""
        for argument in self.map.arguments.values():
            steps = argument.steps
            if not steps or steps[0].inference or not steps[-1].inference:
                continue
            inferences = [(step.inference, number) for number, step in enumerate(steps) if step.inference]
            if all(self._infers(name, steps[number].claim) for name, number in inferences):
                self.inner |= {name: (argument.id, number) for name, number in inferences}

    def _infers(self, name: str, claim: str) -> bool:
        relation = self.map.relations[name]
        return relation.kind == "support" and relation.target == claim and name not in self.inner

    def is_spelt_out(self, name: str) -> bool:
        """Whether the steps of an argument are written."""
        argument = self.map.arguments.get(name)
        inference = argument.steps[-1].inference if argument and argument.steps else ""
        return bool(inference) and self.inner.get(inference, ("", 0))[0] == name

    def _find_reified(self) -> None:
        relations = self.map.relations
        meant = {end for r in relations.values() for end in (*r.premises, r.target) if end in relations}
        for relation in relations.values():
            many = len(relation.premises) != 1
            stands = relation.kind in _ONE_WAY and relation.target and relation.id not in self.inner
            if stands and (many or relation.id in meant):
                self.reified[relation.id] = relation

    def _is_node(self, name: str) -> bool:
        return name in self.map.claims or name in self.map.arguments or name in self.reified

    def _find_sections(self) -> None:
        for group in self.map.groups.values():
            for member in group.members:
                self._section.setdefault(member, group.id)

    def _find_step_claims(self) -> None:
        for argument in self.map.arguments.values():
            if self.is_spelt_out(argument.id):
                for step in argument.steps:
                    self._steps_in.setdefault(step.claim, set()).add(self.home(argument.id))

    def _find_children(self) -> None:
        for relation in self.map.relations.values():
            parent, child = self._ends(relation)
            if parent:
                symbol = _SYMBOLS[relation.kind]
                self.children.setdefault(parent, []).append(Placed(child, 1, symbol, relation.id))
                if child != parent and self.home(child) == self.home(parent) and not self.is_spelt_out(child):
                    self._nested.add(child)

    def home(self, name: str) -> str:
        """Return the group that a node or an inference is written in."""
        seen: set[str] = set()
        while name in self.reified and name not in seen:
            seen.add(name)
            name = self.reified[name].target
        return self._section.get(self.inner[name][0] if name in self.inner else name, "")

    def _ends(self, relation: Relation) -> tuple[str, str]:
        """Return on which node a relation is written, and which node hangs there; empty if it cannot be."""
        if relation.id in self.inner:
            return "", ""
        if relation.id in self.reified:
            return (relation.target, relation.id) if self._takes(relation, relation.target) else ("", "")
        if (
            relation.kind not in _SYMBOLS
            or len(relation.premises) != 1
            or not self._is_node(relation.premises[0])
        ):
            return "", ""
        premise = relation.premises[0]
        if relation.kind == "contradiction":
            fits = relation.target in self.map.claims and premise not in self.reified
            return (premise, relation.target) if fits else ("", "")
        return (relation.target, premise) if self._takes(relation, relation.target) else ("", "")

    def _takes(self, relation: Relation, target: str) -> bool:
        """Whether a relation can hang on its target; only undercuts hang on an inference."""
        return self._is_node(target) or (target in self.inner and relation.kind == "undercut")

    # -- where it is written

    def _sections(self) -> Iterator[tuple[str, int]]:
        """Go through the groups, each after the one that it lies in; first comes what lies in none."""
        yield "", 0
        nested: dict[str, list[Group]] = {}
        for group in self.map.groups.values():
            nested.setdefault(group.parent, []).append(group)
        stack = [(group, 1) for group in reversed(nested.get("", []))]
        while stack:
            group, level = stack.pop()
            if level <= _DEEPEST:
                yield group.id, level
                stack += [(inner, level + 1) for inner in reversed(nested.get(group.id, []))]

    def _write_section(self, group: str, level: int) -> None:
        if group:
            if group not in self.done:
                self.blocks.append(Written(group=group, level=level))
            members = [name for name in self.map.groups[group].members if self._section[name] == group]
        else:
            members = [*self.map.claims, *self.map.arguments]
            members = [name for name in members if name not in self._section]
        nodes = [name for name in members if name in self.map.claims or name in self.map.arguments]
        for name in nodes:
            if name not in self._nested and name not in self.done and not self._waits(name):
                self._write_block(name)
        for name in nodes:
            if name not in self.done:
                self._write_block(name)

    def _waits(self, name: str) -> bool:
        """Whether a claim is written out in the steps of an argument that is still to come."""
        return name in self.map.claims and self._is_step_only(name)

    def _is_step_only(self, name: str) -> bool:
        """Whether a claim occurs in steps of its own section and in no other line."""
        if self._steps_in.get(name) != {self.home(name)}:
            return False
        lines = (*self.map.incoming(name), *self.map.outgoing(name))
        return all(r.id in self.inner or (r.id in self.reified and r.target != name) for r in lines)

    def _write_block(self, name: str) -> None:
        """Write a node with all that hangs on it, and its steps."""
        block = Written()
        spelt_out = self.is_spelt_out(name)
        if not (spelt_out and self._is_bare(name)):
            self.write_lines(block, Placed(name))
            self.blocks.append(block)
        else:
            self.done.add(name)
        if spelt_out:
            self.write_steps(name)

    def _is_bare(self, name: str) -> bool:
        """Whether an argument is nothing but its steps, and nobody refers to it."""
        argument = self.map.arguments[name]
        said = (
            argument.title,
            argument.text,
            argument.tags,
            argument.data,
            argument.wordings,
            argument.quotes,
        )
        plain = not any(said) and argument.weight is None and not argument.implicit and not argument.residue
        alone = not (self.map.incoming(name) or self.map.outgoing(name) or self.map.acts_on(name))
        after = self.blocks[-1] if self.blocks else None
        before = after is not None and bool(after.lines) and after.lines[0].node in self.map.arguments
        return plain and alone and not before

    def write_lines(self, block: Written, first: Placed) -> None:
        """Write a line and, below it, what hangs on it; nodes that are written already are only named."""
        stack = [first]
        while stack:
            line = stack.pop()
            name = line.node
            self.uses[name] = self.uses.get(name, 0) + 1
            block.lines.append(line)
            if not line.full or name in self.done:
                line.full = False
                continue
            self.done.add(name)
            stack += [self.below(child, line) for child in reversed(self.children.get(name, ()))]

    def below(self, child: Placed, line: Placed) -> Placed:
        """Return the line of a child: written out if it belongs there."""
        child.depth = line.depth + 1
        child.under = line.node
        elsewhere = self.home(child.node) != self.home(line.node) or self.is_spelt_out(child.node)
        child.full = child.node in self.reified or not (elsewhere or child.depth >= _DEEPEST)
        return child

    def write_steps(self, name: str) -> None:
        """Write the reconstruction of an argument."""
        block = Written(steps=name)
        for step in self.map.arguments[name].steps:
            for child in self.children.get(step.inference, ()):
                self.write_lines(block, self.below(child, Placed(step.inference)))
            step_only = self._is_step_only(step.claim) and step.claim not in self.done
            self.uses[step.claim] = self.uses.get(step.claim, 0) + 1
            block.lines.append(Placed(step.claim, 0, "(", step.inference, full=step_only))
            if step_only:
                self.done.add(step.claim)
        self.blocks.append(block)
