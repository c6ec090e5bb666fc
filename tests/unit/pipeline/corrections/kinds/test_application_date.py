"""The day of the application: the court's, and the authority's word in its census."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.corrections_record import asked, one_child
from support.told_record import SUBMITTED


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 2), (31, 2), (32, 0)])
def test_days_that_differ_and_are_near_enough_to_be_one(tmp_path, days, count):
    record = one_child(tmp_path).event("hmcts_public_law", "application_submitted", SUBMITTED, record_key="a")
    record.event("cin", "court_application_sent", SUBMITTED + timedelta(days=days), record_key="pre_proceedings/101/x")
    assert len(asked(record, "application_date")) == count
