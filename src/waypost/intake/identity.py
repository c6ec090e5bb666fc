"""What one file is, told from its first 64 KiB: a table, a court feed, a manifest, a map of areas, or nothing we read.

An XML file is told by its root element without a parser, so a document made to swell when parsed does nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet as pq
from pyarrow import ArrowException

from waypost.intake import sniffing
from waypost.intake.agreement_files import is_agreement
from waypost.intake.court_telltales import CASES, court_source
from waypost.intake.list_titles import SOURCE, ListFound, list_of, lists_in
from waypost.intake.manifest import KEY, ManifestNotReadable, parse_manifest
from waypost.intake.recognising import Nearly, is_area_map, recognise
from waypost.intake.sniffing import Head
from waypost.intake.workbook_guard import WorkbookNotRead
from waypost.intake.workbooks import open_workbook
from waypost.vocabulary.confidentiality.releases import is_release_list

_KNOWN_TABLES = (
    "Waypost reads SSDA903, SSD, the CIN census, Annex A, the Cafcass extract, and what the court service sends."
)
_NOT_YET = "It was left alone. This version of Waypost does not read it yet."


@dataclass(frozen=True, slots=True)
class Readable:
    """A file that a source reads; the words are those of `files.SourceFile`."""

    source: str
    form: str
    encoding: str
    columns: tuple[str, ...] = ()
    table: str = ""
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class ManifestFound:
    """A manifest, its keys as they stand."""

    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AreaMapFound:
    """A map of areas that the user supplies."""


@dataclass(frozen=True, slots=True)
class ReleasesFound:
    """A list of what humans decided is confidential no longer."""


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """A file that is, or should be, a sharing agreement: its text, or null where it is longer than 64 KiB."""

    text: str | None


@dataclass(frozen=True, slots=True)
class OwnNote:
    """What Waypost itself laid there: a note for people among invented files, the ledger of what was sent."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that no source reads: why, and what to do. `is_for_later` is a good file of a kind not read yet."""

    reason: str
    do: str
    is_known_format: bool = False
    is_for_later: bool = False


Identity = Readable | ManifestFound | AgreementFound | AreaMapFound | ReleasesFound | OwnNote | NotRead

OWN_NOTE = "Everybody in this folder is invented."
"""The first line of the note; a person's words are never taken for it."""

LEDGER_KEY = "waypost_sent"
"""The key that every line of the ledger of what was sent begins with."""


def identify(path: Path, size: int) -> Identity:
    """Return what the file is. Raises OSError when it cannot be opened."""
    with path.open("rb") as opened:
        head_bytes = opened.read(sniffing.HEAD_BYTES)
    if not head_bytes:
        return NotRead("is empty", "Ask the sender for the file, or take it away.")
    if head_bytes.startswith(sniffing.PARQUET):
        return _parquet(path)
    if head_bytes.startswith(sniffing.ZIP):
        return _workbook(path)
    packed = sniffing.packed_as(head_bytes)
    if packed:
        return NotRead(*packed)
    head = sniffing.decode_head(head_bytes, is_whole=size <= len(head_bytes))
    if head is None:
        return NotRead("is not text", _KNOWN_TABLES)
    if not head.opening:
        return NotRead("is empty but for spaces", "Ask the sender for the file, or take it away.")
    if head.opening.startswith((OWN_NOTE, f'{{"{LEDGER_KEY}":')):
        return OwnNote()
    return _text(path, head)


def _text(path: Path, head: Head) -> Identity:
    if is_agreement(path.name, head.opening):
        return AgreementFound(head.text if head.is_whole else None)
    if head.opening[0] == "<":
        return _xml(head)
    if head.opening[0] in "{[":
        return _json(path, head)
    return _csv(head)


def _csv(head: Head) -> Identity:
    if not head.is_whole and not re.search(r"[\r\n]", head.opening):
        return NotRead(
            "has a first line longer than 64 KiB", "A table begins with one row of column names. Save it again."
        )
    best: Identity | None = None
    for delimiter, columns in sniffing.header_rows(head.opening):
        found = _table(columns, "csv", head.encoding, delimiter)
        if not isinstance(found, NotRead):
            return found
        best = best or (found if found.is_known_format else None)
    return best or NotRead("is like no table that Waypost knows", _KNOWN_TABLES)


