"""What a reader gives of a document: who recommends what to whom, as facts and figures; never a sentence of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from waypost.foundation.errors import YoursToFix

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 16
LONGEST_NAME = 200
"""Letters of a report's name that are kept."""


class NotADocument(YoursToFix):
    """A file that no reader knows, or one in which something is missing that every document of its form has."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """One recommendation as its source lists it. `group`: what its row shares with others that are parts of the same.

    `addressed`: to whom the source addresses it; `named`: whom its text names; both are codes of bodies.yaml, or names.
    `within_months`: months in which the source wants something looked at, where it says so.
    """

    number: int
    addressed: tuple[str, ...]
    named: tuple[str, ...]
    fingerprint: str
    group: str = ""
    answer: str = ""
    progress: str = ""
    within_months: int | None = None


@dataclass(frozen=True, slots=True)
class SaidRead:
    """What the source says of a report in a number or a coded word; `how`: stated, listed, counted or dated."""

    report_id: str
    subject: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report: its identifier, body (code or name), kind, name and day of publication."""

    report_id: str
    body: str
    kind: str
    title: str
    published_on: date


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """Everything that a document told. The first report is its own; others are those that it speaks of."""

    source: str
    fingerprint: str
    reports: tuple[ReportRead, ...]
    rows: tuple[RowRead, ...]
    said: tuple[SaidRead, ...]


def fingerprint(text: str) -> str:
    """Return the mark of a text: the same for the same words, whatever stands between them."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:_SHORT]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold anything, without what stands around them."""
    return [line.strip() for line in text.replace("\u00a0", " ").splitlines() if line.strip()]


def day_in(text: str) -> date | None:
    """Return the first day that a text tells as 3 March 2027; None: it tells none."""
    for day, month, year in re.findall(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b", text):
        try:
            return date(int(year), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue
    return None


def number_in(word: str) -> int | None:
    """Return a whole number told in figures, or in a word up to twelve."""
    if word.isascii() and word.isdigit():
        return int(word)
    return _NUMBERS.index(word.lower()) if word.lower() in _NUMBERS else None


def missing(what: str) -> NotADocument:
    """Return the error of a document in which something is not there."""
    return NotADocument(
        f"{what} is not in it, as in every document of this form.", do="Give the document's text as it is published."
    )
