"""Clerical review from the queue to the rebuilt record: two people, a third, and nothing ever lost."""

from __future__ import annotations

import csv
import json
import shutil

import polars as pl
import pytest

from support.identities import without_measures
from waypost.doors.cli.build import build_with_pages
from waypost.linkage.review.decisions import Word, pair_identifier, pair_of
from waypost.pipeline.identity.ledger import add
from waypost.pipeline.identity.pairs import listed, said

SUPERVISOR = ("--role", "practice_supervisor")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    from waypost.synthetic.synthesise import synthesise  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("review") / "in"
    synthesise(folder, children=60, seed=4)
    without_measures(folder)
    shutil.rmtree(folder / "local-authority")
    return folder


@pytest.fixture(scope="module")
def first(files, tmp_path_factory):
    out = tmp_path_factory.mktemp("reviewed") / "out"
    build_with_pages(files, out)
    return out


@pytest.fixture
def out(first, tmp_path):
    shutil.copytree(first, tmp_path / "out")
    return tmp_path / "out"


def identity_of(out, child):
    return dict(pl.read_parquet(out / "record" / "children.parquet").select("child_id", "identity").iter_rows())[child]


def child_of_two(out):
    """A child of two records, joined by likeness alone."""
    identities = pl.read_parquet(out / "record" / "identities.parquet")
    children = pl.read_parquet(out / "record" / "children.parquet").filter(pl.col("identity") == "statistical")
    sizes = identities.group_by("child_id").len().filter(pl.col("len") == 2)
    return sizes.join(children, on="child_id").sort("child_id")["child_id"][0]


def write(waypost, out, folder, *more):
    answer = waypost("review", "write", out, "--to", folder, *more)
    assert answer.code == 0, answer.err
    return list(csv.DictReader((folder / "review.csv").open(encoding="utf-8")))


def fill(rows, path, by, says, reason, role="business_services"):
    for row in rows:
        row |= {"says": says, "reason": reason, "decided_by": by, "decided_role": role}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_from_the_queue_to_a_confirmed_identity_and_back_apart(waypost, files, out, tmp_path):
    child = child_of_two(out)
    (tmp_path / "caseload.txt").write_text(f"# a caseload\n{child}\n")
    rows = write(waypost, out, tmp_path / "one", "--for", tmp_path / "caseload.txt")
    own = [row for row in rows if "works with the child" in row["why"]]
    assert len(own) == 1
    assert own[0]["left_surname"]
    assert own[0]["says"] == ""
    fill(own, tmp_path / "one.csv", "Ann Able", "same", "names_and_birth_agree")
    assert waypost("review", "read", out, tmp_path / "one.csv").code == 0
    again = write(waypost, out, tmp_path / "two", "--for", tmp_path / "caseload.txt")
    assert next(row for row in again if row["pair_id"] == own[0]["pair_id"])["says"] == "", "each decides alone"
    fill(own, tmp_path / "two.csv", "ann  able", "same", "names_and_birth_agree")
    told = json.loads(waypost("review", "read", out, tmp_path / "two.csv", "--json").out)
    assert (told["accepted"], told["unchanged"]) == (0, 1), "nobody is a second person to themselves"
    fill(own, tmp_path / "two.csv", "Ben Brown", "same", "owner_confirmed")
    told = json.loads(waypost("review", "read", out, tmp_path / "two.csv", "--json").out)
    pair = own[0]["pair_id"]
    assert told["pairs"] == {pair: "same"}
    assert identity_of(out, child) == "statistical", "until the record is built again"
    assert waypost("build", files, out).code in (0, 1)
    assert identity_of(out, child) == "confirmed"
    assert json.loads((out / "run.json").read_text())["identity"]["decisions"]["one_child"] == 1
    for by, role, code in (("Cy", "business_services", 1), ("Cy", "service_manager", 0), ("Di", "service_manager", 0)):
        answer = waypost("review", "decide", out, pair, "--says", "different", "--reason", "known_to_be_two",
                         "--by", by, "--role", role)  # fmt: skip
        assert answer.code == code, answer.said
    assert waypost("build", files, out).code in (0, 1)
    identities = pl.read_parquet(out / "record" / "identities.parquet")
    keys = {own[0][f"{side}_person_key"] for side in ("left", "right")}
    assert identities.filter(pl.col("person_key").is_in(keys))["child_id"].n_unique() == 2
    events = pl.read_parquet(out / "record" / "identity_events.parquet")
    assert events["kind"].unique().to_list() == ["split"]
    shown = json.loads(waypost("review", "show", out, pair, "--json").out)
    assert [(word["by"], word["says"]) for word in shown["words"]] == [
        ("Ann Able", "same"), ("Ben Brown", "same"), ("Cy", "different"), ("Di", "different"),
    ]  # fmt: skip
    audited = [json.loads(line) for line in (out / "audit.jsonl").read_text().splitlines()]
    assert {"review read", "review decide", "review show", "review write"} <= {line["command"] for line in audited}
    assert waypost("audit", "verify", out).code == 0


