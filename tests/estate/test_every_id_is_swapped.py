"""Another child's identifier, wherever one can be put, opens nothing and is answered like one that is nobody's.

Every address that names a child or something of one, by every method that it takes, is asked for a child who is not
there, one who may not be opened and one who is restricted: the same bytes, the same headers, the same queries.
"""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from support.feedback_addresses import OPENED_BY_NUMBER
from support.site_addresses import NOBODYS, Address, addresses, identifier, is_named, state_of, thing
from support.site_forms import filled, forms_of
from support.staff_office import FORBIDDEN, LATE, MISSING, ON, RESTRICTED
from support.whole_child import Planted, a_whole_office
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
EVERY = addresses()
OF_A_CHILD = [one for one in EVERY if one.is_of_a_child]
OF_A_THING = [one for one in EVERY if one.things]
FORMS = [one for one in EVERY if "POST" in one.methods]
OPEN_TO_REVIEWERS = {"glass", *OPENED_BY_NUMBER}
"""Pages about what somebody did, not about a child: seniors review every glass broken, by the reference alone; whoever
handles complaints opens each by its number."""
NO_RECORD_HERE = {"wrong_link": (400,), "open_wrong_link": (400,), "pair": (400,)}
"""Pages that ask the record beside the site, of which the tests have none: everything is answered alike."""
WHO = (Role.FAMILY_COURT_ADVISER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Planted:
    """The whole office, made once for the file and taken away with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_whole_office()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def today(settings) -> None:
    settings.DEMONSTRATION_DAY = ON


def client_of(world: Planted, role: Role) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=world.office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.get("/your-account/")  # the first request of a session writes when it began
    return client


def names(addresses: list[Address]) -> list[str]:
    return [one.name for one in addresses]


def asked(client: Client, method: str, address: str, sent: dict | None = None) -> tuple:
    """Ask, and take back whatever it did. Returns status, bytes, headers, and how each query is shaped."""
    with transaction.atomic(), CaptureQueriesContext(connection) as seen:
        answer = getattr(client, method)(address, sent) if method == "post" else getattr(client, method)(address)
        transaction.set_rollback(True)
    shapes = [re.sub(r"'[^']*'|\b\d+\b", "?", one["sql"]) for one in seen.captured_queries]
    shapes = [one for one in shapes if "SAVEPOINT" not in one]
    return answer.status_code, answer.content, sorted(answer.headers.items()), shapes


def test_what_stands_in_an_address_is_known_to_the_tests():
    unknown = {(one.name, part) for one in EVERY for part in one.names if not is_named(part)}
    assert unknown == set(), "say in support/site_addresses.py what each is"
    assert len(OF_A_CHILD) > 15


@pytest.mark.parametrize("one", OF_A_CHILD, ids=names(OF_A_CHILD))
def test_missing_forbidden_and_restricted_children_are_the_same_bytes_and_queries(world, one):
    client = client_of(world, one.a_role(*WHO))
    for method in ("get", "post") if "POST" in one.methods else ("get",):
        sent = {"once": "a-token-of-a-test-1"}
        told = [asked(client, method, one.of(child, FORBIDDEN), sent) for child in (MISSING, FORBIDDEN, RESTRICTED)]
        assert told[0] == told[1] == told[2], method
        assert told[0][0] == 404, method


@pytest.mark.parametrize("one", OF_A_THING, ids=names(OF_A_THING))
def test_what_is_another_childs_is_answered_like_what_is_nobodys(world, one):
    """In the address: under a child whom one may open, of one whom one may not, and of another whom one may."""
    role = one.a_role(*WHO)
    client = client_of(world, role)
    for method in ("get", "post") if "POST" in one.methods else ("get",):
        sent = {"once": "a-token-of-a-test-2"}
        nobodys = asked(client, method, one.of(LATE), sent)
        if one.name in OPEN_TO_REVIEWERS:
            assert nobodys[0] in (400, 404), method
            continue
        assert asked(client, method, one.of(LATE, FORBIDDEN), sent) == nobodys, method
        assert nobodys[0] in (404, *NO_RECORD_HERE.get(one.name, ())), method
        if one.is_of_a_child:
            with transaction.atomic():
                _let_in(world, role)
                assert asked(client, method, one.of(LATE, FORBIDDEN), sent) == nobodys, method
                transaction.set_rollback(True)


def _let_in(world: Planted, role: Role) -> None:
    """Assign the forbidden child, so that only the address is wrong."""
    Assignment.objects.create(
        user_id=world.office.people[role], child_id=FORBIDDEN, capacity="adviser", from_on=ON.replace(day=1)
    )


@pytest.mark.parametrize("one", FORMS, ids=names(FORMS))
def test_another_child_in_a_form_changes_nothing_of_theirs(world, one):
    """In the query, in hidden fields, in every box that names something of a child, and smuggled in beside them."""
    client = client_of(world, one.a_role(*WHO))
    address = one.of(LATE, LATE)
    page = client.get(address)
    before = state_of(FORBIDDEN)
    for form in forms_of(page.content.decode()):
        for sent in _swapped(filled(form)):
            with transaction.atomic():
                events = AuditEvent.objects.count()
                answer = client.post(f"{form.action or address}?child_id={FORBIDDEN}&child={FORBIDDEN}", sent)
                assert state_of(FORBIDDEN) == before, sorted(sent)
                named = AuditEvent.objects.order_by("pk")[events:].values_list("child_id", "kind", "is_reading")
                changed = {child for child, kind, is_reading in named if not is_reading}
                assert FORBIDDEN not in changed, sorted(sent)
                told = world.found_in(answer.content.decode("utf-8", "replace")) & world.of_forbidden
                assert told == set(), sorted(sent)
                transaction.set_rollback(True)


def _swapped(told: dict[str, list[str]]) -> list[dict[str, list[str]]]:
    """Return what is sent: smuggled beside the form, then in each of its own boxes that names something of a child."""
    beside = {"child_id": [FORBIDDEN], "child": [FORBIDDEN], "pk": [FORBIDDEN], "id": [FORBIDDEN]}
    every = [told | beside]
    for name in sorted(told):
        if name == "child_id":
            every.append(told | {name: [FORBIDDEN]})
        elif thing(name) is not None:
            every.append(told | {name: [str(identifier(name, FORBIDDEN))]})
    return every


def test_nobodys_identifiers_are_nobodys(world):
    assert not Assignment.objects.filter(child_id=NOBODYS[str]).exists()
