"""Drafts by language models: the prompt that asks for one, and the reply, which is believed in nothing.

The contract is a JSON Schema (`reply.schema.json`), and the prompt says it in words (`prompt.md`). Of a reply
every field is checked, every actor must be listed, and every quote must be in the source to the letter; else
nothing is made, and all faults are told with their places.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from importlib import resources
from typing import Any, Final

from argmap.analysis.anchoring import locate
from argmap.drafting._mapping import Sketch
from argmap.errors import IntegrityError, ParseError
from argmap.formats._json import Fault, Plain, decoded, place, span, told
from argmap.model import Actor, ArgumentMap, Quote, Source

__all__ = ["draft_from", "prompt_for", "reply_schema"]

_FENCE: Final = "```"


def reply_schema() -> str:
    """Return the JSON Schema of replies."""
    return _shipped("reply.schema.json")


def prompt_for(source: Source) -> str:
    """Return a prompt that lets a language model make the draft of a document.

    Raises:
        ParseError: the source has no text.

    >>> print(prompt_for(Source(id="post", text="Ms Ruiz said no."))[:70])
    You map debates. Below is a text. List who says what in it, as JSON.
    """
    text = _text(source)
    title = f", “{source.title}”" if source.title else ""
    template = _shipped("prompt.md")
    head, _, rest = template.partition("{schema}")
    middle, _, last = rest.partition("{title}")
    before, _, after = last.partition("{text}")
    return "".join([head, reply_schema().strip(), middle, title, before, text.strip(), after])


def _shipped(name: str) -> str:
    return resources.files("argmap.drafting").joinpath(name).read_text(encoding="utf-8")


def _text(source: Source) -> str:
    if source.text is None:
        raise ParseError(f"the source {source.id!r} has no text", hint="read it with argmap.read_source")
    return source.text


# -- the reply


def draft_from(source: Source, reply: str, *, path: str = "") -> ArgumentMap:
    """Return the draft that a language model replied, if it keeps to the document.

    Args:
        source: the document, with its text.
        reply: what the model replied: JSON, perhaps in a code fence.
        path: where the reply comes from, for messages.

    Raises:
        ParseError: the reply is no such JSON, a quote is not in the document, or somebody is not listed;
            `faults` tells all that is wrong.

    >>> post = Source(id="post", text="Ms Ruiz said the bridge is unsafe.")
    >>> reply = {
    ...     "actors": [{"id": "ruiz", "name": "Ms Ruiz"}],
    ...     "passages": [{"quote": "the bridge is safe", "speakers": ["ruiz"]}],
    ... }
    >>> draft_from(post, json.dumps(reply))
    Traceback (most recent call last):
    argmap.errors.ParseError: 1:72: the reply cannot be taken
      $.passages[0].quote: the source does not say “the bridge is safe”; it says “the bridge is unsafe”
    """
    text = _text(source)
    try:
        return _taken(source, text, _unfenced(reply))
    except ParseError as error:
        error.path = error.path or path
        raise


def _unfenced(reply: str) -> str:
    """Return a reply with blanks in the place of a code fence around it, so that places stay the same."""
    start, end = reply.find(_FENCE), reply.rfind(_FENCE)
    if start < 0 or end <= start or "{" in reply[:start]:
        return reply
    first = reply.find("\n", start)
    blank = "".join(char if char == "\n" else " " for char in reply[:first])
    return blank + reply[first:end]


def _taken(source: Source, text: str, reply: str) -> ArgumentMap:
    document, _ = decoded(reply)
    faults = [*_misshapen(document, json.loads(reply_schema()), "$")]
    if faults:
        raise _refusal(reply, faults)
    quotes = [_found(source, text, passage) for passage in document["passages"]]
    missing = [
        Fault(f"$.passages[{n}].quote", quote) for n, quote in enumerate(quotes) if isinstance(quote, str)
    ]
    faults = [*_unknown(document), *missing]
    if faults:
        raise _refusal(reply, faults)
    try:
        return _mapped(source, document, [quote for quote in quotes if isinstance(quote, Quote)])
    except IntegrityError as error:
        raise _refusal(reply, [Fault("$.actors", str(error))]) from None


def _refusal(reply: str, faults: list[Fault]) -> ParseError:
    at = span(reply, place(reply, faults[0].path))
    told = tuple(map(str, faults))
    return ParseError("the reply cannot be taken", line=at.line, column=at.column, faults=told)


_TYPES: Final = {"object": (dict, "an object"), "array": (list, "a list"), "string": (str, "text")}


def _misshapen(value: Any, schema: Plain, path: str) -> Iterator[Fault]:
    """Yield what in a value is not as the schema says, as far as schemas of replies go."""
    kind, called = _TYPES[schema.get("type", "string")]
    if not isinstance(value, kind):
        yield Fault(path, f"must be {called}, not {told(value)}")
    elif isinstance(value, dict):
        yield from _misshapen_fields(value, schema, path)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _misshapen(item, schema["items"], f"{path}[{n}]")
    elif "enum" in schema and value not in schema["enum"]:
        yield Fault(path, f"must be one of {', '.join(schema['enum'])}, not {value[:_SHOWN]!r}")
    elif schema.get("minLength") and not value.strip():
        yield Fault(path, "must not be empty")


def _misshapen_fields(value: Plain, schema: Plain, path: str) -> Iterator[Fault]:
    known = schema["properties"]
    for key in schema["required"]:
        if key not in value:
            yield Fault(path, f"the field {key!r} is missing")
    for key, item in value.items():
        if key in known:
            yield from _misshapen(item, known[key], f"{path}.{key}")
        else:
            yield Fault(f"{path}.{key}", f"there is no such field; there is {', '.join(known)}")


def _unknown(document: Plain) -> Iterator[Fault]:
    """Yield the references to actors that are not listed, and ids that are listed twice."""
    known: dict[str, int] = {}
    for n, actor in enumerate(document["actors"]):
        if known.setdefault(actor["id"], n) != n:
            yield Fault(f"$.actors[{n}].id", f"{actor['id']!r} is the id of another actor, too")
    for n, actor in enumerate(document["actors"]):
        body = actor.get("member_of", "")
        if body and body not in known:
            yield Fault(f"$.actors[{n}].member_of", _missing(body, known))
    for n, passage in enumerate(document["passages"]):
        for m, id_ in enumerate(passage["speakers"]):
            if id_ not in known:
                yield Fault(f"$.passages[{n}].speakers[{m}]", _missing(id_, known))


def _missing(id: str, known: Collection[str]) -> str:
    near = get_close_matches(id, known, n=1)
    return f"{id!r} is not listed under actors" + (f"; did you mean {near[0]!r}?" if near else "")


def _found(source: Source, text: str, passage: Plain) -> Quote | str:
    """Return the quote of a passage in its place, or what is wrong with it."""
    exact, before, after = passage["quote"], passage.get("before", ""), passage.get("after", "")
    whole = f"{before}{exact}{after}"
    at = text.find(whole)
    if at < 0:
        return _not_there(text, exact)
    if text.find(whole, at + 1) >= 0:
        return "the source says this more than once: tell what stands directly before or after it"
    start = at + len(before)
    return Quote(source=source.id, exact=exact, start=start, end=start + len(exact))


def _not_there(text: str, exact: str) -> str:
    """Return what is wrong with a quote that the source does not have, and what it has instead."""
    if exact in text:
        return "the source says this, but with other words before or after it"
    found = locate(Quote(exact=exact), text)
    nearest = text[slice(*found.places[0])] if found.places else ""
    instead = f"; it says “{nearest[:_SHOWN]}”" if nearest else ""
    return f"the source does not say “{exact[:_SHOWN]}”{instead}"


_SHOWN: Final = 80


def _mapped(source: Source, reply: Plain, quotes: list[Quote]) -> ArgumentMap:
    sketch = Sketch(source)
    sketch.map.title = reply.get("title") or source.title
    sketch.map.add(*(_actor(actor) for actor in reply["actors"]))
    for passage, quote in zip(reply["passages"], quotes, strict=True):
        sketch.say(
            [sketch.map.actors[id_] for id_ in dict.fromkeys(passage["speakers"])],
            passage.get("act", "assert"),
            [quote],
            source=source.id,
            doubt=passage.get("uncertain", ""),
            text=" ".join(passage.get("claim", "").split()),
            title=" ".join(passage.get("title", "").split()),
        )
    return sketch.map


def _actor(given: Plain) -> Actor:
    body = given.get("member_of", "")
    return Actor(
        **{key: value for key, value in given.items() if key != "member_of"}, member_of=[body] if body else ()
    )
