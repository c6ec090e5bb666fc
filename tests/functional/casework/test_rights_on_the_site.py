"""Rights on the site: holds, a copy prepared by one and checked by another, an erasure whose loss is shown first."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ADDRESS_CANARY, LATE, ON, PLAIN, Office
from waypost.casework.access.models import Appointment, Assignment, Conflict, User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child, WhatMatters
from waypost.casework.rights.models import LegalHold, SubjectRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaints(office):
    return signed_in(office, Role.COMPLAINTS_MANAGER)


def another_head(office: Office):
    """Return a second head of service, of the same area."""
    first = Appointment.objects.get(user_id=office.people[Role.HEAD_OF_SERVICE])
    user = User.objects.create(username="second", name="Second Invented", is_invented=True)
    Appointment.objects.create(user=user, role=first.role, team=first.team, from_on=first.from_on)
    return signed_in(Office({Role.HEAD_OF_SERVICE: user.pk}, 0, 0), Role.HEAD_OF_SERVICE)


def test_the_schedule_says_how_long_and_how_sure(head):
    page = opened(head, "rights")
    assert "25 years from birth of the youngest" in page
    assert "Published" in page
    assert "Assumption" in page


def test_a_hold_is_set_and_ended_and_is_one_records_alone(head, complaints):
    done(complaints, "hold_record", LATE, reason="complaint")
    page = opened(head, "child_rights", LATE)
    assert "It is held: nobody can erase it." in page
    assert "Zebedee" in opened(head, "rights")
    number = LegalHold.objects.get().pk
    assert head.get(reverse("end_hold", args=[PLAIN, number])).status_code == 404
    refused = sent(head, "ask_erasure", LATE, reason="made_in_error")
    assert (refused.status_code, "under a legal hold" in refused.content.decode()) == (400, True)
    done(head, "end_hold", LATE, number)
    assert "ended by" in opened(complaints, "child_rights", LATE)
    assert head.get(reverse("end_hold", args=[LATE, number])).status_code == 404


def test_a_copy_is_asked_prepared_checked_and_given(head, complaints):
    done(complaints, "ask_copy", LATE, asker="child", **parts("asked_on", ON))
    one = SubjectRequest.objects.get().answer_id
    assert "Prepare the copy" in opened(complaints, "child_rights", LATE)
    page = opened(complaints, "prepare_copy", LATE, one)
    assert "Football, and my dog." in page
    assert ADDRESS_CANARY not in page
    text = f"children.WhatMatters|{WhatMatters.objects.get().pk}|words"
    assert f'value="{text}"' in page
    name = f"children.Child|{LATE}|family_name"
    wrong = sent(complaints, "prepare_copy", LATE, one, given=[name])
    assert (wrong.status_code, "nothing was given" in wrong.content.decode()) == (400, True)
    assert complaints.get(reverse("copy_of_data", args=[LATE, one])).status_code == 400
    done(complaints, "prepare_copy", LATE, one, given=[text], harmful=[name])
    own = sent(complaints, "check_copy", LATE, one, is_right="yes")
    assert (own.status_code, "somebody else checks it" in own.content.decode()) == (400, True)
    page = opened(head, "check_copy", LATE, one)
    assert "Football, and my dog." in page
    assert "serious harm" in page
    done(head, "check_copy", LATE, one, is_right="yes")
    answer = complaints.get(reverse("copy_of_data", args=[LATE, one]))
    told = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="copy-of-data.html"'
    assert "Football, and my dog." in told
    assert ADDRESS_CANARY not in told
    assert "Pat Invented" not in told
    as_json = complaints.get(reverse("copy_of_data", args=[LATE, one]) + "?form=json")
    assert json.loads(as_json.content)["child_id"] == LATE
    unseen = sent(complaints, "release_copy", LATE, one, how="by_hand")
    assert (unseen.status_code, "nobody has seen who" in unseen.content.decode().lower()) == (400, True)
    done(complaints, "release_copy", LATE, one, how="by_hand", is_identity_shown="on")
    assert "by hand, to the person" in opened(head, "child_rights", LATE)
    assert head.get(reverse("copy_of_data", args=[LATE, one])).status_code == 403


def test_a_copy_that_is_not_right_goes_back(head, complaints):
    done(complaints, "ask_copy", LATE, asker="parent", **parts("asked_on", ON))
    one = SubjectRequest.objects.get().answer_id
    done(complaints, "prepare_copy", LATE, one)
    done(head, "check_copy", LATE, one, is_right="no")
    assert "Prepare a copy for" in opened(head, "rights")
    done(complaints, "withdraw_copy", LATE, one)
    assert "None waits for an answer." in opened(head, "rights")


def test_an_erasure_is_shown_first_asked_by_one_and_done_by_another(office, head):
    page = opened(head, "ask_erasure", LATE)
    assert re.search(r"What would go: \d+ rows", page)
    assert "Chronology line" in page
    early = sent(head, "ask_erasure", LATE, reason="retention_over")
    assert early.status_code == 400
    done(head, "ask_erasure", LATE, reason="made_in_error")
    assert "asked for by" in opened(head, "rights")
    own = sent(head, "erase_record", LATE, is_sure="on", reason="made_in_error")
    assert (own.status_code, "somebody else does it" in own.content.decode()) == (400, True)
    other = another_head(office)
    unsure = sent(other, "erase_record", LATE, reason="made_in_error")
    assert (unsure.status_code, Child.objects.filter(pk=LATE).exists()) == (400, True)
    assert done(other, "erase_record", LATE, is_sure="on", reason="made_in_error") == reverse("rights")
    assert not Child.objects.filter(pk=LATE).exists()
    assert other.get(reverse("child_rights", args=[LATE])).status_code == 404


def test_an_erasure_is_taken_back(head):
    done(head, "ask_erasure", LATE, reason="made_in_error")
    done(head, "withdraw_erasure", LATE)
    assert "Nobody asks for this record to be erased." in opened(head, "child_rights", LATE)


def test_who_may_not_see_rights_is_not_offered_them(office):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    assert adviser.get(reverse("child_rights", args=[LATE])).status_code == 403
    assert "Information rights" not in opened(adviser, "child_now", LATE)


def a_closed_record(born_on: date) -> None:
    """Close a record years ago, so that nobody works with it any more."""
    Child.objects.filter(pk=LATE).update(
        is_open=False, closed_on=born_on.replace(year=born_on.year + 18), born_on=born_on
    )
    for one in Child.objects.filter(proceedings__children=LATE).exclude(pk=LATE):
        Child.objects.filter(pk=one.pk).update(born_on=born_on)
    Assignment.objects.filter(child_id=LATE).update(from_on=date(2010, 1, 1), to_on=date(2012, 1, 1))


def test_a_closed_record_that_nobody_works_with_is_opened_by_permission_and_erased_by_two(office, head, complaints):
    a_closed_record(date(1990, 5, 1))
    other = another_head(office)
    for client in (head, other, complaints):
        assert client.get(reverse("child_rights", args=[LATE])).status_code == 404
    assert LATE in opened(head, "rights")
    told = opened(complaints, "open_closed_record")
    assert "for 42 days" in told
    sent(complaints, "open_closed_record", reference=LATE.lower(), because="subject_access")
    assert "Nobody asks for this record" in opened(complaints, "child_rights", LATE)
    sent(head, "open_closed_record", reference=LATE, because="retention_over")
    sent(other, "open_closed_record", reference=LATE, because="retention_over")
    done(head, "ask_erasure", LATE, reason="retention_over")
    assert "rights.open_closed" in AuditEvent.objects.filter(is_reading=False).values_list("kind", flat=True)
    done(other, "erase_record", LATE, is_sure="on", reason="retention_over")
    assert not Child.objects.filter(pk=LATE).exists()
    assert not Assignment.objects.filter(child_id=LATE).exists()


def test_what_is_open_missing_or_of_another_area_is_not_opened_and_nothing_is_told(office, head, complaints):
    pages = []
    for reference in (PLAIN, "C-NOBODY-X9"):
        page = sent(complaints, "open_closed_record", reference=reference, because="complaint").content.decode()
        pages.append(page.replace(reference, "?"))
        assert not Assignment.objects.filter(child_id=reference, capacity="information_rights").exists()
    hidden = [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page) for page in pages]
    assert hidden[0] == hidden[1]
    a_closed_record(date(1990, 5, 1))
    Child.objects.filter(pk=LATE).update(service_area="Elsewhere")
    sent(head, "open_closed_record", reference=LATE, because="retention_over")
    assert head.get(reverse("child_rights", args=[LATE])).status_code == 404
    wrong = sent(complaints, "open_closed_record", reference="not a reference", because="complaint")
    assert (wrong.status_code, "not a child" in wrong.content.decode()) == (400, True)
    assert signed_in(office, Role.AUDITOR).get(reverse("open_closed_record")).status_code == 403


def test_it_shuts_by_itself_and_a_conflict_of_interest_is_not_opened(office, complaints, settings):
    a_closed_record(date(1990, 5, 1))
    sent(complaints, "open_closed_record", reference=LATE, because="complaint")
    settings.DEMONSTRATION_DAY = ON + timedelta(days=42)
    assert complaints.get(reverse("child_rights", args=[LATE])).status_code == 404
    settings.DEMONSTRATION_DAY = ON
    person = office.people[Role.COMPLAINTS_MANAGER]
    Conflict.objects.create(user_id=person, child_id=LATE, kind="kin", from_on=ON)
    assert complaints.get(reverse("child_rights", args=[LATE])).status_code == 404
