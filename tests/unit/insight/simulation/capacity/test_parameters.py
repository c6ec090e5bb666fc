"""Parameters say what is wrong with them, by the names of the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.insight.simulation.capacity.parameters import Area
from waypost.insight.simulation.capacity.reading import plan_of, usual

PLAN = plan_of(usual())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cases_a_year", -1), ("median_weeks", 0), ("spread", 3), ("places", 0), ("rank", 10),
        ("begin_within_days", -1), ("deadline_working_days", -1), ("share_done_at_advice", 0),
    ],
)  # fmt: skip
def test_a_kind_refuses(name, value):
    with pytest.raises(ValueError, match=PLAN.kinds[0].name):
        replace(PLAN.kinds[0], **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("yearly_turnover", 1.2), ("sickness_share", -0.1), ("sickness_lasts", 1.0), ("sickness_spread", 3),
        ("training_days_a_year", 300), ("weeks_to_recruit", -1), ("induction_weeks", 200),
        ("recruits_a_month_at_most", -1), ("places_each", 0),
    ],
)  # fmt: skip
def test_staff_refuse(name, value):
    with pytest.raises(ValueError, match=name):
        replace(PLAN.staff, **{name: value})


@pytest.mark.parametrize(
    ("name", "value"), [("weeks_of_ten", 10), ("begun_in_time", 0), ("done_in_time", 2), ("judged_over_weeks", 0)]
)
def test_the_standard_refuses(name, value):
    with pytest.raises(ValueError, match=name):
        replace(PLAN.hold, **{name: value})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kinds": ()}, "no kind"), ({"kinds": PLAN.kinds[:4]}, "not every kind"),
        ({"areas": PLAN.areas[:1] * 2}, "one name"),
        ({"season": (1.0,) * 11}, "twelve"), ({"area_doubt": 2.0}, "doubt"), ({"weeks": 3}, "weeks"),
        ({"replications": 1}, "replications"), ({"share_inside": 1.0}, "share_inside"),
        ({"share_moved": 2}, "share_moved"),
        ({"after_first_hearing_left": -1}, "after_first"), ({"first_month": 13}, "first_month"),
    ],
)  # fmt: skip
def test_a_plan_refuses(changed, said):
    with pytest.raises(ValueError, match=said):
        replace(PLAN, **changed)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("", (1.0,), (1,), 1.0, 1.0), "no name"),
        (("a", (1.0,), (1, 2), 1.0, 1.0), "as many"),
        (("a", (-1.0,), (1,), 1.0, 1.0), "below nought"),
        (("a", (1.0,), (1,), -1.0, 1.0), "in_post"),
        (("a", (1.0,), (1,), 1.0, 1.0, 2.0), "doubt"),
    ],
)
def test_an_area_refuses(given, said):
    with pytest.raises(ValueError, match=said):
        Area(*given)


def test_a_kind_that_is_not_there_has_no_place():
    assert PLAN.place_of("rule_16_4") == 3
    with pytest.raises(KeyError):
        PLAN.place_of("divorce")
