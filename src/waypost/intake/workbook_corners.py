"""How much a sheet of a workbook comes to when it is read, told from its text before anything is read.

A reader holds every cell between a sheet's first filled cell and its last, and a copy of the text that each cell names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_TAG = 64 * 1024
_COLUMNS_MOST = 16384  # of a sheet (Office Open XML)
_VALUE = rb"""(?:"[^"]*"|'[^']*')"""
_TAG = re.compile(rb"<(?:\w+:)?(row|c)((?:\s+[\w:.-]+\s*=\s*" + _VALUE + rb")*)\s*(/?)>")
_OPENS = re.compile(rb"<(?:\w+:)?(?:row|c)[\s/>]")
_AT = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_NAMES_TEXT = re.compile(rb"<(?:\w+:)?v>\s*([0-9]{1,9})\s*</")
_TEXT_OPENS = re.compile(rb"<(?:\w+:)?si[\s/>]")


class NotPlain(ValueError):
    """A part of which it cannot be told what it comes to."""


class Texts:
    """How long each text is that cells may name by its number, at most."""

    def __init__(self) -> None:
        self._taken = 0
        self._tail = b""
        self._opens: list[int] = []

    def take(self, piece: bytes) -> None:
        """Look through the next piece of the part that holds the texts."""
        text = self._tail + piece
        start = self._taken - len(self._tail)
        self._opens += [start + found.start() for found in _TEXT_OPENS.finditer(text)]
        self._taken += len(piece)
        cut = text.rfind(b"<", -16)
        self._tail = text[cut:] if cut >= 0 and not _TEXT_OPENS.match(text, cut) else b""

    def lengths(self) -> list[int]:
        """Return the bytes of each text, with what surrounds it."""
        ends = [*self._opens, self._taken][1:]
        return [end - start for start, end in zip(self._opens, ends, strict=True)]


class Corners:
    """The cells between a sheet's corners, and the bytes of the texts they name. A cell closed at once is empty."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = lengths
        self._tail = b""
        self._row = self._column = 0
        self._rows, self._columns = [1 << 30, 0], [1 << 30, 0]
        self.text_bytes = 0

    @property
    def cells(self) -> int:
        """The cells between the corners; 0 where none is filled."""
        high, wide = (max(0, last - first + 1) for first, last in (self._rows, self._columns))
        return high * wide

    def take(self, piece: bytes) -> None:
        """Look through the next piece of a part; raise `NotPlain` where a cell's place cannot be told."""
        text = self._tail + piece
        cut = text.rfind(b"<")
        is_cut = cut >= 0 and text.find(b">", cut) < 0
        whole, self._tail = (text[:cut], text[cut:]) if is_cut else (text, b"")
        tags = _TAG.findall(whole)
        if len(tags) != len(_OPENS.findall(whole)) or len(self._tail) > _LONGEST_TAG:
            raise NotPlain
        for name, told, closed in tags:
            self._go(name, _AT.search(told), is_filled=not closed)
        count = len(self._lengths)
        self.text_bytes += sum(
            self._lengths[number] for named in _NAMES_TEXT.findall(whole) if (number := int(named)) < count
        )

    def _go(self, name: bytes, at: re.Match[bytes] | None, *, is_filled: bool) -> None:
        if name == b"row":
            self._row, self._column = int(at[2]) if at else self._row + 1, 0
            return
        self._column = _column(at[1]) if at and at[1] else self._column + 1
        self._row = int(at[2]) if at and at[1] else self._row
        if is_filled:
            self._rows = [min(self._rows[0], self._row), max(self._rows[1], self._row)]
            self._columns = [min(self._columns[0], self._column), max(self._columns[1], self._column)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return min(number, _COLUMNS_MOST)
