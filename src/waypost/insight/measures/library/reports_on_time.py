"""What share of the reports that the court wanted in a quarter was filed by its day, by author.

Source: Cafcass, strategic plan 2026-2029: timely reports; National Audit Office, Improving family court services for
children, 21 May 2025: nobody can tell the causes of delay.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AnyOf, Column, Compare, Condition, IsMissing
from waypost.journeys.question import Question


def _on_time(*where: Condition) -> Question:
    """Return the share on time of the reports that were due in the period."""
    on_time = Compare(Column("second_on"), "<=", Column("due_on"))
    was_open = AnyOf((IsMissing(Column("closed_on")), Compare(Column("closed_on"), ">=", Column("due_on"))))
    return share("paired_events", on_time, IN_ENGLAND, equals("pair", "report"), in_period("due_on"), was_open, *where)


MEASURE = Measure(
    id="reports_on_time",
    title="Reports filed on time",
    why_it_matters="A hearing without its report is a hearing put off, and a child who waits for the next.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "everybody",
            "Of every author",
            "percent",
            _on_time(),
            percent,
            groups=("all",),
        ),
        Method(
            "cafcass",
            "Reports of Cafcass",
            "percent",
            _on_time(equals("owner", "cafcass")),
            percent,
            groups=("all",),
        ),
        Method(
            "local_authority",
            "Reports of local authorities",
            "percent",
            _on_time(equals("owner", "local_authority")),
            percent,
            groups=("all",),
        ),
        Method(
            "expert",
            "Reports of experts",
            "percent",
            _on_time(equals("owner", "expert")),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the reports that were filed on the day that the court set, or sooner.",
    denominator=(
        "England. Reports whose day fell in the quarter, as Cafcass tells of them, filed or not. A report "
        "on several children of a case counts once."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (timely reports)",
        "National Audit Office, Improving family court services for children, 21 May 2025",
    ),
    cautions=(
        "A day that the court moved counts as it was last told: what was agreed later is not late.",
        "A report that nobody needed any more counts as not filed, where its day passed before the case closed.",
        "That a report came late does not say whose fault it was: it may have been asked for late.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
