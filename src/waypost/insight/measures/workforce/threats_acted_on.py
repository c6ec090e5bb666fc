"""Threats and assaults on practitioners, and whether somebody acted on them soon.

Source: Cafcass, strategic plan 2026-2029: every threat is reported, and acted on promptly.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period, last_month_end
from waypost.insight.measures.workforce.staff import ENGLAND, NEXT_REVIEW, OWNER, SERVICE_AREA, Staff, shares, year_to

LIMIT = assumed_limit("threat_acted_on")
ANALYSIS = Analysis(
    id="threats_acted_on",
    title="Threats and assaults on practitioners, acted on",
    why_it_matters=("Who is threatened cannot listen to a child; and a child may be in danger from the same person."),
    objective="people",
    direction="higher_is_better",
    period="month_end",
    told=(
        Told("acted_on", f"Incidents that somebody acted on within {LIMIT.words}", "percent"),
        Told("acted_on_at_all", "Incidents that somebody has acted on by now", "percent"),
        Told("authority_told", "Incidents after which the authority was told, for a child's sake", "percent"),
    ),
    numerator="Of those, incidents with a day of action; or with a day on which the authority was told.",
    denominator=(
        f"England. Incidents against practitioners in twelve months that end {LIMIT.words} before the month's end."
    ),
    method_in_words=(
        f"An incident is of the service area of the practitioner's last post. {LIMIT.words.capitalize()} are our "
        "assumption: the plan says promptly, and nobody has published a time."
    ),
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (threats reported, and acted on)",),
    cautions=(
        "What nobody reports is not in it. More incidents may mean that more are reported, which is better.",
        "Nobody tells whether a child was at risk: how often the authority was told is neither good nor bad by itself.",
        "That something was done says nothing of what was done. Not a word of an incident is read.",
        "No team is told of: few are threatened, and a team would know who.",
    ),
    owner=OWNER,
    next_review=NEXT_REVIEW,
    grains=(ENGLAND, SERVICE_AREA),
)


def compute(staff: Staff, as_of: date) -> Iterator[Figure]:
    """Yield the three shares of the twelve months to the last month's end on or before a day."""
    whole = year_to(last_month_end(as_of).end)
    grace = timedelta(days=LIMIT.value)
    period = Period(whole.start - grace, whole.end - grace)
    happened = staff.incidents.filter(pl.col("happened_on") > period.start, pl.col("happened_on") <= period.end)
    rows = staff.area_of_anybody(happened).with_columns(team=pl.lit(None, dtype=pl.String))
    acted, authority = pl.col("action_taken_on"), pl.col("child_protection_action_on")
    in_time = acted <= pl.col("happened_on") + pl.duration(days=LIMIT.value)
    yield from shares(ANALYSIS, "acted_on", whole, rows, of=in_time)
    yield from shares(ANALYSIS, "acted_on_at_all", whole, rows, of=acted <= whole.end)
    yield from shares(ANALYSIS, "authority_told", whole, rows, of=authority <= whole.end)
