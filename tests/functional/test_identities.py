"""Identifiers that stay: late, repeated, reordered and withdrawn extracts, builds elsewhere, and what was given up."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from support.identities import children_of, without_measures
from waypost.doors.cli.build import build_with_pages
from waypost.journeys.tables import IDENTITY_EVENTS


def events_of(out: Path) -> pl.DataFrame:
    return pl.read_parquet(out / "record" / "identity_events.parquet")


def changes(out: Path) -> dict[str, int]:
    told = json.loads((out / "run.json").read_text())["identity"]["changes"]
    return {kind: count for kind, count in told.items() if count}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A county so small that it is built in a moment, Cafcass's files alone in place; the court's are late."""
    from waypost.synthetic.synthesise import synthesise  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("identities") / "in"
    synthesise(folder, children=40, seed=3)
    without_measures(folder)
    shutil.rmtree(folder / "local-authority")
    (folder / "court").rename(folder.parent / "court")
    return folder


def arrive(files: Path) -> None:
    shutil.copytree(files.parent / "court", files / "court")


@pytest.fixture(scope="module")
def first(files, tmp_path_factory):
    """The build before the late files."""
    out = tmp_path_factory.mktemp("first") / "out"
    build_with_pages(files, out)
    return out


@pytest.fixture
def out(first, tmp_path):
    shutil.copytree(first, tmp_path / "out")
    return tmp_path / "out"


def test_late_extracts_keep_every_identifier_and_withdrawn_ones_take_none_away(waypost, files, out):
    before = children_of(out)
    assert changes(out) == {}
    arrive(files)
    assert waypost("build", files, out).code in (0, 1)
    after = children_of(out)
    merged = events_of(out).filter(pl.col("kind") == "merged")
    given_up = set(merged["before"].drop_nulls()) - set(merged["after"])
    assert {after[key] for key in before} == set(before.values()) - given_up
    assert all(after[key] == name for key, name in before.items() if name not in given_up)
    told = changes(out)
    assert told["kept"] > 5
    elsewhere = out.parent / "elsewhere"
    assert waypost("build", files, elsewhere, "--identities", out).code in (0, 1)
    assert children_of(elsewhere) == after, "the same children under the same identifiers on another machine"
    assert changes(elsewhere) == {}, "the same again changes nothing"
    assert events_of(elsewhere).equals(events_of(out)), "what changed before is still told"
    shutil.rmtree(files / "court")
    assert waypost("build", files, out, "--identities", elsewhere / "identity" / "register.parquet").code in (0, 1)
    assert children_of(out) == before


def test_what_is_no_register_is_refused_and_nothing_is_built(waypost, files, tmp_path, first):
    answer = waypost("build", files, tmp_path / "x", "--identities", first / "run.json")
    assert answer.code == 2
    assert "no register of identities" in answer.err
    assert not (tmp_path / "x").exists()


def test_an_identifier_that_was_given_up_names_the_one_to_ask_for(waypost, out):
    """As after a merge: the events say where its records went."""
    gone, now = "C-0000A-0000A", min(children_of(out).values())
    rows = [(1, "merged", date(2027, 4, 1), gone, "C-0000B-0000B", 2)]
    rows += [
        (2, "merged", date(2027, 4, 2), "C-0000B-0000B", now, 3),
        (3, "gone", date(2027, 4, 3), "C-0000C-0000C", None, 1),
    ]
    told = pl.DataFrame(rows, schema=dict(IDENTITY_EVENTS), orient="row")
    told.write_parquet(out / "record" / "identity_events.parquet")
    for command in ("journey", "account", "links"):
        answer = waypost(command, out, gone)
        assert answer.code == 2
        assert answer.out.strip() == (
            f"{gone} is no longer used: on 1 April 2027 its records were found to be of {now}. Ask for that one."
        )
        assert not answer.err
    as_json = json.loads(waypost("journey", out, gone, "--json").out)
    assert as_json == {"child_id": gone, "is_former": True, "since_on": "2027-04-01", "now": [now]}
    answer = waypost("account", out, "C-0000C-0000C")
    assert answer.code == 2
    assert "since 3 April 2027 no file that was read tells of this child any more" in answer.out
    assert waypost("account", out, "C-0000D-0000D").err.startswith("waypost: there is no such child")
    lines = [json.loads(line) for line in (out / "audit.jsonl").read_text().splitlines()]
    assert sum(line["child_id"] == gone for line in lines) == 3, "journey twice, and account"
