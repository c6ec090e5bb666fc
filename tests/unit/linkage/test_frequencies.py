"""How common names are, and what a night makes of that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from waypost.linkage import frequencies
from waypost.linkage.evidence import share_among
from waypost.linkage.model import trained_model

MODEL = replace(trained_model(), weight_of_usual=1)


def digests(*values):
    return np.array(values, np.uint64)


def test_names_are_counted_and_unknown_ones_are_not():
    found = frequencies.counted(digests(9, 0, 4, 9))
    assert (found.digest.tolist(), found.count.tolist()) == ([4, 9], [1, 2])


def test_a_night_adds_and_takes_away():
    before = frequencies.counted(digests(4, 9, 9))
    now = frequencies.told_tonight(before, digests(9, 7, 0), digests(4))
    assert (now.digest.tolist(), now.count.tolist()) == ([4, 7, 9], [0, 1, 3])


def test_shares_are_those_of_evidence():
    names = frequencies.counted(digests(*[4] * 6, *[9] * 2))
    found = frequencies.share_of(names, frequencies.shares_now(names, "forename", MODEL), digests(9, 0, 4))
    usual = MODEL.usual_frequency["forename"]
    expected = pl.DataFrame({"n": [2, 6]}).select(share_among(pl.col("n"), 8, usual, 1)).to_series().to_list()
    assert found.tolist() == pytest.approx([expected[0], 1.0, expected[1]])


def test_names_whose_share_moved_are_found_and_by_how_much_they_grew_rarer():
    before = frequencies.noted(frequencies.counted(digests(*[4] * 8, *[9] * 8)), "forename", MODEL)
    now = frequencies.told_tonight(before, digests(*[4] * 8), digests())
    assert frequencies.moved(before, before, "forename", MODEL).tolist() == []
    assert frequencies.moved(before, now, "forename", MODEL).tolist() == [4, 9]
    assert frequencies.most_bits_rarer(before, "forename", MODEL) == 0
    assert frequencies.most_bits_rarer(now, "forename", MODEL) == pytest.approx(0.75)


def test_the_night_on_which_a_name_was_commonest_counts():
    """On that night the most links were left out."""
    few = frequencies.noted(frequencies.counted(digests(*[4] * 2, *[9] * 14)), "forename", MODEL)
    many = frequencies.noted(frequencies.told_tonight(few, digests(*[4] * 14), digests()), "forename", MODEL)
    few_again = frequencies.told_tonight(many, digests(), digests(*[4] * 14))
    assert few_again.count.tolist() == few.count.tolist()
    assert frequencies.most_bits_rarer(few_again, "forename", MODEL) > 1
