"""The formats of argument maps; a module here, or an entry point `argmap.formats` elsewhere, is one.

>>> from argmap.formats import FORMATS
>>> FORMATS["json"].suffixes
('.argmap.json', '.json')
"""

from __future__ import annotations

from argmap._registry import Registry
from argmap.formats._features import FEATURES, Feature, note_losses, without
from argmap.formats._spec import Companion, Format, Parse, ParseAll, Serialize

__all__ = [
    "FEATURES",
    "FORMATS",
    "Companion",
    "Feature",
    "Format",
    "Parse",
    "ParseAll",
    "Serialize",
    "note_losses",
    "without",
]

FORMATS = Registry("argmap.formats", "FORMAT", Format)
"""All formats by name."""
