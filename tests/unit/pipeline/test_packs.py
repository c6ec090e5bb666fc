"""A place's figures: an area's as released, an authority's made on demand with nothing hidden, no others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.packs import UnknownPlace, place_name, place_release
from waypost.vocabulary.sharing_terms import MEASURES, RECORD_OPERATOR
from waypost.wiring.engines import open_record


@pytest.fixture
def usable(built: Path) -> UsableRecord:
    return usable_record(built, purpose=MEASURES, role=RECORD_OPERATOR, on=date(2027, 4, 1))


def an_authority(usable: UsableRecord) -> str:
    store = open_record(usable)
    try:
        told = store.table("proceedings")["authority"].drop_nulls().value_counts(sort=True)
        return str(told["authority"][0])
    finally:
        store.close()


def test_an_area_has_its_own_figures_and_englands(usable: UsableRecord) -> None:
    figures = place_release(usable, "birmingham", open_record).figures
    assert {figure.area for figure in figures} == {"birmingham", "england"}


def test_england_has_only_its_own(usable: UsableRecord) -> None:
    assert {figure.area for figure in place_release(usable, "england", open_record).figures} == {"england"}


def test_an_authority_has_figures_rounded_together_and_englands_as_released(usable: UsableRecord) -> None:
    code = an_authority(usable)
    released = place_release(usable, code, open_record)
    own = [figure for figure in released.figures if figure.area == code]
    assert own
    assert {figure.marker for figure in own} <= {"", "u"}
    assert all(figure.denominator is None or figure.denominator % 5 == 0 for figure in own)
    assert released.profile.rounds_together


@pytest.mark.parametrize(("place", "said"), [("atlantis", "one of: "), ("E99999999", "Check its GSS code")])
def test_a_place_without_figures_is_said_plainly(usable: UsableRecord, place: str, said: str) -> None:
    with pytest.raises(UnknownPlace, match=said):
        place_release(usable, place, open_record)


def test_places_have_names() -> None:
    assert place_name("england") == "England"
    assert place_name("birmingham") == "Birmingham"
    assert place_name("E08000025") == "Local authority: Birmingham"
