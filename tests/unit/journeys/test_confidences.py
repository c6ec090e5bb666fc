"""What is confidential sticks, until a human releases it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from told_events import happened
from waypost.journeys.confidences import Confidence, Release, gather_confidences, home_marks, marked

AS_OF = date(2026, 12, 31)
KEY = ("hmcts_case_data", None, "p-1", "C-1", "home", "refuge", "liveInRefuge")


def at(month: int, day: int = 1) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


def release(day: date, **changed: object) -> Release:
    told = {"source": "x", "sender": None, "person_key": "y", "child_id": "C-1", "covers": "home", "released_on": day}
    return Release(**told | changed)  # type: ignore[arg-type]


def test_once_told_it_holds():
    (one,) = gather_confidences([(KEY, at(1)), (KEY, at(3))], [], AS_OF)
    assert one == Confidence(*KEY, at(1), at(3), None)
    assert home_marks([one]) == {"C-1": "refuge"}


def test_what_is_told_after_the_day_is_not_known():
    assert gather_confidences([(KEY, at(3))], [], date(2026, 2, 28)) == []


def test_the_strictest_of_all_agencies_holds():
    other = ("cafcass", None, "q", "C-1", "home", "confidential_address", "is_address_confidential")
    told = gather_confidences([(KEY, at(1)), (other, at(5))], [], AS_OF)
    assert [one.source for one in told] == ["cafcass", "hmcts_case_data"]
    assert home_marks(told) == {"C-1": "refuge"}


def test_a_release_lifts_what_was_told_by_its_day():
    (one,) = gather_confidences([(KEY, at(3))], [release(date(2026, 3, 1))], AS_OF)
    assert one.released_on == date(2026, 3, 1)
    assert home_marks([one]) == {}


def test_what_is_told_again_after_a_release_holds_again():
    (one,) = gather_confidences([(KEY, at(3)), (KEY, at(4))], [release(date(2026, 3, 1))], AS_OF)
    assert one.released_on is None


def test_what_was_told_at_a_time_nobody_knows_is_not_lifted():
    (one,) = gather_confidences([(KEY, None), (KEY, at(3))], [release(date(2026, 6, 1))], AS_OF)
    assert (one.first_told_at, one.last_told_at, one.released_on) == (at(3), None, None)
    (one,) = gather_confidences([(KEY, None)], [release(date(2026, 6, 1))], AS_OF)
    assert (one.first_told_at, one.released_on) == (None, None)


def test_a_release_is_of_one_person_and_group_and_of_its_day():
    told = [(KEY, at(3))]
    for wrong in (
        release(date(2026, 6, 1), child_id="C-2"),
        release(date(2026, 6, 1), covers="contact"),
        release(date(2027, 6, 1)),
        release(date(2026, 6, 1), child_id=None),
    ):
        assert gather_confidences(told, [wrong], AS_OF)[0].released_on is None
    adult = (*KEY[:3], None, *KEY[4:])
    own = release(date(2026, 6, 1), child_id=None, source=KEY[0], person_key=KEY[2])
    assert gather_confidences([(adult, at(3))], [own], AS_OF)[0].released_on == date(2026, 6, 1)


def test_what_is_told_of_an_adult_or_of_a_telephone_raises_no_childs_home():
    adult, telephone = (*KEY[:3], None, *KEY[4:]), (*KEY[:4], "contact", *KEY[5:])
    told = gather_confidences([(adult, at(1)), (telephone, at(1))], [], AS_OF)
    assert len(told) == 2
    assert home_marks(told) == {}


def test_events_are_marked_by_kind_and_home():
    events = [happened("placement_started", 1), happened("hearing_held", 2)]
    child_id = events[0].child_id
    assert [one.mark for one in marked(events, {})] == ["personal", "personal"]
    assert [one.mark for one in marked(events, {child_id: "refuge"})] == ["refuge", "personal"]
