"""A walk through the whole staff site: every page in roles that may ask for it, every form filled in and sent.

What was answered, what was written down and what stood in the logs is kept, for tests to look at.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from support.site_addresses import Address, addresses
from support.site_forms import filled, forms_of
from support.staff_office import LATE
from support.whole_child import Planted
from support.words_in_files import words_in
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.wiring.site_logging import set_up_structlog

TYPED = "Qzname99999"
"""What is typed into every box of words: it may stand on the writer's own page, and nowhere else."""
_WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
_FILE = re.compile(r'href="([^"]*\?form=\w+)"')
_OF_EVERY_REQUEST = ("audit_", "django_session", "access_doneonce")
_CHOICES = 3


@dataclass(frozen=True)
class Visit:
    """One request: who asked for what, what was answered, which events it wrote, which tables it wrote to."""

    role: Role
    name: str
    method: str
    status: int
    text: str
    headers: str
    events: tuple[tuple[str, str | None, bool], ...]
    tables: tuple[str, ...]

    @property
    def changes(self) -> list[str]:
        """Return the kinds of the changes that it wrote down."""
        return [kind for kind, _, is_reading in self.events if not is_reading]


@dataclass
class Walk:
    """Every visit, the facts of every event, and all that was logged."""

    planted: Planted
    seen: list[Visit] = field(default_factory=list)
    sent: list[Visit] = field(default_factory=list)
    again: list[Visit] = field(default_factory=list)
    asked: list[Visit] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    log: str = ""


EVERY_KIND = (
    Role.FAMILY_COURT_ADVISER, Role.SERVICE_MANAGER, Role.COMPLAINTS_MANAGER, Role.COURT_OFFICER, Role.AUDITOR,
    Role.BUSINESS_SERVICES,
)  # fmt: skip
"""A role of every kind. Pages that none of them may open are walked by the first role that may."""


def walked(planted: Planted, roles: Iterable[Role] = EVERY_KIND) -> Walk:
    """Walk. Nothing of it stays but the audit of what was read."""
    walk, roles = Walk(planted), tuple(roles)
    with logged() as log:
        for role in Role:
            pages = [one for one in addresses() if one.a_role(*roles) is role]
            if role in roles:
                pages = [one for one in addresses() if one.may_be_asked_by(role)]
            client = signed_in(planted, role)
            for one in pages:
                walk.seen += looked_at(client, role, one.name, one.of(LATE, LATE))
            if role in roles:
                walk.asked += list(asked_of_the_interface(client, role))
        for one in [one for one in addresses() if "POST" in one.methods]:
            _send(walk, one)
        walk.log = log.getvalue()
    walk.facts += [json.dumps(facts) for facts in AuditEvent.objects.values_list("facts", flat=True)]
    return walk


def looked_at(client: Client, role: Role, name: str, address: str, *, with_files: bool = True) -> list[Visit]:
    """Ask for a page, and for every file that it offers."""
    page = _visit(client, role, name, address)
    return [page, *(_files_of(client, page, address) if with_files else ())]


def _files_of(client: Client, page: Visit, address: str) -> Iterator[Visit]:
    """Save every file that a page offers: what is saved is read like a page, and by the name of its own address."""
    for link in sorted(set(_FILE.findall(page.text))):
        whole = urljoin(address, link)
        yield _visit(client, page.role, str(resolve(urlsplit(whole).path).url_name), whole)


def signed_in(planted: Planted, role: Role) -> Client:
    """Return a browser of the person in a role."""
    client = Client(raise_request_exception=False)
    user = get_user_model().objects.get(pk=planted.office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.get("/your-account/")  # the first request of a session writes when it began
    return client


def _visit(client: Client, role: Role, name: str, address: str, sent: Any = None, kind: str = "") -> Visit:
    before, tables = AuditEvent.objects.aggregate(last=Max("pk"))["last"] or 0, []

    def noted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        tables.extend(_WRITES.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        if sent is None:
            answer = client.get(address)
        else:
            answer = client.post(address, sent, **({"content_type": kind} if kind else {}))
    events = tuple(
        (kind, child, is_reading)
        for kind, child, is_reading in AuditEvent.objects.filter(pk__gt=before)
        .order_by("pk")
        .values_list("kind", "child_id", "is_reading")
    )
    others = tuple(sorted({one for one in tables if not one.startswith(_OF_EVERY_REQUEST)}))
    method = "get" if sent is None else "post"
    return Visit(role, name, method, answer.status_code, _text(answer), _headers(answer), events, others)


def _text(answer: HttpResponse) -> str:
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return words_in(told)


def _headers(answer: HttpResponse) -> str:
    return "\n".join(f"{name}: {value}" for name, value in answer.headers.items())


def asked_of_the_interface(client: Client, role: Role) -> Iterator[Visit]:
    """Ask every question of the interface that is of LATE or of nothing in particular."""
    told = json.loads(client.get("/api/v1/openapi.json").content)
    for path, methods in told["paths"].items():
        if "get" in methods and path.count("{") <= path.count("{child_id}"):
            yield _visit(client, role, f"api {path}", path.replace("{child_id}", LATE))


def _send(walk: Walk, one: Address) -> None:
    """Send every form of a page, with its first choices, then with others until one is taken; then once again."""
    role = one.a_role(Role.FAMILY_COURT_ADVISER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE)
    client = signed_in(walk.planted, role)
    address = one.of(LATE, LATE)
    for form in forms_of(client.get(address).content.decode()):
        for choice in range(_CHOICES):
            told = filled(form, choice)
            told |= {name: [TYPED] for name in form.texts if told[name] == ["Words of a test."]}
            with transaction.atomic():
                visit = _visit(client, role, one.name, form.action or address, told)
                walk.sent.append(visit)
                newest = AuditEvent.objects.order_by("-pk").values_list("facts", flat=True)[:5]
                walk.facts += [json.dumps(facts) for facts in newest]
                if visit.changes and "once" in told:
                    walk.again.append(_visit(client, role, one.name, form.action or address, told))
                transaction.set_rollback(True)
            if visit.status == 302 or visit.changes:
                break


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Let the site log as it does when it serves, into a text."""
    kept = io.StringIO()
    set_up_structlog()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(kept))
    ours = [handler for name in settings.LOGGING["loggers"] for handler in logging.getLogger(name).handlers]
    streams = [(handler, handler.stream) for handler in ours if isinstance(handler, logging.StreamHandler)]
    anybody = logging.StreamHandler(kept)
    logging.getLogger().addHandler(anybody)
    for handler, _ in streams:
        handler.stream = kept  # not by setStream, which writes out a stream that an earlier test may have closed
    try:
        yield kept
    finally:
        logging.getLogger().removeHandler(anybody)
        for handler, stream in streams:
            handler.stream = stream
        set_up_structlog(logging.WARNING)
