"""The how-to on publishing runs as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "publish-figures.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(built, tmp_path, monkeypatch):
    """A folder in which a copy of the build stands, as the page's first two commands make it."""
    shutil.copytree(built, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_page_run_and_make_what_it_names(waypost, folder):
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    make, build, *rest = [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]
    assert make == ["waypost", "synthesise", "county", "--children", "300", "--seed", "1"]
    assert build == ["waypost", "build", "county", "out"]
    for command in rest:
        answer = waypost(*command[1:])
        assert answer.code == 0, answer.said
    for named in re.findall(r"^\| `(ledger/[^`]+)` \|", PAGE, re.M):
        assert (folder / named).exists(), named


def test_every_reason_of_the_page_is_one():
    from waypost.pipeline.publishing import why_revised  # noqa: PLC0415

    reasons = {why_revised.LEARNT, why_revised.DEFINITION, why_revised.JOINED}
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE.split("| `reason` |")[1], re.M)) == reasons
