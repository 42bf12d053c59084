"""AIF in RDF: the same graph as AIF JSON, in RDF/XML, Turtle or JSON-LD; written as Turtle.

    @prefix aif: <http://www.arg.tech/aif#> .
    <urn:argmap:node:c1> a aif:I-node ; aif:claimText "It rains." .
    <urn:argmap:node:r1> a aif:RA-node ;
        aif:Premise <urn:argmap:node:c2> ; aif:Conclusion <urn:argmap:node:c1> .

Ontologies of AIF come in several namespaces (arg.tech, arg.dundee.ac.uk, araucaria4) and in two styles of
properties (`Premise`, `hasPremise`); any of both is read, by the last part of the names. AIFdb calls a node
`http://www.aifdb.org/nodes/` and its number; another address is its own id. What else is said of a node is
kept and written back. Nothing is fetched: JSON-LD with a context elsewhere is refused.

It takes rdflib (https://rdflib.readthedocs.io), which `pip install 'argmap[rdf]'` brings. RDF knows no order
and nothing twice; the order of the text is kept.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote, unquote

from argmap.errors import MissingExtraError, ParseError
from argmap.formats._aif import (
    CHANGES,
    DEFAULTS,
    DROPS,
    Graph,
    guarded,
    key,
    read_graph,
    write_graph,
)
from argmap.formats._features import without
from argmap.formats._json import Plain, decoded
from argmap.formats._spec import Format
from argmap.formats._xml import read_xml
from argmap.model import ArgumentMap, Element, Relation, SpeechAct, Transition
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

Triple = tuple[Any, Any, Any]
"""A subject, a predicate and a value."""

_NAME: Final = "aifrdf"
_SPACE: Final = "http://www.arg.tech/aif#"
_AIFDB: Final = "http://www.aifdb.org/nodes/"
_OWN: Final = "urn:argmap:node:"
_SIGN: Final = re.compile(r"arg\.tech/aif#|arg\.dundee\.ac\.uk/aif#|araucaria4#|aif-rdf#")
_RDF: Final = re.compile(r"^\s*(?:<\?xml|<!DOCTYPE|<rdf:RDF|@prefix|@base|PREFIX|[{\[<])", re.IGNORECASE)
_NODE: Final = re.compile(r"(I|RA|CA|MA|PA|L|YA|TA)[-_]?node", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\ud800-\udfff]+")
_INTO: Final = frozenset(
    ("premise", "conflictingelement", "preferredelement", "startlocution", "locution", "anchor")
)
_OUT: Final = frozenset(
    ("conclusion", "conflictedelement", "dispreferredelement", "endlocution", "illocutionarycontent")
)
_SPELT: Final = {
    word.lower(): word
    for word in (
        *("Premise", "Conclusion", "ConflictingElement", "ConflictedElement", "PreferredElement"),
        *("DispreferredElement", "StartLocution", "EndLocution", "Locution", "Anchor"),
        "IllocutionaryContent",
    )
}
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PROPERTIES: Final = {
    "CA": ("ConflictingElement", "ConflictedElement"),
    "PA": ("PreferredElement", "DispreferredElement"),
    "TA": ("StartLocution", "EndLocution"),
    "YA": ("Locution", "IllocutionaryContent"),
}
"""What leads into a node and what out of it, by its type; else premise and conclusion."""


def sniff(text: str) -> bool:
    """Whether a text looks like AIF in RDF.

    >>> sniff("@prefix aif: <http://www.arg.tech/aif#> ."), sniff("@prefix a: <http://a/> .")
    (True, False)
    """
    return bool(_RDF.match(text.removeprefix("\ufeff")) and _SIGN.search(text))


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a document holds.

    Raises:
        MissingExtraError: rdflib is not installed.
        ParseError: the text is no RDF, has no node of AIF, or wants something fetched.
    """
    with guarded(notes, strict=strict):
        triples = _triples(text.removeprefix("\ufeff"))
        graph = _graph(triples)
        if not graph.nodes and not _SIGN.search(text):
            raise ParseError("there is no node of AIF in it", line=1, column=1)
        return read_graph(graph, _NAME, notes)


def _triples(text: str) -> list[Triple]:
    """Return what a text says, in its order, in the notation that its first character tells."""
    try:
        import rdflib
        from rdflib.plugins.stores.memory import Memory
    except ImportError:
        raise MissingExtraError("RDF", extra="rdf") from None

    first = text.lstrip()[:1]
    notation = "xml" if first == "<" and not text.lstrip().startswith("<urn:") else "turtle"
    if first in {"{", "["}:
        notation = "json-ld"
        _refuse_contexts(decoded(text)[0])
    elif notation == "xml":
        read_xml(text)  # refuses what would expand or be fetched, and tells the places of faults
    said: dict[Triple, None] = {}

    class Listening(Memory):
        """A store that knows in which order it was told; its own order is that of hashes."""

        def add(self, triple: Any, context: Any, quoted: bool = False) -> None:  # noqa: FBT001, FBT002 - rdflib's
            said[triple] = None
            super().add(triple, context, quoted)

    found = rdflib.Graph(Listening(), bind_namespaces="none")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # its reader of JSON-LD uses its own old class
            found.parse(data=text, format=notation, publicID="urn:argmap:document")
    except RecursionError:
        raise ParseError("it is nested too deeply for any map") from None
    except Exception as error:  # noqa: BLE001 - rdflib raises what its parsers do: all is the text's fault
        raise _fault(error) from None
    return list(said)


