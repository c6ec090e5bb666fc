"""Taking up an invitation in a real deployment: a password and a code, or a passkey; nothing opens before that."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from functional.casework.test_signing_in import BACKEND, by_password, code_of
from support.staff_office import ON, Office, an_office
from waypost.casework.access.models import Invitation
from waypost.casework.access.roles import Role
from waypost.doors.staff.sign_in import invited as invited_view
from waypost.wiring.asking import instant
from waypost.wiring.casework import system_acting
from waypost.wiring.inviting import Invited, invite_somebody

pytestmark = pytest.mark.django_db
GOOD = "three invented words"


@pytest.fixture
def real(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    settings.IS_DEMONSTRATION = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return an_office()


@pytest.fixture
def invitation(real: Office) -> Invited:
    return invite_somebody(system_acting(instant()), real.people[Role.FAMILY_COURT_ADVISER])


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost")


def sent(client: Client, invitation: Invited, **told: str):
    form = {"code": invitation.code, "how": "password", "password": GOOD, "password_again": GOOD, **told}
    return client.post(invitation.path, form)


def adviser():
    return get_user_model().objects.get(username=Role.FAMILY_COURT_ADVISER.value)


def test_a_code_then_a_password_then_one_time_codes_open_the_work(invitation, client):
    assert "Enter it, and choose" in client.get(invitation.path).content.decode()
    answer = sent(client, invitation, code=invitation.code.lower().replace("-", " "))
    assert answer["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("my_work"))["Location"] == reverse("mfa_index")
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"The secret is <code[^>]*>([A-Z2-7]+)</code>", page)[1]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert client.get(reverse("my_work")).status_code == 200
    other = Client(HTTP_HOST="localhost")
    assert by_password(other, GOOD)["Location"] == reverse("mfa_authenticate")
    assert sent(Client(HTTP_HOST="localhost"), invitation).status_code == 400


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"code": "WRONG"}, "does not open this invitation"),
        ({"code": ""}, "Enter the code"),
        ({"how": ""}, "Choose how"),
        ({"password": "", "password_again": ""}, "Enter a password"),
        ({"password_again": "not the same at all"}, "Enter the same password again"),
        ({"password": "short", "password_again": "short"}, "too short"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nobody_is_signed_in(invitation, client, told, said):
    answer = sent(client, invitation, **told)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert GOOD not in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Invitation.objects.get().used_at is None


def test_a_link_that_nobody_was_given_is_answered_like_a_wrong_code(invitation, client):
    wrong = sent(client, invitation, code="WRONG").content.decode()
    nobodys = sent(client, Invited("NOSUCHLINK", "WRONG", invitation.until_at)).content.decode()
    said = r"govuk-error-summary__list.*?</ul>"
    assert re.findall(said, wrong, re.S) == re.findall(said, nobodys, re.S)


def test_a_passkey_uses_the_invitation_up_when_it_is_there_and_not_before(invitation, client, monkeypatch):
    answer = sent(client, invitation, how="passkey", password="", password_again="")
    assert answer["Location"] == reverse("first_passkey")
    assert client.get(reverse("my_work"))["Location"] == reverse("mfa_index")
    page = client.get(reverse("first_passkey")).content.decode()
    assert "Add the passkey" in page
    assert "checked" in page
    assert Invitation.objects.get().used_at is None
    assert client.post(reverse("first_passkey"), {"credential": "{}"}).status_code == 200

    def adds(view, form):
        """Stand in for what a browser and a key do together."""
        Authenticator.objects.create(user=view.request.user, type=Authenticator.Type.WEBAUTHN, data={})
        return invited_view.redirect("my_work")

    monkeypatch.setattr(invited_view.AddWebAuthnView, "form_valid", adds)
    monkeypatch.setattr(invited_view.FirstPasskeyForm, "is_valid", lambda self: True)
    assert client.post(reverse("first_passkey"), {})["Location"] == reverse("my_work")
    assert client.get(reverse("my_work")).status_code == 200
    assert Invitation.objects.get().used_at is not None
    assert client.get(reverse("first_passkey"))["Location"] == reverse("sign_in")


def test_whoever_is_invited_again_signs_in_by_nothing_older(invitation, client):
    TOTP.activate(adviser(), generate_totp_secret())
    before = Client(HTTP_HOST="localhost")
    before.force_login(adviser(), BACKEND)
    assert before.get(reverse("my_work")).status_code == 200
    sent(client, invitation)
    assert not Authenticator.objects.exists()
    assert before.get(reverse("my_work")).status_code == 302


def test_a_session_that_a_code_opened_opens_no_record_where_no_second_step_is_needed(invitation, client, settings):
    settings.NEEDS_SECOND_FACTOR = False
    sent(client, invitation, how="passkey", password="", password_again="")
    assert client.get(reverse("my_work")).status_code == 302
    assert sent(client, invitation)["Location"] == reverse("my_work")
