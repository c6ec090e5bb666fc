"""What a successful answer of a feed holds, and the line that keeps it.

The service answers with one object; its contract says a list of them; both are read. "No cases" is an answer that says
so: a total of nought, or an empty list. Whatever else has no list of cases is no answer at all, however successful its
status: half an answer, or a page from something in between.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import orjson

from waypost.foundation.clock import UTC
from waypost.intake.limits import limit
from waypost.pipeline.exchange.terms import Law
from waypost.pipeline.exchange.windows import Window, as_text


class AnswerNotWhole(ValueError):
    """A successful status over something that is no answer of a feed. Nothing of it is repeated here."""


class Cases(NamedTuple):
    """The cases of one answer as they came, and the total that it announced."""

    total: int
    cases: list[Any]


def read_cases(body: bytes) -> Cases:
    """Return the cases of an answer; raise `AnswerNotWhole` when it is none."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise AnswerNotWhole from None
    answers = [_one(answer) for answer in (content if isinstance(content, list) else [content])]
    if len(answers) == 1:
        return answers[0]
    return Cases(sum(answer.total for answer in answers), [case for answer in answers for case in answer.cases])


def _one(answer: Any) -> Cases:
    if not isinstance(answer, dict):
        raise AnswerNotWhole
    total, cases = answer.get("total"), answer.get("cases")
    if cases is None and total == 0:
        cases = []
    if not isinstance(cases, list) or not (total is None or type(total) is int):
        raise AnswerNotWhole
    return Cases(len(cases) if total is None else total, cases)


def poll_line(law: Law, window: Window, polled_at: datetime, told: Cases) -> bytes:
    """Return the line that intake reads. The jurisdiction tells the feed of a file whose first polls found nothing."""
    poll = {
        "window_start": as_text(window.start),
        "window_end": as_text(window.end),
        "polled_at": polled_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "jurisdiction": law.jurisdiction,
    }
    return orjson.dumps({"poll": poll, "total": told.total, "cases": told.cases})


def is_full(told: Cases, line: bytes) -> bool:
    """Say whether there may have been more: as many cases as the service ever returns, or more than intake reads."""
    return len(told.cases) >= limit("window_cases_most") or len(line) > limit("json_text_bytes_most")
