"""Forms of the guide, of the registers of pools and of the template: page, print, spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from waypost.casework.strategy.what_works.queries.shown import Guide, PoolShown
from waypost.casework.strategy.what_works.words import told
from waypost.doors.boardpack.guide_told import guide_paper, guide_table
from waypost.doors.boardpack.paper import paper_page, paper_pdf
from waypost.doors.boardpack.spreadsheet import workbook
from waypost.doors.boardpack.tables import Table

_ENTRIES = (
    "Pool", "Kind", "Unit", "Entry", "What", "Organisation", "Paid by", "Amount", "From", "Until", "Why", "Written by",
    "Written on", "Puts right",
)  # fmt: skip
_SUMS = ("Pool", "Kind", "Unit", "Given", "Used", "Left")


def guide_page(guide: Guide, titles: Mapping[str, str]) -> str:
    """Return an issue of the guide as one page."""
    return paper_page(guide_paper(guide, titles))


def guide_pdf(guide: Guide, titles: Mapping[str, str]) -> bytes:
    """Return an issue of the guide as PDF/UA-1."""
    return paper_pdf(guide_paper(guide, titles))


def guide_sheet(guide: Guide, titles: Mapping[str, str]) -> bytes:
    """Return an issue of the guide as a workbook."""
    title = f"Good practice: what works, {guide.name}"
    return workbook(guide_table(guide, titles), title=title, on=guide.on, is_invented=guide.is_invented)


def pools_sheet(pools: Sequence[PoolShown], on: date) -> bytes:
    """Return the registers of pools as a workbook: sums, and every entry."""
    kinds = told()["pools"]
    sums = tuple(
        (one.title, kinds[one.kind]["words"], one.unit, float(one.sums.given), float(one.sums.used),
         float(one.sums.left))
        for one in pools
    )  # fmt: skip
    entries = tuple(
        (one.title, kinds[one.kind]["words"], one.unit, row.entry_id, told()["entries"][row.kind]["words"], row.body,
         row.paid_by or "Not said", float(row.amount), str(row.from_on), str(row.until_on), row.words, row.by,
         str(row.on), row.undoes if row.undoes is not None else "Nothing")
        for one in pools
        for row in one.entries
    )  # fmt: skip
    tables = [
        Table("sums", "What is given, used and left", "One row a pool. Amounts in its unit.", _SUMS, sums),
        Table("entries", "Every entry", "One row an entry. Less than nought: it undoes another.", _ENTRIES, entries),
    ]
    invented = any(one.is_invented for one in pools)
    return workbook(tables, title="Shared experts, managers and budgets", on=on, is_invented=invented)
