"""Whether the polls in IN/court may be looked at, or stand in quarantine, asked before they are opened."""

from __future__ import annotations

import pytest

from support.agreements import ON, put_agreement
from waypost.pipeline.basis.exchanged import why_in_quarantine, why_not_looked_at

POLLS = ("public-law", "hmcts_public_law")
OPERATOR = frozenset({"record_operator"})


@pytest.mark.parametrize("where", ["", "court", "court/public-law"])
def test_an_agreement_beside_or_above_lets_them_be_used(tmp_path, where):
    put_agreement(tmp_path / where)
    assert why_not_looked_at(tmp_path, *POLLS, ON) is None
    assert why_in_quarantine(tmp_path, *POLLS, ON) is None


def test_without_one_they_are_let_alone(tmp_path):
    for why in (why_not_looked_at, why_in_quarantine):
        assert why(tmp_path, *POLLS, ON)[0] == "no sharing agreement stands beside it or above it"


def test_for_the_exchange_that_purpose_must_be_named(tmp_path):
    put_agreement(tmp_path, uses={"measures": OPERATOR})
    assert why_in_quarantine(tmp_path, *POLLS, ON) is None
    assert why_not_looked_at(tmp_path, *POLLS, ON)[0] == "its sharing agreement does not name this purpose"


def test_an_agreement_that_cannot_be_read_lets_nothing_in(tmp_path):
    (tmp_path / "sharing-agreement.yaml").write_text("hello")
    assert "cannot be used" in why_not_looked_at(tmp_path, *POLLS, ON)[0]
