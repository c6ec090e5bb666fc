"""Two returns of one authority that tell different days of the same pre-proceedings."""

from __future__ import annotations

from datetime import timedelta

from support.corrections_record import asked, items_of, one_child
from support.told_record import DECIDED, LETTER


def test_the_day_that_differs_and_no_other(tmp_path):
    record = one_child(tmp_path).number().begun("ssd", until="letter").begun("cin", until="decided")
    later = LETTER + timedelta(days=1)
    record.event("cin", "pre_proceedings_letter_sent", later, record_key=f"pre_proceedings/101/{DECIDED}")
    told = {one["source"]: one for one in items_of(record, "own_returns")}
    assert {source: one["field"] for source, one in told.items()} == {
        "ssd": "prep_pre_pro_letter_date",
        "cin": "LBPSentDate",
    }
    assert [one[2] for one in asked(record, "own_returns")] == [
        f"Another return of yours says {LETTER}",
        f"Another return of yours says {later}",
    ]


def test_one_return_alone_contradicts_nothing(tmp_path):
    assert items_of(one_child(tmp_path).number().begun("ssd"), "own_returns") == []
