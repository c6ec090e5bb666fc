"""`waypost links`: who is who, told to a clerk."""

from __future__ import annotations

import json

import polars as pl
import pytest


@pytest.fixture
def told(waypost, built):
    identities = pl.read_parquet(built / "record" / "identities.parquet")
    sizes = identities.group_by("child_id").len().sort("len", "child_id", descending=[True, False])
    child = sizes["child_id"][0]
    return child, waypost("links", built, child), json.loads(waypost("links", built, child, "--json").out)


def test_a_childs_records_and_every_link_are_told_in_words(told):
    child, answer, as_json = told
    assert answer.code == 0
    assert child in answer.out
    assert "Taken for one child" in answer.out
    assert all(link["sentence"] in answer.out for link in as_json["links"])
    assert {"accepted", "verdict", "reason", "match_weight"} <= set(as_json["links"][0])


def test_two_records_may_be_asked_for(waypost, built, told):
    link = told[2]["links"][0]
    sides = [
        "/".join(link[f"{side}_{name}"] or "" for name in ("source", "sender", "person_key"))
        for side in ("left", "right")
    ]
    answer = waypost("links", built, *sides)
    assert answer.out.count("\n- ") >= 1
    assert link["sentence"] in answer.out


def test_the_reading_is_audited(waypost, built, told):
    lines = [json.loads(line) for line in (built / "audit.jsonl").read_text().splitlines()]
    assert any(line["command"] == "links" and line["child_id"] == told[0] for line in lines)


def test_nobody_such_is_yours_to_fix_and_names_nobody(waypost, built):
    answer = waypost("links", built, "C-ZZZZZ-ZZZZZ")
    assert answer.code == 2
    assert "ZZZZZ" not in answer.err
