"""How often guardian and social worker had agreed timetable and care plan when the case management hearing was held.

Source: Cafcass, Listening to them - lighting the way, May 2025: the protocol of what comes before case management.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals, in_period, not_negative, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf

_HEARING = "case_management_hearing_on"
_AGREED = AllOf((told("plan_agreed_on"), not_negative("plan_agreed_on", _HEARING)))

MEASURE = Measure(
    id="agreement_before_case_management",
    title="Agreement of guardian and social worker before the case management hearing",
    why_it_matters="Two people who agree on the timetable spare a child a hearing.",
    objective="efficiency",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "agreed_by_the_hearing",
            "Timetable and care plan agreed by the day of the hearing",
            "percent",
            share(
                "proceedings",
                _AGREED,
                AllOf((IN_ENGLAND, CARE, equals("is_told_by_cafcass", value=True), in_period(_HEARING))),
            ),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the cases in which guardian and social worker had agreed both timetable and care plan, of one of "
        "the children at least, on the day of the hearing or before."
    ),
    denominator=(
        "England. Section 31 cases known to Cafcass whose first case management hearing was held in the quarter."
    ),
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025: pre-case-management protocol (guardian and social "
        "worker agree the timetable and review care plans early)",
    ),
    cautions=(
        "A talk that nobody wrote down counts as no agreement: a low figure may be of writing, and not of talking.",
        "To agree is no aim of its own. A guardian who sees it otherwise has to say so.",
        "Agreed for one child of a case counts for the case.",
        "Nobody has published a figure. What the protocol says to be agreed is public in one sentence alone.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 23),
    grains=("england",),
)
