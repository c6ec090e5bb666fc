"""How many complaints were made, how many of them by children, and how soon they were answered.

Source: Cafcass, strategy review, May 2025: children's complaints 12, then 24; strategic plan 2026-2029: children's
complaints stand in all oversight.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, between, equals, in_period, share
from waypost.insight.measures.readings import count, median_days, percent
from waypost.journeys.expressions import AllOf, Column, Compare, Value, WorkingDays
from waypost.journeys.question import Count, Median, Question

LIMIT = assumed_limit("complaint_answered")
_COMPLAINTS = AllOf((IN_ENGLAND, equals("pair", "feedback"), equals("code", "complaint")))
_IN_TIME = Compare(WorkingDays(Column("first_on"), Column("second_on")), "<=", Value(LIMIT.value))

MEASURE = Measure(
    id="complaints",
    title="Complaints and their answers",
    why_it_matters="A child who complains has found a grown-up worth complaining to. The answer should come soon.",
    objective="experience",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "complaints",
            "Complaints made",
            "pieces_of_feedback",
            Question("paired_events", Count(), AllOf((_COMPLAINTS, in_period("first_on")))),
            count,
            groups=("all",),
        ),
        Method(
            "by_children",
            "Complaints made by children",
            "pieces_of_feedback",
            Question("paired_events", Count(), AllOf((_COMPLAINTS, in_period("first_on"), equals("owner", "child")))),
            count,
            groups=("all",),
        ),
        Method(
            "days_to_answer",
            "Median days to the answer, of complaints answered",
            "days",
            Question(
                "paired_events", Median(between("first_on", "second_on")), AllOf((_COMPLAINTS, in_period("second_on")))
            ),
            median_days,
            groups=("all",),
        ),
        Method(
            "answered_within_20_working_days",
            f"Share answered within {LIMIT.words}",
            "percent",
            share("paired_events", _IN_TIME, _COMPLAINTS, in_period("first_on")),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(f"Complaints made in the quarter, or answered in it; or, of those made, answered within {LIMIT.words}."),
    denominator="England. Complaints that name a child in a case.",
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (children's complaints)",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029",
    ),
    cautions=(
        "More complaints are not worse: a child who knows how to complain is safer than one who does not.",
        f"{LIMIT.words.capitalize()} are an assumption of ours: no text that we read sets a time.",
        "Complaints of the last weeks may still be answered in time.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
