"""What was planted is written in the scenario's own words, with what came of it; nothing planted writes nothing."""

from __future__ import annotations

from pathlib import Path

import orjson
import polars as pl
import pytest

from support.planted_worlds import planted_world
from waypost.synthetic.planted import NOT_PLANTED
from waypost.synthetic.planting.write_planted import write_planted, write_planted_summary
from waypost.synthetic.scenario import NOTHING_PLANTED, read_scenario


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.txt").write_text("The truth.\n")
    return tmp_path


def test_nothing_planted_writes_nothing(folder: Path):
    write_planted(NOT_PLANTED, folder)
    write_planted_summary(NOTHING_PLANTED, folder)
    assert [path.name for path in folder.iterdir()] == ["README.txt"]
    assert (folder / "README.txt").read_text() == "The truth.\n"


def test_the_rows_and_the_summary_agree(folder: Path):
    scenario, planted = read_scenario("everything"), planted_world("everything").planted
    write_planted(planted, folder)
    write_planted_summary(scenario, folder)
    told = orjson.loads((folder / "planted.json").read_bytes())
    assert told["asked"] == orjson.loads(orjson.dumps(scenario.asked))
    assert told["invented"] is True
    cases = pl.read_parquet(folder / "planted_cases.parquet")
    assert cases.height == planted.cases.height
    for entry, one in enumerate(told["planted"]["causes_of_delay"]):
        own = cases.filter(switch="causes_of_delay", entry=entry)
        assert one["cases"] == own.height
        assert one["weeks_added"] == pytest.approx(own["weeks"].sum())
        assert sum(part["cases"] for part in one["by_reason"].values()) == own.height
    costs = pl.read_parquet(folder / "planted_costs.parquet")
    assert told["whole_cost_pounds"] == pytest.approx(costs["pounds"].sum())
    assert "planted.json" in (folder / "README.txt").read_text()
    assert pl.read_csv(folder / "unit_costs.csv")["source"].to_list() == ["assumption", "assumption"]


def test_what_could_not_be_planted_is_said_to_be_none(folder: Path):
    planted = planted_world("slow_area").planted
    empty = type(planted)(asked=planted.asked)
    write_planted(empty, folder)
    write_planted_summary(read_scenario("slow_area"), folder)
    assert orjson.loads((folder / "planted.json").read_bytes())["planted"]["area"][0]["cases"] == 0
