"""The interface for programs: the same answers as the pages, each refusal described, nothing that is not described."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from support import (
    api_of_allocation,
    api_of_documents,
    api_of_feedback,
    api_of_offices,
    api_of_oversight,
    api_of_readiness,
    api_of_recommendations,
    api_of_sharing,
    api_of_strategy,
    api_of_what_works,
)
from support.staff_office import ADDRESS_CANARY, FORBIDDEN, LATE, MISSING, ON, Office
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Proceedings, RecordedNeed
from waypost.casework.screening.models import Screening

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
V1 = "/api/v1"
DECIDED = {
    "my_work": Permission.SEE_CHILD, "children": Permission.SEE_CHILD, "search": Permission.SEARCH_CHILDREN,
    "team": Permission.SEE_TEAM, "audit": Permission.READ_AUDIT,
    **{f"child_{tab}": Permission.SEE_CHILD for tab in ("now", "account", "chronology", "family", "cases", "plan")},
    "record_need": Permission.WRITE_CHILD, "write_what_matters": Permission.WRITE_CHILD,
    "say_who_may_know": Permission.WRITE_CHILD, "say_responsibility": Permission.WRITE_CHILD,
    "record_delay": Permission.RECORD_DELAY, "review_background": Permission.WRITE_CHILD,
    "write_plan": Permission.WRITE_CHILD, "review_plan": Permission.REVIEW_PLAN,
    "settle_closing_item": Permission.CLOSE_CHILD, "close_child": Permission.CLOSE_CHILD,
    "open_again": Permission.CLOSE_CHILD, **api_of_documents.DECIDED, **api_of_oversight.DECIDED,
    **api_of_offices.DECIDED, **api_of_allocation.DECIDED, **api_of_feedback.DECIDED, **api_of_readiness.DECIDED,
    **api_of_recommendations.DECIDED, **api_of_sharing.DECIDED, **api_of_strategy.DECIDED, **api_of_what_works.DECIDED,
}  # fmt: skip
BODIES = {
    "search": {"words": "Canarychild"}, "audit": {}, "record_need": {"need": "safety"},
    "write_what_matters": {"kind": "likes", "words": "x", "said_on": "2027-03-01"},
    "record_delay": {"step_id": 1, "reason": "police"}, "open_again": {"reason": "x"}, "close_child": {},
    "review_background": {"subject": "police_information", "state": "asked"},
    "write_plan": {"words": {"what_we_know": "x"}, "after": 0}, "review_plan": {"number": 1},
    "say_who_may_know": {"contact_id": 1, "is_confidential": True, "version": 1},
    "say_responsibility": {"family_member_id": 1, "has_it": True, "version": 1},
    "settle_closing_item": {"item": "needs_recorded"}, **api_of_documents.bodies(),
    **api_of_oversight.BODIES, **api_of_offices.BODIES, **api_of_allocation.BODIES, **api_of_feedback.BODIES,
    **api_of_readiness.BODIES,
    **api_of_recommendations.BODIES, **api_of_sharing.BODIES, **api_of_strategy.BODIES, **api_of_what_works.BODIES,
}  # fmt: skip
OF_NO_CHILD = (
    api_of_oversight.OF_NO_CHILD
    | api_of_offices.OF_NO_CHILD
    | api_of_allocation.OF_NO_CHILD
    | api_of_feedback.OF_NO_CHILD
    | api_of_readiness.OF_NO_CHILD
    | api_of_recommendations.OF_NO_CHILD
    | api_of_strategy.OF_NO_CHILD
    | api_of_what_works.OF_NO_CHILD
)


def signed_in(office: Office, role: Role, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(get_user_model().objects.get(pk=office.people[role]), BACKEND)
    return client


def described(client: Client) -> dict:
    return json.loads(client.get(f"{V1}/openapi.json").content)


def operations(told: dict) -> list[tuple[str, str, str]]:
    return [(one["operationId"], method, path) for path, methods in told["paths"].items()
            for method, one in methods.items()]  # fmt: skip


def send(client: Client, name: str, method: str, path: str, child: str):
    somebody = str(get_user_model().objects.order_by("pk").values_list("pk", flat=True)[0])
    path = re.sub(api_of_strategy.OF_NOBODY, str(api_of_strategy.NOBODYS), path)
    address = re.sub(r"{\w+_id}", "1", path.replace("{child_id}", child).replace("{user_id}", somebody))
    address = address.replace("{code}", "derby")
    if method == "get":
        return client.get(address, (api_of_documents.QUERIES | api_of_oversight.QUERIES).get(name, {}))
    return client.post(address, json.dumps(BODIES[name]), content_type="application/json")


def test_every_operation_is_decided_and_every_refusal_described(office):
    told = described(signed_in(office, Role.ASSISTANT))
    assert told["openapi"].startswith("3.1")
    assert {name for name, _, _ in operations(told)} == set(DECIDED)
    for methods in told["paths"].values():
        for one in methods.values():
            assert {"200", "401", "403", "422", "503"} <= set(one["responses"])
            assert one["security"]


def test_nobody_who_is_not_signed_in_is_answered(office):
    everything = operations(described(signed_in(office, Role.ASSISTANT)))
    client = Client()
    assert client.get(f"{V1}/openapi.json").status_code == 302
    for name, method, path in everything:
        answer = send(client, name, method, path, LATE)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json"), name


@pytest.mark.parametrize("role", list(Role))
def test_every_operation_in_every_role(office, role):
    client = signed_in(office, role)
    for name, method, path in operations(described(client)):
        allowed = role in HOLDERS[DECIDED[name]]
        for child in (FORBIDDEN, MISSING) if "{child_id}" in path else (LATE,):
            taken = OF_NO_CHILD[name][2] if name in OF_NO_CHILD else 200
            expected = 403 if not allowed else 404 if "{child_id}" in path else taken
            assert send(client, name, method, path, child).status_code == expected, (name, child)


def test_screening_and_staff_are_worked_by_the_interface(office):
    client = signed_in(office, Role.ADMINISTRATOR)
    body = json.dumps(BODIES["appoint_person"] | {"once": "a-token-of-a-test-1"})
    made = client.post(f"{V1}/staff", body, "application/json").json()
    assert re.fullmatch(r"([2-9A-Z]{5}-){3}[2-9A-Z]{5}", made["code"])
    assert client.post(f"{V1}/staff", body, "application/json").status_code == 409
    events = AuditEvent.objects.filter(is_reading=False).values_list("kind", flat=True)
    assert list(events) == ["access.appoint_person"]
    found = client.post(f"{V1}/staff/search", json.dumps({"words": "New One"}), "application/json").json()
    assert [one["username"] for one in found["people"]] == ["new.one"]
    assert made["code"] not in client.get(f"{V1}/staff/{made['user_id']}").content.decode()
    screening = screening_of(office)
    officer = signed_in(office, Role.SCREENING_OFFICER)
    risks = f"{V1}/children/{LATE}/screening/risks"
    told = {"screening_id": screening, "after": 0, "what": "He will come tonight."}
    assert officer.post(risks, json.dumps(told), "application/json").status_code == 200
    assert officer.post(risks, json.dumps(told), "application/json").status_code == 409
    (risk,) = officer.get(f"{V1}/children/{LATE}/screenings/{screening}").json()["risks"]
    told = {"risk_id": risk["risk_id"], "authority": "E08000025"}
    assert officer.post(f"{risks}/refer", json.dumps(told), "application/json").status_code == 200
    assert officer.get(f"{V1}/screening").json()["rows"][0]["risk"] is None


def screening_of(office: Office) -> int:
    case = Proceedings.objects.get(pk="CASE-1")
    row = Screening.objects.create(child_id=LATE, proceedings=case, programme=case.programme, received_on=ON)
    return int(row.pk)


def test_missing_and_forbidden_are_the_same_bytes(office):
    client = signed_in(office, Role.FAMILY_COURT_ADVISER)
    for name, method, path in operations(described(client)):
        if "{child_id}" in path and Role.FAMILY_COURT_ADVISER in HOLDERS[DECIDED[name]]:
            told = [send(client, name, method, path, child) for child in (FORBIDDEN, MISSING)]
            assert told[0].content == told[1].content
            assert told[0].headers == told[1].headers


def test_an_answer_is_not_kept_and_confidential_things_are_withheld(office):
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER).get(f"{V1}/children/{LATE}/family")
    assert ADDRESS_CANARY in adviser.content.decode()
    assert "no-store" in adviser["Cache-Control"]
    court = signed_in(office, Role.COURT_OFFICER).get(f"{V1}/children/{LATE}/family")
    assert (court.status_code, ADDRESS_CANARY in court.content.decode()) == (200, False)


def test_a_change_needs_the_form_token(office):
    client = signed_in(office, Role.FAMILY_COURT_ADVISER, enforce_csrf_checks=True)
    answer = client.post(f"{V1}/children/{LATE}/needs", json.dumps(BODIES["record_need"]), "application/json")
    assert answer.status_code == 403
    assert not RecordedNeed.objects.filter(child_id=LATE).exists()


def test_an_action_is_done_once_and_audited_as_the_interfaces(office):
    client = signed_in(office, Role.FAMILY_COURT_ADVISER)
    body = json.dumps({"need": "safety", "once": "a-token-of-the-sender"})
    codes = [client.post(f"{V1}/children/{LATE}/needs", body, "application/json").status_code for _ in range(2)]
    assert codes == [200, 409]
    assert AuditEvent.objects.get(kind="children.record_need").way == "api"


def test_a_plan_over_a_newer_one_is_refused(office):
    client = signed_in(office, Role.FAMILY_COURT_ADVISER)
    answer = client.post(f"{V1}/children/{LATE}/plans", json.dumps(BODIES["write_plan"]), "application/json")
    assert (answer.status_code, "while you were writing" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "body",
    ["{broken Canary", '{"need": "Canary Value"}', '{"need": ["Canary"]}', "[]", '"Canary"', '{"note": "Canary"}',
     '{"need": "canary"}', '{"need": "safety", "note": 7, "once": "Canary"}'],
)  # fmt: skip
def test_what_is_wrong_is_named_by_place_and_never_repeated(office, body):
    answer = signed_in(office, Role.FAMILY_COURT_ADVISER).post(f"{V1}/children/{LATE}/needs", body, "application/json")
    assert answer.status_code in (400, 422)
    assert not re.search("canary", answer.content.decode(), re.IGNORECASE)


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999999999999999999", "order=drop", "law=other"])
def test_an_address_that_asks_for_nothing_there_is(office, query):
    assert signed_in(office, Role.FAMILY_COURT_ADVISER).get(f"{V1}/children?{query}").status_code == 422
