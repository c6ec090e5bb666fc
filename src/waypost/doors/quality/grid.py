"""A table of a page on data quality: cells of words and of numbers under their headings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and the state of the gap map that it tells, or nothing."""

    text: str
    state: str = ""

    @property
    def is_words(self) -> bool:
        """Whether it reads from the left as words do, and not from the right as numbers do."""
        return not self.state and len(self.text) > 1 and self.text[0].isalpha()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a page: its id, caption, note, headings, and rows, each headed by its first cell."""

    id: str
    caption: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def words(self) -> frozenset[int]:
        """The places of columns that hold words."""
        return frozenset(place for row in self.rows for place, cell in enumerate(row) if cell.is_words)
