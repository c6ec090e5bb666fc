"""What may be done with words that came in and with a complaint: readable tables, and any order of acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final, next_state, possible
from waypost.casework.children.words import NotAWord
from waypost.casework.feedback import rules
from waypost.casework.feedback.rules import COMPLAINT, READING, ComplaintAct, Reading, ReadingAct, State
from waypost.casework.feedback.terms import last_day, limit, told, working_days_late
from waypost.vocabulary.working_days import is_working_day


@pytest.mark.parametrize(
    ("at", "due_on"),
    [
        (datetime(2027, 3, 25, 9, tzinfo=UTC), date(2027, 3, 25)),
        (datetime(2027, 4, 1, 13, 59, tzinfo=UTC), date(2027, 4, 1)),  # 14:59 in London
        (datetime(2027, 3, 25, 15, 0, tzinfo=UTC), date(2027, 3, 30)),  # 15:00: after the Easter weekend
        (datetime(2027, 3, 26, 9, tzinfo=UTC), date(2027, 3, 30)),  # Good Friday
        (datetime(2027, 4, 1, 23, 30, tzinfo=UTC), date(2027, 4, 2)),  # half past midnight in London
        (datetime(2027, 12, 25, 9, tzinfo=UTC), date(2027, 12, 29)),
        (datetime(2027, 1, 4, 14, 59, tzinfo=UTC), date(2027, 1, 4)),  # winter: the same hour as in London
    ],
    ids=["morning", "just_in_time", "too_late", "holiday", "after_midnight", "christmas", "winter"],
)
def test_words_are_read_on_the_working_day_they_come_or_the_next(at, due_on):
    assert rules.reading_due_on(at) == due_on


@pytest.mark.parametrize(
    ("clock", "from_on", "by_on"),
    [
        ("acknowledge", date(2027, 3, 25), date(2027, 3, 31)),
        ("answer", date(2027, 3, 25), date(2027, 4, 26)),
        ("review", date(2027, 3, 29), date(2027, 4, 26)),
        ("settle_worry", date(2027, 3, 25), date(2027, 3, 30)),
    ],
)
def test_clocks_run_in_working_days(clock, from_on, by_on):
    assert last_day(clock, from_on) == by_on


def test_lateness_counts_working_days_alone():
    assert working_days_late(date(2027, 3, 25), date(2027, 3, 29)) == 0  # Good Friday, a weekend, Easter Monday
    assert working_days_late(date(2027, 3, 25), date(2027, 3, 30)) == 1
    assert working_days_late(date(2027, 4, 1), date(2027, 3, 1)) == 0


READ = {
    (Reading.WAITING, ReadingAct.CALM): Reading.CALM, (Reading.WAITING, ReadingAct.ACT): Reading.WORRYING,
    (Reading.WAITING, ReadingAct.SETTLE): None, (Reading.CALM, ReadingAct.CALM): None,
    (Reading.CALM, ReadingAct.ACT): Reading.WORRYING, (Reading.CALM, ReadingAct.SETTLE): None,
    (Reading.WORRYING, ReadingAct.CALM): None, (Reading.WORRYING, ReadingAct.ACT): None,
    (Reading.WORRYING, ReadingAct.SETTLE): Reading.SETTLED, (Reading.SETTLED, ReadingAct.CALM): None,
    (Reading.SETTLED, ReadingAct.ACT): None, (Reading.SETTLED, ReadingAct.SETTLE): None,
}  # fmt: skip


@pytest.mark.parametrize(("state", "act"), list(READ), ids=lambda one: one.value)
def test_a_worry_is_never_made_calm_again(state, act):
    if READ[state, act] is None:
        with pytest.raises(NotPossibleNow):
            next_state(READING, state, act)
    else:
        assert next_state(READING, state, act) is READ[state, act]


ACTS = {
    State.RECEIVED: {"acknowledged", "withdrawn"}, State.ACKNOWLEDGED: {"looked_into", "withdrawn"},
    State.LOOKED_INTO: {"decided", "withdrawn"}, State.DECIDED: {"answered"},
    State.ANSWERED: {"looked_at_again", "taken_to_the_ombudsman", "closed"}, State.WITH_OMBUDSMAN: {"closed"},
    State.CLOSED: set(), State.WITHDRAWN: set(),
}  # fmt: skip


@pytest.mark.parametrize("state", list(State), ids=lambda one: one.value)
def test_what_can_be_done_with_a_complaint(state):
    assert {act.value for act in possible(COMPLAINT, state)} == ACTS[state]


@pytest.mark.parametrize(
    ("decider", "about", "before", "may"),
    [(1, None, (), True), (1, 2, (), True), (1, 1, (), False), (1, 2, (1,), False), (1, None, (2,), True)],
)
def test_nobody_decides_about_themselves_or_twice(decider, about, before, may):
    if may:
        rules.check_can_decide(decider, about, before)
    else:
        with pytest.raises(NotPossibleNow):
            rules.check_can_decide(decider, about, before)


WHY_NOT = "We looked at every note and found that she was told."
DECISIONS = [
    ("upheld", "They did not.", True, "", "Ask first.", "listening", None),
    ("not_upheld", "They did.", False, "", "Nothing new.", "listening", None),
    ("not_upheld", "They did.", True, "", "Nothing new.", "listening", "because"),
    ("not_upheld", "They did.", True, WHY_NOT, "Nothing new.", "listening", None),
    ("upheld", " ", True, "", "Ask first.", "listening", "reasons"),
    ("upheld", "They did not.", False, "", "", "listening", "learning"),
]


@pytest.mark.parametrize(
    ("outcome", "reasons", "is_childs", "because", "learning", "theme", "wrong"), DECISIONS,
    ids=["child_upheld", "adult_not", "child_not", "child_not_with_reason", "no_reasons", "no_learning"],
)  # fmt: skip
def test_a_decision_says_enough(outcome, reasons, is_childs, because, learning, theme, wrong):
    def check() -> None:
        rules.check_decision(outcome, reasons, is_childs=is_childs, because=because, learning=learning, theme=theme)

    if wrong is None:
        check()
    else:
        with pytest.raises(NotPossibleNow) as refused:
            check()
        assert refused.value.where == wrong


def test_a_word_of_no_list_is_refused():
    with pytest.raises(NotAWord):
        rules.check_decision("perhaps", "x", is_childs=False, because="", learning="x", theme="listening")
    with pytest.raises(NotAWord):
        rules.check_worry("whenever", "x")
    with pytest.raises(NotAWord):
        rules.check_settled("somehow", "x")


@pytest.mark.parametrize(
    ("is_childs", "grade", "harder", "may"),
    [(True, 4.0, "", True), (True, 4.1, "", False), (True, 9.0, "A word of the law.", True), (False, 14.0, "", True)],
)
def test_a_child_is_answered_in_words_of_their_age(is_childs, grade, harder, may):
    def check() -> None:
        rules.check_answer("You were right.", is_childs=is_childs, grade=grade, highest=4.0, harder_because=harder)

    if may:
        check()
    else:
        with pytest.raises(NotPossibleNow, match=r"reads at grade 4\.1"):
            check()


def test_words_are_added_for_a_while_and_no_longer():
    made_at = datetime(2027, 4, 1, 9, tzinfo=UTC)
    minutes = limit("words_within_minutes")
    rules.check_is_still_open(made_at, made_at + timedelta(minutes=minutes))
    with pytest.raises(NotPossibleNow):
        rules.check_is_still_open(made_at, made_at + timedelta(minutes=minutes, seconds=1))


def test_every_clock_and_limit_says_where_it_stands_and_that_nobody_signed():
    assert told()["signed_off_by"] is None
    for one in (*told()["clocks"].values(), told()["reading"], told()["stages"], told()["ombudsman"]):
        assert one["status"] in ("assumption", "published")
        assert len(one["source"]) > 20


class AComplaint(RuleBasedStateMachine):
    """A complaint in any order of acts: the same promises hold at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.stage, self.answers = State.RECEIVED, 1, 0

    @rule(act=st.sampled_from(list(ComplaintAct)))
    def try_anything(self, act: ComplaintAct) -> None:
        try:
            if act is ComplaintAct.ASK_AGAIN:
                rules.check_can_ask_again(self.stage)
            self.state = next_state(COMPLAINT, self.state, act)
        except NotPossibleNow:
            return
        self.answers += act is ComplaintAct.ANSWER
        self.stage += act is ComplaintAct.ASK_AGAIN

    @precondition(lambda self: self.state in final(COMPLAINT, State))
    @rule(act=st.sampled_from(list(ComplaintAct)))
    def nothing_follows_the_end(self, act: ComplaintAct) -> None:
        with pytest.raises(NotPossibleNow):
            next_state(COMPLAINT, self.state, act)

    @invariant()
    def it_is_looked_at_once_more_at_most_and_closed_only_with_an_answer(self) -> None:
        assert 1 <= self.stage <= told()["stages"]["last"]
        assert self.answers >= self.stage - 1
        if self.state in (State.CLOSED, State.WITH_OMBUDSMAN, State.ANSWERED):
            assert self.answers >= 1


