"""When reviews and meetings are due; what may stand on which agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.areas.rules import (
    ReviewState,
    check_agenda,
    check_held,
    check_review,
    months_on,
    next_meeting_by,
    pack_state,
    reviews_due,
)
from waypost.casework.strategy.plan import meetings
from waypost.casework.strategy.terms import terms

BEGAN = date(2027, 4, 1)
REVIEWS = {"mid_year": {"months": 6}, "end_year": {"months": 12}}


@pytest.mark.parametrize(
    ("on", "held", "states"),
    [
        (date(2027, 9, 30), set(), ("not_due", "not_due")),
        (date(2027, 10, 1), set(), ("due", "not_due")),
        (date(2027, 10, 31), set(), ("due", "not_due")),
        (date(2027, 11, 1), set(), ("late", "not_due")),
        (date(2027, 11, 1), {"mid_year"}, ("held", "not_due")),
        (date(2028, 6, 1), {"mid_year"}, ("held", "late")),
    ],
)
def test_the_table_of_reviews(on, held, states):
    due = reviews_due(BEGAN, held, on, REVIEWS, 30)
    assert tuple(one.state for one in due) == tuple(ReviewState(state) for state in states)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 8, 31), 6, date(2028, 2, 28)), (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2027, 4, 1), 12, date(2028, 4, 1)),
    ],
)  # fmt: skip
def test_months_on(day, months, then):
    assert months_on(day, months) == then


def test_the_next_meeting_is_due_by_how_often_it_is():
    assert next_meeting_by(BEGAN, 4) == date(2027, 7, 1)
    assert next_meeting_by(BEGAN, 1) == date(2028, 4, 1)
    assert next_meeting_by(BEGAN, None) is next_meeting_by(None, 4) is None


@pytest.mark.parametrize(
    ("held", "judged", "aims", "held_on"),
    [
        ({"mid_year"}, 2, 2, BEGAN), (set(), 1, 2, BEGAN), (set(), 0, 0, BEGAN),
        (set(), 2, 2, BEGAN - timedelta(days=1)), (set(), 2, 2, BEGAN + timedelta(days=9)),
    ],
    ids=["held", "not_judged", "no_aim", "too_early", "not_come"],
)  # fmt: skip
def test_no_review_without_every_aim(held, judged, aims, held_on):
    told = {"starts_on": BEGAN, "on": BEGAN + timedelta(days=5)}
    check_review("mid_year", set(), 2, 2, held_on=BEGAN, **told)
    with pytest.raises(NotPossibleNow):
        check_review("mid_year", held, judged, aims, held_on=held_on, **told)


@pytest.mark.parametrize("meeting", ["assurance", "policy", "learning"])
@pytest.mark.parametrize("about", ["assurance", "policy", "learning"])
def test_assurance_and_policy_do_not_meet(meeting, about):
    if meeting == about:
        check_agenda(meeting, about, "It.")
    else:
        with pytest.raises(NotPossibleNow, match="kept apart"):
            check_agenda(meeting, about, "It.")


def test_a_meeting_is_held_on_a_day_that_has_come():
    with pytest.raises(NotPossibleNow):
        check_held(BEGAN + timedelta(days=1), "It.", on=BEGAN)


def test_there_are_eight_boards_and_one_for_associates_and_none_of_the_eight_is_named():
    boards = dict(terms("areas", "boards")["boards"])  # a copy: terms are kept
    assert (len(boards), boards.pop("associates")["status"]) == (9, "published")
    assert {one["status"] for one in boards.values()} == {"assumption"}
    assert [one.code for one in meetings() if one.boards] == ["performance_boards"]
    assert len({one.code for one in meetings()}) == len(meetings())


@pytest.mark.parametrize(
    ("days_ahead", "is_prepared", "state"),
    [(15, False, "not_due"), (14, False, "due"), (0, False, "due"), (-3, False, "due"), (14, True, "prepared")],
)
def test_a_pack_is_due_its_days_before_the_meeting(days_ahead, is_prepared, state):
    meets_on = BEGAN + timedelta(days=days_ahead)
    assert pack_state(meets_on, BEGAN, 14, is_prepared=is_prepared).value == state
