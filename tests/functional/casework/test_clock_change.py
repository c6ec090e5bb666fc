"""The two Sundays on which the clocks of London change: days begin at midnight there, hours go by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings as django_settings

from support.casework_people import a_child, a_user, acting, assign
from waypost.casework.access.acting import Acting
from waypost.casework.access.actions.break_glass import break_glass
from waypost.casework.access.models import BreakGlass
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import limits
from waypost.casework.children.models import Step
from waypost.casework.children.queries.lists import my_work
from waypost.doors.staff.sign_in.ageing import is_over
from waypost.doors.staff.words import moment
from waypost.wiring import asking

FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)
SUNDAYS = [pytest.param(FORWARD, id="forward"), pytest.param(BACK, id="back")]


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (at(FORWARD, 0, 30), FORWARD), (at(FORWARD, 1, 30), FORWARD), (at(FORWARD, 22, 59), FORWARD),
        (at(FORWARD, 23, 0), FORWARD + timedelta(days=1)),
        (at(FORWARD - timedelta(days=1), 23, 59), FORWARD - timedelta(days=1)),
        (at(BACK, 0, 30), BACK), (at(BACK, 1, 30), BACK), (at(BACK, 23, 59), BACK),
        (at(BACK - timedelta(days=1), 23, 0), BACK), (at(BACK - timedelta(days=1), 22, 59), BACK - timedelta(days=1)),
    ],
)  # fmt: skip
def test_a_day_is_londons(instant, day):
    assert Acting(1, Role.AUDITOR, None, "", instant).on == day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("instant", "late"),
    [
        (at(FORWARD, 22, 59), 0), (at(FORWARD, 23, 1), 1), (at(FORWARD + timedelta(days=1), 0, 1), 1),
        (at(BACK, 22, 59), 0), (at(BACK, 23, 59), 0), (at(BACK + timedelta(days=1), 0, 1), 1),
    ],
)  # fmt: skip
def test_what_is_due_on_the_sunday_is_late_when_london_has_monday(instant, late):
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child(opened_on=date(2027, 1, 4))
    assign(child, user)
    due = FORWARD if instant < at(date(2027, 6, 1), 0) else BACK
    Step.objects.create(
        child=child, step="section_7_report", timetable="t", whose="cafcass", due_on=due, how_sure="law", source="s"
    )
    work = my_work(acting(user, at=instant), None)
    assert work.next.days_late == late


@pytest.mark.django_db
@pytest.mark.parametrize("sunday", SUNDAYS)
@pytest.mark.parametrize("minutes", range(0, 300, 30))
def test_a_record_is_open_for_hours_that_go_by(sunday, minutes, monkeypatch):
    """In a demonstration too, whose day is another than today: its clock is London's on that day."""
    monkeypatch.setattr(asking, "now", lambda: at(date(2027, 1, 13), 0) + timedelta(minutes=minutes))
    monkeypatch.setattr(django_settings, "DEMONSTRATION_DAY", sunday)
    told = asking.instant()
    assert told.utcoffset() == timedelta()
    user = a_user(Role.FAMILY_COURT_ADVISER)
    until = break_glass(
        acting(user, at=told), None, reference="C-1", reason="A neighbour rang and the child is alone tonight."
    )
    hours = float(limits()["break_glass"]["hours"])
    assert (until.astimezone(UTC) - told.astimezone(UTC)).total_seconds() == hours * 3600
    glass = BreakGlass.objects.get()
    assert (glass.until_at - glass.from_at).total_seconds() == hours * 3600


@pytest.mark.parametrize("sunday", SUNDAYS)
def test_a_session_is_over_after_minutes_that_go_by(sunday, settings):
    settings.SESSION_IDLE_MINUTES, settings.SESSION_LONGEST_HOURS = 30, 10
    seen = at(sunday, 0, 50).isoformat()
    assert not is_over(seen, seen, at(sunday, 1, 15))
    assert is_over(seen, seen, at(sunday, 1, 25))
    assert not is_over(seen, at(sunday, 10, 40).isoformat(), at(sunday, 10, 45))
    assert is_over(seen, at(sunday, 10, 50).isoformat(), at(sunday, 10, 55))


def test_an_instant_is_said_as_the_clock_on_the_wall():
    assert moment(at(FORWARD, 0, 59)) == "28 March 2027, 12:59am"
    assert moment(at(FORWARD, 1, 0)) == "28 March 2027, 2:00am"
    assert [moment(at(BACK, 0, 30)), moment(at(BACK, 1, 30))] == ["31 October 2027, 1:30am"] * 2
