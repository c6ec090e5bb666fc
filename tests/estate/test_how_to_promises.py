"""The how-to for a programme office tells the rules of a status as the packs do, and commands that are there."""

from __future__ import annotations

import re

from conftest import ROOT
from waypost.doors.boardpack.progress_told import RULES, STATUSES
from waypost.doors.cli.recommendations import recommendations

PAGE = (ROOT / "docs" / "how-to" / "keep-promises.md").read_text(encoding="utf-8")


def test_the_rules_are_those_of_the_packs_in_their_order():
    rows = re.findall(r"^\| ([A-Z][^|]*) \| ([^|]*) \|$", PAGE, re.MULTILINE)
    assert tuple(rows) == RULES
    assert {status for status, _ in RULES} == set(STATUSES.values())


def test_the_commands_are_there():
    named = set(re.findall(r"waypost recommendations (\w+)", PAGE))
    assert named == set(recommendations.commands)
