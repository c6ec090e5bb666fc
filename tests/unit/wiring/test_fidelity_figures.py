"""Figures of the points: the newest, and a past that speaks only where there is enough of it."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.wiring import fidelity_figures
from waypost.wiring.fidelity_figures import told_of

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
