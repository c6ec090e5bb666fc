"""Bad input and trouble on every page of the staff site: two people, stale pages, photographs, long names, no database.

One test each, over every address that there is: nothing is lost, nothing leaks, and the page says what to do.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.test import Client

from support.site_addresses import Address, addresses, state_of
from support.site_forms import WORDS, filled, forms_of
from support.staff_office import LATE, LONG_NAME, ON
from support.whole_child import Planted, a_whole_office
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child, FamilyMember, FormerName

pytestmark = pytest.mark.django_db
EVERY = addresses()
FORMS = [one for one in EVERY if "POST" in one.methods]
WHO = (Role.FAMILY_COURT_ADVISER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE)
MINE, THEIRS = "What I wrote <in the corridor>.", "What they wrote first."
ARABIC = re.compile("[\u0600-\u06ff]")
NULL, OTHERS = "a\x00b", "a\x0b\x1bb"
FORTY_MB = 40 * 1024 * 1024


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Planted:
    """The whole office, made once for the file and taken away with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_whole_office()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def today(settings) -> None:
    settings.DEMONSTRATION_DAY = ON


def client_of(user_id: int, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(get_user_model().objects.get(pk=user_id), "django.contrib.auth.backends.ModelBackend")
    client.get("/your-account/")  # the first request of a session writes when it began
    return client


def first(world: Planted, one: Address, **options: bool) -> Client:
    return client_of(world.office.people[one.a_role(*WHO)], **options)


def second(world: Planted, one: Address) -> Client:
    """Return somebody else of the same role and team, with the same child."""
    role = one.a_role(*WHO)
    mine = Appointment.objects.get(user_id=world.office.people[role], role=role)
    user, is_new = User.objects.get_or_create(username=f"second-{role.value}", defaults={"name": "Second Invented"})
    if is_new:
        Appointment.objects.create(user=user, role=role, team=mine.team, from_on=mine.from_on)
        Assignment.objects.create(user=user, child_id=LATE, capacity="adviser", from_on=mine.from_on)
    return client_of(user.pk)


def told_in(form, words: str) -> dict[str, list[str]]:
    """Return a form filled in, with these words wherever words may stand."""
    told = filled(form)
    return {name: [words] if name in form.texts and values == [WORDS] else values for name, values in told.items()}


def test_two_people_save_one_form_and_neither_loses_a_word(world):
    tried = []
    lost = []
    for one in FORMS:
        me, them = first(world, one), second(world, one)
        address = one.of(LATE, LATE)
        mine = [form for form in forms_of(me.get(address).content.decode()) if _is_versioned(form)]
        theirs = forms_of(them.get(address).content.decode())
        for form, other in zip(mine, [each for each in theirs if _is_versioned(each)], strict=False):
            with transaction.atomic():
                if them.post(other.action or address, told_in(other, THEIRS)).status_code == 302:
                    tried.append(one.name)
                    lost += _lost(me, form, form.action or address, one)
                transaction.set_rollback(True)
    print(f"Forms saved by two people: {sorted(set(tried))}")  # noqa: T201
    assert lost == [], lost
    assert "write_plan" in tried


def _is_versioned(form) -> bool:
    return bool(form.held.get("version", [""])[0])


def _lost(me: Client, form, address: str, one: Address) -> list[str]:
    """Return what went wrong when somebody sent a form over something newer."""
    before, events = state_of(LATE), AuditEvent.objects.filter(is_reading=False).count()
    told = told_in(form, MINE)
    answer = me.post(address, told)
    wrong = [] if answer.status_code in (409, 400) else [f"{one.name}: {answer.status_code}"]
    if (state_of(LATE), AuditEvent.objects.filter(is_reading=False).count()) != (before, events):
        wrong.append(f"{one.name}: something changed")
    if [MINE] in told.values() and not wrong and html.escape(MINE) not in answer.content.decode():
        wrong.append(f"{one.name}: what was written is gone")
    return wrong


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_whoever_was_signed_out_while_writing_gets_it_back(world, one):
    answer = Client().post(one.of(LATE, LATE), {"anything": MINE, "once": "a-token-of-a-test"})
    assert (answer.status_code, html.escape(MINE) in answer.content.decode()) == (401, True)
    assert world.found_in(answer.content.decode()) == set()


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_a_form_that_is_too_old_is_given_back(world, one):
    client = first(world, one, enforce_csrf_checks=True)
    answer = client.post(one.of(LATE, LATE), {"anything": MINE})
    assert (answer.status_code, html.escape(MINE) in answer.content.decode()) == (403, True)


def test_a_photograph_of_40_mb_is_refused_before_it_is_read(world, monkeypatch):
    photograph = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe1Exif" + bytes(FORTY_MB), "image/jpeg")
    monkeypatch.setattr("django.http.request.HttpRequest.parse_file_upload", _never)
    client = client_of(world.office.people[Role.FAMILY_COURT_ADVISER])
    before = state_of(LATE)
    answer = client.post(f"/child/{LATE}/need/", {"need": "safety", "photo": photograph})
    assert (answer.status_code, "larger than this service takes" in answer.content.decode()) == (413, True)
    assert state_of(LATE) == before


def _never(*_: object, **__: object) -> None:
    raise AssertionError("a file was read")


def test_a_size_that_is_no_number_or_too_big_is_refused_on_every_address(world):
    for one in FORMS:
        client = first(world, one)
        for length in (str(FORTY_MB), "-1", "many"):
            answer = client.post(one.of(LATE, LATE), {"need": "safety"}, CONTENT_LENGTH=length)
            assert answer.status_code == 413, (one.name, length)


def test_no_page_takes_a_file(world):
    """Where one does, a photograph's place must be taken out of it: this test then goes, and one of that comes."""
    for one in FORMS:
        page = first(world, one).get(one.of(LATE, LATE)).content.decode()
        assert 'type="file"' not in page, one.name
        assert "multipart" not in page, one.name


class _Sides(HTMLParser):
    """Finds text in Arabic that no element sets apart: its neighbours would stand in the wrong order."""

    VOID = frozenset({"br", "img", "input", "hr", "meta", "link", "wbr", "path"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.above: list[tuple[str, bool]] = []
        self.loose: list[str] = []
        self.found = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            told = dict(attrs)
            is_unseen = "govuk-visually-hidden" in (told.get("class") or "")
            is_apart = is_unseen or tag in ("bdi", "textarea", "option") or told.get("dir") in ("auto", "rtl")
            self.above.append((tag, is_apart))

    def handle_endtag(self, tag: str) -> None:
        while self.above and self.above.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if ARABIC.search(data):
            self.found += 1
            if not any(is_apart for _, is_apart in self.above):
                self.loose.append(" > ".join(tag for tag, _ in self.above[-3:]))


def test_a_long_name_in_arabic_is_set_apart_on_every_page(world):
    """300 characters: kept whole, and isolated by <bdi> or dir=auto wherever it stands. Widths: test_staff_pages."""
    with transaction.atomic():
        Child.objects.filter(pk=LATE).update(given_names=LONG_NAME[:300], known_as=LONG_NAME[:300])
        FamilyMember.objects.filter(child_id=LATE).update(name=LONG_NAME[:300])
        FormerName.objects.filter(child_id=LATE).update(name=LONG_NAME[:300])
        loose, found = {}, {}
        for one in EVERY:
            sides = _Sides()
            answer = first(world, one).get(one.of(LATE, LATE))
            if not answer["Content-Type"].startswith("text/html"):
                continue  # a file: sides are for whatever opens it
            sides.feed(answer.content.decode())
            found[one.name] = sides.found
            if sides.loose:
                loose[one.name] = sides.loose[:3]
        transaction.set_rollback(True)
    assert loose == {}
    assert found["child_now"] >= 1
    assert found["child_family"] >= 2
    assert sum(1 for count in found.values() if count) > 10


def test_control_characters_are_taken_or_refused_and_never_fail(world):
    """A null, a vertical tab, an escape: from a bad copy out of a PDF, or from somebody who tries the door.

    A null, which a database may not keep, in each box by itself; the others in all boxes of a form at once.
    """
    failed = []
    for one in FORMS:
        client = first(world, one, raise_request_exception=False)
        address = one.of(LATE, LATE)
        for form in forms_of(client.get(address).content.decode()):
            names = sorted(form.names - form.hidden | {"version", "once", "letter_id"})
            for bad in (*({name: [NULL]} for name in names), {name: [OTHERS] for name in names}):
                with transaction.atomic():
                    answer = client.post(form.action or address, filled(form) | bad)
                    transaction.set_rollback(True)
                if answer.status_code >= 500:
                    failed.append((one.name, bad))
    assert failed == []


class _Gone:
    """A database that goes away: at the first statement that is not about who asks, or when the audit is written."""

    def __init__(self, when: str) -> None:
        self.when = when
        self.went = False

    def __call__(self, execute, sql, params, many, context):
        of_who = ("django_session", "access_user", 'access_appointment" WHERE', "SAVEPOINT")
        about_who = any(word in sql for word in of_who)
        is_it = 'INSERT INTO "audit_auditevent"' in sql if self.when == "audit" else not about_who
        if self.went or is_it:
            self.went = True
            if "SAVEPOINT" not in sql:
                raise OperationalError("server closed the connection unexpectedly: canary.example")
        return execute(sql, params, many, context)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_the_database_is_gone_while_a_page_is_made(world, one):
    """503, in plain words, whatever page it is; what somebody wrote is given back."""
    client = first(world, one, raise_request_exception=False)
    address = one.of(LATE, LATE)
    for method in ("get", "post") if "POST" in one.methods else ("get",):
        gone = _Gone("first")
        with transaction.atomic(), connection.execute_wrapper(gone):
            answer = getattr(client, method)(address, {"words": MINE} if method == "post" else None)
            transaction.set_rollback(True)
        if not gone.went:
            continue
        page = answer.content.decode()
        assert (answer.status_code, answer["Retry-After"]) == (503, "60"), method
        assert "cannot reach the records" in page
        assert "canary" not in page.casefold()
        assert world.found_in(page) == set()
        assert (html.escape(MINE) in page) is (method == "post"), method


def test_a_change_that_the_database_does_not_take_is_not_half_done(world):
    """It goes when the audit is written, which is last of all: everything before it is undone."""
    tried, before = [], state_of(LATE)
    for one in FORMS:
        client = first(world, one, raise_request_exception=False)
        address = one.of(LATE, LATE)
        for form in forms_of(client.get(address).content.decode()):
            gone = _Gone("audit")
            with transaction.atomic():
                with connection.execute_wrapper(gone):
                    answer = client.post(form.action or address, told_in(form, MINE))
                assert state_of(LATE) == before, one.name
                transaction.set_rollback(True)
            if gone.went:
                tried.append(one.name)
                assert answer.status_code == 503, one.name
    assert len(set(tried)) >= 7


def test_a_whole_child_has_rows_of_every_kind(world):
    assert len({label for label, _ in state_of(LATE)}) > 30
