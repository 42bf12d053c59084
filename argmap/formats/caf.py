"""CAF, the Carneades Argument Format: argument graphs of Carneades 3, with texts in several languages.

    <caf version="1.3">
      <metadata title="Rain"/>
      <statements>
        <statement id="s1" standard="PE">
          <descriptions><description lang="en">Rain.</description></descriptions>
        </statement>
        <statement id="s2" weight="1.0">
          <descriptions><description lang="en">Clouds.</description></descriptions>
        </statement>
      </statements>
      <arguments>
        <argument id="a1" pro="true" strict="false" weight="0.5">
          <conclusion statement="s1"/>
          <premises><premise statement="s2" positive="true" implicit="false" role="sign"/></premises>
        </argument>
      </arguments>
    </caf>

By the documents of Carneades 3 (https://github.com/carneades/carneades-3, 2013). The first description of a
statement is its text, the others are other wordings. A premise that is implicit makes its claim so. All else
is residue: `main`, `atom`, standards and values, metadata and references.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import evolve

from argmap._collector import paused_collector
from argmap.formats._caes import CHANGES, DROPS, Argument, Plan, Premise, Reading, decimal, kept_of
from argmap.formats._spec import Format
from argmap.formats._xml import Node, escaped, has_root, markup, read_xml, tag
from argmap.model import ArgumentMap, Claim
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "caf"
_ROOT: Final = re.compile(r"<caf[\s>/]")
_DROPS: Final = DROPS | {"relations on relations"}


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `caf`.

    >>> sniff('<?xml version="1.0"?><caf version="1.3"/>'), sniff("<lkif/>")
    (True, False)
    """
    return has_root(text, _ROOT)


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of an argument graph.

    Raises:
        ParseError: it is no XML, or its root is not `caf`; a strict reader found a statement twice, or one
            that is used and not there.

    >>> parse('<caf><metadata title="Rain"/></caf>', Notes()).title
    'Rain'
    """
    document = read_xml(text)
    root = document.root
    if root.local != "caf":
        raise document.error(f"the root must be caf, not {root.local}", root)
    reading = Reading(_NAME, "AM-CA", document, notes, strict)
    premises = (node.attributes for node in root.under() if node.local == "premise")
    implicit = [told.get("statement", "") for told in premises if told.get("implicit") == "true"]
    with paused_collector():
        for node in _within(root, "statements", "statement"):
            reading.statement(node, _statement)
        named = (id_ for id_ in implicit if id_ in reading.claims)
        reading.claims |= {id_: evolve(reading.claims[id_], implicit=True) for id_ in named}
        reading.arguments = [(_argument(node), node) for node in _within(root, "arguments", "argument")]
        metadata, references = root.one("metadata"), root.one("references")
        title = metadata.attributes.get("title", "") if metadata else ""
        kept: dict[str, Any] = {"metadata": markup(metadata)} if metadata and _says_more(metadata) else {}
        kept |= {"references": markup(references)} if references else {}
        return reading.map(title, kept)


def _says_more(metadata: Node) -> bool:
    return bool(metadata.children or metadata.attributes.keys() - {"title"})


def _within(node: Node, holder: str, local: str) -> list[Node]:
    found = node.one(holder)
    return found.all(local) if found else []


def _statement(id_: str, node: Node) -> Claim:
    told = _within(node, "descriptions", "description")
    texts = [description.whole() for description in told]
    kept: dict[str, Any] = {name: text for name, text in node.attributes.items() if name != "id"}
    if told:
        kept["languages"] = [description.attributes.get("lang", "") for description in told]
        kept["texts"] = texts
    if metadata := node.one("metadata"):
        kept["metadata"] = markup(metadata)
    return Claim(
        id=id_,
        text=texts[0] if texts else "",
        wordings=texts[1:],
        residue={_NAME: kept} if kept else {},
    )


def _argument(node: Node) -> Argument:
    attributes, conclusion = node.attributes, node.one("conclusion")
    held = {"id", "pro", "scheme", "weight"}
    more: dict[str, Any] = {name: text for name, text in attributes.items() if name not in held}
    if metadata := node.one("metadata"):
        more["metadata"] = markup(metadata)
    return Argument(
        attributes.get("id", ""),
        conclusion.attributes.get("statement", "") if conclusion else "",
        [_premise(premise) for premise in _within(node, "premises", "premise")],
        is_pro=attributes.get("pro") != "false",
        scheme=attributes.get("scheme", ""),
        weight=decimal(attributes.get("weight", "")),
        more=more,
    )


def _premise(node: Node) -> Premise:
    return Premise(
        node.attributes.get("statement", ""),
        node.attributes.get("role", ""),
        is_negative=node.attributes.get("positive") == "false",
        more={"implicit": "true"} if node.attributes.get("implicit") == "true" else {},
    )


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as an argument graph.

    >>> m = ArgumentMap("Rain")
    >>> m.rebut(m.claim("It is dry."), m.claim("It rains.")).id
    'r1'
    >>> 'pro="false"' in serialize(m, Notes())
    True
    """
    plan = Plan.of(_NAME, map, _DROPS)
    kept = kept_of(_NAME, map)
    lines = [_titled(plan.map.title, kept.get("metadata"))]
    lines += ["<statements>", *(_stated(claim, plan) for claim in plan.claims.values()), "</statements>"]
    lines += ["<arguments>", *(_argued(argument) for argument in plan.arguments), "</arguments>"]
    references = kept.get("references")
    lines += [references] if isinstance(references, str) else []
    head = ('<?xml version="1.0" encoding="UTF-8"?>', '<caf version="1.3">')
    return "\n".join((*head, *lines, "</caf>", ""))


