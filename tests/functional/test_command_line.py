"""Every command, on the small county: what it prints, what it writes, the code it leaves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from waypost.doors.cli.main import COMMANDS

MEASURES_COLUMNS = (
    "measure_id,method,area_kind,area,period_start,period_end,group_kind,group,numerator,denominator,value,unit,"
    "lower,upper,marker,invented"
)


@pytest.fixture(scope="session")
def child(built: Path) -> str:
    return pl.read_parquet(built / "record" / "children_in_proceedings.parquet")["child_id"].sort()[0]


def test_help_names_every_command(waypost):
    answer = waypost("--help")
    assert answer.code == 0
    assert all(name in answer.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches(waypost, name):
    answer = waypost(name, "--help")
    assert answer.code == 0
    assert len(answer.out.splitlines()) > 4


def test_a_wrong_command_is_yours_to_fix(waypost):
    answer = waypost("bild")
    assert answer.code == 2
    assert "bild" in answer.err


def test_run_json_has_the_published_shape(built):
    run = json.loads((built / "run.json").read_text())
    assert {
        "engine",
        "as_of",
        "versions",
        "invented",
        "children",
        "events",
        "peak_rss_mib",
        "sources",
        "stages",
    } <= set(run)
    assert run["invented"] is True
    assert set(run["sources"]) == {"hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "cin"}
    for source in run["sources"].values():
        assert source["read"] == source["accepted"] + source["refused"]
        assert source["refused"] == 0
    assert all({"seconds", "rows_in", "rows_out"} <= set(stage) for stage in run["stages"].values())


OFFICIAL = ("ssda903_", "cin_", "rule_could_not_run")


def test_nothing_of_invented_files_is_refused_and_only_official_checks_find_anything(waypost, county, tmp_path):
    answer = waypost("build", county, tmp_path / "out", "--json")
    assert answer.code == 1, answer.err  # agencies disagree and edit, and the official checks see it
    told = json.loads(answer.out)
    assert told["children"] > 0
    assert all(source["refused"] == 0 for source in told["sources"].values())
    for path in (tmp_path / "out" / "findings").iterdir():
        rules = pl.read_csv(path, infer_schema=False)["rule"].unique()
        assert all(rule.startswith(OFFICIAL) for rule in rules), path.name


def test_check_reports_per_file(waypost, county):
    answer = waypost("check", county / "cafcass", "--json")
    report = json.loads(answer.out)
    assert answer.code == 0
    assert {row["source"] for row in report["files"]} == {"cafcass"}
    assert all(row["read"] == row["accepted"] + row["refused"] for row in report["files"])
    assert "cafcass" in waypost("check", county / "cafcass").out


def test_measures(waypost, built):
    listed = json.loads(waypost("measures", "list", "--json").out)
    assert len(listed) >= 4
    keys = {"id", "title", "objective", "unit", "direction", "grains", "methods", "source", "owner", "next_review"}
    assert all(keys <= set(row) for row in listed)
    for row in listed:
        assert row["title"] in waypost("measures", "show", row["id"]).out
        assert json.loads(waypost("measures", "show", row["id"], "--json").out)["id"] == row["id"]
        assert waypost("measures", "compute", built, "--measure", row["id"]).code == 0
    assert json.loads(waypost("measures", "compute", built, "--json").out)
    assert listed[0]["title"] in waypost("measures", "list").out
    assert waypost("measures", "show", "no_such").code == 2


def test_measures_csv_has_exactly_the_published_columns(built):
    lines = (built / "release" / "measures.csv").read_text().splitlines()
    assert lines[0] == MEASURES_COLUMNS
    assert len(lines) > 10


def test_an_areas_own_steps_are_laid_over_ours_or_refused_whole(waypost, built, child, tmp_path):
    page = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "set-an-areas-own-steps.md").read_text()
    local = tmp_path / "birmingham.yaml"
    local.write_text(re.search(r"```yaml\n(.*?)```", page, re.S).group(1))  # type: ignore[union-attr]
    steps = json.loads(waypost("account", built, child, "--local-timetable", local, "--json").out)["next_steps"]
    assert all(step["timetable"] and step["how_sure"] for step in steps)
    audited = (built / "audit.jsonl").read_text()
    local.write_text(local.read_text().replace("limit: 15", "limit: -1"))
    answer = waypost("account", built, child, "--local-timetable", local)
    assert answer.code == 2
    assert "birmingham.yaml: step 1: limit: a whole number above 0" in answer.err
    assert (built / "audit.jsonl").read_text() == audited


def test_journey_and_account_of_one_child_are_audited(waypost, built, child, tmp_path):
    events = json.loads(waypost("journey", built, child, "--json").out)
    assert [event["happened_on"] for event in events] == sorted(event["happened_on"] for event in events)
    assert waypost("journey", built, child).code == 0
    told = json.loads(waypost("account", built, child, "--json").out)
    assert told["child_id"] == child
    assert told["is_invented"] is True
    assert "Invented" in waypost("account", built, child).out
    page = tmp_path / "account.html"
    assert waypost("account", built, child, "--html", page).out.startswith("file:")
    assert child in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600
    commands = [json.loads(line)["command"] for line in (built / "audit.jsonl").read_text().splitlines()]
    assert commands[-5:] == ["journey", "journey", "account", "account", "account"]
    assert waypost("audit", "verify", built).code == 0


def test_a_child_who_is_not_there(waypost, built):
    answer = waypost("journey", built, "C-00000-00000")
    assert answer.code == 2
    assert "no such child" in answer.err


def test_a_touched_audit_is_a_finding(waypost, built, child, tmp_path):
    waypost("journey", built, child)
    out = tmp_path / "copy"
    out.mkdir()
    (out / "run.json").write_text("{}")
    (out / "audit.jsonl").write_text((built / "audit.jsonl").read_text().replace("journey", "nothing", 1))
    answer = waypost("audit", "verify", out)
    assert answer.code == 1
    assert "breaks at line" in answer.out


CALIBRATED = (
    *("section_31_closed_mean_weeks", "section_31_closed_within_26_weeks", "section_8_closed_within_26_weeks"),
    *("public_open_over_52_weeks", "private_open_over_52_weeks", "engagement_recorded", "engagement_in_person"),
    *("letters_present_public", "letters_present_private", "management_review_public", "management_review_private"),
    "hearings_cancelled_public",
)
"""What every evaluation sets beside the published position."""


def test_evaluate_against_the_truth(waypost, built, county):
    answer = json.loads(waypost("evaluate", built, "--truth", county / "truth", "--json").out)
    assert answer["linkage"]["pairwise_precision"] >= 0.95
    assert answer["linkage"]["pairwise_recall"] >= 0.90
    assert answer["events"]["expected"] == answer["events"]["found"]
    assert answer["events"]["invented"] == 0
    assert {"cluster_precision", "cluster_recall", "by_group"} <= set(answer["linkage"])
    assert "calibration" in answer
    for key in CALIBRATED:
        assert {"value", "target", "n", "standard_error"} <= set(answer["calibration"][key]), key
    said = waypost("evaluate", built, "--truth", county / "truth").out
    assert "pairwise" in said
    assert "published, 31 January 2025" in said


def test_the_memory_engine_releases_the_same_figures(waypost, built, county, tmp_path):
    answer = waypost("build", county, tmp_path / "out", "--engine", "memory")
    assert answer.code == 1, answer.err
    assert (tmp_path / "out" / "release" / "measures.csv").read_bytes() == (
        built / "release" / "measures.csv"
    ).read_bytes()


def test_as_of_knows_only_what_was_learnt(waypost, built, county, tmp_path):
    answer = waypost("build", county, tmp_path / "out", "--as-of", "2025-01-31", "--json")
    assert answer.code == 1, answer.err
    then, now = json.loads(answer.out), json.loads((built / "run.json").read_text())
    assert then["as_of"] == "2025-01-31"
    assert 0 < then["events"] < now["events"]
    learnt = pl.read_parquet(tmp_path / "out" / "record" / "events.parquet")["learnt_at"].max()
    assert str(learnt)[:10] <= "2025-01-31"


def test_forget(waypost, built, county, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "run.json").write_text("{}")
    assert waypost("forget", out, "--yes").code == 0
    assert not out.exists()
    assert "nothing" in waypost("forget", out, "--yes").out


def test_unknown_engine_and_unbuilt_folder(waypost, county, tmp_path):
    assert waypost("build", county, tmp_path / "out", "--engine", "abacus").code == 2
    assert waypost("account", tmp_path / "none", "C-00000-00000").code == 2


def test_a_fault_of_ours_tells_its_place_and_no_value(waypost, county, tmp_path, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("Jane Doe of 1 High Street")

    monkeypatch.setattr("waypost.pipeline.records.link", broken)
    answer = waypost("build", county, tmp_path / "out")
    assert answer.code == 3
    assert "fault of ours" in answer.err
    assert "RuntimeError" in answer.err
    assert "Jane" not in answer.said
    assert not list(tmp_path.iterdir())


def demo(folder, *words):
    """Run the demonstration in a process of its own: casework is opened on one folder in a process."""
    command = [sys.executable, "-m", "waypost.doors.cli.main", "demo", folder, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_demo_ends_with_an_address_that_opens_and_can_be_run_again(tmp_path):
    answer = demo(tmp_path / "demo", "--children", "120")
    assert answer.returncode == 0, answer.stderr
    assert f"waypost serve {tmp_path / 'demo'}" in answer.stdout
    address = re.search(r"file://(\S+)", answer.stdout)
    assert address
    page = Path(address[1])
    links = re.findall(r'href="([^"#]+)"', page.read_text())
    assert links
    assert all((page.parent / link).exists() for link in links)
    assert demo(tmp_path / "demo", "--children", "60", "--seed", "2").returncode == 0


def test_the_log_tells_files_and_stages_and_is_silent_unless_asked(waypost, county, tmp_path):
    command = [sys.executable, "-m", "waypost.doors.cli.main", "build", county, tmp_path / "quiet"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
    lines = [json.loads(line) for line in waypost("--log", "json", "build", county, tmp_path / "out").err.splitlines()]
    assert {line["event"] for line in lines} == {"file read", "stage ended"}
    assert sum(line["event"] == "file read" for line in lines) > 100
    assert {"read", "link", "release"} <= {line.get("stage") for line in lines}
    assert "stage ended" in waypost("--log", "text", "build", county / "cafcass", tmp_path / "text").err
