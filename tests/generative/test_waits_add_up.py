"""Whatever children wait for and whatever the rule, the days of a journey are given away once each."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.journeys.waiting.attribution import RULES, Span, Waiting, claims, days_of_each
from waypost.vocabulary.waits import WaitKind

DAY_ONE = date(2026, 1, 1)
_days = st.integers(0, 90).map(lambda number: DAY_ONE + timedelta(days=number))
_rules = st.sampled_from(sorted(RULES))


@st.composite
def waits(draw: st.DrawFn) -> Waiting:
    since_on = draw(_days)
    until_on = draw(st.one_of(st.none(), _days.filter(lambda day: day > since_on))) if since_on < max_day() else None
    kind = draw(st.sampled_from(list(WaitKind)))
    owner = draw(st.sampled_from(["court", "cafcass", "experts"]))
    return Waiting(kind, owner, since_on, until_on, draw(st.sampled_from([None, "EX1", "JU3"])))


def max_day() -> date:
    return DAY_ONE + timedelta(days=90)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    begun_on, last_on = sorted((draw(_days), draw(_days)))
    steps = tuple(sorted(set(draw(st.lists(_days, max_size=5)))))
    return Span(begun_on, draw(st.sampled_from([None, last_on])), last_on, steps)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.lists(waits(), max_size=7), spans(), _rules)
def test_the_days_of_a_journey_add_up_to_its_length(told: list[Waiting], span: Span, rule: str) -> None:
    assert sum(days_of_each(told, span, rule).values(), Fraction(0)) == span.days


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(waits(), max_size=7), spans(), _rules, st.integers(0, 99))
def test_the_order_in_which_waits_are_told_changes_nothing(
    told: list[Waiting], span: Span, rule: str, seed: int
) -> None:
    mixed = random.Random(seed).sample(told, len(told))
    assert days_of_each(mixed, span, rule) == days_of_each(told, span, rule)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(waits(), max_size=7), spans(), _rules)
def test_a_wait_is_given_no_day_on_which_it_was_not_open(told: list[Waiting], span: Span, rule: str) -> None:
    for claim in claims(told, span, rule):
        wait = claim.wait
        assert wait is None or (wait.since_on <= claim.day and (wait.until_on is None or claim.day < wait.until_on))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(waits(), max_size=7), spans())
def test_by_the_published_rule_no_wait_has_a_day_before_a_step_that_it_outlasted(
    told: list[Waiting], span: Span
) -> None:
    for claim in claims(told, span):
        next_step_on = span.next_step_on(claim.day)
        if claim.wait is not None and next_step_on is not None:
            assert claim.wait.until_on is not None
            assert claim.wait.until_on <= next_step_on
