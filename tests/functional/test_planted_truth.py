"""What a scenario plants is found by an independent count: in the files that were written, with it and without it.

The counts are in support/planted_counts.py and know nothing of how planting is done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from support.planted_counts import (
    cafcass,
    closed_between,
    found_and_planted,
    hearings_called_off,
    met,
    open_longer_than,
    truth,
    waits_for_the_last_hearing,
    weeks_longer,
    wrong_records,
)
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario, read_scenario
from waypost.synthetic.synthesise import synthesise

CHILDREN = 1500
SOURCES = ("hmcts_public_law", "cafcass")
Written = Callable[[str], Path]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Write the same families with a scenario, once a run of the tests; `nothing` is without one."""
    folders: dict[str, Path] = {}

    def write(name: str) -> Path:
        if name not in folders:
            folders[name] = tmp_path_factory.mktemp("planted") / name
            scenario = NOTHING_PLANTED if name == "nothing" else read_scenario(name)
            synthesise(folders[name], children=CHILDREN, sources=SOURCES, truth=True, scenario=scenario)
        return folders[name]

    return write


def planted(folder: Path, switch: str) -> list[dict[str, Any]]:
    return orjson.loads((folder / "truth" / "planted.json").read_bytes())["planted"][switch]


def test_causes_of_delay_add_their_weeks_to_the_journeys(written: Written):
    found = found_and_planted(written("delay_by_owner"), written("nothing"), "causes_of_delay")
    assert found.height > 80
    assert (found["weeks"] - found["planted"]).abs().max() < 1e-9
    assert found["weeks"].mean() == pytest.approx(6, abs=1)
    others = weeks_longer(written("delay_by_owner"), written("nothing")).join(found, on="true_case", how="anti")
    assert (others["weeks"] == 0).all()


def test_the_share_and_the_weeks_of_each_cause_are_those_asked_for(written: Written):
    public = cafcass(written("nothing"), "cases").filter(law="public").height
    for entry in planted(written("delay_by_owner"), "causes_of_delay"):
        asked = entry["asked"]
        assert entry["mean_weeks_added"] == pytest.approx(asked["weeks"], rel=0.05)
        if asked["law"] == "public":
            assert entry["cases"] / public == pytest.approx(asked["share"], abs=0.03)


def test_the_hearing_is_called_off_for_the_reason_and_held_the_planted_days_later(written: Written):
    waits = waits_for_the_last_hearing(written("delay_by_owner"))
    assert waits.height > 80
    assert (waits["waited"] == waits["days"]).mean() > 0.97
    assert waits["waited"].mean() == pytest.approx(waits["days"].mean(), rel=0.03)


def test_the_court_tells_the_reasons_of_the_owners(written: Written):
    folder = written("delay_by_owner")
    in_feed = truth(folder, "proceedings").filter(source="hmcts_public_law")
    rows = truth(folder, "planted_cases").filter(pl.col("weeks_by_the_end") > 0)
    rows = rows.join(in_feed, on="true_case", how="semi")
    told = hearings_called_off(folder)
    assert rows.height > 60
    for (owner,), own in rows.group_by("owner"):
        found = own.join(told, on=["true_case", "owner", "reason"], how="semi").height / own.height
        chance = own.join(hearings_called_off(written("nothing")), on=["true_case", "owner"], how="semi").height
        assert found > 0.85, owner
        assert chance / own.height < 0.4, owner


def test_a_gap_in_duration_is_the_groups_and_nobody_elses(written: Written):
    found = found_and_planted(written("group_gap"), written("nothing"), "group_gap")
    rows = truth(written("group_gap"), "planted_people").filter(measure="duration_of_closed_cases")
    children = truth(written("group_gap"), "people").filter(source="cafcass", role="child").unique("true_child")
    groups = rows.join(children.select("true_child", "ethnic_group"), on="true_child")
    assert set(groups["ethnic_group"]) == {"black", "mixed"}
    assert found["weeks"].mean() == pytest.approx(6, abs=0.5)
    assert (found["weeks"] - found["planted"]).abs().max() < 1e-9
    others = weeks_longer(written("group_gap"), written("nothing")).join(found, on="true_case", how="anti")
    assert (others["weeks"] == 0).all()


def test_a_gap_in_engagement_is_what_cafcass_tells(written: Written):
    before, after = (
        met(written(name)).group_by("has_disability").agg(pl.col("is_in_person").mean(), pl.len())
        for name in ("nothing", "group_gap")
    )
    fell = after.join(before, on="has_disability", suffix="_before").with_columns(
        by=pl.col("is_in_person") - pl.col("is_in_person_before")
    )
    by = dict(fell.select("has_disability", "by").iter_rows())
    assert by["yes"] == pytest.approx(-0.1, abs=0.1)  # about a hundred children: a standard error is 0.04
    assert by["no"] == pytest.approx(0, abs=0.01)


