"""A build against the truth."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from invented_records import RecordBuilder
from support.agreements import put_basis, usable
from waypost.journeys.record_format import write_format
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.evaluate import NoTruth, evaluate
from waypost.vocabulary.sharing_terms import ASSURANCE

FACT = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
}
DAY = date(2025, 3, 1)


def an_empty_store():
    store = MemoryStore()
    store.load(RecordBuilder().linked())
    return store


def put(record: Path, name: str, frame: pl.DataFrame) -> None:
    """Put rows into a table of a record, which has more columns than they."""
    path = record / f"{name}.parquet"
    pl.concat([pl.read_parquet(path).clear(), frame], how="diagonal_relaxed").write_parquet(path)


@pytest.fixture
def folders(tmp_path):
    """OUT and the truth of two children: one fact told twice, one missed, one made up, one superseded."""
    out, truth = tmp_path / "out", tmp_path / "truth"
    (out / "record").mkdir(parents=True)
    an_empty_store().save(out / "record")
    write_format(out / "record")
    truth.mkdir()
    person = {"source": ["cafcass", "ssd"], "sender": [None, "E"], "person_key": ["1", "2"]}
    put(out / "record", "identities", pl.DataFrame({**person, "child_id": ["C", "C"]}))
    pl.DataFrame({**person, "true_child": ["t", "u"], "role": "child"}).write_parquet(truth / "people.parquet")
    proceedings = {"source": ["cafcass"], "sender": [None], "proceedings_key": ["k"], "true_case": ["c"]}
    pl.DataFrame(proceedings, schema_overrides={"sender": pl.String}).write_parquet(truth / "proceedings.parquet")
    journey = {"kind": "application_received", "happened_on": DAY, "code": None, "true_child": "t", "true_case": "c"}
    pl.DataFrame([journey], schema_overrides={"code": pl.String}).write_parquet(truth / "journeys.parquet")
    told, missed, invented = (
        ("cafcass", None, "1", "order_made", DAY, code) for code in ("care_order", "placement_order", None)
    )
    pl.DataFrame([told, told, missed], schema=FACT, orient="row").write_parquet(truth / "events.parquet")
    current = pl.lit(None, pl.Datetime("us", "UTC"))
    events = pl.DataFrame([told, told, invented], schema=FACT, orient="row").with_columns(
        superseded_at=current, proceedings_key=pl.lit("k"), proceedings_id=pl.lit("P")
    )
    old = pl.DataFrame([missed], schema=FACT, orient="row").with_columns(
        superseded_at=pl.lit(DAY).cast(pl.Datetime("us")).dt.replace_time_zone("UTC"),
        proceedings_key=pl.lit("k"),
        proceedings_id=pl.lit("P"),
    )
    put(out / "record", "events", pl.concat([events, old]))
    return put_basis(out), truth


def test_the_shape_and_the_counts_of_distinct_facts(folders):
    found = evaluate(usable(folders[0], ASSURANCE), folders[1], an_empty_store())
    assert found["events"] == {"expected": 2, "found": 1, "invented": 1}
    assert found["calibration"]["section_31_closed_mean_weeks"]["value"] is None
    assert found["agreement"] == {
        "children": 2,
        "facts_compared": 3,
        "agreed": 0,
        "listed_disagreements": 0,
        "unlisted_disagreements": 3,
    }
    assert found["linkage"]["pairwise_precision"] == 0.0
    assert found["linkage"]["pairwise_recall"] is None


def test_a_missing_file_is_said_plainly(folders):
    out, truth = folders
    (truth / "events.parquet").unlink()
    with pytest.raises(NoTruth, match=r"events\.parquet"):
        evaluate(usable(out, ASSURANCE), truth, an_empty_store())
