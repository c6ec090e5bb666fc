"""The how-to on corrections runs as it stands."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "send-corrections-home.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(county, built, tmp_path, monkeypatch):
    """A folder in which the county and its build already stand, as the page's first two commands make them."""
    (tmp_path / "county").symlink_to(county)
    shutil.copytree(built, tmp_path / "out")
    (tmp_path / "answer.py").write_text(re.search(r"```python\n(.*?)```", PAGE, re.S)[1])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> list[list[str]]:
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


def test_the_commands_of_the_page_run(waypost, folder):
    make, build, *rest = commands()
    assert make == ["waypost", "synthesise", "county", "--children", "300", "--seed", "1", "--truth"]
    assert build == ["waypost", "build", "county", "out"]
    listed: list[set[str]] = []
    for command in rest:
        if command[0] == "python":
            subprocess.run([sys.executable, *command[1:]], check=True)
            continue
        answer = waypost(*command[1:])
        assert answer.code in (0, 1), answer.said
        if "--to" in command:
            listed.append({row["correction_id"] for row in csv.DictReader((folder / "lists/cafcass.csv").open())}
                          if (folder / "lists/cafcass.csv").exists() else set())  # fmt: skip
    first, second = listed
    assert first
    assert not first & second, "what is said to be corrected waits for its file"
    assert "share found" in answer.out


def test_what_the_page_says_of_columns_is_so():
    from waypost.pipeline.corrections.write import COLUMNS  # noqa: PLC0415  (reads the whole pipeline)

    named = {name for line in re.findall(r"^\| (`.*?`) \|", PAGE, re.M) for name in re.findall(r"`(\w+)`", line)}
    assert set(COLUMNS) <= named
