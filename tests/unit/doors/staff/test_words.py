"""Words of the staff site: as they stand in the middle of a sentence."""

from __future__ import annotations

import pytest

from waypost.doors.staff.words import lower_first


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The court", "the court"),
        ("Cafcass", "Cafcass"),
        ("IDVA told", "IDVA told"),
        ("Child impact report", "child impact report"),
        ("", ""),
    ],
)
def test_a_name_stays_a_name_in_the_middle_of_a_sentence(said: str, told: str):
    assert lower_first(said) == told
