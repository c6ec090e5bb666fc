"""Signing in by one's organisation, against a provider on this machine: who is appointed comes in, nobody else does."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from support.fake_openid import CLIENT, SECRET, Provider, running
from support.served_office import served


class Browser:
    """Keeps cookies, follows redirects, sends forms with their token."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def open(self, path: str, **form: str) -> tuple[int, str, str]:
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            answer = self.opener.open(self.site + path, data)
        except urllib.error.HTTPError as refused:
            answer = refused
        return answer.status, answer.url, answer.read().decode()

    def sign_in(self) -> tuple[int, str, str]:
        page = self.open("/sign-in/password/")[2]
        assert "Sign in with The Service" in page
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return self.open("/sign-in/openid/staff/", csrfmiddlewaretoken=token)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running() as one:
        yield one


@pytest.fixture(scope="module")
def site(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    told = {"ISSUER": provider.url, "ORIGIN": provider.url, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET,
            "NAME": "The Service"}  # fmt: skip
    environment = {f"WAYPOST_OIDC_{name}": said for name, said in told.items()}
    with served(tmp_path_factory.mktemp("openid"), **environment) as at:
        yield at


def test_whoever_is_appointed_comes_in_and_is_known_from_then_on_by_the_providers_own_identifier(provider, site):
    provider.claims = {"sub": "s-1", "preferred_username": "Family_Court_Adviser"}
    status, url, page = Browser(site).sign_in()
    assert (status, url) == (200, f"{site}/")
    assert "My work today" in page
    assert provider.asked[0]["code_challenge_method"] == "S256"
    provider.claims = {"sub": "s-1", "preferred_username": "auditor"}
    assert "family court adviser" in Browser(site).sign_in()[2]


@pytest.mark.parametrize("claims", [{"sub": "s-9", "preferred_username": "a-stranger"}, {"sub": "s-8"}])
def test_whoever_is_not_appointed_is_refused_and_made_nobody(provider, site, claims):
    provider.claims = claims
    browser = Browser(site)
    status, _, page = browser.sign_in()
    assert (status, "nobody has appointed you here yet" in page) == (403, True)
    assert "Choose somebody to be" in browser.open("/children/")[2]


@pytest.mark.parametrize("claims", [{"aud": "another-client"}, {"iss": "http://127.0.0.1:1"}, {"exp": 1}])
def test_a_token_for_somebody_else_is_refused(provider, site, claims):
    provider.claims = {"sub": "s-1", "preferred_username": "auditor"} | claims
    assert Browser(site).sign_in()[0] == 403


def test_a_provider_that_says_no_is_told_in_words(provider, site):
    provider.is_refusing = True
    status, _, page = Browser(site).sign_in()
    provider.is_refusing = False
    assert (status, "You could not be signed in" in page) == (403, True)


def test_what_was_not_asked_for_here_is_refused(provider, site):
    provider.claims = {"sub": "s-1", "preferred_username": "auditor"}
    status, _, page = Browser(site).open("/sign-in/openid/staff/back/?code=a-code&state=made-up")
    assert (status, "You could not be signed in" in page) == (403, True)
    assert Browser(site).open("/sign-in/openid/another/")[0] == 404
