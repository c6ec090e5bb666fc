"""Cases that move to another court, and with the family to another area and authority."""

import numpy as np
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.days import NEVER
from waypost.synthetic.places import Places, places
from waypost.synthetic.rates import rates
from waypost.synthetic.transfers import Moves, court_on, draw_moves

_SIZE, _ISSUED, _FINAL = 40_000, 20_000, 20_300
_GIVEN = rates("proceedings").table("transfers")


@pytest.fixture(scope="module")
def known() -> Places:
    return places(stream(1, "places"), 20_000)


def _moves(known: Places, *, until: int = 10**6, days: int = _FINAL - _ISSUED, is_public: bool = True) -> Moves:
    authority = np.arange(_SIZE) % len(known.authorities)
    area = known.authority_area[authority]
    court = np.array([np.flatnonzero(known.court_area == one)[0] for one in range(len(known.areas))])[area]
    return draw_moves(
        stream(1, "x"),
        known,
        is_public=np.full(_SIZE, is_public),
        authority=authority,
        area=area,
        court=court,
        issued=np.full(_SIZE, _ISSUED),
        final=np.full(_SIZE, _ISSUED + days),
        until=until,
    )


@pytest.mark.parametrize(("law", "is_public"), [("public", True), ("private", False)])
def test_cases_move_at_their_rate_and_well_within_their_course(known: Places, law: str, is_public: bool):
    moves = _moves(known, is_public=is_public)
    moved = moves.transferred > NEVER
    # a court of an area that has no other cannot pass a case on within it
    only = np.bincount(known.court_area) == 1
    home = known.authority_area[np.arange(_SIZE) % len(known.authorities)]
    assert moved[~only[home]].mean() == pytest.approx(_GIVEN["share"][law], abs=0.004)
    assert moves.transferred[moved].min() >= _ISSUED + _GIVEN["least_days_from_the_ends"]
    assert moves.transferred[moved].max() <= _FINAL


def test_a_case_that_moves_away_is_in_the_area_of_its_new_court(known: Places):
    moves = _moves(known)
    moved = moves.transferred > NEVER
    home = known.authority_area[np.arange(_SIZE) % len(known.authorities)]
    away = moves.area != home
    assert (known.court_area[moves.court] == moves.area).all()
    assert moved[away].all()
    assert 0.2 < away[moved].mean() < 0.9


def test_the_authority_takes_over_in_most_public_and_all_private_cases_that_move_away(known: Places):
    for is_public, share in ((True, _GIVEN["authority_takes_over"]), (False, 1.0)):
        moves = _moves(known, is_public=is_public)
        before = np.arange(_SIZE) % len(known.authorities)
        away = moves.area != known.authority_area[before]
        changed = moves.authority_changed > NEVER
        assert changed[away].mean() == pytest.approx(share, abs=0.06)
        assert not changed[~away].any()
        assert (moves.authority[changed] != before[changed]).all()
        assert (moves.authority_changed[changed] <= moves.transferred[changed]).all()
        assert (moves.authority_changed[changed] > _ISSUED).all()


def test_nothing_moves_in_a_short_case_or_after_the_last_day(known: Places):
    assert (_moves(known, days=50).transferred == NEVER).all()
    assert (_moves(known, until=_ISSUED + 10).transferred == NEVER).all()
    early = _moves(known, until=_ISSUED + 100)
    assert (early.transferred <= _ISSUED + 100).all()
    assert (early.transferred > NEVER).any()


def test_in_one_area_no_case_moves_away(known: Places):
    alone = known.only([known.areas[0]])
    moves = _moves(alone)
    assert (moves.area == 0).all()
    assert (moves.authority_changed == NEVER).all()


def test_a_case_is_in_its_former_court_before_the_day():
    day = np.array([99, 100, 101, 99])
    transferred = np.array([100, 100, 100, NEVER])
    assert court_on(transferred, np.full(4, 1), np.full(4, 2), day).tolist() == [1, 2, 2, 2]
