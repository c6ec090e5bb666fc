"""The words of clerical review."""

from __future__ import annotations

import pytest

from waypost.vocabulary.identity_review import FOR_EACH, Duty, review_terms


def test_every_outcome_has_a_ground_and_nobody_may_settle_who_may_not_decide():
    terms = review_terms()
    assert {says for reason in terms.reasons.values() for says in reason.says} == set(terms.outcomes)
    assert terms.may_settle < terms.may_decide
    assert terms.near_threshold_bits > 0
    assert not terms.is_signed_off, "nobody has signed it off; a change of this is a decision of people"


def test_everything_that_can_have_used_a_record_has_a_duty():
    duties = review_terms().duties
    assert {duty.for_each for duty in duties} == set(FOR_EACH)
    assert all(duty.law and duty.who and duty.title for duty in duties)
    with pytest.raises(ValueError, match="unknown"):
        Duty("x", "everybody", "who", "title", "law")
