"""Maps in which every text that a user can write is the same hostile one."""

from __future__ import annotations

from argmap import (
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Group,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Step,
    Utterance,
)
from tests.strategies import HOSTILE

__all__ = ["TEXTS", "hostile"]

TEXTS = (
    *HOSTILE,
    "</style><script>alert(1)</script>",
    "]]>",
    "%",
    "\\",
    "\\end{document}\\input{/etc/passwd}",
    "$",
    "$x_1^2$ ${HOME} $(id) #{x} {{x}}",
    "<b>",
    "<i>it</i>",
    "a:b:c",
    "trailing backslash \\",
    "*/ // # %% -- ;",
    '"; click a href "javascript:alert(1)"',
    "%%{init: {'securityLevel': 'loose'}}%%",
    "|md x| |`js y`|",
    "```\n~~~",
    "end",
    "\x07\x08\x1a\ufffe\uffff",
    "1. one\n2. two",
    "| a | b |\n|---|---|",
    "ﷺ 𝔘𝔫𝔦 ⅷ № ½ €",
    "w" * 6000,
)
"""What has broken somebody's reader, writer or renderer, and what is syntax in some language of pictures."""


def hostile(text: str) -> ArgumentMap:
    """Return a map with all that pictures show, and one text everywhere, ids included."""
    m = ArgumentMap(text)
    one = dict.fromkeys(("title", "text"), text)
    words = Quote(source=f"s{text}", exact=text, prefix=text, suffix=text, page=text)
    m.add(
        Actor(id=f"a{text}", name=text, kind=text, side=text, role=text, url=text),
        Source(id=f"s{text}", title=text, publisher=text, authors=(text,), date=text, url=text, rights=text),
        Claim(id=f"c{text}", **one, quotes=[words], tags=[text]),
        Claim(id=f"d{text}", text=text, implicit=True, data={"color": text}),
        Claim(id=f"e{text}", title=text),
        Claim(id=f"f{text}", text="", title=""),
        Argument(
            id=f"g{text}", **one, steps=[Step(claim=f"c{text}"), Step(claim=f"d{text}", inference=f"r{text}")]
        ),
        Relation(id=f"r{text}", kind="support", premises=[f"c{text}"], target=f"d{text}", scheme=text),
        Relation(id=f"s2{text}", kind="support", premises=[f"d{text}", f"e{text}"], target=f"f{text}"),
        Relation(id=f"u{text}", kind="undercut", premises=[f"c{text}"], target=f"s2{text}", implicit=True),
        Relation(id=f"x{text}", kind="contradiction", premises=[f"c{text}"], target=f"e{text}", scheme=text),
        Relation(id=f"y{text}", kind="rebuttal", premises=[f"e{text}"], target=f"c{text}", scheme=text),
        Utterance(
            id=f"w{text}", speakers=[f"a{text}"], text=text, source=f"s{text}", quotes=[words], when=text
        ),
        SpeechAct(id=f"z{text}", act=text or "assert", anchor=f"w{text}", content=f"c{text}"),
        Group(id=f"k{text}", title=text, members=[f"c{text}", f"d{text}"]),
        Group(id=f"l{text}", title=text, parent=f"k{text}", members=[f"e{text}"]),
    )
    return m
