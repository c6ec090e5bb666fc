"""Figures of the points: the newest, and a past that speaks only where there is enough of it."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.wiring import fidelity_figures
from waypost.wiring.fidelity_figures import told_of, told_of_areas

KEY = "single_decision_hearing/one"


def series(*values: float) -> dict[str, tuple[ReleasedFigure, ...]]:
    return {
        KEY: tuple(
            ReleasedFigure(
                *KEY.split("/"), "england", "england", date(2020 + at, 1, 1), date(2020 + at, 3, 31), "all", "all", 8,
                10, value, "percent", None, None, "", True, seal=SEAL,
            )
            for at, value in enumerate(values)
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "past"),
    [
        ((80.0, 81.0), "2 released so far"),
        ((80.0, 81.0) * 7, "Within its usual to and fro"),
        ((80.0, 81.0) * 7 + (20.0,), "more than its usual"),
    ],
)
def test_the_past_speaks_where_there_is_enough_of_it(monkeypatch, values, past):
    monkeypatch.setattr(fidelity_figures, "figures_in_order", lambda: series(*values))
    one = told_of([KEY])[KEY]
    assert one.figure.value == values[-1]
    assert past in one.past
    assert one.title.startswith("Cases decided at one decision hearing: exactly")


def test_what_is_not_released_has_no_figure(monkeypatch):
    monkeypatch.setattr(fidelity_figures, "figures_in_order", dict)
    assert told_of([KEY])[KEY].figure is None


def of_area(area: str, key: str, year: int, value: float | None, area_kind: str = "dfj_area") -> ReleasedFigure:
    return ReleasedFigure(
        *key.split("/"), area_kind, area, date(year, 1, 1), date(year, 3, 31), "all", "all", None, None, value,
        "percent", None, None, "" if value else "c", True, seal=SEAL,
    )  # fmt: skip


def test_areas_have_the_newest_of_each_and_only_those_of_which_the_model_is_told(monkeypatch):
    safety = "return_to_court/12_months"
    released = (
        of_area("derby", KEY, 2025, 60.0), of_area("derby", KEY, 2024, 50.0), of_area("not_known", KEY, 2025, None),
        of_area("derby", safety, 2025, 9.0), of_area("nottingham", safety, 2025, 8.0),
        of_area("england", KEY, 2025, 70.0, "england"), of_area("derby", "waits/other", 2025, 1.0),
    )  # fmt: skip
    monkeypatch.setattr(fidelity_figures, "of_everybody", lambda: released)
    derby, unknown = told_of_areas([KEY, safety], where=[KEY])
    assert (derby.name, derby.figures[KEY].value, derby.figures[safety].value) == ("Derby", 60.0, 9.0)
    assert (unknown.name, unknown.figures[KEY].value, unknown.figures[safety]) == ("Area not known", None, None)
    assert told_of_areas([KEY], where=[safety]) == ()
