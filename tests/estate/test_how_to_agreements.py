"""The how-to on sharing agreements runs as it stands, and the agreement that it shows is one."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from waypost.intake.agreement_files import parse_agreement
from waypost.vocabulary.sharing_permission import Reason

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "put-a-sharing-agreement-beside-a-source.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(county, built, tmp_path, monkeypatch):
    """A folder in which the county and its build already stand, as the page's first commands make them."""
    shutil.copytree(county, tmp_path / "county", ignore=shutil.ignore_patterns("truth"))
    shutil.copytree(built, tmp_path / "out")
    (tmp_path / "narrow.py").write_text(re.search(r"```python\n(.*?)```", PAGE, re.S)[1])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> list[list[str]]:
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


def test_the_commands_of_the_page_run(waypost, folder):
    make, listed, build, *rest = commands()
    assert make == ["waypost", "synthesise", "county", "--children", "300", "--seed", "1"]
    assert build == ["waypost", "build", "county", "out"]
    assert waypost(*listed[1:]).code == 0
    for command in rest:
        if command[0] == "python":
            subprocess.run([sys.executable, *command[1:]], check=True)
            continue
        answer = waypost(*command[1:])
        assert answer.code in (0, 1), answer.said
        if command[1] == "build":
            (sentence,) = re.findall(r"`(Not used for measures.*?)`", PAGE)
            assert sentence in answer.out
            run = json.loads((folder / "out" / "run.json").read_text())
            assert run["purposes"]["measures"]["record"] == "for/measures/record"
    assert (folder / "out" / "for" / "measures").is_dir()


def test_the_agreement_of_the_page_is_one():
    found = parse_agreement("page", re.search(r"```yaml\n(.*?)```", PAGE, re.S)[1])
    assert found.faults == ()
    assert found.agreement.covers["ssd"] == {"E08000025"}


def test_every_reason_stands_on_the_page():
    assert {reason for reason in Reason if f"`{reason}`" in PAGE} == set(Reason)
