"""The test command names folders: a folder with tests that it does not name would never be run."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_folder_of_tests_is_named_once():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    fast = re.search(r"^FAST := \$\(addprefix tests/,(.*)\)$", makefile, re.MULTILINE)
    whole = re.search(r"^WHOLE := (.*)$", makefile, re.MULTILINE)
    assert fast
    assert whole
    named = [*fast[1].split(), *(one.removeprefix("tests/") for one in whole[1].split())]
    holding = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(named) == sorted(holding)
