"""Screening as people do it: who may, in what order, what is refused, and what the audit is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from support.screening_people import COURTS, RECEIVED, a_desk, approved, begun, checked, matched
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.screening.actions.risk import acknowledge_risk, refer_risk, see_risk, stand_down_risk
from waypost.casework.screening.actions.screen import (
    answer_check,
    ask_checks,
    begin_screening,
    decide_idva,
    decide_match,
    hand_on,
    send_back,
    settle_checks,
    settle_matches,
)
from waypost.casework.screening.actions.write_letter import file_letter
from waypost.casework.screening.models import Check, ImmediateRisk, SafeguardingLetter
from waypost.casework.screening.queries.queue import screening_queue
from waypost.casework.screening.rules import StillToDo

pytestmark = pytest.mark.django_db
SAME = {"outcome": "same", "evidence": ["name"]}


def test_the_way_from_receipt_to_the_letter_filed():
    desk = a_desk()
    row = checked(desk)
    number = approved(desk, row)
    late = file_letter(desk.who(desk.adviser), desk.child.pk, letter_id=number, version=3)
    assert late == 0
    hand_on(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=row.version)
    row.refresh_from_db()
    assert (row.state, row.settled_on) == ("handed_on", ON)
    letter = SafeguardingLetter.objects.get(pk=number)
    assert (letter.state, letter.filed_on, letter.approved_by) == ("filed", ON, desk.manager)
    assert screening_queue(desk.who(desk.officer), None).rows == ()


def test_each_act_is_one_audit_event_and_tells_nothing_of_anybody():
    desk = a_desk()
    before = AuditEvent.objects.count()
    row = begun(desk)
    see_risk(
        desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what="Father said he will come tonight.", after=0
    )
    new = list(AuditEvent.objects.order_by("pk"))[before:]
    assert [event.kind for event in new] == ["screening.begin", "screening.see_risk"]
    assert not any("tonight" in str(vars(event)) or "Ann" in str(vars(event)) for event in new)


def test_an_application_is_on_the_queue_once_and_must_be_of_this_child():
    desk, other = a_desk(), a_desk()
    begun(desk)
    with pytest.raises(NotPossibleNow, match="on the queue already"):
        begun(desk)
    with pytest.raises(NoSuchChild):
        begin_screening(desk.who(desk.officer), desk.child.pk, case_id=other.case.pk)
    strange = a_desk("public_law_outline")
    with pytest.raises(NotPossibleNow, match="not screened here"):
        begun(strange)


def test_who_is_who_is_decided_before_anybody_is_asked():
    desk = a_desk()
    row, who = begun(desk), desk.who(desk.officer)
    assert row.matches.count() == 3
    with pytest.raises(StillToDo, match="3 of 3 people are not decided on"):
        settle_matches(who, desk.child.pk, screening_id=row.pk, version=1)
    with pytest.raises(NotPossibleNow, match="arrived cannot be sent for checks"):
        ask_checks(who, desk.child.pk, screening_id=row.pk, version=1)
    with pytest.raises(NoSuchChild):
        decide_match(who, desk.child.pk, about="nobody", **SAME | {"screening_id": row.pk, "version": 1})
    row = matched(a := a_desk())
    with pytest.raises(NotPossibleNow, match="settled already"):
        decide_match(a.who(a.officer), a.child.pk, about=a.child.pk, **SAME | {"screening_id": row.pk, "version": 9})


def test_an_answer_that_somebody_gave_meanwhile_is_not_written_over():
    desk = a_desk(COURTS, is_abuse_alleged=True)
    row, who = begun(desk), desk.who(desk.officer)
    about = row.matches.first().about
    decide_match(who, desk.child.pk, about=about, **SAME | {"screening_id": row.pk, "version": row.version})
    with pytest.raises(SomebodySavedFirst):
        decide_match(
            who,
            desk.child.pk,
            screening_id=row.pk,
            version=row.version,
            about=about,
            outcome="different",
            evidence=["name"],
        )
    assert row.matches.get(about=about).outcome == "same"
    read = row.version + 1
    decide_idva(who, desk.child.pk, screening_id=row.pk, version=read, idva="made")
    with pytest.raises(SomebodySavedFirst):
        decide_idva(who, desk.child.pk, screening_id=row.pk, version=read, idva="not_needed")
    row.refresh_from_db()
    assert row.idva == "made"


def test_every_adult_and_the_authority_is_asked_and_nobody_else():
    desk = a_desk()
    row, who = matched(desk), desk.who(desk.officer)
    assert ask_checks(who, desk.child.pk, screening_id=row.pk, version=row.version) == 3
    assert sorted(Check.objects.values_list("kind", flat=True)) == ["local_authority", "police", "police"]
    row.refresh_from_db()
    with pytest.raises(StillToDo, match="3 of 3 checks are not answered"):
        settle_checks(who, desk.child.pk, screening_id=row.pk, version=row.version)
    check = Check.objects.first()
    answer_check(who, desk.child.pk, check_id=check.pk, answer="known", note="A call in 2025.")
    with pytest.raises(NotPossibleNow, match="answered already"):
        answer_check(who, desk.child.pk, check_id=check.pk, answer="nothing_known")


def test_a_wrong_match_sends_it_back_and_what_was_asked_of_others_stays_readable():
    desk = a_desk()
    row, who = checked(desk), desk.who(desk.officer)
    send_back(who, desk.child.pk, screening_id=row.pk, version=row.version)
    row.refresh_from_db()
    assert row.state == "arrived"
    assert list(Check.objects.values_list("is_standing", flat=True)) == [False] * 3
    settle_matches(who, desk.child.pk, screening_id=row.pk, version=row.version)
    assert ask_checks(who, desk.child.pk, screening_id=row.pk, version=row.version + 1) == 3


def test_domestic_abuse_is_answered_before_the_child_is_handed_on():
    desk = a_desk(COURTS, is_abuse_alleged=True)
    row, who = checked(desk), desk.who(desk.officer)
    with pytest.raises(StillToDo, match="IDVA"):
        hand_on(who, desk.child.pk, screening_id=row.pk, version=row.version)
    decide_idva(who, desk.child.pk, screening_id=row.pk, version=row.version, idva="made")
    row.refresh_from_db()
    hand_on(who, desk.child.pk, screening_id=row.pk, version=row.version)


def test_an_untold_risk_stands_before_all_else():
    desk = a_desk()
    row, who = checked(desk), desk.who(desk.officer)
    number = approved(desk, row)
    risk = see_risk(who, desk.child.pk, screening_id=row.pk, what="He has the child's passport.", after=0)
    for act, given in (
        (file_letter, {"letter_id": number, "version": 3}),
        (hand_on, {"screening_id": row.pk, "version": row.version}),
    ):
        with pytest.raises(StillToDo, match="immediate risk"):
            act(desk.who(desk.manager), desk.child.pk, **given)
    (queued,) = screening_queue(acting(desk.officer, at=AT + timedelta(hours=3)), None).rows
    assert queued.risk is not None
    assert queued.risk.late_by == timedelta(hours=1)
    assert refer_risk(who, desk.child.pk, risk_id=risk, authority="E08000025") is True
    acknowledge_risk(who, desk.child.pk, risk_id=risk)
    file_letter(desk.who(desk.adviser), desk.child.pk, letter_id=number, version=3)
    with pytest.raises(NotPossibleNow, match="acknowledged cannot be stood down"):
        stand_down_risk(desk.who(desk.manager), desk.child.pk, risk_id=risk, because="It passed.")


def test_a_referral_too_late_says_so_and_a_risk_is_stood_down_by_somebody_else():
    desk = a_desk()
    row = begun(desk)
    risk = see_risk(desk.who(desk.manager), desk.child.pk, screening_id=row.pk, what="A threat.", after=0)
    with pytest.raises(NotPossibleNow, match="somebody else stands it down"):
        stand_down_risk(desk.who(desk.manager), desk.child.pk, risk_id=risk, because="No.")
    other = a_user(Role.PRACTICE_SUPERVISOR)
    stand_down_risk(acting(other), desk.child.pk, risk_id=risk, because="It was of 2019.")
    late = see_risk(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what="Another.", after=1)
    after = acting(desk.officer, at=AT + timedelta(hours=2, minutes=1))
    assert refer_risk(after, desk.child.pk, risk_id=late, authority="E08000025") is False
    with pytest.raises(StillToDo, match="what the risk is"):
        see_risk(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what=" ", after=2)


@pytest.mark.parametrize(
    "role", [Role.ASSISTANT, Role.BUSINESS_SERVICES, Role.COURT_OFFICER, Role.AUDITOR, Role.CHILDRENS_GUARDIAN]
)
def test_those_who_do_not_screen_do_not_screen(role):
    desk = a_desk()
    somebody = a_user(role)
    assign(desk.child, somebody)
    with pytest.raises(MayNot):
        begin_screening(acting(somebody), desk.child.pk, case_id=desk.case.pk)


@pytest.mark.parametrize(
    ("model", "broken"),
    [
        (ImmediateRisk, {"state": "referred", "what": "x", "seen_at": AT}),
        (SafeguardingLetter, {"state": "filed", "text": "x"}),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(model, broken):
    desk = a_desk()
    row = begun(desk)
    who = {"seen_by": desk.officer} if model is ImmediateRisk else {"written_by": desk.officer}
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(child=desk.child, screening=row, **who, **broken)


def test_a_child_of_no_application_has_nothing_to_screen():
    child = a_child()
    assert RECEIVED < ON
    with pytest.raises(NoSuchChild):
        begin_screening(acting(Role.SCREENING_OFFICER), child.pk, case_id="P-none")
