"""Cells of text become days, instants, codes, answers and numbers, once, a whole column at a time.

Days are read as DD/MM/YYYY, ISO, an ISO or a British date with a time (the time is let go) and the serial number of a
spreadsheet. 1900-01-01 is what some suppliers write for no date, and is read as none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.intake.contract import INSTANT
from waypost.intake.layouts import Field
from waypost.intake.limits import limit
from waypost.intake.words import NOT_KNOWN, words_for, words_for_nothing
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.care import LEGAL_STATUSES, PLACEMENTS, REASONS_CEASED, REASONS_NEW_EPISODE
from waypost.vocabulary.code_lists import CodeList
from waypost.vocabulary.ethnicity import ETHNICITIES
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

CODE_LISTS: Mapping[str, CodeList] = {
    "vocabulary.applications": APPLICATIONS,
    "vocabulary.ethnicity": ETHNICITIES,
    "vocabulary.extensions": EXTENSIONS,
    "vocabulary.orders": ORDERS,
    "vocabulary.reports": REPORTS,
    "vocabulary.care.legal_statuses": LEGAL_STATUSES,
    "vocabulary.care.placements": PLACEMENTS,
    "vocabulary.care.reasons_ceased": REASONS_CEASED,
    "vocabulary.care.reasons_new_episode": REASONS_NEW_EPISODE,
}
_NO_DATE = date(1900, 1, 1)
_EXCEL_DAY_0 = date(1899, 12, 30)
_DAY = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})(?:[T ][\d:.,]*)?$"
_ZONED = r"^\d{4}-\d{2}-\d{2}[T ][\d:.,]+ ?(?:Z|UTC|[+-]\d{2}:?\d{2})$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_CODE_AND_LABEL = r"^([A-Za-z]\d{1,2}[A-Za-z]?)(?:\s|:|-|–|\.)"


@dataclass(frozen=True, slots=True)
class Cells:
    """A column read. `value` is null where a cell holds nothing, or nothing that can be read; then `rule` names why."""

    value: pl.Series
    rule: pl.Series


def read_cells(text: pl.Series, field: Field, source: str) -> Cells:
    """Read a column of text as its field says. Outer spaces are put aside first."""
    tidy = text.str.strip_chars()
    if field.kind in ("key", "text"):
        return Cells(tidy.replace("", None), pl.repeat(None, len(text), dtype=pl.String, eager=True))
    nothing = tidy.is_null() | (tidy == "") | tidy.str.to_lowercase().is_in(list(words_for_nothing()))
    filled = tidy.set(nothing, None)
    return _READERS[field.kind](filled, field, source)


def _judged(filled: pl.Series, value: pl.Series, rule: str, *, known_as_none: pl.Series | None = None) -> Cells:
    """Say which filled cells gave no value, less those that are known to stand for none."""
    is_broken = filled.is_not_null() & value.is_null()
    if known_as_none is not None:
        is_broken &= ~known_as_none.fill_null(False)
    rules = pl.select(pl.when(is_broken).then(pl.lit(rule))).to_series()
    return Cells(value, rules)


def _days(filled: pl.Series, field: Field, source: str) -> Cells:
    day = filled.str.to_date("%Y-%m-%d", strict=False)
    unread = filled.is_not_null() & day.is_null()
    if unread.any():
        day = day.set(unread, None).zip_with(~unread, _days_in_other_forms(filled))
    cells = _judged(filled, day, "date_not_real", known_as_none=day == _NO_DATE)
    in_range = day.is_between(date(limit("year_earliest"), 1, 1), date(limit("year_latest"), 12, 31))
    out = day.is_not_null() & ~in_range
    rules = pl.select(pl.when(out).then(pl.lit("date_out_of_range")).otherwise(cells.rule)).to_series()
    return Cells(day.set((out | (day == _NO_DATE)).fill_null(False), None), rules)


def _days_in_other_forms(filled: pl.Series) -> pl.Series:
    text = pl.col("text")
    day = text.str.extract(_DAY)
    zoned = _instant(text.str.replace(" ?UTC$", "Z")).dt.convert_time_zone("Europe/London").dt.date()
    serial = pl.lit(_EXCEL_DAY_0) + pl.duration(days=text.str.extract(_SERIAL).cast(pl.Int64))
    return (
        filled.alias("text")
        .to_frame()
        .select(
            pl.coalesce(
                day.str.to_date("%d/%m/%Y", strict=False),
                day.str.to_date("%Y-%m-%d", strict=False),
                pl.when(text.str.contains(_ZONED)).then(zoned),
                serial.cast(pl.Date),
            )
        )
        .to_series()
    )


def _instants(filled: pl.Series, field: Field, source: str) -> Cells:
    text = filled.alias("text").to_frame()
    instant = text.select(_instant(pl.col("text").str.replace(" ?UTC$", "Z"))).to_series()
    in_range = instant.dt.year().is_between(limit("year_earliest"), limit("year_latest"))
    return _judged(filled, instant.set((~in_range).fill_null(False), None), "instant_not_real")


def _instant(text: pl.Expr) -> pl.Expr:
    """Return an ISO 8601 instant in UTC; one that names no zone is taken as UTC, a bare day as its beginning."""
    plain = text.str.replace(" ", "T").str.replace(r"[Zz]$", "+00:00")
    zone = pl.when(plain.str.contains(r"[+-]\d{2}:?\d{2}$")).then(plain).otherwise(plain + "+00:00")
    whole = zone.str.replace(r"^(\d{4}-\d{2}-\d{2})\+", "${1}T00:00:00+")
    seconds = whole.str.replace(r"T(\d{2}:\d{2})([+-])", "T${1}:00${2}")
    return seconds.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", strict=False, time_zone="UTC").cast(INSTANT)


def _codes(filled: pl.Series, field: Field, source: str) -> Cells:
    text = filled.alias("text").to_frame()
    if field.codes in CODE_LISTS:
        codes = CODE_LISTS[str(field.codes)]
        plain = codes.expression(source, pl.col("text"))
        labelled = codes.expression(source, pl.col("text").str.extract(_CODE_AND_LABEL))
        return _judged(filled, text.select(pl.coalesce(plain, labelled)).to_series(), "code_not_known")
    if isinstance(field.codes, str):
        return _worded(filled, words_for(field.codes), "code_not_known")
    if not field.codes:
        return _judged(filled, filled, "code_not_known")
    folded = text.select(_folded()).to_series()
    return _judged(filled, folded.set(~folded.is_in(list(field.codes)).fill_null(True), None), "code_not_known")


def _folded() -> pl.Expr:
    return pl.col("text").str.to_lowercase().str.replace_all(r"\s+", " ")


def _worded(filled: pl.Series, words: Mapping[str, str], rule: str) -> Cells:
    meaning = (
        filled.alias("text")
        .to_frame()
        .select(_folded().replace_strict(dict(words), default=None, return_dtype=pl.String))
        .to_series()
    )
    value = meaning.set((meaning == NOT_KNOWN).fill_null(False), None)
    return _judged(filled, value, rule, known_as_none=meaning == NOT_KNOWN)


def _answers(filled: pl.Series, field: Field, source: str) -> Cells:
    cells = _worded(filled, words_for("yes_no"), "answer_not_known")
    return Cells(cells.value == "yes", cells.rule)


def _numbers(filled: pl.Series, field: Field, source: str) -> Cells:
    number = filled.cast(pl.Float64, strict=False)
    return _judged(filled, number.set((~number.is_finite()).fill_null(False), None), "number_not_read")


_READERS: Mapping[str, Callable[[pl.Series, Field, str], Cells]] = {
    "date": _days,
    "instant": _instants,
    "code": _codes,
    "yes_no": _answers,
    "number": _numbers,
}
