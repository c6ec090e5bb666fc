"""`waypost simulate`: from assumptions, one's own file, or a record; a page; errors that say what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

SMALL = ("--replications", "6", "--weeks", "26")
OWN = "areas:\n  - {name: North, share: 0.03}\n  - {name: South, share: 0.02, in_post: 60, posts: 66}\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_assumptions_of_ones_own_are_told_with_what_they_rest_on(waypost, own: Path, tmp_path: Path) -> None:
    page = tmp_path / "staff.html"
    answer = waypost("simulate", "--assumptions", own, *SMALL, "--rollout", "--json", "--page", page)
    told = json.loads(answer.out)
    assert [row["area"] for row in told["areas"]] == ["North", "South"]
    assert {row["what"] for row in told["england"]} >= {"wait_days", "caseload", "done_in_time"}
    assert all(row["lower"] <= row["middle"] <= row["upper"] for row in (*told["england"], *told["by_week"]))
    assert [one["name"] for one in told["rests_on"] if one["source"] == "set by you"] == ["areas"]
    assert {row["area"] for row in told["rollout"]["beginnings"]} == {"North", "South"}
    least = 10 * told["of"]["weeks_of_ten"]
    is_held = all(min(row["percent_of_weeks_begun"], row["percent_of_weeks_done"]) >= least for row in told["areas"])
    assert answer.code == (0 if is_held else 1)
    html = page.read_text(encoding="utf-8")
    assert "How many practitioners do we need?" in html
    assert "<script" not in html
    assert "no go-live date" in html
    assert all("stack" in table for table in re.findall("<table[^>]*>", html)), "a table is cut off on a phone"
    assert html.count("<td>") == 0


def test_it_is_told_in_words(waypost, own: Path) -> None:
    said = waypost("simulate", "--assumptions", own, *SMALL, "--no-needed").out
    assert "Capacity and demand: 26 weeks ahead, 6 futures, from published numbers and assumptions" in said
    assert "Child Focused Court" in said
    assert "are assumptions" in said


def test_fewer_posts_and_more_cases_make_longer_waits(waypost, own: Path) -> None:
    asked = ("--assumptions", own, *SMALL, "--no-needed", "--json")
    usual = json.loads(waypost("simulate", *asked).out)
    worse = json.loads(waypost("simulate", *asked, "--posts", "80", "--demand", "130", "--recruits", "0").out)
    wait = [next(row["middle"] for row in told["england"] if row["what"] == "wait_days") for told in (usual, worse)]
    assert wait[1] > wait[0] + 5
    assert worse["areas"][1]["posts"] == pytest.approx(0.8 * 66)


def test_a_build_releases_capacity_of_an_area_or_says_why_not(built: Path) -> None:
    told = [row for row in json.loads((built / "run.json").read_text())["not_released"] if row["measure"] == "capacity"]
    released = (built / "release" / "measures.csv").read_text(encoding="utf-8")
    assert told or "capacity,weeks_within,service_area" in released
    assert all(row["why"].endswith(".") for row in told)


def test_a_record_gives_cases_work_and_staff(waypost, built: Path) -> None:
    told = json.loads(waypost("simulate", built, *SMALL, "--no-needed", "--json").out)
    assert told["of"]["record_as_of"]
    assert told["of"]["invented"] is True
    by_name = {one["name"]: one for one in told["rests_on"]}
    assert by_name["areas"].keys() == {"name", "value", "source", "is_assumed"}
    assert by_name["areas"]["source"] == "counted in the record, and counted in the staff tables"
    assert by_name["staff.sickness_share"]["source"] == "counted in the staff tables"
    assert by_name["staff.places_each"]["source"].startswith("Community Care")
    few = [one for one in told["rests_on"] if one["name"].endswith("cases_a_year") and one["value"].isdigit()]
    assert all(int(one["value"]) >= 20 for one in few if one["source"] == "counted in the record")


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("staff: {in_pots: 1}\n", (), "in_pots"),
        ("staff: {yearly_turnover: 2}\n", (), "yearly_turnover"),
        ("kinds: 3\n", (), "names of its own"),
        ("weeks: 2\n", (), "weeks"),
    ],
)
def test_what_is_wrong_is_yours_to_fix(waypost, tmp_path: Path, text: str, asked: tuple[str, ...], said: str) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    answer = waypost("simulate", "--assumptions", tmp_path / "own.yaml", *asked)
    assert answer.code == 2
    assert said in answer.err
