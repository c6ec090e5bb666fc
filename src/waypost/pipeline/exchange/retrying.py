"""When to ask again, and how long to wait first.

A failure that passes (no connection, silence, a cut answer, 408, 429, 500, 502, 503, 504) is waited out: two seconds,
then twice as long each time up to a limit, half of it by chance so that many callers do not come back together, and
never less than Retry-After asks for. A refusal (any other status) stops at once, but for 401: a new token, once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar

from waypost.foundation.clock import UTC
from waypost.foundation.safe_logging import LOGGER, log_event
from waypost.pipeline.exchange.answered_cases import AnswerNotWhole
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import term

PASSING = frozenset({408, 429, 500, 502, 503, 504})
DONE = frozenset({200, 201})
NOT_ACTED_ON = frozenset({429})
"""Passing statuses by which the service says that it did nothing; after any other an upload may have been kept."""

_STOPS = {400: "request_refused", 401: "token_refused", 403: "not_allowed", 404: "not_there"}
_log = logging.getLogger(LOGGER)
T = TypeVar("T")


@dataclass(slots=True)
class Pace:
    """Time and chance, given: the clock, how to wait for seconds, a draw from 0 to 1; and what waiting has cost.

    `is_patient`: goes on trying as long as a failure may pass, as a run that follows does.
    """

    now: Callable[[], datetime]
    wait: Callable[[float], None]
    chance: Callable[[], float]
    is_patient: bool = False
    retries: int = 0
    waited_seconds: float = 0.0

    def rest(self, seconds: float) -> None:
        """Wait."""
        if seconds > 0:
            self.waited_seconds += seconds
            self.wait(seconds)


def asked_to_wait(answer: Answer, now: datetime) -> float | None:
    """Return how many seconds Retry-After asks for, given as seconds or as a date; None when it says nothing usable.

    A date is measured on the service's own clock where the answer tells it.
    """
    said = (answer.retry_after or "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - (answer.said_at or now)).total_seconds(), 0.0)


def backoff_seconds(failures: int, chance: float) -> float:
    """Return the wait after so many failures in a row: doubling, capped, the upper half of it by chance."""
    whole = min(term("backoff_first_seconds") * 2.0 ** min(failures - 1, 30), term("backoff_most_seconds"))
    return whole / 2 * (1 + chance)


class _Failure(NamedTuple):
    """One try that brought nothing. `has_acted`: the service may have done all the same what was asked."""

    rule: str
    answer: Answer | None
    has_acted: bool


def ask_until_answered(
    ask: Callable[[], Answer],
    read: Callable[[Answer], T],
    *,
    pace: Pace,
    renew_token: Callable[[], bool],
    where: str,
    may_repeat: bool = True,
) -> T:
    """Return what `read` makes of a successful answer; wait failures out, stop at refusals.

    `may_repeat` is false for what must not be done twice: then only a failure that certainly did nothing is waited
    out, and any other stops with `fate_unknown`. Raises `ExchangeStopped`.
    """
    failures, has_new_token = 0, False
    while True:
        tried = _try(ask, read)
        if not isinstance(tried, _Failure):
            return tried
        status = tried.answer.status if tried.answer else None
        if status == 401 and not has_new_token and renew_token():
            has_new_token = True
            log_event(_log, "token renewed")
            continue
        if status is not None and status not in DONE and status not in PASSING:
            raise ExchangeStopped(_stop(status), where=where)
        if tried.has_acted and not may_repeat:
            raise ExchangeStopped("fate_unknown", where=where)
        failures += 1
        seconds = _wait_or_stop(failures, tried.answer, pace, where)
        log_event(_log, "exchange retried", level=logging.WARNING, rule=tried.rule, seconds=seconds, tries=failures)
        pace.retries += 1
        pace.rest(seconds)


def _try(ask: Callable[[], Answer], read: Callable[[Answer], T]) -> T | _Failure:
    try:
        answer = ask()
    except NoAnswer as none:
        return _Failure(none.rule, None, none.may_have_arrived)
    if answer.status not in DONE:
        rule = "too_many_requests" if answer.status == 429 else "service_failed"
        return _Failure(rule, answer, answer.status not in NOT_ACTED_ON)
    try:
        return read(answer)
    except AnswerNotWhole:
        return _Failure("answer_not_whole", answer, True)


def _wait_or_stop(failures: int, answer: Answer | None, pace: Pace, where: str) -> float:
    asked = asked_to_wait(answer, pace.now()) if answer is not None else None
    if not pace.is_patient and failures >= term("tries_most"):
        raise ExchangeStopped("no_answer", where=where)
    if asked is not None and asked > term("wait_asked_seconds_most"):
        raise ExchangeStopped("wait_too_long", where=where)
    return max(backoff_seconds(failures, pace.chance()), asked or 0.0)


def _stop(status: int) -> str:
    return _STOPS.get(status, "sent_elsewhere" if 300 <= status < 400 else "not_taken")