def _fault(error: Exception) -> ParseError:
    """Return the fault that rdflib tells, with the line if it tells one."""
    told = str(error).strip().split("\n")
    line = re.search(r"at line (\d+)", told[0])
    message = told[1].strip() if line and len(told) > 1 else told[0]
    return ParseError(f"this is not RDF: {message[:200]}", line=int(line[1]) if line else 1, column=1)


def _refuse_contexts(document: Any) -> None:
    """Refuse JSON-LD whose context stands elsewhere: rdflib would fetch it."""
    stack = [document]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            context = item.get("@context")
            several = context if isinstance(context, list) else [context]
            if any(isinstance(one, str) or (isinstance(one, dict) and "@import" in one) for one in several):
                raise ParseError("its context stands elsewhere, and argmap fetches nothing", line=1, column=1)
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def _graph(triples: list[Triple]) -> Graph:
    """Return the nodes and edges of AIF that triples tell of."""
    said: dict[Any, list[tuple[str, Any]]] = {}
    for subject, predicate, value in triples:
        said.setdefault(subject, []).append((str(predicate), value))
    kinds = {subject: kind for subject, properties in said.items() if (kind := _kind(properties))}
    ids = {subject: _id(str(subject), n) for n, subject in enumerate(kinds, 1)}
    graph = Graph()
    for subject, kind in kinds.items():
        type_ = _type(kind)
        node: Plain = {"nodeID": ids[subject], "type": type_, "text": "", "was": [str(subject), kind]}
        more = [pair for pair in said[subject] if not _taken(pair, node, graph, ids)]
        if node["text"].lower() in {"", DEFAULTS.get(type_, "").lower()}:
            node["text"] = DEFAULTS.get(type_, "")
        kept = {"more": [[predicate, *_told(value)] for predicate, value in more]} if more else {}
        graph.nodes.append({**node, **kept})
    return graph


def _kind(properties: list[tuple[str, Any]]) -> str:
    """Return the class of AIF that a subject is of; `""` for none."""
    kinds = (str(value) for predicate, value in properties if predicate == _TYPE)
    return next((kind for kind in kinds if _type(kind)), "")


def _type(kind: str) -> str:
    found = _NODE.fullmatch(_local(kind))
    return found[1].upper() if found else ""


def _taken(pair: tuple[str, Any], node: Plain, graph: Graph, ids: dict[Any, str]) -> bool:
    """Whether a property is an edge, a text or the type of a node, and has been taken as such."""
    predicate, value = pair
    word = _local(predicate).lower().removeprefix("has")
    if value in ids and word in _INTO | _OUT:
        graph.edges.append(_edge(ids[value], node["nodeID"], word))
    elif word == "claimtext":
        node["text"] = str(value)
        node |= {"language": value.language} if getattr(value, "language", None) else {}
    else:
        return predicate == _TYPE and str(value) == node["was"][1]
    return True


def _edge(value: str, subject: str, word: str) -> Plain:
    """Return the edge between a node and what a word says of it; the word tells what is meant."""
    if word in _OUT:
        return {"edgeID": None, "fromID": subject, "toID": value, "word": word}
    role = "start" if word == "startlocution" else "premise"
    return {"edgeID": None, "fromID": value, "toID": subject, "word": word, "role": role}


def _local(address: str) -> str:
    """Return the last part of an address.

    >>> _local("http://www.arg.tech/aif#RA-node")
    'RA-node'
    """
    return re.split(r"[#/:]", address)[-1]


def _id(address: str, number: int) -> str:
    """Return the id of a node: the number of AIFdb, our own id, the address; a number if it has none."""
    if address.startswith(_OWN):
        return unquote(address.removeprefix(_OWN), errors="surrogatepass")
    if address.startswith(_AIFDB):
        return address.removeprefix(_AIFDB)
    return address if ":" in address else f"n{number}"


