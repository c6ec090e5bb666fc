"""How cases begin and run."""

from functools import partial

import numpy as np
import pytest

from support.invented_parts import WINDOW
from waypost.synthetic.case_runs import draw_cases, draw_families, run_once
from waypost.synthetic.cases import FOUND_IN_CARE, SECTION_8, SECTION_31, Cases, Start, outcome_position
from waypost.synthetic.chance import stream
from waypost.synthetic.days import NEVER
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


def test_a_withdrawn_case_is_withdrawn(cases: Cases):
    assert cases.is_early_withdrawn.sum() > 100
    assert (cases.outcome[cases.is_early_withdrawn] == outcome_position("withdrawn")).all()
    assert not cases.is_public[cases.is_early_withdrawn].any()


def test_tracks_follow_law_area_and_day(cases: Cases, known: Places):
    live = known.child_focused_from[cases.former_area]
    is_focused = (cases.application == SECTION_8) & (live > 0) & (cases.issued >= live)
    assert ((cases.track == 2) == is_focused).all()
    assert ((cases.track == 0) == (cases.application == SECTION_31)).all()
    assert is_focused.sum() > 50


def test_traits_come_at_their_rates(known: Places):
    families = draw_families(stream(1, "families"), known, 40_000, 0)
    for name in ("has_relatives_abroad", "needs_interpreter"):
        share = rates("proceedings").table("traits")[name]["share"]
        assert getattr(families, name).mean() == pytest.approx(share, abs=0.005)


def test_a_family_keeps_its_traits_from_case_to_case(known: Places, cases: Cases):
    families = draw_families(stream(1, "families"), known, 8000, 0)
    assert (cases.needs_interpreter == families.needs_interpreter[cases.family]).all()
    assert (cases.has_relatives_abroad == families.has_relatives_abroad[cases.family]).all()


def test_traits_make_cases_longer_and_the_mean_stays(known: Places):
    size = 40_000
    same, no = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_)
    plain = Start(same, same, ~no, same + SECTION_31, same, same + 20_000, no, same + 1, no, no)
    factor = np.ones(len(known.areas))

    def weeks(start: Start) -> float:
        found = run_once(partial(stream, 3), known, start, factor, 0, "x")
        return float((found.closed - found.issued).mean() / 7)

    times = rates("proceedings").table("traits")["has_relatives_abroad"]["times"]
    assert weeks(plain.with_columns(has_relatives_abroad=~no)) / weeks(plain) == pytest.approx(times, abs=0.03)
    families = draw_families(stream(1, "families"), known, 150_000, 0)
    mixed = families.take(families.is_public & (families.application == SECTION_31)).take(np.arange(size))
    as_drawn = plain.with_columns(
        children=mixed.children,
        has_relatives_abroad=mixed.has_relatives_abroad,
        needs_interpreter=mixed.needs_interpreter,
    )
    given = rates("proceedings").table("weeks")["section_31"]
    long = rates("proceedings").table("long_cases")
    wanted = given["median"] * np.exp(given["spread"] ** 2 / 2) * (1 + long["share"] * (long["times"] - 1))
    assert weeks(as_drawn) == pytest.approx(wanted, rel=0.02), "the factors are one on average"


def test_a_case_that_stays_has_its_first_court(cases: Cases):
    stays = cases.transferred == NEVER
    assert (cases.court[stays] == cases.former_court[stays]).all()
    assert (cases.court[~stays] != cases.former_court[~stays]).all()
