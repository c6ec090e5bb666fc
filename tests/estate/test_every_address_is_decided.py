"""Every address of the staff site, by every method, in every role: what is answered stands here. The rest is refused.

A new address without a line here fails. Roles are named one by one, so that nobody gains a page by a change elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from support.staff_office import FORBIDDEN, LATE, MISSING, ON, Office, an_office
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.django_db

ANYBODY, SIGNED_IN = "anybody", "signed in"
PRACTICE = {Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.ASSISTANT}
MANAGERS = {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
OFFICE = {Role.SCREENING_OFFICER, Role.BUSINESS_SERVICES}
OUTSIDE = {Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER}
ASKED_IN = {Role.COMPLAINTS_MANAGER, Role.AUDITOR}
CHILD_READERS = PRACTICE | MANAGERS | OFFICE | OUTSIDE | ASKED_IN
SCREENERS = MANAGERS | {Role.SCREENING_OFFICER, Role.FAMILY_COURT_ADVISER, Role.AUDITOR}
SEARCHERS = CHILD_READERS - OUTSIDE
NO_CHILD = {Role.AUTHORITY_ANALYST, Role.BOARD_MEMBER, Role.ANALYST, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Page:
    """Who may look, and who may send something (None: nobody can, 405)."""

    look: set[Role]
    send: set[Role] | None = None


PAGES = {
    "my_work": Page(set(Role)),
    "my_children": Page(CHILD_READERS),
    "team": Page(MANAGERS | OFFICE),
    "search": Page(SEARCHERS, SEARCHERS),
    "allocate": Page(MANAGERS),
    "screening": Page(SCREENERS),
    "audit": Page({Role.AUDITOR}, {Role.AUDITOR}),
}
CHILD_PAGES = {f"child_{tab}" for tab in ("now", "account", "chronology", "family", "plan", "proceedings", "timetable")}
DOCUMENT_READERS = PRACTICE | MANAGERS | {Role.SCREENING_OFFICER, Role.AUDITOR}
FOR_EVERYBODY = {"sign_in", "demonstration", "sign_out", "choose_role", "health"}
OF_ALLAUTH = {
    "account_login", "mfa_login_webauthn", "mfa_authenticate", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
}  # fmt: skip
BY_OPENID = {
    *("openid_connect_login", "openid_connect_callback", "socialaccount_signup", "socialaccount_connections"),
    "socialaccount_login_error",
}
"""There only where the environment names an issuer: tests/functional/casework/test_openid.py."""
NOT_HERE = {
    "account_signup", "account_reset_password", "account_email", "account_logout", "account_inactive",
    "account_set_password", "account_email_verification_sent",
}  # fmt: skip
WRITERS = PRACTICE | {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.SCREENING_OFFICER}
CLOSERS = WRITERS - {Role.ASSISTANT, Role.SCREENING_OFFICER}
WRITING = {
    "record_need": WRITERS, "write_matters": WRITERS, "review_background": WRITERS, "write_plan": WRITERS,
    "record_delay": CLOSERS, "settle_closing": CLOSERS, "close_child": CLOSERS, "open_again": CLOSERS,
    "review_plan": MANAGERS, "allocate_child": MANAGERS,
}  # fmt: skip
BY_ITSELF = {"api"}
"""Addresses with a table of their own: tests/functional/casework/test_api.py."""


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield one.namespace.split("-")[0] if one.namespace else "(no name)"
        else:
            assert one.name, f"{one.pattern} has no name"
            yield one.name


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    return an_office()


def client_of(user_id: int | None) -> Client:
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    client = Client()
    if user_id is not None:
        client.force_login(get_user_model().objects.get(pk=user_id), "django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_is_decided():
    decided = (
        set(PAGES)
        | CHILD_PAGES
        | {"child_documents"}
        | set(WRITING)
        | FOR_EVERYBODY
        | OF_ALLAUTH
        | BY_OPENID
        | NOT_HERE
        | BY_ITSELF
    )
    assert set(names()) - decided == set()


def test_whoever_is_not_signed_in_is_asked_to_and_sees_nothing(office: Office):
    client = client_of(None)
    addresses = [reverse(name) for name in PAGES] + [reverse(name, args=[LATE]) for name in CHILD_PAGES]
    addresses += [reverse(name, args=[LATE]) for name in WRITING if name != "record_delay"]
    for address in addresses:
        for method in ("get", "post", "put", "patch", "delete"):
            answer = getattr(client, method)(address)
            assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("sign_in")), address


def test_whoever_holds_no_role_is_shown_their_account_and_nothing_else(office: Office):
    client = client_of(office.nobody)
    for name in PAGES:
        assert client.get(reverse(name))["Location"] == reverse("choose_role")
    for name in CHILD_PAGES:
        assert client.get(reverse(name, args=[LATE]))["Location"] == reverse("choose_role")


@pytest.mark.parametrize("role", list(Role))
def test_every_page_by_every_method_in_every_role(office: Office, role: Role):
    client = client_of(office.people[role])
    seen = {}
    for name in PAGES:
        seen[name] = (client.get(reverse(name)).status_code, client.post(reverse(name)).status_code)
        for method in ("put", "patch", "delete", "options", "trace"):
            assert getattr(client, method)(reverse(name)).status_code == 405, (name, method)
    assert seen == {name: (_look(page, role), _send(page, role)) for name, page in PAGES.items()}


def _look(page: Page, role: Role) -> int:
    return 200 if role in page.look else 403


def _send(page: Page, role: Role) -> int:
    if page.send is None:
        return 405
    # An empty form is complained of by those who may send one; audit's may be empty.
    return 403 if role not in page.send else 200 if page.send == {Role.AUDITOR} else 400


@pytest.mark.parametrize("role", list(Role))
def test_a_child_in_every_role(office: Office, role: Role):
    client = client_of(office.people[role])
    for name in CHILD_PAGES:
        seen = {child: client.get(reverse(name, args=[child])).status_code for child in (LATE, FORBIDDEN, MISSING)}
        if role in CHILD_READERS:
            assert seen == {LATE: 200, FORBIDDEN: 404, MISSING: 404}, name
        else:
            assert seen == {LATE: 403, FORBIDDEN: 403, MISSING: 403}, name
        assert client.post(reverse(name, args=[LATE])).status_code == 405, name
    expected = {LATE: 200, FORBIDDEN: 404, MISSING: 404}
    for child, status in expected.items():
        seen_status = client.get(reverse("child_documents", args=[child])).status_code
        assert seen_status == (status if role in DOCUMENT_READERS else 403), child


@pytest.mark.parametrize("role", list(Role))
def test_writing_in_every_role(office: Office, role: Role):
    client = client_of(office.people[role])
    for name, writers in WRITING.items():
        address = reverse(name, args=[FORBIDDEN, 1] if name == "record_delay" else [FORBIDDEN])
        expected = 404 if role in writers else 403
        assert client.get(address).status_code == expected, name
        # What is sent is wrong besides: who may not, and whom it is about, is answered first.
        assert client.post(address).status_code == expected, name
        assert client.put(address).status_code == 405, name


def test_no_role_is_left_out():
    assert set(Role) == CHILD_READERS | NO_CHILD


def test_pages_about_ones_own_account_ask_who_it_is():
    client = client_of(None)
    for name in OF_ALLAUTH - {"account_login", "mfa_login_webauthn"}:
        address = reverse(name, args=[1]) if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"} else reverse(name)
        answer = client.get(address)
        assert answer.status_code == 302, name
        assert answer["Location"].split("?")[0] in {reverse("sign_in"), reverse("account_login")}, name


def test_what_allauth_names_and_we_do_not_have_is_not_there():
    client = client_of(None)
    assert {client.get(reverse(name)).status_code for name in NOT_HERE} == {404}
    assert {client.post(reverse(name)).status_code for name in NOT_HERE} == {404}
