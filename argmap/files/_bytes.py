"""Bytes from and to paths: files whole or not at all, standard input and output as `-`, gzip unpacked.

A file is written beside its place under another name, flushed to the disk and then moved there, which POSIX
and Windows do in one step: whoever reads sees the old file or the new one, and a crash or a full disk leaves
the old one as it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from argmap.errors import ParseError

if TYPE_CHECKING:
    import gzip

__all__ = ["STREAM", "load", "save"]

STREAM: Final = "-"
"""The path that stands for standard input and standard output."""

LARGEST: Final = 1 << 28
"""Bytes that are read of a file, and that may come out of a packed one: far more than any map has."""

_GZIP: Final = b"\x1f\x8b"


def load(path: str) -> bytes:
    """Return the content of a file, or of standard input for `-`; unpacked where it is gzip.

    Raises:
        OSError: the file is not there, is a directory, or may not be read.
        ParseError: it is larger than 256 MiB, itself or unpacked, or what is packed is broken.
    """
    if path == STREAM:
        return _unpacked(_bounded(sys.stdin.buffer, path), path)
    with Path(path).open("rb") as file:
        return _unpacked(_bounded(file, path), path)


def _bounded(file: BinaryIO | gzip.GzipFile, path: str) -> bytes:
    """Return what is left of a file; some, such as /dev/zero, have no end."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ParseError(f"there is more than {LARGEST >> 20} MiB of it: no map is so large", path=path)
    return content


def _unpacked(content: bytes, path: str) -> bytes:
    if not content.startswith(_GZIP):
        return content
    import gzip
    import io
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return _bounded(packed, path)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ParseError(f"the gzip data is broken: {error}", path=path) from None


def save(
    content: str | bytes, path: str | os.PathLike[str], *, unless: Callable[[], bool] = lambda: False
) -> bool:
    """Write a file, whole or not at all; packed where its name ends in `.gz`; `-` is standard output.

    A link stays a link, an existing file keeps its permissions, and what is no regular file (a pipe, a
    device) is written to as it is. `unless` is asked at the last moment, when all is written and only the
    name is to change hands; the result says whether it did.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    name = os.fspath(path)
    packed = content.encode() if isinstance(content, str) else content
    if name == STREAM:
        sys.stdout.buffer.write(packed)
        sys.stdout.buffer.flush()
        return True
    if name.endswith(".gz"):
        import gzip

        packed = gzip.compress(packed, mtime=0)
    target = Path(name).resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(packed)  # a directory refuses it with a reason
        return True
    return _replace(target, packed, unless)


def _replace(target: Path, content: bytes, unless: Callable[[], bool]) -> bool:
    beside, descriptor = _new_file_beside(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        if unless():
            beside.unlink()
            return False
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _new_file_beside(target: Path) -> tuple[Path, int]:
    """Create an empty file in the same folder, with the permissions that a new file has there."""
    number = 0
    while True:
        beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.{number}.tmp")
        try:
            return beside, os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            number += 1
        except OSError as error:
            error.filename = str(target)  # it is the target that cannot be written, as far as anybody cares
            raise
