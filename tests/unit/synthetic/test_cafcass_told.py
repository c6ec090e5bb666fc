"""What Cafcass keys otherwise than it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL
from waypost.synthetic.cafcass_rows import known_cases
from waypost.synthetic.cafcass_told import cases_as_keyed, near_order, orders_as_keyed


@pytest.fixture
def many(world):
    """A thousand cases like the first, and their work."""
    number = pl.int_range(1000, dtype=pl.Int64)
    return replace(
        world,
        cases=pl.concat([world.cases.filter(case_id=10)] * 1000).with_columns(case_id=number),
        allocations=pl.concat([world.allocations.head(1)] * 1000).with_columns(case_id=number),
    )


def test_issue_and_receipt_are_keyed_off_their_day_within_what_can_be(many, plan, disagree):
    disagree(
        issue_day_off={"share": 0.5, "days": {"-30": 0.5, "1": 0.5}},
        receipt_day_off={"share": 0.5, "days": {"30": 1.0}},
    )
    cases = cases_as_keyed(known_cases(many, UNTIL), many, plan)
    assert set(cases["true_issued_on"]) == {date(2025, 3, 5)}
    assert set(cases["issued_on"]) == {date(2025, 3, 3), date(2025, 3, 5), date(2025, 3, 6)}  # no sooner than submitted
    assert (cases["issued_on"] != date(2025, 3, 5)).mean() == pytest.approx(0.5, abs=0.05)
    assert set(cases["received_on"]) == {date(2025, 3, 6), date(2025, 3, 7)}  # no later than the first work on it
    assert set(cases["authority"]) == {AUTHORITY}


def test_another_authority_of_the_area_may_be_named_where_there_is_one(many, plan, disagree):
    disagree(authority_otherwise=0.5)
    alone = cases_as_keyed(known_cases(many, UNTIL), many, plan)
    assert set(alone["authority"]) == {AUTHORITY}
    neighbour = many.area_map.filter(kind="authority").with_columns(code=pl.lit("E08000026"))
    two = replace(many, area_map=pl.concat([many.area_map, neighbour]))
    told = cases_as_keyed(known_cases(two, UNTIL), two, plan)
    assert (told["authority"] == "E08000026").mean() == pytest.approx(0.5, abs=0.05)
    assert set(told["true_authority"]) == {AUTHORITY}


def orders(count: int, received_on: date | None) -> pl.DataFrame:
    """Return orders for two children each."""
    case = pl.int_range(count, dtype=pl.Int64)
    one = pl.select(case).to_series().rename("true_case_id").to_frame()
    both = pl.concat([one.with_columns(child_id=pl.lit(child)) for child in "ab"])
    return both.with_columns(
        order_type=pl.when(pl.col("true_case_id") % 2 == 0).then(pl.lit("care_order")).otherwise(pl.lit("extension")),
        made_on=pl.lit(date(2026, 5, 4)),
        received_on=pl.lit(received_on, dtype=pl.Date),
        _fact_on=pl.lit(date(2026, 5, 4)),
    )


def test_an_order_is_keyed_once_for_all_its_children_and_extensions_as_they_are(plan, disagree):
    disagree(
        order_day_off={"share": 0.5, "days": {"-1": 0.5, "14": 0.5}},
        order_type_otherwise={"share": 0.25, "instead": {"care_order": "supervision_order"}},
    )
    keyed = orders_as_keyed(orders(2000, None), plan)
    made = keyed.filter(true_order_type="care_order")
    assert set(made["made_on"]) == {date(2026, 5, day) for day in (3, 4, 18)}
    assert (made["made_on"] != date(2026, 5, 4)).mean() == pytest.approx(0.5, abs=0.05)
    assert (made["order_type"] == "supervision_order").mean() == pytest.approx(0.25, abs=0.04)
    assert made["_fact_on"].equals(made["made_on"], check_names=False)
    told = keyed.group_by("true_case_id").agg(pl.struct("made_on", "order_type").n_unique().alias("ways"))
    assert set(told["ways"]) == {1}
    assert set(keyed.filter(true_order_type="extension")["made_on"]) == {date(2026, 5, 4)}


def test_no_order_is_made_after_it_was_received_nor_after_the_last_day(plan, disagree):
    disagree(order_day_off={"share": 1.0, "days": {"14": 1.0}})
    assert orders_as_keyed(orders(10, date(2026, 5, 6)), plan)["made_on"].max() == date(2026, 5, 6)
    late = orders(10, None).with_columns(made_on=pl.lit(date(2027, 3, 30)))
    assert orders_as_keyed(late, plan)["made_on"].max() == UNTIL


def test_an_order_without_a_near_neighbour_is_not_mistaken():
    kinds = pl.DataFrame({"order_type": ["care_order", "recovery_order"]})
    assert kinds.select(near_order()).to_series().to_list() == ["supervision_order", "recovery_order"]
