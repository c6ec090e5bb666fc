"""The authority's own number of the child; without one there is no row."""

from __future__ import annotations

from support.told_record import NUMBER, HandMade, hand_made


def test_the_number_and_where_it_stands(tmp_path):
    told = hand_made(tmp_path).begun("ssd").answer("person_id")
    assert (told["value"], told["how_sure"], told["file"]) == (NUMBER, "told_by_authority", "ssd.csv")


def test_the_case_systems_number_comes_before_a_returns(tmp_path):
    record = HandMade(tmp_path).child().number("ssda903", number="903").number("ssd", number="77").applied()
    assert record.answer("person_id")["value"] == "77"


def test_a_child_whom_no_file_matches_has_no_row(tmp_path):
    filled = HandMade(tmp_path).child().applied().filled()
    assert filled.rows.height == 0
    assert filled.unmatched["proceedings_id"].to_list() == ["P-1"]
