"""Every address of the staff site, by every method, in every role: what is answered stands here. The rest is refused.

A new address without a line here fails. Roles are named one by one, so that nobody gains a page by a change elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from support import (
    feedback_addresses,
    oversight_addresses,
    promise_addresses,
    readiness_addresses,
    strategy_addresses,
    what_works_addresses,
    workload_addresses,
)
from support.staff_office import FORBIDDEN, LATE, MISSING, ON, Office, an_office
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.doors.staff.urls import FAMILY
from waypost.doors.staff.views.screening_doing import DOINGS

pytestmark = pytest.mark.django_db

ANYBODY, SIGNED_IN = "anybody", "signed in"
PRACTICE = {Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.ASSISTANT}
MANAGERS = {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
OFFICE = {Role.SCREENING_OFFICER, Role.BUSINESS_SERVICES}
OUTSIDE = {Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER}
ASKED_IN = {Role.COMPLAINTS_MANAGER, Role.AUDITOR}
CHILD_READERS = PRACTICE | MANAGERS | OFFICE | OUTSIDE | ASKED_IN
SCREENERS = MANAGERS | {Role.SCREENING_OFFICER, Role.FAMILY_COURT_ADVISER, Role.AUDITOR}
SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
GLASS = PRACTICE | MANAGERS | {Role.SCREENING_OFFICER}
SEARCHERS = CHILD_READERS - OUTSIDE
NO_CHILD = {
    Role.AUTHORITY_ANALYST, Role.BOARD_MEMBER, Role.ANALYST, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER,
    Role.COMMITTEE_MEMBER, Role.PARTNER,
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """Who may look, and who may send something (None: nobody can, 405)."""

    look: set[Role]
    send: set[Role] | None = None


SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
DOCUMENT_READERS = PRACTICE | MANAGERS | {Role.SCREENING_OFFICER, Role.AUDITOR}
LETTER_READERS = PRACTICE | MANAGERS | {Role.AUDITOR}
DISPUTERS = CHILD_READERS - {Role.AUDITOR, Role.BUSINESS_SERVICES}
LINK_REVIEWERS = {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.BUSINESS_SERVICES}
FREERS = SENIORS | {Role.SERVICE_MANAGER}
SHARERS = SENIORS | {Role.BUSINESS_SERVICES}
DECLARERS = set(Role) - {Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.PARTNER}
PAGES = {
    "my_work": Page(set(Role)),
    "more": Page(set(Role)),
    "my_children": Page(CHILD_READERS),
    "team": Page(MANAGERS | OFFICE),
    "team_csv": Page(MANAGERS | OFFICE),
    "my_children_csv": Page(CHILD_READERS),
    "search": Page(SEARCHERS, SEARCHERS),
    "allocate": Page(MANAGERS),
    "involvement": Page(SENIORS, SENIORS),
    "weights": Page(MANAGERS),
    "change_weights": Page(SENIORS, SENIORS),
    "day_plan": Page(MANAGERS, MANAGERS),
    "screening": Page(SCREENERS),
    "audit": Page({Role.AUDITOR}, {Role.AUDITOR}),
    "reports": Page(DOCUMENT_READERS),
    "not_met": Page(LETTER_READERS),
    "from_families": Page(LETTER_READERS),
    "meeting_limits": Page(SENIORS, SENIORS),
    "advice": Page(LETTER_READERS),
    "disputes": Page(DISPUTERS),
    "wordings": Page(SENIORS, SENIORS),
    "performance": Page(set(Role)),
    "prioritisation": Page(FREERS, FREERS),
    "share_letters": Page(SHARERS, SHARERS),
    "links": Page(LINK_REVIEWERS),
    "wrong_links": Page(FREERS, FREERS),
    "break_glass": Page(GLASS, GLASS),
    "know_a_family": Page(DECLARERS, DECLARERS),
    "my_workload": Page({Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN}),
    "open_closed_record": Page(SENIORS | {Role.COMPLAINTS_MANAGER}, SENIORS | {Role.COMPLAINTS_MANAGER}),
    "glasses": Page(SENIORS),
    "staff": Page({Role.ADMINISTRATOR}, {Role.ADMINISTRATOR}),
    "staff_appoint": Page({Role.ADMINISTRATOR}, {Role.ADMINISTRATOR}),
}
OF_A_GLASS = {"glass"}
"""About one opened record: for those who review them, and for nobody where there is none."""
OF_A_LINK = {"pair": LINK_REVIEWERS, "wrong_link": FREERS}
"""About a pair or a wrong link of the record: there is none in the tests."""
BY_NAME = {"hand_over": (99_999, MANAGERS, 404), "know_this_family": ("C-NOTHING-X9", DECLARERS, 200)}
"""About one person's caseload, which is nobody's here; and about a family by a reference that is not looked up."""
OF_A_PERSON = {"staff_person", "staff_invite", "staff_change", "staff_end"}
"""About one person who works here: the administrator's alone."""
BY_INVITATION = {"invited", "first_passkey"}
"""For whoever was given a link: tests/functional/casework/test_invited.py."""
MAY_BE_EMPTY = {"audit", "staff"}
"""Forms that may be sent with nothing in them."""
CHILD_PAGES = {
    f"child_{tab}" for tab in ("now", "account", "chronology", "family", "plan", "proceedings", "timetable", "disputes")
}
SOME_TABS = {
    "child_documents": DOCUMENT_READERS, "child_meetings": LETTER_READERS, "child_advice": LETTER_READERS,
    "child_sharing": LETTER_READERS, "who_may_open": MANAGERS,
}  # fmt: skip
"""Tabs of a child that not everybody may open who may open the child."""
FOR_EVERYBODY = {"sign_in", "demonstration", "tour", "sign_out", "choose_role", "health"}
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
    "begin_screening": {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.SCREENING_OFFICER,
                        Role.FAMILY_COURT_ADVISER},
    "review_plan": MANAGERS, "allocate_child": MANAGERS, "restrict_child": MANAGERS,
}  # fmt: skip
LETTER_WRITERS = PRACTICE | {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}
ORDER_TAKERS = CLOSERS | {Role.SCREENING_OFFICER}
OF_A_REPORT = (
    dict.fromkeys(
        (
            "begin_report",
            "write_report",
            "hand_in_report",
            "answer_report",
            "file_report",
            "update_report",
            "ask_court",
        ),
        CLOSERS,
    )
    | {"check_report": MANAGERS}
    | dict.fromkeys(("answer_court", "receive_report", "withdraw_report"), ORDER_TAKERS)
)
OF_A_LETTER = dict.fromkeys(("change_letter", "check_letter", "send_letter", "withdraw_letter"), LETTER_WRITERS)
OF_ADVICE = dict.fromkeys(
    ("change_advice", "share_advice", "file_advice", "compare_advice", "withdraw_advice", "strike_talk"), CLOSERS
)
OF_A_DISPUTE = dict.fromkeys(("send_dispute", "answer_dispute", "withdraw_dispute"), DISPUTERS) | {
    "settle_dispute": MANAGERS
}
OF_A_MEETING = dict.fromkeys(("correct_meeting", "strike_meeting"), LETTER_WRITERS)
WRITING |= {"order_report": ORDER_TAKERS, "write_advice": CLOSERS, "write_talk": CLOSERS} | dict.fromkeys(
    ("new_letter", "record_meeting", "ask_exception"), LETTER_WRITERS
)
WRITING_TO = {
    **{name: (writers, "X-1") for name, writers in (OF_A_REPORT | OF_A_LETTER | OF_ADVICE | OF_A_MEETING).items()},
    **{name: (writers, 1) for name, writers in OF_A_DISPUTE.items()},
    "end_restriction": (MANAGERS, 1), "end_conflict": (MANAGERS, 1),
    "dispute_line": (DISPUTERS, "X-1"), "decide_exception": (MANAGERS, 1),
    "free_child": (MANAGERS - {Role.PRACTICE_SUPERVISOR}, 1), "decide_site": (CLOSERS, 1),
    **dict.fromkeys(
        ("end_site", "take_back_release", "read_from_family", "answer_family", "invite_to_site"), (CLOSERS, "X-1")
    ),
}  # fmt: skip
"""What is done with something of a child's that the address names as well."""
RELEASING = {
    "release_stage": ["start", "adults"], "release_delay": [1, "child"], "release_letter": ["X-1"],
    "release_report": ["X-1", "adults"],
}  # fmt: skip
"""What is released to a family out of the record, by those who may release anything; with the rest of the address."""
DOERS = {
    Permission.SCREEN_CHILD: {Role.FAMILY_COURT_ADVISER, Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER,
                              Role.SCREENING_OFFICER},
    Permission.SEE_RISK: PRACTICE | MANAGERS | {Role.SCREENING_OFFICER},
    Permission.WRITE_SAFEGUARDING_LETTER: {Role.FAMILY_COURT_ADVISER, Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER},
    Permission.APPROVE_SAFEGUARDING_LETTER: {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER},
    Permission.STAND_DOWN_RISK: MANAGERS,
}  # fmt: skip
WRITING_TO |= {f"screening_{doing.name}": (DOERS[doing.needs] & SCREENERS, 1) for doing in DOINGS}
WRITING_TO |= {"look_again": (FREERS, 1), "who_may_know": (WRITERS, 1), "say_responsibility": (WRITERS, 1)}
WRITING |= {"open_wrong_link": FREERS, "hold_child": FREERS, "release_to_family": CLOSERS} | oversight_addresses.WRITING
WRITING_TO |= oversight_addresses.WRITING_TO
PAGES |= {name: Page(*who) for name, who in (oversight_addresses.LISTS | readiness_addresses.LISTS).items()}
PAGES |= {name: Page(*who) for name, who in (promise_addresses.LISTS | what_works_addresses.LISTS).items()}
PAGES |= {name: Page(*who) for name, who in strategy_addresses.LISTS.items()}
PAGES |= {name: Page(*who) for name, who in feedback_addresses.LISTS.items()}
PAGES |= {name: Page(*who) for name, who in workload_addresses.LISTS.items()}
WRITING |= feedback_addresses.WRITING
WRITING_TO |= feedback_addresses.WRITING_TO
SOME_TABS |= oversight_addresses.TABS | workload_addresses.TABS
WRITING |= workload_addresses.WRITING
WRITING_TO |= workload_addresses.WRITING_TO
READING_OF = {"report": DOCUMENT_READERS, "letter": LETTER_READERS, "letter_pdf": LETTER_READERS,
              "meeting": LETTER_READERS, **oversight_addresses.READING_OF}  # fmt: skip
