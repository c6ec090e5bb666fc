"""What is frozen is not shown, and who may end it when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.wrong_links import (
    AT,
    CHILD,
    MAY_SETTLE,
    OTHER_CHILD,
    OTHERS,
    OWN,
    THIRD,
    build,
    opened,
    word,
    wrong_record,
)
from waypost.linkage.review.decisions import Word, pair_identifier
from waypost.pipeline.identity.freeze import (
    MayNotLift,
    RecordFrozen,
    check_not_frozen,
    frozen_children,
    is_apart,
    lift,
    why_not_lift,
)
from waypost.pipeline.identity.ledger import add
from waypost.pipeline.identity.pairs import said
from waypost.pipeline.identity.wrong_link import agree, case_named


@pytest.fixture
def usable(tmp_path):
    return wrong_record(tmp_path / "out")


def lifted(usable, case, by="Ben Brown"):
    return lift(usable, case.case_id, by=by, role=MAY_SETTLE, at=AT)


def test_a_frozen_child_is_not_shown_and_others_are(usable):
    check_not_frozen(usable, CHILD)
    case = opened(usable)
    with pytest.raises(RecordFrozen, match=f"{case.case_id}: this record is frozen since 1 April 2027") as refused:
        check_not_frozen(usable, CHILD)
    assert CHILD not in str(refused.value), "the child is not named again"
    check_not_frozen(usable, THIRD)
    assert frozen_children(usable) == {CHILD}


def test_once_built_apart_both_children_are_frozen(usable):
    case = opened(usable)
    assert not is_apart(usable, case)
    build(usable.out, OTHER_CHILD)
    assert is_apart(usable, case)
    assert frozen_children(usable) == {CHILD, OTHER_CHILD}


def test_a_freeze_ends_after_two_words_and_a_build_and_by_another(usable):
    case = opened(usable)
    with pytest.raises(MayNotLift, match="two people have not yet said"):
        lifted(usable, case)
    agree(usable, case.case_id, word("Ben Brown"))
    with pytest.raises(MayNotLift, match="has not been built again"):
        lifted(usable, case)
    build(usable.out, OTHER_CHILD)
    with pytest.raises(MayNotLift, match="whoever opened the case"):
        lifted(usable, case, by=" ann able")
    assert lifted(usable, case).lifted["by"] == "Ben Brown"
    assert frozen_children(usable) == frozenset()
    check_not_frozen(usable, CHILD)
    with pytest.raises(MayNotLift, match="has ended already"):
        lifted(usable, case)


def test_found_to_be_one_child_after_all_the_freeze_ends_without_a_build(usable):
    case = opened(usable)
    words = [
        Word(name, "same", by, MAY_SETTLE, "names_and_birth_agree", at=AT.isoformat())
        for name in case.pair_ids
        for by in ("Ben Brown", "Cy Clay")
    ]
    add(usable.out, map(said, words))
    case = case_named(usable, case.case_id)
    assert pair_identifier(OTHERS, OWN) in case.pair_ids
    assert why_not_lift(usable, case, "Ann Able") == "whoever opened the case may not end it"
    assert lifted(usable, case).lifted is not None


def test_of_two_cases_the_open_one_still_freezes(usable):
    first = opened(usable)
    agree(usable, first.case_id, word("Ben Brown"))
    build(usable.out, OTHER_CHILD)
    lifted(usable, first)
    build(usable.out, CHILD)
    opened(usable, by="Cy Clay", at=AT + timedelta(days=1))
    assert frozen_children(usable) == {CHILD}