def test_what_cannot_be_taken_is_refused_with_a_reason_and_nothing_of_it_is_kept(waypost, out, tmp_path):
    rows = write(waypost, out, tmp_path / "r")[:1]
    if not rows:
        pytest.skip("no pair near the threshold in this county")
    before = (out / "review" / "ledger.jsonl").read_bytes()
    for change, rule in (
        ({"pair_id": "R-00000-00000"}, "pair_not_known"),
        ({"says": "perhaps"}, "outcome_not_known"),
        ({"reason": "a feeling"}, "reason_not_known"),
        ({"decided_role": "analyst"}, "role_may_not"),
        ({"decided_by": " "}, "nobody_named"),
    ):
        fill(rows, tmp_path / "x.csv", "Ann", "same", "owner_confirmed")
        wrong = [rows[0] | change]
        (tmp_path / "x.json").write_text(json.dumps(wrong))
        answer = waypost("review", "read", out, tmp_path / "x.json", "--json")
        assert answer.code == 1
        assert [one["rule"] for one in json.loads(answer.out)["refused"]] == [rule]
    assert (out / "review" / "ledger.jsonl").read_bytes() == before
    (tmp_path / "y.csv").write_text("a,b\n1,2\n")
    answer = waypost("review", "read", out, tmp_path / "y.csv")
    assert answer.code == 2
    assert "no file of decisions" in answer.err


def test_a_list_of_children_that_names_nobody_is_yours_to_fix_and_repeats_nothing(waypost, out, tmp_path):
    (tmp_path / "caseload.txt").write_text("Somebody Real\n")
    answer = waypost("review", "list", out, "--for", tmp_path / "caseload.txt")
    assert answer.code == 2
    assert "entry 1" in answer.err
    assert "Real" not in answer.said


def test_the_queue_and_the_terms_are_told(waypost, out):
    told = json.loads(waypost("review", "list", out, "--json").out)
    assert {row["state"] for row in told["states"]} >= {"open", "needs_second", "needs_third", "same"}
    assert all(row["why"] == "near_threshold" for row in told["pairs"])
    answer = waypost("review", "reasons")
    assert "Nobody has signed these lists off" in answer.out
    assert waypost("review", "show", out, "R-00000-00000").code == 2


def test_where_somebody_lives_stands_in_no_file_for_reviewers(waypost, out, tmp_path):
    folder = tmp_path / "file"
    waypost("review", "write", out, "--to", folder)
    text = (folder / "review.csv").read_text() + (folder / "review.json").read_text()
    assert "postcode" not in next(csv.reader((folder / "review.csv").open()))
    people = pl.read_parquet(out / "linkage" / "people.parquet")
    assert people["postcode"].null_count() == people.height
    assert folder.stat().st_mode & 0o777 == 0o700
    assert "Nobody has signed off" in (folder / "READ-ME-FIRST.txt").read_text()
    assert text


def test_decisions_that_contradict_each_other_are_a_finding(waypost, out):
    keys = pl.read_parquet(out / "record" / "identities.parquet").select("source", "sender", "person_key").rows()[:3]
    told = {(0, 1): "same", (1, 2): "same", (0, 2): "different"}
    for (one, other), says in told.items():
        pair = pair_of(keys[one], keys[other])
        name = pair_identifier(*pair)
        words = [Word(name, says, by, "service_manager", "owner_confirmed") for by in ("A", "B")]
        add(out, [listed(*pair, at="x"), *map(said, words)])
    answer = waypost("review", "list", out, "--json")
    assert answer.code == 1
    assert len(json.loads(answer.out)["contradicting"]) == 3
    assert "contradict each other" in waypost("review", "list", out).out
