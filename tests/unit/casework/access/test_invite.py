"""An invitation: used once, for a few days, dead after a few wrong codes; each step one event with no secret in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, a_user, acting
from waypost.casework.access.actions.invite import invite, open_invitation, take_up_invitation
from waypost.casework.access.models import Invitation
from waypost.casework.access.queries import invited_as, is_invitation_open
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible
from waypost.casework.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
LINK, CODE = "LINKLINK", "ABCDEFGHJKLMNPQRSTUV"


@pytest.fixture
def administrator():
    return acting(Role.ADMINISTRATOR)


@pytest.fixture
def adviser():
    return a_user(Role.FAMILY_COURT_ADVISER)


def opened(administrator, code=CODE, link=LINK):
    return open_invitation(administrator, None, reference=link, code=code)


def test_the_code_opens_it_and_it_is_used_once(administrator, adviser):
    until = invite(administrator, None, user_id=adviser.pk, reference=LINK, code=CODE)
    assert until == AT + timedelta(hours=72)
    assert opened(administrator) == opened(administrator) == adviser.pk
    assert is_invitation_open(LINK, AT)
    take_up_invitation(acting(adviser), None, reference=LINK, password="an invented passphrase")
    adviser.refresh_from_db()
    assert adviser.check_password("an invented passphrase")
    assert opened(administrator) is None
    assert not is_invitation_open(LINK, AT)
    with pytest.raises(NotPossible, match="over"):
        take_up_invitation(acting(adviser), None, reference=LINK, password="another")
    told = str(list(AuditEvent.objects.values())) + str(list(Invitation.objects.values()))
    assert CODE not in told
    assert "passphrase" not in told
    assert AuditEvent.objects.count() == 5


def test_a_passkey_leaves_no_password(administrator, adviser):
    adviser.set_password("before")
    adviser.save()
    invite(administrator, None, user_id=adviser.pk, reference=LINK, code=CODE)
    take_up_invitation(acting(adviser), None, reference=LINK, password=None)
    adviser.refresh_from_db()
    assert not adviser.has_usable_password()


def test_wrong_codes_are_told_and_a_few_of_them_kill_it(administrator, adviser):
    invite(administrator, None, user_id=adviser.pk, reference=LINK, code=CODE)
    assert [opened(administrator, "WRONG") for _ in range(5)] == [None] * 5
    assert opened(administrator) is None
    facts = [event.facts for event in AuditEvent.objects.filter(kind="access.open_invitation").order_by("pk")]
    assert [one.get("wrong_codes") for one in facts] == [1, 2, 3, 4, 5, None]
    assert not any(one["opened"] for one in facts)


def test_it_is_over_after_its_time_and_when_another_one_is_made(administrator, adviser):
    invite(administrator, None, user_id=adviser.pk, reference=LINK, code=CODE)
    assert not is_invitation_open(LINK, AT + timedelta(hours=72))
    invite(administrator, None, user_id=adviser.pk, reference="SECOND", code=CODE)
    assert opened(administrator) is None
    assert opened(administrator, link="SECOND") == adviser.pk
    assert opened(administrator, link="NOBODYS") is None


def test_nobody_takes_up_what_is_somebody_elses_or_invites_themselves(administrator, adviser):
    invite(administrator, None, user_id=adviser.pk, reference=LINK, code=CODE)
    with pytest.raises(NotPossible, match="over"):
        take_up_invitation(acting(Role.ASSISTANT), None, reference=LINK, password="mine now")
    with pytest.raises(NotPossible, match="your own"):
        invite(administrator, None, user_id=administrator.user_id, reference="X", code=CODE)
    with pytest.raises(NotPossible, match="nobody"):
        invite(administrator, None, user_id=0, reference="X", code=CODE)


def test_whoever_begins_later_takes_it_up_before(adviser):
    later = a_user(Role.ASSISTANT, since=AT.date() + timedelta(days=7))
    assert invited_as(later.pk, AT).role is Role.ASSISTANT
    assert invited_as(adviser.pk, AT).role is Role.FAMILY_COURT_ADVISER
    gone = a_user(Role.ASSISTANT, until=AT.date() - timedelta(days=1))
    assert invited_as(gone.pk, AT) is None
