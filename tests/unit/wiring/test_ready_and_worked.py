"""Are we ready, and did it work: each answer in a word, a sentence, and how it was reached."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from support.casework_people import acting
from waypost.casework.access.roles import Role
from waypost.wiring.ready_and_worked import are_ready, did_it_work, ready_and_worked


def area(stage: str) -> SimpleNamespace:
    return SimpleNamespace(stage=stage)


def tried(level: int, verdict: str) -> SimpleNamespace:
    return SimpleNamespace(level=level, verdict=verdict)


@pytest.mark.parametrize(
    ("places", "word", "said"),
    [
        (None, "Not shown", "not shown to your role"),
        ((), "Not known", "No area is named"),
        (("ready", "planned", "live"), "Yes", "3 of 3 named are ready."),
        (("ready", "not_ready"), "In part", "1 of 2 named is ready."),
        (("gates_open",), "No", "0 of 1 named are ready."),
        (("live_not_ready",), "No", "1 is live and not ready"),
    ],
)
def test_whether_areas_are_ready(places, word, said):
    told = are_ready(None if places is None else [area(stage) for stage in places])
    assert (told.word, said in told.words) == (word, True)


@pytest.mark.parametrize(
    ("by_status", "rows", "word", "said"),
    [
        ({}, [], "Not known", "0 of 0"),
        ({"late": 2}, [tried(1, "not_known")], "Not shown", "0 of 2 recommended"),
        ({"done_and_shown": 1, "late": 1}, [], "In part", "1 of 2 recommended is done and shown"),
        ({}, [tried(2, "better"), tried(3, "worse")], "Not shown", "1 went worse"),
        ({}, [tried(3, "better"), tried(3, "no_difference_shown")], "In part", "1 of 2 tried went better"),
        ({"done_and_shown": 1}, [tried(4, "better")], "Yes", "1 of 1 tried"),
    ],
)
def test_whether_it_worked(by_status, rows, word, said):
    told = did_it_work(by_status, rows)
    assert (told.word, said in told.words, bool(told.how)) == (word, True, True)


@pytest.mark.django_db
def test_an_administrator_is_told_what_they_may_see():
    told = ready_and_worked(acting(Role.ADMINISTRATOR))
    assert (told.areas, told.is_ready.word, told.tried) == (None, "Not shown", ())
