"""Which files are audited, and what is found of letters."""

from functools import partial

import numpy as np
import pytest

from support.invented_parts import parts
from waypost.synthetic.audited_files import audited_files, has_all_letters
from waypost.synthetic.chance import stream


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shares_of_audited_files_stray_less_than_by_luck(seed: int):
    given, streams = parts(4000, seed).population, partial(stream, seed)
    row, day = audited_files(streams, given)
    found = has_all_letters(streams, given)
    assert len(found) == len(given.memberships)
    is_public = given.cases.is_public[given.memberships.case]
    for law, share in ((True, 0.606), (False, 0.787)):
        audited = row[is_public[row] == law]
        assert len(audited) > 40
        # By independent draws the half-width of 95 % would be near 0.12 here; drawn evenly it is under two files.
        assert abs(found[audited].sum() - share * len(audited)) < 4
    assert (day > given.cases.received[given.memberships.case[row]]).all()


def test_an_audited_file_is_found_the_same_twice():
    given, streams = parts(1000, 1).population, partial(stream, 1)
    assert np.array_equal(has_all_letters(streams, given), has_all_letters(streams, given))
