"""The worked example of the how-to runs as it stands, and what it says of other mistakes is so."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "test-your-own-adapter.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """Return every command of the page, in order, in words."""
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


def load(path: str) -> ModuleType:
    """Return a script of the page as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def families(waypost, tmp_path, monkeypatch) -> Path:
    """The folder in which the page's first command was run."""
    make, _, _ = commands()
    monkeypatch.chdir(tmp_path)
    assert make[0] == "waypost"
    assert waypost(*make[1:]).code == 0
    return tmp_path


@pytest.mark.usefixtures("families")
def test_the_commands_of_the_page_run(capsys):
    _, run, mark = commands()
    assert run[3] == ">"
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        load(run[1]).main(run[2])
    Path(run[4]).write_text(told.getvalue())
    assert load(mark[1]).main(*mark[2:]) == 0
    said = capsys.readouterr().out
    assert re.search(
        r"found +[\d,]+ +care_ended \d+, care_started \d+, legal_status_started \d+, placement_started \d+\n", said
    )
    assert len(re.findall(r"^(lost|made up) +0 ", said, re.M)) == 2


def test_the_mistakes_that_the_page_names_are_found(families, capsys):
    """Every return alike, and X1 read as leaving care."""
    _, run, mark = commands()
    right = (ROOT / run[1]).read_text()
    for old, new, found in (
        ('row["DEC"] and row["REC"] != "X1"', 'row["DEC"]', "made up: ssda903"),
        ("began_on), row in sorted(latest.items())", "began_on), row in sorted(latest.items())[::2]", "lost: ssda903"),
    ):
        assert old in right
        wrong = families / "wrong.py"
        wrong.write_text(right.replace(old, new))
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            load(str(wrong)).main(run[2])
        Path(run[4]).write_text(told.getvalue())
        assert load(mark[1]).main(*mark[2:]) == 1
        assert found in capsys.readouterr().out
