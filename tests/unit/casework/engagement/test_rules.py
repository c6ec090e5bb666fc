"""What a meeting must say, who counts as one to be met, and when somebody should be alarmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.engagement.rules import (
    Alarm,
    Eligibility,
    Meeting,
    MeetingWrong,
    Met,
    alarms,
    check_exception,
    check_meeting,
    days_since,
    eligibility,
)
from waypost.casework.engagement.words import check_limit, limits, longest_exception_days, manners, words

ON = date(2027, 4, 1)
BORN = date(2015, 6, 1)
SCHOOL = Meeting(
    date(2027, 3, 31),
    "in_person",
    True,
    place="school",
    room="The quiet room",
    childs_words="I want to stay with Nan.",
    interpretation="She has said so each time.",
    explained=("who_we_are", "what_happens_next"),
    was_understood=True,
)
DAYS = st.integers(0, 400).map(lambda n: ON - timedelta(days=n))


def refused(**changed):
    with pytest.raises((MeetingWrong, NotAWord)) as told:
        check_meeting(replace(SCHOOL, **changed), born_on=BORN, on=ON)
    return told.value.where


def test_a_meeting_that_holds_together_is_taken():
    check_meeting(SCHOOL, born_on=BORN, on=ON)
    check_meeting(replace(SCHOOL, manner="video", place="apart", room=""), born_on=BORN, on=ON)
    check_meeting(replace(SCHOOL, companions=("interpreter",)), born_on=BORN, on=ON)
    check_meeting(replace(SCHOOL, is_alone=False, companions=("carer", "interpreter")), born_on=BORN, on=ON)
    check_meeting(replace(SCHOOL, childs_words="", no_words_because="A baby, watched at play."), born_on=BORN, on=ON)
    check_meeting(replace(SCHOOL, is_alone=None, explained=(), was_understood=None), born_on=BORN, on=ON)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"seen_on": ON + timedelta(days=1)}, "seen_on"),
        ({"seen_on": BORN - timedelta(days=1)}, "seen_on"),
        ({"place": "apart"}, "place"),
        ({"room": "  "}, "room"),
        ({"companions": ("parent",)}, "is_alone"),
        ({"is_alone": False}, "companions"),
        ({"is_alone": False, "companions": ("interpreter",)}, "companions"),
        ({"childs_words": " "}, "childs_words"),
        ({"explained": ()}, "explained"),
        ({"manner": "by letter"}, "manners"),
        ({"place": "moon"}, "places"),
        ({"companions": ("a stranger",)}, "companions"),
        ({"explained": ("nothing",)}, "explained"),
    ],
)
def test_what_does_not_hold_together_is_refused_where_it_stands(changed, where):
    assert refused(**changed) == where


def test_a_child_not_born_was_not_met():
    with pytest.raises(MeetingWrong):
        check_meeting(SCHOOL, born_on=None, on=ON)


@pytest.mark.parametrize(
    ("facts", "why_not"),
    [
        ({}, ""),
        ({"is_open": False}, "closed"),
        ({"born_on": None}, "not_born"),
        ({"born_on": ON + timedelta(days=1)}, "not_born"),
        ({"born_on": ON}, ""),
        ({"exception": "abroad"}, "abroad"),
        ({"has_practitioner": False}, "nobody_assigned"),
        ({"has_practitioner": False, "exception": "letter_only"}, "letter_only"),
    ],
)
def test_who_counts_as_one_to_be_met(facts, why_not):
    given_facts = {"is_open": True, "born_on": BORN, "has_practitioner": True, "exception": None, **facts}
    assert eligibility(**given_facts, on=ON) == Eligibility(not why_not, why_not)


def test_an_exception_takes_two_people_and_ends():
    last = ON + timedelta(days=longest_exception_days())
    check_exception("abroad", asked_by=1, decided_by=2, from_on=ON, until_on=last)
    for wrong in (
        {"decided_by": 1},
        {"until_on": last + timedelta(days=1)},
        {"until_on": ON - timedelta(days=1)},
    ):
        with pytest.raises(NotPossibleNow):
            check_exception("abroad", **{"asked_by": 1, "decided_by": 2, "from_on": ON, "until_on": last, **wrong})
    with pytest.raises(NotAWord):
        check_exception("too busy", asked_by=1, decided_by=2, from_on=ON, until_on=last)


FIRST, GAP, BEFORE = limits()["first_meeting"], limits()["longest_gap"], limits()["before_hearing"]


def ago(days):
    return ON - timedelta(days=days)


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        (Met(ago(FIRST)), ()),
        (Met(ago(FIRST + 1)), (Alarm.NEVER_MET,)),
        (Met(ago(GAP + 9), ago(GAP), ago(GAP), ago(GAP)), ()),
        (Met(ago(GAP + 9), ago(GAP + 1), ago(GAP + 1), ago(GAP + 1)), (Alarm.LONG_GAP,)),
        (Met(ago(FIRST + 1), ago(3)), (Alarm.NEVER_IN_PERSON, Alarm.NEVER_ALONE)),
        (Met(ago(FIRST + 1), ago(3), ago(3)), (Alarm.NEVER_ALONE,)),
        (Met(ago(FIRST), ago(3)), ()),
        (Met(ago(FIRST + 1), last_elsewhere_on=ago(3)), ()),
        (Met(ago(FIRST + 1), ago(GAP + 5), last_elsewhere_on=ago(GAP + 3)), (Alarm.LONG_GAP,)),
        (Met(ago(1), next_hearing_on=ON + timedelta(days=BEFORE)), (Alarm.NOT_MET_BEFORE_HEARING,)),
        (Met(ago(1), next_hearing_on=ON + timedelta(days=BEFORE + 1)), ()),
        (Met(ago(60), ago(9), ago(9), ago(9), next_hearing_on=ON + timedelta(days=5)), ()),
    ],
)
def test_alarms_and_the_day_before_each(met, expected):
    assert alarms(met, limits(), ON) == expected


@given(
    since=DAYS,
    last=st.none() | DAYS,
    person=st.none() | DAYS,
    alone=st.none() | DAYS,
    elsewhere=st.none() | DAYS,
    hearing=st.none() | st.integers(0, 40).map(lambda n: ON + timedelta(days=n)),
)
def test_to_meet_the_child_today_ends_every_alarm_of_time_and_never_makes_one(
    since, last, person, alone, elsewhere, hearing
):
    before = Met(since, last, person if last else None, alone if last else None, elsewhere, hearing)
    met_today = replace(before, last_on=ON, last_in_person_on=ON, last_alone_on=ON)
    assert alarms(met_today, limits(), ON) == ()
    assert days_since(met_today, ON) == 0
    found = alarms(before, limits(), ON)
    assert list(found) == sorted(found, key=list(Alarm).index)
    assert not (Alarm.NEVER_MET in found and Alarm.LONG_GAP in found)


def test_a_shorter_limit_never_silences_an_alarm():
    met = Met(ago(30), ago(20), ago(20), ago(20))
    assert alarms(met, {**limits(), "longest_gap": 10}, ON) == (Alarm.LONG_GAP,)


def test_words_and_limits_are_marked_as_ours():
    assert manners() == ("in_person", "video", "telephone", "other")
    assert words()["is_assumption"] is True
    assert words()["signed_off_by"] is None
    with pytest.raises(NotAWord):
        check_limit("another")
