"""Noise: what one agency wrote down of each person, drawn once from what is true.

One draw for each agency and person, so that an agency says the same from poll to poll and year to year, save where it
corrects itself. Rates: rates/noise.yaml. Whole columns are drawn; only the affected few per cent are touched singly.
Nothing here makes a record impossible: no birth date that is no day, lies after the day on which the agency met the
person, or makes a child an adult.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.synthetic.chance import Real, Truth, happens
from waypost.synthetic.rates import rates
from waypost.synthetic.slips import (
    birth_date_slips,
    day_and_month_swapped,
    first_of_january,
    other_spellings,
    postcode_slips,
    typing_slips,
)

Column = NDArray[np.object_]
NAME_AND_BIRTH = ("forenames", "surname", "born_on")


class _Draft:
    """The columns of one agency's people while slips befall them. Rows: people, in the frame's order."""

    def __init__(self, people: pl.DataFrame, agency: str, chance: np.random.Generator, times: Real | None) -> None:
        self.rates, self.chance, self.people = rates("noise"), chance, people
        self.times: float | Real = self.rates.shares("agency_times")[agency]
        if times is not None:
            self.times = self.times * times
        self.errors = self.rates.shares("errors")
        names = ("forenames", "surname", "born_on", "sex", "postcode", "address_line_1", "post_town")
        self.columns: dict[str, Column] = {name: np.array(people[name].to_list(), dtype=object) for name in names}
        self.is_baby = self._called_baby(agency)

    def befalls(self, error: str) -> NDArray[np.int64]:
        """Draw the rows that an error befalls."""
        return np.flatnonzero(happens(self.chance, self.errors[error] * self.times, self.people.height))

    def change(self, name: str, rows: NDArray[np.int64], change: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        """Change the values of the rows that have one."""
        column = self.columns[name]
        rows = rows[np.array([column[row] is not None for row in rows], dtype=bool)]
        if len(rows):
            column[rows] = change([column[row] for row in rows])

    def _called_baby(self, agency: str) -> Truth:
        unnamed = ~self.people["is_named_at_issue"].fill_null(value=True).to_numpy() & self._is("child")
        is_baby = unnamed & happens(self.chance, self.rates.shares("called_baby")[agency], self.people.height)
        is_second = self.people["twin_of"].is_not_null().to_numpy()
        self.columns["forenames"][is_baby & ~is_second] = "Baby"
        self.columns["forenames"][is_baby & is_second] = "Baby Two"
        return is_baby

    def _is(self, role: str) -> Truth:
        return (self.people["role"] == role).to_numpy()

    def names(self) -> None:
        """Forenames and surnames: other spellings, short forms, slips, another surname, both swapped."""
        draws = happens(self.chance, self.rates.number("transliterated") * self.times, self.people.height)
        parts = self.rates.shares("typing_slip_parts")
        self._forenames(np.flatnonzero(draws), lambda given: other_spellings(self.chance, given, _ways("spellings")))
        self._forenames(self.befalls("nickname"), lambda given: other_spellings(self.chance, given, _ways("nicknames")))
        self._forenames(self.befalls("forename_typing_slip"), lambda given: typing_slips(self.chance, given, parts))
        self._surnames()
        self.change(
            "surname", self.befalls("surname_typing_slip"), lambda given: typing_slips(self.chance, given, parts)
        )
        rows = self.befalls("names_swapped")
        rows = rows[~self.is_baby[rows]]
        forenames, surname = self.columns["forenames"], self.columns["surname"]
        forenames[rows], surname[rows] = surname[rows], forenames[rows].copy()

    def _forenames(self, rows: NDArray[np.int64], change: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
        self.change("forenames", rows[~self.is_baby[rows]], change)

    def _surnames(self) -> None:
        other, surname = self.people["other_surname"].to_list(), self.columns["surname"]
        for row in self.befalls("surname_changed"):
            surname[row] = other[row] or surname[row]
        for row in self.befalls("surname_double_barrelled"):
            if other[row] and surname[row] and other[row] != surname[row]:
                surname[row] = f"{surname[row]}-{other[row]}"

    def birth_dates(self) -> None:
        """Birth dates: day and month swapped, slips, the first of January; taken back where impossible."""
        true = self.columns["born_on"].copy()
        self.change(
            "born_on", self.befalls("day_and_month_swapped"), lambda g: [day_and_month_swapped(day) for day in g]
        )
        parts = self.rates.shares("birth_date_slip_parts")
        self.change("born_on", self.befalls("birth_date_slip"), lambda g: birth_date_slips(self.chance, g, parts))
        self.change(
            "born_on", self.befalls("birth_date_first_of_january"), lambda g: [first_of_january(day) for day in g]
        )
        written, met, is_child = self.columns["born_on"], self.people["known_from"].to_list(), self._is("child")
        for row in np.flatnonzero(written != true):
            is_late = written[row] > met[row]
            is_grown = is_child[row] and _age(written[row], met[row]) > 17 >= _age(true[row], met[row])
            if is_late or is_grown:
                written[row] = true[row]

    def whereabouts(self) -> None:
        """Postcode and address: a former or later home, one character wrong."""
        rows = self.befalls("moved")
        elsewhere = self.chance.integers(0, max(self.people.height, 1), len(rows))
        for name in ("postcode", "address_line_1", "post_town"):
            self.columns[name][rows] = self.columns[name][elsewhere].copy()
        self.change("postcode", self.befalls("postcode_slip"), lambda given: postcode_slips(self.chance, given))

    def gaps(self) -> None:
        """Wrong and missing values. A person keeps at least one name."""
        self.change("sex", self.befalls("sex_wrong"), lambda given: [_OTHER_SEX.get(sex, sex) for sex in given])
        self.columns["forenames"][self.befalls("forename_missing")] = None
        rows = self.befalls("surname_missing")
        has_forename = np.array([self.columns["forenames"][row] is not None for row in rows], dtype=bool)
        self.columns["surname"][rows[has_forename]] = None
        for name, error in (
            ("born_on", "birth_date_missing"),
            ("postcode", "postcode_missing"),
            ("sex", "sex_missing"),
        ):
            self.columns[name][self.befalls(error)] = None


def _age(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


_OTHER_SEX = {"female": "male", "male": "female"}
_COLUMN = {"birth_date": "born_on"}


def _ways(table: str) -> Mapping[str, Sequence[str]]:
    ways: Mapping[str, Sequence[str]] = rates("name_variants").table(table)
    return ways


def written_down(
    people: pl.DataFrame, agency: str, chance: np.random.Generator, times: Real | None = None
) -> pl.DataFrame:
    """Return what `agency` wrote down of each person.

    `people` has the columns of world.PEOPLE and `known_from`, the day on which the agency met the person; rows sorted,
    for each row takes its own draws. `agency` is a name of rates/noise.yaml. The answer has the same rows; forenames,
    surname, born_on, sex, postcode and address are as written in the end, and first_forenames, first_surname and
    first_born_on as written at first: the same, save for the few that the agency corrects. `times` says for each row
    how many times as often every error befalls it.
    """
    draft = _Draft(people, agency, chance, times)
    draft.names()
    draft.birth_dates()
    draft.whereabouts()
    draft.gaps()
    written = people.with_columns(
        pl.Series(name, values.tolist(), dtype=people.schema[name]) for name, values in draft.columns.items()
    )
    return _corrected(people, written, draft)


def _corrected(true: pl.DataFrame, written: pl.DataFrame, draft: _Draft) -> pl.DataFrame:
    """Correct a small share of the wrong names and birth dates, and name a share of the babies."""
    is_wrong = np.zeros(true.height, dtype=bool)
    for name in NAME_AND_BIRTH:
        is_wrong |= written[name].ne_missing(true[name]).to_numpy()
    share = np.where(draft.is_baby, draft.rates.number("baby_named_later"), draft.rates.number("corrected_later"))
    is_corrected = pl.Series(is_wrong & happens(draft.chance, share, true.height))
    now = [
        pl.when(pl.lit(is_corrected)).then(pl.lit(true[name])).otherwise(pl.lit(written[name])).alias(name)
        for name in NAME_AND_BIRTH
    ]
    at_first = [pl.lit(written[name]).alias(f"first_{name}") for name in NAME_AND_BIRTH]
    return written.with_columns(*now, *at_first)
