"""What is possible now: truth tables, without a database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from support.casework_people import ON
from waypost.casework.allocation import rules
from waypost.casework.allocation.rules import HowLongWaited, waiting
from waypost.casework.allocation.words import work_type
from waypost.casework.children.rules import NotPossibleNow

NOTE = "One short sentence."
REFUSED = [
    ("nobody of ours", lambda: rules.check_can_take(3, {1}, {1, 2})),
    ("may not", lambda: rules.check_can_take(2, {1}, {1, 2})),
    ("otherwise without a code", lambda: rules.check_otherwise(2, 1, "", NOTE)),
    ("otherwise without a sentence", lambda: rules.check_otherwise(2, 1, "judgement", "two words")),
    ("nobody was recommended", lambda: rules.check_otherwise(2, None, "", "")),
    ("has a worker", lambda: rules.check_waits(True)),
    ("has none", lambda: rules.check_has_worker(False)),
    ("the same", lambda: rules.check_same(1, 1)),
    ("today", lambda: rules.check_looked_at_again(ON, ON)),
    ("too late", lambda: rules.check_looked_at_again(ON + timedelta(days=8), ON)),
    ("left out", lambda: rules.check_every_case_goes(["A", "B"], ["A"])),
    ("too many", lambda: rules.check_every_case_goes(["A"], ["A", "B"])),
    ("no word", lambda: rules.check_code("deferred", "luck")),
    ("nobody of the team", lambda: rules.check_colleague(1, {2})),
    ("nobody at all", lambda: rules.check_colleague(None, {2})),
    ("ends first", lambda: rules.check_days(ON, ON - timedelta(days=1))),
    ("too many hours", lambda: rules.check_hours(Decimal("168.1"))),
    ("infinite", lambda: rules.check_hours(Decimal("Infinity"))),
    ("no type", lambda: rules.check_types(["a"], ["b"])),
    ("yesterday", lambda: rules.check_not_before_today(ON - timedelta(days=1), ON)),
]
ALLOWED = [
    ("may", lambda: rules.check_can_take(1, {1}, {1, 2})),
    ("the first", lambda: rules.check_otherwise(1, 1, "", "")),
    ("otherwise with a reason", lambda: rules.check_otherwise(2, 1, "judgement", NOTE)),
    ("waits", lambda: rules.check_waits(False)),
    ("has a worker", lambda: rules.check_has_worker(True)),
    ("another", lambda: rules.check_same(1, 2)),
    ("tomorrow", lambda: rules.check_looked_at_again(ON + timedelta(days=1), ON)),
    ("in a week", lambda: rules.check_looked_at_again(ON + timedelta(days=7), ON)),
    ("everybody", lambda: rules.check_every_case_goes(["A", "B"], ["B", "A"])),
    ("a colleague", lambda: rules.check_colleague(1, {1})),
    ("no end", lambda: rules.check_days(ON, None)),
    ("one day", lambda: rules.check_days(ON, ON)),
    ("no hours", lambda: rules.check_hours(Decimal(0))),
    ("no types", lambda: rules.check_types([], ["b"])),
    ("today", lambda: rules.check_not_before_today(ON, ON)),
]


@pytest.mark.parametrize("check", [one[1] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_is_not_possible_says_so_with_what_to_do(check):
    with pytest.raises(NotPossibleNow) as refused:
        check()
    assert refused.value.do


@pytest.mark.parametrize("check", [one[1] for one in ALLOWED], ids=[one[0] for one in ALLOWED])
def test_what_is_possible_passes(check):
    check()


@pytest.mark.parametrize(("days", "state"), [(0, "within"), (4, "within"), (5, "amber"), (139, "amber"), (140, "red")])
def test_waiting_beside_its_limits(days, state):
    assert waiting(days) is HowLongWaited(state)


def test_work_to_the_first_hearing_ends_after_six_weeks_and_only_in_its_own_way():
    received = date(2027, 1, 4)
    told = {"law": "private", "application": "section_8", "received_on": received}
    way = "child_arrangements_programme"
    assert work_type(way=way, on=received + timedelta(days=41), **told) == "safeguarding_letter"
    assert work_type(way=way, on=received + timedelta(days=42), **told) == "section_7"
    assert work_type(way="other", on=received, **told) == "section_7"
    assert work_type(way=way, on=received, **(told | {"received_on": None})) == "section_7"
