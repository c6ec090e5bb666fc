"""Sets of weights: dated, cited, and a user's own in place of ours."""

from datetime import date
from decimal import Decimal

import pytest
import yaml

from support.invented_workloads import TOLD, round_weights
from waypost.casework.allocation.weight_sets import (
    FAMILY_COURT_ADVISER,
    HMPPS,
    NoWeightsInForce,
    WeightsWrong,
    read_weights,
    usual_sets,
    weight_set,
    weights_in_force,
)

ON = date(2026, 11, 23)


def test_ours_are_two_and_every_number_has_a_source_or_is_marked_as_assumed():
    assert {one.id for one in usual_sets()} == {FAMILY_COURT_ADVISER, HMPPS}
    for one in usual_sets():
        numbers = (one.full_time, one.thresholds, *one.stable, *one.work.values(), *one.extras)
        assert all(number.told.source or number.told.assumption for number in numbers)


def test_no_weight_of_childrens_work_claims_a_source_that_nobody_published():
    ours = weights_in_force(FAMILY_COURT_ADVISER, ON)
    assert all(one.told.assumption and not one.told.source for one in (*ours.work.values(), *ours.extras))


@pytest.mark.parametrize(
    ("on", "points"),
    [(date(2026, 1, 1), 5), (date(2026, 5, 31), 5), (date(2026, 6, 1), 6), (date(2026, 12, 31), 6)],
)
def test_a_later_version_takes_over_on_its_first_day(on, points):
    later = [{"name": "long", "title": "Long", "points": 6, "source": "Invented"}]
    sets = (round_weights(), round_weights(in_force_from=date(2026, 6, 1), work=later))
    assert weights_in_force("round", on, sets).work["long"].points == points


def test_a_last_day_counts_and_the_day_after_does_not():
    sets = (round_weights(in_force_to=date(2026, 6, 30)),)
    assert weights_in_force("round", date(2026, 6, 30), sets)
    with pytest.raises(NoWeightsInForce, match="round"):
        weights_in_force("round", date(2026, 7, 1), sets)


def test_a_users_file_stands_in_place_of_ours_from_the_same_day(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump({**TOLD, "id": FAMILY_COURT_ADVISER, "in_force_from": date(2026, 11, 22)}))
    own = weights_in_force(FAMILY_COURT_ADVISER, ON, read_weights(path))
    assert own.title == "Round numbers"
    assert own.work["short"].points == Decimal("2.5")


@pytest.mark.parametrize(
    ("changed", "where", "what"),
    [
        ({"work": [{"name": "a", "title": "A", "points": 1}]}, r"work\[1\]", "neither a source nor an assumption"),
        ({"work": [TOLD["work"][0], TOLD["work"][0]]}, r"work\[2\]", "one name"),
        ({"work": [{"name": "a", "title": "A", "points": -1, "source": "x"}]}, r"work\[1\]", "never below nought"),
        ({"work": [{"name": "a", "title": "A", "source": "x"}]}, r"work\[1\]", "either points or bands"),
        ({"work": [{"name": "a", "title": "A", "points": "many", "source": "x"}]}, r"work\[1\]", "wrong kind"),
        ({"work": [{"name": "a", "title": "A", "points": "NaN", "source": "x"}]}, r"work\[1\]", "never below nought"),
        ({"extras": [{**TOLD["extras"][3], "counts": "luck"}]}, r"extras\[1\]", "counts none of"),
        ({"extras": [{**TOLD["extras"][3], "trait": ""}]}, r"extras\[1\]", "names it"),
        ({"in_force_to": date(2025, 1, 1)}, "round.yaml", "ends before it begins"),
        ({"in_force_from": "soon"}, "round.yaml", "days"),
        (
            {"full_time": {"points": 100, "hours": 0, "whole_points": False, "source": "x"}},
            "round.yaml",
            "above nought",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(changed, where, what):
    with pytest.raises(WeightsWrong, match=f"{where}.*{what}"):
        weight_set({**TOLD, **changed}, "round.yaml")


def test_what_is_missing_is_named():
    with pytest.raises(WeightsWrong, match="there is no unweighted"):
        weight_set({key: value for key, value in TOLD.items() if key != "unweighted"}, "round.yaml")


def test_a_file_that_is_no_set_is_refused(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("- a list")
    with pytest.raises(WeightsWrong, match="no set of weights"):
        read_weights(path)
    with pytest.raises(WeightsWrong, match="cannot be read"):
        read_weights(tmp_path / "nowhere.yaml")
