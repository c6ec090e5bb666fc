"""One document of a case, fetched by its id and kept as its owner's alone.

The court's own name of the document is never asked for and never kept: names of files name people. The ending is told
by the first bytes. What comes is the most recent version, so the same document may come otherwise another day.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.answered_cases import AnswerNotWhole
from waypost.pipeline.exchange.court_service import Answer, CourtService
from waypost.pipeline.exchange.durable_lines import replace_file
from waypost.pipeline.exchange.retrying import Pace, ask_until_answered
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import Law

_ENDINGS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0", "doc"), (b"\xff\xd8\xff", "jpg"))
_PAGES = (b"<!doctype html", b"<html")


class NotADocument(YoursToFix):
    """What was given is no id of a document."""


class DocumentKept(NamedTuple):
    """Where a document was kept, and how long it is. `is_new` is false where the same bytes stood there before."""

    path: Path
    size: int
    is_new: bool


def check_document(given: str) -> str:
    """Return the id of a document as the court writes it; raise `NotADocument`."""
    try:
        return str(UUID(given.strip()))
    except ValueError:
        raise NotADocument(
            "a document's id has 32 digits and letters, parted by hyphens.",
            where="DOCUMENT",
            do="Copy it from the documents of a fetched case (documentId).",
        ) from None


def fetch_document(law: Law, service: CourtService, document: str, folder: Path, *, pace: Pace) -> DocumentKept:
    """Fetch one document into a folder, under its id; an earlier version of it there is replaced in one step.

    Raises `ExchangeStopped` where the service refuses, has no such document, or sends one longer than Waypost takes.
    """

    def read(answer: Answer) -> bytes:
        if answer.is_too_long:
            raise ExchangeStopped("document_too_long", where=law.name)
        if not answer.body or answer.body.lstrip()[:14].lower().startswith(_PAGES):
            raise AnswerNotWhole
        return answer.body

    content = ask_until_answered(
        lambda: service.document(document), read, pace=pace, renew_token=service.renew_token, where=law.name
    )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{document}.{_ending(content)}"
    is_new = not path.is_file() or path.read_bytes() != content
    if is_new:
        replace_file(path, content)
    return DocumentKept(path, len(content), is_new)


def _ending(content: bytes) -> str:
    return next((ending for first, ending in _ENDINGS if content.startswith(first)), "bin")
