"""What is allowed for: declared in data, each with its reason."""

from __future__ import annotations

import itertools

from waypost.insight.benchmarking.case_mix import AREAS, GROUPS, age_bands, allowed_for, factors


def test_every_factor_says_why_it_is_in_or_out():
    assert all(len(factor.why) > 10 and set(factor.adjusted_for) <= {AREAS, GROUPS} for factor in factors())


def test_between_areas_only_what_no_area_can_change_is_allowed_for():
    assert {"application", "age_band", "children_in_case", "domestic_abuse"} <= set(allowed_for(AREAS))
    assert not {"area", "ethnic_group", "representation", "track"} & set(allowed_for(AREAS))


def test_what_is_compared_is_not_allowed_for():
    assert "ethnic_group" in allowed_for(GROUPS)
    assert "ethnic_group" not in allowed_for(GROUPS, but="ethnic_group")


def test_age_bands_follow_one_another_without_gap():
    bands = age_bands()
    assert all(later.first == earlier.last + 1 for earlier, later in itertools.pairwise(bands))
    assert (bands[0].first, bands[-1].last) == (0, 17)
