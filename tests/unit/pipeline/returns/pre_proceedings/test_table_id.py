"""The number of a row: the extract's own, else one that stays the same."""

from __future__ import annotations

from support.told_record import hand_made


def test_the_extracts_own_number(tmp_path):
    record = hand_made(tmp_path).begun("ssd").kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_table_id": "PREP1"})
    told = record.answer("table_id")
    assert (told["value"], told["how_sure"]) == ("PREP1", "told_by_authority")


def test_one_of_ours_stays_the_same_and_is_never_disputed(tmp_path):
    made = [hand_made(tmp_path / name).begun("cin").answer("table_id") for name in "ab"]
    assert made[0]["value"] == made[1]["value"]
    assert made[0]["value"].startswith("WP-")
    assert made[0]["how_sure"] == "derived"
    both = hand_made(tmp_path / "c").begun("ssd").kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_table_id": "PREP1"})
    assert both.answer("table_id")["others"] is None
