"""Whatever casework does, a person does on a page and a program by the interface; the rest is named with a reason."""

from __future__ import annotations

import pytest

from support.casework_rooms import acts, kind_of
from support.reached_actions import reached_from

DOORS = ("staff", "api")
_FEED = "a feed brings it, and no person does"
_SIGNS_IN = "whoever has no account yet takes up a link, by a page alone: no program has their passkey"
NEITHER = {
    "access.appoint": "the first administrator and an invented office; everybody else is appointed by appoint_person",
    "access.assign_many": "an invented office, and a first load; children are given by allocation, one by one or a day",
    "allocation.take_hours": _FEED,
    "exchange.take_in": _FEED,
    "exchange.tell": "the outbox is told by the clock",
    "screening.arrive": _FEED,
    "sharing.take_usual_times": "measures tell them, by the clock",
    "rights.copy_scrubbed": "a command of whoever holds the database: a copy is a file beside it",
    "recommendations.take_in": "a command reads a file of reports; by hand each is registered, by page and interface",
}
"""Acts that no page and no operation does, and why."""
NO_PAGE = {
    "allocation.set_weights": "a whole set is a file's: a page changes each number of it, by change_weights",
    "strategy.load_trailblazers": "what Waypost carries is loaded once, by a command or a program",
}
NO_OPERATION = {"access.open_invitation": _SIGNS_IN, "access.take_up_invitation": _SIGNS_IN}


@pytest.fixture(scope="module")
def reached() -> dict[str, set[str]]:
    """Return the kinds of the acts that each door reaches."""
    return {door: {_kind(one) for one in acts() if _full_name(one) in reached_from(door)} for door in DOORS}


def _kind(act) -> str:
    return kind_of(act)[0]


def _full_name(act) -> str:
    return f"{act.__module__}.{act.__name__}"


def test_every_act_has_a_page_or_a_reason(reached):
    every = {_kind(one) for one in acts()}
    assert every - reached["staff"] == set(NEITHER) | set(NO_PAGE)


def test_every_act_has_an_operation_or_a_reason(reached):
    every = {_kind(one) for one in acts()}
    assert every - reached["api"] == set(NEITHER) | set(NO_OPERATION)


def test_the_search_finds_what_is_asked_of_the_wiring_and_nothing_that_only_commands_do(reached):
    assert {"exchange.decide_link", "corrections.follow_identity"} <= reached["staff"] & reached["api"]
    assert "rights.copy_scrubbed" not in reached["staff"] | reached["api"]
    assert len(reached["staff"]) > 200
    assert len(reached["api"]) > 200
