"""The demonstration's family is chosen of the invented county, and its people are put into it as they arrive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from waypost.pipeline.casework.arrivals import Arrivals
from waypost.wiring.invented_family import GRAND, InventedFamily, choose_family, with_its_people

ON = date(2027, 3, 31)
EMPTY = pl.DataFrame()


def arrived(law: str = "private", ages: tuple[int, ...] = (10, 15), parents: tuple[str, ...] = ("mother", "father")):
    """Return what arrives: one case, children of some ages, and parties."""
    children = [f"C-{place}" for place in range(len(ages))]
    born = [date(2027 - age, 1, 1) for age in ages]
    parties = pl.DataFrame(
        {
            "case_id": ["K"] * len(parents), "party_id": list(parents), "role": ["applicant"] * len(parents),
            "relationship": list(parents), "forenames": ["Ada"] * len(parents), "surname": ["Invented"] * len(parents),
            "address_line_1": ["1 High Street"] * len(parents), "postcode": ["AA1 1AA"] * len(parents),
            "telephone": ["07700 900000"] * len(parents), "email": ["a@example.org"] * len(parents),
            "is_address_confidential": ["no"] * len(parents), "is_represented": ["no"] * len(parents),
        }
    )  # fmt: skip
    return Arrivals(
        children=pl.DataFrame({"child_id": children, "born_on": born, "forenames": ["Ivy"] * len(ages)}),
        cases=pl.DataFrame({"case_id": ["K"], "law": [law], "issued_on": [date(2026, 10, 1)], "received_on": [ON]}),
        members=pl.DataFrame({"case_id": ["K"] * len(ages), "child_id": children, "their_id": children}),
        parties=parties,
        allocations=pl.DataFrame({"case_id": ["K"], "role": ["family_court_adviser"], "ended_on": [None]}),
        workforce=EMPTY, orders=EMPTY, reports=EMPTY, engagement=EMPTY, letters=EMPTY, own=EMPTY, possible_links=EMPTY,
    )  # fmt: skip


def test_a_child_of_ten_with_a_sibling_of_fifteen_is_chosen():
    assert choose_family(arrived(), ON) == InventedFamily("K", "C-0", "C-1", date(2026, 10, 1))
    assert choose_family(arrived(ages=(10,)), ON) == InventedFamily("K", "C-0", None, date(2026, 10, 1))
    assert choose_family(arrived(ages=(16, 14, 12, 9)), ON) == InventedFamily("K", "C-2", "C-0", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("ages", "child", "sibling"),
    [((12, 6, 9), "C-2", "C-0"), ((4, 16), "C-0", "C-1"), ((7, 4), "C-1", "C-0"), ((4,), "C-0", None)],
)
def test_where_no_child_has_the_ages_those_who_come_nearest_are_told_to_have_them(ages, child, sibling):
    came = arrived(ages=ages)
    family = choose_family(came, ON)
    assert family is not None
    assert (family.child_id, family.sibling_id) == (child, sibling)
    told = dict(with_its_people(came, family, ON).children.select("child_id", "born_on").iter_rows())
    before = dict(came.children.select("child_id", "born_on").iter_rows())
    assert 9 <= (ON - told[child]).days // 365 <= 12
    assert sibling is None or 13 <= (ON - told[sibling]).days // 365 <= 17
    others = set(before) - {child, sibling}
    assert {one: told[one] for one in others} == {one: before[one] for one in others}


def test_a_child_whose_name_nobody_told_is_not_followed():
    came = arrived(ages=(10, 15, 9))
    nameless = came.children.with_columns(
        forenames=pl.when(pl.col("child_id") != "C-0").then("forenames").otherwise(pl.lit(None))
    )
    assert choose_family(replace(came, children=nameless), ON) == InventedFamily("K", "C-2", "C-1", date(2026, 10, 1))


def test_nobody_is_chosen_where_the_tour_would_show_little():
    assert choose_family(arrived(law="public"), ON) is None
    assert choose_family(arrived(parents=("mother",)), ON) is None


def test_a_grandmother_joins_and_the_mother_is_where_nobody_knows():
    family = choose_family(arrived(), ON)
    assert family is not None
    told = with_its_people(arrived(), family, ON).parties
    assert told["relationship"].to_list() == ["mother", "father", GRAND]
    mother, father, grand = told.to_dicts()
    assert (mother["address_line_1"], mother["is_address_confidential"]) == ("Invented Refuge", "yes")
    assert (father["address_line_1"], father["is_address_confidential"]) == ("1 High Street", "no")
    assert (grand["forenames"], grand["address_line_1"], grand["telephone"]) == ("Grace", None, None)