def _table(columns: tuple[str, ...], form: str, encoding: str, delimiter: str) -> Identity:
    if is_area_map(columns):
        return AreaMapFound() if form == "csv" else NotRead("is a map of areas in Parquet", "Save it as CSV.")
    if is_release_list(columns):
        return ReleasesFound() if form == "csv" else NotRead("is a list of releases in Parquet", "Save it as CSV.")
    listed = list_of(columns)
    if listed is not None and not listed.lost:
        return _list(listed, Readable(SOURCE, form, encoding, listed.columns, listed.layout.table, delimiter))
    found = recognise(columns)
    if found is None:
        return NotRead("is like no table that Waypost knows", _KNOWN_TABLES)
    if isinstance(found, Nearly):
        return NotRead(found.reason, "Put the column names right and run again.", is_known_format=True)
    layout = found.layout
    if not layout.is_read:
        return NotRead(f"is {layout.title}, a known table that is not read yet", _NOT_YET, True, True)
    return Readable(layout.source, form, encoding, columns, layout.table, delimiter)


def _list(found: ListFound, readable: Readable) -> Identity:
    if found.layout.is_read:
        return readable
    return NotRead(f"is list {found.number} of Annex A, a known list that is not read yet", _NOT_YET, True, True)


def _workbook(path: Path) -> Identity:
    """Return a workbook of which at least one sheet is a list that is read, or nearly one; else what it is."""
    try:
        found = [listed for _, listed in lists_in(open_workbook(path)) if listed is not None]
    except WorkbookNotRead as error:
        return NotRead(error.reason, error.do)
    if any(listed.layout.is_read for listed in found):
        return Readable(SOURCE, "workbook", "")
    if not found:
        return NotRead("is a workbook without a list of Annex A", "Save the sheet as CSV UTF-8.")
    numbers = " and ".join(dict.fromkeys(listed.number for listed in found))
    reason = f"is a workbook of Annex A with list {numbers}, and without lists 7, 8 and 10"
    return NotRead(reason, _NOT_YET, is_known_format=True, is_for_later=True)


def _parquet(path: Path) -> Identity:
    try:
        columns = tuple(pq.read_schema(path).names)
    except (ArrowException, OSError, ValueError):
        return NotRead("begins like Parquet and is not whole", "Ask the sender for the whole file.")
    return _table(columns, "parquet", "", "")


def _json(path: Path, head: Head) -> Identity:
    source = court_source(head.text)
    has_cases = CASES.search(head.text) is not None
    if f'"{KEY}"' in head.text and not has_cases and source is None:
        return _manifest(path, head)
    if source is None and not has_cases:
        return NotRead("is JSON, but nothing of the court's and no manifest", _KNOWN_TABLES)
    if source is None:
        return NotRead(
            "is a court feed's response without a case, so nothing says which feed",
            "Nothing is lost. Keep it or take it away.",
            is_known_format=True,
        )
    first_line, more, _ = head.opening.partition("\n")
    form = "json_lines" if not more or _is_whole_json(first_line) else "json"
    return Readable(source, form, head.encoding)


def _is_whole_json(line: str) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _manifest(path: Path, head: Head) -> Identity:
    if not head.is_whole:
        return NotRead(
            "is a manifest longer than 64 KiB", "A manifest holds a few keys. Write it again.", is_known_format=True
        )
    try:
        return ManifestFound(parse_manifest(head.opening))
    except ManifestNotReadable as error:
        return NotRead(
            f"is a manifest, but {error}",
            "Put it right: without it nothing says who sent the files.",
            is_known_format=True,
        )


def _xml(head: Head) -> Identity:
    root = sniffing.xml_root(head.opening)
    if root == "!DOCTYPE":
        if head.opening[:64].lower().replace("\n", " ").startswith("<!doctype html"):
            return NotRead("is a web page, not data", "The download may have met a log-in page. Download it again.")
        return NotRead(
            "is XML that declares a document type, which no return does; it was not opened",
            "Ask the sender what it is.",
        )
    if root == "Message" and re.search(r"<(?:Collection>\s*CIN\b|CINdetails\b|Children\b)", head.text):
        return Readable("cin", "xml", head.encoding)
    if root == "EXPSSDA903":
        return Readable("ssda903", "xml", head.encoding)
    if root is not None and root.lower() == "html":
        return NotRead("is a web page, not data", "The download may have met a log-in page. Download it again.")
    return NotRead("is XML that Waypost does not know", _KNOWN_TABLES)
