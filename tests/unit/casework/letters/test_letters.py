"""Letters in the record: drafted, checked, sent; and nothing that is kept apart ever stands in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, ChronologyLine, Contact, CourtOrder, Proceedings
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.withholding import keep_apart
from waypost.casework.children.words import NotAWord
from waypost.casework.engagement.actions.record_meeting import record_meeting
from waypost.casework.engagement.rules import Meeting
from waypost.casework.letters.actions.send_letter import check_letter, send_letter, sign_wording, withdraw_letter
from waypost.casework.letters.actions.write_letter import change_letter, write_letter
from waypost.casework.letters.models import Letter
from waypost.casework.letters.queries import a_letter, child_letters, letter_to_print, wordings
from waypost.casework.letters.rules import TooHard, WouldTell

pytestmark = pytest.mark.django_db
OWN = "I saw you play with your dog. You made me laugh."
CANARIES = {
    "address": "14 Larkspur Hollow, ZZ9 4QX",
    "telephone": "07700 900461",
    "email": "refuge.key@invented.example",
    "school": "Quillbrook Primary",
    "safety_plan": "When the bell rings twice we leave through the garden gate and call Auntie",
}


@pytest.fixture
def mine():
    user, child = a_user(Role.CHILDRENS_GUARDIAN), a_child(born_on=date(2018, 6, 1))
    assign(child, user, capacity="guardian")
    return acting(user), child


@pytest.fixture
def canaries(mine, monkeypatch):
    who, child = mine
    monkeypatch.setattr("waypost.casework.children.withholding._KEEPERS", {})
    keep_apart("safety_plan", lambda child_id: [CANARIES["safety_plan"]])
    for kind in ("address", "telephone", "email", "school"):
        Contact.objects.create(child=child, kind=kind, value=CANARIES[kind])
    return who, child


def checked(who, child, own=OWN, kind="introduction"):
    letter_id = write_letter(who, child.pk, kind=kind, own=own)
    check_letter(who, child.pk, letter_id=letter_id, version=1)
    return letter_id


def test_a_letter_is_drafted_for_the_childs_age_checked_and_sent(mine):
    who, child = mine
    letter_id = checked(who, child)
    send_letter(who, child.pk, letter_id=letter_id, version=2)
    (shown,) = child_letters(who, child.pk).letters
    assert (shown.state, shown.band, shown.sent_on, shown.acts) == ("sent", "from_8", ON, ())
    assert shown.paragraphs[0] == "Hello Ash,"
    assert shown.grade is not None
    assert shown.grade <= shown.highest_grade
    for act in (
        lambda: change_letter(who, child.pk, letter_id=letter_id, version=3, own="Something else."),
        lambda: withdraw_letter(who, child.pk, letter_id=letter_id, version=3),
        lambda: send_letter(who, child.pk, letter_id=letter_id, version=3),
    ):
        with pytest.raises(NotPossibleNow):
            act()


def test_a_letter_changed_after_its_check_is_checked_again(mine):
    who, child = mine
    letter_id = checked(who, child)
    change_letter(who, child.pk, letter_id=letter_id, version=2, own="I like your dog.")
    with pytest.raises(NotPossibleNow):
        send_letter(who, child.pk, letter_id=letter_id, version=3)
    with pytest.raises(NoSuchChild):
        letter_to_print(who, child.pk, letter_id=letter_id)
    with pytest.raises(SomebodySavedFirst):
        change_letter(who, child.pk, letter_id=letter_id, version=2, own="Another tab.")
    withdraw_letter(who, child.pk, letter_id=letter_id, version=3)
    assert Letter.objects.get().state == "withdrawn"


def test_a_letter_too_hard_for_the_age_needs_a_reason(mine):
    who, child = mine
    own = "Professionals recommended independent assessment notwithstanding considerable difficulties. " * 6
    letter_id = write_letter(who, child.pk, kind="explanatory", own=own)
    with pytest.raises(TooHard):
        check_letter(who, child.pk, letter_id=letter_id, version=1)
    assert Letter.objects.get().state == "draft"
    check_letter(who, child.pk, letter_id=letter_id, version=1, harder_because="He wants it as the court wrote it.")


@pytest.mark.parametrize("kind", list(CANARIES))
@pytest.mark.parametrize("letter", ["introduction", "goodbye", "to_independent_reviewing_officer"])
def test_nothing_kept_apart_stands_in_a_letter(canaries, kind, letter):
    who, child = canaries
    letter_id = write_letter(who, child.pk, kind=letter, own=f"I came to see you. {CANARIES[kind]}. You ran.")
    with pytest.raises(WouldTell) as told:
        check_letter(who, child.pk, letter_id=letter_id, version=1)
    assert CANARIES[kind] not in str(told.value)
    assert Letter.objects.get().paragraphs == []


@settings(max_examples=40)
@given(kind=st.sampled_from(list(CANARIES)), before=st.text(max_size=20), noise=st.sampled_from(["", " ", "-", "."]))
@pytest.mark.django_db(transaction=False)
def test_however_it_is_written_it_never_reaches_print(kind, before, noise):
    user, child = a_user(Role.CHILDRENS_GUARDIAN), a_child(born_on=date(2012, 1, 1))
    assign(child, user)
    who = acting(user)
    Contact.objects.create(child=child, kind=kind, value=CANARIES[kind])
    hidden = noise.join(CANARIES[kind]).upper()
    letter_id = write_letter(who, child.pk, kind="goodbye", own=f"{before} hello {hidden} hello")
    with pytest.raises(WouldTell):
        check_letter(who, child.pk, letter_id=letter_id, version=1, harder_because="x")
    with pytest.raises(NoSuchChild):
        letter_to_print(who, child.pk, letter_id=letter_id)


def test_an_address_shut_after_the_check_stops_the_letter(mine):
    who, child = mine
    home = Contact.objects.create(child=child, kind="address", value="3 Open Road", is_confidential=False)
    letter_id = checked(who, child, own="I will come to 3 Open Road.")
    home.is_confidential = True
    home.save()
    with pytest.raises(WouldTell):
        send_letter(who, child.pk, letter_id=letter_id, version=2)
    assert Letter.objects.get().state == "checked"


def test_what_the_child_said_is_passed_on_only_if_the_child_agrees(mine):
    who, child = mine
    said = "I do not want to sleep at his house"
    meeting = Meeting(ON, "in_person", True, place="school", room="Hall", childs_words=said)
    record_meeting(who, child.pk, meeting=meeting)
    own = f"You told me this. {said}."
    letter_id = write_letter(who, child.pk, kind="explanatory", own=own)
    with pytest.raises(WouldTell, match="childs words"):
        check_letter(who, child.pk, letter_id=letter_id, version=1)
    change_letter(who, child.pk, letter_id=letter_id, version=1, own=own, does_child_agree=True)
    check_letter(who, child.pk, letter_id=letter_id, version=2)


def test_unsigned_wording_stops_at_real_children_and_signing_opens_it(mine):
    who, child = mine
    child.is_invented = False
    child.save()
    letter_id = checked(who, child)
    with pytest.raises(NotPossibleNow, match="signed off"):
        send_letter(who, child.pk, letter_id=letter_id, version=2)
    assert not letter_to_print(who, child.pk, letter_id=letter_id).is_signed
    head = acting(Role.HEAD_OF_SERVICE)
    (one,) = (one for one in wordings(head, None) if (one.kind, one.band) == ("introduction", "from_8"))
    with pytest.raises(SomebodySavedFirst):
        sign_wording(head, None, kind="introduction", band="from_8", wording="another")
    sign_wording(head, None, kind="introduction", band="from_8", wording=one.wording)
    send_letter(who, child.pk, letter_id=letter_id, version=2)
    assert letter_to_print(who, child.pk, letter_id=letter_id).is_signed
    with pytest.raises(MayNot):
        sign_wording(who, None, kind="introduction", band="from_8", wording=one.wording)
    with pytest.raises(NotAWord):
        sign_wording(head, None, kind="introduction", band="from_99", wording=one.wording)


def test_another_childs_letter_is_no_child_at_all(mine):
    who, child = mine
    other = a_child()
    theirs = a_user(Role.FAMILY_COURT_ADVISER)
    assign(other, theirs)
    letter_id = checked(acting(theirs), other)
    for act in (
        lambda: change_letter(who, child.pk, letter_id=letter_id, version=2, own="x"),
        lambda: check_letter(who, child.pk, letter_id=letter_id, version=2),
        lambda: send_letter(who, child.pk, letter_id=letter_id, version=2),
        lambda: withdraw_letter(who, child.pk, letter_id=letter_id, version=2),
        lambda: letter_to_print(who, child.pk, letter_id=letter_id),
        lambda: child_letters(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()


def test_which_letters_are_due_follows_the_law_and_the_decision(mine):
    who, child = mine
    case = Proceedings.objects.create(case_id="K1", law="public", kind="care", issued_on=ON)
    ChildInCase.objects.create(child=child, proceedings=case)
    assert child_letters(who, child.pk).due == ("introduction", "to_independent_reviewing_officer")
    send_letter(who, child.pk, letter_id=checked(who, child), version=2)
    CourtOrder.objects.create(child=child, proceedings=case, kind="care_order", made_on=ON, is_final=True)
    assert child_letters(who, child.pk).due == ("to_independent_reviewing_officer", "explanatory", "goodbye")


def test_a_letter_that_the_record_tells_was_sent_is_due_no_more_unless_the_line_stands_no_more(mine):
    who, child = mine
    case = Proceedings.objects.create(case_id="K1", law="public", kind="care", issued_on=ON)
    ChildInCase.objects.create(child=child, proceedings=case)
    for number, kind in enumerate(("introduction", "to independent reviewing officer")):
        ChronologyLine.objects.create(
            child=child, line_id=f"E{number}", happened_on=ON, learnt_on=ON, agency="cafcass", source="Cafcass",
            kind="letter_sent", title="Letter sent", sentence=f"Cafcass sent a letter: {kind}.",
        )  # fmt: skip
    assert child_letters(who, child.pk).due == ()
    ChronologyLine.objects.filter(line_id="E0").update(is_standing=False)
    ChronologyLine.objects.filter(line_id="E1").update(agency="strange")  # nobody may see what no agency tells
    assert child_letters(who, child.pk).due == ("introduction", "to_independent_reviewing_officer")


def test_one_event_for_each_act_and_not_a_word_of_the_letter(mine):
    who, child = mine
    send_letter(who, child.pk, letter_id=checked(who, child), version=2)
    later = replace(who, at=AT + timedelta(hours=1))
    child_letters(later, child.pk)
    events = list(AuditEvent.objects.order_by("pk"))
    assert [one.kind for one in events] == ["letters.write", "letters.check", "letters.send", "letters.see"]
    assert "dog" not in str([one.facts for one in events])


def test_a_letter_is_read_before_it_goes_with_how_hard_it_is_and_what_it_would_tell(canaries):
    who, child = canaries
    letter_id = write_letter(who, child.pk, kind="introduction", own=f"I came to {CANARIES['school']} for you.")
    page = a_letter(who, child.pk, letter_id=letter_id)
    assert page.paragraphs[0] == "Hello Ash,"
    assert (page.tells, page.is_signed, page.can_go) == (("school",), False, True)
    assert (page.is_too_hard, page.reading_age <= page.for_age) == (False, True)
    with pytest.raises(NoSuchChild):
        a_letter(who, child.pk, letter_id="another")
