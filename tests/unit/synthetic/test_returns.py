"""Which families come back, when, and with what."""

from functools import partial

import numpy as np
import pytest

from support.invented_parts import WINDOW
from waypost.synthetic.case_runs import draw_cases, draw_families
from waypost.synthetic.cases import DEPRIVATION_OF_LIBERTY, DISCHARGE, SECTION_8, Cases, outcome_position
from waypost.synthetic.chance import stream
from waypost.synthetic.places import Places, places
from waypost.synthetic.rates import rates


@pytest.fixture(scope="module")
def known() -> Places:
    return places(stream(1, "places"), 20_000)


@pytest.fixture(scope="module")
def cases(known: Places) -> Cases:
    families = draw_families(stream(1, "families"), known, 8000, 0)
    factor = np.ones(len(known.areas))
    submitted = stream(1, "submitted").integers(WINDOW.run_in, WINDOW.until + 1, len(families))
    return draw_cases(partial(stream, 1), known, families, factor, submitted, WINDOW.until)


def test_a_family_comes_back_after_its_case_has_ended(cases: Cases):
    first = cases.take(cases.turn == 0)
    again = cases.take(cases.turn == 1)
    assert len(again) > 500
    at = np.searchsorted(first.family, again.family)
    assert (again.submitted > first.final[at]).all()
    assert first.is_followed[at].all()


def test_some_families_cross_from_one_law_to_the_other(cases: Cases):
    first, again = cases.take(cases.turn == 0), cases.take(cases.turn == 1)
    was_public = first.is_public[np.searchsorted(first.family, again.family)]
    assert (~was_public & again.is_public).sum() > 20
    assert (was_public & ~again.is_public).sum() > 20


def test_liberty_is_asked_for_again_and_soon(cases: Cases):
    liberty = cases.take(cases.application == DEPRIVATION_OF_LIBERTY)
    first, again = liberty.take(liberty.turn == 0), liberty.take(liberty.turn == 1)
    share = rates("proceedings").number("deprivation_of_liberty_is_asked_again")
    assert len(again) / len(first) == pytest.approx(share, abs=0.12)
    assert (liberty.turn == 2).any()
    gap = again.submitted - first.final[np.searchsorted(first.family, again.family)]
    assert (gap >= 7).all()
    assert np.median(gap) < 60


def test_after_a_care_order_comes_discharge_or_a_new_baby(cases: Cases):
    first, again = cases.take(cases.turn == 0), cases.take(cases.turn == 1)
    at = np.searchsorted(first.family, again.family)
    after_care = first.outcome[at] == outcome_position("care_order")
    assert (again.is_new_baby | (again.application == DISCHARGE))[after_care].all()
    after_placement = first.outcome[at] == outcome_position("placement_order")
    assert again.is_new_baby[after_placement].all()


def test_families_come_back_at_their_rate(cases: Cases):
    first = cases.take(cases.turn == 0)
    private = first.take(first.application == SECTION_8)
    assert private.is_followed.mean() == pytest.approx(rates("proceedings").table("returns")["private"], abs=0.03)
