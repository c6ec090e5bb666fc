"""Cells of text become days, instants, codes, answers and numbers, once, a whole column at a time.

Days are read as DD/MM/YYYY, ISO, an ISO or a British date with a time (the time is let go), with dots, hyphens or the
name of the month, and as the serial number of a spreadsheet; a day comes before its month, and a year has four figures.
1900-01-01 is what some suppliers write for no date, and is read as none. A code may stand behind the letter of a list
("a) C1: ICO"), before its label ("C1 - Interim care order") or in brackets after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from waypost.intake.contract import INSTANT
from waypost.intake.layouts import Field
from waypost.intake.limits import limit
from waypost.intake.words import NOT_KNOWN, words_for, words_for_nothing_in_any_case
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.care import JOINED as CARE_LISTS_JOINED
from waypost.vocabulary.care import LISTS as CARE_LISTS
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
    **{f"vocabulary.care.{codes.name}": codes for codes in (*CARE_LISTS, *CARE_LISTS_JOINED)},
}
_NO_DATE = date(1900, 1, 1)
_EXCEL_DAY_0 = date(1899, 12, 30)
_DAY = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})(?:[T ][\d:.,]*)?$"
_PARTED = (
    r"^(\d{1,2}[-. /](?:\d{1,2}|[A-Za-z]{3,9})[-. /,]{1,2}\d{4}|\d{4}/\d{1,2}/\d{1,2})"
    r"(?:[T ,]+[\d:.]+(?: ?[APap][Mm])?)?$"
)
_ZONED = r"^\d{4}-\d{2}-\d{2}[T ][\d:.,]+ ?(?:Z|UTC|[+-]\d{2}:?\d{2})$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_LETTER = r"^\(?([A-Za-z])[).]?$"
_LETTER_BEFORE = r"^\(?[A-Za-z]{1,2}[).]\s*"
_CODE_AND_LABEL = r"^([A-Za-z]{1,3}\d{1,2}[A-Za-z]?|[A-Z]{4})(?:\s|:|-|–|\.)"
_CODE_IN_BRACKETS = r"[\[(]([A-Za-z]{1,3}\d{1,2}[A-Za-z]?|[A-Z]{4})[\])]"
_FIGURE_AND_ANSWER = r"^[01]\s*[-=]?\s*([A-Za-z]+)$"


@dataclass(frozen=True, slots=True)
class Cells:
    """A column read. `value` is null where a cell holds nothing, or nothing that can be read; then `rule` names why.

    `rule` is None where every filled cell was read.
    """

    value: pl.Series
    rule: pl.Series | None = None


def read_cells(frame: pl.DataFrame, fields: Sequence[Field], source: str) -> Mapping[str, Cells]:
    """Read columns of text as their fields say. Outer spaces are put aside first.

    Every column is read in its usual form at once, days in that of the first; only one in which it leaves something
    unread is read again in every form, because those cost ten times as much.
    """
    filled = frame.select(_filled(field) for field in fields)
    values = filled.select(_usual(filled[field.name], field, source).alias(field.name) for field in fields)
    left = [field for field in fields if values[field.name].null_count() > filled[field.name].null_count()]
    cells = {field.name: Cells(values[field.name]) for field in fields}
    for field in left:
        value, rule = _ANY_FORM[field.kind](pl.col(field.name), field, source)
        read = filled.select(value.alias("value"), pl.when(pl.col(field.name).is_not_null()).then(rule).alias("rule"))
        cells[field.name] = Cells(read["value"], read["rule"] if read["rule"].null_count() < read.height else None)
    return cells


@lru_cache(maxsize=4096)
def _filled(field: Field) -> pl.Expr:
    tidy = pl.col(field.name).str.strip_chars()
    nothing = {"text": ("",), "key": ("", "NULL", "null")}.get(field.kind, words_for_nothing_in_any_case())
    is_nothing = tidy.is_in(nothing)
    return pl.when(~is_nothing).then(tidy).alias(field.name)


def _usual(filled: pl.Series, field: Field, source: str) -> pl.Expr:
    text = pl.col(field.name)
    if field.kind == "date":
        first = filled[filled.is_not_null().arg_max() or 0] if filled.len() else None
        return _believed_day(text.str.to_date("%d/%m/%Y" if first and "/" in first else "%Y-%m-%d", strict=False))
    return _usual_but_days(field, source)


@lru_cache(maxsize=4096)
def _usual_but_days(field: Field, source: str) -> pl.Expr:
    """Return the usual form of a column that holds no days: kept, because making it costs more than a small file."""
    return _USUAL.get(field.kind, _as_it_is)(pl.col(field.name), field, source)


def _as_it_is(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    return text


def _where_unread(value: pl.Expr, rule: str) -> pl.Expr:
    return pl.when(value.is_null()).then(pl.lit(rule))


def plain_day(text: pl.Expr) -> pl.Expr:
    """Return the day of a text in ISO 8601 or DD/MM/YYYY; null for any other, and for a year that nobody can mean."""
    day = pl.coalesce(text.str.to_date("%Y-%m-%d", strict=False), text.str.to_date("%d/%m/%Y", strict=False))
    return _believed_day(day)


def _believed_day(day: pl.Expr) -> pl.Expr:
    return pl.when(_is_believed(day)).then(day)


def _is_believed(day: pl.Expr) -> pl.Expr:
    first, last = date(limit("year_earliest"), 1, 1), date(limit("year_latest"), 12, 31)
    return day.is_between(first, last) & (day != _NO_DATE)


def _day_in_any_form(text: pl.Expr, field: Field, source: str) -> tuple[pl.Expr, pl.Expr]:
    plain = text.str.extract(_DAY)
    zoned = _instant_in(text).dt.convert_time_zone("Europe/London").dt.date()
    serial = pl.lit(_EXCEL_DAY_0) + pl.duration(days=text.str.extract(_SERIAL).cast(pl.Int64))
    day = pl.coalesce(
        plain.str.to_date("%Y-%m-%d", strict=False),
        plain.str.to_date("%d/%m/%Y", strict=False),
        *_days_in_parts(text.str.extract(_PARTED)),
        pl.when(text.str.contains(_ZONED)).then(zoned),
        serial.cast(pl.Date),
    )
    out = pl.when(~_is_believed(day) & (day != _NO_DATE)).then(pl.lit("date_out_of_range"))
    return pl.when(_is_believed(day)).then(day), pl.coalesce(_where_unread(day, "date_not_real"), out)


def _days_in_parts(text: pl.Expr) -> tuple[pl.Expr, ...]:
    """Return the days that a text may mean: 1 April 2024, 01-Apr-2024, 01.04.2024, 01-04-2024, 2024/04/01."""
    parted = text.str.replace_all(r"[-. /,]+", " ")
    return tuple(parted.str.to_date(form, strict=False) for form in ("%d %m %Y", "%d %B %Y", "%Y %m %d"))


def _utc_instant(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    return _believed_instant(text.str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False, time_zone="UTC").cast(INSTANT))


def _instant_in_any_form(text: pl.Expr, field: Field, source: str) -> tuple[pl.Expr, pl.Expr]:
    instant = _believed_instant(_instant_in(text))
    return instant, _where_unread(instant, "instant_not_real")


def _believed_instant(instant: pl.Expr) -> pl.Expr:
    in_range = instant.dt.year().is_between(limit("year_earliest"), limit("year_latest"))
    return pl.when(in_range).then(instant)


def _instant_in(text: pl.Expr) -> pl.Expr:
    """Return an ISO 8601 instant in UTC; one that names no zone is taken as UTC, a bare day as its beginning."""
    plain = text.str.replace(" ?UTC$", "Z").str.replace(" ", "T").str.replace(r"[Zz]$", "+00:00")
    zone = pl.when(plain.str.contains(r"T.*[+-]\d{2}:?\d{2}$|\+00:00$")).then(plain).otherwise(plain + "+00:00")
    whole = zone.str.replace(r"^(\d{4}-\d{2}-\d{2})\+", "${1}T00:00:00+")
    seconds = whole.str.replace(r"T(\d{2}:\d{2})([+-])", "T${1}:00${2}")
    return seconds.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", strict=False, time_zone="UTC").cast(INSTANT)


def _plain_code(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    """Return the code of a text that stands exactly as its list has it."""
    if field.codes in CODE_LISTS:
        listed = CODE_LISTS[str(field.codes)].mapping(source)
    elif isinstance(field.codes, str):
        listed = {word: meaning for word, meaning in words_for(field.codes).items() if meaning != NOT_KNOWN}
    else:
        return _code(text, field, source)
    return text.replace_strict(listed, default=None, return_dtype=pl.String)


def _code(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    if field.codes in CODE_LISTS:
        return CODE_LISTS[str(field.codes)].expression(source, text)
    if isinstance(field.codes, str):
        return _word(text, words_for(field.codes))
    return pl.when(_folded(text).is_in(field.codes)).then(_folded(text)) if field.codes else text


def _code_in_any_form(text: pl.Expr, field: Field, source: str) -> tuple[pl.Expr, pl.Expr]:
    rest, is_none = text.str.replace(_LETTER_BEFORE, ""), pl.lit(False)
    given = [text, rest]
    if field.codes in CODE_LISTS:
        given += [
            rest.str.extract(_CODE_AND_LABEL),
            rest.str.extract(_CODE_IN_BRACKETS),
            text.str.extract(_LETTER).str.to_lowercase(),
        ]
    elif isinstance(field.codes, str):
        is_none = _says_not_known(text, words_for(field.codes)) | _says_not_known(rest, words_for(field.codes))
    value = pl.coalesce(_code(each, field, source) for each in given)
    return value, pl.when(~is_none).then(_where_unread(value, "code_not_known"))


def _answer(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    return _word(text, words_for("yes_no")) == "yes"


def _answer_in_any_form(text: pl.Expr, field: Field, source: str) -> tuple[pl.Expr, pl.Expr]:
    rest = text.str.replace(_LETTER_BEFORE, "")
    value = pl.coalesce(_answer(each, field, source) for each in (text, rest, text.str.extract(_FIGURE_AND_ANSWER)))
    is_none = _says_not_known(text, words_for("yes_no")) | _says_not_known(rest, words_for("yes_no"))
    return value, pl.when(~is_none).then(_where_unread(value, "answer_not_known"))


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"\s+", " ")


def _word(text: pl.Expr, words: Mapping[str, str]) -> pl.Expr:
    known = {word: meaning for word, meaning in words.items() if meaning != NOT_KNOWN}
    return _folded(text).replace_strict(known, default=None, return_dtype=pl.String)


def _says_not_known(text: pl.Expr, words: Mapping[str, str]) -> pl.Expr:
    return _folded(text).is_in([word for word, meaning in words.items() if meaning == NOT_KNOWN])


def _number(text: pl.Expr, field: Field, source: str) -> pl.Expr:
    number = text.cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)


def _number_in_any_form(text: pl.Expr, field: Field, source: str) -> tuple[pl.Expr, pl.Expr]:
    value = _number(text, field, source)
    return value, _where_unread(value, "number_not_read")


_USUAL: Mapping[str, Callable[[pl.Expr, Field, str], pl.Expr]] = {
    "instant": _utc_instant,
    "code": _plain_code,
    "yes_no": _answer,
    "number": _number,
}
_ANY_FORM: Mapping[str, Callable[[pl.Expr, Field, str], tuple[pl.Expr, pl.Expr]]] = {
    "date": _day_in_any_form,
    "instant": _instant_in_any_form,
    "code": _code_in_any_form,
    "yes_no": _answer_in_any_form,
    "number": _number_in_any_form,
}
