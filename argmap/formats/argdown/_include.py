"""`@include(path)`: other files in the place of a line, where somebody asks for it.

The reference expands includes whenever it reads, relative to the file and wherever they lead, `/etc/passwd`
included. Here it is a step of its own, and no path leads out of the folder that is given.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

from argmap.errors import ParseError

__all__ = ["included"]

INCLUDE: Final = re.compile(r"@include\(([^)\n]+)\)")


def included(text: str, folder: str | Path) -> str:
    r"""Return a text in which every `@include(path)` is replaced by the file, found within `folder`.

    Paths are relative to the file that they stand in; the text itself is taken to lie in the folder. Each
    file comes once.

    Raises:
        ParseError: a path is absolute, leads out of the folder, leads to no file, or to one that is there
            already.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "part.argdown").write_text("[B]: b")
    ...     print(included("[A]: a\n\n@include(part.argdown)", folder))
    [A]: a
    <BLANKLINE>
    [B]: b
    """
    root = Path(folder).resolve()
    seen: set[Path] = set()
    done: list[str] = []
    rest = [(text, PurePosixPath())]  # texts still to be gone through, the next one last
    while rest:
        part, place = rest.pop()
        found = INCLUDE.search(part)
        if not found:
            done.append(part)
            continue
        done.append(part[: found.start()])
        path = _resolved(found[1].strip(), place, root, text)
        if path in seen:
            raise _error(f"{found[1]} is included twice", found[0], text)
        seen.add(path)
        rest.append((part[found.end() :], place))
        rest.append((path.read_text(encoding="utf-8-sig"), PurePosixPath(path.parent.relative_to(root))))
    return "".join(done)


def _resolved(name: str, place: PurePosixPath, root: Path, text: str) -> Path:
    """Return the file that is meant, which lies in the folder, links followed."""
    path = (root / place / name).resolve()
    if PurePosixPath(name).is_absolute() or not path.is_relative_to(root):
        raise _error(f"{name} leads out of the folder", name, text)
    if not path.is_file():
        raise _error(f"{name} is no file in the folder", name, text)
    return path


def _error(message: str, where: str, text: str) -> ParseError:
    """Return the error, placed where the text names the file, if it does so itself."""
    before = text[: max(0, text.find(where))]
    line = before.count("\n") + 1
    excerpt = text.split("\n")[line - 1]
    column = len(before) - before.rfind("\n")
    return (
        ParseError(message, line=line, column=column, excerpt=excerpt)
        if where in text
        else ParseError(message)
    )
