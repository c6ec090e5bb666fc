"""Every figure says where it comes from, or that it is an assumption."""

from importlib.resources import files

import pytest
import yaml

from waypost.foundation.errors import OursToFix
from waypost.synthetic import rates as module
from waypost.synthetic.rates import UnmarkedRate, rates

_FILES = sorted(path.name.removesuffix(".yaml") for path in files("waypost.synthetic").joinpath("rates").iterdir())


@pytest.mark.parametrize("subject", _FILES)
def test_every_rate_is_cited_or_marked_and_every_file_dated(subject: str):
    found = rates(subject)
    assert found.entries
    assert all(rate.source or rate.is_assumption for rate in found.entries.values())
    text = files("waypost.synthetic").joinpath("rates", f"{subject}.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["as_at"]


def test_a_rate_without_source_or_mark_is_refused():
    with pytest.raises(UnmarkedRate, match="assumption") as raised:
        module._rate("families", "twins", {"value": 1})
    assert isinstance(raised.value, OursToFix)
    assert "synthetic/rates/families.yaml, twins" in str(raised.value)


def test_numbers_shares_and_tables():
    known = rates("practice")
    assert known.number("caseload") == 18.0
    assert sum(known.shares("grades").values()) == pytest.approx(1)
    assert known.table("is_reviewed") == {"public": 0.927, "private": 0.889}
