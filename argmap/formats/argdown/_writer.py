"""From a map to Argdown: pretty, and such that reading it gives the same map.

The layout comes from `_layout`, texts and data from `_escape` and `_yaml_out`. What was written is read
back; where
the map that comes out differs, the difference goes to the front matter, under `argmap:` (`_patch`). So
whatever the language or these rules have no room for is kept all the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from attrs import define, field

from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown._conventions import RESERVED
from argmap.formats.argdown._escape import argument_title, escaped, statement_title, tag
from argmap.formats.argdown._front import OURS
from argmap.formats.argdown._layout import Layout, Placed, Written
from argmap.formats.argdown._mapping import Names, to_map
from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._reading import read_out
from argmap.formats.argdown._yaml_out import block, flow, whole
from argmap.model import Actor, Argument, ArgumentMap, Claim, Quote, Relation, Source, SpeechAct, Utterance
from argmap.notes import Notes

__all__ = ["Writer", "written"]

_INDENT: Final = "    "
_SCHEME: Final = re.compile(r"[^\W_][\w ’'()]*(?:, [^\W_][\w ’'()]*)*")
_COUNTED: Final = re.compile(r"r[1-9]\d*")
_WRITABLE: Final = ("support", "rebuttal", "undercut")


def written(map_: ArgumentMap) -> str:
    """Return a map as an Argdown document."""
    return Writer(map_).document()


@define(eq=False)
class Writer:
    """Writes one map; `parts` are its blocks with the ids of what they are about, after `layout`."""

    map: ArgumentMap
    layout: Layout = field(init=False)
    parts: list[tuple[str, tuple[str, ...]]] = field(factory=list)
    _nodes: dict[str, Claim | Argument] = field(factory=dict)
    _labels: dict[str, str] = field(factory=dict)
    _explicit: set[str] = field(factory=set)
    _acts: dict[str, list[SpeechAct]] = field(factory=dict)
    _spoken: list[SpeechAct] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.layout = Layout(self.map)
        self._nodes |= self.map.claims
        self._nodes |= self.map.arguments
        for act in self.map.acts.values():
            if act.anchor in self.map.utterances and not act.data and not act.residue:
                self._acts.setdefault(act.content, []).append(act)
        self._label()
        self._choose_ids()
        self.parts = [(whole(self._block(part)), tuple(self._about(part))) for part in self.layout.blocks]

    def document(self) -> str:
        """Return the whole document, front matter included."""
        body = "\n\n".join(text for text, _ in self.parts)
        return self.fronted(body + "\n" if body else "")

    def fronted(self, body: str) -> str:
        """Return a body under the front matter that makes the whole say this map."""
        front = self.front()
        names = self._names(back(assembled(front, body)))
        own: dict[str, Any] = {"names": names} if names else {}
        if own:
            front["argmap"] = _safe(own)
        own |= patch.difference(self.map, back(assembled(front, body)))
        if own:
            front["argmap"] = _safe(own)
        return assembled(front, body)

    # -- names

    def _label(self) -> None:
        """Choose the title under which each node is written; none for what is written once and has none."""
        taken: dict[bool, set[str]] = {True: set(), False: set()}
        for name in self.layout.reified:
            self._labels[name] = _free(name if argument_title(name) else "relation", taken[False])
        elements: tuple[Claim | Argument, ...] = (*self.map.claims.values(), *self.map.arguments.values())
        for element in sorted(elements, key=lambda e: not self._has_good_title(e)):
            is_claim = isinstance(element, Claim)
            if not self._has_good_title(element) and not self._needs_label(element):
                continue
            good = statement_title if is_claim else argument_title
            label = next((t for t in (element.title, _mended(element.title), element.id) if good(t)), "claim")
            self._labels[element.id] = _free(label, taken[is_claim])

    def _has_good_title(self, element: Claim | Argument) -> bool:
        good = statement_title if isinstance(element, Claim) else argument_title
        return good(element.title)

    def _needs_label(self, element: Claim | Argument) -> bool:
        if isinstance(element, Argument):
            return self.layout.uses.get(element.id, 0) > 0
        return bool(element.title) or self.layout.uses.get(element.id, 0) > 1 or not escaped(element.text)

    def _choose_ids(self) -> None:
        """Find which ids must be written, since reading would give others."""
        order = self._order()
        taken = {*self.map.actors, *self.map.sources, *self.layout.reified}
        for _ in range(4):
            names = Names()
            names.taken |= taken | self._explicit
            wrong = set()
            for name in order:
                if name not in self._explicit:
                    element = self.map[name]
                    title = self._labels.get(name, "")
                    if names.titled(title, "c" if isinstance(element, Claim) else "g") != name:
                        wrong.add(name)
            if not wrong:
                return
            self._explicit |= wrong
        self._explicit |= set(order)

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

    def _names(self, got: ArgumentMap) -> dict[str, list[str]]:
        """Return the ids of what has no name in the text, in its order, where numbers would be wrong."""
        acts = [act.id for act in self._spoken]
        utterances = list(dict.fromkeys(act.anchor for act in self._spoken))
        relations = [name for name in self._relations() if not self._names_itself(name)]
        known = (
            ("relations", relations, [name for name in got.relations if name not in self._named()]),
            ("utterances", utterances, list(got.utterances)),
            ("acts", acts, list(got.acts)),
        )
        return {kind: names for kind, names, read in known if names != read and len(names) == len(read)}

    def _named(self) -> set[str]:
        return {name for name in self.map.relations if self._names_itself(name)}

    def _names_itself(self, name: str) -> bool:
        return name in self.layout.reified or not _COUNTED.fullmatch(name)

    def _relations(self) -> list[str]:
        """Return the relations in the order in which they are written."""
        found: dict[str, None] = {}
        for part in self.layout.blocks:
            for line in part.lines:
                if part.steps and line.depth == 1:
                    found[line.under] = None
                if line.relation:
                    found[line.relation] = None
        return list(found)

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

    def _about(self, part: Written) -> Iterable[str]:
        """Return the ids of what a block writes out."""
        if part.group:
            yield part.group
        if part.steps:
            yield part.steps
        for line in part.lines:
            yield line.node
            if line.relation:
                yield line.relation

    def _block(self, part: Written) -> str:
        if part.group:
            return self._heading(part)
        if part.steps:
            return "\n".join(self._step_lines(part))
        return "\n".join(self._line(line) for line in part.lines)

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

    def _line(self, line: Placed) -> str:
        start = _INDENT * line.depth + (f"{line.symbol} " if line.symbol else "")
        return start + self._element(line)

    def _element(self, line: Placed) -> str:
        """Return a node as it stands on a line: its title, text, tags and data."""
        if line.node in self.layout.reified:
            return self._linked(line)
        label = self._labels.get(line.node, "")
        named = line.node in self.map.claims
        bracketed = (f"[{label}]" if named else f"<{label}>") if label else ""
        if not line.full:
            return self._joined(bracketed, data=self._hanging(line))
        element = self._nodes[line.node]
        text = escaped(element.text, start=not label) if element.text else ""
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
        return self._joined(f"<{self._labels[line.node]}>", data=data | self._hanging(line))

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
        data |= {"id": element.id} if element.id in self._explicit else {}
        data |= {"weight": element.weight} if element.weight is not None else {}
        data |= {"implicit": True} if element.implicit else {}
        return data | ({"argmap": own} if own else {}) | extras

    def _relation_data(self, name: str) -> dict[str, Any]:
        """Return what a line says of the relation by which it hangs there."""
        relation = self.map.relations[name]
        data: dict[str, Any] = (
            {} if self._names_itself(name) is False or name in self.layout.reified else {"id": name}
        )
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
                undercuts.setdefault(aim, []).append(self._line(line))
                continue
            number += 1
            if line.relation:
                lines += self._inference(part.steps, line.relation, number - 1)
                lines += undercuts.pop(line.relation, [])
            lines.append(f"({number}) {self._element(line)}")
        return lines

    def _inference(self, argument: str, name: str, step: int) -> list[str]:
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


def back(text: str) -> ArgumentMap:
    """Return the map that a text says."""
    notes = Notes()
    return to_map(read_out(Parser(text, notes).read(), notes), notes)


def _safe(changes: dict[str, Any]) -> Any:
    """Return a patch as YAML can hold it: as JSON in a text, if it has halves of surrogate pairs."""
    written = json.dumps(changes, ensure_ascii=False)
    return changes if whole(written) == written else json.dumps(changes)


def assembled(front: dict[str, Any], body: str) -> str:
    """Return a document out of its front matter and its body."""
    if not front:
        return body
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
