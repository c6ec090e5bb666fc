"""The court service over HTTP. The only code of Waypost that leaves the machine.

Every time has a limit; no redirect is followed; certificates are checked; a proxy is used only where the environment
asks for it. What the service says beside a success is never read, and no error here holds an address, a case or a
secret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any

import httpx

from waypost.foundation.clock import now as clock_now
from waypost.foundation.clock import stopwatch
from waypost.intake.limits import limit
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.retrying import DONE
from waypost.pipeline.exchange.terms import term
from waypost.wiring.court_settings import CourtSettings, court_settings
from waypost.wiring.court_tokens import GivenToken, GrantedToken, TokenSupply

_PATHS = {
    "public-law": ("/cases", "startDate", "endDate", "/cases/{case}/document"),
    "private-law": ("/family-api/cases", "start_date", "end_date", "/prl-document-api/{case}/document"),
}
_KEY_HEADERS = {
    "public-law": ("Ocp-Apim-Subscription-Key",),
    # The contract calls the key Ocp-Apim-Subscription-Key and its header X-API-KEY; the gateway knows the former.
    "private-law": ("Ocp-Apim-Subscription-Key", "X-API-KEY"),
}
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class HttpCourtService:
    """One law's side of the court service."""

    def __init__(self, law: str, settings: CourtSettings, client: httpx.Client, tokens: TokenSupply) -> None:
        self._law, self._settings, self._client, self._tokens = law, settings, client, tokens

    @property
    def is_stand_in(self) -> bool:
        """Say whether the address is this machine's own."""
        return self._settings.is_loopback

    def cases(self, start: str, end: str) -> Answer:
        """Ask for the cases stamped in a window."""
        path, start_name, end_name, _ = _PATHS[self._law]
        # The private-law side wants a content type even of a question.
        headers = {"Content-Type": "application/json"} if self._law == "private-law" else {}
        return self._asked("GET", path, params={start_name: start, end_name: end}, headers=headers)

    def document(self, document: str) -> Answer:
        """Ask for the most recent version of a document."""
        return self._asked("GET", f"{_PATHS[self._law][0]}/documents/{document}/binary", headers={"Accept": "*/*"})

    def send_report(self, case: str, report_type: str, name: str, content: bytes, media_type: str) -> Answer:
        """Upload a report to a case."""
        path = _PATHS[self._law][3].format(case=case)
        file = {"file": (name, content, media_type)}
        return self._asked("POST", path, data={"typeOfDocument": report_type}, files=file)

    def send_guardians(self, case: str, guardians: bytes) -> Answer:
        """Replace the guardians of a public-law case by a JSON list."""
        headers = {"Content-Type": "application/json"}
        return self._asked("POST", f"/cases/{case}/guardians", content=guardians, headers=headers)

    def renew_token(self) -> bool:
        """Put the token aside for a new one. Return False when there is no way to get one."""
        return self._tokens.renew()

    def _asked(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **sent: Any) -> Answer:
        own = {"Authorization": f"Bearer {self._tokens.token()}", "Accept": "application/json", **(headers or {})}
        own |= dict.fromkeys(_KEY_HEADERS[self._law], self._settings.subscription_key)
        if self._settings.service_token:
            own["ServiceAuthorization"] = self._settings.service_token
        with (
            _told_plainly(),
            self._client.stream(method, f"{self._settings.url}{path}", headers=own, **sent) as answer,
        ):
            return _answer(answer)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Turn what the client raises, which holds the address, into a rule."""
    try:
        yield
    except _NOT_SENT:
        raise NoAnswer("service_not_reached", may_have_arrived=False) from None
    except httpx.TimeoutException:
        raise NoAnswer("service_silent", may_have_arrived=True) from None
    except (httpx.HTTPError, httpx.StreamError):
        raise NoAnswer("answer_cut_short", may_have_arrived=True) from None


def _answer(answer: httpx.Response) -> Answer:
    retry_after, said_at = answer.headers.get("Retry-After"), _moment(answer.headers.get("Date"))
    if answer.status_code not in DONE:
        return Answer(answer.status_code, retry_after=retry_after, said_at=said_at)
    pieces: list[bytes] = []
    size, most, started = 0, limit("json_text_bytes_most"), stopwatch()
    for piece in answer.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return Answer(answer.status_code, said_at=said_at, is_too_long=True)
        if stopwatch() - started > term("answer_seconds_most"):
            raise NoAnswer("service_silent", may_have_arrived=True)
    return Answer(answer.status_code, b"".join(pieces), said_at=said_at)


def _moment(said: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said or "")
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def court_service(
    law: str, environment: Mapping[str, str], *, now: Callable[[], datetime] = clock_now
) -> Iterator[HttpCourtService]:
    """Give one law's side of the court service, as the environment describes it.

    Raises `SettingMissing` and `SettingWrong`.
    """
    settings = court_settings(law, environment)
    limits = httpx.Timeout(term("silence_seconds"), connect=term("connect_seconds"))
    agent = {"User-Agent": f"waypost/{version('waypost')}"}
    with httpx.Client(
        timeout=limits, follow_redirects=False, trust_env=settings.uses_proxy, headers=agent, verify=True
    ) as client:
        tokens: TokenSupply = GivenToken(settings.token or "")
        if settings.token_form is not None:
            tokens = GrantedToken(client, settings.token_form, now)
        yield HttpCourtService(law, settings, client, tokens)
