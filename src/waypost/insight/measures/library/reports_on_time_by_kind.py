"""What share of the reports that the court wanted in a quarter was filed by its day, by kind of report.

Source: Cafcass, strategic plan 2026-2029: safeguarding letters, section 7 reports and child impact reports are
timely.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AnyOf, Column, Compare, IsMissing
from waypost.journeys.question import Question


def _on_time(kind: str) -> Question:
    """Return the share on time of the reports of a kind that were due in the period."""
    on_time = Compare(Column("second_on"), "<=", Column("due_on"))
    was_open = AnyOf((IsMissing(Column("closed_on")), Compare(Column("closed_on"), ">=", Column("due_on"))))
    reports = (IN_ENGLAND, equals("pair", "report"), equals("code", kind))
    return share("paired_events", on_time, *reports, in_period("due_on"), was_open)


MEASURE = Measure(
    id="reports_on_time_by_kind",
    title="Reports filed on time, by kind",
    why_it_matters="A safety check and an expert's report are not the same work; late ones have different causes.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "safeguarding_letter",
            "Safeguarding letters",
            "percent",
            _on_time("safeguarding_letter"),
            percent,
            groups=("all",),
        ),
        Method(
            "section_7",
            "Reports under section 7",
            "percent",
            _on_time("section_7"),
            percent,
            groups=("all",),
        ),
        Method(
            "section_37",
            "Reports under section 37",
            "percent",
            _on_time("section_37"),
            percent,
            groups=("all",),
        ),
        Method(
            "rule_16_4",
            "Reports of rule 16.4 guardians",
            "percent",
            _on_time("rule_16_4"),
            percent,
            groups=("all",),
        ),
        Method(
            "child_impact_report_1",
            "Child impact reports",
            "percent",
            _on_time("child_impact_report_1"),
            percent,
            groups=("all",),
        ),
        Method(
            "initial_analysis",
            "Guardians' initial analyses",
            "percent",
            _on_time("initial_analysis"),
            percent,
            groups=("all",),
        ),
        Method(
            "final_analysis",
            "Guardians' final analyses",
            "percent",
            _on_time("final_analysis"),
            percent,
            groups=("all",),
        ),
        Method(
            "expert_report",
            "Reports of experts",
            "percent",
            _on_time("expert_report"),
            percent,
            groups=("all",),
        ),
        Method(
            "parenting_assessment",
            "Parenting assessments",
            "percent",
            _on_time("parenting_assessment"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the reports that were filed on the day that the court set, or sooner.",
    denominator=("England. Reports of the kind whose day fell in the quarter, as Cafcass tells of them, filed or not."),
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (safeguarding letters, section 7 "
            "reports and child impact reports)"
        ),
        "Children Act 1989 section 37(4): eight weeks, unless the court directs otherwise",
    ),
    cautions=(
        "The court sets the day, so that kinds with short limits look worse than kinds with long ones.",
        "Told for England alone: kinds are few in one area.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
