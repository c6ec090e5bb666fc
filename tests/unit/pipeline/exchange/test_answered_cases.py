from __future__ import annotations

from datetime import datetime, timedelta

import orjson
import pytest

from waypost.foundation.clock import UTC
from waypost.pipeline.exchange import answered_cases
from waypost.pipeline.exchange.answered_cases import AnswerNotWhole, Cases, is_full, poll_line, read_cases
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.exchange.windows import Window

START = datetime(2024, 10, 21, 9)
WINDOW = Window(START, START + timedelta(minutes=15))
LAW = law_named("public-law")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"total":2,"cases":[{"id":1},{"id":2}]}', Cases(2, [{"id": 1}, {"id": 2}])),
        (b'[{"total":1,"cases":[{"id":1}]},{"total":1,"cases":[{"id":2}]}]', Cases(2, [{"id": 1}, {"id": 2}])),
        (b'{"total":0,"cases":[]}', Cases(0, [])),
        (b'{"total":0}', Cases(0, [])),
        (b"[]", Cases(0, [])),
        (b'{"cases":[{"id":1}]}', Cases(1, [{"id": 1}])),
        (b'{"total":3,"cases":[{"id":1}]}', Cases(3, [{"id": 1}])),
    ],
)
def test_answers(body, told):
    assert read_cases(body) == told


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html>",
        b'{"total":2,"cases":[{"id":1},{"id"',
        b"{}",
        b"null",
        b'{"total":2}',
        b'{"total":0,"cases":{}}',
        b'{"total":"2","cases":[]}',
        b'[{"total":1,"cases":[{"id":1}]},7]',
    ],
)
def test_no_answer_at_all_is_not_taken_for_no_cases(body):
    with pytest.raises(AnswerNotWhole):
        read_cases(body)


def test_the_line_is_the_one_that_intake_reads():
    line = poll_line(LAW, WINDOW, datetime(2024, 10, 21, 9, 17, 3, 250, tzinfo=UTC), Cases(1, [{"id": 16}]))
    assert b"\n" not in line
    assert orjson.loads(line) == {
        "poll": {
            "window_start": "2024-10-21T09:00:00.000",
            "window_end": "2024-10-21T09:15:00.000",
            "polled_at": "2024-10-21T09:17:03.000250Z",
            "jurisdiction": "PUBLICLAW",
        },
        "total": 1,
        "cases": [{"id": 16}],
    }


def test_as_many_as_ever_come_may_not_be_all(monkeypatch):
    limits = {"window_cases_most": 3, "json_text_bytes_most": 100}
    monkeypatch.setattr(answered_cases, "limit", limits.__getitem__)
    assert is_full(Cases(3, [1, 2, 3]), b"x")
    assert not is_full(Cases(2, [1, 2]), b"x" * 100)
    assert is_full(Cases(2, [1, 2]), b"x" * 101), "intake would refuse the line"