def test_a_gap_in_the_wait_to_be_met_is_in_the_days_that_cafcass_tells(written: Written):
    age = (pl.col("received") - pl.col("born_on").str.to_date()).dt.total_days() / 365.25
    before, after = (
        met(written(name)).filter(age.is_between(10.1, 15.9)).select("case_id", "child_id", "days")
        for name in ("nothing", "group_gap")
    )
    both = after.join(before, on=["case_id", "child_id"], suffix="_before").drop_nulls()
    assert both.height > 100
    assert (both["days"] - both["days_before"]).median() == pytest.approx(5, abs=2)


def test_a_gap_in_orders_is_in_the_truth_of_the_orders(written: Written):
    rows = truth(written("group_gap"), "planted_people").filter(measure="final_order")
    assert rows["after"].mean() - rows["before"].mean() == pytest.approx(0.08, abs=0.02)
    made = truth(written("group_gap"), "journeys").filter(
        pl.col("kind") == "order_made", pl.col("code").is_in(["care_order", "placement_order"])
    )
    changed = rows.filter(pl.col("after") > pl.col("before"))
    closed = truth(written("group_gap"), "journeys").filter(kind="case_closed")
    changed = changed.join(closed, on=["true_case", "true_child"], how="semi")
    assert changed.height > 5
    assert changed.join(made, on=["true_case", "true_child"], how="anti").is_empty()


def test_no_gap_is_no_gap(written: Written):
    assert (weeks_longer(written("no_group_gap"), written("nothing"))["weeks"] == 0).all()
    rows = truth(written("no_group_gap"), "planted_people")
    assert rows["before"].equals(rows["after"])
    assert {entry["asked"]["size"] for entry in planted(written("no_group_gap"), "group_gap")} == {0}


def test_a_slow_area_is_slow_and_no_other_is(written: Written):
    found = found_and_planted(written("slow_area"), written("nothing"), "area")
    assert set(found["area"]) == {"birmingham"}
    lasted = (found["closed_on"] - found["issued_on"]).dt.total_days() / 7
    assert (lasted / (lasted - found["weeks"])).median() == pytest.approx(1.3, abs=0.02)
    assert (found["weeks"] - found["planted"]).abs().max() < 1e-9
    others = weeks_longer(written("slow_area"), written("nothing")).join(found, on="true_case", how="anti")
    assert (others["weeks"] == 0).all()


def test_a_harder_mix_is_the_factor_of_the_trait_and_nothing_else(written: Written):
    rows = truth(written("harder_mix"), "planted_cases")
    found = found_and_planted(written("harder_mix"), written("nothing"), "area")
    assert set(rows["trait"]) == {"has_relatives_abroad", "needs_interpreter", "many_children", "few_children"}
    assert (found["weeks"] - found["planted"]).abs().max() < 1e-9
    one = rows.filter(pl.col("true_case").is_unique()).select("true_case", "trait")
    lasted = found.join(one, on="true_case").filter(pl.col("weeks") > 0)
    days = (pl.col("closed_on") - pl.col("issued_on")).dt.total_days() / 7
    times = lasted.group_by("trait").agg(times=(days / (days - pl.col("weeks"))).median())
    by_trait = dict(times.iter_rows())
    assert by_trait["has_relatives_abroad"] == pytest.approx(1.25, abs=0.02)
    assert by_trait["needs_interpreter"] == pytest.approx(1.12, abs=0.02)


def test_a_pilot_that_works_takes_off_its_weeks(written: Written):
    found = found_and_planted(written("pilot_that_works"), written("nothing"), "pilot")
    assert found.height > 10
    assert found["issued_on"].is_between(date(2024, 10, 1), date(2026, 6, 30)).all()
    assert found["weeks"].mean() == pytest.approx(-5, abs=0.4)


def test_a_pilot_that_does_nothing_has_members_and_no_effect(written: Written):
    rows = truth(written("pilot_that_does_nothing"), "planted_cases")
    assert rows.height > 10
    assert set(rows["name"]) == {"new letterhead"}
    assert (weeks_longer(written("pilot_that_does_nothing"), written("nothing"))["weeks"] == 0).all()
    known = truth(written("nothing"), "journeys").filter(kind="application_issued", code="section_31")
    assert rows.join(known, on="true_case", how="anti").is_empty()


def test_unit_costs_are_what_the_journeys_cost(written: Written):
    folder = written("unit_costs")
    told = orjson.loads((folder / "truth" / "planted.json").read_bytes())
    held = truth(folder, "journeys").filter(
        (pl.col("kind") == "hearing_held") & pl.col("happened_on").is_between(date(2022, 3, 31), date(2027, 3, 31))
    )
    hearings = held.unique(["true_case", "happened_on"]).height
    entry = next(one for one in told["planted"]["unit_costs"] if one["asked"]["name"] == "hearing")
    assert entry["quantity"] == pytest.approx(hearings, rel=0.01)
    assert entry["pounds"] == pytest.approx(1200 * entry["quantity"])
    assert told["whole_cost_pounds"] == pytest.approx(sum(one["pounds"] for one in told["planted"]["unit_costs"]))
    table = pl.read_csv(folder / "truth" / "unit_costs.csv")
    assert table.height == len(told["planted"]["unit_costs"])


