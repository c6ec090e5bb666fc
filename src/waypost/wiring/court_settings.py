"""Where the court service is and how to be let in: from the environment alone, and never said aloud.

A missing variable is named; a value never is. Addresses are https, or plain http to this machine, with no user,
query or fragment in them.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from waypost.foundation.errors import YoursToFix

BEFORE = "WAYPOST_COURT_"
TOKEN = f"{BEFORE}TOKEN"
TOKEN_URL = f"{BEFORE}TOKEN_URL"
CLIENT_ID = f"{BEFORE}CLIENT_ID"
CLIENT_SECRET = f"{BEFORE}CLIENT_SECRET"
USERNAME = f"{BEFORE}USERNAME"
PASSWORD = f"{BEFORE}PASSWORD"
SCOPE = f"{BEFORE}SCOPE"
PROXY = f"{BEFORE}PROXY"
NONE = "none"
_DO = "See docs/how-to/fetch-from-the-court-service.md."


class SettingMissing(YoursToFix):
    """A variable that is needed is not set."""


class SettingWrong(YoursToFix):
    """A variable is set to something that cannot be used. Its value is not repeated."""


@dataclass(frozen=True, slots=True)
class TokenForm:
    """The form that a token endpoint wants: client credentials, or a password where a user name is given."""

    url: str
    fields: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CourtSettings:
    """How to reach one law's side of the service. Exactly one of `token` and `token_form` is given."""

    url: str
    is_loopback: bool
    subscription_key: str = field(repr=False)
    service_token: str | None = field(repr=False)
    token: str | None = field(repr=False)
    token_form: TokenForm | None
    uses_proxy: bool


def of_law(law: str, name: str) -> str:
    """Return the variable of that name for one law, such as WAYPOST_COURT_PUBLIC_LAW_URL."""
    return f"{BEFORE}{law.upper().replace('-', '_')}_{name}"


def court_settings(law: str, environment: Mapping[str, str]) -> CourtSettings:
    """Return the settings of `public-law` or `private-law`. Raises `SettingMissing` and `SettingWrong`."""
    url = _url(of_law(law, "URL"), environment)
    service_token = None
    if law == "private-law":
        given = _secret(of_law(law, "SERVICE_TOKEN"), environment)
        service_token = None if given == NONE else given
    form = _token_form(environment) if TOKEN_URL in environment else None
    return CourtSettings(
        url=url,
        is_loopback=_is_loopback(url),
        subscription_key=_secret(of_law(law, "SUBSCRIPTION_KEY"), environment),
        service_token=service_token,
        token=None if form else _secret(TOKEN, environment, or_else=f"or {TOKEN_URL}, {CLIENT_ID}, {CLIENT_SECRET}"),
        token_form=form,
        uses_proxy=_asks_for_proxy(environment),
    )


def _token_form(environment: Mapping[str, str]) -> TokenForm:
    fields = {"client_id": _secret(CLIENT_ID, environment), "client_secret": _secret(CLIENT_SECRET, environment)}
    if USERNAME in environment:
        fields |= {"grant_type": "password", "username": _text(USERNAME, environment)}
        fields |= {"password": _text(PASSWORD, environment)}
    else:
        fields["grant_type"] = "client_credentials"
    if environment.get(SCOPE):
        fields["scope"] = environment[SCOPE]
    return TokenForm(_url(TOKEN_URL, environment), fields)


def _text(name: str, environment: Mapping[str, str], *, or_else: str = "") -> str:
    value = environment.get(name, "")
    if not value:
        raise SettingMissing(f"{' '.join(['this variable', or_else]).strip()} is not set.", where=name, do=_DO)
    return value


def _secret(name: str, environment: Mapping[str, str], *, or_else: str = "") -> str:
    """Return a value that goes into a header: visible ASCII without spaces, or a client would complain of it aloud."""
    value = _text(name, environment, or_else=or_else)
    if not is_plain(value):
        raise SettingWrong("this variable holds spaces, line ends or letters that no header takes.", where=name, do=_DO)
    return value


def is_plain(value: str) -> bool:
    """Say whether a value can stand in a header: visible ASCII, no spaces."""
    return bool(value) and all("!" <= character <= "~" for character in value)


def _url(name: str, environment: Mapping[str, str]) -> str:
    value = _text(name, environment).rstrip("/")
    try:
        parts = urlsplit(value)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        raise SettingWrong("this variable holds no address.", where=name, do=_DO) from None
    if not parts.hostname or not has_port or parts.username or parts.query or parts.fragment or not is_plain(value):
        raise SettingWrong("this variable holds no plain address of a service.", where=name, do=_DO)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(value)):
        raise SettingWrong("this address is not https.", where=name, do=_DO)
    return value


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _asks_for_proxy(environment: Mapping[str, str]) -> bool:
    given = environment.get(PROXY, NONE)
    if given not in (NONE, "environment"):
        raise SettingWrong(f"this variable is {NONE} or environment.", where=PROXY, do=_DO)
    return given == "environment"
