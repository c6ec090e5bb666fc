"""What "case" could mean: which reading of the published figures fits which."""

from __future__ import annotations

import pytest

from waypost.insight.cost.reconcile import cases_meant, nearest, per_case, published, readings, sum_of


def test_the_published_figures_are_those_of_the_papers_and_cited() -> None:
    assert (sum_of("phase_2"), sum_of("phase_1"), per_case()) == (18_500_000, 24_000_000, 697)
    assert cases_meant("phase_2") == pytest.approx(26_543, abs=1)
    for group in ("sums", "counts"):
        assert all(entry["source"] for entry in published()[group].values())


def test_a_child_fits_and_a_case_does_not() -> None:
    each = {one.id: one.pounds_each(sum_of("phase_2")) for one in readings()}
    assert nearest("phase_2").id == "new_children"
    assert each["new_children"] == pytest.approx(697, rel=0.06)
    assert each["new_cases"] > 1.5 * 697
    assert each["open_cases"] > 2 * 697


def test_the_first_phase_fits_no_reading_well() -> None:
    assert abs(nearest("phase_1").pounds_each(sum_of("phase_1")) / 697 - 1) > 0.2
