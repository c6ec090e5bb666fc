"""What no agreement lets be used reaches nothing: through the whole command line, with values planted to be missed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import polars as pl
import pytest

from support.agreements import put_agreement
from support.tables import put, put_manifest, row

CANARIES = ("Canarykept", "2011-11-11", "CANARY7")
NO_FACTS = ("field_marks", "confidentiality")
"""Tables of a record that tell nobody's facts: the list of fields, and what must be hidden, whoever said so."""


def without(files: Path, agency: str, purpose: str) -> None:
    """Take a purpose out of an agency's agreement."""
    path = files / agency / "sharing-agreement.yaml"
    text = path.read_text()
    changed = re.sub(rf"  {purpose}:\n(  - \w+\n)+", "", text)
    assert changed != text
    path.write_text(changed)


def plant(files: Path) -> Path:
    """Put an authority's table without any agreement beside the county: one child, whom nobody else knows."""
    folder = files / "elsewhere"
    put_manifest(folder, sender="E08000031", received_at="2027-03-30T18:00:00Z", invented=True)
    child = row("ssd_person", pers_person_id="CANARY7", pers_forename="Canarykept", pers_dob="2011-11-11")
    put(folder, "person.csv", [child, row("ssd_person", pers_person_id="CANARY7", pers_dob="never")])
    order = row("ssd_legal_status", lega_person_id="CANARY7", lega_legal_status_start_date="2024-02-29")
    put(folder, "status.csv", [order])
    return folder


