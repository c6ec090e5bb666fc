"""Heavy tails of days."""

from __future__ import annotations

import numpy as np
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.late import days_late, days_off, skewed_days


def test_a_share_waits_and_the_tail_is_heavy(disagree):
    disagree(keying_delay_tail={"share": 0.25, "median": 20.0, "spread": 1.0, "most": 300})
    days = days_late("keying_delay_tail", stream(1, "x"), 20_000).to_numpy()
    waiting = days[days > 0]
    assert len(waiting) / 20_000 == pytest.approx(0.25, abs=0.01)
    assert np.median(waiting) == pytest.approx(20, abs=1)
    assert waiting.mean() > 28
    assert waiting.max() == 300


def test_days_are_whole_and_at_least_one():
    days = skewed_days({"median": 0.5, "spread": 2.0, "most": 9}, stream(1, "x"), 1000)
    assert (days.min(), days.max()) == (1, 9)


def test_a_share_is_off_by_one_of_the_days():
    off = days_off({"share": 0.5, "days": {"-1": 0.75, "14": 0.25}}, stream(1, "x"), 10_000)
    assert set(off) == {-1, 0, 14}
    assert (off == 0).mean() == pytest.approx(0.5, abs=0.02)
    assert (off == -1).mean() == pytest.approx(0.375, abs=0.02)
