"""Reads a tracker of an auditor's recommendations: rows of addressees, number, answer, progress and text.

The form is that of the National Audit Office's tracker. Rows whose text opens alike, up to the first bullet, are parts
of one recommendation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

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
)
from waypost.casework.recommendations.words import bodies_named, body_called, short_of

_ROW = re.compile(r"Rec (\d+)")
_BULLET = re.compile(r"[?•·*-] ")
_FOLLOW_UP = "Parliamentary Committee Follow-Up"
_LATER = re.compile(r"(\d+)(?:st|nd|rd|th) Report - (.+)")
_COUNT = re.compile(r"(?:· ?)?(\d+) recommendations?")
_TRACKER = re.compile(r"Source: (.+?) Recommendations Tracker")


def is_tracker(text: str) -> bool:
    """Answer whether a text has the form of a tracker."""
    return _TRACKER.search(text) is not None and any(_ROW.fullmatch(line) for line in lines_of(text))


def read_tracker(text: str) -> DocumentRead:
    """Return the facts of a tracker's text. Raises NotADocument where the form is not kept."""
    lines = lines_of(text)
    end = lines.index(_FOLLOW_UP) if _FOLLOW_UP in lines else len(lines)
    report = _report(lines, text)
    rows = tuple(_rows(lines[:end]))
    later, said = _followed_up(lines[end:], report)
    stated = next((found[1] for line in lines if (found := _COUNT.fullmatch(line))), None)
    as_one = len({one.group or one.fingerprint for one in rows})
    counts = [("stated", stated), ("counted", str(len(rows))), ("shared_opening", str(as_one))]
    own = [SaidRead(report.report_id, "recommendations", value, how) for how, value in counts if value is not None]
    return DocumentRead("tracker", fingerprint(text), (report, *later), rows, (*own, *said))


def _report(lines: list[str], text: str) -> ReportRead:
    published = next((number for number, line in enumerate(lines) if line.startswith("Published ")), 0)
    on, source = day_in(lines[published]), _TRACKER.search(text)
    if on is None or not published or source is None:
        raise missing("the day of publication, under the report's name,")
    body = body_called(source[1])
    kind = lines[0].lower().replace(" ", "_") if published > 1 else "value_for_money"
    return ReportRead(f"{short_of(body)}-{on}", body, kind, lines[published - 1][:LONGEST_NAME], on)


def _rows(lines: list[str]) -> Iterator[RowRead]:
    starts = [number for number, line in enumerate(lines) if _ROW.fullmatch(line)]
    found = [
        _row(lines[start - 1 : (starts[place + 1] - 1 if place + 1 < len(starts) else len(lines))])
        for place, start in enumerate(starts)
    ]
    alike = Counter(opening for opening, _ in found)
    for opening, told in found:
        yield told if alike[opening] == 1 else replace(told, group=opening)


def _row(part: list[str]) -> tuple[str, RowRead]:
    """Return a row, and the mark of how it opens."""
    if len(part) < 5:
        raise missing("a row with addressees, number, answer, progress and text")
    addressees, number, answer, progress, *text = part
    words = " ".join(text)
    bullet = next((place for place, line in enumerate(text) if _BULLET.match(line)), len(text))
    return fingerprint(" ".join(text[:bullet])), RowRead(
        number=int(number.removeprefix("Rec ")),
        addressed=tuple(body_called(name) for name in addressees.split(";")),
        named=bodies_named(words),
        fingerprint=fingerprint(words),
        answer=_coded(answer),
        progress=_coded(progress),
    )


def _coded(words: str) -> str:
    return re.sub(r"[^a-z]+", "_", words.lower()).strip("_")[:40]


def _followed_up(lines: list[str], report: ReportRead) -> tuple[list[ReportRead], list[SaidRead]]:
    """Return the report of a committee that came after, and what is said of it."""
    for place, line in enumerate(lines):
        found = _LATER.fullmatch(line)
        rest = lines[place + 1 : place + 4]
        on = next((day for one in rest if (day := day_in(one))), None)
        if found is None or on is None:
            continue
        body = body_called(rest[0])
        later = ReportRead(f"{short_of(body)}-{on}", body, "committee", found[2][:LONGEST_NAME], on)
        said = [SaidRead(report.report_id, "followed_up_by", later.report_id, "stated")]
        counts = (count[1] for one in rest if (count := _COUNT.fullmatch(one)))
        said += [SaidRead(later.report_id, "recommendations", count, "stated") for count in counts]
        return [later], said
    return [], []
