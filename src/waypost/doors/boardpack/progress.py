"""A committee's pack on recommendations: a page that opens from disk, a tagged PDF, an accessible spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from waypost.casework.recommendations.queries.shown import Progress
from waypost.doors.boardpack.progress_told import RULES, RowTold, contradictions_told, row_told, sentences
from waypost.doors.boardpack.spreadsheet import workbook
from waypost.doors.boardpack.tables import Table
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.tagged_pdf import tagged_pdf
from waypost.doors.pages.words import day_in_words

PACKAGE = "waypost.doors.boardpack"
NAME = "recommendations-progress"
_HEADINGS = (
    "Recommendation", "What it asks", "For whom", "Answer", "What its source says", "Promised", "Measured",
    "Other evidence", "Slipped", "Status", "How the status was reached",
)  # fmt: skip


def progress_page(progress: Progress, titles: Mapping[str, str]) -> str:
    """Return the pack as one page. `titles`: of measures, by id."""
    return render_page(
        "progress.html", package=PACKAGE, title="Recommendations: promised, measured, slipped",
        invented=progress.is_invented, **_told(progress, titles),
    )  # fmt: skip


def progress_pdf(progress: Progress, titles: Mapping[str, str]) -> bytes:
    """Return the pack as PDF/UA-1. The same for the same arguments."""
    told = _told(progress, titles)
    on = progress.on
    told |= {"rows": [_plain(row) for row in told["rows"]], "day": [on.year, on.month, on.day],
             "invented": progress.is_invented}  # fmt: skip
    return tagged_pdf(files(PACKAGE).joinpath("templates", "progress.typ").read_text("utf-8"), told)


def progress_sheet(progress: Progress, titles: Mapping[str, str]) -> bytes:
    """Return the pack as a workbook: recommendations, where sources disagree, and the rules, one table a sheet."""
    rows = tuple(tuple(_cell(cell) for cell in _in_cells(row_told(one, titles))) for one in progress.recommendations)
    differ = tuple(
        (report, subject, says) for report, subject, claims in contradictions_told(progress) for says in claims
    )
    tables = [
        Table("recommendations", "Recommendations", "One row a recommendation.", _HEADINGS, rows),
        Table("sources", "Where sources disagree", "One row for what one source says. None is written over.",
              ("Report", "About", "What it says"), differ),
        Table("rules", "How a status is reached", "In their order: the first rule that holds.",
              ("Status", "Rule"), RULES),
    ]  # fmt: skip
    title = f"Recommendations: promised, measured, slipped, on {day_in_words(progress.on)}"
    return workbook(tables, title=title, on=progress.on, is_invented=progress.is_invented)


def _told(progress: Progress, titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "on": day_in_words(progress.on),
        "first": sentences(progress),
        "rows": [row_told(one, titles) for one in progress.recommendations],
        "contradictions": contradictions_told(progress),
        "rules": RULES,
    }


def _plain(row: RowTold) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RowTold.__slots__}


def _in_cells(row: RowTold) -> tuple[str, ...]:
    several = (row.promised, row.measured, row.other_evidence, row.slipped)
    promised, measured, others, slipped = ("\n".join(lines) for lines in several)
    return (row.name, row.asks, row.for_whom, row.answer, row.source_says, promised, measured, others or "None",
            slipped, row.status, row.why)  # fmt: skip


def _cell(text: str) -> str:
    """Return text for a cell, without what a sheet cannot hold."""
    return "".join(one for one in text if one == "\n" or one.isprintable())[:32_000]
