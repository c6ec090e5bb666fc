"""Who reads what came in, who handles a complaint, and what nobody learns: with a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NothingThere
from waypost.casework.access.models import Conflict, Restriction
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.feedback.actions import handle
from waypost.casework.feedback.actions.complain import Told, complain
from waypost.casework.feedback.actions.listen import give_back, take_back_heard
from waypost.casework.feedback.actions.read import (
    end_reader,
    find_nothing_worrying,
    name_reader,
    raise_worry,
    settle_worry,
)
from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.feedback.gate import Visitor
from waypost.casework.feedback.heard import heard_by_everybody
from waypost.casework.feedback.models import Complaint, FreeText, NamedReader
from waypost.casework.feedback.queries.complaints import a_complaint, about_my_work, complaints
from waypost.casework.feedback.queries.leaving import feedback_told
from waypost.casework.feedback.queries.listening import insight, month_of_team, year_of_all
from waypost.casework.feedback.queries.reading import desk, some_words, worries

pytestmark = pytest.mark.django_db
WORDS = "Qzsaid by somebody who is afraid of what happens at night."


@pytest.fixture
def child():
    return a_child("C-00001-TEST1")


@pytest.fixture
def reader():
    who = acting(Role.SERVICE_MANAGER)
    name_reader(acting(Role.HEAD_OF_SERVICE), None, person_id=who.user_id, from_on=ON)
    return who


def complained(child, settings, told: Told | None = None) -> str:
    code = code_of(OfLetter(child.pk, "letter-1", ON), settings.SECRET_KEY) if child else ""
    number = Complaint.objects.count()
    visitor = Visitor(AT, "127.0.0.1", code)
    return complain(visitor, token=f"a-token-of-a-test-{number}", told=told or Told("adult", WORDS))


def test_words_are_shown_to_whoever_is_named_and_to_nobody_else(child, reader, settings):
    complained(child, settings)
    text = FreeText.objects.get()
    assert some_words(reader, None, text_id=text.text_id).words == WORDS
    assert some_words(reader, None, text_id=text.text_id).child_name == "", "a record that they may not open"
    with pytest.raises(NothingThere):
        some_words(acting(Role.PRACTICE_SUPERVISOR), None, text_id=text.text_id)
    with pytest.raises(MayNot):
        some_words(acting(Role.FAMILY_COURT_ADVISER), None, text_id=text.text_id)
    (named,) = NamedReader.objects.all()
    end_reader(acting(Role.COMPLAINTS_MANAGER), None, named_reader_id=named.pk)
    with pytest.raises(NothingThere):
        some_words(reader, None, text_id=text.text_id)


@pytest.mark.parametrize("how", ["conflict", "restriction", "about_them"])
def test_what_is_shut_to_the_reader_sounds_the_alarm_instead(child, reader, settings, how):
    complained(child, settings)
    text = FreeText.objects.get()
    if how == "conflict":
        Conflict.objects.create(child_id=child.pk, user_id=reader.user_id, kind="kin", from_on=ON)
    elif how == "restriction":
        Restriction.objects.create(child_id=child.pk, reason="safety", from_on=ON)
    else:
        Complaint.objects.update(about_user=reader.user_id)
    told = desk(reader, None)
    assert (told.waiting, told.unread, told.without_reader) == ((), 1, 1)
    with pytest.raises(NothingThere):
        some_words(reader, None, text_id=text.text_id)
    with pytest.raises(NothingThere):
        find_nothing_worrying(reader, None, text_id=text.text_id)


def test_the_alarm_sounds_the_working_day_after(child, reader, settings):
    complained(child, settings)
    assert (desk(reader, None).late, desk(reader, None).without_reader) == (0, 0)
    tomorrow = replace(reader, at=AT + timedelta(days=1))
    assert (desk(tomorrow, None).late, desk(tomorrow, None).waiting[0].working_days_late) == (1, 1)
    find_nothing_worrying(tomorrow, None, text_id=FreeText.objects.get().text_id)
    assert desk(tomorrow, None).late == 0
    assert AuditEvent.objects.filter(kind="feedback.found_nothing").get().facts["is_in_time"] is False


def test_a_worry_goes_to_whoever_may_open_the_child_and_is_settled_there(child, reader, settings):
    adviser = a_user(Role.FAMILY_COURT_ADVISER)
    assign(child, adviser)
    complained(child, settings)
    text = FreeText.objects.get().text_id
    raise_worry(reader, None, text_id=text, urgency="now", because="He is not safe.")
    assert [one.worry for one in worries(acting(adviser), None)] == ["He is not safe."]
    assert worries(acting(Role.CHILDRENS_GUARDIAN), None) == ()
    with pytest.raises(NotPossibleNow):
        find_nothing_worrying(reader, None, text_id=text)
    settle_worry(acting(adviser), child.pk, text_id=text, how="police_called", because="I called at ten.")
    assert worries(acting(adviser), None) == ()


def test_of_nobody_known_the_reader_settles_it(reader, settings):
    complained(None, settings)
    text = FreeText.objects.get().text_id
    raise_worry(reader, None, text_id=text, urgency="today", because="Somebody is hurt.")
    with pytest.raises(NothingThere):
        settle_worry(acting(Role.HEAD_OF_SERVICE), None, text_id=text, how="no_worry", because="x")
    settle_worry(reader, None, text_id=text, how="authority_told", because="I told them.")
    assert FreeText.objects.get().state == "settled"


def test_whoever_is_complained_about_sees_nothing_of_it(child, settings):
    manager, head = acting(Role.COMPLAINTS_MANAGER), acting(Role.HEAD_OF_SERVICE)
    number = complained(child, settings)
    handle.acknowledge_complaint(manager, None, complaint_id=number, version=1)
    with pytest.raises(NotPossibleNow, match="your own work"):
        handle.look_into_complaint(
            head, None, complaint_id=number, version=2, decider_id=manager.user_id, about_id=manager.user_id
        )
    given = {"decider_id": head.user_id, "about_id": manager.user_id}
    handle.look_into_complaint(head, None, complaint_id=number, version=2, **given)
    assert complaints(manager, None) == ()
    for ask in (a_complaint, lambda *a, **k: handle.close_complaint(*a, version=3, **k)):
        with pytest.raises(NothingThere):
            ask(manager, None, complaint_id=number)
    assert [one.decider for one in complaints(head, None)] == [complaints(head, None)[0].decider]
    assert about_my_work(acting(Role.FAMILY_COURT_ADVISER), None) == ()


def test_an_answer_tells_nothing_that_somebody_else_wrote(child, settings):
    manager = acting(Role.COMPLAINTS_MANAGER)
    complained(child, settings, Told("child", "The other words of a child who wrote in secret last week, alone."))
    number = complained(child, settings)
    handle.acknowledge_complaint(manager, None, complaint_id=number, version=1)
    given = {"decider_id": manager.user_id, "about_id": None}
    handle.look_into_complaint(manager, None, complaint_id=number, version=2, **given)
    decision = handle.Decision("upheld", "It was so.", "listening", "Listen.")
    handle.decide_complaint(manager, None, complaint_id=number, version=3, decision=decision)
    telling = "We know of the other words of a child who wrote in secret last week, alone."
    with pytest.raises(NotPossibleNow, match="kept apart: feedback"):
        handle.answer_complaint(manager, None, complaint_id=number, version=4, answer=telling)
    handle.answer_complaint(manager, None, complaint_id=number, version=4, answer=f"You said: {WORDS} You were right.")
    assert told_in(WORDS, kept_apart(child.pk)) == ("feedback",)


def test_a_second_look_is_by_somebody_else_and_the_stale_page_is_told(child, settings):
    manager, head = acting(Role.COMPLAINTS_MANAGER), acting(Role.HEAD_OF_SERVICE)
    number = complained(child, settings)
    with pytest.raises(SomebodySavedFirst):
        handle.acknowledge_complaint(manager, None, complaint_id=number, version=7)
    handle.acknowledge_complaint(manager, None, complaint_id=number, version=1)
    given = {"decider_id": manager.user_id, "about_id": None}
    handle.look_into_complaint(manager, None, complaint_id=number, version=2, **given)
    decision = handle.Decision("not_upheld", "It was not so.", "time", "Nothing new.")
    with pytest.raises(NotPossibleNow, match="somebody else"):
        handle.decide_complaint(head, None, complaint_id=number, version=3, decision=decision)
    handle.decide_complaint(manager, None, complaint_id=number, version=3, decision=decision)
    handle.answer_complaint(manager, None, complaint_id=number, version=4, answer="We are sorry that you waited.")
    handle.ask_again(manager, None, complaint_id=number, version=5)
    with pytest.raises(NotPossibleNow, match="decided this before"):
        handle.look_into_complaint(manager, None, complaint_id=number, version=6, **given)
    handle.look_into_complaint(manager, None, complaint_id=number, version=6, decider_id=head.user_id, about_id=None)
    assert a_complaint(head, None, complaint_id=number).row.next_act == "review"


def test_what_leaves_holds_no_word_and_nobody_without_a_child(child, settings):
    complained(child, settings)
    complained(None, settings)
    (row,) = feedback_told(acting(Role.ADMINISTRATOR), None)
    assert (row["kind"], row["child_id"], row["made_by"], row["responded_on"]) == (
        "complaint", child.pk, "adult", None,
    )  # fmt: skip
    assert "Qz" not in str(row)


def test_what_is_given_back_is_everybodys_until_it_is_taken_back(child, settings):
    who = acting(Role.SERVICE_MANAGER)
    with pytest.raises(NotPossibleNow):
        give_back(who, None, theme="time", you_said="You waited.", we_did="We say why.", has_read=False)
    heard = give_back(who, None, theme="time", you_said="You waited.", we_did="We say why.", has_read=True)
    assert [one.we_did for one in heard_by_everybody()] == ["We say why."]
    told = month_of_team(who, None, month=ON)
    assert [one.we_did for one in told.heard] == ["We say why."]
    take_back_heard(who, None, heard_id=heard)
    assert heard_by_everybody() == ()


def test_a_digest_of_few_shows_none_of_them(child, settings):
    for _ in range(3):
        complained(child, settings)
    told = year_of_all(acting(Role.BOARD_MEMBER), None, year=2027)
    assert told.complaints.total is None
    assert told.median_working_days is None
    assert insight(acting(Role.ANALYST), None, band="younger", year=2027).responses == 0
