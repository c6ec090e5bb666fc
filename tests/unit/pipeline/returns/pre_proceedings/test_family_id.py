"""The family group: the authority's number, the case, or days of pre-proceedings that are all the same."""

from __future__ import annotations

import polars as pl

from support.told_record import AUTHORITY, CASE, SUBMITTED, hand_made


def families(record) -> dict[str, str | None]:
    """Return each child's family by the child's number."""
    told = record.answers("family_id").select(pl.col("row").str.split("/").list.get(1), "value")
    return dict(told.iter_rows())


def with_sister(record, **more):
    """Add a sister, number 102, with pre-proceedings of the same days unless told otherwise."""
    record.child("C-2").number(child="C-2", number="102")
    return record.begun("cin", child_id="C-2", person_key="102", record_key="pre_proceedings/102/x", **more)


def test_the_authoritys_own_number(tmp_path):
    record = hand_made(tmp_path).begun("ssd").kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_plo_family_id": "FAM9"})
    told = record.answer("family_id")
    assert (told["value"], told["how_sure"]) == ("FAM9", "told_by_authority")


def test_children_of_one_case_share_it_and_take_the_authoritys_number(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.child("C-2").number(child="C-2", number="102")
    record.event("cafcass", "application_received", SUBMITTED, child_id="C-2", record_key="cases/CF1", fact_key="b")
    found = families(record)
    assert found["101"] == found["102"]
    assert found["101"].startswith("WF-")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_plo_family_id": "FAM9"})
    assert families(record) == {"101": "FAM9", "102": "FAM9"}
    assert CASE == "P-1"


def test_days_that_are_all_the_same_make_a_family(tmp_path):
    found = families(with_sister(hand_made(tmp_path).begun("cin")))
    assert found["101"] == found["102"]
    later = families(with_sister(hand_made(tmp_path / "b").begun("cin"), until="letter"))
    assert later["101"] != later["102"]


def test_a_decision_alone_ties_nobody(tmp_path):
    told = hand_made(tmp_path).begun("cin", until="decided").answer("family_id")
    assert told["value"] is None
    assert "brothers and sisters" in told["note"]
    assert AUTHORITY in told["row"]
    assert pl.Series([told["how_sure"]]).item() == "blank"
