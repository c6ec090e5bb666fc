"""The rehearsal of a wrong link: planted, used, found, frozen, undone by two people and a build, and everybody told."""

from __future__ import annotations

import csv
import getpass
import json
import shutil

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL, small_world
from support.identities import children_of, without_measures
from waypost.doors.cli.build import build_with_pages
from waypost.linkage.review.decisions import Word, pair_identifier, pair_of
from waypost.pipeline.identity.ledger import add
from waypost.pipeline.identity.pairs import listed, said
from waypost.synthetic import asked
from waypost.synthetic.synthesise import synthesise

ME = getpass.getuser()
ANN = ("--by", "Ann Able", "--role", "practice_supervisor")
BEN = ("--by", "Ben Brown", "--role", "service_manager")
GROUND = ("--reason", "known_to_be_two")
AMBER = ("cafcass", None, "CH1")


def dora(out):
    """The court's record of Dora, of another family."""
    return next(key for key in children_of(out) if key[0] == "hmcts_private_law")


def name_of(record):
    return "/".join(part or "" for part in record)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The small world's files, and a build of them."""
    folder = tmp_path_factory.mktemp("wrong")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asked, "invent", lambda **_: small_world())
        synthesise(folder / "in", children=3, until=UNTIL, workers=1)
    without_measures(folder / "in")
    build_with_pages(folder / "in", folder / "out")
    return folder


@pytest.fixture(scope="module")
def planted(world):
    """The build after it, and who everybody was before."""
    out = world / "out"
    right = children_of(out)
    pair = [AMBER, dora(out)]
    words = [
        Word(pair_identifier(*pair), "same", by, "business_services", "names_and_birth_agree", at=f"{UNTIL}T09:00:00")
        for by in ("Pat", "Quin")
    ]
    add(out, [listed(*pair_of(*pair), at=words[0].at), *map(said, words)])
    build_with_pages(world / "in", out)
    shown = children_of(out)
    assert shown[dora(out)] == shown[AMBER] == right[AMBER]
    return out, right


@pytest.fixture
def wrong(planted, tmp_path):
    """OUT with the wrong link in it, to be put right; and who everybody was before."""
    shutil.copytree(planted[0], tmp_path / "out")
    return tmp_path / "out", planted[1]


def test_a_wrong_link_is_frozen_traced_undone_and_told(waypost, world, wrong, tmp_path):
    out, right = wrong
    child = right[AMBER]
    assert "section 8" in waypost("account", out, child).out.lower() or waypost("journey", out, child).code == 0
    used = [("journey", child), ("journey", child), ("links", child)]
    for command, whom in used:
        assert waypost(command, out, whom).code == 0
    waypost("journey", out, right[("cafcass", None, "CH2")])
    assert waypost("returns", "pre-proceedings", out, "--to", tmp_path / "return", "--every-year").code == 0
    assert waypost("corrections", out, "--to", tmp_path / "lists").code == 0
    (tmp_path / "letters.csv").write_text("letter,sent_on,sent_to\nL-17,2027-03-30,mother\n")

    before = [json.loads(line) for line in (out / "audit.jsonl").read_text().splitlines()]
    opened = waypost("review", "wrong-link", out, child, name_of(dora(out)), *ANN, *GROUND,
                     "--letters", tmp_path / "letters.csv", "--to", tmp_path / "case", "--json")  # fmt: skip
    assert opened.code == 0, opened.err
    case = json.loads(opened.out)
    assert case["records"]["apart"] == [name_of(dora(out))]
    seen = [(row["who"], row["command"]) for row in case["seen_by"]]
    told = [(line["who"], line["command"]) for line in before if line["child_id"] == child]
    assert seen == told, "everybody who saw it, and nobody else"
    assert {("journey"), ("account"), ("links")} <= {command for _, command in seen}
    assert [row["letter"] for row in case["letters"]] == ["L-17"]
    assert [row["name"] for row in case["returns"]] == [f"pre-proceedings {AUTHORITY}"]
    assert len(case["releases"]) == 1
    assert (tmp_path / "case" / "case.md").read_text().startswith(f"# Wrong link {case['case']}: open, frozen")

    check_frozen(waypost, out, child, case["case"], tmp_path)
    lift = ("review", "lift", out, case["case"])
    assert "two people have not yet said" in waypost(*lift, *BEN).err
    assert "may not give a word" in waypost("review", "agree", out, case["case"], *ANN, *GROUND).err
    assert waypost("review", "agree", out, case["case"], *BEN, *GROUND).code == 0
    assert "has not been built again" in waypost(*lift, *BEN).err
    assert waypost("build", world / "in", out).code in (0, 1)
    assert children_of(out) == right, "what was wrong is right, and everybody has the identifier of before"
    assert waypost("journey", out, child).code == 2, "still frozen"
    assert waypost("journey", out, right[dora(out)]).code == 2, "and so is the other child"
    assert "whoever opened the case" in waypost(*lift, *ANN).err
    assert waypost(*lift, *BEN).code == 0
    assert waypost("journey", out, child).code == 0
    check_told(waypost, out, case["case"], child)


