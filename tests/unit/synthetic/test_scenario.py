"""Scenario files are read whole or refused with file, key and what to do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from waypost.foundation.errors import YoursToFix
from waypost.synthetic.scenario import (
    NOTHING_PLANTED,
    SWITCHES,
    Scenario,
    ScenarioNotFound,
    read_scenario,
    scenario_keys,
    shipped_scenarios,
)
from waypost.synthetic.scenario_parts import BacklogCleared, CauseOfDelay, Pilot, ScenarioWrong, UnitCost

_CAUSE = "causes_of_delay: [{owner: experts, share: 0.1, weeks: 8}]"


@pytest.fixture
def read(tmp_path: Path):
    def read_text(text: str) -> Scenario:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return read_scenario(path)

    return read_text


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_ready_scenario_is_read_and_says_that_it_is_invented(name: str):
    scenario = read_scenario(name)
    assert not scenario.is_nothing
    text = files("waypost.synthetic").joinpath("scenarios", f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Invented")


def test_there_is_a_ready_scenario_of_each_switch_and_one_with_all():
    asked = {switch for name in shipped_scenarios() for switch in read_scenario(name).asked}
    assert set(SWITCHES) < asked
    assert set(read_scenario("everything").asked) == {"name", *SWITCHES}


def test_what_is_asked_reads_back_the_same(tmp_path: Path):
    for name in shipped_scenarios():
        scenario = read_scenario(name)
        path = tmp_path / f"{name}.yaml"
        path.write_text(yaml.safe_dump(dict(scenario.asked), sort_keys=False), encoding="utf-8")
        again = read_scenario(path)
        assert again == scenario
        assert again.asked == scenario.asked


def test_the_words_are_those_of_the_file(read):
    scenario = read("name: late experts\n" + _CAUSE)
    assert scenario.asked == {
        "name": "late experts",
        "causes_of_delay": [{"owner": "experts", "weeks": 8, "share": 0.1, "law": "public"}],
    }


def test_every_example_of_the_reference_is_read(read):
    switches = scenario_keys()["switches"]
    assert tuple(switches) == ("causes_of_delay", "group_gap", "area", "pilot", "unit_costs", "backlog_cleared",
                               "linkage_noise")  # fmt: skip
    for switch, known in switches.items():
        assert len(read(known["example"]).asked[switch]) >= 1


def test_the_keys_of_the_reference_say_only_what_is_known():
    known = {"holds", "needed", "words", "unit", "default", "meaning"}
    for switch in scenario_keys()["switches"].values():
        for key in switch["keys"].values():
            assert set(key) <= known
            assert key["meaning"].endswith((".", "`"))


def test_a_single_entry_may_stand_alone_and_no_name_is_the_files(read):
    scenario = read("causes_of_delay: {owner: experts, share: 0.1, weeks: 8}")
    assert scenario.name == "mine"
    assert len(scenario.causes_of_delay) == 1


def test_an_empty_file_plants_nothing(read):
    assert read("").is_nothing
    assert read("").asked == {}
    assert read("name: x\nnotes: nothing\npilot:\n").is_nothing
    assert NOTHING_PLANTED.is_nothing


def test_a_bare_yes_is_the_word(read):
    gap = read(
        "group_gap: {measure: engagement_in_person, group_kind: has_disability, group: yes, size: 0, unit: share}"
    ).group_gap[0]
    assert gap.group == ("yes",)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("causes_of_delays: []", "causes_of_delays", "no such switch"),
        ("- 1", "mine.yaml", "table of switches"),
        ("a: [", "line", "not YAML"),
        ("causes_of_delay: [1]", "causes_of_delay[0]", "no table"),
        ("causes_of_delay: [{owner: experts, weeks: 8}]", "causes_of_delay[0].share", "missing"),
        ("causes_of_delay: [{owner: judge, share: 0.1, weeks: 8}]", "causes_of_delay[0].owner", "not a word"),
        ("causes_of_delay: [{owner: experts, reason: JU3, share: 0.1, weeks: 8}]", "[0].reason", "not a word"),
        ("causes_of_delay: [{owner: experts, share: 2, weeks: 8}]", "[0].share", "out of bounds"),
        ("causes_of_delay: [{owner: experts, share: a lot, weeks: 8}]", "[0].share", "no number"),
        ("causes_of_delay: [{owner: experts, share: .nan, weeks: 8}]", "[0].share", "no number"),
        ("causes_of_delay: [{owner: [experts], share: 1, weeks: 8}]", "[0].owner", "no text"),
        ("causes_of_delay: [{owner: experts, why: x, share: 0.1, weeks: 8}]", "[0].why", "no such key"),
        (_CAUSE.replace("0.1", "0.6").replace("}]", "}, {owner: court, share: 0.6, weeks: 1}]"), "causes_of_delay",
         "add up"),
        ("area: {area: birmingham}", "area[0].is_slow_by", "slow, or it has a harder mix"),
        ("area: {area: camelot, is_slow_by: {times: 2}}", "area[0].area", "not a word"),
        ("area: {area: birmingham, is_slow_by: {times: 2, weeks: 1}}", "area[0].is_slow_by", "times or by weeks"),
        ("area: {area: birmingham, is_slow_by: {hours: 2}}", "area[0].is_slow_by.hours", "no such key"),
        ("area: {area: birmingham, harder_mix: 3}", "area[0].harder_mix", "table of shares"),
        ("area: {area: birmingham, harder_mix: {is_poor: 0.1}}", "area[0].harder_mix", "not a word"),
        ("pilot: {name: p, areas: [birmingham], from_on: 2025-01-01}", "pilot[0].effect", "does nothing"),
        ("pilot: {name: p, areas: [birmingham], from_on: soon, does_nothing: true}", "pilot[0].from_on", "no day"),
        ("pilot: {name: p, areas: birmingham, from_on: 2025-01-01, to_on: 2024-01-01, does_nothing: true}",
         "pilot[0].to_on", "before the first"),
        ("pilot: {name: p, areas: [birmingham], from_on: 2025-01-01, does_nothing: maybe}", "does_nothing", "neither"),
        ("pilot: {name: p, areas: [], from_on: 2025-01-01, does_nothing: true}", "pilot[0].areas", "no area"),
        ("group_gap: {measure: final_order, group_kind: sex, group: male, size: 0.1, unit: share}",
         "group_gap[0].order", "final_order needs an order"),
        ("group_gap: {measure: engagement_in_person, group_kind: sex, group: male, size: 3, unit: share}",
         "group_gap[0].size", "out of bounds"),
        ("group_gap: {measure: engagement_in_person, group_kind: sex, group: male, size: 3, unit: weeks}",
         "group_gap[0].unit", "not a word"),
        ("group_gap: {measure: final_order, order: care_order, group_kind: sex, group: [], size: 0.1, unit: share}",
         "group_gap[0].group", "no group"),
        ("unit_costs: {name: x, per: hearing, pounds: 3}", "unit_costs[0].source", "published somewhere"),
        ("unit_costs: {name: x, per: hearing, only: U1, pounds: 3, assumption: true}", "unit_costs[0].only", "word"),
        ("unit_costs: [{name: x, per: hearing, pounds: 3, assumption: true}, "
         "{name: x, per: report, pounds: 3, assumption: true}]", "unit_costs.name", "one name"),
        ("linkage_noise: {group_kind: age_band, group: under_1}", "linkage_noise[0].group_kind", "an age"),
    ],
)  # fmt: skip
def test_what_cannot_be_planted_is_refused_with_file_key_and_advice(read, text: str, where: str, what: str):
    with pytest.raises(ScenarioWrong, match=what) as raised:
        read(text)
    assert isinstance(raised.value, YoursToFix)
    assert "mine.yaml" in raised.value.where
    assert where in raised.value.where
    assert raised.value.do


def test_a_scenario_that_is_not_there_says_which_are():
    with pytest.raises(ScenarioNotFound, match="slow_area"):
        read_scenario("no-such-scenario")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    (tmp_path / "x.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(ScenarioWrong, match="UTF-8"):
        read_scenario(tmp_path / "x.yaml")


def test_a_scenario_is_frozen_and_names_its_areas():
    pilot = Pilot("p", ("birmingham", "devon"), date(2025, 1, 1), does_nothing=True)
    cleared = BacklogCleared(date(2025, 1, 1), date(2025, 3, 1), 52, 0.5)
    scenario = Scenario("x", pilot=(pilot,), backlog_cleared=(cleared,))
    assert scenario.areas == ("birmingham", "devon")
    with pytest.raises(FrozenInstanceError):
        scenario.name = "y"  # type: ignore[misc]


def test_a_cause_without_reason_has_all_of_its_owners_in_use():
    assert CauseOfDelay("cafcass", 4, 0.1).reasons == ("CA1", "CA2")
    assert "OT10" not in CauseOfDelay("other", 4, 0.1).reasons
    assert CauseOfDelay("other", 4, 0.1, reason="OT10").reasons == ("OT10",)


def test_a_pilot_has_a_name_and_a_cost_a_known_code():
    with pytest.raises(ScenarioWrong, match="no name"):
        Pilot(" ", ("birmingham",), date(2025, 1, 1), does_nothing=True)
    assert UnitCost("x", "placement_week", 3.0, only=("U1",), source="a table").source == "a table"
