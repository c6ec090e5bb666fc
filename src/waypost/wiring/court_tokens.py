"""Tokens for the court service: one that was given, or ones that an IDAM-like endpoint grants and that run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

import httpx
import orjson

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.court_service import NoAnswer
from waypost.pipeline.exchange.retrying import PASSING
from waypost.pipeline.exchange.terms import seconds
from waypost.wiring.court_settings import CLIENT_ID, CLIENT_SECRET, TOKEN_URL, TokenForm, is_plain


class TokenNotGranted(YoursToFix):
    """The token endpoint does not grant a token."""


class TokenSupply(Protocol):
    """Where tokens come from."""

    def token(self) -> str:
        """Return a token that has not run out. Raises `NoAnswer` when the endpoint fails, `TokenNotGranted`."""

    def renew(self) -> bool:
        """Put the token aside; say whether another can be had."""


class GivenToken:
    """A token that the environment holds. There is no other."""

    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        """Return it."""
        return self._token

    def renew(self) -> bool:
        """Say that there is no other."""
        return False


class GrantedToken:
    """A token asked for when it is needed, and again shortly before it runs out."""

    def __init__(self, client: httpx.Client, form: TokenForm, now: Callable[[], datetime]) -> None:
        self._client, self._form, self._now = client, form, now
        self._token: str | None = None
        self._ends_at: datetime | None = None

    def token(self) -> str:
        """Return the token, asking for a new one where there is none or it is about to run out."""
        is_over = self._ends_at is not None and self._now() >= self._ends_at - seconds("token_margin_seconds")
        if self._token is None or is_over:
            self._token, self._ends_at = self._granted()
        return self._token

    def renew(self) -> bool:
        """Put the token aside: the next question asks for another."""
        self._token = None
        return True

    def _granted(self) -> tuple[str, datetime | None]:
        asked_at = self._now()
        try:
            answer = self._client.post(self._form.url, data=dict(self._form.fields))
        except httpx.HTTPError:
            raise NoAnswer("token_not_answered", may_have_arrived=False) from None
        if answer.status_code in PASSING:
            raise NoAnswer("token_not_answered", may_have_arrived=False)
        token, lasts = _read(answer)
        if answer.status_code != httpx.codes.OK or token is None:
            raise TokenNotGranted(
                "the token endpoint does not grant a token.",
                where=TOKEN_URL,
                do=f"Check it, {CLIENT_ID} and {CLIENT_SECRET}. See docs/how-to/fetch-from-the-court-service.md.",
            )
        return token, asked_at + lasts if lasts else None


def _read(answer: httpx.Response) -> tuple[str | None, timedelta | None]:
    try:
        said = orjson.loads(answer.content)
        token, lasts = said["access_token"], said.get("expires_in")
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        return None, None
    is_whole = isinstance(token, str) and is_plain(token)
    is_time = isinstance(lasts, (int, float)) and 0 < lasts < 10**9
    return (token if is_whole else None), (timedelta(seconds=lasts) if is_time else None)
