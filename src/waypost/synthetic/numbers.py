"""Case and child numbers as each system gives them out: invented, unlike one another, saying nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import polars as pl

from waypost.synthetic.cases import Cases
from waypost.synthetic.chance import Whole
from waypost.synthetic.places import Places

_SECONDS_A_DAY = 86_400
_WORKING_SECONDS = (8 * 3600, 18 * 3600)
_RUNNING = 100_000  # five digits follow the second
_FIRST_IN_COURT = 50_000
_FIRST_SHUFFLED = 100_000


def court_case_numbers(chance: np.random.Generator, submitted: Whole) -> pl.Series:
    """Return 16-digit case ids as the court's case store makes them: the second, five more digits, a check digit."""
    size = len(submitted)
    second = submitted * _SECONDS_A_DAY + chance.integers(*_WORKING_SECONDS, size)
    return _with_check_digit(second, np.arange(size))


def _with_check_digit(second: Whole, running: Whole) -> pl.Series:
    body = second * _RUNNING + running % _RUNNING
    digits = pl.Series(values=body * 10 + _check_digit(body), dtype=pl.Int64)
    return digits.cast(pl.String)


def spread_over_seconds(numbers: pl.Series, shard: int, shards: int) -> pl.Series:
    """Return court case numbers whose five digits after the second no other shard gives out in that second.

    They run on from second to second, so that no two cases of one second have the same, however many cases there are.
    """
    second = (numbers.cast(pl.Int64) // (10 * _RUNNING)).to_numpy()
    running = np.empty(len(second), dtype=np.int64)
    running[np.argsort(second, kind="stable")] = np.arange(len(second))
    return _with_check_digit(second, running * shards + shard)


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
    letters = pl.Series(court_letters(known.court_names))
    parts = pl.DataFrame(
        {
            "court": letters.gather(cases.court),
            "year": pl.Series(values=cases.issued, dtype=pl.Int32).cast(pl.Date).dt.strftime("%y"),
            "law": pl.Series(["P", "C"]).gather(cases.is_public.astype(np.int64)),
        }
    )
    # Five digits hold the cases of one court and year, whatever the size of the country.
    number = pl.int_range(pl.len()).over("court", "year", "law") + _FIRST_IN_COURT
    return parts.select(pl.format("{}{}{}{}", "court", "year", "law", number)).to_series()


def court_letters(court_names: Iterable[str]) -> list[str]:
    """Return the two letters with which each court's numbers begin. Some courts have the same."""
    return [name.removeprefix("Family Court at ")[:2].upper() for name in court_names]


def running_on_in_court(numbers: pl.Series, letters: Mapping[str, tuple[int, int]]) -> pl.Series:
    """Return FamilyMan numbers that no other shard gives out.

    `letters` gives for a court's letters how many shards have a court of such letters, and this one's place among them:
    their running numbers interleave.
    """
    court = pl.col("number").str.slice(0, 2)
    shards, place = ({name: given[at] for name, given in letters.items()} for at in (0, 1))
    running = (pl.col("number").str.slice(5).cast(pl.Int64) - _FIRST_IN_COURT) * court.replace_strict(
        shards, return_dtype=pl.Int64
    ) + court.replace_strict(place, return_dtype=pl.Int64)
    moved = pl.format("{}{}", pl.col("number").str.slice(0, 5), running + _FIRST_IN_COURT)
    return numbers.to_frame("number").select(moved).to_series()


def interleaved(numbers: pl.Expr, shard: int, shards: int) -> pl.Expr:
    """Return numbers of two letters and digits, as `shuffled_numbers` gives them, that no other shard gives out."""
    running = numbers.str.slice(2).cast(pl.Int64) - _FIRST_SHUFFLED
    return pl.format("{}{}", numbers.str.slice(0, 2), running * shards + shard + _FIRST_SHUFFLED)


def shuffled_numbers(chance: np.random.Generator, size: int, prefix: str) -> pl.Series:
    """Return `size` numbers with a prefix, in no order that tells anything."""
    numbers = pl.Series(values=chance.permutation(size) + _FIRST_SHUFFLED, dtype=pl.Int64)
    return pl.select(pl.format(prefix + "{}", numbers)).to_series()
