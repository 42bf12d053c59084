"""Maps as tables of pandas, and as workbooks."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings

import argmap
from argmap.errors import MissingExtraError, ParseError
from argmap.interop.pandas import from_pandas, to_pandas
from argmap.model import ELEMENTS
from tests.strategies import maps

pd = pytest.importorskip("pandas")


@settings(max_examples=30)
@given(m=maps())
def test_a_map_comes_back_from_tables_as_it_was(m):
    assert from_pandas(to_pandas(m)) == m


def test_tables_have_a_row_for_each_element_and_a_column_for_each_field():
    m = argmap.example("facebook-encryption")
    tables = to_pandas(m)
    assert {name: len(table) for name, table in tables.items() if name != "map"} == {
        name: len(getattr(m, name)) for name in ELEMENTS.values() if getattr(m, name)
    }
    kinds = tables["relations"].explode("premises").groupby("kind").size()
    assert kinds["support"] == sum(len(r.premises) for r in m.relations.values() if r.kind == "support")


def test_a_map_comes_back_from_a_workbook(tmp_path):
    pytest.importorskip("openpyxl")
    m = argmap.example("facebook-encryption")
    with pd.ExcelWriter(tmp_path / "debate.xlsx") as book:
        for name, table in to_pandas(m).items():
            table.to_excel(book, sheet_name=name)
    assert from_pandas(pd.read_excel(tmp_path / "debate.xlsx", sheet_name=None, index_col=0)) == m


def test_numbers_that_a_workbook_made_of_names_are_names_again():
    table = pd.DataFrame({"text": ["A", "B"]}, index=pd.Index([1.0, 2.0], name="id"))
    m = from_pandas({"claims": table, "relations": pd.DataFrame({"premises": ["['1']"], "target": [2]})})
    assert list(m.claims) == ["1", "2"]
    assert m.relations["r1"].target == "2"


def test_an_edge_list_is_enough():
    table = pd.DataFrame({"premise": ["a", "b"], "target": ["c", None], "weight": [0.5, float("nan")]})
    m = from_pandas(table)
    assert [(r.kind, r.premises, r.target, r.weight) for r in m.relations.values()] == [
        ("support", ("a",), "c", 0.5),
        ("support", ("b",), "", None),
    ]
    assert list(m.claims) == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        (
            {"relations": pd.DataFrame({"kind": ["helps"], "target": ["a"]})},
            "row 1 of relations, 'r1'",
        ),
        ({"claims": pd.DataFrame({"tags": ["__import__('os')"]})}, "row 1 of claims, 'c1': malformed"),
        ({"claims": pd.DataFrame({"weight": ["heavy"]})}, "row 1 of claims"),
        (
            {"claims": pd.DataFrame({"text": ["A"]}), "relations": pd.DataFrame({"target": ["b"]})},
            "the target of relation 'r1' is not in the map",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_row(tables, message):
    with pytest.raises(ParseError, match=message):
        from_pandas(tables)


def test_without_pandas_the_way_to_get_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"argmap\[pandas\]"):
        to_pandas(argmap.ArgumentMap())
