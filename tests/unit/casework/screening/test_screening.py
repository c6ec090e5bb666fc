"""Screening as people do it: who may, in what order, what is refused, and what the audit is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from support.screening_people import CAP, COURTS, RECEIVED, a_desk, begun, checked, matched
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Contact
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.screening import queries
from waypost.casework.screening.actions.prioritise import (
    end_prioritisation,
    hold_child,
    let_go,
    look_again,
    share_letters,
    switch_prioritisation,
)
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
    withdraw_screening,
)
from waypost.casework.screening.actions.write_letter import (
    approve_letter,
    change_letter,
    draft_letter,
    file_letter,
    return_letter,
    submit_letter,
    withdraw_letter,
)
from waypost.casework.screening.models import Check, Held, ImmediateRisk, SafeguardingLetter, Screening
from waypost.casework.screening.prioritising import CannotWait
from waypost.casework.screening.queries import a_screening, open_screening_of, screening_queue, who_waits
from waypost.casework.screening.rules import NoLetterHere, StillToDo, WouldTell

pytestmark = pytest.mark.django_db
SAME = {"outcome": "same", "evidence": ["name"]}


def approved(desk, row, text="Police: nothing known. Authority: nothing known."):
    """Return the number of a letter that its manager approved, and its version."""
    writer, manager = desk.who(desk.adviser), desk.who(desk.manager)
    number = draft_letter(writer, desk.child.pk, screening_id=row.pk, text=text)
    submit_letter(writer, desk.child.pk, letter_id=number, version=1)
    approve_letter(manager, desk.child.pk, letter_id=number, version=2)
    return number


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


def test_a_child_focused_court_has_no_safeguarding_letter():
    desk = a_desk(COURTS)
    row = checked(desk)
    with pytest.raises(NoLetterHere):
        draft_letter(desk.who(desk.adviser), desk.child.pk, screening_id=row.pk)
    (queued,) = screening_queue(desk.who(desk.officer), None).rows
    assert queued.letter is None


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


def test_a_letter_is_approved_by_somebody_else_and_a_stale_page_loses_nothing():
    desk = a_desk()
    row = checked(desk)
    manager = desk.who(desk.manager)
    number = draft_letter(manager, desk.child.pk, screening_id=row.pk, text="Draft.")
    with pytest.raises(NotPossibleNow, match="there is a letter already"):
        draft_letter(manager, desk.child.pk, screening_id=row.pk)
    change_letter(manager, desk.child.pk, letter_id=number, version=1, text="Better.")
    with pytest.raises(SomebodySavedFirst):
        change_letter(manager, desk.child.pk, letter_id=number, version=1, text="Older.")
    submit_letter(manager, desk.child.pk, letter_id=number, version=2)
    with pytest.raises(NotPossibleNow, match="somebody else approves"):
        approve_letter(manager, desk.child.pk, letter_id=number, version=3)
    return_letter(manager, desk.child.pk, letter_id=number, version=3)
    withdraw_letter(manager, desk.child.pk, letter_id=number, version=4)
    assert SafeguardingLetter.objects.get(pk=number).text == "Better."
    draft_letter(manager, desk.child.pk, screening_id=row.pk)


def test_a_letter_that_parties_read_tells_no_confidential_address():
    desk = a_desk()
    row, writer = checked(desk), desk.who(desk.adviser)
    home = Contact.objects.create(child=desk.child, kind="address", value="14 Larkspur Hollow")
    number = draft_letter(writer, desk.child.pk, screening_id=row.pk, text="They live at 14 Larkspur Hollow.")
    with pytest.raises(WouldTell) as raised:
        submit_letter(writer, desk.child.pk, letter_id=number, version=1)
    assert "Larkspur" not in str(raised.value)
    Contact.objects.filter(pk=home.pk).update(is_confidential=False)
    submit_letter(writer, desk.child.pk, letter_id=number, version=1)
    approve_letter(desk.who(desk.manager), desk.child.pk, letter_id=number, version=2)
    Contact.objects.filter(pk=home.pk).update(is_confidential=True)
    with pytest.raises(WouldTell):
        file_letter(writer, desk.child.pk, letter_id=number, version=3)


def test_a_letter_filed_after_its_day_says_how_late():
    desk = a_desk()
    number = approved(desk, checked(desk))
    filed = file_letter(acting(desk.adviser, at=AT + timedelta(days=7)), desk.child.pk, letter_id=number, version=3)
    assert filed == 2  # seventeen working days after 10 March 2027 end on 6 April, Easter in between; filed on the 8th


@pytest.mark.parametrize(
    "role", [Role.ASSISTANT, Role.BUSINESS_SERVICES, Role.COURT_OFFICER, Role.AUDITOR, Role.CHILDRENS_GUARDIAN]
)
def test_those_who_do_not_screen_do_not_screen(role):
    desk = a_desk()
    somebody = a_user(role)
    assign(desk.child, somebody)
    with pytest.raises(MayNot):
        begin_screening(acting(somebody), desk.child.pk, case_id=desk.case.pk)


def test_another_teams_child_is_nobody_and_another_childs_row_is_nothing():
    desk, other = a_desk(), a_desk(area="A02")
    row = begun(other)
    with pytest.raises(NoSuchChild):
        a_screening(desk.who(desk.officer), other.child.pk, screening_id=row.pk)
    with pytest.raises(NoSuchChild):
        a_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk)
    with pytest.raises(NoSuchChild):
        withdraw_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=1)
    assert screening_queue(desk.who(desk.officer), None).rows == ()


def test_the_queue_is_so_many_queries_however_long():
    desk = a_desk()
    begun(desk)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            screening_queue(desk.who(desk.officer), None)
        return len(caught)

    few = queries()
    for _ in range(4):
        other = a_desk()
        see_risk(other.who(other.officer), other.child.pk, screening_id=begun(other).pk, what="A threat.", after=0)
    assert queries() == few
    queue = screening_queue(desk.who(desk.officer), None).rows
    assert [one.risk is None for one in queue] == [False] * 4 + [True]


def test_a_risk_is_at_the_top_however_long_the_queue_before_it_is(monkeypatch):
    desks = [a_desk() for _ in range(3)]
    rows = [begun(desk) for desk in desks]
    see_risk(desks[-1].who(desks[-1].officer), desks[-1].child.pk, screening_id=rows[-1].pk, what="A threat.", after=0)
    monkeypatch.setattr(queries, "_A_PAGE", 2)
    found = screening_queue(desks[0].who(desks[0].officer), None)
    first, second = found.rows
    assert (first.screening_id, first.risk is not None) == (rows[-1].pk, True)
    assert second.screening_id == rows[0].pk
    assert (found.page, found.pages, found.count) == (1, 2, 3)
    rest = screening_queue(desks[0].who(desks[0].officer), None, page=2)
    assert [one.screening_id for one in rest.rows] == [rows[1].pk]
    assert screening_queue(desks[0].who(desks[0].officer), None, page=99).page == 2


def test_the_open_application_of_a_child_is_found_wherever_it_stands_on_the_queue():
    desk, other = a_desk(), a_desk()
    row = begun(desk)
    begun(other)
    assert open_screening_of(desk.who(desk.officer), desk.child.pk) == row.pk
    withdraw_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=row.version)
    assert open_screening_of(desk.who(desk.officer), desk.child.pk) is None


def test_a_page_shows_everything_with_its_clock():
    desk = a_desk()
    row = matched(desk)
    ask_checks(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, version=row.version)
    see_risk(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what="A threat.", after=0)
    draft_letter(desk.who(desk.adviser), desk.child.pk, screening_id=row.pk)
    page = a_screening(desk.who(desk.officer), desk.child.pk, screening_id=row.pk)
    assert page.queued.letter is not None
    assert (page.queued.state, page.queued.letter.due_on, page.queued.letter_state) == (
        "checking",
        ON.replace(day=6),
        "draft",
    )
    assert [person.is_of_child for person in page.people] == [True, False, False]
    assert {check.clock.days_late for check in page.checks} == {-2, -5}
    assert [risk.clock.is_late for risk in page.risks] == [False]
    assert page.letters[0].acts == ("changed", "sent_for_approval", "withdrawn")
    assert "found_answered" in page.queued.acts


def test_a_child_waits_only_where_it_is_switched_on_and_never_in_public_law():
    desk = a_desk()
    manager = desk.who(desk.manager)
    with pytest.raises(CannotWait, match="not switched on"):
        hold_child(manager, desk.child.pk, level="high", holder_id=desk.manager.pk)
    number = switch_prioritisation(manager, None, from_on=ON, to_on=None, decided_at="Leaders' meeting, 30 March 2027")
    with pytest.raises(NotPossibleNow, match="from that day already"):
        switch_prioritisation(manager, None, from_on=ON, to_on=None, decided_at="Again")
    for nobody in (None, 10**9, desk.adviser.pk):
        with pytest.raises(CannotWait, match="nobody holds"):
            hold_child(manager, desk.child.pk, level="high", holder_id=nobody)
    held_id = hold_child(manager, desk.child.pk, level="high", holder_id=desk.manager.pk)
    with pytest.raises(NotPossibleNow, match="held already"):
        hold_child(manager, desk.child.pk, level="low", holder_id=desk.manager.pk)
    public = a_desk(law="public")
    with pytest.raises(CannotWait, match="public law"):
        hold_child(public.who(public.manager), public.child.pk, level="high", holder_id=public.manager.pk)
    later = acting(desk.manager, at=AT + timedelta(days=8))
    (waits,) = who_waits(later, None).rows
    assert (waits.held.late, waits.level, waits.holder) == (("look_again",), "high", desk.manager.name)
    look_again(later, desk.child.pk, held_id=held_id, level="low")
    assert who_waits(later, None).rows[0].held.late == ()
    end_prioritisation(later, None, prioritisation_id=number)
    assert Held.objects.filter(ended_on=None).count() == 1
    let_go(later, desk.child.pk, held_id=held_id)
    for act in (let_go, look_again):
        more = {"level": "low"} if act is look_again else {}
        with pytest.raises(NotPossibleNow, match="no longer waits"):
            act(later, desk.child.pk, held_id=held_id, **more)


def test_letters_are_shared_across_regions_and_every_one_is_told_where():
    desks = [a_desk(area="A01") for _ in range(4)] + [a_desk(area="A02")] + [a_desk(COURTS)]
    for desk in desks:
        begun(desk)
    head = acting(Role.HEAD_OF_SERVICE)
    given = share_letters(head, None, capacity={"A01": 1, "A02": 1})
    assert sorted((one.region, one.is_moved) for one in given) == [
        ("A01", False), ("A01", False), ("A01", False), ("A02", False), ("A02", True)
    ]  # fmt: skip
    assert share_letters(head, None, capacity={"A01": 1}) == ()
    extra = a_desk()
    begun(extra)
    (deferred,) = share_letters(head, None, capacity={})
    assert (deferred.region, deferred.why) == (None, "no region can write letters now")
    assert Screening.objects.get(proceedings=extra.case).region == ""
    assert Screening.objects.filter(programme=CAP).exclude(region="").count() == 5


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
