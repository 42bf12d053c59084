"""Which format a document is in: by its content first, by the suffix of its name second."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from argmap.errors import UnknownFormatError
from argmap.formats import FORMATS

__all__ = ["format_of", "format_to_write", "namesake"]

_GLANCE: Final = 1 << 16
"""Characters of a document that are looked at."""

_OWN: Final = "json"
"""The format that is argmap's own."""


def format_of(text: str, path: str) -> str:
    """Return the name of the format of a text that comes from a path, `""` or `-` where it has none.

    Raises:
        UnknownFormatError: no format knows it, or several do and the suffix does not tell which.
    """
    glance = text[:_GLANCE]
    own = namesake(path)
    if own and FORMATS[own].parse and FORMATS[own].sniff(glance):
        return own
    if FORMATS[_OWN].sniff(glance):  # what is marked as ours is nobody else's, and no other format need load
        return _OWN
    readable = [name for name, format_ in FORMATS.items() if format_.parse]
    known = [name for name in readable if FORMATS[name].sniff(glance)]
    if len(known) == 1:
        return known[0]
    by_suffix = _by_suffix(path, known or readable)
    if by_suffix:
        return by_suffix
    found = f"could be {' or '.join(known)}" if known else "is in no format that argmap reads"
    raise UnknownFormatError(f"{path or 'this text'} {found}; name its format, one of {', '.join(readable)}")


def format_to_write(path: str) -> str:
    """Return the name of the format that the suffix of a path asks for; JSON for standard output.

    Raises:
        UnknownFormatError: no format that argmap writes has such a suffix.
    """
    if path == "-":
        return _OWN
    own = namesake(path)
    if own and FORMATS[own].serialize:
        return own
    writable = [name for name, format_ in FORMATS.items() if format_.serialize]
    if name := _by_suffix(path, writable):
        return name
    suffixes = ", ".join(suffix for name in writable for suffix in FORMATS[name].suffixes)
    raise UnknownFormatError(f"the name {path!r} tells no format; there is {suffixes}; or name the format")


def namesake(path: str) -> str:
    """Return the format whose name is the one suffix of a path: then no other need load; `""` if none is."""
    _, *suffixes = PurePath(path.lower().removesuffix(".gz")).name.split(".")
    name = suffixes[0] if len(suffixes) == 1 else ""
    return name if name in FORMATS and f".{name}" in FORMATS[name].suffixes else ""


def _by_suffix(path: str, names: list[str]) -> str:
    """Return the format with the longest suffix that the path ends in; `""` for none.

    Of several with the same suffix it is argmap's own, or none: then the suffix tells nothing.
    """
    plain = path.lower().removesuffix(".gz")
    lengths = {
        name: max((len(suffix) for suffix in FORMATS[name].suffixes if plain.endswith(suffix)), default=0)
        for name in names
    }
    longest = max(lengths.values(), default=0)
    best = [name for name, length in lengths.items() if longest and length == longest]
    return _OWN if _OWN in best else best[0] if len(best) == 1 else ""
