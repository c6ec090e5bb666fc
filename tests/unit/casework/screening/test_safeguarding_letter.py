"""A safeguarding letter: approved by somebody else, filed on time, and telling nothing that is kept apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, acting
from support.screening_people import COURTS, a_desk, approved, checked
from waypost.casework.children.models import Contact
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.screening.actions.write_letter import (
    approve_letter,
    change_letter,
    draft_letter,
    file_letter,
    return_letter,
    submit_letter,
    withdraw_letter,
)
from waypost.casework.screening.models import SafeguardingLetter
from waypost.casework.screening.queries.queue import screening_queue
from waypost.casework.screening.rules import NoLetterHere, WouldTell

pytestmark = pytest.mark.django_db


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


def test_a_child_focused_court_has_no_safeguarding_letter():
    desk = a_desk(COURTS)
    row = checked(desk)
    with pytest.raises(NoLetterHere):
        draft_letter(desk.who(desk.adviser), desk.child.pk, screening_id=row.pk)
    (queued,) = screening_queue(desk.who(desk.officer), None).rows
    assert queued.letter is None
