"""In what share of private-law cases a second report was ordered.

Source: Cafcass, strategic plan 2026-2029: no second report in Child Focused Courts.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Not

_ENDED = AllOf((IN_ENGLAND, equals("law", "private"), in_period("completed_on")))

MEASURE = Measure(
    id="second_reports",
    title="Cases in which a second report was ordered",
    why_it_matters=("A second report asks a child the same questions again, and makes everybody wait for the answer."),
    objective="efficiency",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "child_focused_courts",
            "Child Focused Courts: a second part of the child impact report, or an addendum",
            "percent",
            share("proceedings", told("second_report_ordered_on"), _ENDED, CHILD_FOCUSED_COURT),
            percent,
            groups=("all",),
        ),
        Method(
            "other_courts",
            "Other courts: an addendum to a report under section 7",
            "percent",
            share("proceedings", told("second_report_ordered_on"), _ENDED, Not(CHILD_FOCUSED_COURT)),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which a second child impact report or an addendum was ordered.",
    denominator="England. Private-law cases that ended in the quarter, of known track.",
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (measures of Child Focused Courts)",),
    cautions=(
        (
            "Where something new comes to light a second report is right. The figure asks how often; it does not "
            "say how often it should be."
        ),
        "The two kinds of court order different reports: their shares are not set side by side as one.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
