"""Restricting a record and declaring a conflict on the site: who can open it afterwards, and who cannot."""

from __future__ import annotations

import pytest
from django.urls import reverse

from support.record_forms import done, opened, sent, signed_in
from support.staff_office import FORBIDDEN, LATE, MISSING, PLAIN, Office
from waypost.casework.access.models import Conflict, Restriction
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.django_db


def status(office: Office, role: Role, child: str = PLAIN) -> int:
    return signed_in(office, role).get(reverse("child_now", args=[child])).status_code


def test_a_manager_restricts_a_record_and_ends_it_again(office):
    manager = signed_in(office, Role.SERVICE_MANAGER)
    assert "Restrict this record" in opened(manager, "who_may_open", PLAIN)
    me, adviser = office.people[Role.SERVICE_MANAGER], office.people[Role.FAMILY_COURT_ADVISER]
    wrong = sent(manager, "restrict_child", PLAIN, reason="danger", allowed=[str(adviser)])
    assert (wrong.status_code, "Name yourself too" in wrong.text) == (400, True)
    done(manager, "restrict_child", PLAIN, reason="danger", allowed=[str(me), str(adviser)])
    assert (status(office, Role.FAMILY_COURT_ADVISER), status(office, Role.CHILDRENS_GUARDIAN)) == (200, 404)
    assert "Only 2 people can open this record" in opened(manager, "who_may_open", PLAIN)
    done(manager, "end_restriction", PLAIN, Restriction.objects.get(child_id=PLAIN).pk)
    assert status(office, Role.CHILDRENS_GUARDIAN) == 200


def test_somebody_who_knows_the_family_is_shut_out_at_once_and_another_ends_it(office):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    assert "I know this family" in opened(adviser, "child_now", LATE)
    assert f'value="{LATE}"' in opened(adviser, "know_this_family", LATE)
    assert 'value="Ann' not in opened(adviser, "know_this_family", "Ann Smith")
    assert done(adviser, "know_this_family", LATE, reference=LATE, kind="kin") == reverse("my_work")
    assert status(office, Role.FAMILY_COURT_ADVISER, LATE) == 404
    manager = signed_in(office, Role.SERVICE_MANAGER)
    assert "family or household" in opened(manager, "who_may_open", LATE)
    done(manager, "end_conflict", LATE, Conflict.objects.get().pk)
    assert status(office, Role.FAMILY_COURT_ADVISER, LATE) == 200


def test_a_family_is_named_by_reference_and_nobody_learns_whether_it_is_here(office):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    for reference in (FORBIDDEN, MISSING, "c-none"):
        assert done(adviser, "know_a_family", reference=reference, kind="friend") == reverse("my_work")
    assert sent(adviser, "know_a_family", reference="Ann Smith", kind="friend").status_code == 400
    assert set(Conflict.objects.values_list("child_id", flat=True)) == {FORBIDDEN, MISSING, "C-NONE"}


def test_a_conflict_of_another_child_is_not_ended_here(office):
    other = Conflict.objects.create(
        child_id=LATE, user_id=office.people[Role.ASSISTANT], kind="kin", from_on="2027-03-01"
    )
    manager = signed_in(office, Role.SERVICE_MANAGER)
    assert manager.get(reverse("end_conflict", args=[PLAIN, other.pk])).status_code == 404
    assert sent(manager, "end_conflict", LATE, other.pk).status_code == 302
