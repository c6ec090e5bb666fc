"""Seeds beside the published position: small worlds, every way, and what is said of those that lie too far."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from waypost.insight.measures.clusters import Tally
from waypost.insight.measures.published import published
from waypost.journeys.question import Answer
from waypost.pipeline.calibrate import Calibrated, calibrate, furthest, too_far
from waypost.pipeline.calibration import in_rows, z_of
from waypost.pipeline.calibration_page import page
from waypost.wiring.engines import engine_named, open_record, record_in_memory

HOW = {"make_store": record_in_memory, "engine": partial(engine_named, "duckdb"), "open_record": open_record}
KEYS = [target.key for target in published()]
NOTHING = dict.fromkeys(KEYS, Tally())


@pytest.fixture(scope="module")
def two_seeds() -> Calibrated:
    return calibrate(children=4_000, straight=(1, 2), **HOW)


def test_every_figure_is_answered_and_lies_near_what_is_published(two_seeds: Calibrated) -> None:
    pooled = two_seeds.pooled
    assert list(pooled) == KEYS
    for key, row in pooled.items():
        assert row["value"] is not None, key
        assert row["n"] >= 10, key
        z = z_of(row)
        assert z is not None, key
        assert abs(z) <= 4, (key, z)
        if row["unit"] == "share":
            assert 0 < row["value"] < 1, key


def test_a_pooled_figure_is_that_of_both_seeds_together(two_seeds: Calibrated) -> None:
    one, other = (in_rows(seed) for seed in two_seeds.straight.values())
    for key, row in two_seeds.pooled.items():
        assert row["n"] == one[key]["n"] + other[key]["n"]
        assert (
            min(one[key]["value"], other[key]["value"]) <= row["value"] <= max(one[key]["value"], other[key]["value"])
        )


def test_files_tell_what_the_world_tells() -> None:
    told = calibrate(children=400, straight=(3,), through_files=(3,), **HOW)
    straight, through_files = in_rows(told.straight[3]), in_rows(told.through_files[3])
    for key in ("engagement_recorded", "management_review_private", "caseload_mean"):
        assert through_files[key]["n"] == pytest.approx(straight[key]["n"], rel=0.1), key
        assert through_files[key]["value"] == pytest.approx(straight[key]["value"], rel=0.1), key
    written = page(told, date(2026, 11, 22))
    assert "| figure | published | seed 3 |" in written
    assert all(target.wording in written for target in published())


def met(of: int, among: int) -> Tally:
    """Tally children one a case, of whom so many were met."""
    return Tally(Answer((), among, of, 0, 0), among, of, of, of, among)


def test_what_lies_too_far_is_named() -> None:
    near, far = NOTHING | {"engagement_recorded": met(970, 1000)}, NOTHING | {"engagement_recorded": met(850, 1000)}
    assert too_far(Calibrated(1000, {1: near}, {1: near})) == []
    assert too_far(Calibrated(1000, {1: near, 2: far}, {3: far})) == [
        "pooled, engagement_recorded: -9.4 standard errors",
        "seed 2, engagement_recorded: -10.6 standard errors",
        "through files, seed 3, engagement_recorded: -10.6 standard errors",
    ]
    assert furthest(far) == ("engagement_recorded", pytest.approx(-10.627, abs=0.001))
    assert furthest(NOTHING) is None


def test_the_page_says_what_is_near_and_what_is_not() -> None:
    near, far = NOTHING | {"engagement_recorded": met(970, 1000)}, NOTHING | {"engagement_recorded": met(850, 1000)}
    day = date(2026, 11, 22)
    good = page(Calibrated(1000, {1: near, 2: NOTHING}, {}), day)
    assert "Every figure is within these bounds." in good
    assert "by `make calibrate` on 2026-11-22" in good
    assert "| Engagement: recorded | `engagement_recorded` | 97.0 % | 97.0 % | 1,000 | 1,000 | 0.5 % | +0.0 |" in good
    assert "| 1 | +0.0 | `engagement_recorded` |\n| 2 | - | - |" in good
    assert "## Through files" not in good
    assert "Outside these bounds: pooled, engagement_recorded" in page(Calibrated(1000, {1: far}, {}), day)
