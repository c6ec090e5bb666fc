"""What was published as a change is what our comparison makes of the two figures published.

Source of every row: Cafcass, Listening to them - lighting the way, review of Ambitious for Children 2023-26, May 2025.
"""

from __future__ import annotations

import pytest

from waypost.doors.pages.words import Reading, change_in_words
from waypost.insight.measures.registry import MEASURES

PUBLISHED = (
    # measure, method, published now, published before, published change
    ("open_over_52_weeks", "children", 3058, 3965, "907 fewer (22.9%)"),  # public law
    ("open_over_52_weeks", "children", 5701, 7223, "1,522 fewer (21.1%)"),  # private law
    ("open_over_100_weeks", "children", 2604, 3573, "969 fewer (27.1%)"),
    ("open_children_and_cases", "children", 19496, 20929, "1,433 fewer (6.8%)"),  # public law
    ("open_children_and_cases", "children", 24658, 27792, "3,134 fewer (11.3%)"),  # private law
    ("open_children_and_cases", "cases", 11136, 11852, "716 fewer (6.0%)"),
    ("open_children_and_cases", "cases", 16406, 18244, "1,838 fewer (10.1%)"),
    ("closed_within_26_weeks", "statute", 35.1, 30.1, "5.0 percentage points higher"),
    ("section_8_within_26_weeks", "applications", 59.2, 56.2, "3.0 percentage points higher"),
    ("duration_of_closed_cases", "cafcass", 39, 44, "5 weeks shorter"),
    ("private_law_duration", "work_after_first_hearing", 55, 59, "4 weeks shorter"),
    ("engagement", "recorded", 97.0, 96.5, "0.5 percentage points higher"),
    ("engagement", "in_person", 92.7, 90.7, "2.0 percentage points higher"),
    ("letters_in_audited_files", "all_letters", 60.6, 45.6, "15.0 percentage points higher"),
    ("letters_in_audited_files", "all_letters", 78.7, 68.4, "10.3 percentage points higher"),
    ("practice_audited", "good_or_better", 72.5, 78.5, "6.0 percentage points lower"),
    ("management_review", "before_closing", 92.7, 91.8, "0.9 percentage points higher"),
    ("management_review", "before_closing", 88.9, 91.4, "2.5 percentage points lower"),
    ("complaints", "by_children", 24, 12, "12 more (100.0%)"),
)
VERDICTS = {  # what chance could have done decides, where an interval or a count says
    "907 fewer (22.9%)": "better",
    "12 more (100.0%)": "none",
    "6.0 percentage points lower": "worse",
    "5 weeks shorter": "better",
}


@pytest.mark.parametrize(("measure_id", "method", "now", "before", "change"), PUBLISHED)
def test_a_published_change_is_told_as_published(measure_id, method, now, before, change):
    measure = next(one for one in MEASURES if one.id == measure_id)
    unit = measure.method(method).unit
    told = change_in_words(Reading(now, unit), Reading(before, unit), measure.direction)
    assert told.amount == change
    assert told.verdict == VERDICTS.get(change, told.verdict)


def test_five_percent_is_five_percentage_points():
    """The review says "5% increase" of 35.1 and 30.1: as a percentage it would be 16.6."""
    told = change_in_words(Reading(35.1, "percent"), Reading(30.1, "percent"), "higher_is_better")
    assert "16.6" not in told.amount


def test_children_of_both_laws_are_no_unique_children():
    """44,154 is inferred, no published total: a child of both laws stands in both counts."""
    assert 19496 + 24658 == 44154
    caution = next(one for one in MEASURES if one.id == "open_children_and_cases").cautions[0]
    assert "no count of different children" in caution
