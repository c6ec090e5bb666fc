"""A build against the truth."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.pipeline.evaluate import NoTruth, evaluate

FACT = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
}
DAY = date(2025, 3, 1)


@pytest.fixture
def folders(tmp_path):
    """OUT and the truth of two children: one fact told twice, one missed, one made up, one superseded."""
    out, truth = tmp_path / "out", tmp_path / "truth"
    (out / "record").mkdir(parents=True)
    truth.mkdir()
    person = {"source": ["cafcass", "ssd"], "sender": [None, "E"], "person_key": ["1", "2"]}
    pl.DataFrame({**person, "child_id": ["C", "C"]}).write_parquet(out / "record" / "identities.parquet")
    pl.DataFrame({**person, "true_child": ["t", "u"]}).write_parquet(truth / "people.parquet")
    told, missed, invented = (
        ("cafcass", None, "1", "order_made", DAY, code) for code in ("care_order", "placement_order", None)
    )
    pl.DataFrame([told, told, missed], schema=FACT, orient="row").write_parquet(truth / "events.parquet")
    current = pl.lit(None, pl.Datetime("us", "UTC"))
    events = pl.DataFrame([told, told, invented], schema=FACT, orient="row").with_columns(superseded_at=current)
    old = pl.DataFrame([missed], schema=FACT, orient="row").with_columns(
        superseded_at=pl.lit(DAY).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    )
    pl.concat([events, old]).write_parquet(out / "record" / "events.parquet")
    return out, truth


def test_the_shape_and_the_counts_of_distinct_facts(folders):
    found = evaluate(*folders)
    assert found["events"] == {"expected": 2, "found": 1, "invented": 1}
    assert found["calibration"] == {}
    assert found["linkage"]["pairwise_precision"] == 0.0
    assert found["linkage"]["pairwise_recall"] is None


def test_a_missing_file_is_said_plainly(folders):
    out, truth = folders
    (truth / "events.parquet").unlink()
    with pytest.raises(NoTruth, match=r"events\.parquet"):
        evaluate(out, truth)
