"""Exactly as many children as were asked for, in cases open in the window."""

import numpy as np
import pytest

from support.invented_parts import WINDOW, parts
from waypost.synthetic import population


@pytest.mark.parametrize(("children", "seed"), [(1, 1), (2, 9), (77, 3), (2000, 5)])
def test_there_are_exactly_as_many_children(children: int, seed: int):
    given = parts(children, seed).population
    assert len(np.unique(given.memberships.child)) == len(given.children) == children


def test_every_case_is_open_at_some_time_in_the_window():
    cases = parts().population.cases
    assert (cases.received <= WINDOW.until).all()
    assert (cases.closed >= WINDOW.since).all()
    assert (cases.issued < WINDOW.since).any(), "older cases are still open when the window begins"


def test_a_case_ends_with_its_last_child():
    given = parts().population
    last = np.zeros(len(given.cases), dtype=np.int64)
    np.maximum.at(last, given.memberships.case, given.memberships.final)
    assert (last == given.cases.final).all()


def test_children_stand_by_family_and_birth():
    children = parts().population.children
    order = np.lexsort((children.born, children.family))
    assert (children.family[order] == children.family).all()
    assert (children.born[order] == children.born).all()


def test_shares_and_sizes_are_about_as_published():
    given = parts(20_000, 1).population
    day = WINDOW.until - 790
    members = given.memberships
    is_open = (given.cases.received[members.case] <= day) & (members.closed > day)
    is_public = given.cases.is_public[members.case]
    assert is_open[is_public].sum() / is_open.sum() == pytest.approx(0.44, abs=0.05)
    for law, children_a_case in ((is_public, 1.75), (~is_public, 1.5)):
        rows = is_open & law
        assert rows.sum() / len(np.unique(members.case[rows])) == pytest.approx(children_a_case, abs=0.08)


def test_too_few_families_are_drawn_again_more_of_them(monkeypatch: pytest.MonkeyPatch):
    given = parts()
    monkeypatch.setattr(population, "_CHILDREN_A_FAMILY", 20.0)
    again = population.draw_population(given.streams, given.places, 2000, WINDOW)
    assert len(again.children) == 2000