BY_ITSELF = {"api", FAMILY}
"""Addresses with tables of their own: tests/functional/casework/test_api.py, and test_family_site.py for families."""


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            assert one.namespace or str(one.pattern) == FAMILY, f"{one.pattern} has neither a namespace nor a table"
            yield one.namespace.split("-")[0] if one.namespace else FAMILY
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
        | OF_A_PERSON
        | set(BY_NAME)
        | set(promise_addresses.OF_ONE)
        | set(strategy_addresses.OF_ONE)
        | set(what_works_addresses.OF_ONE)
        | OF_A_GLASS
        | set(feedback_addresses.BY_NUMBER)
        | set(workload_addresses.BY_NUMBER)
        | set(OF_A_LINK)
        | set(readiness_addresses.OF_AN_AREA)
        | {"application", "end_prioritisation"}
        | BY_INVITATION
        | CHILD_PAGES
        | set(SOME_TABS)
        | set(WRITING_TO)
        | set(RELEASING)
        | set(READING_OF)
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
    assert seen == {name: (_look(page, role), _send(name, page, role)) for name, page in PAGES.items()}
    for name, holders in OF_A_LINK.items():
        assert client.get(reverse(name, args=["X-1"])).status_code == (400 if role in holders else 403), name
    for name, (holders, keys) in readiness_addresses.OF_AN_AREA.items():
        expected = 404 if role in holders else 403
        assert client.get(reverse(name, args=["nowhere", *keys])).status_code == expected, name
    assert client.get(reverse("end_prioritisation", args=[1])).status_code == (200 if role in FREERS else 403)
    assert client.get(reverse("glass", args=[99_999])).status_code == (400 if role in SENIORS else 403)
    for name, (key, holders, status) in BY_NAME.items():
        assert client.get(reverse(name, args=[key])).status_code == (status if role in holders else 403), name
    for name, (parts, holders, status) in (feedback_addresses.BY_NUMBER | workload_addresses.BY_NUMBER).items():
        assert client.get(reverse(name, args=parts)).status_code == (status if role in holders else 403), name
    for name in OF_A_PERSON:
        numbers = [office.people[Role.ASSISTANT], 99_999][: 2 if name in {"staff_change", "staff_end"} else 1]
        expected = 403 if role is not Role.ADMINISTRATOR else 200 if len(numbers) == 1 else 400
        assert client.get(reverse(name, args=numbers)).status_code == expected, name


