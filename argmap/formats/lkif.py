"""LKIF, the Legal Knowledge Interchange Format, as far as it holds argument graphs: those of Carneades 2.

    <lkif>
      <argument-graphs>
        <argument-graph id="g1" title="Rain" main-issue="s1">
          <statements>
            <statement id="s1" value="unknown" assumption="false" standard="PE"><s>Rain.</s></statement>
            <statement id="s2" value="true" assumption="false" standard="PE"><s>Clouds.</s></statement>
          </statements>
          <arguments>
            <argument id="a1" title="" direction="pro" scheme="sign" weight="0.5">
              <conclusion statement="s1"/>
              <premises><premise polarity="positive" type="ordinary" role="sign" statement="s2"/></premises>
            </argument>
          </arguments>
        </argument-graph>
      </argument-graphs>
    </lkif>

By ESTRELLA (2008), deliverable 4.1, “The Legal Knowledge Interchange Format”, and `LKIF.rnc` of Carneades. A
premise of the type `exception` undercuts its argument. Values, assumptions, standards, logical formulas and
the rules of a `theory` are residue, and written back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._caes import CHANGES, DROPS, Argument, Plan, Premise, Reading, decimal, kept_of
from argmap.formats._spec import Format
from argmap.formats._xml import Document, Node, escaped, has_root, markup, read_xml, tag
from argmap.model import ArgumentMap, Claim
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "parse_all", "serialize", "sniff"]

_NAME: Final = "lkif"
_ROOT: Final = re.compile(r"<lkif[\s>/]")
_STATED: Final = {"value": "unknown", "assumption": "false", "standard": "PE"}


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `lkif`.

    >>> sniff('<?xml version="1.0"?><lkif/>'), sniff("<caf/>")
    (True, False)
    """
    return has_root(text, _ROOT)


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of an argument graph, of several the first.

    Raises:
        ParseError: it is no XML, or its root is not `lkif`; a strict reader found a statement twice, or one
            that is used and not there.

    >>> len(parse("<lkif><theory/></lkif>", Notes()))
    0
    """
    maps = parse_all(text, notes, strict=strict)
    if len(maps) > 1:
        notes.add("AM-LK004", f"this is the first of {len(maps)} maps; `argmap.read_all` reads them all")
    return maps[0]


def parse_all(text: str, notes: Notes, *, strict: bool = False) -> list[ArgumentMap]:
    """Return the maps of all argument graphs; of rules alone, an empty one.

    Raises:
        ParseError: as `parse` does.
    """
    document = read_xml(text)
    root = document.root
    if root.local != "lkif":
        raise document.error(f"the root must be lkif, not {root.local}", root)
    holder = root.one("argument-graphs")
    graphs = holder.all("argument-graph") if holder else []
    theories = [markup(theory) for theory in root.all("theory")]
    kept = {"theories": theories} if theories else {}
    with paused_collector():
        return [_map(document, graph, kept, notes, strict=strict) for graph in graphs] or [
            ArgumentMap(residue={_NAME: kept} if kept else {})
        ]


def _map(document: Document, graph: Node, kept: dict[str, Any], notes: Notes, *, strict: bool) -> ArgumentMap:
    reading = Reading(_NAME, "AM-LK", document, notes, strict)
    for node in _within(graph, "statements", "statement"):
        reading.statement(node, _statement)
    reading.arguments = [(_argument(node), node) for node in _within(graph, "arguments", "argument")]
    own = {name: told for name in ("id", "main-issue") if (told := graph.attributes.get(name))}
    return reading.map(graph.attributes.get("title", ""), kept | own)


def _within(node: Node, holder: str, local: str) -> list[Node]:
    found = node.one(holder)
    return found.all(local) if found else []


def _statement(id_: str, node: Node) -> Claim:
    said = node.one("s")
    kept: dict[str, Any] = {name: text for name, text in node.attributes.items() if name != "id"}
    if said is not None and (said.children or said.attributes):
        kept["s"] = markup(said)
    text = said.whole() if said else ""
    text = " ".join(text.split()) if said and said.children else text
    return Claim(id=id_, text=text, residue={_NAME: kept} if kept else {})


def _argument(node: Node) -> Argument:
    attributes, conclusion = node.attributes, node.one("conclusion")
    return Argument(
        attributes.get("id", ""),
        conclusion.attributes.get("statement", "") if conclusion else "",
        [_premise(premise) for premise in _within(node, "premises", "premise")],
        is_pro=attributes.get("direction") != "con",
        scheme=attributes.get("scheme", ""),
        weight=decimal(attributes.get("weight", "")),
        more={"title": attributes["title"]} if attributes.get("title") else {},
    )


def _premise(node: Node) -> Premise:
    type_ = node.attributes.get("type", "ordinary")
    return Premise(
        node.attributes.get("statement", ""),
        node.attributes.get("role", ""),
        is_negative=node.attributes.get("polarity") == "negative",
        is_exception=type_ == "exception",
        more={} if type_ in {"ordinary", "exception"} else {"type": type_},
    )


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as an argument graph.

    >>> m = ArgumentMap()
    >>> m.rebut(m.claim("It is dry."), m.claim("It rains.")).id
    'r1'
    >>> 'direction="con"' in serialize(m, Notes())
    True
    """
    plan = Plan.of(_NAME, map, DROPS)
    if plan.left_out:
        message = f"{len(plan.left_out)} relations are on others, and are no exceptions: left out"
        notes.add("AM-LK005", message, element=plan.left_out[0] if len(plan.left_out) == 1 else "")
    kept = kept_of(_NAME, map)
    told = {name: kept.get(name) for name in ("id", "title", "main-issue")} | {"title": plan.map.title}
    issue = told["main-issue"]
    told["main-issue"] = plan.names.get(issue, "") if isinstance(issue, str) else ""
    attributes = {name: text for name, text in told.items() if isinstance(text, str) and text}
    theories = kept.get("theories")
    lines = [text for text in theories if isinstance(text, str)] if isinstance(theories, tuple) else []
    lines += ["<argument-graphs>", tag("argument-graph", attributes, "").removesuffix("</argument-graph>")]
    lines += ["<statements>", *(_stated(claim, plan) for claim in plan.claims.values()), "</statements>"]
    lines += ["<arguments>", *(line for a in plan.arguments for line in _argued(a)), "</arguments>"]
    ends = ("</argument-graph>", "</argument-graphs>", "</lkif>", "")
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', "<lkif>", *lines, *ends))


