from __future__ import annotations

import pytest

from waypost.wiring.court_settings import SettingMissing, SettingWrong, court_settings

KNOWN = {
    "WAYPOST_COURT_PUBLIC_LAW_URL": "https://court.example/fpl/",
    "WAYPOST_COURT_PUBLIC_LAW_SUBSCRIPTION_KEY": "key-canary",
    "WAYPOST_COURT_PRIVATE_LAW_URL": "https://court.example",
    "WAYPOST_COURT_PRIVATE_LAW_SUBSCRIPTION_KEY": "key-canary",
    "WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN": "service-canary",
    "WAYPOST_COURT_TOKEN": "token-canary",
}
CLIENT = {
    "WAYPOST_COURT_TOKEN_URL": "https://idam.example/o/token",
    "WAYPOST_COURT_CLIENT_ID": "client-canary",
    "WAYPOST_COURT_CLIENT_SECRET": "secret-canary",
}
PERSON = {"WAYPOST_COURT_USERNAME": "system@cafcass.example", "WAYPOST_COURT_PASSWORD": "password canary"}


def test_both_laws():
    public, private = court_settings("public-law", KNOWN), court_settings("private-law", KNOWN)
    assert (public.url, public.service_token, public.token) == ("https://court.example/fpl", None, "token-canary")
    assert (private.url, private.service_token) == ("https://court.example", "service-canary")
    assert not public.is_loopback
    assert not public.uses_proxy
    through_gateway = {**KNOWN, "WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN": "none"}
    assert court_settings("private-law", through_gateway).service_token is None


def test_a_client_may_be_granted_tokens():
    settings = court_settings("public-law", {**KNOWN, **CLIENT})
    assert settings.token is None
    assert settings.token_form.fields == {
        "grant_type": "client_credentials",
        "client_id": "client-canary",
        "client_secret": "secret-canary",
    }
    fields = court_settings("public-law", {**KNOWN, **CLIENT, **PERSON, "WAYPOST_COURT_SCOPE": "a b"}).token_form.fields
    assert (fields["grant_type"], fields["scope"]) == ("password", "a b")
    assert (fields["username"], fields["password"]) == ("system@cafcass.example", "password canary")


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_missing_is_named(name):
    law = "private-law" if "PRIVATE" in name else "public-law"
    for left_out in ({}, {name: ""}):
        with pytest.raises(SettingMissing) as missing:
            court_settings(law, {key: value for key, value in KNOWN.items() if key != name} | left_out)
        assert missing.value.where == name
        assert missing.value.exit_code == 2


@pytest.mark.parametrize("name", ["WAYPOST_COURT_CLIENT_ID", "WAYPOST_COURT_CLIENT_SECRET", "WAYPOST_COURT_PASSWORD"])
def test_half_a_client_is_missing_the_rest(name):
    known = {**KNOWN, **CLIENT, **PERSON}
    with pytest.raises(SettingMissing, match=name):
        court_settings("public-law", {key: value for key, value in known.items() if key != name})


@pytest.mark.parametrize(
    "url",
    [
        "http://court.example",
        "http://127.0.0.1.court.example",
        "ftp://court.example",
        "court.example",
        "https://",
        "https://name:canary@court.example",
        "https://court.example/?key=canary",
        "https://court.example/#canary",
        "https://court.example:canary",
        "https://[canary",
        "https://court.example/a canary",
        "https://court.example:0",
    ],
)
def test_an_address_is_plain_and_safe_or_is_not_used(url):
    for name, law in (("WAYPOST_COURT_PUBLIC_LAW_URL", "public-law"), ("WAYPOST_COURT_TOKEN_URL", "public-law")):
        with pytest.raises(SettingWrong) as wrong:
            court_settings(law, {**KNOWN, **CLIENT, name: url})
        assert wrong.value.where == name
        assert "canary" not in str(wrong.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:8080", "http://127.8.8.8"]
)
def test_plain_http_is_for_this_machine(url):
    assert court_settings("public-law", {**KNOWN, "WAYPOST_COURT_PUBLIC_LAW_URL": url}).is_loopback


@pytest.mark.parametrize("value", ["canary\n", "two canaries", "cañary", "canary\x7f"])
@pytest.mark.parametrize(
    "name",
    ["WAYPOST_COURT_TOKEN", "WAYPOST_COURT_PRIVATE_LAW_SUBSCRIPTION_KEY", "WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN"],
)
def test_a_secret_that_no_header_takes_is_named_and_not_repeated(name, value):
    with pytest.raises(SettingWrong) as wrong:
        court_settings("private-law", {**KNOWN, name: value})
    assert wrong.value.where == name
    assert "canar" not in str(wrong.value)


def test_a_proxy_only_where_it_is_asked_for():
    assert court_settings("public-law", {**KNOWN, "WAYPOST_COURT_PROXY": "environment"}).uses_proxy
    with pytest.raises(SettingWrong, match="WAYPOST_COURT_PROXY"):
        court_settings("public-law", {**KNOWN, "WAYPOST_COURT_PROXY": "http://canary"})


def test_no_secret_is_said_when_settings_are():
    said = repr(court_settings("private-law", {**KNOWN, **CLIENT, **PERSON})) + repr(
        court_settings("public-law", KNOWN)
    )
    assert "canary" not in said
