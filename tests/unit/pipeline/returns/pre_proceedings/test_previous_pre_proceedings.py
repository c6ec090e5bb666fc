"""Earlier pre-proceedings, counted where the authority's returns reach back far enough."""

from __future__ import annotations

from datetime import date

from support.told_record import DECIDED, hand_made

FIELD = "previous_pre_proceedings"


def begun_on(record, day: date, key: str, child: str = "C-1", number: str = "101"):
    return record.event("ssd", "pre_proceedings_decided", day, record_key=f"ssd_pre_proceedings/{key}",
                        child_id=child, person_key=number)  # fmt: skip


def last(record):
    answers = record.answers(FIELD)
    return answers.sort("row").row(-1, named=True)


def test_an_earlier_one_is_counted_where_the_returns_reach_back(tmp_path):
    record = begun_on(hand_made(tmp_path).begun("ssd"), date(2025, 1, 6), "EARLIER")
    record.child("C-9").number(child="C-9", number="900")
    told = last(begun_on(record, date(2020, 4, 1), "LONG-AGO", "C-9", "900"))
    by_row = dict(record.answers(FIELD).select("row", "value").iter_rows())
    assert by_row[f"E08000025/101/{DECIDED}"] == "1"
    assert told["how_sure"] == "derived"
    assert "2020-04-01" in told["note"]


def test_returns_that_begin_this_year_cannot_count(tmp_path):
    told = hand_made(tmp_path).begun("cin").answer(FIELD)
    assert told["value"] is None
    assert "reach far enough back" in told["note"]


def test_a_child_born_since_the_returns_begin_is_covered_whole(tmp_path):
    record = hand_made(tmp_path).begun("cin")
    record._rows["children"][0]["born_on"] = date(2026, 5, 10)
    assert record.answer(FIELD)["value"] == "0"


def test_the_authoritys_own_count_comes_first(tmp_path):
    record = (
        hand_made(tmp_path).begun("ssd").kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_prev_pre_proc_child": "2"})
    )
    assert record.answer(FIELD)["value"] == "2"