def _look(page: Page, role: Role) -> int:
    return 200 if role in page.look else 403


def _send(name: str, page: Page, role: Role) -> int:
    if page.send is None:
        return 405
    # An empty form is complained of by those who may send one, but for those that may be empty.
    return 403 if role not in page.send else 200 if name in MAY_BE_EMPTY else 400


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
    for name, readers in SOME_TABS.items():
        for child, status in expected.items():
            seen_status = client.get(reverse(name, args=[child])).status_code
            assert seen_status == (status if role in readers else 403), (name, child)


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


@pytest.mark.parametrize("role", list(Role))
def test_something_of_a_child_in_every_role(office: Office, role: Role):
    client = client_of(office.people[role])
    for name, readers in READING_OF.items():
        seen = {client.get(reverse(name, args=[child, "X-1"])).status_code for child in (LATE, FORBIDDEN)}
        assert seen == ({404} if role in readers else {403}), name
        assert client.post(reverse(name, args=[FORBIDDEN, "X-1"])).status_code == 405, name
    seen = client.get(reverse("application", args=[FORBIDDEN, 1])).status_code
    assert seen == (404 if role in SCREENERS else 403)
    every = [(name, writers, [key]) for name, (writers, key) in WRITING_TO.items()]
    for name, writers, keys in [*every, *((name, CLOSERS, keys) for name, keys in RELEASING.items())]:
        address, expected = reverse(name, args=[FORBIDDEN, *keys]), 404 if role in writers else 403
        assert client.get(address).status_code == expected, name
        assert client.post(address).status_code == expected, name
        assert client.put(address).status_code == 405, name


@pytest.mark.parametrize("role", list(Role))
def test_what_is_promised_in_every_role(office: Office, role: Role):
    client = client_of(office.people[role])
    every = promise_addresses.OF_ONE | what_works_addresses.OF_ONE | strategy_addresses.OF_ONE
    for name, (who, key) in every.items():
        expected = 404 if role in who else 403
        assert client.get(reverse(name, args=[key])).status_code == expected, name
        assert client.post(reverse(name, args=[key])).status_code == (
            405 if name in {"promise", "initiative", "pool", *strategy_addresses.LOOKING} else expected
        ), name


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
