"""Damage anywhere in a return of children looked after: dropped, swapped, cut, retyped, doubled, re-encoded.

Nothing crashes, nothing is lost: read = accepted + refused, every refusal is told, and the department's rules are asked
of whatever stands. 50 damaged files a form; as many as `WAYPOST_DAMAGED_FILES` says where it is set (`make damage`).
"""

from __future__ import annotations

import copy
import csv
import io
import os
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from support.ssda903_xml import as_xml
from support.tables import GOOD, TABLES_OF, Row, put, put_manifest
from waypost.intake.contract import Reading
from waypost.intake.files import discover
from waypost.intake.ssda903.read import read_and_check

DAMAGED_FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
CANARY = "Qzanary"
ROWS = 25
TABLES = TABLES_OF["ssda903"]
ODD = (
    *("", " ", "31/02/2024", "1900-01-01", "45413", "zz/05/2020", "NULL", "-1", "a,b", '"', "\u00e9", "😀", "x" * 300),
    *("01/05/2026", "2026-05-01T10:00:00", "E1", "C1: Interim care order", "U"),
)
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
Grid = list[list[str]]


def rows_of(table: str) -> list[Row]:
    """Rows of a table for three children, a canary in every cell that is neither key, day nor code."""
    texts = ("UPN", "SW_ID", "LA_PERM", "URN")
    plain = {name: f"{CANARY}{name}" if name in texts else cell for name, cell in GOOD[table].items()}
    return [{**plain, "CHILD": f"{CANARY}{number}"} for number in range(3)]


GRIDS: dict[str, Grid] = {table: [list(GOOD[table]), *([*row.values()] for row in rows_of(table))] for table in TABLES}
WHOLE = {table: rows_of(table) for table in TABLES}


def sampled(shared: Path) -> dict[str, Grid]:
    """The beginnings of the sector's own sample."""
    grids = {}
    for path in sorted((shared / "samples" / "local-authority" / "ssda903").glob("*.csv")):
        with path.open(newline="") as opened:
            grids[path.stem] = [row for _, row in zip(range(ROWS), csv.reader(opened), strict=False)]
    return grids


def hurt_grid(draw: st.DrawFn, grid: Grid) -> None:
    row = draw(st.integers(0, len(grid) - 1))
    column = draw(st.integers(0, max(len(grid[row]) - 1, 0)))
    match draw(st.sampled_from(("drop", "retype", "swap", "double", "double row", "drop column"))):
        case "drop":
            del grid[row][column : column + 1]
        case "retype":
            grid[row][column : column + 1] = [draw(st.sampled_from(ODD))]
        case "swap":
            other = draw(st.sampled_from(grid))
            place = draw(st.integers(0, max(len(other) - 1, 0)))
            if grid[row] and other:
                grid[row][column], other[place] = other[place], grid[row][column]
        case "double":
            grid[row][column:column] = grid[row][column : column + 1]
        case "double row":
            grid.insert(draw(st.integers(0, len(grid))), list(grid[row]))
        case _:
            for cells in grid:
                del cells[column : column + 1]


def hurt_tree(draw: st.DrawFn, root: etree._Element) -> None:
    places = [element for element in root.iter() if element is not root]
    if not places:
        return
    element = draw(st.sampled_from(places))
    holder = element.getparent()
    match draw(st.sampled_from(("drop", "retype", "rename", "double", "move"))):
        case "drop":
            holder.remove(element)
        case "retype":
            element.text = draw(st.sampled_from(ODD))
        case "rename":
            element.tag = draw(st.sampled_from(("CHILD", "HEADER", "EPISODE", "REVIEW", "NEW", "DECOM")))
        case "double":
            holder.append(copy.deepcopy(element))
        case _:
            target = draw(st.sampled_from(places))
            if element is not target and element not in target.iterancestors():
                target.append(element)


def hurt_bytes(draw: st.DrawFn, text: str) -> bytes:
    content = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    match draw(st.sampled_from(("whole", "whole", "cut", "overwritten"))):
        case "cut":
            return content[: draw(st.integers(0, len(content)))]
        case "overwritten":
            start = draw(st.integers(0, len(content)))
            return content[:start] + draw(st.binary(max_size=8)) + content[start + draw(st.integers(0, 40)) :]
    return content


@st.composite
def damaged_csv(draw: st.DrawFn, grids: dict[str, Grid]) -> bytes:
    """A table with up to four faults in its cells, and sometimes one in its bytes."""
    grid = copy.deepcopy(grids[draw(st.sampled_from(sorted(grids)))])
    for _ in range(draw(st.integers(0, 4))):
        hurt_grid(draw, grid)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(grid)
    return hurt_bytes(draw, text.getvalue())


@st.composite
def damaged_xml(draw: st.DrawFn) -> bytes:
    """A return with up to four faults in its elements, and sometimes one in its bytes."""
    root = etree.fromstring(as_xml(WHOLE))
    for _ in range(draw(st.integers(0, 4))):
        hurt_tree(draw, root)
    return hurt_bytes(draw, etree.tostring(root, encoding="unicode"))


def check(reading: Reading) -> None:
    refusals = reading.findings.filter("is_refusal")
    of_rows = refusals.filter(pl.col("position").str.starts_with("row "))
    assert not of_rows.select("file", "position", "rule", "message").is_duplicated().any()
    for count in reading.files:
        assert count.read == count.accepted + count.refused
        assert min(count.read, count.accepted, count.refused) >= 0
        rows = of_rows.filter(pl.col("file") == count.file)
        others = refusals.filter(pl.col("file") == count.file).height - rows.height
        assert count.refused == rows["position"].n_unique() + others
    assert reading.records.height == sum(count.accepted for count in reading.files)
    assert CANARY not in str(reading.findings.select("rule", "message", "do", "position").unique().rows())
    statement = ("sender", "record_key", "learnt_at")
    assert not reading.records.select(statement).is_duplicated().any()
    assert not reading.events.select(*statement, "fact_key").is_duplicated().any()
    assert set(reading.events["person_key"]) <= set(reading.people["person_key"])


def read_beside_whole_ones(folder: Path, content: bytes, *, whole: tuple[str, ...]) -> None:
    for old in folder.glob("*"):
        old.unlink()
    put_manifest(folder, sender="E08000031", received_at="2027-03-31T18:00:00Z")
    put(folder, "damaged", content)
    for table in whole:
        put(folder, f"{table}.csv", [GOOD[table]])
    found = discover(folder)
    files = [file for file in found.files if file.source == "ssda903"]
    reading = read_and_check(files)
    told = {one.file for one in found.unread} | {file.name for file in found.files} | {p.name for p in found.area_maps}
    assert told >= {"damaged", *(f"{table}.csv" for table in whole)}
    assert {count.file for count in reading.files} == {file.name for file in files}
    check(reading)


@settings(max_examples=DAMAGED_FILES)
@given(content=damaged_csv(GRIDS))
def test_a_damaged_table_beside_whole_ones(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged-903-csv"
    read_beside_whole_ones(folder, content, whole=("header", "episodes"))


@settings(max_examples=DAMAGED_FILES)
@given(content=damaged_xml())
def test_a_damaged_xml_beside_whole_tables(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged-903-xml"
    read_beside_whole_ones(folder, content, whole=("header", "placed_for_adoption"))


@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_the_sectors_sample_damaged(
    data: st.DataObject, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged-903-sample"
    read_beside_whole_ones(folder, data.draw(damaged_csv(sampled(shared))), whole=("episodes",))
