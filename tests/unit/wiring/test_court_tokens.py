from __future__ import annotations

from datetime import datetime, timedelta

import httpx
import pytest

from waypost.foundation.clock import UTC
from waypost.pipeline.exchange.court_service import NoAnswer
from waypost.wiring.court_settings import TokenForm
from waypost.wiring.court_tokens import GivenToken, GrantedToken, TokenNotGranted

FORM = TokenForm("https://idam.example/o/token", {"client_id": "waypost", "client_secret": "secret-canary"})


class Clock:
    at = datetime(2024, 10, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def granted():
    """A supply whose endpoint answers what is given; the requests that it saw."""

    def make(*answers):
        seen, left = [], list(answers)

        def handle(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            answer = left.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        client = httpx.Client(transport=httpx.MockTransport(handle))
        return GrantedToken(client, FORM, clock), seen

    clock = Clock()
    make.clock = clock
    return make


def token(number: int, **said) -> httpx.Response:
    return httpx.Response(200, json={"access_token": f"token-{number}", **said})


def test_a_given_token_is_the_only_one():
    supply = GivenToken("token-canary")
    assert supply.token() == "token-canary"
    assert supply.renew() is False


def test_a_token_is_asked_for_once_while_it_lasts(granted):
    supply, seen = granted(token(1, expires_in=3600), token(2, expires_in=3600))
    assert [supply.token(), supply.token()] == ["token-1", "token-1"]
    granted.clock.at += timedelta(seconds=3600 - 61)
    assert supply.token() == "token-1"
    granted.clock.at += timedelta(seconds=2)
    assert supply.token() == "token-2"
    assert len(seen) == 2
    assert seen[0].method == "POST"
    assert seen[0].headers["content-type"] == "application/x-www-form-urlencoded"
    assert b"client_secret=secret-canary" in seen[0].content


def test_a_token_that_was_refused_is_replaced(granted):
    supply, _ = granted(token(1), token(2, expires_in="soon"))
    assert supply.token() == "token-1"
    assert supply.renew() is True
    assert supply.token() == "token-2"


@pytest.mark.parametrize(
    "answer", [httpx.Response(503), httpx.Response(429), httpx.ConnectError("canary"), httpx.ReadTimeout("canary")]
)
def test_an_endpoint_that_fails_did_not_let_anything_be_sent(granted, answer):
    supply, _ = granted(answer)
    with pytest.raises(NoAnswer) as none:
        supply.token()
    assert not none.value.may_have_arrived


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(401),
        httpx.Response(400, json={"access_token": "canary"}),
        httpx.Response(302, headers={"Location": "https://canary.example"}),
        httpx.Response(200, text="<html>canary"),
        httpx.Response(200, json=["canary"]),
        httpx.Response(200, json={"access_token": 7}),
        httpx.Response(200, json={"access_token": "two canaries"}),
        httpx.Response(200, json={"access_token": "canary\nInjected: yes"}),
    ],
)
def test_no_token_is_told_without_what_was_said(granted, answer):
    supply, _ = granted(answer)
    with pytest.raises(TokenNotGranted) as wrong:
        supply.token()
    assert "WAYPOST_COURT_TOKEN_URL" in str(wrong.value)
    assert "canar" not in str(wrong.value)
    assert wrong.value.__suppress_context__ or wrong.value.__context__ is None
