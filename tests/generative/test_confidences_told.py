"""Whatever polls come in whatever order, with flags wherever they stand: every flag that was ever set is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.intake.confidences import read_confidences
from waypost.intake.contract import PEOPLE, PROCEEDINGS, RECORDS, Reading, empty
from waypost.vocabulary.confidentiality.flags import CASE, FLAGS

CASE_KEYS = {"source": "hmcts_case_data", "sender": None, "record_key": "1"}
PEOPLE_IN_IT = {"c-1": "Bo Vale", "c-2": "Cy Vale", "m-1": "Ada Vale"}
_flags = st.sampled_from(sorted(FLAGS))
_wrong = st.sampled_from(["No", "", None, False, "IDontKnow", 0, ["Yes"], {}])
Poll = list[tuple[str, str, bool, Any]]


@st.composite
def polls(draw: st.DrawFn) -> list[Poll]:
    """Draw polls: in each, flags of people, each set or not, by an id or by a name."""
    one = st.tuples(st.sampled_from(sorted(PEOPLE_IN_IT)), _flags, st.booleans(), _wrong)
    return draw(st.lists(st.lists(one, max_size=5), min_size=1, max_size=5))


def as_case(poll: Poll, *, by_name: bool, depth: int) -> dict[str, Any]:
    """Return a poll as the court might write it: each flag beside the person, some way down."""
    parties = []
    for key, name, is_set, wrong in poll:
        said = sorted(FLAGS[name].says)[0] if is_set else wrong
        first, last = PEOPLE_IN_IT[key].split()
        value: dict[str, Any] = {name: said}
        for _ in range(depth):
            value = {"inner": value}
        who = {"firstName": first.upper(), "lastName": last} if by_name else {}
        parties.append({**who, **value} if by_name else {"id": key, "value": {**value}})
    return {"id": 1, "data": {"parties": parties}}


def reading_of(cases: list[dict[str, Any]]) -> Reading:
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(len(cases))]
    statements = [CASE_KEYS | {"learnt_at": moment} for moment in moments]
    records = [
        one | {"file": "a", "position": "$", "read": orjson.dumps(case).decode()}
        for one, case in zip(statements, cases, strict=True)
    ]
    people = [
        dict.fromkeys(PEOPLE)
        | one
        | {"person_key": key, "role": "child", "forenames": name.split()[0], "surname": "Vale", "proceedings_key": "1"}
        for one in statements
        for key, name in PEOPLE_IN_IT.items()
    ]
    return Reading(
        source="hmcts_case_data",
        records=pl.DataFrame(records, schema=dict(RECORDS)),
        people=pl.DataFrame(people, schema=dict(PEOPLE)),
        proceedings=pl.DataFrame(
            [dict.fromkeys(PROCEEDINGS) | one | {"proceedings_key": "1"} for one in statements],
            schema=dict(PROCEEDINGS),
        ),
        events=empty("events"),
        findings=empty("findings"),
    )


def expected(told: list[Poll]) -> set[tuple[str | None, str, str, str]]:
    found = set()
    for key, name, is_set, _ in (flag for poll in told for flag in poll):
        if is_set:
            whom = None if FLAGS[name].whom == CASE else key
            found |= {(whom, covers, mark, name) for covers, mark in FLAGS[name].raises.items()}
    return found


@settings(max_examples=60, derandomize=True, deadline=None)
@given(polls(), st.booleans(), st.integers(0, 4))
def test_every_flag_that_was_ever_set_is_found_and_no_other(told: list[Poll], by_name: bool, depth: int) -> None:
    frame = read_confidences(reading_of([as_case(poll, by_name=by_name, depth=depth) for poll in told]))
    assert set(frame.select("person_key", "covers", "mark", "told_by").iter_rows()) == expected(told)