@pytest.fixture(scope="module")
def parted(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county built with: Cafcass not counted, authorities for no direct work, a child's file with no agreement."""
    from waypost.doors.cli.build import build_with_pages  # noqa: PLC0415  (heavy; only for tests that build)

    files, out = tmp_path_factory.mktemp("parted") / "files", tmp_path_factory.mktemp("out") / "out"
    shutil.copytree(county, files)
    without(files, "cafcass", "measures")
    without(files, "local-authority", "direct_work")
    plant(files)
    build_with_pages(files, out)
    return out


def tables(folder: Path) -> dict[str, pl.DataFrame]:
    return {path.stem: pl.read_parquet(path) for path in sorted((folder / "record").glob("*.parquet"))}


def test_nothing_in_quarantine_is_in_any_record_or_page(parted):
    records = [parted, *sorted((parted / "for").iterdir())]
    assert [folder.name for folder in records[1:]] == ["direct_work", "measures"]
    for folder in records:
        for name, table in tables(folder).items():
            assert not [canary for canary in CANARIES if canary in table.write_csv()], name
            if "file" in table.columns:
                assert not table["file"].str.starts_with("elsewhere/").any(), name
    for path in parted.rglob("*"):
        if path.is_file() and "record" not in path.parts and path.suffix != ".duckdb":
            assert not [canary for canary in CANARIES if canary.encode() in path.read_bytes()], path
    listed = pl.read_csv(parted / "quarantine" / "files.csv")
    assert listed["file"].to_list() == ["elsewhere/person.csv", "elsewhere/status.csv"]


def test_the_quarantine_is_told_and_counted(parted):
    run = json.loads((parted / "run.json").read_text())
    (aside,) = run["quarantine"]
    assert (aside["source"], aside["senders"], aside["reason"]) == ("ssd", ["E08000031"], "no_agreement")
    assert (aside["files"], aside["read"]) == (2, 3)
    assert run["sources"]["ssd"]["quarantine"]["files"] == 2
    assert all(told["read"] == told["accepted"] + told["refused"] for told in run["sources"].values())
    assert run["not_used_for"] == {"direct_work": ["ssd", "ssda903", "cin"], "measures": ["cafcass"]}


def test_each_record_holds_what_may_be_used_for_its_purpose_and_no_more(parted):
    sources = {
        folder: {
            source
            for name, table in tables(parted / folder).items()
            if "source" in table.columns and name not in NO_FACTS
            for source in table["source"]
        }
        for folder in ("", "for/direct_work", "for/measures")
    }
    authority, court = {"ssd", "ssda903", "cin"}, {"hmcts_public_law", "hmcts_private_law"}
    assert sources[""] == {"cafcass"} | authority | court
    assert sources["for/direct_work"] == {"cafcass"} | court
    assert sources["for/measures"] == authority | court


def test_a_child_is_the_same_child_in_every_record(parted):
    whole = tables(parted)
    key = ["source", "sender", "person_key", "child_id"]
    for folder in ("for/direct_work", "for/measures"):
        part = tables(parted / folder)
        assert part["identities"].height > 100
        assert part["identities"].join(whole["identities"], on=key, how="anti", nulls_equal=True).is_empty()
        anchors = part["children"]["anchor"].str.split("/").list.first()
        assert set(anchors) <= set(part["identities"]["source"]), "no record of another source is named"


def test_what_is_counted_is_counted_without_it(parted, built):
    """Cafcass alone tells who was engaged with: nothing can be said of it, and of what the court tells, the same."""
    counted, whole = (pl.read_csv(out / "release" / "measures.csv", infer_schema=False) for out in (parted, built))
    assert "caseload" in set(whole["measure_id"])
    assert "caseload" not in set(counted["measure_id"])
    assert counted.height < whole.height


def test_the_account_tells_nothing_that_authorities_told(waypost, parted, tmp_path):
    shutil.copytree(parted, tmp_path / "out")
    told = tables(parted)
    of_authorities = told["events"].filter(pl.col("source").is_in(["ssd", "ssda903", "cin"]))
    of_court = told["children_in_proceedings"]
    child = of_court.join(of_authorities, on="child_id", how="semi")["child_id"].sort()[0]
    rows = json.loads(waypost("journey", tmp_path / "out", child, "--json").out)
    rows = rows["events"] if isinstance(rows, dict) else rows
    assert rows
    assert not {row["source"] for row in rows} & {"ssd", "ssda903", "cin"}


def test_each_command_asks_for_its_purpose(waypost, county, built, tmp_path):
    """Take each purpose away alone, from every agreement in the build: its commands are refused, the others work."""
    out = tmp_path / "out"
    shutil.copytree(built, out)
    kept = (out / "basis.json").read_text()
    truth = ("--truth", county / "truth")
    commands = {
        "direct_work": [("journey", out, "C-1"), ("account", out, "C-1")],
        "statutory_returns": [("returns", "pre-proceedings", out, "--to", tmp_path / "returns")],
        "data_correction": [("corrections", out, "--to", tmp_path / "lists")],
        "data_quality": [("quality", out, "--json")],
        "assurance": [
            ("evaluate", out, *truth),
            ("returns", "evaluate", out, *truth),
            ("corrections", "evaluate", out, *truth),
        ],
    }
    for purpose, asked in commands.items():
        told = json.loads(kept)
        told["agreements"] = [re.sub(rf"  {purpose}:\n(  - \w+\n)+", "", text) for text in told["agreements"]]
        (out / "basis.json").write_text(json.dumps(told))
        for command in asked:
            answer = waypost(*command)
            assert answer.code == 2, command
            assert f"({purpose})" in answer.err
            assert "does not name this purpose" in answer.err
    assert not (out / "audit.jsonl").exists() or "C-1" not in (out / "audit.jsonl").read_text()
    assert waypost("account", out, "C-1").err.startswith("waypost: ")
    assert "does not name" not in waypost("account", out, "C-1").err


def test_without_any_agreement_a_build_tells_so_and_holds_nobody(waypost, county, tmp_path):
    files, out = tmp_path / "files", tmp_path / "out"
    shutil.copytree(county / "cafcass", files)
    (files / "sharing-agreement.yaml").unlink()
    answer = waypost("build", files, out)
    assert answer.code == 1
    assert "cafcass is used for nothing: no sharing agreement stands beside it" in answer.out
    assert "docs/how-to/put-a-sharing-agreement-beside-a-source.md" in answer.out
    assert tables(out)["children"].is_empty()
    refused = waypost("account", out, "C-1")
    assert (refused.code, "no source in this build may be used for" in refused.err) == (2, True)
    put_agreement(files)
    assert waypost("build", files, out).code == 0
    assert not tables(out)["children"].is_empty()


def test_check_reads_everything_and_says_what_a_build_would_not_use(waypost, county, tmp_path):
    before = json.loads(waypost("check", county / "cafcass", "--json").out)
    assert before["quarantine"] == []
    shutil.copytree(county / "cafcass", tmp_path / "files")
    (tmp_path / "files" / "sharing-agreement.yaml").write_text("waypost_sharing_agreement: 1\n")
    answer = waypost("check", tmp_path / "files", "--json")
    after = json.loads(answer.out)
    assert after["files"] == before["files"]
    assert after["unread"] == []
    assert [(row["source"], row["reason"], row["files"]) for row in after["quarantine"]] == [
        ("cafcass", "agreement_not_readable", 22)
    ]
    assert "cafcass is used for nothing" in waypost("check", tmp_path / "files").out


def test_samples_without_an_agreement_are_read_and_stand_in_quarantine(waypost, shared):
    report = json.loads(waypost("check", shared / "samples", "--json").out)
    assert not [file for file in report["unread"] if not file["is_for_later"]]
    assert sum(row["files"] for row in report["quarantine"]) == len(report["files"])
    assert {row["reason"] for row in report["quarantine"]} == {"no_agreement"}


def test_agreements_are_listed_for_people_and_programs(waypost, county, built, tmp_path):
    said = waypost("agreements", county, "--purpose", "measures", "--on", "2027-04-01")
    assert said.code == 0
    assert re.search(r"invented-cafcass +1 +cafcass +measures .*in force \(invented\)", said.out)
    rows = json.loads(waypost("agreements", built, "--json", "--on", "2027-04-01").out)["agreements"]
    assert {row["purpose"] for row in rows} >= {"direct_work", "measures", "assurance"}
    assert waypost("agreements", county, "--on", "2099-12-01").code == 1, "ends soon"
    assert waypost("agreements", county, "--role", "minister").code == 2
    put(tmp_path, "sharing-agreement.yaml", "waypost_sharing_agreement: 1\nversion: one\n")
    wrong = waypost("agreements", tmp_path)
    assert wrong.code == 1
    assert "sharing-agreement.yaml, line 2, version: write a whole number." in wrong.out
