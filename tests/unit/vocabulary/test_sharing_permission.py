"""Who may use what for which purpose: the whole truth table, and what several agreements say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from support.agreements import EVERYTHING
from waypost.vocabulary.sharing_permission import SAID, Reason, Standing, excluded_fields, may_use
from waypost.vocabulary.sharing_terms import purposes, roles, sources

FROM, UNTIL = date(2026, 4, 1), date(2027, 3, 31)
DAYS = {"before": date(2026, 3, 31), "first": FROM, "last": UNTIL, "after": date(2027, 4, 1)}
SENDERS = {"covered": "E08000025", "another": "E08000026", "untold": None}
ONE = replace(
    EVERYTHING,
    covers={"ssd": frozenset({"E08000025"}), "cafcass": frozenset()},
    uses={"measures": frozenset({"analyst"}), "direct_work": frozenset({"record_operator"})},
    in_force_from=FROM,
    in_force_until=UNTIL,
    review_on=FROM,
)


def expected(readable, there, source, sender, agreement_invented, file_invented, day, purpose, role) -> Reason | None:
    """The rule, written out apart from the code: the first thing in the way."""
    if not readable:
        return Reason.NOT_READABLE
    if not there:
        return Reason.NO_AGREEMENT
    if source == "hmcts_public_law":
        return Reason.SOURCE_NOT_COVERED
    if source == "ssd" and sender != "covered":
        return Reason.SENDER_NOT_TOLD if sender == "untold" else Reason.SENDER_NOT_COVERED
    if agreement_invented and not file_invented:
        return Reason.INVENTED_FOR_REAL
    if day in ("before", "after"):
        return Reason.NOT_YET_IN_FORCE if day == "before" else Reason.ENDED
    if purpose not in ("measures", "direct_work"):
        return Reason.PURPOSE_NOT_NAMED
    named = {"measures": "analyst", "direct_work": "record_operator"}[purpose]
    return None if role == named else Reason.ROLE_NOT_NAMED


ROWS = list(
    product(
        (True, False),
        (True, False),
        ("ssd", "cafcass", "hmcts_public_law"),
        SENDERS,
        (True, False),
        (True, False),
        DAYS,
        ("measures", "direct_work", "research"),
        ("analyst", "record_operator", "parent_or_carer"),
    )
)


def test_the_whole_truth_table():
    for row in ROWS:
        readable, there, source, sender, agreement_invented, file_invented, day, purpose, role = row
        agreements = (replace(ONE, is_invented=agreement_invented),) if there else ()
        standing = Standing(source, SENDERS[sender], file_invented, agreements, readable)
        decision = may_use(standing, purpose=purpose, role=role, on=DAYS[day])
        assert decision.reason == expected(*row), row
        assert decision.is_allowed == (decision.reason is None)
        assert bool(decision.agreements) == decision.is_allowed
    assert len(ROWS) == 2 * 2 * 3 * 3 * 2 * 2 * 4 * 3 * 3


def test_everything_is_denied_by_default():
    for source, purpose, role in product(sources(), purposes(), roles()):
        assert not may_use(Standing(source, "E08000025"), purpose=purpose, role=role, on=FROM).is_allowed


def ask(*agreements, purpose="measures", role="analyst", on=FROM):
    return may_use(Standing("cafcass", None, agreements=agreements), purpose=purpose, role=role, on=on)


def test_agreements_add_up_and_each_lets_in_only_its_own():
    other = replace(ONE, id="other", uses={"research": frozenset({"accredited_researcher"})})
    basis = (*ONE.legal_basis, "digital_economy_act_2017_section_64")
    other = replace(other, legal_basis=basis)
    assert ask(ONE, other).agreements == (ONE,)
    assert ask(ONE, other, purpose="research", role="accredited_researcher").agreements == (other,)
    assert ask(ONE, other, purpose="research").reason == Reason.ROLE_NOT_NAMED


def test_the_reason_told_is_the_one_nearest_to_being_allowed():
    ended = replace(
        ONE, id="older", in_force_from=date(2020, 1, 1), in_force_until=date(2021, 1, 1), review_on=date(2020, 6, 1)
    )
    elsewhere = replace(ONE, id="elsewhere", covers={"ssd": frozenset({"all"})})
    assert ask(elsewhere).reason == Reason.SOURCE_NOT_COVERED
    assert ask(elsewhere, ended).reason == Reason.ENDED
    assert ask(elsewhere, ended, ONE, role="auditor").reason == Reason.ROLE_NOT_NAMED


def test_of_one_agreement_the_latest_version_that_has_begun_counts_alone():
    narrower = replace(
        ONE,
        version=2,
        uses={"direct_work": frozenset({"record_operator"})},
        in_force_from=date(2026, 9, 1),
        review_on=date(2026, 9, 1),
    )
    assert ask(ONE, narrower, on=date(2026, 8, 31)).is_allowed
    assert ask(narrower, ONE, on=date(2026, 9, 1)).reason == Reason.PURPOSE_NOT_NAMED


def test_a_later_version_that_has_ended_does_not_bring_the_former_back():
    short = replace(
        ONE, version=2, in_force_from=date(2026, 5, 1), in_force_until=date(2026, 5, 31), review_on=date(2026, 5, 2)
    )
    assert ask(ONE, short, on=date(2026, 4, 30)).is_allowed
    assert ask(ONE, short, on=date(2026, 6, 1)).reason == Reason.ENDED


def test_one_version_told_in_two_ways_lets_nothing_in():
    assert ask(ONE, ONE).is_allowed, "a copy says the same"
    assert ask(ONE, replace(ONE, title="Another")).reason == Reason.NOT_READABLE


def test_the_strictest_of_several_says_what_is_left_out():
    less = replace(ONE, excluded_fields=frozenset({"postcode"}))
    assert excluded_fields([ONE, less]) == {"postcode"}
    assert excluded_fields([]) == frozenset()


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_says_what_is_wrong_and_what_to_do(reason):
    said, do = SAID[reason]
    assert said
    assert do.endswith(".")