def _stated(claim: Claim, plan: Plan) -> str:
    kept = kept_of(_NAME, claim)
    attributes = {name: text for name, text in kept.items() if name != "s" and isinstance(text, str)}
    markup_ = kept.get("s")
    said = tag("s", {}, escaped(claim.text))
    if isinstance(markup_, str) and " ".join(read_xml(markup_).root.whole().split()) == claim.text.strip():
        said = markup_
    return tag("statement", {"id": plan.names[claim.id], **_STATED, **attributes}, said)


def _argued(argument: Argument) -> Iterator[str]:
    title = argument.more.get("title")
    told = {
        "id": argument.id,
        "title": title if isinstance(title, str) else "",
        "direction": "pro" if argument.is_pro else "con",
        "scheme": argument.scheme,
        "weight": "" if argument.weight is None else repr(argument.weight),
    }
    yield tag("argument", {name: text for name, text in told.items() if text}, "").removesuffix("</argument>")
    yield tag("conclusion", {"statement": argument.conclusion})
    yield tag("premises", {}, "".join(map(_premised, argument.premises)))
    yield "</argument>"


def _premised(premise: Premise) -> str:
    type_ = "exception" if premise.is_exception else premise.more.get("type", "ordinary")
    polarity = "negative" if premise.is_negative else "positive"
    told = {"polarity": polarity, "type": type_, "role": premise.role, "statement": premise.statement}
    return tag("premise", {name: text for name, text in told.items() if text})


FORMAT: Final = Format(
    title="LKIF (Carneades)",
    suffixes=(".lkif", ".lkif.xml", ".xml"),
    media_type="application/x-lkif+xml",
    sniff=sniff,
    parse=parse,
    parse_all=parse_all,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES | {"relations on relations"},
)
