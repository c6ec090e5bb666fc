"""The last hearing of a delayed case takes place so many days later; no other does."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.delays import EVERY_REASON, REASONS, Delays, no_delays, postponed
from waypost.synthetic.hearing_plan import Sittings
from waypost.vocabulary.cancellations import CANCELLATIONS

HELD = Sittings(case=np.array([0, 0, 2]), hearing=np.array([1, 2, 3]), day=np.array([10, 20, 30]))


def test_the_last_hearing_moves_and_no_other():
    delays = Delays(case=np.array([0, 2]), reason=np.array([0, 0]), days=np.array([7, 14]))
    assert postponed(HELD, delays).day.tolist() == [10, 27, 44]
    assert HELD.day.tolist() == [10, 20, 30]


def test_a_case_without_hearings_has_none_to_move():
    delays = Delays(case=np.array([1, 5]), reason=np.array([0, 0]), days=np.array([7, 14]))
    assert postponed(HELD, delays).day.tolist() == [10, 20, 30]
    assert postponed(HELD, no_delays()).day.tolist() == [10, 20, 30]


def test_every_published_reason_can_be_given():
    assert set(EVERY_REASON) == set(CANCELLATIONS.codes)
    assert EVERY_REASON[: len(REASONS)] == REASONS
