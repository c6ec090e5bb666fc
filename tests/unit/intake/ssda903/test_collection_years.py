"""Collection years, and the one that a return's content tells."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from support.ssda903 import rows_of
from waypost.intake.ssda903.collection_years import (
    TELLING,
    YearTold,
    begins_in,
    collection_year,
    count_cells,
    first_day,
    last_day,
    year_told_by,
)


def told(**tables: str) -> YearTold:
    frames = {name: pl.DataFrame(rows_of(name, drawn)[0]) for name, drawn in tables.items()}
    return year_told_by({name: {c: count_cells([frame[c]]) for c in TELLING[name]} for name, frame in frames.items()})


def test_a_year_has_a_name_and_days():
    assert collection_year(2024) == "2024/25"
    assert collection_year(1999) == "1999/00"
    assert (first_day(2024), last_day(2024)) == (date(2024, 4, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("2024/25", 2024),
        ("2024-25", 2024),
        (" 2024/2025", 2024),
        ("1999/00", 1999),
        ("2024/26", None),
        ("2024", None),
        ("", None),
        (None, None),
    ],
)
def test_a_year_is_read_as_people_write_it(text, begins):
    assert begins_in(text) == begins


def test_most_episodes_ceased_in_the_year():
    episodes = """
        CHILD | DECOM      | DEC        | PLACE
        1     | 01/05/2010 | 01/05/2017 | U4
        2     | 01/06/2018 | 31/03/2018 | U4
        3     | 01/06/2017 | 01/04/2018 | U4
    """
    assert told(episodes=episodes) == YearTold("2017/18")


def test_without_an_end_it_is_the_year_of_the_latest_day():
    assert told(episodes="CHILD | DECOM\n1 | 01/05/2010\n2 | 31/03/2025") == YearTold("2024/25")
    assert told(care_reviews="CHILD | REVIEW\n1 | 01/04/2025") == YearTold("2025/26")


def test_tables_and_codes_tell_where_no_day_does():
    drawn = "CHILD | DECOM | PLACE\n1 | | K3\n2 | | Z1"
    assert told(episodes=drawn) == YearTold("2024/25"), "the one year that has both"
    assert told(header="CHILD | SEX\n1 | 1") == YearTold(None)
    assert told() == YearTold(None)


def test_tables_and_codes_that_the_year_cannot_have_contradict_its_days():
    drawn = "CHILD | DECOM | DEC | PLACE\n1 | 01/05/2017 | 01/06/2017 | K3"
    assert told(episodes=drawn) == YearTold("2017/18", is_contradicted=True)
    dolo = "CHILD | DOLO_START\n1 | 01/05/2017"
    assert told(dolo=dolo) == YearTold("2017/18", is_contradicted=True)


def test_one_slip_of_the_key_contradicts_nothing():
    rows = "\n".join(f"{child} | 01/05/2017 | 01/06/2017 | U4" for child in range(200))
    drawn = f"CHILD | DECOM | DEC | PLACE\n{rows}\n200 | 01/05/2017 | 01/06/2017 | K3"
    assert told(episodes=drawn) == YearTold("2017/18")