TestAnyOrder = AComplaint.TestCase
TestAnyOrder.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)


def test_the_day_of_reading_is_a_working_day_always():
    days = (datetime(2027, 1, 1, 12, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(400))
    assert all(is_working_day(rules.reading_due_on(at)) for at in days)


@pytest.mark.parametrize(
    ("month", "discussed_on", "present", "what_changes", "where"),
    [
        (date(2027, 2, 1), date(2027, 3, 1), "All of us", "We call within two days.", None),
        (date(2027, 2, 14), date(2027, 3, 31), "All of us", "We call within two days.", None),
        (date(2027, 2, 1), date(2027, 2, 28), "All of us", "We call within two days.", "discussed_on"),
        (date(2027, 3, 1), date(2027, 3, 31), "All of us", "We call within two days.", "discussed_on"),
        (date(2026, 12, 1), date(2027, 4, 2), "All of us", "We call within two days.", "discussed_on"),
        (date(2027, 2, 1), date(2027, 3, 1), " ", "We call within two days.", "present"),
        (date(2027, 2, 1), date(2027, 3, 1), "All of us", "Nothing.", "what_changes"),
    ],
)
def test_a_digest_is_discussed_after_its_month_by_somebody_with_what_changes(
    month, discussed_on, present, what_changes, where
):
    given = {"present": present, "what_changes": what_changes, "on": date(2027, 4, 1)}
    if where is None:
        rules.check_discussed(month, discussed_on, **given)
        return
    with pytest.raises(NotPossibleNow) as refused:
        rules.check_discussed(month, discussed_on, **given)
    assert refused.value.where == where
