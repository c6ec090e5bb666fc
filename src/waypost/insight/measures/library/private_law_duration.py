"""How long private-law cases took that ended in a quarter: the Ministry of Justice's table 9, and Cafcass's figure.

Sources: Ministry of Justice, family court statistics production code (FCSQ_data, 9daf4bab),
06_private_law_timeliness: earliest issue to the last disposal on or before the first closing of the case, by case.
Cafcass, strategy review, May 2025: 55 weeks where work was ordered after the first hearing.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import (
    CLOSED_BY_CAFCASS_IN_PERIOD,
    IN_ENGLAND,
    between,
    equals,
    in_period,
    not_negative,
    told,
)
from waypost.insight.measures.readings import mean_weeks_from_days, mean_weeks_to_one_decimal, median_weeks_from_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Median, Question

_PRIVATE = equals("law", "private")
_TO_DISPOSAL = between("issued_on", "disposed_on")
_DISPOSED = AllOf((IN_ENGLAND, _PRIVATE, in_period("disposed_on"), not_negative("issued_on", "disposed_on")))
_TO_CLOSING = between("started_on", "closed_on")
_WORKED = AllOf(
    (CLOSED_BY_CAFCASS_IN_PERIOD, _PRIVATE, told("work_ordered_on"), not_negative("started_on", "closed_on"))
)

MEASURE = Measure(
    id="private_law_duration",
    title="How long private-law cases took",
    why_it_matters="Parents and children cannot plan a life around a decision that does not come.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "moj_table_9_mean",
            "MoJ table 9: mean weeks from issue to the last disposal, to one decimal",
            "weeks",
            Question("proceedings", Mean(_TO_DISPOSAL), _DISPOSED),
            mean_weeks_to_one_decimal,
            groups=("all",),
        ),
        Method(
            "cases_mean",
            "Plain mean beside table 9: the same cases, not rounded",
            "weeks",
            Question("proceedings", Mean(_TO_DISPOSAL), _DISPOSED),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "cases_median",
            "Plain median beside table 9: the same cases",
            "weeks",
            Question("proceedings", Median(_TO_DISPOSAL), _DISPOSED),
            median_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "work_after_first_hearing",
            "Cafcass: mean weeks to closing, of children for whom work was ordered after the first hearing",
            "weeks",
            Question("children_in_proceedings", Mean(_TO_CLOSING), _WORKED),
            mean_weeks_from_days,
            groups=("all",),
        ),
    ),
    numerator=("Weeks from issue to the last final order by the first closing; or from receipt to closing by Cafcass."),
    denominator=(
        "England. Private-law cases all of whose children's parts are closed and whose last disposal fell "
        "in the quarter; or private-law children, with a report ordered beyond safeguarding, whose case "
        "Cafcass closed in the quarter."
    ),
    sources=(
        (
            "Ministry of Justice, FCSQ_data production code, November 2024: table 9, 06_private_law_timeliness "
            "(calendar quarters)"
        ),
        "Cafcass, Listening to them - lighting the way, May 2025 (55 weeks, Q3 2024/25)",
    ),
    cautions=(
        "Only closed cases: the figure falls when old cases are left open.",
        "Table 9 ends at the last disposal, table 8 at the first: the two are not set side by side as one.",
        (
            "The first closing is Cafcass's, as the court's feeds tell of none. The published table counts "
            "England and Wales."
        ),
        (
            "Which work Cafcass means is not published: a report under section 7 or 37, of a rule 16.4 guardian "
            "or of an expert is our reading."
        ),
        "Cases that seem to end before they began are left out, as the ministry does.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
