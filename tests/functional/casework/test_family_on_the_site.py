"""The family on the site: an address is shut at once, a manager alone opens it, and who may know stands beside it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from support.record_forms import done, hidden, opened, sent, signed_in
from support.staff_office import ADDRESS_CANARY, FORBIDDEN, LATE, Office
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child, Contact, FamilyMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def telephone(office: Office) -> Contact:
    return Contact.objects.get(child_id=LATE, kind="telephone")


def test_an_adviser_shuts_a_contact_and_says_who_may_be_told(office, telephone):
    adviser, assistant = (signed_in(office, role) for role in (Role.FAMILY_COURT_ADVISER, Role.ASSISTANT))
    page = opened(adviser, "child_family", LATE)
    assert "07700 900123" in page
    assert "Nobody else of the family is marked as knowing it." in page
    mother = FamilyMember.objects.get(child_id=LATE)
    assert "Pat Invented, mother" in opened(adviser, "who_may_know", LATE, telephone.pk)
    where = done(
        adviser, "who_may_know", LATE, telephone.pk, is_confidential="yes", known_to=[str(mother.pk)]
    )  # fmt: skip
    assert where == reverse("child_family", args=[LATE])
    assert "May be told: <bdi>Pat Invented</bdi>." in opened(adviser, "child_family", LATE)
    assert "07700 900123" not in opened(assistant, "child_family", LATE)


def test_a_manager_alone_opens_what_is_confidential(office):
    home = Contact.objects.get(value=ADDRESS_CANARY)
    adviser, manager = (signed_in(office, role) for role in (Role.FAMILY_COURT_ADVISER, Role.SERVICE_MANAGER))
    refused = sent(adviser, "who_may_know", LATE, home.pk, is_confidential="no")
    assert (refused.status_code, "Only a manager says" in refused.text) == (400, True)
    home.refresh_from_db()
    assert home.is_confidential
    done(manager, "who_may_know", LATE, home.pk, is_confidential="no")
    home.refresh_from_db()
    assert not home.is_confidential


def test_a_stale_page_shows_both_and_what_is_nobodys_is_not_there(office, telephone):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    address = reverse("who_may_know", args=[LATE, telephone.pk])
    stale = hidden(opened(adviser, "who_may_know", LATE, telephone.pk))
    done(adviser, "who_may_know", LATE, telephone.pk, is_confidential="yes")
    late = adviser.post(address, stale | {"is_confidential": "no"})
    assert (late.status_code, "Somebody saved this before you" in late.text) == (409, True)
    assert adviser.post(address, stale | {"is_confidential": "perhaps"}).status_code == 400
    for wrong in ("x", "0", "9" * 30, "٣"):
        told = {"is_confidential": "yes", "known_to": [wrong]}
        assert sent(adviser, "who_may_know", LATE, telephone.pk, **told).status_code == 404, wrong
    theirs = Contact.objects.create(child=Child.objects.get(pk=FORBIDDEN), kind="address", value="1 Other Street")
    for child, contact in ((LATE, theirs.pk), (FORBIDDEN, theirs.pk), (LATE, 999_999)):
        assert adviser.get(reverse("who_may_know", args=[child, contact])).status_code == 404


def test_parental_responsibility_is_said_and_shown(office):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    mother = FamilyMember.objects.get(child_id=LATE)
    assert "Pat Invented" in opened(adviser, "say_responsibility", LATE, mother.pk)
    for said, kept in (("yes", True), ("no", False), ("unknown", None)):
        done(adviser, "say_responsibility", LATE, mother.pk, has_it=said)
        mother.refresh_from_db()
        assert mother.has_parental_responsibility is kept
    missing = sent(adviser, "say_responsibility", LATE, mother.pk)
    assert (missing.status_code, "Say whether this person has parental responsibility" in missing.text) == (400, True)
    assert adviser.get(reverse("say_responsibility", args=[LATE, 999_999])).status_code == 404


def test_a_contact_that_its_source_tells_no_longer_is_marked_with_its_day(office, telephone):
    Contact.objects.filter(pk=telephone.pk).update(until_on="2027-03-03")
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    assert "Until 3 Mar 2027" in opened(adviser, "child_family", LATE)
    assert "told something else on 3 March 2027" in opened(adviser, "who_may_know", LATE, telephone.pk)
