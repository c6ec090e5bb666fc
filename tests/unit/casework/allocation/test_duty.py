"""By when duty work is needed, when it is late, and what can be written of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from waypost.casework.allocation.duty import (
    DutyOutcome,
    check_can_hold,
    check_entry,
    check_matter,
    check_rota,
    check_struck_because,
    duty_words,
    is_late,
    needed_by,
)
from waypost.casework.children.rules import NotPossibleNow

AT = datetime(2027, 4, 1, 9, 30, tzinfo=UTC)  # half past ten in London, a Thursday
SAID = "The school rang about bruises."


@pytest.mark.parametrize(
    ("needed", "at", "by"),
    [
        ("within_two_hours", AT, AT + timedelta(hours=2)),
        ("today", AT, datetime(2027, 4, 1, 16, tzinfo=UTC)),
        ("today", datetime(2027, 3, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 17, tzinfo=UTC)),
        ("next_working_day", datetime(2027, 4, 2, 9, tzinfo=UTC), datetime(2027, 4, 5, 16, tzinfo=UTC)),
        ("within_three_working_days", AT, datetime(2027, 4, 6, 16, tzinfo=UTC)),
        # The night on which the clocks go forward: two hours are two hours.
        ("within_two_hours", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, 30, tzinfo=UTC)),
    ],
)
def test_by_when_duty_work_is_needed(needed, at, by):
    assert needed_by(needed, at) == by


def test_the_last_instant_is_in_time():
    assert not is_late(AT, AT)
    assert is_late(AT, AT + timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("kind", "rang_by", "needed", "said", "where"),
    [
        ("golf", "school", "today", SAID, "kind"),
        ("worry", "golf", "today", SAID, "rang_by"),
        ("worry", "school", "golf", SAID, "needed"),
        ("worry", "school", "next_working_day", SAID, "needed"),
        ("worry", "school", "today", "Bruises.", "said"),
    ],
)
def test_what_is_wrong_with_duty_work_is_said_beside_its_box(kind, rang_by, needed, said, where):
    with pytest.raises(NotPossibleNow) as refused:
        check_matter(kind, rang_by, needed, said, AT)
    assert refused.value.where == where


def test_a_worry_is_for_today_and_after_the_end_of_the_day_for_the_next_two_hours():
    check_matter("worry", "school", "today", SAID, AT)
    evening = datetime(2027, 4, 1, 16, 30, tzinfo=UTC)
    with pytest.raises(NotPossibleNow, match="the working day has ended"):
        check_matter("worry", "school", "today", SAID, evening)
    check_matter("worry", "school", "within_two_hours", SAID, evening)


@pytest.mark.parametrize("kind", list(duty_words()["kinds"]))
def test_each_kind_can_be_needed_by_some_time_at_every_hour(kind):
    for hour in range(24):
        at = datetime(2027, 4, 1, hour, tzinfo=UTC)
        assert any(needed_by(needed, at) > at for needed in duty_words()["kinds"][kind]["needed"])


@pytest.mark.parametrize(
    ("outcome", "words", "hands_to", "is_open", "said"),
    [
        ("taken", SAID, None, True, "say what was done"),
        ("golf", SAID, None, True, "say what was done"),
        ("done", SAID, None, False, "has ended"),
        ("done", "Rang.", None, True, "at least 3 words"),
        ("handed_on", SAID, None, True, "who takes it on"),
        ("handed_on", SAID, 7, True, "who takes it on"),
    ],
)
def test_what_cannot_be_written_of_duty_work(outcome, words, hands_to, is_open, said):
    with pytest.raises(NotPossibleNow, match=said):
        check_entry(outcome, words, hands_to, 7, is_open=is_open)


def test_what_can_be_written_of_duty_work():
    check_entry("done", SAID, None, 7, is_open=True)
    check_entry("handed_on", SAID, 8, 7, is_open=True)
    check_can_hold(8, {8: "Somebody"})
    with pytest.raises(NotPossibleNow, match="cannot take it"):
        check_can_hold(9, {8: "Somebody"})


def test_a_rota_is_for_today_and_a_quarter_ahead():
    today = date(2027, 4, 1)
    check_rota(today, today)
    check_rota(today + timedelta(days=92), today)
    for day in (today - timedelta(days=1), today + timedelta(days=93)):
        with pytest.raises(NotPossibleNow, match="a rota is for today"):
            check_rota(day, today)
    with pytest.raises(NotPossibleNow, match="at least 3 words"):
        check_struck_because("Ill")


def test_each_code_has_words():
    told = duty_words()
    assert list(told["outcomes"]) == [one.value for one in DutyOutcome]
    assert all(one["words"] for name in ("kinds", "needed", "outcomes") for one in told[name].values())
    assert {needed for one in told["kinds"].values() for needed in one["needed"]} == set(told["needed"])