def _told(value: Any) -> list[str]:
    """Return a value as plain texts: what it is, what it says, and its language or datatype."""
    import rdflib

    if isinstance(value, rdflib.Literal):
        return ["literal", str(value), str(value.language or ""), str(value.datatype or "")]
    return ["blank" if isinstance(value, rdflib.BNode) else "address", str(value)]


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as Turtle.

    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.")
    >>> print(serialize(m, Notes()), end="")
    @prefix aif: <http://www.arg.tech/aif#> .
    <BLANKLINE>
    <urn:argmap:node:c1>
        a aif:I-node ;
        aif:claimText "It rains." .
    """
    bare = without(map, {"control characters", "repetitions"})
    graph = write_graph(bare, _NAME, notes)
    addresses = {key(node["nodeID"]): _address(node) for node in graph.nodes}
    loose = _loose(bare, graph)
    blocks = [_block(bare, node, addresses, loose) for node in graph.nodes]
    return "\n\n".join([f"@prefix aif: <{_SPACE}> .", *blocks]) + "\n"


def _address(node: Plain) -> str:
    id_, was = key(node["nodeID"]), node.get("was")
    first = was[0] if isinstance(was, tuple) and was else None
    if isinstance(first, str) and _ADDRESS.fullmatch(first) and _id(first, 0) == id_:
        return first
    if _ADDRESS.fullmatch(id_) and not id_.startswith((_OWN, _AIFDB)):
        return id_
    return _OWN + quote(id_, safe="", errors="surrogatepass")


def _loose(map: ArgumentMap, graph: Graph) -> dict[str, list[tuple[str, str]]]:
    """Return the properties that mean nothing in AIF, as they were, by the nodes that have them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for edge in graph.edges:
        ends, word = (key(edge["fromID"]), key(edge["toID"])), edge.get("word")
        subject, other = ends if word in _OUT else ends[::-1]
        if word in _SPELT and other not in {id_ for _, id_ in _references(map, subject, "")}:
            found.setdefault(subject, []).append((_SPELT[word], other))
    return found


def _block(
    map: ArgumentMap,
    node: Plain,
    addresses: dict[str, str],
    loose: dict[str, list[tuple[str, str]]],
) -> str:
    """Return all that is said of one node."""
    id_, type_ = key(node["nodeID"]), node["type"]
    was = node.get("was")
    kind = was[1] if isinstance(was, tuple) and len(was) > 1 and _is_kind(was[1], type_) else None
    said = [f"a <{kind}>" if kind and not kind.startswith(_SPACE) else f"a aif:{type_}-node"]
    language = key(node.get("language"))
    said.append(f"aif:claimText {_literal(node['text'])}" + (f"@{language}" if language.isalpha() else ""))
    properties = [*_references(map, id_, type_), *loose.get(id_, ())]
    said += [f"aif:{word} <{addresses[other]}>" for word, other in properties if other in addresses]
    said += _more(node.get("more"))
    return f"<{addresses[id_]}>\n    " + " ;\n    ".join(said) + " ."


def _is_kind(value: object, type_: str) -> bool:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        return False
    return _type(value) == type_


def _references(map: ArgumentMap, id_: str, type_: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a node, each with the id of the node that it leads to."""
    into, out = _PROPERTIES.get(type_, ("Premise", "Conclusion"))
    before, after = _ends(map[id_]) if id_ in map else ((), ())
    for other in before:
        yield ("Anchor" if type_ == "YA" and other in map.transitions else into), other
    yield from ((out, other) for other in after)


def _ends(element: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(element, Relation):
        return element.premises, (element.target,) if element.target else ()
    if isinstance(element, Transition):
        return element.starts, element.ends
    if isinstance(element, SpeechAct):
        return (element.anchor,) if element.anchor else (), (element.content,) if element.content else ()
    return (), ()


def _more(kept: object) -> Iterator[str]:
    """Yield what else was said of a node, but for what has no address."""
    for item in kept if isinstance(kept, tuple) else ():
        if not (isinstance(item, tuple) and len(item) > 2 and all(isinstance(part, str) for part in item)):  # noqa: PLR2004
            continue
        predicate, sort, value, *rest = item
        if not _ADDRESS.fullmatch(predicate):
            continue
        if sort == "literal":
            language, datatype = (*rest, "", "")[:2]
            end = f"@{language}" if language else f"^^<{datatype}>" if _ADDRESS.fullmatch(datatype) else ""
            yield f"<{predicate}> {_literal(value)}{end}"
        elif sort == "address" and _ADDRESS.fullmatch(value):
            yield f"<{predicate}> <{value}>"


def _literal(text: str) -> str:
    r"""Return a text as Turtle writes it.

    >>> print(_literal('say "x"\n'))
    "say \"x\"\n"
    """
    return json.dumps(text, ensure_ascii=False).replace("\\/", "/").replace("\x7f", "\\u007f")


FORMAT: Final = Format(
    title="AIF in RDF",
    suffixes=(".aif.ttl", ".ttl", ".rdf", ".aif.rdf", ".owl"),
    media_type="text/turtle",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS | {"times", "repetitions", "control characters"},
    changes=CHANGES,
)
