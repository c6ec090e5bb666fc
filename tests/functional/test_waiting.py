"""`waypost waiting`: who has waited longest in a place, for the operator, audited."""

from __future__ import annotations

import json
import shutil


def test_the_list_is_told_and_the_reading_is_noted(waypost, built, tmp_path):
    shutil.copytree(built, tmp_path / "out")
    rows = json.loads(waypost("waiting", tmp_path / "out", "--for", "birmingham", "--most", "5", "--json").out)
    assert 0 < len(rows) <= 5
    waited = [row["waited_weeks"] for row in rows]
    assert waited == sorted(waited, reverse=True)
    noted = json.loads((tmp_path / "out" / "audit.jsonl").read_text().splitlines()[-1])
    assert (noted["command"], noted["child_id"]) == ("waiting", "every child in open proceedings of birmingham")
    plain = waypost("waiting", tmp_path / "out", "--for", "birmingham", "--most", "5")
    assert rows[0]["child_id"] in plain.out


def test_the_page_is_its_owners_alone(waypost, built, tmp_path):
    shutil.copytree(built, tmp_path / "out")
    page = tmp_path / "waiting.html"
    assert waypost("waiting", tmp_path / "out", "--for", "birmingham", "--html", page).code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    assert "Waiting longest: Birmingham" in page.read_text()


def test_a_place_of_nobody_is_said_plainly(waypost, built, tmp_path):
    shutil.copytree(built, tmp_path / "out")
    answer = waypost("waiting", tmp_path / "out", "--for", "atlantis")
    assert (answer.code, "no child of that place" in answer.err) == (2, True)
