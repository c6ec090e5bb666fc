"""From links to children."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from support.linkage_facts import facts
from waypost.linkage.cluster import ALREADY_JOINED, EITHER, JOINED, TOO_WEAK, LinkOfNobody, cluster
from waypost.linkage.constraints import MOST_RECORDS, TOO_MANY, TWO_BIRTHS, TWO_KEYS


def run(links, known, accept_weight=3.0):
    frame = pl.DataFrame(links, schema={"left": pl.Int64, "right": pl.Int64, "match_weight": pl.Float64}, orient="row")
    return cluster(frame, known, accept_weight=accept_weight)


def test_links_above_the_threshold_join_and_those_below_do_not():
    found = run([(0, 1, 9.0), (2, 3, 2.9)], facts(4))
    assert list(found.member_of) == [0, 0, 2, 3]
    assert list(found.verdicts) == [JOINED, TOO_WEAK]


def test_the_surest_link_goes_first_and_what_it_rules_out_is_refused():
    """Records 1 and 2 are one sender's: the weaker claim on 0 is refused although it came first."""
    found = run([(0, 1, 8.0), (0, 2, 15.0)], facts(3, numbered_by=[-1, 4, 4]))
    assert list(found.member_of) == [0, 1, 0]
    assert list(found.verdicts) == [TWO_KEYS, JOINED]


def test_a_cluster_is_held_to_all_its_records():
    """0 has no birth date: joined to 1 it may not be joined to 2, born in another year and month."""
    found = run(
        [(0, 1, 12.0), (0, 2, 11.0), (1, 3, 9.0), (0, 3, 8.0)], facts(4, born=[0, 20160509, 20110203, 20160509])
    )
    assert list(found.member_of) == [0, 0, 2, 0]
    assert list(found.verdicts) == [JOINED, TWO_BIRTHS, JOINED, ALREADY_JOINED]


def test_an_explicit_key_goes_before_any_weight():
    found = run([(0, 1, 30.0), (0, 2, None)], facts(3, numbered_by=[-1, 4, 4]))
    assert list(found.member_of) == [0, 1, 0]


@pytest.mark.parametrize("gap", [0.0, 1.9])
def test_a_record_that_fits_two_children_told_apart_is_left_apart(gap):
    found = run([(0, 1, 12.0), (0, 2, 12.0 - gap)], facts(3, numbered_by=[-1, 4, 4]))
    assert list(found.member_of) == [0, 1, 2]
    assert list(found.verdicts) == [EITHER, EITHER]


def test_unless_one_fits_clearly_better():
    found = run([(0, 1, 12.0), (0, 2, 9.9)], facts(3, numbered_by=[-1, 4, 4]))
    assert list(found.member_of) == [0, 0, 2]


def test_unless_the_other_is_already_taken():
    """Twins 1 and 2 of one sender, 0 and 3 of another: 3 is surely 2, so 0 can only be 1."""
    found = run([(0, 1, 12.0), (0, 2, 12.0), (2, 3, 20.0)], facts(4, numbered_by=[7, 4, 4, 7]))
    assert list(found.member_of) == [0, 0, 2, 2]
    assert sorted(found.verdicts) == sorted([JOINED, TWO_KEYS, JOINED])


def test_children_of_one_court_case_are_rivals_too():
    case = ((5, 0, 10),)
    found = run([(0, 1, 12.0), (0, 2, 12.0)], facts(3, cases=[(), case, case]))
    assert list(found.member_of) == [0, 1, 2]


def test_two_uncertain_links_already_joined_by_others_stay_joined():
    """0 fits 1 and 2 alike; but 3, sure of both 0 and 1, settles it."""
    found = run([(0, 1, 12.0), (0, 2, 12.0), (0, 3, 20.0), (1, 3, 19.0)], facts(4, numbered_by=[-1, 4, 4, -1]))
    assert list(found.member_of) == [0, 0, 2, 0]
    assert found.verdicts[0] == ALREADY_JOINED


def test_the_order_of_rows_does_not_matter():
    links = [(0, 1, 12.0), (1, 2, 7.0), (0, 3, 7.0), (2, 3, 12.0), (0, 2, 3.0)]
    known = facts(4, numbered_by=[1, 2, 1, 2])
    assert list(run(links, known).member_of) == list(run(links[::-1], known).member_of)


def test_nothing_is_nothing():
    assert list(run([], facts(0)).member_of) == []


def test_two_keys_of_one_child_in_one_case_are_no_rivals():
    """A name put right gave one child two keys in one case, one after the other: both are the child that 0 is."""
    before, after = ((5, 0, 10),), ((5, 20, 30),)
    links = [(0, 1, 12.0), (0, 2, 12.0)]
    for told in (links, [*links, (1, 2, 11.0)]):
        assert list(run(told, facts(3, cases=[(), before, after])).member_of) == [0, 0, 0]


def test_no_child_has_endless_records():
    chain = [(record, record + 1, 50.0 - record / 10) for record in range(MOST_RECORDS + 5)]
    found = run(chain, facts(MOST_RECORDS + 6))
    assert list(found.verdicts).count(TOO_MANY) == 1
    assert max(np.unique(found.member_of, return_counts=True)[1]) == MOST_RECORDS


def test_a_link_of_a_record_that_is_not_there_is_refused():
    with pytest.raises(LinkOfNobody):
        run([(0, 4, 9.0)], facts(4))
