"""Second files: where the text lies that a document of annotations is about, or the like.

>>> beside("letters/ruiz.ann", "brat"), beside("letters/ruiz.xml", "brat")
('letters/ruiz.txt', '')
"""

from __future__ import annotations

from argmap.files._detect import format_to_write, namesake
from argmap.formats import FORMATS

__all__ = ["beside", "files_read", "files_written"]


def beside(path: str, name: str) -> str:
    """Return the path of the second file of a document in a format; `""` where it can have none."""
    companion = FORMATS[name].companion
    plain = path.removesuffix(".gz")
    ends = [suffix for suffix in FORMATS[name].suffixes if plain.lower().endswith(suffix)]
    return plain[: -len(max(ends, key=len))] + companion.suffix if companion and ends else ""


def files_read(path: str) -> list[str]:
    """Return the path of a document, and those of the second files that it may have, by its name.

    >>> files_read("a.ann")
    ['a.ann', 'a.txt']
    """
    own = namesake(path)
    seconds = (beside(path, name) for name in ([own] if own else FORMATS))
    return list(dict.fromkeys(filter(None, (path, *seconds))))


def files_written(path: str, format: str | None) -> list[str]:
    """Return the path of a document that is to be written, and that of the second file which that may make.

    Raises:
        UnknownFormatError: there is no such format, or the suffix tells none.

    >>> files_written("a.ann", None), files_written("a.aif.json", "aif")
    (['a.ann', 'a.txt'], ['a.aif.json'])
    """
    name = format or format_to_write(path)
    companion = FORMATS[name].companion
    second = beside(path, name) if companion and companion.give else ""
    return [path, second] if second else [path]
