"""A dispute whatever is done with it, in whatever order: one sending at a time, and nothing settled unanswered."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.children.models import ChildInCase, ChronologyLine, Proceedings
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.corrections.actions.dispute_line import (
    dispute_line,
    record_answer,
    send_home,
    settle,
    withdraw_dispute,
)
from waypost.casework.corrections.models import Dispute
from waypost.casework.corrections.rules import TRANSITIONS, DisputeAct, State
from waypost.casework.corrections.words import told

ANSWERS, ENDS = tuple(told()["answers"]), tuple(told()["settled_as"])


class Disputes(RuleBasedStateMachine):
    """One disputed line."""

    @initialize()
    def begin(self):
        user, self.child = a_user(Role.CHILDRENS_GUARDIAN), a_child()
        assign(self.child, user)
        told = {"law": "public", "kind": "care", "issued_on": ON}
        case, _ = Proceedings.objects.get_or_create(case_id="K1", defaults=told)
        ChildInCase.objects.create(child=self.child, proceedings=case)
        self.who, self.boss = acting(user), acting(Role.SERVICE_MANAGER)
        ChronologyLine.objects.create(
            child=self.child, line_id="E1", happened_on=ON, learnt_on=ON, agency="ssd", source="s", kind="k",
            title="t", sentence="It was so.",
        )  # fmt: skip
        words = {"wrong": "wrong_day", "says_instead": "Otherwise.", "said_by": "child"}
        self.dispute_id = dispute_line(self.who, self.child.pk, line_id="E1", **words)

    def dispute(self):
        return Dispute.objects.get(pk=self.dispute_id)

    def attempt(self, act, function, who=None, **more):
        before = self.dispute()
        try:
            function(who or self.who, self.child.pk, dispute_id=self.dispute_id, version=before.version, **more)
        except NotPossibleNow:
            assert (self.dispute().version, self.dispute().state) == (before.version, before.state)
        else:
            assert self.dispute().state == TRANSITIONS[State(before.state), act]

    @rule(owner=st.sampled_from(["", "cin"]))
    def send(self, owner):
        self.attempt(DisputeAct.SEND, send_home, owner=owner)

    @rule(answer=st.sampled_from(ANSWERS), value=st.sampled_from(["", "2027-01-01"]))
    def answer(self, answer, value):
        told_of = {"answer": answer, "corrected_value": value, "answered_on": ON, "answered_by_role": "clerk"}
        self.attempt(DisputeAct.ANSWER, record_answer, **told_of)

    @rule(settled_as=st.sampled_from(ENDS), is_own=st.booleans())
    def end(self, settled_as, is_own):
        who = acting(Role.PRACTICE_SUPERVISOR) if is_own else self.boss
        self.attempt(DisputeAct.SETTLE, settle, who, settled_as=settled_as, because="So it is.")

    @rule()
    def withdraw(self):
        self.attempt(DisputeAct.WITHDRAW, withdraw_dispute)

    @invariant()
    def the_line_stands_one_sending_waits_and_nothing_is_settled_unanswered(self):
        if not hasattr(self, "dispute_id"):
            return
        row = self.dispute()
        assert row.line.is_standing
        assert row.line.sentence == "It was so."
        assert row.sendings.filter(answered_on=None).count() == (row.state == State.SENT)
        if row.state == State.SETTLED:
            assert row.sendings.latest("pk").answer in told()["settled_as"][row.settled_as]["after"]


@pytest.mark.django_db
def test_disputes_in_any_order():
    run_state_machine_as_test(Disputes, settings=settings(max_examples=12, stateful_step_count=10))
