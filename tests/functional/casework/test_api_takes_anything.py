"""Whatever is sent to the interface, it answers with what it describes: never a fault of ours, never another shape.

Every operation of the description is asked with values drawn from its own schema, nearly fitting ones and anything at
all, in this process. `make slow` asks with schemathesis, which draws far more, and slower.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from support.json_values import AWKWARD, fitting, nearly
from support.staff_office import FORBIDDEN, LATE, MISSING, ON
from support.whole_child import Planted, a_whole_office
from waypost.casework.access.roles import Role
from waypost.doors.api.urls import interface

pytestmark = pytest.mark.django_db
DESCRIBED = json.loads(json.dumps(interface.get_openapi_schema(path_prefix="/api/v1/"), default=str))
OPERATIONS = [
    pytest.param(method, path, id=one["operationId"])
    for path, methods in DESCRIBED["paths"].items()
    for method, one in methods.items()
]
CHILDREN = st.sampled_from([LATE, LATE, LATE, FORBIDDEN, MISSING, "a/b", "'", "٣", "x" * 60])
ASKERS = (Role.SERVICE_MANAGER, Role.FAMILY_COURT_ADVISER, Role.AUDITOR)


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
    client = Client(raise_request_exception=False)
    user = get_user_model().objects.get(pk=world.office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@st.composite
def requests(draw: st.DrawFn, method: str, path: str) -> tuple[str, bytes | None]:
    """Draw an address with its query, and a body."""
    one = DESCRIBED["paths"][path][method]
    told: dict[str, Any] = {}
    for part in one.get("parameters", ()):
        if part["in"] == "query" and draw(st.booleans()):
            told[part["name"]] = draw(fitting(part["schema"], DESCRIBED) | st.sampled_from(AWKWARD[:10]))
        elif part["in"] == "path" and part["name"] != "child_id":
            path = path.replace(f"{{{part['name']}}}", str(draw(st.sampled_from([1, "x", "C-LATE-R1", 2**70]))))
    address = path.replace("{child_id}", draw(CHILDREN))
    query = "&".join(f"{name}={_quoted(value)}" for name, value in told.items())
    schema = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    body = None if schema is None else _body(draw, schema)
    return f"{address}?{query}" if query else address, body


def _body(draw: st.DrawFn, schema: dict[str, Any]) -> bytes:
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([b"", b"{", b"\xff\xfe", b'"\\ud800"', b"[" * 5_000, b"1e999", b'{"a":1,"a":2}']))
    return json.dumps(draw(fitting(schema, DESCRIBED) | nearly(schema, DESCRIBED))).encode()


def _quoted(value: object) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(str(value).encode("utf-8", "replace"))


def ask(client: Client, method: str, address: str, body: bytes | None):
    """Ask, and take back whatever it did."""
    with transaction.atomic():
        answer = client.get(address) if method == "get" else client.generic(
            method.upper(), address, body or b"", content_type="application/json"
        )  # fmt: skip
        transaction.set_rollback(True)
    return answer


def check_is_described(method: str, path: str, answer: Any) -> None:
    """Check status, kind and shape of an answer against the description."""
    told = DESCRIBED["paths"][path][method]["responses"].get(str(answer.status_code))
    assert told is not None, f"{answer.status_code} is not described: {answer.content[:300]!r}"
    (kind,) = told.get("content", ("application/json",))
    assert answer["Content-Type"].split(";")[0] in (kind, "application/problem+json")
    schema = told.get("content", {}).get(kind, {}).get("schema")
    if schema:
        whole = {**schema, "components": DESCRIBED["components"]}
        assert not list(Draft202012Validator(whole).iter_errors(json.loads(answer.content)))


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_one_that_is_described(world, method, path):
    clients = [client_of(world, role) for role in ASKERS]
    first = path.replace("{child_id}", LATE)
    client = next((one for one in clients if ask(one, method, first, b"{}").status_code != 403), clients[0])

    @settings(max_examples=12)
    @given(requests(method, path))
    def asked(drawn: tuple[str, bytes | None]) -> None:
        answer = ask(client, method, *drawn)
        if answer.status_code != 404 or answer["Content-Type"].startswith("application"):  # else no such address
            check_is_described(method, path, answer)

    asked()


@pytest.mark.parametrize(("method", "path"), [one for one in OPERATIONS if one.values[0] == "post"])
def test_what_is_no_json_is_answered_as_described(world, method, path):
    client = client_of(world, Role.SERVICE_MANAGER)
    for body in (b"", b"{", b"\xff\x00", b"[[", b'"x"', b"null"):
        check_is_described(method, path, ask(client, method, path.replace("{child_id}", LATE), body))


def _sent(body: Any) -> bytes:
    """Return what is sent: a body that is none of JSON's comes as bytes, and goes as it is."""
    from schemathesis.core import NotSet  # noqa: PLC0415

    if isinstance(body, bytes):
        return body
    return b"" if isinstance(body, NotSet) else json.dumps(body).encode()


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_schemathesis_finds_nothing(world, method, path):
    import schemathesis  # noqa: PLC0415
    from schemathesis import GenerationMode  # noqa: PLC0415

    operation = schemathesis.openapi.from_dict(DESCRIBED)[path][method.upper()]
    client = client_of(world, Role.SERVICE_MANAGER)
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @settings(max_examples=60, derandomize=False)
        @given(operation.as_strategy(generation_mode=mode))
        def asked(case: Any) -> None:
            address = case.formatted_path.replace("//", "/") + "?" + "&".join(
                f"{name}={_quoted(value)}" for name, value in (case.query or {}).items()
            )  # fmt: skip
            body = _sent(case.body) if case.method != "GET" else None
            answer = ask(client, method, address, body)
            assert answer.status_code < 500
            if answer["Content-Type"].startswith("application"):
                check_is_described(method, path, answer)

        asked()
