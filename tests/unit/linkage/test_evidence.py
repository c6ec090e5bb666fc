"""What is compared."""

from __future__ import annotations

import polars as pl

from support.linkage_people import ANNA, CLARA, at, born, child, people, proceedings
from waypost.linkage.evidence import child_evidence, with_frequencies
from waypost.linkage.statements import collapse


def evidence(*statements, cases=None):
    return child_evidence(collapse(people(*statements)), cases)


def test_a_nameless_record_is_not_compared():
    frame = evidence(
        child("ssda903", "1", sender="E08000035", born_on=born("2015-01-01")), child("cafcass", "2", **ANNA)
    )
    assert frame["forename"].to_list() == ["annabel"]


def test_day_and_month_are_swapped_only_where_that_is_another_date():
    days = ["2015-03-04", "2015-03-03", "2015-03-31"]
    frame = evidence(*(child("cafcass", str(n), surname="A", born_on=born(day)) for n, day in enumerate(days)))
    assert frame["born_swapped_on"].to_list() == [born("2015-04-03"), None, None]


def test_other_sex_says_nothing():
    assert evidence(child("cafcass", "1", surname="A", sex="other"))["sex"].to_list() == [None]


def test_only_a_sender_with_one_key_a_child_numbers_children():
    frame = evidence(
        child("cafcass", "1", surname="A"),
        child("ssd", "1", sender="E08000035", surname="A"),
        child("hmcts_public_law", "1", surname="A"),
    )
    assert frame["numbered_by"].to_list() == [None, "cafcass/", "ssd/E08000035"]
    assert frame["is_court"].to_list() == [True, False, False]


def mother(key, case, learnt, **facts):
    return child("cafcass", key, role="mother", proceedings_key=case, learnt_at=at(learnt), **facts)


def test_the_mother_of_the_latest_case_is_the_mother():
    frame = evidence(
        child("cafcass", "1", proceedings_key="c1", **ANNA),
        child("cafcass", "1", proceedings_key="c2", **ANNA),
        mother("p1", "c1", "2020-01-01", forenames="Jane", surname="Old", born_on=born("1990-01-01")),
        mother("p2", "c2", "2024-01-01", forenames="Jane", surname="New", born_on=born("1990-01-01")),
    )
    assert frame.select("mother_family_name", "mother_born_on").rows() == [("new", born("1990-01-01"))]


def test_two_mothers_told_together_are_no_evidence():
    frame = evidence(
        child("cafcass", "1", proceedings_key="c1", **ANNA),
        mother("p1", "c1", "2020-01-01", forenames="Jane", surname="Able"),
        mother("p2", "c1", "2020-01-01", forenames="Ruth", surname="Baker"),
    )
    assert frame["mother_family_name"].to_list() == [None]


def test_a_family_key_joins_a_parent_too():
    frame = evidence(
        child("ssd", "1", sender="E08000035", family_key="f", **ANNA),
        child("ssd", "m", sender="E08000035", role="father", family_key="f", forenames="Tom", surname="Able"),
    )
    assert frame["father_family_name"].to_list() == ["able"]


def test_court_case_numbers_of_every_case_are_evidence_where_proceedings_are_given():
    statements = [child("cafcass", "1", proceedings_key=case, **ANNA) for case in ("c1", "c2", "c3")]
    cases = proceedings(
        {"source": "cafcass", "proceedings_key": "c1", "court_case_number": "1700000000000002"},
        {"source": "cafcass", "proceedings_key": "c2", "court_case_number": "1700000000000001"},
        {"source": "cafcass", "proceedings_key": "c3", "court_case_number": None},
    )
    assert evidence(*statements, cases=cases)["court_cases"].to_list() == [["1700000000000001", "1700000000000002"]]
    assert evidence(*statements)["court_cases"].to_list() == [None]


def test_the_commoner_the_name_the_greater_its_share_drawn_towards_the_usual():
    frame = evidence(
        *(child("cafcass", f"{n}", **ANNA) for n in range(9)),
        child("cafcass", "other", **CLARA),
        child("cafcass", "x", surname="A"),
    )
    usual = {"forename": 0.01, "family_name": 0.01}
    shares = {
        weight: dict(with_frequencies(frame, usual, weight).select("forename", "tf_forename").unique().iter_rows())
        for weight in (0, 1_000_000)
    }
    assert shares[0]["annabel"] > 0.8
    assert shares[0]["clarabelle"] < 0.15
    assert abs(shares[1_000_000]["annabel"] - 0.01) < 0.002
    assert shares[0][None] is None


def test_shares_stand_still_when_a_few_records_come():
    usual = {"forename": 0.004, "family_name": 0.001}
    names = [child("cafcass", f"{n}", **(ANNA if n % 7 else CLARA)) for n in range(500)]
    before, after = (with_frequencies(evidence(*names[:size]), usual, 20_000) for size in (495, 500))
    read = pl.col("forename", "tf_forename")
    assert before.select(read).unique().sort("forename").equals(after.select(read).unique().sort("forename"))
