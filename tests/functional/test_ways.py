"""`waypost ways` on a build of an invented county."""

from __future__ import annotations

import json

import polars as pl


def test_the_commonest_ways_are_told_in_words_and_in_json(waypost, built):
    said = waypost("ways", built)
    assert said.code == 0, said.err
    assert "After: Application issued" in said.out
    told = json.loads(waypost("ways", built, "--json").out)
    assert told["ways"]
    assert all(row["ways"] % 5 == 0 for row in told["ways"])
    assert not [child for child in pl.read_parquet(built / "record/children.parquet")["child_id"] if child in said.out]


def test_an_area_of_few_children_tells_nothing(waypost, built):
    answer = waypost("ways", built, "--area", "truro")
    assert (answer.code, answer.out) == (0, "No way was gone by enough children to be told.\n")
    assert waypost("ways", built, "--whole", "--law", "public").code == 2
