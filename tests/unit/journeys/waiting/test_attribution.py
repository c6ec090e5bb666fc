"""To whom a day belongs: the rule, and its alternatives, on one story."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from waypost.journeys.waiting.attribution import DEFAULT, RULES, Span, UnknownRule, Waiting, days_of_each
from waypost.vocabulary.waits import WaitKind


def day(number: int) -> date:
    return date(2026, 1, 5) + timedelta(days=number)


REPORT = Waiting(WaitKind.REPORT, "cafcass", day(0), day(40))
LOST = Waiting(WaitKind.LOST_HEARING, "experts", day(30), day(60), "EX1")
NEVER_DONE = Waiting(WaitKind.LATE_REPORT, "local_authority", day(10))
HELD = Span(day(0), day(70), day(99), (day(60),))


def told(span: Span, *waits: Waiting, rule: str = DEFAULT) -> dict[str | None, Fraction]:
    found = days_of_each(waits, span, rule)
    return {None if wait is None else wait.kind.value: days for wait, days in found.items()}


def test_a_day_is_the_waits_that_ended_last_before_the_next_step() -> None:
    assert told(HELD, REPORT, LOST) == {"report": 30, "lost_hearing": 30, None: 10}


def test_by_another_rule_the_one_that_began_first_has_the_days_that_both_claim() -> None:
    assert told(HELD, REPORT, LOST, rule="begun_first") == {"report": 40, "lost_hearing": 20, None: 10}


def test_by_another_the_days_are_shared() -> None:
    assert told(HELD, REPORT, LOST, rule="shared_equally") == {"report": 35, "lost_hearing": 25, None: 10}


def test_what_the_step_did_not_wait_for_held_nothing_up() -> None:
    assert told(HELD, LOST, NEVER_DONE) == {"lost_hearing": 30, None: 40}
    assert told(HELD, NEVER_DONE, rule="begun_first") == {"late_report": 60, None: 10}


def test_while_the_next_step_is_to_come_what_goes_on_comes_first() -> None:
    running = Span(day(0), None, day(50), (day(20),))
    assert told(running, REPORT, NEVER_DONE) == {None: 20, "late_report": 30}


def test_of_waits_that_ended_together_a_lost_hearing_comes_before_a_report() -> None:
    report = Waiting(WaitKind.REPORT, "cafcass", day(10), day(60))
    assert told(HELD, report, LOST) == {None: 20, "report": 20, "lost_hearing": 30}


def test_every_rule_says_what_it_says_and_what_can_be_said_against_it() -> None:
    assert DEFAULT == "ended_last"
    assert set(RULES) == {"ended_last", "begun_first", "shared_equally"}
    assert all(rule.says and rule.against and rule.title for rule in RULES.values())
    with pytest.raises(UnknownRule, match="ended_last, begun_first, shared_equally"):
        days_of_each([], HELD, "loudest")


def test_a_journey_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Span(day(3), day(1), day(9))
