"""Private cases in which the authority, directed to investigate, applies for a care order."""

import numpy as np
import pytest

from support.invented_parts import parts
from waypost.synthetic.cases import NO_CASE, SECTION_8, SECTION_31, Cases, is_consolidated, outcome_position
from waypost.synthetic.crossings import with_crossings
from waypost.synthetic.rates import rates

_GIVEN = rates("proceedings").table("section_37")


@pytest.fixture(scope="module")
def cases() -> Cases:
    return parts(12_000, 3).population.cases


def _pairs(cases: Cases) -> tuple[Cases, Cases]:
    rows = np.flatnonzero(cases.came_from != NO_CASE)
    return cases.take(cases.came_from[rows]), cases.take(rows)


def test_crossings_come_at_their_rate():
    given = parts(12_000, 3)
    families, before = given.population.families, given.population.cases
    plain = before.take(np.flatnonzero((before.came_from == NO_CASE) & ~is_consolidated(before)))
    plain = plain.with_columns(came_from=np.full(len(plain), NO_CASE))
    after = with_crossings(given.streams, given.places, families, plain, np.ones(len(given.places.areas)), until=10**6)
    room = plain.final - plain.issued - _GIVEN["days_to_application"]["most"] > _GIVEN["least_days_before_the_end"]
    can = (plain.application == SECTION_8) & plain.is_past_first & ~plain.is_followed & room
    can &= plain.former_court == plain.court
    assert len(after) - len(plain) == pytest.approx(can.sum() * _GIVEN["leads_to_care_case"], rel=0.4)
    assert (after.came_from[: len(plain)] == NO_CASE).all()


def test_a_care_case_follows_while_the_private_case_is_open(cases: Cases):
    private, public = _pairs(cases)
    assert len(public) > 5
    assert (private.application == SECTION_8).all()
    assert (public.application == SECTION_31).all()
    assert (private.family == public.family).all()
    wait = public.submitted - private.issued
    assert (wait >= _GIVEN["days_to_application"]["least"]).all()
    assert (public.issued <= private.final).all()


def test_the_private_case_is_consolidated_or_ends_with_the_care_case(cases: Cases):
    private, public = _pairs(cases)
    joined = is_consolidated(private)
    assert joined.any()
    assert not joined.all()
    assert (private.final[joined] < public.final[joined]).all()
    days = private.final[joined] - public.issued[joined]
    assert ((days >= _GIVEN["days_to_consolidation"]["least"]) & (days <= 45)).all()
    waits = private.take(~joined)
    assert (waits.outcome == outcome_position("no_order")).all()
    assert np.isin(waits.final, public.final).mean() > 0.9, "save where a birthday ends one of the two"
