"""`waypost cost`: sums of a build, with our unit costs or one's own, and errors that say what to do."""

from __future__ import annotations

import json
from pathlib import Path


def test_costs_are_told_in_words_and_as_json(waypost, built: Path) -> None:
    said = waypost("cost", str(built))
    assert said.code == 0
    assert "What delay costs: England" in said.out
    told = json.loads(waypost("cost", str(built), "--json").out)
    assert told["sums"][0]["id"] == "week_less"
    assert all(row["pounds"] is None or row["lower"] <= row["pounds"] <= row["upper"] for row in told["sums"])
    again = json.loads(waypost("cost", str(built), "--json", "--seed", "2").out)
    assert [row["pounds"] for row in again["sums"]] == [row["pounds"] for row in told["sums"]]


def test_ones_own_unit_costs_change_the_sums(waypost, built: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "only_these: true\ncosts:\n  - {name: a, per: proceedings_week, law: public, central: 100, source: us}\n"
    )
    told = json.loads(waypost("cost", str(built), "--json", "--unit-costs", str(own)).out)
    by_id = {row["id"]: row for row in told["sums"]}
    assert by_id["case_week"]["pounds"] in (100, None)
    assert [row["name"] for row in told["unit_costs"]] == ["a"]


def test_what_is_wrong_is_yours_to_fix(waypost, built: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("costs: [{name: a, per: day, central: 1}]\n")
    for asked, said in (
        (("--area", "atlantis"), "there is no such area"),
        (("--area", "truro", "--authority", "E06000052"), "one area or of one authority"),
        (("--unit-costs", str(tmp_path / "wrong.yaml")), "per is none of"),
        (("--unit-costs", str(tmp_path / "nowhere.yaml")), "cannot be read"),
    ):
        answer = waypost("cost", str(built), *asked)
        assert answer.code == 2, asked
        assert said in answer.err


def test_an_authority_of_nobody_has_no_sums(waypost, built: Path) -> None:
    answer = waypost("cost", str(built), "--authority", "E99999999")
    assert answer.code == 0
    assert "No child was in public-law proceedings there." in answer.out


def test_why_tells_the_released_weeks_of_england_or_an_area(waypost, built: Path) -> None:
    told = json.loads(waypost("why", str(built), "--json").out)
    assert {row["area"] for row in told} == {"england"}
    assert {"why_children_wait", "waits_by_kind", "weeks_lost_by_cause"} <= {row["measure_id"] for row in told}
    assert "Why children wait: public law" in waypost("why", str(built)).out
    assert waypost("why", str(built), "--area", "truro").out == "No figure was released there.\n"