def check_frozen(waypost, out, child, case, tmp_path):
    for command in ("journey", "account"):
        answer = waypost(command, out, child)
        assert answer.code == 2
        assert answer.out == ""
        assert f"waypost: {case}: this record is frozen since" in answer.err
        assert child not in answer.err
    again = waypost("returns", "pre-proceedings", out, "--to", tmp_path / "again", "--every-year")
    assert again.code == 0
    assert "rows are left out" in again.err
    rows = list(csv.DictReader((tmp_path / "again" / AUTHORITY / "ssd_pre_proceedings.csv").open()))
    was = list(csv.DictReader((tmp_path / "return" / AUTHORITY / "ssd_pre_proceedings.csv").open()))
    assert 0 < len(rows) < len(was)
    assert waypost("links", out, child).code == 0, "whoever looks for the fault must see it"


def check_told(waypost, out, case, child):
    answer = waypost("review", "cases", out)
    assert answer.code == 1, "something is still open"
    told = json.loads(waypost("review", "case", out, case, "--json").out)
    own = {step["step"]: step["state"] for step in told["steps"]}
    assert [own[step] for step in ("frozen", "second_word", "rebuilt", "lifted")] == ["done"] * 4
    duties = [step for step in told["steps"] if "/" in step["step"]]
    targets = {step["target"] for step in duties if step["step"].startswith("tell_owner_of_source")}
    assert any("cafcass" in target for target in targets)
    assert any("hmcts_private_law" in target for target in targets)
    assert {step["target"] for step in duties if step["step"].startswith("tell_reader")} == {ME}
    for step in duties:
        assert step["state"] == "open"
        assert waypost("review", "done", out, case, step["step"], *BEN).code == 0
    assert waypost("review", "done", out, case, "tell_reader/99", *BEN).code == 2
    assert json.loads(waypost("review", "case", out, case, "--json").out)["state"] == "done"
    assert waypost("review", "cases", out).code == 0
    assert waypost("audit", "verify", out).code == 0
    assert pl.read_parquet(out / "record" / "identity_events.parquet")["kind"].n_unique() == 1


def test_a_case_needs_some_of_the_childs_records(waypost, wrong, tmp_path):
    out, right = wrong
    before = (out / "review" / "ledger.jsonl").read_bytes()
    every = [name_of(key) for key, child in children_of(out).items() if child == right[AMBER]]
    for records in (["cafcass//CH2"], every):
        answer = waypost("review", "wrong-link", out, right[AMBER], *records, *ANN, *GROUND, "--to", tmp_path / "c")
        assert answer.code == 2
        assert "not some, and not all" in answer.err
    (tmp_path / "letters.csv").write_text("letter\nL-17\n")
    answer = waypost("review", "wrong-link", out, right[AMBER], name_of(dora(out)), *ANN, *GROUND,
                     "--letters", tmp_path / "letters.csv", "--to", tmp_path / "c")  # fmt: skip
    assert answer.code == 2
    assert (out / "review" / "ledger.jsonl").read_bytes() == before
    assert waypost("review", "case", out, "W-00000000").code == 2


def test_whoever_may_not_decide_can_still_have_it_frozen(waypost, wrong, tmp_path):
    out, right = wrong
    opened = waypost("review", "wrong-link", out, right[AMBER], name_of(dora(out)), "--by", "Cy", "--role",
                     "family_court_adviser", *GROUND, "--to", tmp_path / "c", "--json")  # fmt: skip
    assert opened.code == 0
    case = json.loads(opened.out)["case"]
    assert waypost("journey", out, right[AMBER]).code == 2
    for who in (ANN, BEN):
        assert waypost("review", "lift", out, case, *BEN).code == 2
        assert waypost("review", "agree", out, case, *who, *GROUND).code == 0
    assert "has not been built again" in waypost("review", "lift", out, case, *BEN).err
