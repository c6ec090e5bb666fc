"""One address, many records: what is shut in one is shut in each child's of the same proceedings, and nowhere else."""

from __future__ import annotations

import pytest

from support.allocation_people import a_case
from support.casework_people import a_child, a_user, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.actions import shutting_alike
from waypost.casework.children.actions.say_who_may_know import say_who_may_know
from waypost.casework.children.models import Contact

pytestmark = pytest.mark.django_db
HOME = "5 Quiet Row"


def contact(child, value=HOME, kind="address", *, is_confidential=False):
    return Contact.objects.create(child=child, kind=kind, value=value, is_confidential=is_confidential)


@pytest.mark.parametrize("everybody", [0, 20_000])
def test_brothers_and_sisters_follow_and_strangers_do_not(monkeypatch, everybody):
    monkeypatch.setattr(shutting_alike, "_EVERYBODY", everybody)
    user, child, sister, stranger = a_user(Role.FAMILY_COURT_ADVISER), a_child(), a_child(), a_child()
    a_case(child, sister)
    a_case(stranger)
    assign(child, user)
    mine, twin, hers, theirs, other = (
        contact(child), contact(child), contact(sister), contact(stranger), contact(sister, "6 Quiet Row"),
    )  # fmt: skip
    as_telephone = contact(sister, kind="telephone")
    say_who_may_know(acting(user), child.pk, contact_id=mine.pk, is_confidential=True, version=1)
    shut = set(Contact.objects.filter(is_confidential=True).values_list("pk", flat=True))
    assert shut == {mine.pk, twin.pk, hers.pk}
    assert set(Contact.objects.filter(pk__in=shut).values_list("version", flat=True)) == {2}
    assert AuditEvent.objects.filter(kind="children.say_who_may_know").get().facts["alike"] == 2
    assert {theirs.pk, other.pk, as_telephone.pk} & shut == set()


def test_a_child_of_no_proceedings_is_looked_at_alone():
    child, other = a_child(), a_child()
    mine = contact(child, is_confidential=True)
    twin, theirs = contact(child), contact(other)
    assert shutting_alike.shut_alike([mine.pk]) == 1
    assert shutting_alike.shut_alike([], [twin.pk, theirs.pk]) == 0
    assert not Contact.objects.get(pk=theirs.pk).is_confidential
