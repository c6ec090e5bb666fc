"""How long children with a rule 16.4 guardian waited for their order, by both clocks.

Source: Cafcass, strategic plan 2026-2029: rule 16.4 work runs to a 26-week timetable.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import (
    IN_ENGLAND,
    between,
    equals,
    in_period,
    not_negative,
    share,
    told,
    within,
)
from waypost.insight.measures.readings import mean_weeks_from_days, percent
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Question

WEEKS_26_IN_DAYS = 26 * 7
_ORDER = "first_final_order_on"
_ENDED = AllOf((IN_ENGLAND, equals("law", "private"), told("first_guardian_on"), in_period(_ORDER)))
_SINCE_GUARDIAN, _SINCE_ISSUE = not_negative("first_guardian_on", _ORDER), not_negative("issued_on", _ORDER)

MEASURE = Measure(
    id="rule_16_4_duration",
    title="Children with a guardian in private law",
    why_it_matters=(
        "These are the children whose parents' dispute has grown so hard that the court gave them somebody "
        "of their own."
    ),
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "within_26_weeks_of_appointment",
            "Order within 26 weeks of the guardian's allocation",
            "percent",
            share(
                "children_in_proceedings",
                within("first_guardian_on", _ORDER, WEEKS_26_IN_DAYS),
                _ENDED,
                _SINCE_GUARDIAN,
            ),
            percent,
            groups=("all",),
        ),
        Method(
            "within_26_weeks_of_issue",
            "Order within 26 weeks of issue",
            "percent",
            share("children_in_proceedings", within("issued_on", _ORDER, WEEKS_26_IN_DAYS), _ENDED, _SINCE_ISSUE),
            percent,
            groups=("all",),
        ),
        Method(
            "weeks_from_appointment",
            "Mean weeks from the guardian's allocation",
            "weeks",
            Question(
                "children_in_proceedings", Mean(between("first_guardian_on", _ORDER)), AllOf((_ENDED, _SINCE_GUARDIAN))
            ),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "weeks_from_issue",
            "Mean weeks from issue",
            "weeks",
            Question("children_in_proceedings", Mean(between("issued_on", _ORDER)), AllOf((_ENDED, _SINCE_ISSUE))),
            mean_weeks_from_days,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the children whose first final order came within 182 days by the method's clock; or their weeks."
    ),
    denominator=(
        "England. Children in private-law proceedings with a guardian, whose first final order was made in the quarter."
    ),
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (rule 16.4 runs to 26 weeks)",),
    cautions=(
        "The plan does not say from which day its 26 weeks run. Both clocks are told, and never added.",
        "The day of appointment is in no file: the guardian's first allocation by Cafcass stands for it.",
        "The statute's 26 weeks do not bind private law.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
