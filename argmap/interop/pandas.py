"""Maps to and from pandas: a table for each kind of element, for analyses and for spreadsheets.

The tables go by the names of the map's mappings (`claims`, `relations`, …), with a row for each element,
the ids as index and the fields as columns; what has several values is a list in its cell, and extras are
dicts. A table `map` has what is said of the map as a whole. Nothing is lost on the way there and back.

A workbook is what pandas makes of them, a sheet for each table, and reads again:

    with pandas.ExcelWriter("debate.xlsx") as book:
        for name, table in to_pandas(m).items():
            table.to_excel(book, sheet_name=name)

    m = from_pandas(pandas.read_excel("debate.xlsx", sheet_name=None, index_col=0))
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING, asdict, fields

from argmap.errors import IntegrityError, MissingExtraError, ParseError
from argmap.model import ELEMENTS, ArgumentMap, Claim, Element, Quote, Relation, Step

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["from_pandas", "tabled", "to_pandas"]

_PARTS: Final = {"quotes": Quote, "steps": Step}
_EXTRAS: Final = frozenset({"data", "residue"})


def to_pandas(map: ArgumentMap) -> dict[str, pd.DataFrame]:
    """Return the tables of a map, those of kinds that it has; changing them does not change the map.

    Raises:
        MissingExtraError: pandas is not installed.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Rain")
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.")).id
    'r1'
    >>> tables = to_pandas(m)
    >>> list(tables), tables["relations"].loc["r1", "premises"]
    (['map', 'claims', 'relations'], ['c1'])
    """
    frame = _pandas().DataFrame
    head = {"title": map.title, "data": _thawed(map.data), "residue": _thawed(map.residue)}
    tables = {"map": frame([head], index=[0], dtype=object)}
    for kind, name in ELEMENTS.items():
        elements = [element for element in map if type(element) is kind]
        if elements:
            ids = [element.id for element in elements]
            rows = [_cells(element) for element in elements]
            table = frame(rows, index=_pandas().Index(ids, name="id", dtype=object), dtype=object)
            tables[name] = table
    return tables


def from_pandas(tables: Mapping[str, pd.DataFrame] | pd.DataFrame) -> ArgumentMap:
    """Return the map that tables hold.

    A table alone is one of relations; it needs no more than the columns `premises` (or `premise`) and
    `target`, and the claims that it names are made where no table has them. Empty cells say nothing.

    Raises:
        ParseError: a cell has a value that the field cannot have, or a reference leads nowhere; told with the
            table and the row.
        MissingExtraError: pandas is not installed.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"premise": ["clouds", "sun"], "kind": ["support", "rebuttal"]})
    >>> table["target"] = "rain"
    >>> [(r.premises, r.kind, r.target) for r in from_pandas(table).relations.values()]
    [(('clouds',), 'support', 'rain'), (('sun',), 'rebuttal', 'rain')]
    """
    _pandas()
    named = dict(tables) if isinstance(tables, Mapping) else {"relations": tables}
    elements: list[Element] = []
    for kind, name in ELEMENTS.items():
        if name in named:
            elements += _elements(kind, name, named[name])
    head = next(iter(_rows(named["map"])), ("", {}))[1] if "map" in named else {}
    known = {element.id for element in elements}
    mentioned = [id_ for e in elements if isinstance(e, Relation) for id_ in (*e.premises, e.target) if id_]
    alone = (
        [] if "claims" in named else [Claim(id=id_) for id_ in dict.fromkeys(mentioned) if id_ not in known]
    )
    map_ = ArgumentMap(
        _text(head.get("title", "")), data=_value("data", head, {}), residue=_value("residue", head, {})
    )
    try:
        map_.add(*elements, *alone)
    except IntegrityError as error:
        raise ParseError(str(error)) from None
    return map_


def tabled(values: Iterable[Any]) -> pd.DataFrame:
    """Return a table of values of one kind, such as positions, cruxes or measures: a row for each.

    Raises:
        MissingExtraError: pandas is not installed.

    >>> from argmap import ArgumentMap
    >>> from argmap.analysis.measures import measures
    >>> m = ArgumentMap()
    >>> r = m.rebut(m.claim("No."), m.claim("Yes."))
    >>> table = tabled(measures(m).values())
    >>> table[["id", "attacks", "dependents"]].values.tolist()
    [['c1', 0, 1], ['c2', 1, 0]]
    """
    rows = [asdict(value, recurse=False) for value in values]
    return _pandas().DataFrame(rows)


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("tables of pandas", extra="pandas") from error
    return pd


# -- out


def _cells(element: Element) -> dict[str, Any]:
    names = [attribute.name for attribute in fields(type(element)) if attribute.name != "id"]
    return {name: _cell(getattr(element, name)) for name in names}


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_part(item) if isinstance(item, Quote | Step) else item for item in value]
    return _thawed(value) if isinstance(value, dict) else value


def _part(part: Quote | Step) -> dict[str, Any]:
    return asdict(part, filter=lambda attribute, value: value != attribute.default)


def _thawed(extras: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(extras))


# -- in


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield the index and the cells that are not empty of each row."""
    names = [str(column) for column in table.columns]
    for index, cells in zip(table.index, table.itertuples(index=False, name=None), strict=True):
        yield index, {name: cell for name, cell in zip(names, cells, strict=True) if not _is_empty(cell)}


def _is_empty(cell: Any) -> bool:
    """Whether a cell says nothing; pandas has several words for that, of which none equals itself or None."""
    return cell is None or (not isinstance(cell, list | dict | tuple | str) and bool(_pandas().isna(cell)))


def _elements(kind: type[Element], name: str, table: pd.DataFrame) -> Iterator[Element]:
    is_named = table.index.name == "id" or table.index.dtype == object
    for number, (index, row) in enumerate(_rows(table), start=1):
        id_ = _text(row.pop("id", index if is_named else f"{name[0]}{number}"))
        if kind is Relation:
            row = _relation(row)  # noqa: PLW2901 - the same row, in the words of the model
        try:
            yield kind(
                id=id_, **{f.name: _value(f.name, row, f.default) for f in fields(kind) if f.name in row}
            )
        except (TypeError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
            raise ParseError(f"row {number} of {name}, {id_!r}: {error}") from None


def _relation(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a relation, which may have one premise and need not say its kind."""
    known = {"kind": "support", **row}
    if "premises" not in known and "premise" in known:
        known["premises"] = [_text(known["premise"])]
    return known


def _value(name: str, row: Mapping[str, Any], default: Any) -> Any:
    """Return the value of a field, of what stands in a cell; workbooks have lists and dicts as texts."""
    if name not in row:
        return default
    cell = row[name]
    if name in _EXTRAS or name in _PARTS or isinstance(default, tuple) or name == "roles":
        plain = ast.literal_eval(cell) if isinstance(cell, str) else cell
        part = _PARTS.get(name)
        return [part(**item) for item in plain] if part else plain
    if isinstance(default, str) or default is NOTHING or name == "text":
        return _text(cell)
    return cell.item() if hasattr(cell, "item") else cell


def _text(cell: Any) -> str:
    """Return a cell as text; workbooks turn `7` into a number."""
    plain = cell.item() if hasattr(cell, "item") else cell
    return str(int(plain)) if isinstance(plain, float) and plain.is_integer() else str(plain)
