"""Screening whatever is done, by whomever, in whatever order: nothing is filed or handed on with a risk untold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import AT, acting
from support.screening_people import CAP, COURTS, a_desk, begun, checked, matched
from waypost.casework.access.acting import REFUSED
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.states import possible
from waypost.casework.screening.actions import risk as risks
from waypost.casework.screening.actions import screen, write_letter
from waypost.casework.screening.models import Check, ImmediateRisk, SafeguardingLetter, Screening
from waypost.casework.screening.rules import (
    LETTER,
    RISK,
    SCREENING,
    Letter,
    LetterAct,
    NoLetterHere,
    Risk,
    RiskAct,
    ScreeningAct,
    StillToDo,
)
from waypost.casework.screening.rules import Screening as State

MOVES = {
    ScreeningAct.MATCH: screen.settle_matches,
    ScreeningAct.ASK: screen.ask_checks,
    ScreeningAct.ANSWER: screen.settle_checks,
    ScreeningAct.HAND_ON: screen.hand_on,
    ScreeningAct.REOPEN: screen.send_back,
    ScreeningAct.WITHDRAW: screen.withdraw_screening,
}
LETTERS = {
    LetterAct.SUBMIT: write_letter.submit_letter,
    LetterAct.RETURN: write_letter.return_letter,
    LetterAct.APPROVE: write_letter.approve_letter,
    LetterAct.FILE: write_letter.file_letter,
    LetterAct.WITHDRAW: write_letter.withdraw_letter,
}
OUTCOMES = st.sampled_from(["same", "same", "same", "different", "cannot_tell"])


class ScreeningDesk(RuleBasedStateMachine):
    """One application, its letter and its risks. Time goes on; two managers write and approve."""

    @initialize(
        programme=st.sampled_from([CAP, CAP, COURTS]),
        is_abuse_alleged=st.booleans(),
        so_far=st.sampled_from([begun, matched, checked]),
        has_letter=st.booleans(),
    )
    def begin(self, programme, is_abuse_alleged, so_far, has_letter):
        self.desk = a_desk(programme, is_abuse_alleged=is_abuse_alleged)
        self.row_id, self.hours = so_far(self.desk).pk, 0
        if has_letter and programme == CAP:
            child, who = self.desk.child.pk, acting(self.desk.adviser)
            number = write_letter.draft_letter(who, child, screening_id=self.row_id, text="Nothing known.")
            write_letter.submit_letter(who, child, letter_id=number, version=1)
            write_letter.approve_letter(self.who(), child, letter_id=number, version=2)
        self.filed: dict[int, str] = {}
        self.acts = AuditEvent.objects.exclude(kind=REFUSED).count()

    def who(self, user=None):
        return acting(user or self.desk.manager, at=AT + timedelta(hours=self.hours))

    def row(self):
        return Screening.objects.get(pk=self.row_id)

    def letters(self):
        return SafeguardingLetter.objects.filter(screening_id=self.row_id)

    def do(self, function, user=None, **given):
        """Do it, and count what the audit should hold: an act refused leaves nothing."""
        done = function(self.who(user), self.desk.child.pk, **given)
        self.acts += 1
        return done

    @rule(hours=st.integers(1, 30))
    def time_goes_on(self, hours):
        self.hours += hours

    @rule(data=st.data(), outcome=OUTCOMES)
    def decide(self, data, outcome):
        about = data.draw(st.sampled_from(sorted(self.row().matches.values_list("about", flat=True))))
        before = self.row()
        told = {"screening_id": self.row_id, "about": about, "outcome": outcome, "evidence": ["name"]}
        try:
            self.do(screen.decide_match, version=before.version, **told)
        except NotPossibleNow:
            assert before.state != State.ARRIVED
        else:
            assert before.state == State.ARRIVED

    @rule()
    def decide_all(self):
        for about in self.row().matches.values_list("about", flat=True):
            row, told = self.row(), {"about": about, "outcome": "same", "evidence": ["name"]}
            if row.state == State.ARRIVED:
                self.do(screen.decide_match, screening_id=self.row_id, version=row.version, **told)

    @rule(act=st.sampled_from(list(MOVES)))
    def move(self, act):
        before = self.row()
        held = ScreeningAct.ASK_AGAIN if act is ScreeningAct.ASK and before.state == State.CHECKED else act
        is_possible = held in possible(SCREENING, State(before.state))
        try:
            self.do(MOVES[act], screening_id=self.row_id, version=before.version)
        except StillToDo:
            assert self.row().state == before.state
        except NotPossibleNow:
            assert not is_possible
            assert self.row().version == before.version
        else:
            assert self.row().state == SCREENING[State(before.state), held]

    @rule()
    def answer_one(self):
        check = Check.objects.filter(screening_id=self.row_id, is_standing=True, answered_on=None).first()
        if check:
            self.do(screen.answer_check, check_id=check.pk, answer="nothing_known")

    @rule(idva=st.sampled_from(["made", "declined", "not_needed"]))
    def refer_to_idva(self, idva):
        self.do(screen.decide_idva, screening_id=self.row_id, version=self.row().version, idva=idva)

    @rule()
    def see(self):
        stand = ImmediateRisk.objects.filter(screening_id=self.row_id).count()
        told = {"screening_id": self.row_id, "what": "A threat."}
        with pytest.raises(SomebodySavedFirst):
            self.do(risks.see_risk, user=self.desk.officer, after=stand + 1, **told)
        self.do(risks.see_risk, user=self.desk.officer, after=stand, **told)

    @rule(act=st.sampled_from(RiskAct))
    def about_a_risk(self, act):
        row = ImmediateRisk.objects.filter(screening_id=self.row_id).order_by("-pk").first()
        if row is None:
            return
        function, given = {
            RiskAct.REFER: (risks.refer_risk, {"authority": "E08000025"}),
            RiskAct.ACKNOWLEDGE: (risks.acknowledge_risk, {}),
            RiskAct.STAND_DOWN: (risks.stand_down_risk, {"because": "It was of 2019."}),
        }[act]
        is_possible = act in possible(RISK, Risk(row.state))
        try:
            self.do(function, risk_id=row.pk, **given)
        except NotPossibleNow:
            assert not is_possible
        else:
            assert ImmediateRisk.objects.get(pk=row.pk).state == RISK[Risk(row.state), act]

    @rule(text=st.sampled_from(["", "Nothing known.", "A call in 2025."]))
    def draft(self, text):
        try:
            self.do(write_letter.draft_letter, user=self.desk.adviser, screening_id=self.row_id, text=text)
        except NoLetterHere:
            assert self.desk.case.programme == COURTS
        except NotPossibleNow:
            assert self.letters().exclude(state="withdrawn").exists()

    @rule(act=st.sampled_from([*LETTERS, LetterAct.FILE, LetterAct.FILE]))
    def about_the_letter(self, act):
        row = self.letters().exclude(state="withdrawn").first()
        if row is None:
            return
        is_possible = act in possible(LETTER, Letter(row.state))
        try:
            self.do(LETTERS[act], letter_id=row.pk, version=row.version)
        except StillToDo:
            assert SafeguardingLetter.objects.get(pk=row.pk).state == row.state
        except NotPossibleNow:
            assert not is_possible
        else:
            if act is LetterAct.FILE:
                assert self.row().state in (State.CHECKED, State.HANDED_ON)
                assert not ImmediateRisk.objects.filter(screening_id=self.row_id, state=Risk.SEEN).exists()
                self.filed[row.pk] = row.text

    @invariant()
    def what_is_filed_stays_as_it_was_filed_and_was_approved(self):
        for number, text in getattr(self, "filed", {}).items():
            row = SafeguardingLetter.objects.get(pk=number)
            assert (row.state, row.text) == ("filed", text)
            assert row.approved_by_id not in (None, row.written_by_id)

    @invariant()
    def one_audit_event_an_act_and_none_for_what_was_refused(self):
        if hasattr(self, "acts"):
            assert AuditEvent.objects.exclude(kind=REFUSED).count() == self.acts

    @invariant()
    def a_child_focused_court_never_has_a_letter(self):
        if hasattr(self, "desk") and self.desk.case.programme == COURTS:
            assert not self.letters().exists()


@pytest.mark.django_db
def test_screening_whatever_is_done_in_whatever_order():
    run_state_machine_as_test(ScreeningDesk, settings=settings(max_examples=14, stateful_step_count=16))
