"""What is never kept of a court's record."""

from __future__ import annotations

from waypost.intake.never_kept import never_kept, take_out_staff


def test_judges_and_staff_go_wherever_they_stand_and_nothing_else_does() -> None:
    given = {
        "allocatedJudge": {"judgeLastName": "x"},
        "hearings": [{"id": 1, "value": {"JudgeAndLegalAdvisor": {}, "type": "FINAL"}}, "judgeName"],
        "events": [{"user_id": 7, "user_first_name": "x", "state_id": "Open"}],
    }
    take_out_staff(given)
    assert given == {
        "hearings": [{"id": 1, "value": {"type": "FINAL"}}, "judgeName"],
        "events": [{"state_id": "Open"}],
    }
    assert len(never_kept()) > 40
