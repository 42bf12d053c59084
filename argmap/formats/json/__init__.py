"""argmap JSON: everything that a map holds, for machines, and for people who read diffs.

A document is one object: `"format": "argmap"`, the `version` (1), the map's `title`, `data` and `residue`,
and a list for each kind of element, in the order of the map. An element is an object with the fields of its
class in `argmap.model`, by the same names; a field that is empty is left out. `argmap.schema.json` beside
this file says the same as a JSON Schema (draft 2020-12), and `docs/reference/json.md` says it for people.

The bytes are the same for the same map: keys in the order of the model, an object or a list on one line where
it fits in 100 columns and else one item a line, text as it is but for what nobody could see (controls, marks
that turn the direction of writing, halves of surrogate pairs), which is escaped.

Fields that this version does not know are kept in the `residue` of their element, or of the map, under `json`
and written where they came from; those of a quote or a step under a name such as `quotes[2].colour`.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from argmap.formats._json import is_json, places_of
from argmap.formats._spec import Format
from argmap.formats.json._read import parse
from argmap.formats.json._write import serialize

__all__ = ["FORMAT", "parse", "schema", "serialize", "sniff"]

_MARK: Final = re.compile(r'"format"\s*:\s*"argmap"')


def sniff(text: str) -> bool:
    """Whether a text is an object that says it is argmap JSON.

    >>> sniff('{"format": "argmap", "version": 1}'), sniff('{"nodes": []}')
    (True, False)
    """
    return is_json(text, _MARK)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a document.

    >>> schema()["properties"]["format"]
    {'const': 'argmap'}
    """
    from importlib import resources  # 10 ms that reading and writing need not pay

    text = resources.files(__name__).joinpath("argmap.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


FORMAT: Final = Format(
    title="argmap JSON",
    suffixes=(".argmap.json", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_of("id", before=r"\{\s*"),
)
