"""What colleagues say in the yearly survey: their workload, their safety, whether they are heard.

Source: Cafcass, strategic plan 2026-2029: yearly survey of colleagues.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period
from waypost.insight.measures.workforce.staff import GRAINS, NEXT_REVIEW, OWNER, SMALL, Staff, shares

ANALYSIS = Analysis(
    id="staff_survey",
    title="What colleagues say",
    why_it_matters="Who cannot manage the work says so before they leave.",
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(
        Told("can_manage_workload", "My workload is manageable", "percent"),
        Told("feels_safe", "I feel safe at work", "percent"),
        Told("is_listened_to", "I am listened to", "percent"),
    ),
    numerator="Of those, answers of yes.",
    denominator="England. Colleagues who answered the question in the last survey.",
    method_in_words="The last survey that had closed by the day. Who did not answer is not counted.",
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (yearly survey of colleagues)",),
    cautions=(
        "Whoever does not answer may think otherwise.",
        "An answer names nobody, and is tied to no practitioner.",
        SMALL,
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=GRAINS,
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the shares of the last survey that had closed by a day."""
    closed = staff.staff_survey.filter(pl.col("survey_on") <= as_of)
    last = closed["survey_on"].max()
    if not isinstance(last, date):
        return
    rows = closed.filter(survey_on=last)
    for told in ANALYSIS.told:
        answered = rows.filter(pl.col(told.id).is_not_null())
        yield from shares(ANALYSIS, told.id, Period(last, last), answered, of=pl.col(told.id))
