"""What is told of a case is told of every child in it, once, whoever names the child."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from waypost.intake.contract import EVENTS
from waypost.pipeline.spreading import CASE, PERSON, events_of_no_child, spread

AT = datetime(2026, 1, 2, tzinfo=UTC)


def events(*cases: str) -> pl.DataFrame:
    rows = [
        {
            "source": "hmcts_hearings",
            "record_key": f"hearing/{case}",
            "learnt_at": AT,
            "proceedings_key": case,
            "fact_key": "7",
            "kind": "hearing_listed",
            "happened_on": date(2026, 1, 3),
        }
        for case in cases
    ]
    return pl.DataFrame(rows, schema=dict(EVENTS))


PARTICIPANTS = pl.DataFrame(
    [
        ("hmcts_public_law", None, "17/a", "17", "C-1"),
        ("hmcts_case_data", None, "a", "17", "C-1"),
        ("cafcass", None, "b", "c9", "C-2"),
        ("ssd", "E08000035", "z", None, "C-3"),
    ],
    schema=dict.fromkeys((*PERSON, "proceedings_key", "child_id"), pl.String),
    orient="row",
)
CASES = pl.DataFrame(
    [
        ("hmcts_public_law", None, "17", "P-1"),
        ("hmcts_case_data", None, "17", "P-1"),
        ("cafcass", None, "c9", "P-1"),
        ("hmcts_hearings", None, "17", "P-1"),
        ("hmcts_hearings", None, "18", "P-2"),
    ],
    schema=dict.fromkeys((*CASE, "proceedings_id"), pl.String),
    orient="row",
)


def test_every_child_of_the_proceedings_once_and_nobody_elses() -> None:
    told = spread(events("17", "18").lazy(), PARTICIPANTS, CASES).collect()
    assert told.select("child_id", "proceedings_id", "person_key", "fact_key").sort("child_id").rows() == [
        ("C-1", "P-1", "a", "7/a"),
        ("C-2", "P-1", "b", "7/b"),
    ]
    assert told.columns == [*EVENTS, "child_id", "proceedings_id"]


def test_events_of_a_case_in_which_nobody_names_a_child_are_counted() -> None:
    said = events("17", "18")
    assert events_of_no_child(said.lazy(), spread(said.lazy(), PARTICIPANTS, CASES)) == 1
    assert events_of_no_child(events().lazy(), spread(said.lazy(), PARTICIPANTS, CASES)) == 0
    assert spread(events().lazy(), PARTICIPANTS, CASES).collect().is_empty()
