"""Workbooks of Annex A damaged in every way that mail, spreadsheets and people damage them: told, counted, never said.

Bytes of the file, parts within the zip and cells of the sheets are cut, dropped, swapped, doubled and retyped: 50
damaged files each, or as many as `WAYPOST_DAMAGED_FILES` says where it is set (1,000 by `make damage`).
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.annex_a import LISTS, list_row, put_workbook
from support.tables import put, put_manifest
from waypost.intake.files import discover
from waypost.intake.registry import read_all

FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
CANARY = "Qz"
ODD = (
    *(
        "",
        " ",
        "31/02/2024",
        "1900-01-01",
        45413,
        1e300,
        -1,
        True,
        "NULL",
        "\ufffd",
        '"',
        "a\nb",
        "Qzé",
        "😀",
        "x" * 300,
    ),
    *("a", "b) Full care orders", "SGO", "Child Unique ID", "Date of Placement Order", "#N/A"),
)
Grid = list[list[object]]
places = st.integers(0, 10**6)
kinds = st.sampled_from(("drop", "swap", "retype", "double", "drop column", "empty row"))
hurts = st.lists(st.tuples(kinds, places, places, st.sampled_from(ODD)), max_size=6)


def grid(table: str) -> Grid:
    cells = list_row(table)
    rows = [[cell or f"{CANARY}{number}" for cell in cells.values()] for number in range(3)]
    for number, row in enumerate(rows):
        row[0] = f"100{number}"
    return [list(cells), list(cells.values()), *rows]


def hurt(sheet: Grid, kind: str, row: int, column: int, odd: object) -> None:
    cells = sheet[row % len(sheet)]
    column %= max(1, len(cells))
    match kind:
        case "drop":
            del cells[column : column + 1]
        case "swap":
            other = sheet[(row // 7) % len(sheet)]
            if cells and other:
                cells[column], other[column % len(other)] = other[column % len(other)], cells[column]
        case "retype":
            cells[column : column + 1] = [odd]
        case "double":
            sheet.insert(row % len(sheet), list(cells))
        case "drop column":
            for each in sheet:
                del each[column : column + 1]
        case _:
            sheet.insert(row % len(sheet), [])


def written(sheets: list[Grid]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lists.xlsx"
        numbered = {f"s{place}": [dict(enumerate(row)) for row in [[], *sheet]] for place, sheet in enumerate(sheets)}
        return put_workbook(path, {name: rows[1:] and rows for name, rows in numbered.items()}).read_bytes()


@cache
def good() -> bytes:
    return written([grid(table) for table in LISTS])


def check(content: bytes) -> None:
    """Read a workbook beside a sound list: nothing raised, nothing lost, nothing said."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        put(root, "damaged.xlsx", content)
        put(root, "sound.csv", [list_row("list_7", child_unique_id="77")])
        put_manifest(root, sender="E08000031", received_at="2027-03-31T18:00:00Z")
        found = discover(root)
        readings = read_all(found.files)
    told = {unread.file for unread in found.unread} | {count.file for one in readings for count in one.files}
    assert told == {"damaged.xlsx", "sound.csv"}
    (reading,) = readings
    assert all(count.read == count.accepted + count.refused for count in reading.files)
    assert reading.records.height == sum(count.accepted for count in reading.files)
    refused = reading.findings.filter("is_refusal").select("file", "position").unique().height
    assert refused == sum(count.refused for count in reading.files)
    assert reading.people.filter(pl.col("person_key") == "77").height >= 1
    assert CANARY not in str(reading.findings.select("rule", "message", "do", "position").rows())
    assert CANARY not in str([(unread.reason, unread.do) for unread in found.unread])


@given(hurts=st.lists(hurts, min_size=3, max_size=3))
@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_done_to_the_cells_of_a_workbook(hurts):
    sheets = [grid(table) for table in LISTS]
    for sheet, done in zip(sheets, hurts, strict=True):
        for kind, row, column, odd in done:
            hurt(sheet, kind, row, column, odd)
    check(written(sheets))


@given(cuts=st.lists(st.tuples(places, st.integers(0, 200), st.binary(max_size=8)), min_size=1, max_size=4))
@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_done_to_the_bytes_of_a_workbook(cuts):
    content = good()
    for place, length, odd in cuts:
        start = 4 + place % max(1, len(content) - 4)
        content = content[:start] + odd + content[start + length :]
    check(content)


@given(
    part=places,
    other=places,
    kind=st.sampled_from(("drop", "swap", "empty", "cut", "odd", "double", "rename")),
    cuts=st.lists(st.tuples(places, st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=3),
)
@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_done_to_the_parts_of_a_workbook(part, other, kind, cuts):
    with zipfile.ZipFile(io.BytesIO(good())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    names = list(parts)
    name, beside = names[part % len(names)], names[other % len(names)]
    match kind:
        case "drop":
            del parts[name]
        case "swap":
            parts[name], parts[beside] = parts[beside], parts[name]
        case "empty":
            parts[name] = b""
        case "double":
            parts[name] += parts[name]
        case "rename":
            parts[f"{name}x"] = parts.pop(name)
        case _:
            for place, length, odd in cuts:
                start = place % max(1, len(parts[name]))
                parts[name] = parts[name][:start] + (odd if kind == "odd" else b"") + parts[name][start + length :]
    packed_again = io.BytesIO()
    with zipfile.ZipFile(packed_again, "w", zipfile.ZIP_DEFLATED) as target:
        for each, content in parts.items():
            target.writestr(each, content)
    check(packed_again.getvalue())
