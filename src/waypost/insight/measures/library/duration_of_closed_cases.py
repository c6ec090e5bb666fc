"""How long the cases that ended in a quarter took, by Cafcass's method and by the Ministry of Justice's table 8.

Sources: Cafcass, quarterly data: issue to completion of the application, one or many children, nearest whole week.
Ministry of Justice, family court statistics production code (FCSQ_data, 9daf4bab), tables 7 and 8: time to first
definitive disposal, per child, weeks cut to whole ones, lower median.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, in_period
from waypost.insight.measures.readings import (
    lower_median_weeks,
    mean_weeks,
    mean_weeks_from_days,
    median_weeks_from_days,
    nearest_whole_week_from_days,
    percent,
)
from waypost.journeys.expressions import AllOf, Column, Compare, DaysBetween, Earliest, Value, WholeWeeks
from waypost.journeys.question import Mean, Median, Question, Share

WEEKS_26_IN_DAYS = 26 * 7

_OF_APPLICATION = DaysBetween(Column("issued_on"), Column("completed_on"))
_APPLICATIONS_ENDED = AllOf((IN_ENGLAND, in_period("completed_on"), Compare(_OF_APPLICATION, ">=", Value(0))))
_MEAN_OF_APPLICATIONS = Question("proceedings", Mean(_OF_APPLICATION), _APPLICATIONS_ENDED)

_OF_CHILD = DaysBetween(Earliest((Column("submitted_on"), Column("issued_on"))), Column("first_final_order_on"))
_CHILDREN_DISPOSED = AllOf(
    (
        IN_ENGLAND,
        Compare(Column("application"), "=", Value("section_31")),
        in_period("first_final_order_on"),
        Compare(_OF_CHILD, ">=", Value(0)),
    )
)
_TABLE = "children_in_proceedings"

_CAFCASS = (
    Method(
        "cafcass",
        "Cafcass: mean from issue to completion of the application, to the nearest whole week",
        "weeks",
        _MEAN_OF_APPLICATIONS,
        nearest_whole_week_from_days,
    ),
    Method(
        "applications_mean",
        "Plain mean beside it: the same applications, not rounded",
        "weeks",
        _MEAN_OF_APPLICATIONS,
        mean_weeks_from_days,
    ),
    Method(
        "applications_median",
        "Plain median beside it: the same applications",
        "weeks",
        Question("proceedings", Median(_OF_APPLICATION), _APPLICATIONS_ENDED),
        median_weeks_from_days,
    ),
)
_MOJ = (
    Method(
        "moj_table_8_mean",
        "MoJ table 8: mean weeks to the first definitive disposal, care proceedings, weeks cut to whole ones",
        "weeks",
        Question(_TABLE, Mean(WholeWeeks(_OF_CHILD)), _CHILDREN_DISPOSED),
        mean_weeks,
        groups=("all",),
    ),
    Method(
        "moj_table_8_median",
        "MoJ table 8: lower median of the same whole weeks",
        "weeks",
        Question(_TABLE, Median(WholeWeeks(_OF_CHILD)), _CHILDREN_DISPOSED),
        lower_median_weeks,
        groups=("all",),
    ),
    Method(
        "moj_table_8_within_26_weeks",
        "MoJ table 8: share disposed of within 26 weeks",
        "percent",
        Question(_TABLE, Share(Compare(_OF_CHILD, "<=", Value(WEEKS_26_IN_DAYS))), _CHILDREN_DISPOSED),
        percent,
        groups=("all",),
    ),
    Method(
        "children_mean",
        "Plain mean beside table 8: the same children, weeks not cut",
        "weeks",
        Question(_TABLE, Mean(_OF_CHILD), _CHILDREN_DISPOSED),
        mean_weeks_from_days,
        groups=("all",),
    ),
    Method(
        "children_median",
        "Plain median beside table 8: the same children, weeks not cut",
        "weeks",
        Question(_TABLE, Median(_OF_CHILD), _CHILDREN_DISPOSED),
        median_weeks_from_days,
        groups=("all",),
    ),
)

MEASURE = Measure(
    id="duration_of_closed_cases",
    title="How long closed cases took",
    why_it_matters="The length of proceedings is the wait that every child in them has lived through.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=_CAFCASS + _MOJ,
    numerator="Weeks from the start to the end of what the method counts, of those that ended in the quarter.",
    denominator=(
        "England. Cafcass's method: applications whose last child had a final order in the quarter. Table 8: children "
        "in section 31 proceedings whose first final order was made in the quarter."
    ),
    sources=(
        "Cafcass, quarterly data on care application duration (nearest whole calendar week; financial quarters)",
        "Ministry of Justice, FCSQ_data production code, November 2024: table 8, 07_ca_timeliness (calendar quarters)",
    ),
    cautions=(
        "Closed cases only: the figure falls when old cases are left open and rises when a backlog is cleared. Read "
        "it beside the children waiting more than 52 weeks.",
        "Cafcass counts applications, table 8 counts children; Cafcass covers England, the published table 8 England "
        "and Wales. The two are never reconciled by subtraction.",
        "Table 8 starts at receipt by the court, or at issue where that came first, and cuts each length to whole "
        "weeks before averaging: about half a week less than the plain mean beside it.",
        "That Cafcass rounds once, after averaging, is our reading; it publishes whole weeks only. That table 8's 26 "
        "weeks are 182 days is our reading too.",
        "The court's public-law feed carries no orders: final orders come from Cafcass.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
