"""Tables for people and for programs: columns in line, or comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

__all__ = ["as_csv", "as_table"]


def as_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with their columns in line, as wide as what stands in them.

    >>> print(as_table([["claim", "depth"], ["Halt", "0"]]))
    claim  depth
    Halt   0
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def as_csv(rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as comma-separated values (RFC 4180), with line feeds; None is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
