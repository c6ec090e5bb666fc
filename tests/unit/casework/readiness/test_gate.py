"""What a gate is: judged from figures, or attested; a figure that is too old opens nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from waypost.casework.readiness.gate import Figure, Gate, at_most
from waypost.casework.readiness.limits import limits

ON = date(2027, 4, 1)
TOLD = {"id": "g", "title": "G", "question": "So?", "why": "Because.", "source": "Somebody"}
JUDGE = at_most("vacancy_rate", "vacancy_rate_percent", "The vacancy rate")


@pytest.mark.parametrize(
    "more",
    [{}, {"figures": ("f",)}, {"judge": JUDGE}, {"judge": JUDGE, "figures": ("f",), "looks_at": "A paper."}],
    ids=["neither", "figures without a judge", "a judge without figures", "both"],
)
def test_a_gate_is_judged_or_attested_and_not_both(more):
    with pytest.raises(ValueError, match="judged from figures, or attested"):
        Gate(**TOLD, **more)
    assert Gate(**TOLD, looks_at="A paper.").is_attested
    assert not Gate(**TOLD, judge=JUDGE, figures=("f",)).is_attested


@pytest.mark.parametrize(("age", "is_open"), [(120, True), (121, False)])
def test_a_figure_too_old_opens_nothing(age, is_open):
    told = {"vacancy_rate": Figure(1.0, "percent", ON - timedelta(days=age), "Release")}
    verdict = JUDGE(told, limits(), ON)
    assert verdict.is_open is is_open
    assert is_open or "too long ago" in verdict.because


def test_why_holds_the_figure_and_the_limit():
    told = {"vacancy_rate": Figure(12.5, "percent", ON, "Released: vacancies")}
    assert JUDGE(told, limits(), ON).because == (
        "The vacancy rate is 12.5 percent; at most 10 is asked for. Released: vacancies."
    )


def test_a_figure_that_was_not_made_says_why_and_opens_nothing():
    told = {"vacancy_rate": Figure(None, "", ON, "Not released", "Few people work there.")}
    verdict = JUDGE(told, limits(), ON)
    assert (verdict.is_open, verdict.because) == (False, "The vacancy rate is not known: Few people work there.")
