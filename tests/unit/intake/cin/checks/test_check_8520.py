"""Rule 8520, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child

CASES = [
    ([child(PersonBirthDate="2027-04-01")], ["Child[1]"]),
    ([child(PersonBirthDate="2027-03-31")], []),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8520", *children) == places
