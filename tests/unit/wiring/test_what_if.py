"""What-ifs rest on released figures: parts of England, practitioners and posts; without them on nothing."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.insight.simulation.capacity.reading import plan_of, put_over, usual
from waypost.pipeline.simulate import WhatIf
from waypost.wiring.what_if import from_release

ON = date(2027, 3, 31)


def figure(measure: str, method: str, area: str, value: float | None, of: int | None = 100) -> ReleasedFigure:
    kind = "england" if area == "england" else "service_area"
    return ReleasedFigure(
        measure, method, kind, area, ON, ON, "all", "all", None, of, value, "percent", None, None,
        "" if value is not None else "c", True, seal=SEAL,
    )  # fmt: skip


FIGURES = (
    figure("capacity", "caseload", "england", 15.0, 800),
    figure("capacity", "caseload", "A01", 15.0, 600),
    figure("capacity", "caseload", "A02", 10.0, 200),
    figure("capacity", "caseload", "A03", None, None),
    figure("vacancies", "vacancy_rate", "A01", 20.0),
    figure("turnover", "turnover_rate", "england", 12.5),
)


def plan():
    return plan_of(put_over(usual(), from_release(FIGURES), "the release", "from released figures"))


def test_areas_are_their_part_of_cases_held_with_their_own_people():
    first, second = plan().areas
    assert [one.name for one in (first, second)] == ["A01", "A02"]
    assert (first.in_post, second.in_post) == (40, 20)
    assert first.posts == 50  # one in five stands empty
    assert second.posts == pytest.approx(20 / (1 - 0.117))
    assert sum(first.held) + sum(second.held) == pytest.approx(800, abs=6)
    assert sum(first.held) == pytest.approx(600, abs=5)
    assert plan().staff.yearly_turnover == 0.125
    assert plan().staff.sickness_share == 0.054


def test_without_a_release_of_capacity_nothing_stands_in_place_of_assumptions():
    assert from_release(FIGURES[4:]) == {}


def test_a_what_if_changes_posts_cases_and_the_limit_and_nobody_in_post():
    before, after = plan(), WhatIf(110, 90, 5).of(plan())
    assert after.areas[0].posts == pytest.approx(55)
    assert after.areas[0].in_post == before.areas[0].in_post
    assert sum(after.areas[0].cases_a_year) == pytest.approx(0.9 * sum(before.areas[0].cases_a_year))
    assert after.staff.recruits_a_month_at_most == 5
    assert WhatIf().of(before) == before
    with pytest.raises(ValueError, match="below nought"):
        WhatIf(posts_percent=-1)
