"""The how-to on the pre-proceedings return runs as it stands, and its figures hold on a small county too."""

from __future__ import annotations

import glob
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "fill-the-pre-proceedings-return.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


@pytest.fixture
def folder(county, built, tmp_path, monkeypatch):
    """A folder in which copies of the county and its build stand, as the page's first two commands make them."""
    shutil.copytree(county, tmp_path / "county")
    shutil.copytree(built, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_page_run(waypost, folder):
    make, build, *rest = commands()
    assert make == ["waypost", "synthesise", "county", "--children", "300", "--seed", "1", "--truth"]
    assert build == ["waypost", "build", "county", "out"]
    shares = []
    for command in rest:
        if command[0] == "rm":
            for path in glob.glob(command[1]):
                Path(path).unlink()
            continue
        is_measured = command[2] == "evaluate"
        answer = waypost(*command[1:], *(["--json"] if is_measured else []))
        assert answer.code in (0, 1), answer.said
        if is_measured:
            shares.append(json.loads(answer.out))
    whole, without = shares
    assert whole["ssd_fields_filled"] > without["ssd_fields_filled"] >= 10
    assert min(whole["share_true"], without["share_true"]) >= 0.98
    assert without["fields"]["parents_represented_before"]["filled"] == 0
    assert {path.name for path in next(folder.glob("returns/E*")).iterdir()} >= {
        "ssd_pre_proceedings.csv",
        "cin-pre-proceedings.xml",
        "provenance.csv",
        "summary.txt",
    }


def test_every_file_and_mark_of_the_page_is_so():
    from waypost.pipeline.returns.choosing import HOW_SURE  # noqa: PLC0415  (reads the whole pipeline)

    assert set(HOW_SURE) <= set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M))
