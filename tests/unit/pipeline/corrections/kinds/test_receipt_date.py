"""Applications received by Cafcass before they reached the court."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.corrections_record import asked, one_child
from support.told_record import SUBMITTED


@pytest.mark.parametrize(("days", "count"), [(-1, 2), (0, 0), (3, 0)])
def test_only_the_wrong_way_round_is_wrong(tmp_path, days, count):
    record = one_child(tmp_path).event("hmcts_public_law", "application_submitted", SUBMITTED, record_key="a")
    record.event("cafcass", "application_received", SUBMITTED + timedelta(days=days), record_key="b")
    assert len(asked(record, "receipt_date")) == count


def test_without_the_court_nothing_is_said(tmp_path):
    record = one_child(tmp_path).event("cafcass", "application_received", SUBMITTED)
    assert asked(record, "receipt_date") == []
