"""How soon somebody was given a safeguarding letter to write, alike in every region or not.

Source: Cafcass, strategic plan 2026-2029: safeguarding letters allocated consistently across regions.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, between, equals, in_period, not_negative, share
from waypost.insight.measures.readings import median_days, percent
from waypost.journeys.expressions import AllOf, Column, Compare, Value, WorkingDays
from waypost.journeys.question import Median, Question

LIMIT = assumed_limit("safeguarding_letter_allocated")
_LETTERS = AllOf((IN_ENGLAND, equals("pair", "allocation"), equals("code", "safeguarding_letter")))
_IN_TIME = Compare(WorkingDays(Column("first_on"), Column("second_on")), "<=", Value(LIMIT.value))
_ALLOCATED = AllOf((_LETTERS, in_period("second_on"), not_negative("first_on", "second_on")))

MEASURE = Measure(
    id="safeguarding_letters_allocated",
    title="Safeguarding letters allocated alike in every region",
    why_it_matters="Where a child lives should not decide how soon somebody checks that they are safe.",
    objective="efficiency",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "in_time",
            f"Share allocated within {LIMIT.words}",
            "percent",
            share("paired_events", _IN_TIME, _LETTERS, in_period("first_on")),
            percent,
            groups=("all",),
        ),
        Method(
            "days_to_allocation",
            "Median days until somebody was given the letter, of letters allocated",
            "days",
            Question("paired_events", Median(between("first_on", "second_on")), _ALLOCATED),
            median_days,
            groups=("all",),
        ),
    ),
    numerator=f"Of those, the letters that somebody was given to write within {LIMIT.words}; or the days until then.",
    denominator=(
        "England. Safeguarding letters asked for in the quarter, as Cafcass tells of them; or, of the days, letters "
        "allocated in it."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (safeguarding letters allocated "
        "consistently across regions)",
    ),
    cautions=(
        f"{LIMIT.words.capitalize()} are an assumption of ours: the time agreed between regions is in no source.",
        "Alike in every region is read from the areas beside one another, not from England's figure.",
        "A letter that is told only once it is filed is not in it before.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 23),
)
