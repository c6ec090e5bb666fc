"""Whether a workbook may be opened: bombs and damage are told before anything expands."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from support.annex_a import list_row, put_workbook
from waypost.intake.files import discover
from waypost.intake.workbook_guard import WorkbookNotRead, check_workbook

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return put_workbook(tmp_path / "good.xlsx", {"s": [list_row("list_8")]})


def changed(good: Path, parts: dict[str, bytes], *, how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a workbook like another, some parts changed or added, and return it."""
    path = good.with_name("changed.xlsx")
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", how) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def reason(path: Path) -> str:
    with pytest.raises(WorkbookNotRead) as caught:
        check_workbook(path)
    (unread,) = [unread for unread in discover(path).unread if unread.file == path.name]
    assert (unread.reason, unread.do) == (caught.value.reason, caught.value.do)
    return caught.value.reason


def test_a_good_workbook_may_be_opened(good):
    assert check_workbook(good) is False


def test_a_bomb_that_says_what_it_is(good):
    path = changed(good, {"xl/media/bomb.bin": b"\0" * (300 << 20)})
    assert path.stat().st_size < 1 << 20
    tracemalloc.start()
    assert "unpacks to more than Waypost opens" in reason(path)
    assert tracemalloc.get_traced_memory()[1] < 20 << 20
    tracemalloc.stop()


def test_a_bomb_that_says_that_it_is_small(good):
    path = changed(good, {"xl/media/bomb.bin": b"\0" * (64 << 20)})
    content = bytearray(path.read_bytes())
    size = struct.pack("<I", 64 << 20)
    assert content.count(size) == 2
    path.write_bytes(bytes(content).replace(size, struct.pack("<I", 1000)))
    tracemalloc.start()
    assert "unpacks to more than it says" in reason(path)
    assert tracemalloc.get_traced_memory()[1] < 20 << 20
    tracemalloc.stop()


def test_one_filled_cell_at_the_far_corner_of_a_sheet(good):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    assert "far away" in reason(changed(good, {SHEET: sheet.encode()}))


def test_one_long_text_named_by_very_many_cells(good):
    text = "<sst><si><t>" + "x" * 32_000 + "</t></si></sst>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 10_001))
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    path = changed(good, {"xl/sharedStrings.xml": text.encode(), SHEET: sheet.encode()})
    assert "one long text" in reason(path)


def test_a_sheet_in_wide_characters_and_one_whose_cells_cannot_be_placed(good):
    assert "cannot be told" in reason(changed(good, {SHEET: "<worksheet/>".encode("utf-16")}))
    assert "cannot be told" in reason(changed(good, {SHEET: b"<row><c r=A1/></row>"}))


def test_more_parts_than_any_workbook_has(good):
    path = changed(good, {f"xl/media/{number}": b"" for number in range(5000)})
    assert "more parts" in reason(path)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"xl/workbook.bin": b"x"}, "is a binary workbook"),
        ({"content.xml": b"x", "mimetype": b"x"}, "is an OpenDocument file"),
        ({"word/document.xml": b"x"}, "is a zip file or a document, not a workbook"),
    ],
)
def test_what_is_no_workbook_that_is_read(tmp_path, parts, told):
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    assert reason(path) == told


def test_a_part_with_a_password_and_one_packed_in_another_way(good):
    locked = bytearray(good.read_bytes())
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    good.write_bytes(bytes(locked))
    assert reason(good) == "is a workbook with a password"


def test_another_way_of_packing(good):
    path = changed(good, {}, how=zipfile.ZIP_BZIP2)
    assert "packed in a way" in reason(path)


def test_a_workbook_that_is_stored_and_not_packed(good):
    assert check_workbook(changed(good, {}, how=zipfile.ZIP_STORED)) is False


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 0.999])
def test_a_workbook_that_breaks_off(good, share):
    content = good.read_bytes()
    good.write_bytes(content[: int(len(content) * share)])
    assert reason(good) == "begins like a workbook and is damaged or not whole"


def test_a_part_that_is_damaged_inside(good):
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as packed:
        part = packed.getinfo(SHEET)
    start = part.header_offset + 30 + len(SHEET)
    content[start : start + 200] = b"\xff" * 200
    good.write_bytes(bytes(content))
    assert reason(good) == "begins like a workbook and is damaged or not whole"


def test_a_workbook_whose_texts_stand_in_their_cells(good):
    with zipfile.ZipFile(good) as packed:
        sheet = packed.read(SHEET).decode()
    plain = good.with_name("plain.xlsx")
    with xlsxwriter.Workbook(str(plain), {"in_memory": True, "constant_memory": True}) as workbook:
        workbook.add_worksheet().write(0, 0, "a")
    assert 't="s"' in sheet
    assert check_workbook(plain) is False


def test_a_workbook_without_any_sheet_of_its_own(good):
    with zipfile.ZipFile(good.with_name("none.xlsx"), "w") as target:
        target.writestr("xl/workbook.xml", b"<workbook/>")
    (unread,) = discover(good.with_name("none.xlsx")).unread
    assert unread.reason in (
        "is a workbook of which a sheet cannot be read",
        "is a workbook without a list of Annex A",
    )
