"""Dates of which a part is not known: zz/05/2020 is some day of May 2020. They are kept so, and no day is made up.

The one form in which they are kept is that of ISO 8601: 2020-05-12, 2020-05, 2020. Nothing known at all is null.
"""

from __future__ import annotations

import polars as pl

from waypost.intake.cells import plain_day
from waypost.intake.checking import Tidying
from waypost.intake.findings import Fault

_MONTH = r"^(?:zz|ZZ|Zz|zZ)/(\d{1,2})/(\d{4})$"
_YEAR = r"^[zZ]{2}/[zZ]{2}/(\d{4})$"
_NOTHING = ("ZZ/ZZ/ZZZZ",)


def tidy_partial_date(column: str) -> Tidying:
    """A date known to the day, the month or the year, in ISO 8601."""
    text = pl.col(column).str.strip_chars()
    month = pl.concat_str(text.str.extract(_MONTH, 2), pl.lit("-"), text.str.extract(_MONTH, 1).str.zfill(2))
    value = pl.coalesce(
        plain_day(text).dt.to_string("%Y-%m-%d"),
        pl.when(pl.concat_str(month, pl.lit("-01")).str.to_date("%Y-%m-%d", strict=False).is_not_null()).then(month),
        text.str.extract(_YEAR, 1),
    )
    fault = Fault(
        "date_not_real", f"{column} is no date and no part of one, and was emptied", "Put it right in the source."
    )
    return Tidying(column, value, fault, nothing=_NOTHING)


def known_day(partial: pl.Expr) -> pl.Expr:
    """Return the day where all of it is known, else null."""
    return partial.str.to_date("%Y-%m-%d", strict=False)


def first_possible_day(partial: pl.Expr) -> pl.Expr:
    """Return the first day that a partial date can mean. For asking whether it can be before another day, no more."""
    length = partial.str.len_chars()
    whole = pl.when(length == 4).then(partial + "-01-01").when(length == 7).then(partial + "-01").otherwise(partial)
    return known_day(whole)
