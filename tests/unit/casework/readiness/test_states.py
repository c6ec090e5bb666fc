"""Readiness whatever is done, by whomever, in whatever order: nothing stands beside a shut gate, and nobody is alone.

A few hundred steps by default; `make slow` draws 10,000 sequences (`WAYPOST_SEQUENCES` sets another number).
"""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from support.readiness_people import CODE, a_programme, all_open
from waypost.casework.access.acting import REFUSED
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.readiness.actions.attest import attest, confirm, take_back
from waypost.casework.readiness.actions.declare import declare_ready, end_declaration, plan_launch
from waypost.casework.readiness.actions.go_live import do_contingency_step, record_live
from waypost.casework.readiness.contingency import protocol
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import limits
from waypost.casework.readiness.models import Contingency, Declaration, GateStanding, HistoryLine, Live, PlannedLaunch

ATTESTED = [one.id for one in GATES.values() if one.is_attested]
SEQUENCES = int(os.environ.get("WAYPOST_SEQUENCES", "10000"))
STEPS = 10
"""Enough to open the last gate, declare, plan, become law and lapse: 10,000 sequences in a quarter of an hour."""


class Changeover(RuleBasedStateMachine):
    """One area. Days go by, figures change, two people attest what they see, and the head of service decides."""

    people = None
    """Who acts, and the area: as each sequence finds them."""

    def __init__(self):
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.days = 0
        self.kept = dict(self.history())
        self.acts = AuditEvent.objects.exclude(kind=REFUSED).count()

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def history(self):
        return HistoryLine.objects.filter(area__code=CODE).values_list("number", "words")

    def do(self, act, user, **told):
        who = self.people.who(user, self.days)
        try:
            act(who, None, code=CODE, **told)
        except (NotPossibleNow, SomebodySavedFirst):
            return False
        self.acts += 1
        return True

    @property
    def version(self):
        return self.people.area.version

    def who(self, number):
        return (self.people.manager, self.people.officer)[number]

    @rule(days=st.sampled_from([1, 20, 100, 190]))
    def time_goes_on(self, days):
        self.days += days

    @rule(is_good=st.booleans(), gate=st.sampled_from(["vacancy_rate", "sickness_rate", "turnover_rate"]))
    def figures_come(self, is_good, gate):
        self.people.look(self.days, **({} if is_good else {gate: 50.0}))
        self.acts += 1

    @rule(gate=st.sampled_from(ATTESTED), who=st.integers(0, 1))
    def one_says(self, gate, who):
        self.do(attest, self.who(who), gate=gate, version=self.version, evidence="Seen.")

    @rule(gate=st.sampled_from(ATTESTED), who=st.integers(0, 1))
    def somebody_confirms(self, gate, who):
        said_by = self.people.area.gates.get(gate=gate).said_by_id
        done = self.do(confirm, self.who(who), gate=gate, version=self.version, evidence="Seen too.", limits=limits())
        assert not (done and said_by == self.who(who).pk)

    @rule(gate=st.sampled_from(ATTESTED), who=st.integers(0, 1))
    def somebody_takes_back(self, gate, who):
        self.do(take_back, self.who(who), gate=gate, version=self.version, because="It is not so.")

    @rule()
    def it_is_looked_at_each_night(self):
        """What was said too long ago lapses; figures that have not come since are too old by then."""
        before = {one.gate: one.holds_until_on for one in self.people.area.gates.all() if one.state == "open"}
        self.people.look(self.days)
        self.acts += 1
        on = self.people.who(self.people.head, self.days).on
        rows = {one.gate: one.state for one in self.people.area.gates.filter(is_attested=True)}
        assert all(rows[gate] == "shut" for gate, until in before.items() if gate in rows and until < on)

    @rule()
    def every_attestation_is_given(self):
        for gate in self.people.area.gates.filter(is_attested=True).exclude(state="open"):
            told = {"gate": gate.gate, "evidence": "Seen."}
            if gate.state != "one_says":
                self.do(attest, self.people.manager, version=self.version, **told)
            self.do(confirm, self.people.officer, version=self.version, limits=limits(), **told)

    @rule(is_stale=st.booleans())
    def somebody_declares(self, is_stale):
        is_open = self.is_every_gate_open()
        done = self.do(declare_ready, self.people.head, version=self.version - is_stale, words="Seen.")
        assert not (done and (is_stale or not is_open))

    @rule(ahead=st.sampled_from([-1, 0, 30]))
    def somebody_plans(self, ahead):
        planned_on = self.people.who(self.people.head, self.days).on + timedelta(days=ahead)
        is_open = self.is_every_gate_open()
        done = self.do(plan_launch, self.people.head, version=self.version, planned_on=planned_on, decided_at="Board")
        assert not (done and (not is_open or ahead <= 0))

    @rule()
    def somebody_ends_it(self):
        self.do(end_declaration, self.people.head, version=self.version, because="Not now.")

    @rule()
    def the_law_comes(self):
        told = {"live_on": self.people.who(self.people.head, self.days).on, "source": "Published"}
        self.do(record_live, self.people.officer, version=self.version, practice_direction="36ZZ", **told)

    @rule(step=st.sampled_from(list(protocol())))
    def the_protocol_goes_on(self, step):
        self.do(do_contingency_step, self.people.manager, version=self.version, step=step, words="Done.")

    def is_every_gate_open(self):
        on = self.people.who(self.people.head, self.days).on
        shut = [one for one in self.people.area.gates.all() if one.state != "open" or one.holds_until_on < on]
        return not shut

    @invariant()
    def nothing_was_made_beside_a_shut_gate(self):
        rows = {one.gate: one for one in GateStanding.objects.filter(area__code=CODE)}
        if {one.state for one in rows.values()} != {"open"}:
            assert not any(model.objects.filter(stands=True).exists() for model in (Declaration, PlannedLaunch))
        for gate in ATTESTED:
            if rows[gate].state == "open":
                assert len({rows[gate].said_by_id, rows[gate].confirmed_by_id} - {None}) == 2

    @invariant()
    def live_and_not_ready_never_goes_unsaid(self):
        if not Live.objects.exists():
            return
        is_ready = Declaration.objects.filter(stands=True).exists()
        assert is_ready or Contingency.objects.filter(ended_on=None).exists()

    @invariant()
    def no_history_is_lost(self):
        now = dict(self.history())
        assert sorted(now) == list(range(1, len(now) + 1))
        assert {number: now.get(number) for number in self.kept} == self.kept
        self.kept = now
        assert AuditEvent.objects.exclude(kind=REFUSED).count() == self.acts


def run(sequences, steps):
    """Draw half the sequences from an area whose gates are all shut, half from one whose gates are all open.

    What each begins with is made once; a sequence is one transaction that is rolled back.
    """
    told = {"stateful_step_count": steps, "deadline": None, "suppress_health_check": list(HealthCheck)}
    for begins in (a_programme, all_open):
        with transaction.atomic():
            Changeover.people = begins()
            run_state_machine_as_test(Changeover, settings=settings(max_examples=sequences // 2, **told))
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_readiness_whatever_is_done_in_whatever_order():
    run(12, 14)


@pytest.mark.slow
@pytest.mark.django_db
def test_readiness_over_ten_thousand_sequences():
    run(SEQUENCES, STEPS)
