"""Whether a child is disabled, of all that is said of the child: the last word of each record, and yes before no."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from waypost.intake.contract import PEOPLE
from waypost.pipeline.disability import with_disability

CHILDREN = pl.DataFrame({"child_id": ["C-1", "C-2"]})
IDENTITIES = pl.DataFrame(
    {"source": ["cafcass", "cin"], "sender": [None, "E1"], "person_key": ["a", "b"], "child_id": ["C-1", "C-1"]},
    schema_overrides={"sender": pl.String},
)
FIRST, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
OF_CAFCASS, OF_CENSUS = ("cafcass", None, "a"), ("cin", "E1", "b")


def people(
    *rows: tuple[tuple[str, str | None, str], datetime | None, bool | None], role: str = "child"
) -> pl.DataFrame:
    told = [
        {"source": who[0], "sender": who[1], "person_key": who[2], "learnt_at": at, "is_disabled": is_disabled}
        for who, at, is_disabled in rows
    ]
    return pl.DataFrame([dict.fromkeys(PEOPLE) | row | {"role": role} for row in told], schema=dict(PEOPLE))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([(OF_CAFCASS, FIRST, True)], "yes"),
        ([(OF_CAFCASS, FIRST, True), (OF_CAFCASS, LATER, False)], "no"),
        ([(OF_CAFCASS, FIRST, True), (OF_CAFCASS, LATER, None)], "yes"),
        ([(OF_CAFCASS, LATER, False), (OF_CENSUS, FIRST, True)], "yes"),
        ([(OF_CAFCASS, None, False), (OF_CENSUS, None, None)], "no"),
        ([(OF_CAFCASS, FIRST, None)], None),
        ([], None),
    ],
)
def test_the_last_word_of_each_record_counts_and_yes_before_no(rows, told):
    found = with_disability(CHILDREN, people(*rows), IDENTITIES)
    assert found.rows() == [("C-1", told), ("C-2", None)]


def test_what_is_said_of_adults_is_of_no_child():
    adult = people((OF_CAFCASS, FIRST, True), role="mother")
    assert with_disability(CHILDREN, adult, IDENTITIES)["disability"].null_count() == 2
