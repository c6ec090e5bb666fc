"""How much a sheet comes to when it is read, told from its text."""

from __future__ import annotations

import pytest

from waypost.intake.workbook_corners import Corners, NotPlain, Texts


def cells(text: str, lengths: tuple[int, ...] = (), pieces: int = 1) -> Corners:
    corners = Corners(lengths)
    content = text.encode()
    step = max(1, len(content) // pieces)
    for start in range(0, len(content), step):
        corners.take(content[start : start + step])
    return corners


@pytest.mark.parametrize("pieces", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("<sheetData></sheetData>", 0),
        ('<row r="1"><c r="A1"><v>1</v></c></row>', 1),
        ('<row r="1"><c r="A1" s="2"/><c r="ZZ1"/></row><row r="1048576"/>', 0),
        ('<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="D4" t="s"><v>1</v></c></row>', 9),
        ('<x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row>', 1),
        ('<row r="3"><c><v>1</v></c><c><v>1</v></c></row><row><c/><c/><c><v>2</v></c></row>', 6),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>', 16384 * 1048576),
        ("<row  r = '5' ><c\nr='B7'  ><v>1</v></c></row>", 1),
    ],
)
def test_the_cells_between_the_corners(text, count, pieces):
    assert cells(text, pieces=pieces).cells == count


@pytest.mark.parametrize(
    "text",
    [
        '<c a=">" r="XFD1048576"><v>1</v></c><c b r="A1"><v>1</v></c>',
        "<c r=A1><v>1</v></c>",
        f'<c r="A1" x="{"y" * 70_000}',
    ],
)
def test_a_cell_whose_place_cannot_be_told(text):
    with pytest.raises(NotPlain):
        cells(text)


def test_a_mark_within_a_quoted_value_hides_nothing():
    assert cells('<c a=">" r="C3"><v>1</v></c><c r="A1"><v>1</v></c>').cells == 9


def test_the_texts_that_cells_name_add_up():
    texts = {"A": 0, "B": 1, "C": 1, "D": 9}
    named = "".join(f'<c r="{letter}1" t="s"><v>{number}</v></c>' for letter, number in texts.items())
    text = f'<row r="1">{named}</row>'
    assert cells(text, (10, 500)).text_bytes == 1010


@pytest.mark.parametrize("step", [1, 2, 5, 10_000])
def test_how_long_texts_are_at_most(step):
    content = b'<sst><si><t>abc</t></si><x:si><t xml:space="preserve"> d</t></x:si><si/></sst>'
    texts = Texts()
    for start in range(0, len(content), step):
        texts.take(content[start : start + step])
    assert Texts().lengths() == []
    assert texts.lengths() == [content.index(b"<x:si>") - 5, content.index(b"<si/>") - content.index(b"<x:si>"), 11]
