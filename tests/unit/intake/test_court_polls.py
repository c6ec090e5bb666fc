"""The envelope: windows, when a poll was learnt, and what is no poll."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from waypost.foundation.clock import LONDON
from waypost.foundation.clock import UTC as UTC_ZONE
from waypost.intake import court_polls
from waypost.intake.court_polls import NotAPoll, Poll, read_polls


def only(content: Any, place: str = "") -> Poll | NotAPoll:
    (answer,) = read_polls(content, place, LONDON)
    return answer


def poll(content: Any) -> Poll:
    answer = only(content)
    assert isinstance(answer, Poll)
    return answer


def rules(answer: Poll) -> list[tuple[str, str]]:
    return [(note.place, note.rule) for note in answer.findings]


def test_a_plain_response_is_a_poll_that_does_not_say_when() -> None:
    assert only({"total": 1, "cases": [7]}, "line 2 ") == Poll("line 2 $.cases", [7], None, [])


def test_polled_at_says_when_it_was_learnt() -> None:
    content = {"poll": {"polled_at": "2025-03-03T09:15:00Z", "window_end": "2025-03-03T09:00:00"}, "cases": []}
    assert poll(content).learnt_at == datetime(2025, 3, 3, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(("zone", "hour"), [(LONDON, 8), (UTC_ZONE, 9)])
def test_else_the_end_of_the_window_in_the_zone_of_the_feed(zone: Any, hour: int) -> None:
    (answer,) = read_polls({"poll": {"window_end": "2025-07-03T09:00:00"}, "cases": []}, "", zone)
    assert isinstance(answer, Poll)
    assert answer.learnt_at == datetime(2025, 7, 3, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"polled_at": "2025-03-03"}, []),  # a day is no instant
        ({"polled_at": "soon"}, [("$.poll.polled_at", "date_not_read")]),
        ("2025", [("$.poll", "poll_not_object")]),
    ],
)
def test_a_poll_that_does_not_say_when_is_still_read(given: Any, found: list[tuple[str, str]]) -> None:
    answer = poll({"poll": given, "cases": []})
    assert (answer.learnt_at, rules(answer)) == (None, found)


def test_the_contract_wraps_responses_in_a_list() -> None:
    answers = list(read_polls([{"cases": [1]}, {"cases": [2]}, 3], "", LONDON))
    assert [answer.place for answer in answers] == ["$[0].cases", "$[1].cases", "$[2]"]
    assert answers[2] == NotAPoll("$[2]", "not_a_response")


@pytest.mark.parametrize("content", [None, 1, "x", {}, [], {"total": 0}])
def test_what_has_no_cases_is_no_response(content: Any) -> None:
    assert only(content) == NotAPoll("$", "not_a_response")


def test_cases_that_are_no_list_are_refused() -> None:
    assert only({"cases": {"id": 1}}) == NotAPoll("$.cases", "cases_not_list")


def test_no_cases_at_all_is_an_answer() -> None:
    assert poll({"total": 0, "cases": None}).cases == []


def test_another_total_than_announced_is_a_finding() -> None:
    assert rules(poll({"total": 3, "cases": [1]})) == [("$.total", "total_differs")]


def test_a_full_window_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(court_polls, "limit", lambda name: 2)
    assert rules(poll({"cases": [1, 2]})) == [("$.cases", "window_full")]
    assert rules(poll({"cases": [1]})) == []