def test_a_cleared_backlog_raises_the_mean_and_lowers_the_stock(written: Written):
    before, after = written("nothing"), written("backlog_cleared")
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    assert closed_between(after, first, last) > closed_between(before, first, last) + 5
    assert open_longer_than(after, 52, last) < 0.5 * open_longer_than(before, 52, last)


def test_noise_is_doubled_for_one_group(written: Written):
    before, after = (wrong_records(written(name)) for name in ("nothing", "linkage_noise"))

    def grew(column: str, groups: list[str]) -> float:
        means = []
        for told in (before, after):
            own = told.filter(pl.col("group").is_in(groups))
            means.append((own[column] * own["n"]).sum() / own["n"].sum())
        return means[1] / means[0]

    others = ["white", "mixed", "black", "other"]
    assert 1.3 < grew("gap", ["asian"]) < 3.5  # some thirty gaps before: the ratio is known to half its size
    # Names differ for reasons that are not doubled too: of some hundred and thirty children a few more. Of 15,000
    # children, where 1,435 records tell, the share grew from 17.1 to 24.3 %, and that with a gap from 6.3 to 12.5 %.
    assert grew("wrong", ["asian"]) > 1.05
    assert grew("gap", others) == pytest.approx(1, abs=0.15)
    assert grew("wrong", others) == pytest.approx(1, abs=0.15)


def test_every_switch_at_once_is_told(written: Written):
    folder = written("everything")
    told = orjson.loads((folder / "truth" / "planted.json").read_bytes())
    assert set(told["planted"]) == set(told["asked"]) - {"name"}
    assert all(
        entry.get("cases") or entry.get("people") or entry.get("pounds")
        for entries in told["planted"].values()
        for entry in entries
    )
    assert b"everything" in (folder / "README.txt").read_bytes()
    assert orjson.loads((folder / "manifest.json").read_bytes())["scenario"] == "everything"


def test_nothing_planted_writes_the_same_bytes_as_no_scenario(tmp_path: Path):
    (tmp_path / "empty.yaml").write_text("name: nothing at all\nnotes: no switch\n")
    scenarios: list[Scenario | None] = [None, NOTHING_PLANTED, read_scenario(tmp_path / "empty.yaml")]
    files = []
    for place, scenario in enumerate(scenarios):
        out = tmp_path / str(place)
        more = {} if scenario is None else {"scenario": scenario}
        synthesise(out, children=120, truth=True, **more)
        files.append({str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert files[0] == files[1] == files[2]


def test_a_country_in_shards_tells_what_was_planted_in_each(tmp_path: Path):
    out = tmp_path / "country"
    scenario = read_scenario("slow_area")
    synthesise(out, children=900, sources=("cafcass",), truth=True, scenario=scenario, most_children_a_shard=400)
    rows = truth(out, "planted_cases")
    known = truth(out, "proceedings").filter(source="cafcass")
    assert rows["true_case"].is_unique().all()
    assert rows.height > 50
    laws = cafcass(out, "cases").select("case_id", told_law="law")
    told = rows.join(known, on="true_case").join(laws, left_on="proceedings_key", right_on="case_id")
    assert told.height > 0.95 * rows.height
    assert (told["law"] == told["told_law"]).all()
    assert planted(out, "area")[0]["cases"] == rows.height


def test_the_command_takes_a_scenario_by_name_or_file_and_says_which(waypost, tmp_path: Path):
    (tmp_path / "mine.yaml").write_text("area: {area: birmingham, is_slow_by: {weeks: 3}}\n")
    for scenario, name in (("slow_area", "slow area"), (str(tmp_path / "mine.yaml"), "mine")):
        out = tmp_path / name
        answer = waypost(
            "synthesise", str(out), "--children", "60", "--sources", "cafcass", "--scenario", scenario, "--json"
        )
        assert answer.code == 0
        assert orjson.loads(answer.out)["scenario"] == name
        assert orjson.loads((out / "manifest.json").read_bytes())["scenario"] == name
        assert not (out / "truth").exists()


def test_a_scenario_that_cannot_be_planted_is_yours_to_fix_and_writes_nothing(waypost, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text("area: {area: birmingham}\n")
    (tmp_path / "far.yaml").write_text("area: {area: truro, is_slow_by: {weeks: 3}}\n")
    for scenario, said in (
        ("no_such_one", "slow_area"),
        (str(tmp_path / "wrong.yaml"), "area[0].is_slow_by"),
        (str(tmp_path / "far.yaml"), "truro"),
    ):
        answer = waypost("synthesise", str(tmp_path / "out"), "--children", "60", "--scenario", scenario)
        assert answer.code == 2
        assert said in answer.err
        assert not (tmp_path / "out").exists()
