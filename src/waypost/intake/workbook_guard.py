"""Whether a workbook may be opened: whole, of a form that is read, and no larger than it says, before anything expands.

A zip may say one size and come to another, one cell at the far corner of a sheet makes every cell before it be held,
and one long text may be named by a million cells. So every part is unpacked once, a piece at a time and nothing kept.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from waypost.intake.limits import limit
from waypost.intake.workbook_corners import Corners, NotPlain, Texts

_PIECE_BYTES = 256 * 1024
_LOCAL_HEADER = 30
_LENGTHS = ((26, 28), (28, 30))
_STORED, _DEFLATED, _LOCKED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, 0x1
_TEXTS = "xl/sharedstrings.xml"
_NO_SHEET = ("xl/media/", "docprops/")
_WIDE_CHARACTERS = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "Save it as an ordinary workbook (.xlsx), or the list as CSV UTF-8."
_ASK_AGAIN = "Ask the sender for the whole file."
_DAMAGED = "begins like a workbook and is damaged or not whole"
_WRONG = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, KeyError)


class WorkbookNotRead(ValueError):
    """A workbook that cannot be opened: why, and what to do. Neither holds anything of its content."""

    def __init__(self, reason: str, do: str = _ASK_AGAIN) -> None:
        self.reason, self.do = reason, do
        super().__init__(reason)


def check_workbook(path: Path) -> bool:
    """Say whether days are counted from 1904; raise `WorkbookNotRead` when the file is not to be opened."""
    try:
        with zipfile.ZipFile(path) as packed, path.open("rb") as opened:
            parts = packed.infolist()
            _check_form({part.filename for part in parts})
            _check_size(parts)
            lengths = _check_texts(parts, opened)
            for part in parts:
                _check_part(part, opened, lengths)
            head = packed.read("xl/workbook.xml")
            return b'date1904="1"' in head or b'date1904="true"' in head
    except WorkbookNotRead:
        raise
    except NotPlain as error:
        raise WorkbookNotRead("is a workbook of which it cannot be told what it unpacks to", _SAVE) from error
    except _WRONG as error:
        raise WorkbookNotRead(_DAMAGED) from error


def _check_form(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise WorkbookNotRead("is a binary workbook", _SAVE)
    if "content.xml" in names and "mimetype" in names:
        raise WorkbookNotRead("is an OpenDocument file", _SAVE)
    raise WorkbookNotRead("is a zip file or a document, not a workbook", "Unpack it, or save the sheet as CSV UTF-8.")


def _check_size(parts: Sequence[zipfile.ZipInfo]) -> None:
    if len(parts) > limit("workbook_parts_most"):
        raise WorkbookNotRead("is a workbook of more parts than any workbook has", _SAVE)
    if sum(part.file_size for part in parts) > limit("workbook_bytes_most"):
        raise WorkbookNotRead("is a workbook that unpacks to more than Waypost opens", _SAVE)
    if any(part.flag_bits & _LOCKED for part in parts):
        raise WorkbookNotRead("is a workbook with a password", "Take the password off, and send it by a safe way.")


def _check_texts(parts: Sequence[zipfile.ZipInfo], opened: BinaryIO) -> list[int]:
    """Return how long each text is that cells may name."""
    texts = Texts()
    for part in parts:
        if part.filename.lower() == _TEXTS:
            for piece in _unpacked(part, opened):
                texts.take(piece)
    return texts.lengths()


def _check_part(part: zipfile.ZipInfo, opened: BinaryIO, lengths: Sequence[int]) -> None:
    """Unpack a part and keep nothing; raise when it is not as long as it says, or a sheet that comes to too much."""
    name = part.filename.lower()
    corners = None if name == _TEXTS or name.startswith(_NO_SHEET) else Corners(lengths)
    unpacked = 0
    for piece in _unpacked(part, opened):
        if corners is not None and unpacked == 0 and piece.startswith(_WIDE_CHARACTERS):
            raise NotPlain
        unpacked += len(piece)
        if unpacked > part.file_size:
            raise WorkbookNotRead("is a workbook that unpacks to more than it says", _SAVE)
        if corners is not None:
            corners.take(piece)
    if unpacked != part.file_size:
        raise WorkbookNotRead(_DAMAGED)
    if corners is not None and corners.cells > limit("workbook_cells_most"):
        raise WorkbookNotRead("is a workbook with a filled cell far away from the others", _SAVE)
    if corners is not None and corners.text_bytes > limit("workbook_bytes_most"):
        raise WorkbookNotRead("is a workbook that names one long text in very many cells", _SAVE)


def _unpacked(part: zipfile.ZipInfo, opened: BinaryIO) -> Iterator[bytes]:
    """Yield a part a piece at a time, to the end of what is packed, whatever its size is said to be."""
    opened.seek(part.header_offset)
    header = opened.read(_LOCAL_HEADER)
    opened.seek(sum(int.from_bytes(header[start:end], "little") for start, end in _LENGTHS), 1)
    left = part.compress_size
    if part.compress_type not in (_STORED, _DEFLATED):
        raise WorkbookNotRead("is a workbook packed in a way that Waypost does not open", _SAVE)
    inflating = zlib.decompressobj(-zlib.MAX_WBITS) if part.compress_type == _DEFLATED else None
    while left > 0:
        packed = opened.read(min(_PIECE_BYTES, left))
        if not packed:
            raise EOFError
        left -= len(packed)
        if inflating is None:
            yield packed
            continue
        piece = inflating.decompress(packed, _PIECE_BYTES)
        yield piece
        while inflating.unconsumed_tail or len(piece) == _PIECE_BYTES:
            piece = inflating.decompress(inflating.unconsumed_tail, _PIECE_BYTES)
            yield piece
    if inflating is not None and not inflating.eof:
        raise EOFError
