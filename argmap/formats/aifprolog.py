r"""AIFdb Prolog, read only: a nodeset as facts, as AIFdb gives it out for programs in Prolog.

    aif_node(1, ['Rain',falls,'.'], aif_I, date(2015,11,13,13,05,55,-,-,-)).
    aif_node(2, aif_Default_Inference, aif_RA, date(2015,11,13,13,05,55,-,-,-)).
    aif_edge(1, 2).

As the export of AIFdb writes it (https://github.com/arg-tech/AIFdb). A text is a list of words, and of single
characters for all that are no letters; an apostrophe is `simplequote`. Blanks are not written: they are put
back as in English, and digits in a row are one number. Nothing is ever run: a text that is no such fact is
told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from argmap.errors import ParseError
from argmap.formats._aif import DEFAULTS, Graph, guarded, read_graph
from argmap.formats._json import Plain, span
from argmap.formats._spec import Format
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_NAME: Final = "aifprolog"
_ATOM: Final = r"'(?:\\(?='\s*[,\]])|''|\\.|[^'\\\n])*'|[^\s,()\[\]']+"
_ATOMS: Final = re.compile(_ATOM)
_LIST: Final = rf"\[\s*(?:(?:{_ATOM})(?:\s*[,|]\s*(?:{_ATOM}))*)?\s*\]"
_NODE: Final = re.compile(
    rf"aif_node\(\s*({_ATOM})\s*,\s*({_LIST}|{_ATOM})\s*,\s*aif_(\w+)\s*(?:,\s*date\(([^()\n]*)\)\s*)?\)\s*\."
)
_EDGE: Final = re.compile(rf"aif_edge\(\s*({_ATOM})\s*,\s*({_ATOM})\s*\)\s*\.")
_BLANK: Final = re.compile(r"(?:\s|%[^\n]*)+")
_LINE: Final = re.compile(r"[^\n]*")
_SIGN: Final = re.compile(r"^\s*aif_(?:node|edge)\(", re.MULTILINE)
_DATE: Final = re.compile(r"(\d{1,4}),(\d{1,2}),(\d{1,2}),(\d{1,2}),(\d{1,2}),(\d{1,2})(?:,.*)?")

_WORD: Final = re.compile(r"[^\W\d_]+")
_CLOSING: Final = frozenset(".,;:!?)]}%’”…/-")
_OPENING: Final = frozenset("([{$£€#@“‘/-")
_BYTES: Final = re.compile("[\x80-\uffff]{2,}")


def sniff(text: str) -> bool:
    """Whether a text has facts of AIFdb.

    >>> sniff("aif_node(1, [it,rains], aif_I, date(2020,1,1,0,0,0,-,-,-))."), sniff("arg(a).")
    (True, False)
    """
    return bool(_SIGN.search(text))


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that facts say.

    Raises:
        ParseError: there is no such fact; with `strict`, something is none, or cannot be what it says.

    >>> parse("aif_node(1, ['It',simplequote,s,wet,'.'], aif_I, date(-)).", Notes()).claims["1"].text
    "It's wet."
    """
    with guarded(notes, strict=strict):
        graph = Graph()
        at = 0
        while at < len(text):
            if blank := _BLANK.match(text, at):
                at = blank.end()
                continue
            if node := _NODE.match(text, at):
                graph.nodes.append(_node(*node.groups()))
                at = node.end()
            elif edge := _EDGE.match(text, at):
                graph.edges.append({"edgeID": None, "fromID": _plain(edge[1]), "toID": _plain(edge[2])})
                at = edge.end()
            else:
                at = _left_out(text, at, notes)
        if not graph.nodes and not graph.edges:
            raise ParseError("there is no aif_node in it", line=1, column=1)
        return read_graph(graph, _NAME, notes)


def _left_out(text: str, at: int, notes: Notes) -> int:
    """Tell what is no fact; return where its line ends."""
    notes.add("AM-PL001", "this is no aif_node and no aif_edge; it is left out", span=span(text, at))
    line = _LINE.match(text, at)
    return line.end() if line else len(text)


def _node(id_: str, content: str, type_: str, date: str | None) -> Plain:
    kind = type_.upper()
    text = joined(map(_plain, _ATOMS.findall(content[1:-1]))) if content[0] == "[" else _scheme(content, kind)
    when = _DATE.fullmatch(date.replace(" ", "")) if date else None
    stamp = "{:0>4}-{:0>2}-{:0>2} {:0>2}:{:0>2}:{:0>2}".format(*when.groups()) if when else ""
    node = {"nodeID": _plain(id_), "text": text, "type": kind}
    return node | {"timestamp": stamp} if stamp else node


def _scheme(atom: str, kind: str) -> str:
    name = _plain(atom).removeprefix("aif_").replace("_", " ").strip()
    return DEFAULTS.get(kind, "") if name.upper() in {"", kind} else name


def _plain(atom: str) -> str:
    if atom == "simplequote":
        return "'"
    return atom[1:-1].replace("''", "'") if atom[0] == "'" else atom


def joined(atoms: Iterable[str]) -> str:
    """Return a text of its words and signs.

    >>> joined(["In", "2", "0", "1", "9", ",", "(", "say", ")", "3", ".", "5", "%", "of", "us", "?"])
    'In 2019, (say) 3.5% of us?'
    """
    parts: list[str] = []
    last, is_quoted = "", False
    for atom in atoms:
        if parts and _is_apart(last, atom, is_quoted=is_quoted):
            parts.append(" ")
        if atom == '"':
            is_quoted = not is_quoted
        parts.append(atom)
        last = atom
    return _BYTES.sub(_decoded, "".join(parts))


def _is_apart(last: str, atom: str, *, is_quoted: bool) -> bool:
    """Whether there is a blank between two atoms."""
    if atom == '"' or last == '"':
        return is_quoted != (atom != '"')  # before the mark that opens, after the one that closes
    if "'" in {last, atom} or last in _OPENING or atom in _CLOSING:
        return False
    if atom.isdecimal():
        return not last.isdecimal() and last not in {".", ","}
    return not (_is_byte(last) and _is_byte(atom)) and not (_is_byte(atom) or _is_byte(last))


def _is_byte(atom: str) -> bool:
    return len(atom) == 1 and atom > "\x7f"


def _decoded(found: re.Match[str]) -> str:
    """Return what single bytes of UTF-8 were; AIFdb takes texts apart byte by byte."""
    try:
        return found[0].encode("cp1252").decode()
    except UnicodeError:
        return found[0]


FORMAT: Final = Format(
    title="AIFdb Prolog", suffixes=(".aif.pl", ".pl"), media_type="text/x-prolog", sniff=sniff, parse=parse
)
