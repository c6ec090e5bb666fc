"""How a case stands now: the first hearing to come by a child's own events, and the end when every child has one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.pipeline.casework.cases_now import cases_now

ON = date(2027, 3, 31)
EVENT = {
    "child_id": "C-1", "proceedings_id": "P-1", "source": "hmcts_private_law", "person_key": "K-1",
    "kind": "hearing_listed", "code": "decision", "mark": "personal", "happened_on": ON, "superseded_at": None,
}  # fmt: skip
TAKEN_BACK = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def told(tmp_path):
    def tell(*events, completed_on=None):
        days = {"happened_on": pl.Date, "superseded_at": pl.Datetime("us", "UTC"), "completed_on": pl.Date}

        def keep(name, rows):
            known = {column: kind for column, kind in days.items() if column in rows[0]}
            pl.DataFrame(rows, schema_overrides=known).write_parquet(tmp_path / f"{name}.parquet")

        keep("events", [EVENT | one for one in events] or [EVENT | {"kind": "letter_sent"}])
        tellers = (("cafcass", "cases/CF1", "P-1"), ("cafcass", "cases/CF9", "P-9"), ("hmcts_private_law", "K", "P-1"))
        names = ("source", "record_key", "proceedings_id")
        keep("proceedings_statements", [dict(zip(names, one, strict=True)) for one in tellers])
        ended = (("P-1", completed_on), ("P-9", ON))
        keep("proceedings", [{"proceedings_id": one, "completed_on": on} for one, on in ended])
        own = pl.DataFrame({"child_id": ["C-1"], "source": ["hmcts_private_law"], "person_key": ["K-1"]})
        usable = SimpleNamespace(record=tmp_path, check_is_for=lambda purpose: None)
        arrived = SimpleNamespace(own=own, cases=pl.DataFrame({"case_id": ["CF1", "CF2"]}))
        rows = cases_now(usable, arrived, as_of=ON).rows_by_key("case_id", named=True, unique=True)
        assert rows["CF2"] == {"ended_on": None, "next_hearing_on": None, "next_hearing_kind": None}
        assert set(rows) == {"CF1", "CF2"}
        return tuple(rows["CF1"].values())

    return tell


def test_the_first_hearing_from_that_day_on_is_the_next(told):
    later = {"happened_on": date(2027, 6, 1), "code": "final"}
    assert told({}, later) == (None, ON, "decision")
    assert told({"happened_on": date(2027, 3, 30)}, later) == (None, date(2027, 6, 1), "final")
    assert told() == (None, None, None)


@pytest.mark.parametrize(
    "other",
    [
        {"superseded_at": TAKEN_BACK},
        {"kind": "hearing_vacated"},
        {"person_key": "K-OTHER"},
        {"source": "hmcts_public_law"},
        {"proceedings_id": "P-9"},
        {"mark": "unknown_field"},
    ],
)
def test_what_was_called_off_is_somebody_elses_or_may_not_be_told_is_no_hearing(told, other):
    assert told(other) == (None, None, None)


def test_a_kind_that_is_no_word_of_the_list_is_left_out_and_the_day_stays(told):
    assert told({"code": "Mrs Somebody's hearing"}) == (None, ON, None)


def test_a_case_has_ended_when_every_child_has_a_final_order_by_that_day(told):
    assert told(completed_on=ON) == (ON, None, None)
    assert told(completed_on=date(2027, 4, 1)) == (None, None, None)
