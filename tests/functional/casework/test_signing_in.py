"""Signing in: invented people in the demonstration alone; a password and a second factor; a lock; sessions end."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import ON, PASSWORD, Office, an_office
from waypost.casework.access.roles import Role
from waypost.doors.staff.sign_in.ageing import BEGAN, SEEN, is_over
from waypost.foundation.clock import now

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return an_office()


@pytest.fixture
def real(office: Office, settings) -> Office:
    """The office as it is for real: no demonstration, and an adviser with a password."""
    settings.IS_DEMONSTRATION = False
    user = get_user_model().objects.get(username=Role.FAMILY_COURT_ADVISER.value)
    user.set_password(PASSWORD)
    user.save()
    return office


def adviser() -> object:
    return get_user_model().objects.get(username=Role.FAMILY_COURT_ADVISER.value)


def person(office: Office, role: Role) -> dict[str, str]:
    return {"person": f"{office.people[role]}:{role.value}"}


def by_password(client: Client, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": Role.FAMILY_COURT_ADVISER.value, "password": password})


def again(client: Client) -> None:
    """Show once more that it is oneself, as every change of how one signs in asks."""
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_the_demonstration_offers_people_by_role_and_signs_in_without_a_password(office, client):
    page = client.get(reverse("demonstration")).content.decode()
    assert "Children&#39;s guardian" in page
    assert "Nobody in this demonstration is real" in page
    answer = client.post(reverse("demonstration"), person(office, Role.AUDITOR) | {"next": reverse("audit")})
    assert answer["Location"] == reverse("audit")
    assert client.get(reverse("audit")).status_code == 200


def test_a_role_that_somebody_does_not_hold_is_not_given(office, client):
    user_id = office.people[Role.ASSISTANT]
    client.post(reverse("demonstration"), {"person": f"{user_id}:{Role.AUDITOR.value}"})
    assert client.get(reverse("my_work")).status_code == 302


@pytest.mark.parametrize(
    "how",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": "10.0.0.4"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_HOST": "testserver"},
    ],
)
def test_nobody_comes_in_without_a_password_from_elsewhere(office, how):
    client = Client(**{"HTTP_HOST": "localhost", **how})
    assert client.get(reverse("demonstration")).status_code == 404
    assert client.post(reverse("demonstration"), person(office, Role.AUDITOR)).status_code == 404
    assert "_auth_user_id" not in client.session


def test_nobody_comes_in_without_a_password_for_real(real):
    client = Client(HTTP_HOST="localhost")
    assert client.post(reverse("demonstration"), person(real, Role.AUDITOR)).status_code == 404
    assert client.get(reverse("sign_in"))["Location"] == reverse("account_login")


def test_nobody_real_is_offered_in_the_demonstration(office, client):
    get_user_model().objects.filter(pk=office.people[Role.AUDITOR]).update(is_invented=False)
    client.post(reverse("demonstration"), person(office, Role.AUDITOR))
    assert "_auth_user_id" not in client.session


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost")


def test_the_way_back_is_never_to_another_site(office, client):
    told = person(office, Role.ASSISTANT)
    for wanted in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert client.post(reverse("demonstration"), told | {"next": wanted})["Location"] == reverse("my_work")


def test_whoever_holds_two_roles_chooses_and_gains_only_that(office, client):
    client.force_login(get_user_model().objects.get(pk=office.two_roles), BACKEND)
    assert client.get(reverse("team")).status_code == 403
    client.post(reverse("choose_role"), {"role": Role.PRACTICE_SUPERVISOR.value})
    assert client.get(reverse("team")).status_code == 200
    client.post(reverse("choose_role"), {"role": Role.AUDITOR.value})
    assert client.get(reverse("audit")).status_code == 403


def test_signing_out_ends_the_session_and_clears_the_browser(office, client):
    client.post(reverse("demonstration"), person(office, Role.ASSISTANT))
    assert client.get(reverse("sign_out")).status_code == 405
    answer = client.post(reverse("sign_out"))
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get(reverse("my_work")).status_code == 302


def test_a_password_alone_opens_nothing(real, client):
    assert by_password(client).status_code == 302
    for name in ("my_work", "my_children", "search"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_index")
    page = client.get(reverse("mfa_index")).content.decode()
    assert "A password alone is not enough" in page


def test_a_one_time_code_opens_the_work_without_any_script(real, client):
    secret = generate_totp_secret()
    TOTP.activate(adviser(), secret)
    assert by_password(client)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("my_work")).status_code == 302
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert "Second step" in page
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "There is a problem" in wrong.content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert client.get(reverse("my_work")).status_code == 200


def test_a_recovery_code_works_once(real, client):
    TOTP.activate(adviser(), generate_totp_secret())
    code = RecoveryCodes.activate(adviser()).get_unused_codes()[0]
    by_password(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(reverse("my_work")).status_code == 200
    other = Client(HTTP_HOST="localhost")
    by_password(other)
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_one_time_codes_are_turned_on_by_hand(real, client):
    by_password(client)
    again(client)
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:" in page["Content-Security-Policy"]
    secret = re.search(r"The secret is <code[^>]*>([A-Z2-7]+)</code>", page.content.decode())[1]
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    assert client.get(reverse("my_work")).status_code == 200
    assert "recovery" in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(client.get(reverse("mfa_download_recovery_codes")).content.decode().split()) == 10


def test_every_page_about_factors_can_be_seen(real, client):
    by_password(client)
    again(client)
    TOTP.activate(adviser(), generate_totp_secret())
    RecoveryCodes.activate(adviser())
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_list_webauthn",
                 "mfa_add_webauthn", "account_change_password", "choose_role"):  # fmt: skip
        assert client.get(reverse(name)).status_code == 200, name
    for name in ("account_reauthenticate", "mfa_reauthenticate"):
        assert "Sign in again" in client.get(reverse(name)).content.decode(), name


def test_five_failures_shut_the_door_for_the_right_password_too(real):
    client = Client(HTTP_HOST="localhost", REMOTE_ADDR="127.0.0.9")
    answers = [by_password(client, f"wrong {n}") for n in range(6)]
    assert answers[0].status_code == 200
    assert "There is a problem" in answers[0].content.decode()
    assert answers[-1].status_code == 429
    assert "shut for a while" in answers[-1].content.decode()
    assert by_password(client).status_code == 429


def test_a_name_that_nobody_has_is_answered_like_one_that_somebody_has(real):
    told = []
    for name in (Role.FAMILY_COURT_ADVISER.value, "nobody-by-this-name"):
        client = Client(HTTP_HOST="localhost")
        answer = client.post(reverse("account_login"), {"login": name, "password": "wrong"})
        told.append((answer.status_code, re.findall(r"error-summary__list.*?</ul>", answer.content.decode(), re.S)))
    assert told[0] == told[1]


def test_whoever_has_left_cannot_sign_in(real, client):
    get_user_model().objects.filter(username=Role.FAMILY_COURT_ADVISER.value).update(is_active=False)
    by_password(client)
    assert "_auth_user_id" not in client.session


def test_a_session_grows_old(office, client, settings):
    client.post(reverse("demonstration"), person(office, Role.ASSISTANT))
    assert client.get(reverse("my_work")).status_code == 200
    session = client.session
    session[SEEN] = (now() - timedelta(minutes=settings.SESSION_IDLE_MINUTES + 2)).isoformat()
    session.save()
    assert client.get(reverse("my_work")).status_code == 302
    client.post(reverse("demonstration"), person(office, Role.ASSISTANT))
    session = client.session
    session[BEGAN] = (now() - timedelta(hours=settings.SESSION_LONGEST_HOURS, minutes=1)).isoformat()
    session.save()
    assert client.get(reverse("my_work")).status_code == 302


def test_a_session_in_use_is_not_over(settings):
    at = now()
    assert not is_over(None, None, at)
    assert not is_over(at.isoformat(), (at - timedelta(minutes=29)).isoformat(), at)
    assert is_over(at.isoformat(), (at - timedelta(minutes=32)).isoformat(), at)
    assert is_over((at - timedelta(hours=11)).isoformat(), at.isoformat(), at)
