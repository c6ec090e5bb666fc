"""Reads a ministry's review of a public body: numbered recommendations under headings, and what it counts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waypost.casework.recommendations.reading.document import (
    LONGEST_NAME,
    DocumentRead,
    ReportRead,
    RowRead,
    SaidRead,
    day_in,
    fingerprint,
    lines_of,
    missing,
    number_in,
)
from waypost.casework.recommendations.words import bodies_named, short_of

_HEADING = re.compile(r"Recommendation (\d+): \S.*")
_AREAS = re.compile(r"(\w+) areas for improvement have been identified")
_BULLET = re.compile(r"[•*-] +")
_MONTHS = re.compile(r"\b(?:in|within|over the next) (\w+) months", re.IGNORECASE)
_BY_WHOM = re.compile(r"(The [^.]*?) completed a review")
_SPAN = re.compile(r"started in (\w+ \d{4}) and concluded in (\w+ \d{4})")
_FOOTNOTE = re.compile(r"1\. ")


def is_review(text: str) -> bool:
    """Answer whether a text has the form of a review."""
    return _BY_WHOM.search(text) is not None and any(_HEADING.fullmatch(line) for line in lines_of(text))


def read_review(text: str) -> DocumentRead:
    """Return the facts of a review's text. Raises NotADocument where the form is not kept."""
    lines = lines_of(text)
    report = _report(lines, text)
    rows = tuple(_rows(lines))
    said = [
        SaidRead(report.report_id, "recommendations", str(len(rows)), "counted"),
        *(SaidRead(report.report_id, subject, value, how) for subject, value, how in _said(lines, text)),
    ]
    return DocumentRead("review", fingerprint(text), (report,), rows, tuple(said))


def _report(lines: list[str], text: str) -> ReportRead:
    place = next((number for number, line in enumerate(lines) if line.startswith("Published ")), 0)
    on, by = day_in(lines[place]), _BY_WHOM.search(text)
    bodies = bodies_named(by[1]) if by else ()
    if on is None or not place or not bodies:
        raise missing("the day of publication, under the review's name, or who reviewed")
    return ReportRead(f"{short_of(bodies[0])}-{on}", bodies[0], "ministry_review", lines[place - 1][:LONGEST_NAME], on)


def _rows(lines: list[str]) -> Iterator[RowRead]:
    starts = [number for number, line in enumerate(lines) if _HEADING.fullmatch(line)]
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        notes = (number for number in range(start + 1, end) if _FOOTNOTE.match(lines[number]))
        words = " ".join(lines[start + 1 : next(notes, end)])
        heading = _HEADING.fullmatch(lines[start])
        assert heading is not None  # it was found by this very pattern
        months = [number_in(word) for word in _MONTHS.findall(words)]
        yield RowRead(
            int(heading[1]), (), bodies_named(words), fingerprint(words), within_months=next(iter(months), None)
        )


def _said(lines: list[str], text: str) -> Iterator[tuple[str, str, str]]:
    for place, line in enumerate(lines):
        found = _AREAS.search(line)
        stated = number_in(found[1]) if found else None
        if stated is None:
            continue
        yield "areas_for_improvement", str(stated), "stated"
        bullets = 0
        for after in lines[place + 1 :]:
            if not _BULLET.match(after):
                break
            bullets += 1
        yield "areas_for_improvement", str(bullets), "listed"
    if span := _SPAN.search(text):
        yield "began", span[1], "dated"
        yield "ended", span[2], "dated"
