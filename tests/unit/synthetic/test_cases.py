"""Which family comes to court when, for what, and who comes back."""

import numpy as np
import pytest

from support.invented_parts import WINDOW
from waypost.synthetic.cases import (
    APPLICATIONS,
    DISCHARGE,
    FOUND_IN_CARE,
    OUTCOMES,
    SECTION_8,
    SECTION_31,
    Cases,
    draw_cases,
    draw_families,
    outcome_position,
)
from waypost.synthetic.chance import stream
from waypost.synthetic.places import Places, places
from waypost.vocabulary.applications import APPLICATIONS as VOCABULARY
from waypost.vocabulary.orders import ORDERS


@pytest.fixture(scope="module")
def known() -> Places:
    return places(stream(1, "places"), 20_000)


@pytest.fixture(scope="module")
def cases(known: Places) -> Cases:
    families = draw_families(stream(1, "families"), known, 8000, 0)
    factor = np.ones(len(known.areas))
    return draw_cases(stream(1, "cases"), known, families, factor, WINDOW.run_in, WINDOW.until)


def test_words_are_those_of_the_vocabulary():
    assert all(VOCABULARY.known(code) for code in APPLICATIONS)
    assert all(ORDERS.known(code) for code in OUTCOMES)


def test_families_divide_between_the_laws_and_children_in_care_come_alone(known: Places):
    families = draw_families(stream(1, "families"), known, 20_000, 7)
    assert families.family[0] == 7
    assert families.is_public.mean() == pytest.approx(0.385, abs=0.01)
    assert (families.children[np.isin(families.application, FOUND_IN_CARE)] == 1).all()
    assert families.children[families.is_public].mean() > families.children[~families.is_public].mean()


def test_a_case_goes_from_submission_to_closure(cases: Cases):
    assert (cases.submitted <= cases.issued).all()
    assert (cases.issued - cases.submitted <= 8).all()
    assert (cases.issued <= cases.received).all()
    assert (cases.issued < cases.final).all()
    assert (cases.final <= cases.closed).all()


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


def test_after_a_care_order_comes_discharge_or_a_new_baby(cases: Cases):
    first, again = cases.take(cases.turn == 0), cases.take(cases.turn == 1)
    at = np.searchsorted(first.family, again.family)
    after_care = first.outcome[at] == outcome_position("care_order")
    assert (again.is_new_baby | (again.application == DISCHARGE))[after_care].all()
    after_placement = first.outcome[at] == outcome_position("placement_order")
    assert again.is_new_baby[after_placement].all()


def test_a_withdrawn_case_is_withdrawn(cases: Cases):
    assert cases.is_early_withdrawn.sum() > 100
    assert (cases.outcome[cases.is_early_withdrawn] == outcome_position("withdrawn")).all()
    assert not cases.is_public[cases.is_early_withdrawn].any()


def test_tracks_follow_law_area_and_day(cases: Cases, known: Places):
    live = known.child_focused_from[cases.area]
    is_focused = (cases.application == SECTION_8) & (live > 0) & (cases.issued >= live)
    assert ((cases.track == 2) == is_focused).all()
    assert ((cases.track == 0) == (cases.application == SECTION_31)).all()
    assert is_focused.sum() > 50
