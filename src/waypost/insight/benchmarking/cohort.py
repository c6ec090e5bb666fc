"""The children who are compared, grouped by case and by what is known of them: a store answers, nobody reads rows.

One row is the children of one case who are alike in every fact that matters: how many they are, and the sum of what is
asked of them (how many hold it, or their days). Age and alleged abuse are days in the record, so the store is asked
once for each of their bands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from waypost.insight.benchmarking.case_mix import age_bands
from waypost.insight.benchmarking.outcome import YEAR, Outcome
from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.measures.periods import Period, a_year_before, last_complete_quarter
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Condition, IsMissing, Not, Value, WholeYears
from waypost.journeys.question import Question
from waypost.journeys.store.contract import RecordStore
from waypost.vocabulary.ethnicity import ETHNICITIES

_KNOWN_BY = (
    *("law", "area", "application", "representation", "sex", "ethnicity"),
    *("disability", "applicants_heritage", "respondents_heritage"),
)
_ASKED_BY = ("proceedings_id", *_KNOWN_BY)
ALLEGED: Mapping[str, Condition] = {
    "alleged": Not(IsMissing(Column("domestic_abuse_alleged_on"))),
    "not_alleged": IsMissing(Column("domestic_abuse_alleged_on")),
}
"""The condition of each answer on domestic abuse: nothing written is not alleged."""
MOST_CHILDREN_TOLD = 3
"""Cases of so many children or more are one band."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Children by case and pattern: `rows` has case, the factors, `children` (how many) and `total` (in the unit).

    A case is a number of the cohort's own; factors are categorical.

    `total` is a share's children in percent, or a mean's weeks, so that total over children is the outcome's value.
    """

    outcome: Outcome
    period: Period
    rows: pl.DataFrame


def children_of(rows: pl.DataFrame) -> int:
    """Return how many children some rows are."""
    return int(rows["children"].sum())


def total_of(rows: pl.DataFrame) -> float:
    """Return what is asked of them, added up, in the outcome's unit."""
    return float(rows["total"].sum())


def mean_over(rows: pl.DataFrame) -> float:
    """Return the outcome's value among some rows. ZeroDivisionError where nobody is among them."""
    return total_of(rows) / children_of(rows)


def year_to(as_of: date) -> Period:
    """Return the year that ends with the last whole quarter on or before a day."""
    quarter = last_complete_quarter(as_of)
    return Period(a_year_before(quarter).end + timedelta(days=1), quarter.end)


def cohort(store: RecordStore, outcome: Outcome, year: Period) -> Cohort:
    """Return the children of an outcome: of those whom the year, or its last day, holds."""
    period = year if outcome.over == YEAR else Period(year.end, year.end)
    days = {"period_start": year.start, "period_end": year.end, "as_at": year.end}
    # One by one: asked together, the store would group every case of the record by every band.
    told = [
        store.tabulate(
            Question("children_in_proceedings", outcome.asks, AllOf((outcome.where, where)), _ASKED_BY), **days
        )
        .filter(pl.col("counted") > 0)
        .select(
            "proceedings_id",
            *(pl.col(name).fill_null(NOT_KNOWN).cast(pl.Categorical) for name in _KNOWN_BY),
            age_band=pl.lit(band, pl.Categorical),
            domestic_abuse=pl.lit(abuse, pl.Categorical),
            children=pl.col("counted").cast(pl.Int32),
            total=pl.col("numerator" if outcome.is_share else "total") * outcome.per,
        )
        for band, abuse, where in bands_of(outcome)
    ]
    return Cohort(outcome, period, _with_factors(pl.concat(told)))


def bands_of(outcome: Outcome) -> Iterator[tuple[str, str, Condition]]:
    """Yield every band of age with every answer on abuse, and the condition that says who is in both."""
    for band, where in ages_from(outcome.began).items():
        for abuse, said in ALLEGED.items():
            yield band, abuse, AllOf((where, said))


def ages_from(began: str) -> dict[str, Condition]:
    """Return the condition of each band of age, and of those of no known age, by age on the day of a column."""
    born = IsMissing(Column("born_on"))
    years = WholeYears(Column("born_on"), Column(began))
    bands = age_bands()
    known: dict[str, Condition] = {
        band.id: AllOf((Compare(years, ">=", Value(band.first)), Compare(years, "<=", Value(band.last))))
        for band in bands
    }
    # A child not born when the case began is told the age of the youngest; one too old for a child has no age to trust.
    known[bands[0].id] = AllOf((Not(born), Compare(years, "<=", Value(bands[0].last))))
    unknown = AnyOf((born, Compare(years, ">", Value(bands[-1].last))))
    return known | {NOT_KNOWN: unknown}


def _with_factors(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the ethnic group and the size of the case, and number the cases: a text each would be most of the frame."""
    heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
    size = pl.col("children").sum().over("proceedings_id").clip(upper_bound=MOST_CHILDREN_TOLD)
    head = pl.col("ethnicity").cast(pl.String).replace_strict(heads, default=NOT_KNOWN, return_dtype=pl.String)
    return frame.select(
        pl.all().exclude("proceedings_id"),
        case=pl.col("proceedings_id").rank("dense").cast(pl.UInt32),
        ethnic_group=head.cast(pl.Categorical),
        children_in_case=size.cast(pl.String).cast(pl.Categorical),
    )
