"""Parts on disk say together what their readings said; of what is said again and again, the first and the last."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from waypost.intake.contract import FRAMES, PEOPLE, RECORDS, Reading, empty
from waypost.intake.parts import keep
from waypost.pipeline.told_parts import ToldPart, said_by


def at(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=UTC)


def part(folder, days, source="hmcts_public_law", left_out=frozenset(), **person):
    own = {
        "source": source,
        "record_key": "17",
        "person_key": "1",
        "role": "child",
        "forenames": "Ada",
        "sex": "female",
    }
    people = [dict.fromkeys(PEOPLE) | own | person | {"learnt_at": day} for day in days]
    records = [dict.fromkeys(RECORDS) | {"source": source, "record_key": "17", "learnt_at": day} for day in days]
    frames = {name: empty(name) for name in FRAMES} | {
        "people": pl.DataFrame(people, schema=dict(PEOPLE)),
        "records": pl.DataFrame(records, schema=dict(RECORDS)),
    }
    return ToldPart(keep(Reading(source=source, **frames), folder), left_out)


def learnt(said) -> list[datetime | None]:
    return said.people.sort("learnt_at", nulls_last=False)["learnt_at"].to_list()


def test_what_is_said_again_and_again_is_kept_first_and_last(tmp_path):
    said = said_by([part(tmp_path / "a", [at(1), at(2)]), part(tmp_path / "b", [at(3), at(9)])], None)
    assert said.as_of == date(2026, 3, 9)
    assert learnt(said) == [at(1), at(9)]
    assert said.records.collect().height == 4


def test_another_value_and_another_record_are_told_apart(tmp_path):
    told = [part(tmp_path / "a", [at(1)]), part(tmp_path / "b", [at(2)], forenames="Adah")]
    assert learnt(said_by(told, None)) == [at(1), at(2)]
    told = [part(tmp_path / "c", [at(1)]), part(tmp_path / "d", [at(1)], record_key="18")]
    assert said_by(told, None).people.height == 2


def test_what_was_learnt_later_is_not_known_and_no_moment_is_always(tmp_path):
    said = said_by(
        [part(tmp_path / "a", [at(1), at(2), at(9)]), part(tmp_path / "b", [None], record_key="2")], at(2).date()
    )
    assert learnt(said) == [None, at(1), at(2)]
    assert said.records.collect().height == 3


def test_a_field_that_is_left_out_of_one_part_stands_in_another(tmp_path):
    told = [part(tmp_path / "a", [at(1)], left_out=frozenset({"sex"})), part(tmp_path / "b", [at(2)])]
    assert sorted(said_by(told, None).people["sex"].to_list(), key=str) == [None, "female"]


def test_nothing_says_nothing():
    said = said_by([], None)
    assert said.as_of == date(1970, 1, 1)
    assert said.people.is_empty()
    assert said.events.collect().is_empty()
