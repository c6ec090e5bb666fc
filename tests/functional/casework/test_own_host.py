"""The families' site on a host of its own: neither site is reached from the other's, by address, cookie or form."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import clear_url_caches, reverse, set_urlconf

from support.casework_people import ON
from support.sharing_people import PASSPHRASE, a_family, a_reader, a_site
from waypost.casework.sharing.rules import Band
from waypost.wiring.hosts import FAMILY_URLS
from waypost.wiring.serving import NotSafeToServe, serve_settings

pytestmark = pytest.mark.django_db
THEIRS, OURS = "my.example.test", "staff.example.test"
REAL = {"WAYPOST_SECRET_KEY": "abcdefghij" * 6, "WAYPOST_HTTPS": "proxy", "WAYPOST_SQLITE": "allowed",
        "WAYPOST_HOSTS": OURS}  # fmt: skip


@pytest.fixture
def family(settings):
    settings.FAMILY_HOSTS = (THEIRS,)
    settings.ALLOWED_HOSTS = [OURS, THEIRS]
    settings.IS_DEMONSTRATION = False
    settings.DEMONSTRATION_DAY = ON
    settings.NEEDS_SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield a_family()
    set_urlconf(None)
    clear_url_caches()


def browser(host: str, **options: bool) -> Client:
    return Client(headers={"host": host}, **options)


def signed_in(family) -> Client:
    a_reader(family, a_site(family, None, Band.YOUNGER), "kite-0001")
    client = browser(THEIRS)
    answer = client.post("/my/sign-in/", {"name": "kite-0001", "passphrase": PASSPHRASE})
    assert answer["Location"] == "/my/today/"
    return client


def staff(family) -> Client:
    client = browser(OURS)
    user = get_user_model().objects.get(pk=family.adviser.user_id)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_each_host_answers_its_own_addresses_and_no_others(family):
    theirs, ours = browser(THEIRS), browser(OURS)
    assert theirs.get("/")["Location"] == "/my/"
    assert theirs.get("/my/").status_code == 200
    for address in ("/sign-in/", "/sign-in/demonstration/", "/tour/", "/search/", "/api/v1/openapi.json", "/healthz"):
        answer = theirs.get(address)
        assert answer.status_code == 404, address
        assert "<title>My page" in answer.content.decode(), address
        assert "aypost" not in re.sub(r'"/[^"]*"', "", answer.content.decode()), address
    assert ours.get("/sign-in/password/").status_code == 200
    for address in ("/my/", "/my/sign-in/", "/my/today/"):
        assert ours.get(address).status_code == 404, address
    assert browser("elsewhere.example.test").get("/").status_code == 400


def test_a_session_of_one_is_nobodys_at_the_other(family):
    theirs, ours = signed_in(family), staff(family)
    assert theirs.get("/my/today/").status_code == 200
    assert ours.get("/").status_code == 200
    cookie = theirs.cookies[next(name for name in theirs.cookies if name.endswith("waypost"))]
    assert cookie["domain"] == ""
    stolen = browser(OURS)
    stolen.cookies.update(theirs.cookies)
    assert stolen.get("/")["Location"].startswith("/sign-in/")
    taken = browser(THEIRS)
    taken.cookies.update(ours.cookies)
    assert taken.get("/my/today/")["Location"] == "/my/sign-in/"


def test_a_form_of_one_is_refused_by_the_other(family):
    theirs = browser(THEIRS, enforce_csrf_checks=True)
    page = theirs.get("/my/sign-in/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    sent = {"name": "kite-0001", "passphrase": "x" * 12, "csrfmiddlewaretoken": token}
    assert theirs.post("/my/sign-in/", sent, headers={"origin": f"http://{OURS}"}).status_code == 403
    assert theirs.post("/my/sign-in/", sent, headers={"origin": f"http://{THEIRS}"}).status_code == 400
    ours = browser(OURS, enforce_csrf_checks=True)
    ours.get("/sign-in/password/")
    assert ours.post("/sign-in/password/", {"csrfmiddlewaretoken": token}).status_code == 403


def test_the_paper_of_an_invitation_names_the_families_host(family):
    client = staff(family)
    site_id = a_site(family, family.mother)
    address = reverse("invite_to_site", args=[family.child.pk, site_id], urlconf="waypost.doors.staff.own_urls")
    paper = client.post(address, {"given_in_person": "on"}).content.decode()
    assert f"http://{THEIRS}/my/" in paper
    assert reverse("family_start", urlconf=FAMILY_URLS) == "/my/"


@pytest.mark.parametrize("hosts", ["*", ".example.test", OURS])
def test_a_familys_host_is_a_name_of_its_own(hosts):
    with pytest.raises(NotSafeToServe) as error:
        serve_settings(REAL | {"WAYPOST_FAMILY_HOSTS": hosts})
    assert error.value.where == "WAYPOST_FAMILY_HOSTS"
    assert serve_settings(REAL | {"WAYPOST_FAMILY_HOSTS": THEIRS}).workers == 2


def test_a_fault_of_ours_is_told_to_a_family_in_words_that_say_nothing(family, monkeypatch):
    client = signed_in(family)
    client.raise_request_exception = False

    def fails(*args: object) -> None:
        raise RuntimeError("a canary of a fault")

    monkeypatch.setattr("waypost.doors.portal.views.mine.for_family.today", fails)
    answer = client.get("/my/today/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "<title>My page: A problem</title>" in page
    assert "canary" not in page
    big = client.post("/my/words/", b"x" * 10, content_type="text/plain", headers={"content-length": str(10**9)})
    assert (big.status_code, "<title>My page" in big.content.decode()) == (413, True)
