"""The words that stand in a file, whatever packs them: a PDF's pages, notes and links; a workbook's cells and parts.

A file that somebody saves is a way out like any page: what cannot be read cannot be looked through for canaries.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader

PDF, PACKED = b"%PDF-", b"PK\x03\x04"
_BETWEEN = re.compile(r"[\s\u00ad\u2010-]+")
"""What a line's end puts into a word: a break, a soft hyphen, a hyphen."""


def words_in(content: bytes) -> str:
    """Return everything that somebody, or a program, could read in a file."""
    return "\n".join(text for _, text in parts_of(content))


def parts_of(content: bytes) -> Iterator[tuple[str, str]]:
    """Give what is in a file, by the name of its part: the file as it is, then whatever is packed in it."""
    yield "", content.decode("utf-8", "replace")
    if content.startswith(PDF):
        yield from _of_pdf(content)
    if content.startswith(PACKED):
        yield from _of_archive(content)


def _of_pdf(content: bytes) -> Iterator[tuple[str, str]]:
    """Give each page as it reads, then without the breaks of its lines: a word is found though a line ends in it."""
    reader = PdfReader(io.BytesIO(content))
    assert not reader.is_encrypted, "nobody could look through this PDF"
    for number, page in enumerate(reader.pages, 1):
        told = page.extract_text()
        yield f"page {number}", told
        yield f"page {number}", _BETWEEN.sub("", told)
        for note in page.annotations or ():
            yield f"page {number}, note", str(note.get_object())
    yield "about", str(reader.metadata)
    yield "outline", str(reader.outline)
    yield "named", " ".join(reader.named_destinations)
    for name, files in reader.attachments.items():
        yield f"attached {name}", "\n".join(one.decode("utf-8", "replace") for one in files)


def _of_archive(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            yield part.filename, f"{part.filename} {part.comment!r}"
            yield part.filename, archive.read(part).decode("utf-8", "replace")
