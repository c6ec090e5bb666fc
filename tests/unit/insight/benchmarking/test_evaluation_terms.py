"""The terms of an evaluation: data with reasons, each 1 or more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.insight.benchmarking.evaluation_terms import terms


def test_terms_are_read_and_checked():
    assert terms().weeks_followed == 52
    with pytest.raises(ValueError, match="1 or more"):
        replace(terms(), draws=0)
