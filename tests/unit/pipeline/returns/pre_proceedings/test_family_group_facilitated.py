"""The census's own word on family group decision making: FGDMMeetingFac."""

from __future__ import annotations

import pytest

from support.told_record import hand_made


@pytest.mark.parametrize(("written", "value"), [("1", "Y"), ("0", "N"), ("true", "Y"), ("false", "N"), ("x", None)])
def test_the_census_says_so(tmp_path, written, value):
    record = hand_made(tmp_path).begun("cin").kept("cin", "pre_proceedings/101/2026-05-04", {"FGDMMeetingFac": written})
    assert record.answer("family_group_facilitated")["value"] == value


def test_nobody_else_knows(tmp_path):
    told = hand_made(tmp_path).begun("ssd").applied().answer("family_group_facilitated")
    assert told["value"] is None
    assert told["note"].startswith("Nobody but the authority")
