"""How long private-law children waited for their order, by who had a lawyer: the Ministry of Justice's table 10.

Source: Ministry of Justice, family court statistics production code (FCSQ_data, 9daf4bab), 07_ca_timeliness: earliest
disposal that is not interim, weeks cut to whole ones, mean and lower median, by legal representation.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period
from waypost.insight.measures.readings import lower_median_weeks, mean_weeks
from waypost.journeys.expressions import AllOf, Column, Compare, DaysBetween, Earliest, Value, WholeWeeks
from waypost.journeys.question import Mean, Median, Question

_STARTED = Earliest((Column("submitted_on"), Column("issued_on")))
_TOOK = DaysBetween(_STARTED, Column("first_final_order_on"))
_WEEKS = WholeWeeks(_TOOK)
_ENDED = AllOf(
    (IN_ENGLAND, equals("law", "private"), in_period("first_final_order_on"), Compare(_TOOK, ">=", Value(0)))
)


def _asked(aggregate: Mean | Median, representation: str) -> Question:
    """Return a question of the children of cases in which exactly that side had a lawyer."""
    return Question("children_in_proceedings", aggregate, AllOf((_ENDED, equals("representation", representation))))


MEASURE = Measure(
    id="duration_by_representation",
    title="How long children waited, by who had a lawyer",
    why_it_matters="Whether a parent had a lawyer should not decide how long a child waits.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "both_mean",
            "MoJ table 10, applicant and respondent had a lawyer: mean of whole weeks to the first disposal",
            "weeks",
            _asked(Mean(_WEEKS), "both"),
            mean_weeks,
            groups=("all",),
        ),
        Method(
            "both_median",
            ("MoJ table 10, applicant and respondent had a lawyer: lower median of whole weeks to the first disposal"),
            "weeks",
            _asked(Median(_WEEKS), "both"),
            lower_median_weeks,
            groups=("all",),
        ),
        Method(
            "applicant_only_mean",
            "MoJ table 10, only the applicant had a lawyer: mean of whole weeks to the first disposal",
            "weeks",
            _asked(Mean(_WEEKS), "applicant_only"),
            mean_weeks,
            groups=("all",),
        ),
        Method(
            "applicant_only_median",
            ("MoJ table 10, only the applicant had a lawyer: lower median of whole weeks to the first disposal"),
            "weeks",
            _asked(Median(_WEEKS), "applicant_only"),
            lower_median_weeks,
            groups=("all",),
        ),
        Method(
            "respondent_only_mean",
            "MoJ table 10, only the respondent had a lawyer: mean of whole weeks to the first disposal",
            "weeks",
            _asked(Mean(_WEEKS), "respondent_only"),
            mean_weeks,
            groups=("all",),
        ),
        Method(
            "respondent_only_median",
            ("MoJ table 10, only the respondent had a lawyer: lower median of whole weeks to the first disposal"),
            "weeks",
            _asked(Median(_WEEKS), "respondent_only"),
            lower_median_weeks,
            groups=("all",),
        ),
        Method(
            "neither_mean",
            "MoJ table 10, nobody had a lawyer: mean of whole weeks to the first disposal",
            "weeks",
            _asked(Mean(_WEEKS), "neither"),
            mean_weeks,
            groups=("all",),
        ),
        Method(
            "neither_median",
            "MoJ table 10, nobody had a lawyer: lower median of whole weeks to the first disposal",
            "weeks",
            _asked(Median(_WEEKS), "neither"),
            lower_median_weeks,
            groups=("all",),
        ),
    ),
    numerator=(
        "Whole weeks from receipt by the court, or issue where that came first, to the child's first final order."
    ),
    denominator=(
        "England. Children in private-law proceedings whose first final order was made in the quarter, by "
        "whose side had a lawyer."
    ),
    sources=(
        (
            "Ministry of Justice, FCSQ_data production code, November 2024: table 10, 07_ca_timeliness (calendar "
            "quarters; published from 2011 for England and Wales)"
        ),
    ),
    cautions=(
        (
            "Weeks are cut to whole ones before averaging, and the median is the lower of two: about half a week "
            "less than a plain figure."
        ),
        (
            "The table takes orders of nine numbered kinds. Which they are is in no source that we read, so every "
            "order that is not interim counts."
        ),
        "Public law is left out: there the applicant is an authority, and the extract names adults alone.",
        "Lawyers are as Cafcass last recorded them, not as they stood on a day.",
        "Who has a lawyer differs in more than the lawyer: a difference here is no effect.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
