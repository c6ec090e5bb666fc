"""The how-tos on deciding who is who, and on putting a wrong link right, run as they stand, one after the other."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from support.identities import without_measures

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to"
PAGES = {
    name: (HOW_TO / f"{name}.md").read_text(encoding="utf-8")
    for name in ("decide-who-is-who", "put-a-wrong-link-right")
}


@pytest.fixture
def folder(county, tmp_path, monkeypatch):
    """A folder in which the county stands, as the first page's first command makes it; no measure is asked of it."""
    shutil.copytree(county, tmp_path / "county", ignore=shutil.ignore_patterns("truth"))
    without_measures(tmp_path / "county")
    for name, script in re.findall(r"with `(\w+\.py)`:\n\n```python\n(.*?)```", PAGES["decide-who-is-who"], re.S):
        (tmp_path / name).write_text(script)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(page: str) -> list[str]:
    fences = re.findall(r"```sh\n(.*?)```", PAGES[page], re.S)
    return [line for fence in fences for line in fence.splitlines() if line.strip()]


class Shell:
    """Runs lines: `NAME=$(command)`, `$NAME`, `python script` and `waypost ...`."""

    def __init__(self, waypost):
        self.waypost, self.values = waypost, {}

    def run(self, line: str) -> str:
        named = re.fullmatch(r"(\w+)=\$\((.*)\)", line)
        if named:
            self.values[named[1]] = self.run(named[2]).strip()
            return ""
        for name, value in self.values.items():
            line = line.replace(f"${name}", value)
        program, *arguments = shlex.split(line)
        if program == "python":
            done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)
            return done.stdout
        answer = self.waypost(*arguments)
        assert answer.code in (0, 1), (line, answer.said)
        return answer.out


def test_the_commands_of_both_pages_run_and_do_what_is_said(waypost, folder):
    shell = Shell(waypost)
    make, *rest = commands("decide-who-is-who")
    assert make == "waypost synthesise county --children 300 --seed 1 --truth"
    for line in rest:
        shell.run(line)
    child = shell.values["CHILD"]
    children = pl.read_parquet("out/record/children.parquet")
    assert children.filter(pl.col("child_id") == child)["identity"].to_list() == ["confirmed"]
    for line in commands("put-a-wrong-link-right"):
        if line.startswith("waypost review agree"):
            assert waypost("journey", "out", child).code == 2
        said = shell.run(line)
    assert shell.values["CASE"] in said
    case = json.loads((folder / "case" / "case.json").read_text())
    steps = {step["step"]: step["state"] for step in case["steps"]}
    assert [steps[name] for name in ("frozen", "second_word", "rebuilt", "lifted")] == ["done"] * 4
    assert "journey" in {row["command"] for row in case["seen_by"]}
    record = shell.values["RECORD"]
    identities = pl.read_parquet("out/record/identities.parquet")
    now = dict(zip(identities["person_key"], identities["child_id"], strict=True))
    assert now[record.split("/", 2)[2]] != now[case["records"]["rest"][0].split("/", 2)[2]]


def test_what_the_page_says_of_columns_is_so():
    from waypost.pipeline.identity.reviewer_file import ANSWERS  # noqa: PLC0415  (reads the whole pipeline)

    page = PAGES["decide-who-is-who"]
    named = {name for line in re.findall(r"^\| (`.*?`) \|", page, re.M) for name in re.findall(r"`(\w+)`", line)}
    assert set(ANSWERS) == named
