"""Reading SADN: what one command after the other makes of a map."""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._located import Faults, numbered, unused
from argmap.formats.sadn._commands import Command, Operand, command
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["NAME", "parse"]

NAME: Final = "sadn"
_ASKING: Final = frozenset(
    (
        *("atoms", "schemes", "conflicts", "edges", "export", "save", "load", "print", "prettyprint"),
        "help",
    )
)
_PLAIN: Final = frozenset({"", "support"})


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that the commands of a text make.

    Raises:
        ParseError: a strict reader found a line that is no command, or an id that nothing has.

    >>> m = parse('atom(id:1, text:"It rains.")\natom(id:2, text:"No.")\n2 > 1\n', Notes())
    >>> [(r.kind, r.premises, r.target) for r in m.relations.values()]
    [('rebuttal', ('2',), '1')]
    """
    session = _Session(Faults(text, notes, strict))
    with paused_collector():
        for line, written in numbered(text):
            if written.strip():
                session.run(written, line)
        return session.map()


@define(eq=False)
class _Node:
    """A relation on the way."""

    kind: RelationKind
    premises: list[str]
    target: str = ""
    name: str = ""


@define(eq=False)
class _Session:
    """What a line after the other has made."""

    faults: Faults
    atoms: dict[str, str] = field(factory=dict)
    nodes: dict[str, _Node] = field(factory=dict)
    order: list[_Node] = field(factory=list)
    told: dict[str, list[tuple[str, str, str]]] = field(factory=dict)
    line: int = 0
    made: int = 0

    def run(self, written: str, line: int) -> None:
        self.line = line
        found = command(written)
        if found is None:
            self.faults.add("AM-SN001", "this is no command", line=line)
        elif found.name in _COMMANDS:
            _COMMANDS[found.name](self, found)
        elif found.name in _ASKING:
            self.faults.notes.add("AM-SN003", f"{found.name} is not done", severity="info")
        else:
            self.faults.add("AM-SN001", f"there is no command {found.name!r:.40}", line=line)

    def atom(self, command: Command) -> None:
        self.new_atom(command.one("text"), command.one("id"))

    def new_atom(self, text: str, id_: str = "") -> str:
        while not id_:
            self.made += 1
            id_ = "" if str(self.made) in self.atoms or str(self.made) in self.nodes else str(self.made)
        self.atoms[id_] = text
        return id_

    def scheme(self, command: Command) -> None:
        if id_ := command.one("id"):
            self.node(id_).name = command.one("name")

    def node(self, id_: str) -> _Node:
        if id_ not in self.nodes:
            self.nodes[id_] = _Node("support", [])
        return self.nodes[id_]

    def support(self, command: Command) -> None:
        id_ = command.one("scheme")
        known = self.nodes.get(id_)
        node = known if id_ and known and not (known.target or known.premises) else _Node("support", [])
        node.premises += map(self.known, command.all("premise"))
        node.target = self.known(command.one("conclusion"))
        if id_:
            self.nodes.setdefault(id_, node)
        self.order.append(node)

    def attack(self, command: Command) -> None:
        target = self.known(command.one("target"))
        self.order.append(_Node("rebuttal", [*map(self.known, command.all("source"))], target))

    def disagree(self, command: Command) -> None:
        first, *others = [*map(self.known, command.all("")), ""]
        self.order.append(_Node("contradiction", [id_ for id_ in others if id_], first))

    def argument(self, command: Command) -> None:
        """Build a whole argument: the first operand that is no scheme is the conclusion."""
        ends = [operand for operand in command.operands if operand.label != "scheme"]
        ids = [self.end(operand) for operand in ends]
        concluded = [n for n, operand in enumerate(ends) if operand.label == "conclusion"]
        target = ids.pop(concluded[0] if concluded else 0) if ids else ""
        self.order.append(_Node("support", ids, target, command.one("scheme")))

    def end(self, operand: Operand) -> str:
        is_known = operand.value in self.atoms or operand.value in self.nodes
        is_new = operand.label == "text" or (operand.is_text and not is_known)
        return self.new_atom(operand.value) if is_new else self.known(operand.value)

    def remove(self, command: Command) -> None:
        gone = {*command.all("id"), *command.all("")}
        lost = [self.nodes.pop(id_) for id_ in gone & self.nodes.keys()]
        for id_ in gone & self.atoms.keys():
            del self.atoms[id_]
        self.order = [node for node in self.order if id(node) not in {id(other) for other in lost}]
        for node in self.order:
            node.premises = [id_ for id_ in node.premises if id_ not in gone]
            node.target = "" if node.target in gone else node.target

    def metadata(self, command: Command) -> None:
        said = [operand for operand in command.operands if operand.label not in {"id", "namespace", ""}]
        told = self.told.setdefault(command.one("id"), [])
        told += ((command.one("namespace"), operand.label, operand.value) for operand in said)

    def clear(self, _: Command) -> None:
        self.atoms, self.nodes, self.order, self.told = {}, {}, [], {}

    def known(self, id_: str) -> str:
        """Return an id; one that nothing has is that of a claim without text."""
        if id_ and id_ not in self.atoms and id_ not in self.nodes:
            self.faults.add(
                "AM-SN002", f"nothing has the id {id_!r:.60}; it is taken for a claim", line=self.line
            )
            self.atoms[id_] = ""
        return id_

    def map(self) -> ArgumentMap:
        core = {key: value for namespace, key, value in self.told.get("", ()) if namespace == "core"}
        map_ = ArgumentMap(core.get("title", ""), residue=self.kept(""))
        ids = {id(node): id_ for id_, node in self.nodes.items() if id_ not in self.atoms}
        used = {id(node) for node in self.order}
        loose = [node for node in self.nodes.values() if id(node) not in used]
        fresh = unused("r", {*self.atoms, *self.nodes})
        relations = [self.relation(ids.get(id(node)) or next(fresh), node) for node in (*self.order, *loose)]
        claims = (Claim(id=id_, text=text, residue=self.kept(id_)) for id_, text in self.atoms.items())
        map_.add(*claims, *relations)
        return map_

    def relation(self, id_: str, node: _Node) -> Relation:
        is_undercut = node.kind == "rebuttal" and node.target in self.nodes
        return Relation(
            id=id_,
            kind="undercut" if is_undercut else node.kind,
            premises=node.premises,
            target=node.target,
            scheme="" if node.name in _PLAIN else node.name,
            residue=self.kept(id_),
        )

    def kept(self, id_: str) -> dict[str, Any]:
        told = [item for item in self.told.get(id_, ()) if id_ or item[:2] != ("core", "title")]
        return {NAME: {"metadata": told}} if told else {}


_COMMANDS: Final = {
    "atom": _Session.atom,
    "scheme": _Session.scheme,
    "support": _Session.support,
    "attack": _Session.attack,
    "disagree": _Session.disagree,
    "argument": _Session.argument,
    "remove": _Session.remove,
    "metadata": _Session.metadata,
    "clear": _Session.clear,
}
