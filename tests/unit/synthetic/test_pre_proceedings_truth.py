"""What is truly so of the return: from the world, item by item, and nothing that it does not hold."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL, small_world
from waypost.synthetic.invent import invent
from waypost.synthetic.plan import Plan
from waypost.synthetic.pre_proceedings_truth import (
    FILE,
    NOT_IN_COURT,
    pre_proceedings_truth,
    write_pre_proceedings_truth,
)
from waypost.synthetic.telling import told

PLAN = Plan(1, UNTIL)


def row(world, person: int, start: date) -> dict:
    return pre_proceedings_truth(world, PLAN).filter(person_id=person, started_on=start).row(0, named=True)


def test_pre_proceedings_and_what_came_of_them():
    amber = row(small_world(), 1, date(2024, 12, 1))
    assert amber["prep_pre_pro_decision_date"] == "2024-12-01"
    assert (amber["prep_pre_pro_outcome"], amber["prep_legal_gateway_outcome"]) == ("issue", "B")
    assert amber["prep_court_reference"] == "BM25C50010"
    assert amber["prep_care_proc_court_hearings"] == "1", "held, not vacated, adjourned or to come"
    assert amber["prep_parents_legal_rep_point_of_issue"] == "Y"
    assert (amber["prep_care_proc_short_notice"], amber["prep_proc_short_notice_reason"]) == ("N", "none")
    assert (amber["prep_la_initial_care_plan"], amber["prep_la_inital_plan_approved"]) == ("A", "Y")
    assert (amber["FGDMMeetingOffer"], amber["FGDMMeetingFac"], amber["CourtAppDate"]) == ("1", "0", "2025-03-03")


def test_a_child_who_came_straight_to_court():
    colin = row(small_world(), 3, date(2025, 3, 3))
    assert (colin["prep_legal_gateway_outcome"], colin["prep_pre_pro_decision_date"]) == ("C", None)
    assert colin["authority"] == AUTHORITY


def test_a_child_in_no_proceedings():
    colin = row(small_world(), 3, date(2026, 5, 5))
    said = ("prep_care_proc_short_notice", "prep_la_initial_care_plan", "prep_parents_legal_rep_point_of_issue")
    assert {colin[name] for name in said} == {NOT_IN_COURT}
    assert colin["prep_court_reference"] is None
    assert colin["prep_prev_care_proc_child"] == "1"


def test_nobody_knows_of_child_protection_plans():
    assert "prep_cp_plans_referral_period" not in pre_proceedings_truth(small_world(), PLAN).columns


def test_a_case_that_took_the_childs_own_in_is_no_row():
    world = invent(children=1500, seed=7)
    taken = world.children_in_cases.filter(pl.col("joined_by") == "consolidated")
    care = world.cases.filter(pl.col("application") == "section_31").select("case_id")
    taken = taken.join(care, on="case_id", how="semi").select("case_id", "person_id")
    rows = pre_proceedings_truth(world, PLAN)
    own = rows.join(taken, on=["case_id", "person_id"], how="semi")
    assert taken.height > 0
    assert own.height < taken.height
    assert rows.select("person_id", "case_id", "started_on").is_duplicated().sum() == 0


@pytest.mark.parametrize("has_authority", [True, False])
def test_the_file_has_the_authoritys_number_where_one_is_written(tmp_path, has_authority):
    known = pl.DataFrame({"sender": [AUTHORITY], "person_id": [1], "person_key": ["00000001"]})
    tellings = [told("ssd", people=[known], records=1)] if has_authority else []
    write_pre_proceedings_truth(small_world(), tellings, tmp_path, PLAN)
    frame = pl.read_parquet(tmp_path / FILE)
    numbers = frame.filter(true_child="1")["prep_person_id"].to_list()
    assert numbers == (["00000001"] if has_authority else [None])
    assert frame.equals(frame.sort(frame.columns))
    assert set(frame.schema.values()) == {pl.String, pl.Date}
