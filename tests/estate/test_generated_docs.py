"""Documentation is generated or it is not: every generated page stands in the repository as the code would write it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from generate import pages  # noqa: E402


def test_every_generated_page_is_up_to_date():
    stale = [path for path, text in pages().items() if not (ROOT / path).exists() or (ROOT / path).read_text() != text]
    assert not stale, "run `make docs`"


def test_every_command_is_documented():
    from waypost.doors.cli.main import COMMANDS  # noqa: PLC0415

    page = (ROOT / "docs" / "reference" / "command-line.md").read_text()
    assert all(f"## waypost {name}\n" in page for name in COMMANDS)