def _titled(title: str, metadata: object) -> str:
    """Return the metadata of a graph, with its title as it is now."""
    if not isinstance(metadata, str):
        return tag("metadata", {"title": title} if title else {})
    node = read_xml(metadata).root
    node.attributes["title"] = title
    return markup(node)


def _stated(claim: Claim, plan: Plan) -> str:
    kept = kept_of(_NAME, claim)
    metadata = kept.get("metadata")
    attributes = {k: v for k, v in kept.items() if k != "metadata" and isinstance(v, str)}
    languages, texts = (_several(kept.get(name)) for name in ("languages", "texts"))
    told = list(zip(languages, texts, strict=False))
    told[:1] = [(languages[0] if languages else "en", claim.text)]
    described = (tag("description", {"lang": lang} if lang else {}, escaped(text)) for lang, text in told)
    inside = (metadata if isinstance(metadata, str) else "") + tag("descriptions", {}, "".join(described))
    return tag("statement", {"id": plan.names[claim.id], **attributes}, inside)


def _several(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, tuple) else []


def _argued(argument: Argument) -> str:
    metadata = argument.more.get("metadata")
    more = {k: v for k, v in argument.more.items() if k != "metadata" and isinstance(v, str)}
    told = {"pro": "true" if argument.is_pro else "false", "scheme": argument.scheme}
    told["weight"] = "" if argument.weight is None else repr(argument.weight)
    attributes = {"id": argument.id, "strict": "false"} | more | {k: v for k, v in told.items() if v}
    premises = "".join(map(_premised, argument.premises))
    parts = (
        metadata if isinstance(metadata, str) else "",
        tag("conclusion", {"statement": argument.conclusion}),
        tag("premises", {}, premises),
    )
    return tag("argument", attributes, "".join(parts))


def _premised(premise: Premise) -> str:
    told = {
        "statement": premise.statement,
        "positive": "false" if premise.is_negative else "true",
        "implicit": premise.more.get("implicit", "false"),
    }
    return tag("premise", told | ({"role": premise.role} if premise.role else {}))


FORMAT: Final = Format(
    title="CAF (Carneades)",
    suffixes=(".caf", ".caf.xml", ".xml"),
    media_type="application/x-caf+xml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=_DROPS,
    changes=CHANGES,
)
