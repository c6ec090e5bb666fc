"""A revision says why: another definition, what was learnt since, or records joined otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.disclosure.profile import read_profile
from waypost.disclosure.revisions import CHANGED, KEY, TOLD, Revision
from waypost.pipeline.publishing.ledger import Publication
from waypost.pipeline.publishing.why_revised import DEFINITION, JOINED, LEARNT, learnt_since, why

PROFILE = read_profile("all_releases")
JANUARY = date(2027, 1, 20)
WAS = Publication(JANUARY, date(2026, 12, 31), True, "0.1.0", 1, 0, {"open_children": "abc"})


def revision(first: str = "2026-10-01", last: str = "2026-12-31") -> Revision:
    of = dict.fromkeys(KEY, "") | {"measure_id": "open_children", "period_start": first, "period_end": last}
    return Revision(tuple(of.values()), CHANGED, JANUARY, ("",) * len(TOLD), ("",) * len(TOLD))


def asked(found: int) -> tuple[list[tuple[date, date]], object]:
    days: list[tuple[date, date]] = []
    return days, lambda first, last: days.append((first, last)) or found


def test_another_definition_comes_first() -> None:
    _, learnt = asked(9)
    assert why(revision(), WAS, {"open_children": "xyz"}, learnt, PROFILE).reason == DEFINITION  # type: ignore[arg-type]


@pytest.mark.parametrize(("late", "told"), [(1, "About 5 "), (7, "About 5 "), (8, "About 10 "), (1204, "About 1,205 ")])
def test_late_events_are_counted_to_a_multiple_of_5_and_never_as_none(late: int, told: str) -> None:
    days, learnt = asked(late)
    found = why(revision(), WAS, WAS.definitions, learnt, PROFILE)  # type: ignore[arg-type]
    assert (found.reason, found.sentence.startswith(told)) == (LEARNT, True)
    assert days == [(date(2026, 10, 1), date(2026, 12, 31))]


def test_a_snapshot_rests_on_all_that_happened_before() -> None:
    days, learnt = asked(0)
    assert why(revision("2026-12-31"), WAS, WAS.definitions, learnt, PROFILE).reason == JOINED  # type: ignore[arg-type]
    assert days == [(date.min, date(2026, 12, 31))]


def test_events_are_late_when_learnt_or_put_aside_after_the_day_told(tmp_path: Path) -> None:
    before, after = datetime(2026, 12, 31, 23, 59, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    rows = [
        {"happened_on": date(2026, 11, 1), "learnt_at": before, "superseded_at": None},
        {"happened_on": date(2026, 11, 2), "learnt_at": before, "superseded_at": after},
        {"happened_on": date(2026, 12, 31), "learnt_at": after, "superseded_at": None},
        {"happened_on": date(2027, 1, 2), "learnt_at": after, "superseded_at": None},
    ]
    pl.DataFrame(rows, schema_overrides={"superseded_at": pl.Datetime("us", "UTC")}).write_parquet(
        tmp_path / "events.parquet"
    )
    learnt = learnt_since(SimpleNamespace(record=tmp_path), date(2026, 12, 31))  # type: ignore[arg-type]
    assert learnt(date(2026, 10, 1), date(2026, 12, 31)) == 2
    assert learnt(date(2026, 12, 1), date(2026, 12, 31)) == 1
    assert learnt(date(2028, 1, 1), date(2028, 12, 31)) == 0
