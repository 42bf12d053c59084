"""From a map to Argdown: pretty, and such that reading it gives the same map.

The layout comes from `_layout`, texts and data from `_escape` and `_yaml_out`. What was written is read
back; where
the map that comes out differs, the difference goes to the front matter, under `argmap:` (`_patch`). So
whatever the language or these rules have no room for is kept all the same.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from attrs import define, evolve, field

from argmap.analysis.diffing import is_counted
from argmap.formats._yaml import block, flow, whole
from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown._conventions import RESERVED
from argmap.formats.argdown._escape import argument_title, escaped, statement_title, tag
from argmap.formats.argdown._front import OURS
from argmap.formats.argdown._layout import Layout, Placed, Written
from argmap.formats.argdown._mapping import Names, to_map
from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._reading import read_out
from argmap.model import Actor, Argument, ArgumentMap, Claim, Quote, Relation, Source, SpeechAct, Utterance
from argmap.notes import Notes

__all__ = ["Writer", "written"]

_INDENT: Final = "    "
_SCHEME: Final = re.compile(r"[^\W_][\w ’'()]*(?:, [^\W_][\w ’'()]*)*")
_COUNTED: Final = re.compile(r"r[1-9]\d*")


def written(map_: ArgumentMap, *, numbers: bool = True) -> str:
    """Return a map as an Argdown document."""
    layout = Layout(map_)
    layout.write()
    writer = Writer(map_, layout, numbers=numbers)
    writer.prepare()
    return writer.document()


@define(eq=False)
class Writer:
    """Writes one map: first the `layout`, then `prepare` chooses titles and ids, then come the blocks.

    Of what stands in a text already (`standing`), `labels` are the titles, `raw` the texts with their
    marks, and
    `explicit` those whose ids it says; `said` are relations whose ids have to be. Without `numbers`, ids that
    are only a letter and a number need not be said.
    """

    map: ArgumentMap
    layout: Layout
    labels: dict[str, str] = field(factory=dict)
    raw: dict[str, str] = field(factory=dict)
    explicit: set[str] = field(factory=set)
    standing: frozenset[str] = frozenset()
    said: set[str] = field(factory=set)
    numbers: bool = True
    _nodes: dict[str, Claim | Argument] = field(factory=dict)
    _acts: dict[str, list[SpeechAct]] = field(factory=dict)
    _spoken: list[SpeechAct] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._nodes |= self.map.claims
        self._nodes |= self.map.arguments
        for act in self.map.acts.values():
            if act.anchor in self.map.utterances and not act.data and not act.residue:
                self._acts.setdefault(act.content, []).append(act)

    def prepare(self) -> None:
        """Choose under which titles everything is written, and which ids have to be."""
        self._label()
        self._choose_ids()

    def document(self) -> str:
        """Return the whole document, front matter included."""
        body = "\n\n".join(map(self.block, self.layout.blocks))
        return self.fronted(body + "\n" if body else "")

    def block(self, part: Written) -> str:
        """Return a block as text."""
        return whole(self._block(part))

    def fronted(self, body: str) -> str:
        """Return a body under the front matter that makes the whole say this map."""
        front = self.front()
        own: dict[str, Any] = {}
        changes = patch.needed(self.map, back(assembled(front, body)), numbers=self.numbers)
        if changes:
            own = self._named(front, body)
            changes = patch.difference(self.map, back(assembled(front | own, body)))
        if changes:
            own = {"argmap": _safe({**own.get("argmap", {}), **changes})}
        return assembled(front | own, body)

    def _named(self, front: dict[str, Any], body: str) -> dict[str, Any]:
        """Return, as front matter, the ids of what has none in the text, where numbers would be wrong."""
        names: dict[str, list[str]] = {}
        for kind, key in _KEYS.items():  # one after the other, since acts are about relations
            got = back(assembled(front | ({"argmap": {"names": names}} if names else {}), body))
            found, wanted = getattr(got, kind), getattr(self.map, kind)
            known: dict[Any, list[str]] = {}
            for element in reversed(wanted.values()):
                if not self._names_itself(element):
                    known.setdefault(key(element, self.map), []).append(element.id)
            read = [element for element in found.values() if not self._is_named(element, wanted)]
            ids = [known[k].pop() if known.get(k := key(element, got)) else "" for element in read]
            if all(ids) and ids != [element.id for element in read]:
                names[kind] = ids
        return {"argmap": {"names": names}} if names else {}

    def _names_itself(self, element: Relation | Utterance | SpeechAct) -> bool:
        """Whether the text says the id of an element."""
        if not isinstance(element, Relation):
            return False
        return (
            element.id in self.layout.reified or not _COUNTED.fullmatch(element.id) or element.id in self.said
        )

    def _is_named(self, element: Relation | Utterance | SpeechAct, wanted: dict[str, Any]) -> bool:
        return element.id in wanted and self._names_itself(wanted[element.id])

    # -- names

    def _label(self) -> None:
        """Choose the title under which each node is written; none for what is written once and has none."""
        taken = {
            is_claim: {label for name, label in self.labels.items() if (name in self.map.claims) is is_claim}
            for is_claim in (True, False)
        }
        for name in self.layout.reified:
            if name not in self.labels:
                self.labels[name] = _free(name if argument_title(name) else "relation", taken[False])
        elements: tuple[Claim | Argument, ...] = (*self.map.claims.values(), *self.map.arguments.values())
        for element in sorted(elements, key=lambda e: not self._has_good_title(e)):
            is_claim = isinstance(element, Claim)
            if element.id in self.labels:
                continue
            if not self._has_good_title(element) and not self._needs_label(element):
                continue
            good = statement_title if is_claim else argument_title
            label = next((t for t in (element.title, _mended(element.title), element.id) if good(t)), "claim")
            self.labels[element.id] = _free(label, taken[is_claim])

    def _has_good_title(self, element: Claim | Argument) -> bool:
        good = statement_title if isinstance(element, Claim) else argument_title
        return good(element.title)

    def _needs_label(self, element: Claim | Argument) -> bool:
        if isinstance(element, Argument):
            return self.layout.uses.get(element.id, 0) > 0
        return bool(element.title) or self.layout.uses.get(element.id, 0) > 1 or not escaped(element.text)

    def _choose_ids(self) -> None:
        """Find which ids must be written, since reading would give others."""
        order = [name for name in self._order() if name not in self.standing]
        taken = {*self.map.actors, *self.map.sources, *self.layout.reified, *self.standing}
        for _ in range(4):
            names = Names()
            names.taken |= taken | self.explicit
            wrong = set()
            for name in order:
                if name not in self.explicit:
                    element = self.map[name]
                    title = self.labels.get(name, "")
                    read = names.titled(title, "c" if isinstance(element, Claim) else "g")
                    if read != name and (self.numbers or not (is_counted(read) and is_counted(name))):
                        wrong.add(name)
            if not wrong:
                return
            self.explicit |= wrong
        self.explicit |= set(order)

    def _order(self) -> list[str]:
        """Return the claims and arguments in the order in which they are first written."""
        order: dict[str, None] = {}
        for part in self.layout.blocks:
            if part.steps:
                order[part.steps] = None
            for line in part.lines:
                if line.node in self.map.claims or line.node in self.map.arguments:
                    order[line.node] = None
        return list(order)

    # -- front matter

    def front(self) -> dict[str, Any]:
        """Return the front matter without what has to be found out by reading back."""
        front: dict[str, Any] = {"title": self.map.title} if self.map.title else {}
        if self.map.actors:
            front["actors"] = {actor.id: _listed(actor, "name") for actor in self.map.actors.values()}
        if self.map.sources:
            front["sources"] = {source.id: _listed(source, "title") for source in self.map.sources.values()}
        answers = self._answers()
        if answers:
            front["answers"] = answers
        return front | {key: patch.plain(value) for key, value in self.map.data.items() if key not in OURS}

    def _answers(self) -> list[dict[str, Any]]:
        """Return the transitions between whole sources."""
        said: dict[str, tuple[str, ...]] = {}
        for name in dict.fromkeys(act.anchor for act in self._spoken) if self.map.transitions else ():
            source = self.map.utterances[name].source
            said[source] = (*said.get(source, ()), name)
        said.pop("", None)
        whole_sources = {ids: source for source, ids in said.items()}
        found = []
        for transition in self.map.transitions.values():
            reply, to = whole_sources.get(transition.ends), whole_sources.get(transition.starts)
            if reply and to:
                answer = {"reply": reply, "to": to}
                found.append(answer | {"scheme": transition.scheme} if transition.scheme else answer)
        return found

    # -- blocks

    def _block(self, part: Written) -> str:
        if part.group:
            return self._heading(part)
        if part.steps:
            return "\n".join(self._step_lines(part))
        return "\n".join(self.line(line) for line in part.lines)

    def _heading(self, part: Written) -> str:
        group = self.map.groups[part.group]
        data = patch.plain(group.data)
        tags = data.get("tags")
        shown = [tag(name) for name in tags] if isinstance(tags, list) and all(map(_is_text, tags)) else []
        if shown and all(shown) and len(set(shown)) == len(shown):
            del data["tags"]
        else:
            shown = []
        text = escaped(group.title, start=False) or escaped(_mended(group.title), start=False) or "Group"
        names = Names()
        names.taken |= set(self.map.claims) | set(self.map.arguments) | set(self.map.relations)
        if names.titled(group.title, "s") != group.id:
            data = {"id": group.id, **data}
        return " ".join(["#" * part.level, text, *shown, *([flow(data)] if data else [])])

    def line(self, line: Placed) -> str:
        """Return a line, indented by four blanks a level."""
        return _INDENT * line.depth + self.words(line)

    def words(self, line: Placed) -> str:
        """Return a line without its indentation."""
        return (f"{line.symbol} " if line.symbol else "") + self.element(line)

    def element(self, line: Placed) -> str:
        """Return a node as it stands on a line: its title, text, tags and data."""
        if line.node in self.layout.reified:
            return self._linked(line)
        label = self.labels.get(line.node, "")
        named = line.node in self.map.claims
        bracketed = (f"[{label}]" if named else f"<{label}>") if label else ""
        if not line.full:
            return self._joined(bracketed, data=self._hanging(line))
        element = self._nodes[line.node]
        text = self.raw.get(line.node) or (escaped(element.text, start=not label) if element.text else "")
        tags = [tag(name) for name in element.tags]
        data = self._data(element, label, lost=bool(element.text and not text), tags=tags)
        shown = tags if "tags" not in data.get("argmap", {}) else []
        if bracketed and text:
            bracketed += ":"
        return self._joined(bracketed, text, *shown, data=data | self._hanging(line))

    def _joined(self, *words: str, data: dict[str, Any]) -> str:
        return " ".join([*filter(None, words), *([flow(data)] if data else [])])

    def _hanging(self, line: Placed) -> dict[str, Any]:
        """Return the data about the relation by which a line hangs on the one above."""
        relation = self._relation_data(line.relation) if line.relation and line.symbol != "(" else {}
        return {"relation": relation} if relation else {}

    def _linked(self, line: Placed) -> str:
        own = line.relation == line.node
        data = {"linked": self.layout.reified[line.node].premises} if own else {}
        return self._joined(f"<{self.labels[line.node]}>", data=data | self._hanging(line))

    def _data(self, element: Claim | Argument, label: str, *, lost: bool, tags: list[str]) -> dict[str, Any]:
        """Return the data of an element: who says it, what the line has no room for, and its extras."""
        extras: dict[str, Any] = patch.plain(element.data)
        own: dict[str, Any] = {}
        if element.title != label:
            own["title"] = element.title
        if lost:
            own["text"] = element.text
        if element.wordings:
            own["wordings"] = list(element.wordings)
        if not all(tags) or len(set(tags)) < len(tags):
            own["tags"] = list(element.tags)
        if extras.keys() & RESERVED:
            own["data"], extras = extras, {}
        data = self._said(element.id)
        if element.quotes and not ("by" in data or "quote" in data):
            data |= _own_quotes(element.quotes)
        if element.quotes and "quote" not in data:
            own["quotes"] = patch.plain(element.quotes)
        data |= {"id": element.id} if element.id in self.explicit else {}
        data |= {"weight": element.weight} if element.weight is not None else {}
        data |= {"implicit": True} if element.implicit else {}
        return data | ({"argmap": own} if own else {}) | extras

    def _relation_data(self, name: str) -> dict[str, Any]:
        """Return what a line says of the relation by which it hangs there."""
        relation = self.map.relations[name]
        says = self._names_itself(relation) and name not in self.layout.reified
        data: dict[str, Any] = {"id": name} if says else {}
        data |= self._said(name)
        fields = {"scheme": relation.scheme, "roles": relation.roles, "weight": relation.weight}
        data |= {key: patch.plain(value) for key, value in fields.items() if value not in ("", {}, None)}
        data |= {"implicit": True} if relation.implicit else {}
        return data | ({"data": patch.plain(relation.data)} if relation.data else {})

    # -- steps

    def _step_lines(self, part: Written) -> list[str]:
        lines: list[str] = []
        undercuts: dict[str, list[str]] = {}
        number, aim = 0, ""
        for line in part.lines:
            if line.depth:
                aim = line.under if line.depth == 1 else aim
                undercuts.setdefault(aim, []).append(self.line(line))
                continue
            number += 1
            if line.relation:
                lines += self.inference(part.steps, line.relation, number - 1)
                lines += undercuts.pop(line.relation, [])
            lines.append(f"({number}) {self.element(line)}")
        return lines

    def inference(self, argument: str, name: str, step: int) -> list[str]:
        """Return the lines of an inference, between what it starts from and what it concludes."""
        relation = self.map.relations[name]
        steps = self.map.arguments[argument].steps
        data = patch.plain(relation.data)
        own = self._relation_data(name)
        own.pop("data", None)
        scheme = own.pop("scheme", "")
        rules = scheme if _SCHEME.fullmatch(scheme) else ""
        if scheme and not rules:
            own["scheme"] = scheme
        own |= self._premises(relation, steps, step, data)
        if data.keys() & {"relation"}:
            own["data"], data = data, {}
        data |= {"relation": own} if own else {}
        if not rules and not data:
            return ["----"]
        return ["--", *([rules] if rules else []), *([flow(data)] if data else []), "--"]

    def _premises(self, relation: Relation, steps: Any, step: int, data: dict[str, Any]) -> dict[str, Any]:
        """Say which steps an inference uses, where it does not use all since the last conclusion."""
        claims = [one.claim for one in steps[:step]]
        concluded = [number for number, one in enumerate(steps[:step]) if one.inference]
        usual = tuple(dict.fromkeys(claims[concluded[-1] if concluded else 0 :]))
        if "uses" in data or "from" in data:
            return (
                {"premises": list(relation.premises)} if self._uses(data, claims) != relation.premises else {}
            )
        if relation.premises == usual:
            return {}
        return {"premises": list(relation.premises)}

    def _uses(self, data: dict[str, Any], claims: list[str]) -> tuple[str, ...]:
        numbers = data.get("uses", data.get("from"))
        if not isinstance(numbers, list) or not all(type(n) is int and 0 < n <= len(claims) for n in numbers):
            return ()
        return tuple(dict.fromkeys(claims[number - 1] for number in numbers))

    # -- speech

    def _said(self, name: str) -> dict[str, Any]:
        """Return who says something, as data."""
        acts = self._acts.get(name, [])
        self._spoken += acts
        entries = [self._spoken_data(act, self.map.utterances[act.anchor]) for act in acts]
        return entries[0] if len(entries) == 1 else {"said": entries} if entries else {}

    def _spoken_data(self, act: SpeechAct, utterance: Utterance) -> dict[str, Any]:
        speakers = list(utterance.speakers)
        data: dict[str, Any] = {"by": speakers[0] if len(speakers) == 1 else speakers}
        if act.act != "assert":
            data["act"] = act.act
        sources = {quote.source for quote in utterance.quotes}
        where = sources.pop() if len(sources) == 1 else utterance.source
        if utterance.quotes:
            quotes = [_quote_data(quote, where) for quote in utterance.quotes]
            data["quote"] = quotes[0] if len(quotes) == 1 else quotes
        if utterance.source:
            data["source"] = utterance.source
        if where != utterance.source:
            data["quoted_in"] = where
        data |= {"when": utterance.when} if utterance.when else {}
        return data | ({"words": utterance.text} if utterance.text else {})


def _voice(utterance: Utterance, _: ArgumentMap) -> Any:
    return evolve(utterance, id="-", data={}, residue={})


def _force(act: SpeechAct, map_: ArgumentMap) -> Any:
    anchor = map_.utterances.get(act.anchor)
    return act.act, act.content, anchor and _voice(anchor, map_)


_KEYS: Final[dict[str, Any]] = {
    "relations": lambda relation, _: (relation.kind, relation.premises, relation.target),
    "utterances": _voice,
    "acts": _force,
}
"""By what elements are known that have no name in the text."""


def back(text: str) -> ArgumentMap:
    """Return the map that a text says."""
    notes = Notes()
    return to_map(read_out(Parser(text, notes).read(), notes), notes)


def _safe(changes: dict[str, Any]) -> Any:
    """Return a patch as YAML can hold it: as JSON in a text, if it has halves of surrogate pairs."""
    written = json.dumps(changes, ensure_ascii=False)
    return changes if whole(written) == written else json.dumps(changes)


def assembled(front: dict[str, Any], body: str) -> str:
    """Return a document out of its front matter and its body; never an empty one, which nobody could read."""
    if not front:
        return body or "===\n===\n"
    return "\n".join(["===", *block(front), "===", ""]) + (f"\n{body}" if body else "")


def _listed(element: Actor | Source, name: str) -> Any:
    """Return an actor or a source as the front matter lists it: its name alone where that is all."""
    fields = patch.plain_fields(element)
    data = fields.pop("data", {})
    residue = fields.pop("residue", {})
    for key in ("member_of",):
        if len(fields.get(key, ())) == 1:
            fields[key] = fields[key][0]
    if not data and not residue and set(fields) == {name}:
        return fields[name]
    return fields | ({"data": data} if data else {})


def _own_quotes(quotes: tuple[Quote, ...]) -> dict[str, Any]:
    """Return the passages that an element rests on as data; empty if it takes more than that."""
    sources = {quote.source for quote in quotes}
    if len(sources) != 1 or "" in sources:
        return {}
    source = quotes[0].source
    shown = [_quote_data(quote, source) for quote in quotes]
    return {"quote": shown[0] if len(shown) == 1 else shown, "source": source}


def _quote_data(quote: Quote, source: str) -> Any:
    fields = patch.plain_fields(quote)
    if quote.source == source:
        fields.pop("source", None)
    else:
        fields["source"] = quote.source
    return quote.exact if set(fields) == {"exact"} else fields


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _mended(title: str) -> str:
    """Return a title without what the language cannot hold."""
    return re.sub(
        r"^[-+_=]+", "", " ".join(re.sub(r"[\]\[<>\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", title).split())
    )


def _free(label: str, taken: set[str]) -> str:
    """Return a title that no other element of its kind has."""
    number, found = 2, label
    while found in taken:
        found = f"{label} ({number})"
        number += 1
    taken.add(found)
    return found
