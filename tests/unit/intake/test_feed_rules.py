"""Every rule has a sentence that says what is wrong and one that says what to do, and every rule is used."""

from __future__ import annotations

from pathlib import Path

from waypost import intake
from waypost.intake.feed_rules import RULES

ROOM = Path(intake.__file__).parent


def test_every_rule_is_told_in_two_sentences() -> None:
    for rule in RULES.values():
        assert rule.message.endswith(".")
        assert rule.do.endswith(".")


def test_every_rule_is_used_and_no_other() -> None:
    own = [path for path in ROOM.glob("*.py") if path.name != "feed_rules.py"] + list(ROOM.glob("hmcts_*/*.py"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in own)
    assert [name for name in RULES if f'"{name}"' not in code] == []
