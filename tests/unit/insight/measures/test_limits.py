"""Limits that measures count by come from the timetables, and end when those say."""

from __future__ import annotations

import pytest

from waypost.insight.measures.limits import days_after, limit_of


@pytest.mark.parametrize(
    ("timetable", "convention", "step", "days"),
    [
        ("care_proceedings", "statute", "proceedings_resolved", 181),
        ("care_proceedings", "statute", "case_management_hearing", 17),
        ("care_proceedings", "statute", "issues_resolution_hearing", 139),
        ("care_proceedings", "court_service_report", "report_case_management_hearing", 24),
        ("child_focused_courts", "strategic_plan", "child_impact_report", 40),
    ],
)
def test_a_limit_in_days_after_its_start(timetable, convention, step, days):
    assert days_after(limit_of(timetable, convention, step)) == days
