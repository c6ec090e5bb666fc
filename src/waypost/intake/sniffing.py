"""What the first 64 KiB of a file tell: its encoding, and what kind of thing it is. Nothing is expanded.

Windows-1252 is the guess of last resort: it is what spreadsheets in England write when they do not write Unicode.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

HEAD_BYTES = 64 * 1024
_PAIRED = 4096  # bytes looked at for the zero byte in every pair that UTF-16 leaves
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "is an empty zip file", "Unpack the right one."),
    (b"\xd0\xcf\x11\xe0", "is an old workbook, or one with a password, or a document", "Save the sheet as CSV UTF-8."),
    (b"\x1f\x8b", "is packed with gzip", "Unpack it."),
    (b"7z\xbc\xaf", "is packed with 7-Zip", "Unpack it."),
    (b"%PDF", "is a PDF, not data", "Ask the sender for the data."),
    (b"SQLite format 3", "is a database file", "Export the tables as CSV."),
    (codecs.BOM_UTF32_LE, "is in UTF-32", "Save it as UTF-8."),
)
PARQUET = b"PAR1"
ZIP = b"PK\x03\x04"
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\r\n\f")
DELIMITERS = (",", "\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file as text. `is_whole` is true when the file ends inside it."""

    text: str
    encoding: str
    is_whole: bool

    @property
    def opening(self) -> str:
        """The text from the first character that is no space."""
        return self.text.lstrip("\ufeff \t\r\n")


def packed_as(head: bytes) -> tuple[str, str] | None:
    """Return what is wrong and what to do when the bytes are of a known kind that holds no table, else None."""
    return next(((what, do) for magic, what, do in _MAGIC if head.startswith(magic)), None)


def decode_head(head: bytes, *, is_whole: bool) -> Head | None:
    """Return the head as text with its encoding; None when it is not text. A cut last character is let go."""
    for encoding in _candidates(head):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(head, final=False)
        except UnicodeDecodeError:
            continue
        return Head(text, encoding, is_whole) if _is_text(text) else None
    text = head.decode("cp1252", errors="replace")
    return Head(text, "cp1252", is_whole) if _is_text(text) else None


def _candidates(head: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return (encoding,)
    sample = head[:_PAIRED]
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) * 2 > len(odd) and even.count(0) * 8 < len(even):
        return ("utf-16-le",)
    if even.count(0) * 2 > len(even) and odd.count(0) * 8 < len(odd):
        return ("utf-16-be",)
    return ("utf-8",)


def _is_text(text: str) -> bool:
    """Say whether at most one character in twenty is a control character; some damage is let pass."""
    content = text.encode("utf-8", "replace")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls * 20 <= len(text)


_XML_LEAD = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_XML_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


def xml_root(opening: str) -> str | None:
    """Return the name of the root element, read without a parser; "!DOCTYPE" when a document type comes before it."""
    lead = _XML_LEAD.match(opening)
    rest = opening[lead.end() if lead else 0 :]
    if rest[:9].upper() == "<!DOCTYPE":
        return "!DOCTYPE"
    root = _XML_ROOT.match(rest)
    return root.group(1) if root else None


def header_rows(opening: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the first record cut at each delimiter that it could have: (delimiter, cells), the most cells first."""
    line = re.split(r"\r\n|\n|\r", opening, maxsplit=1)[0]
    cut = ((delimiter, next(csv.reader([line], delimiter=delimiter))) for delimiter in DELIMITERS)
    found = [(delimiter, tuple(cell.strip() for cell in cells)) for delimiter, cells in cut]
    return sorted(found, key=lambda pair: -len(pair[1]))
