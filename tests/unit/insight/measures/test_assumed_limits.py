"""Limits that are ours: each with a reason, dated, said to be assumed, and the one that its measure counts by."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from waypost.insight.measures.assumed_limits import AssumedLimit, assumed_limit
from waypost.insight.measures.library import complaints, orders_received


def test_the_file_says_that_nobody_has_published_them():
    document = yaml.safe_load(files("waypost.insight.measures").joinpath("assumed_limits.yaml").read_text("utf-8"))
    assert document["assumption"] is True
    assert document["in_force_from"]
    assert all(assumed_limit(name).why for name in document["limits"])


@pytest.mark.parametrize(
    ("measure", "name"), [(complaints.MEASURE, "complaint_answered"), (orders_received.MEASURE, "order_received")]
)
def test_a_measure_says_the_limit_that_it_counts_by_and_that_it_is_assumed(measure, name):
    limit = assumed_limit(name)
    assert any(limit.words in method.title for method in measure.methods)
    assert any(limit.words in caution.lower() and "assumption" in caution for caution in measure.cautions)


def test_a_limit_is_of_some_days_and_has_a_reason():
    with pytest.raises(ValueError, match="a number of days"):
        AssumedLimit(0, "days", "why")
    with pytest.raises(ValueError, match="a number of days"):
        AssumedLimit(7, "weeks", "why")
