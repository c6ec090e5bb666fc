"""What the court ordered of whom, by when, and when it came."""

import polars as pl
import pytest

from support.invented_lives import world_of
from waypost.synthetic.rates import rates
from waypost.vocabulary.reports import REPORTS


@pytest.fixture
def reports() -> pl.DataFrame:
    world = world_of(3000, 1)
    return world.reports.join(world.cases, on="case_id")


def test_reports_are_those_of_the_vocabulary(reports: pl.DataFrame):
    assert all(REPORTS.known(code) for code in reports["report"].unique())
    assert set(reports["author"]) == {"cafcass", "local_authority", "expert"}


def test_each_way_of_working_has_its_own_reports(reports: pl.DataFrame):
    by_track = reports.group_by("track").agg(pl.col("report").unique())
    kinds = {track: set(found) for track, found in by_track.iter_rows()}
    assert {"initial_analysis", "final_analysis", "care_plan"} <= kinds["public_law_outline"]
    assert {"safeguarding_letter", "section_7"} <= kinds["child_arrangements_programme"]
    assert kinds["child_focused_court"] == {"child_impact_report_1", "child_impact_report_2"}
    assert "other" not in kinds


def test_some_reports_are_late_experts_most_of_all(reports: pl.DataFrame):
    filed = reports.filter(pl.col("filed_on").is_not_null())
    late = dict(filed.group_by("report").agg((pl.col("filed_on") > pl.col("due_on")).mean()).iter_rows())
    assert 0.02 < late["initial_analysis"] < late["expert_report"] < 0.45


def test_every_rule_16_4_case_with_a_hearing_has_its_report(reports: pl.DataFrame):
    world = world_of(3000, 1)
    appointed = world.cases.filter(pl.col("is_rule_16_4"))
    told = reports.filter(pl.col("report") == "rule_16_4")
    assert told.height > 10
    assert told.join(appointed, on="case_id", how="anti").is_empty()


def test_experts_are_asked_more_often_where_there_are_relatives_abroad():
    world = world_of(20_000, 1)
    care = world.cases.filter((pl.col("application") == "section_31") & pl.col("consolidated_into").is_null())
    asked = world.reports.filter(pl.col("report") == "expert_report").select("case_id", has=pl.lit(True))
    shares = (
        care.join(asked, on="case_id", how="left")
        .group_by("has_relatives_abroad")
        .agg(pl.col("has").fill_null(value=False).mean())
    )
    share = dict(shares.iter_rows())
    times = rates("reports").number("expert_report_times_with_relatives_abroad")
    assert share[True] / share[False] == pytest.approx(times, abs=0.25)


def test_section_37_is_directed_in_a_few_private_cases_and_always_before_a_crossing():
    world = world_of(20_000, 1)
    directed = world.reports.filter(pl.col("report") == "section_37").join(world.cases, on="case_id")
    assert set(directed["law"]) == {"private"}
    assert set(directed["author"]) == {"local_authority"}
    led = world.cases.filter(pl.col("came_from_case").is_not_null())
    assert led.height > 10
    told = led.join(directed, left_on="came_from_case", right_on="case_id", suffix="_private", how="left")
    assert (told["filed_on"] <= told["submitted_on"]).all(), "the report is there before the authority applies"
    assert told["filed_on"].null_count() == 0
