"""What is compared: the children who count, and what is asked of each. Plain questions, no engine."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.insight.measures.limits import days_after, limit_of
from waypost.insight.measures.populations import (
    CARE,
    IN_ENGLAND,
    OPEN_TO_CAFCASS,
    between,
    by,
    equals,
    in_period,
    not_negative,
    within,
)
from waypost.journeys.expressions import AllOf, Column, Compare, Condition, Day, DaysBetween, Value
from waypost.journeys.question import Mean, Share

YEAR, DAY = "year", "day"
DAYS_IN_A_WEEK, WEEKS_OVER = 7, 52
_ENDED = ("issued_on", "first_final_order_on")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that is compared. `asks` is a share of children or a mean of days; `began` is when age is taken.

    `over` is the year to the last quarter's end, or its last day. `unit` is percent of a share, weeks of a mean.
    """

    id: str
    title: str
    of: str
    where: Condition
    asks: Share | Mean
    began: str
    over: str
    unit: str
    direction: str

    @property
    def is_share(self) -> bool:
        """Whether a share of children is compared, and not a mean of weeks."""
        return isinstance(self.asks, Share)

    @property
    def per(self) -> float:
        """How many of the outcome's unit one of what is counted makes: a child is 100 percent, a day 1/7 of a week."""
        return 100.0 if self.is_share else 1 / DAYS_IN_A_WEEK


def _decided(application: Condition) -> Condition:
    return AllOf((IN_ENGLAND, application, in_period("first_final_order_on"), not_negative(*_ENDED)))


_LIMIT = days_after(limit_of("care_proceedings", "statute", "proceedings_resolved"))
CARE_IN_TIME = Outcome(
    "care_in_time",
    "Children in care proceedings decided within 26 weeks",
    "children in care proceedings whose first final order was made in the year",
    _decided(CARE),
    Share(within(*_ENDED, _LIMIT)),
    "issued_on",
    YEAR,
    "percent",
    "higher_is_better",
)
CARE_WEEKS = Outcome(
    "care_weeks",
    "Weeks that care proceedings took, child by child",
    "children in care proceedings whose first final order was made in the year",
    _decided(CARE),
    Mean(between(*_ENDED)),
    "issued_on",
    YEAR,
    "weeks",
    "lower_is_better",
)
PRIVATE_WEEKS = Outcome(
    "private_weeks",
    "Weeks that section 8 cases took, child by child",
    "children in section 8 cases whose first final order was made in the year",
    _decided(equals("application", "section_8")),
    Mean(between(*_ENDED)),
    "issued_on",
    YEAR,
    "weeks",
    "lower_is_better",
)
OVER_A_YEAR = Outcome(
    "over_a_year",
    "Open children who have waited for more than a year",
    "children in proceedings open to Cafcass on the day",
    OPEN_TO_CAFCASS,
    Share(Compare(DaysBetween(Column("started_on"), Day("as_at")), ">", Value(WEEKS_OVER * DAYS_IN_A_WEEK))),
    "started_on",
    DAY,
    "percent",
    "lower_is_better",
)
MET_IN_PERSON = Outcome(
    "met_in_person",
    "Open children whom a practitioner has met in person",
    "children in proceedings open to Cafcass on the day whom Cafcass marks as eligible for engagement",
    AllOf((OPEN_TO_CAFCASS, equals("is_eligible_for_engagement", True))),
    Share(by("first_engaged_in_person_on", "as_at")),
    "started_on",
    DAY,
    "percent",
    "higher_is_better",
)
COMPARED = (CARE_IN_TIME, CARE_WEEKS, PRIVATE_WEEKS, OVER_A_YEAR)
"""What areas are compared by."""
BY_GROUP = (CARE_WEEKS, PRIVATE_WEEKS, OVER_A_YEAR, MET_IN_PERSON)
"""What groups of children are compared by."""
