"""Practitioners who have completed the module on domestic abuse, which is mandatory.

Source: Cafcass, Listening to them - lighting the way, May 2025; strategic plan 2026-2029 (training before a launch).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end
from waypost.insight.measures.workforce.staff import GRAINS, NEXT_REVIEW, OWNER, SMALL, Staff, shares

COURSE = "domestic_abuse"
ANALYSIS = Analysis(
    id="training",
    title="The domestic abuse module",
    why_it_matters="In almost two thirds of private law cases harm by domestic abuse must be assessed.",
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(
        Told("complete", "Practitioners who have completed the domestic abuse module", "percent"),
        Told("in_time", "Of those who were due to, practitioners who have completed that module", "percent"),
    ),
    numerator="Of those, practitioners who had completed the module by the end of the day.",
    denominator="England. Practitioners in a social work post at the end of the day; or those whose day had come.",
    method_in_words="The newest practitioners are in it too: a child is not safer because somebody's day has not come.",
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (a mandatory module on domestic abuse, PD12J)",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (training complete before a launch)",
    ),
    cautions=("Completed is no more than completed: what practice became of it, audits tell.", SMALL),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield both shares at the last month's end on or before a day; nothing where nobody's training is told."""
    period = last_month_end(as_of)
    course = staff.training.filter(course=COURSE)
    if course.is_empty():
        return
    people = staff.in_post(period.end).join(course, on="practitioner_id", how="left")
    is_done = pl.col("completed_on") <= period.end
    yield from shares(ANALYSIS, "complete", period, people, of=is_done)
    yield from shares(ANALYSIS, "in_time", period, people.filter(pl.col("due_on") <= period.end), of=is_done)
