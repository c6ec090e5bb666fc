"""Case and child numbers as each system gives them out: invented, unlike one another, saying nothing of a person."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.cases import Cases
from waypost.synthetic.chance import Whole
from waypost.synthetic.places import Places

_SECONDS_A_DAY = 86_400
_WORKING_SECONDS = (8 * 3600, 18 * 3600)


def court_case_numbers(chance: np.random.Generator, submitted: Whole) -> pl.Series:
    """Return 16-digit case ids as the court's case store makes them: the second, five more digits, a check digit."""
    size = len(submitted)
    second = submitted * _SECONDS_A_DAY + chance.integers(*_WORKING_SECONDS, size)
    body = second * 100_000 + np.arange(size) % 100_000
    digits = pl.Series(values=body * 10 + _check_digit(body), dtype=pl.Int64)
    return digits.cast(pl.String)


def _check_digit(body: Whole) -> Whole:
    """Return the Luhn check digit that follows each number."""
    total, rest, is_doubled = np.zeros(len(body), dtype=np.int64), body.copy(), True
    while rest.any():
        digit = rest % 10
        doubled = digit * 2
        total += np.where(doubled > 9, doubled - 9, doubled) if is_doubled else digit
        rest, is_doubled = rest // 10, not is_doubled
    return -total % 10


def familyman_numbers(known: Places, cases: Cases) -> pl.Series:
    """Return numbers of the form that the old court system gives: court letters, year, C or P, and a running number."""
    letters = pl.Series([name.removeprefix("Family Court at ")[:2].upper() for name in known.court_names])
    parts = pl.DataFrame(
        {
            "court": letters.gather(cases.court),
            "year": pl.Series(values=cases.issued, dtype=pl.Int32).cast(pl.Date).dt.strftime("%y"),
            "law": pl.Series(["P", "C"]).gather(cases.is_public.astype(np.int64)),
        }
    )
    # Five digits hold the cases of one court and year, whatever the size of the country.
    number = pl.int_range(pl.len()).over("court", "year", "law") + 50_000
    return parts.select(pl.format("{}{}{}{}", "court", "year", "law", number)).to_series()


def shuffled_numbers(chance: np.random.Generator, size: int, prefix: str) -> pl.Series:
    """Return `size` numbers with a prefix, in no order that tells anything."""
    numbers = pl.Series(values=chance.permutation(size) + 100_000, dtype=pl.Int64)
    return pl.select(pl.format(prefix + "{}", numbers)).to_series()
