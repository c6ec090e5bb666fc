"""JSON texts, whole or in lines, however damaged: every piece is read or refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.intake import json_lines
from waypost.intake.json_lines import Piece, read_pieces


def pieces(folder: Path, content: bytes, *, is_lines: bool = True) -> list[Piece]:
    path = folder / "feed"
    path.write_bytes(content)
    return list(read_pieces(path, is_lines=is_lines))


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "limit", lambda name: 20)
    monkeypatch.setattr(json_lines, "_BLOCK", 8)


def test_every_line_that_is_not_blank_is_a_piece(tmp_path: Path) -> None:
    assert pieces(tmp_path, b'{"a": 1}\r\n\n  \n{"b": 2}') == [Piece("line 1 ", {"a": 1}), Piece("line 4 ", {"b": 2})]


def test_a_document_is_one_piece(tmp_path: Path) -> None:
    assert pieces(tmp_path, b'{\n"a": 1\n}', is_lines=False) == [Piece("", {"a": 1})]


def test_a_broken_line_is_refused_with_its_place_and_the_others_are_read(tmp_path: Path) -> None:
    read = pieces(tmp_path, b'{"a": 1}\n{"a": \n{"a": 3}\n')
    assert [(piece.place, piece.rule) for piece in read] == [
        ("line 1 ", None),
        ("line 2 column 7 ", "json_broken"),
        ("line 3 ", None),
    ]


def test_a_broken_document_is_refused_with_its_place(tmp_path: Path) -> None:
    assert pieces(tmp_path, b'{\n"a": 1,\n"b"', is_lines=False) == [Piece("line 3 column 4 ", None, "json_broken")]


def test_lines_whose_first_is_broken_are_still_read_as_lines(tmp_path: Path) -> None:
    read = pieces(tmp_path, b'{"a": \n{"a": 2}\n{"a": 3}\n', is_lines=False)
    assert [piece.content for piece in read] == [None, {"a": 2}, {"a": 3}]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("is_lines", [True, False])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes, is_lines: bool) -> None:
    assert pieces(tmp_path, content, is_lines=is_lines) == [Piece("", None, "file_empty")]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    assert list(read_pieces(tmp_path / "gone", is_lines=True)) == [Piece("", None, "file_not_read")]


TEXT = '{"a": "é"}\n{"a": "Ċ"}\n{"a": "ਅĀਅ"}\n'


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_utf_8_and_utf_16_with_or_without_a_mark(tmp_path: Path, content: bytes) -> None:
    """Half of Ċ (U+010A), and halves of ਅ (U+0A05) and Ā (U+0100) side by side, look like an end of line."""
    assert [piece.content for piece in pieces(tmp_path, content)] == [{"a": "é"}, {"a": "Ċ"}, {"a": "ਅĀਅ"}]


def test_text_that_is_not_in_its_encoding_is_refused(tmp_path: Path) -> None:
    read = pieces(tmp_path, b"\xff\xfe" + '{"a": 1}'.encode("utf-16-le") + b"\x00\xd8\x0a\x00")
    assert [piece.rule for piece in read] == ["text_not_decoded"]


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    assert [piece.rule for piece in pieces(tmp_path, b'{"a": "\xe9"}\n{"a": 2}')] == ["json_broken", None]


@pytest.mark.usefixtures("small_limit")
def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    read = pieces(tmp_path, b'{"a": 1}\n{"a": "' + b"x" * 100 + b'"}\n{"a": 3}\n{"a": "' + b"x" * 100)
    assert [(piece.place, piece.content, piece.rule) for piece in read] == [
        ("line 1 ", {"a": 1}, None),
        ("line 2 ", None, "text_too_long"),
        ("line 3 ", {"a": 3}, None),
        ("line 4 ", None, "text_too_long"),
    ]


@pytest.mark.usefixtures("small_limit")
def test_a_line_as_long_as_the_limit_is_read(tmp_path: Path) -> None:
    assert [piece.rule for piece in pieces(tmp_path, b'{"a": "12345678901"}\n{"a": "123456789012"}\n')] == [
        None,
        "text_too_long",
    ]


@pytest.mark.usefixtures("small_limit")
def test_a_document_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert [piece.rule for piece in pieces(tmp_path, b"[" * 21, is_lines=False)] == ["text_too_long"]


def test_what_nests_without_end_is_refused(tmp_path: Path) -> None:
    assert [piece.rule for piece in pieces(tmp_path, b"[" * 100_000, is_lines=False)] == ["json_broken"]
