"""First drafts of maps, out of articles, minutes, press releases and blogs: who says what, in which words."""

from __future__ import annotations

from argmap.drafting._mapping import UNCERTAIN, Sketch
from argmap.drafting._reader import passages
from argmap.drafting._reply import draft_from, prompt_for, reply_schema
from argmap.drafting._text import argdown
from argmap.errors import ParseError
from argmap.model import ArgumentMap, Source

__all__ = ["UNCERTAIN", "argdown", "draft", "draft_from", "prompt_for", "reply_schema"]


def draft(source: Source) -> ArgumentMap:
    """Return a first map of a document: every quotation and every reported statement, with its speaker.

    Each sentence that somebody says becomes a claim in the very words of the text, said by an actor, with its
    place. Nothing is added: no relation, no side, no claim of the reporter. Where it is not certain who
    speaks, the claim has the tag `uncertain`, and its data say why. The rules are plain and the same for
    every text; nothing is learnt, looked up or left to chance. The time is linear in the length of the text.

    Args:
        source: the document, with its text, as `argmap.read_source` gives it.

    Raises:
        ParseError: the source has no text.

    >>> from argmap import Source
    >>> text = "Ms Ruiz admitted that the bridge is unsafe. “It must close,” she added."
    >>> m = draft(Source(id="post", text=text))
    >>> for said in m.statements():
    ...     print(said.actor.name, said.act, "|", said.words)
    Ms Ruiz concede | the bridge is unsafe.
    Ms Ruiz assert | It must close,
    """
    if source.text is None:
        raise ParseError(f"the source {source.id!r} has no text", hint="read it with argmap.read_source")
    found, members = passages(source.text, source.authors)
    sketch = Sketch(source)
    sketch.cast(members)
    for passage in found:
        sketch.take(passage)
    return sketch.map
