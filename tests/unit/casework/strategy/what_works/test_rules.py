"""Which standard of evidence is reached, row by row; how an initiative moves on; what a difference says."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.what_works.rules import (
    ResultFacts,
    StageAct,
    Verdict,
    check_days,
    direction,
    judged,
    stage_after,
    standing,
)

BETTER, WORSE, SAME, UNKNOWN = Verdict.BETTER, Verdict.WORSE, Verdict.NO_DIFFERENCE, Verdict.NOT_KNOWN
ALONE = ResultFacts("before_and_after", BETTER)
COMPARED = ResultFacts("comparison", BETTER)
AGAIN = ResultFacts("comparison", BETTER, is_independent=True)
MANUAL = ResultFacts("manual", UNKNOWN)
BAD = ResultFacts("comparison", WORSE)


@pytest.mark.parametrize(
    ("lacking", "results", "level", "verdict"),
    [
        (["for whom"], [COMPARED], 0, BETTER),
        ([], [], 1, UNKNOWN),
        ([], [ResultFacts("before_and_after", WORSE)], 1, WORSE),
        ([], [ALONE], 2, BETTER),
        ([], [COMPARED], 3, BETTER),
        ([], [AGAIN], 3, BETTER),
        ([], [COMPARED, COMPARED], 3, BETTER),
        ([], [COMPARED, AGAIN], 4, BETTER),
        ([], [COMPARED, MANUAL], 3, BETTER),
        ([], [COMPARED, AGAIN, MANUAL], 5, BETTER),
        ([], [MANUAL], 1, UNKNOWN),
        ([], [ResultFacts("manual", BETTER)], 1, UNKNOWN),
        ([], [ALONE, BAD], 2, WORSE),
        ([], [COMPARED, BAD], 3, Verdict.MIXED),
        ([], [ALONE, ResultFacts("comparison", SAME)], 2, SAME),
        ([], [ResultFacts("comparison", SAME), COMPARED], 3, BETTER),
    ],
)  # fmt: skip
def test_a_level_follows_from_what_stands(lacking, results, level, verdict):
    told = judged(lacking, results)
    assert (told.level, told.verdict) == (level, verdict)
    assert told.because


def test_what_is_not_said_is_named():
    assert judged(["for whom", "where"], []).because == ("Not said: for whom, where.",)


@pytest.mark.parametrize(
    ("difference", "lower", "upper", "wanted", "said"),
    [
        (None, None, None, "less", UNKNOWN),
        (-4.0, None, None, "less", SAME),
        (-4.0, -8.0, 0.0, "less", SAME),
        (-4.0, -8.0, -1.0, "less", BETTER),
        (-4.0, -8.0, -1.0, "more", WORSE),
        (4.0, 1.0, 8.0, "more", BETTER),
        (4.0, 1.0, 8.0, "less", WORSE),
    ],
)
def test_a_difference_speaks_only_where_chance_would_not_make_it(difference, lower, upper, wanted, said):
    assert direction(difference, lower, upper, wanted) is said


def test_stages_and_areas_are_folded_from_their_history():
    acts = [StageAct.BEGIN, StageAct.END, StageAct.CARRY_ON]
    assert stage_after(acts).value == "carried_on"
    rows = [("x", "where", False), ("y", "compared_with", False), ("y", "compared_with", True), ("y", "where", False)]
    assert standing(rows) == {"x": "where", "y": "where"}


def test_an_end_is_no_earlier_than_its_beginning():
    check_days(date(2026, 1, 1), date(2026, 1, 1))
    check_days(None, date(2026, 1, 1))
    with pytest.raises(NotPossibleNow):
        check_days(date(2026, 1, 2), date(2026, 1, 1))
