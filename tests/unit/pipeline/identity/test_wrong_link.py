"""A wrong link: frozen by one, put right by two, and everything that was said of it."""

from __future__ import annotations

import pytest

from support.wrong_links import (
    ALSO_OWN,
    AT,
    CHILD,
    MAY_NOT,
    MAY_SETTLE,
    NAME_OF_OTHERS,
    OTHERS,
    OWN,
    opened,
    word,
    wrong_record,
)
from waypost.linkage.review.decisions import NEEDS_SECOND, OPEN, pair_identifier
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.pairs import listed, pairs_of, said
from waypost.pipeline.identity.wrong_link import (
    MayNotSay,
    NoSuchCase,
    NotItsRecords,
    Word,
    agree,
    case_named,
    cases_of,
    open_case,
    opened_on,
)
from waypost.vocabulary.identity_review import DIFFERENT


@pytest.fixture
def usable(tmp_path):
    return wrong_record(tmp_path / "out")


def test_a_case_says_whose_records_are_whose_and_what_must_be_decided(usable):
    case = opened(usable, letters=[{"letter": "L-1"}])
    assert (case.apart, case.rest) == ((OTHERS,), (OWN, ALSO_OWN))
    assert case.records == (OTHERS, OWN, ALSO_OWN)
    assert set(case.pair_ids) == {pair_identifier(OTHERS, OWN), pair_identifier(OTHERS, ALSO_OWN)}
    assert {pair.state for pair in case.pairs} == {NEEDS_SECOND}, "the first word counts"
    assert case.traces.letters == ({"letter": "L-1"},)
    assert [row["on"] for row in case.traces.releases] == ["2027-02-01"]
    assert opened_on(case) == AT.date()
    assert (case.opened_by, case.lifted, case.done) == ("Ann Able", None, ())
    assert cases_of(usable) == {case.case_id: case}


def test_whoever_may_not_decide_freezes_and_decides_nothing(usable):
    case = opened(usable, role=MAY_NOT)
    assert {pair.state for pair in case.pairs} == {OPEN}


def test_two_people_settle_it_and_nobody_speaks_twice(usable):
    case = opened(usable)
    with pytest.raises(MayNotSay, match="Ask somebody else"):
        agree(usable, case.case_id, word("ann  ABLE"))
    with pytest.raises(MayNotSay):
        agree(usable, case.case_id, word("Cy", MAY_NOT))
    case = agree(usable, case.case_id, word("Ben Brown"))
    assert {pair.state for pair in case.pairs} == {DIFFERENT}


def test_a_pair_that_reviewers_had_is_not_listed_again_and_keeps_its_words(usable):
    name = pair_identifier(OTHERS, OWN)
    before = Word(name, "same", "Pat", MAY_SETTLE, "names_and_birth_agree", at=AT.isoformat())
    add(usable.out, [listed(*sorted((OTHERS, OWN)), at=AT.isoformat()), said(before)])
    opened(usable)
    entries = read_ledger(usable.out)
    assert sum(entry["what"] == "listed" for entry in entries) == 2
    assert [one.by for one in pairs_of(entries)[name].words] == ["Pat", "Ann Able"]


@pytest.mark.parametrize(
    "apart", [[], ["cafcass//9"], [NAME_OF_OTHERS, "cafcass//1", "ssd/E06000001/2"], [NAME_OF_OTHERS, "x//y"]]
)
def test_some_and_not_all_of_the_childs_records_must_be_named(usable, apart):
    with pytest.raises(NotItsRecords, match="not some, and not all"):
        open_case(usable, CHILD, apart, word("Ann Able"), at=AT)
    assert read_ledger(usable.out) == ()


def test_no_case_of_that_name(usable):
    with pytest.raises(NoSuchCase, match="review cases"):
        case_named(usable, "W-00000000")
    assert cases_of(usable) == {}
