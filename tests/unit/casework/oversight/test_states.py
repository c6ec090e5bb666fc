"""What an audit requires, whatever is done about it in whatever order: confirmed only when done, by another."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import ON, a_child, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.actions.audit_practice import audit_practice, confirm_required, do_required
from waypost.casework.oversight.models import PracticeAudit
from waypost.casework.oversight.rules import TRANSITIONS, AuditAct, State


class Audits(RuleBasedStateMachine):
    """One audit of inadequate work."""

    @initialize()
    def begin(self):
        self.child = a_child()
        assign(self.child, None)
        self.people = [acting(Role.SERVICE_MANAGER), acting(Role.PRACTICE_SUPERVISOR)]
        told = {"grade": "inadequate", "are_all_letters_present": False, "required": "See the child."}
        self.audit_id = audit_practice(self.people[0], self.child.pk, **told)

    def audit(self):
        return PracticeAudit.objects.get(audit_id=self.audit_id)

    def attempt(self, act, function, who, **more):
        before = self.audit()
        try:
            function(self.people[who], self.child.pk, audit_id=self.audit_id, version=before.version, **more)
        except NotPossibleNow:
            assert (self.audit().version, self.audit().state) == (before.version, before.state)
        else:
            assert self.audit().state == TRANSITIONS[State(before.state), act]

    @rule(who=st.integers(0, 1), words=st.sampled_from(["", "Seen."]))
    def do(self, who, words):
        self.attempt(AuditAct.DO, do_required, who, words=words)

    @rule(who=st.integers(0, 1), is_enough=st.booleans())
    def confirm(self, who, is_enough):
        act = AuditAct.CONFIRM if is_enough else AuditAct.ASK_AGAIN
        before = self.audit()
        self.attempt(act, confirm_required, who, is_enough=is_enough)
        if before.done_by_id == self.people[who].user_id:
            assert self.audit().state == before.state

    @invariant()
    def nothing_is_confirmed_that_was_not_done(self):
        if hasattr(self, "audit_id") and self.audit().state == State.CONFIRMED:
            assert (self.audit().done_words, self.audit().confirmed_on) == ("Seen.", ON)


@pytest.mark.django_db
def test_audits_in_any_order():
    run_state_machine_as_test(Audits, settings=settings(max_examples=12, stateful_step_count=10))
