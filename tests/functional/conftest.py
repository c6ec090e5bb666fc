"""The command line as a person meets it: what it prints, and the exit code it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from waypost.doors.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What one command said and did."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that a person saw."""
        return self.out + self.err


@pytest.fixture
def waypost(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run `waypost ...` in this process; return its answer."""

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["waypost", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        seen = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), seen.out, seen.err)

    return run
