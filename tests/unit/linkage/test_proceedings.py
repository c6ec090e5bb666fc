"""Which proceedings are which."""

from __future__ import annotations

import polars as pl
import pytest

from support.linkage_people import at, born, proceedings
from waypost.foundation.identifiers import proceedings_identifier
from waypost.linkage.proceedings import ALONE, BY_CHILDREN, BY_NUMBER, MOST_DAYS_APART, link_proceedings

COURT = "hmcts_public_law"
SHAPE = {
    "source": pl.String,
    "sender": pl.String,
    "proceedings_key": pl.String,
    "child_id": pl.String,
    "started_on": pl.Date,
}


def case(source, key, number=None, **facts):
    given = {"law": "public", "application": "section_31", "court_case_number": number, **facts}
    return {"source": source, "proceedings_key": key, **given}


def takes_part(*rows):
    return pl.DataFrame(
        [(source, None, key, child, day and born(day)) for source, key, child, day in rows], schema=SHAPE, orient="row"
    )


def joined(cases, parts=()):
    found = link_proceedings(proceedings(*cases), takes_part(*parts))
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, identifier, how in found.select("proceedings_key", "proceedings_id", "how").iter_rows():
        groups.setdefault(identifier, []).append((key, how))
    return sorted(groups.values())


def test_the_courts_number_joins_court_cafcass_and_authority():
    found = joined([case(COURT, "17"), case("cafcass", "c1", "17"), case("ssd", "s1", "17", sender="E08000035")])
    assert found == [[("c1", BY_NUMBER), ("17", BY_NUMBER), ("s1", BY_NUMBER)]]


def test_a_number_that_only_one_record_has_joins_nothing():
    assert joined([case(COURT, "17"), case("cafcass", "c1", "18")]) == [[("17", ALONE)], [("c1", ALONE)]]


def test_two_cafcass_cases_of_one_number_are_not_both_the_courts():
    assert joined([case(COURT, "17"), case("cafcass", "c1", "17"), case("cafcass", "c2", "17")]) == [
        [("c1", BY_NUMBER), ("17", BY_NUMBER)],
        [("c2", ALONE)],
    ]


def by_children(court_facts=None, cafcass_facts=None, day="2025-03-05", children=("A",)):
    cases = [case(COURT, "17", **(court_facts or {})), case("cafcass", "c1", **(cafcass_facts or {}))]
    return joined(cases, [(COURT, "17", "A", "2025-03-01"), *(("cafcass", "c1", child, day) for child in children)])


def test_where_the_number_is_missing_children_law_kind_and_date_join():
    assert by_children() == [[("c1", BY_CHILDREN), ("17", BY_CHILDREN)]]
    assert by_children({"application": "emergency_protection"}) == [[("c1", BY_CHILDREN), ("17", BY_CHILDREN)]]
    assert by_children({"application": None}, {"application": None}) == [[("c1", BY_CHILDREN), ("17", BY_CHILDREN)]]


@pytest.mark.parametrize(
    "given",
    [
        {"court_facts": {"law": "private"}},
        {"court_facts": {"application": "secure_accommodation"}},
        {"day": "2025-05-01"},
        {"day": None},
        {"children": ("B",)},
        {"children": ()},
    ],
)
def test_and_nothing_less_does(given):
    assert len(by_children(**given)) == 2


def test_the_limit_of_days_is_inclusive():
    assert MOST_DAYS_APART == 28
    assert len(by_children(day="2025-03-29")) == 1
    assert len(by_children(day="2025-03-30")) == 2


def test_a_court_case_already_joined_by_number_is_taken():
    cases = [case(COURT, "17"), case("cafcass", "c1", "17"), case("cafcass", "c2")]
    parts = [(COURT, "17", "A", "2025-03-01"), ("cafcass", "c2", "A", "2025-03-01")]
    assert len(joined(cases, parts)) == 2


def test_each_is_joined_once_to_the_one_with_most_children_and_the_nearest_date():
    cases = [case(COURT, "17"), case(COURT, "18"), case("cafcass", "c1"), case("cafcass", "c2")]
    parts = [
        (COURT, "17", "A", "2025-03-01"),
        (COURT, "17", "B", "2025-03-01"),
        (COURT, "18", "A", "2025-03-20"),
        ("cafcass", "c1", "A", "2025-03-18"),
        ("cafcass", "c2", "A", "2025-03-19"),
        ("cafcass", "c2", "B", "2025-03-19"),
    ]
    assert joined(cases, parts) == [
        [("c1", BY_CHILDREN), ("18", BY_CHILDREN)],
        [("c2", BY_CHILDREN), ("17", BY_CHILDREN)],
    ]


def test_the_identifier_is_of_the_record_learnt_first_and_stays():
    court, cafcass = (
        case(COURT, "17", learnt_at=at("2025-03-04")),
        case("cafcass", "c1", "17", learnt_at=at("2025-03-03")),
    )
    undated = case("ssd", "s1", "17", sender="E08000035")
    alone = link_proceedings(proceedings(cafcass), takes_part())["proceedings_id"].unique()
    together = link_proceedings(proceedings(undated, court, cafcass), takes_part())["proceedings_id"].unique()
    assert alone.to_list() == together.to_list() == [proceedings_identifier("cafcass//c1")]


def test_polls_are_one_row_and_the_latest_statement_counts():
    early = case("cafcass", "c1", None, learnt_at=at("2025-03-03"), application="other")
    late = case("cafcass", "c1", "17", learnt_at=at("2025-04-03"))
    assert joined([late, early, case(COURT, "17")]) == [[("c1", BY_NUMBER), ("17", BY_NUMBER)]]


def test_the_order_of_rows_does_not_matter():
    cases = [case(COURT, str(n)) for n in range(5)] + [case("cafcass", f"c{n}") for n in range(5)]
    parts = [(COURT, str(n), "A", "2025-03-01") for n in range(5)] + [
        ("cafcass", f"c{n}", "A", "2025-03-02") for n in range(5)
    ]
    assert joined(cases, parts) == joined(cases[::-1], parts[::-1])


def test_no_cases_no_rows():
    assert link_proceedings(proceedings(), takes_part()).columns == [
        "source",
        "sender",
        "proceedings_key",
        "proceedings_id",
        "how",
    ]


DATA = "hmcts_case_data"


def test_the_feed_and_the_case_data_of_one_number_are_one_case():
    assert joined([case(COURT, "17"), case(DATA, "17", "17"), case("hmcts_hearings", "17", "17")]) == [
        [("17", BY_NUMBER), ("17", BY_NUMBER), ("17", BY_NUMBER)]
    ]


def test_case_data_exported_without_its_number_join_by_children_and_date():
    cases = [case(COURT, "17"), case(DATA, "unnumbered/x")]
    near = [(COURT, "17", "A", "2025-03-01"), (DATA, "unnumbered/x", "A", "2025-03-01")]
    assert joined(cases, near) == [[("unnumbered/x", BY_CHILDREN), ("17", BY_CHILDREN)]]
    far = [(COURT, "17", "A", "2025-03-01"), (DATA, "unnumbered/x", "A", "2025-06-01")]
    assert len(joined(cases, far)) == 2
    two = [case(DATA, "unnumbered/x"), case(DATA, "unnumbered/y")]
    assert len(joined(two, [(DATA, "unnumbered/x", "A", None), (DATA, "unnumbered/y", "A", None)])) == 2
