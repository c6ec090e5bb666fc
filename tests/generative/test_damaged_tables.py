"""Tables damaged in every way that mail, spreadsheets and people damage them: told and counted, never lost, never said.

Whatever stands in a file: nothing is raised, every file is read or told, read = accepted + refused, every accepted row
is one record, and no message holds a cell. 50 damaged files a source, or as many as `WAYPOST_DAMAGED_FILES` says where
it is set (1,000 by `make damage`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.tables import GOOD, TABLES_OF, as_csv, put, put_manifest
from waypost.intake.files import discover
from waypost.intake.registry import read_all

CANARY = "Qz"
FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
TABLES = [table for tables in TABLES_OF.values() for table in tables]
ODD = (
    "",
    " ",
    "31/02/2024",
    "1900-01-01",
    "45413",
    "NULL",
    "\0",
    "\ufffd",
    '"',
    "a\nb",
    "a,b",
    "Qzé",
    "😀",
    "-1",
    "x" * 300,
)
Grid = list[list[str]]

places = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


def _at(grid: Grid, place: tuple[int, int]) -> tuple[int, int]:
    row = place[0] % len(grid)
    return row, place[1] % max(len(grid[row]), 1)


def drop_cell(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    row, column = _at(grid, place)
    del grid[row][column : column + 1]


def swap_cells(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    (row, column), (row2, column2) = _at(grid, place), _at(grid, other)
    if grid[row] and grid[row2]:
        grid[row][column], grid[row2][column2] = grid[row2][column2], grid[row][column]


def retype_cell(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    row, column = _at(grid, place)
    grid[row][column : column + 1] = [odd]


def repeat_row(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    grid.insert(_at(grid, other)[0], list(grid[_at(grid, place)[0]]))


def repeat_cell(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    row, column = _at(grid, place)
    grid[row].insert(column, grid[row][column] if grid[row] else odd)


def drop_column(grid: Grid, place: tuple[int, int], other: tuple[int, int], odd: str) -> None:
    _, column = _at(grid, (0, place[1]))
    for row in grid:
        del row[column : column + 1]


Damage = Callable[[Grid, tuple[int, int], tuple[int, int], str], None]
damages = st.tuples(
    st.sampled_from([drop_cell, swap_cells, retype_cell, repeat_row, repeat_cell, drop_column]),
    places,
    places,
    st.sampled_from(ODD) | st.text(max_size=8),
)
encodings = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
cuts = st.none() | st.integers(0, 3000)
noises = st.none() | st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=6))


def _grid(table: str) -> Grid:
    rows = []
    for number in range(4):
        cells = {
            name: f"{CANARY}{cell}{number}" if cell and not cell[0].isdigit() and len(cell) > 4 else cell
            for name, cell in GOOD[table].items()
        }
        rows.append(list(cells.values()))
    rows[0] = list(GOOD[table].values())
    return [list(GOOD[table]), *rows]


def _text(grid: Grid) -> str:
    return "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in grid) + "\n"


@pytest.mark.parametrize("source", list(TABLES_OF))
@given(
    which=st.integers(0, 10**6),
    hurts=st.lists(damages, max_size=5),
    encoding=encodings,
    cut=cuts,
    noise=noises,
)
@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_done_to_a_table_it_is_told_and_counted(source, which, hurts, encoding, cut, noise):
    told_and_counted(TABLES_OF[source][which % len(TABLES_OF[source])], hurts, encoding, cut, noise)


@pytest.mark.parametrize(
    ("table", "hurts", "encoding", "cut", "noise"),
    [
        ("episodes", [(retype_cell, (1, 0), (0, 0), '"')], "utf-8", None, None),
        ("cases", [], "utf-16", 501, None),
        ("header", [], "utf-8", None, (60, b"\x81")),
    ],
)
def test_damage_that_was_met(table, hurts, encoding, cut, noise):
    told_and_counted(table, hurts, encoding, cut, noise)


def told_and_counted(table, hurts, encoding, cut, noise):
    """Damage a table, read it beside sound ones, and ask that all of it is told and counted."""
    grid = _grid(table)
    for hurt, place, other, odd in hurts:
        hurt(grid, place, other, odd)
    content = _text(grid).encode(encoding, errors="replace")[:cut]
    if noise is not None:
        content = content[: noise[0]] + noise[1] + content[noise[0] :]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        put(root, "damaged.csv", content)
        source = next(source for source, tables in TABLES_OF.items() if table in tables)
        for sound in TABLES_OF[source][:2]:
            put(root, f"{sound}.csv", as_csv([GOOD[sound]]))
        put_manifest(root, sender="E08000031", received_at="2027-03-31T18:00:00Z")
        found = discover(root)
        readings = read_all(found.files)
    told = {unread.file for unread in found.unread} | {count.file for one in readings for count in one.files}
    assert told >= {"damaged.csv", *(f"{sound}.csv" for sound in TABLES_OF[source][:2])} - {
        path.name for path in found.area_maps
    }
    for reading in readings:
        assert all(count.read == count.accepted + count.refused for count in reading.files)
        assert reading.records.height == sum(count.accepted for count in reading.files)
        said = reading.findings.select("rule", "message", "do").unique().rows()
        assert CANARY not in str(said)
    assert CANARY not in str([(unread.reason, unread.do) for unread in found.unread])


@given(table=st.sampled_from(TABLES), content=st.binary(max_size=2000))
def test_bytes_after_a_good_header_never_raise(table, content):
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), "t.csv", (",".join(GOOD[table]) + "\n").encode() + content)
        found = discover(Path(folder))
        (reading,) = read_all(found.files) or (None,)
    if reading is None:
        assert len(found.unread) == 1
    else:
        assert all(count.read == count.accepted + count.refused for count in reading.files)
        assert reading.records.height == sum(count.accepted for count in reading.files)
