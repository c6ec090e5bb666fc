"""JSON documents and JSON Lines, read a piece at a time, whatever is wrong with them.

A line longer than the limit is refused without ever standing whole in memory. A piece that is broken is refused with
its place; the other pieces of the file are still read. UTF-8 with or without a byte order mark, and UTF-16.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import orjson

from waypost.intake.limits import limit

_BLOCK = 1 << 20
_BLANK = b" \t\r\n\x00"


class Piece(NamedTuple):
    """One JSON text of a file. `place` is empty for a whole document, else "line 12 ". `rule`: why it was refused."""

    place: str
    content: Any = None
    rule: str | None = None


def read_pieces(path: Path, *, is_lines: bool) -> Iterator[Piece]:
    """Yield every JSON text of a file: each line that is not blank, or the whole document.

    A document that is broken is read by lines after all when most of its lines are objects: its first line was damaged.
    Nothing is raised for what stands in the file, or for a file that cannot be opened: a refused piece is yielded.
    """
    found = False
    try:
        for place, text in _texts(path, is_lines=is_lines):
            if isinstance(text, str):
                yield Piece(place, rule=text)
            elif not text.strip(_BLANK):
                continue
            else:
                piece = _decoded(place, text)
                if piece.rule is not None and not is_lines and _are_lines(text):
                    yield from read_pieces(path, is_lines=True)
                else:
                    yield piece
            found = True
    except OSError:
        yield Piece("", rule="file_not_read")
        found = True
    if not found:
        yield Piece("", rule="file_empty")


def _decoded(place: str, text: bytes) -> Piece:
    try:
        return Piece(place, orjson.loads(text))
    except orjson.JSONDecodeError as broken:
        where = f"{place}column {broken.colno} " if place else f"line {broken.lineno} column {broken.colno} "
    return Piece(where, rule="json_broken")


def _are_lines(text: bytes) -> bool:
    lines = [line for line in text.splitlines() if line.strip(_BLANK)]
    objects = sum(isinstance(_decoded("line", line).content, dict) for line in lines)
    return objects * 2 >= len(lines) > 1


def _texts(path: Path, *, is_lines: bool) -> Iterator[tuple[str, bytes | str]]:
    """Yield each text as UTF-8 bytes with its place, or the rule by which it is refused."""
    with path.open("rb") as file:
        wide = _wide_encoding(file)
        raw = _lines(file, _end_of_line(wide)) if is_lines else _whole(file)
        for number, text in enumerate(raw, 1):
            place = f"line {number} " if is_lines else ""
            if text is None:
                yield place, "text_too_long"
            elif wide is None:
                yield place, text
            else:
                yield place, _narrowed(text, wide)


def _wide_encoding(file: IO[bytes]) -> str | None:
    """Return the UTF-16 encoding of a file, None for UTF-8, and go to the first character after a byte order mark."""
    head = file.read(4)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            file.seek(len(mark))
            return encoding
    file.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
    if len(head) > 1 and head[0] and not head[1]:
        return "utf-16-le"
    return "utf-16-be" if len(head) > 1 and head[1] and not head[0] else None


def _end_of_line(wide: str | None) -> bytes:
    return "\n".encode(wide or "utf-8")


def _narrowed(text: bytes, wide: str) -> bytes | str:
    try:
        return text.decode(wide).encode()
    except UnicodeError:
        return "text_not_decoded"


def _whole(file: IO[bytes]) -> Iterator[bytes | None]:
    most = limit("json_text_bytes_most")
    text = file.read(most + 1)
    yield None if len(text) > most else text


def _lines(file: IO[bytes], end: bytes) -> Iterator[bytes | None]:
    """Yield the lines of a file, None for one that is too long. A block at a time is in memory, and one line."""
    most = limit("json_text_bytes_most")
    kept: list[bytes] = []
    size = 0
    while block := file.read(_BLOCK):
        *ended, rest = _cut(block, end)
        for piece in ended:
            yield None if size + len(piece) > most else b"".join((*kept, piece))
            kept, size = [], 0
        size += len(rest)
        kept = [*kept, rest] if size <= most else []
    if size:
        yield None if size > most else b"".join(kept)


def _cut(block: bytes, end: bytes) -> list[bytes]:
    """Cut a block at every end of line. A wide end must stand on a whole character: blocks begin on one."""
    if len(end) == 1:
        return block.split(end)
    pieces, start, found = [], 0, block.find(end)
    while found >= 0:
        if found % 2 == 0:
            pieces.append(block[start:found])
            start = found + 2
        found = block.find(end, found + 1)
    return [*pieces, block[start:]]
