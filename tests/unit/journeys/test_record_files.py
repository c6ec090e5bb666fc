"""Whether a record on disk is whole for its format, and what an older one is read as."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from waypost.journeys.record_files import RecordNotWhole, check_is_whole, scan_table
from waypost.journeys.record_format import FORMAT, FORMAT_FILE, columns_lacking, write_format
from waypost.journeys.tables import SCHEMAS, frame_of


def written(record: Path, version: int = FORMAT) -> Path:
    """Write an empty record of a version."""
    for name in SCHEMAS:
        frame_of(name, []).drop(columns_lacking(version, name)).write_parquet(record / f"{name}.parquet")
    write_format(record)
    told = json.loads((record / FORMAT_FILE).read_text("utf-8"))
    (record / FORMAT_FILE).write_text(json.dumps(told | {"record_format": version}), encoding="utf-8")
    return record


@pytest.mark.parametrize("version", range(FORMAT + 1))
def test_a_record_of_every_format_is_whole_with_what_that_format_had(tmp_path, version):
    check_is_whole(written(tmp_path, version))
    assert scan_table(tmp_path, "children").collect_schema() == pl.DataFrame(schema=dict(SCHEMAS["children"])).schema


def test_what_a_present_record_lacks_is_named(tmp_path):
    record = written(tmp_path)
    (record / "waited.parquet").unlink()
    frame_of("children", []).drop("disability").write_parquet(record / "children.parquet")
    with pytest.raises(RecordNotWhole, match=r"waited, children\.disability"):
        check_is_whole(record)


def test_only_tables_that_are_named_are_asked_for(tmp_path):
    (written(tmp_path) / "waited.parquet").unlink()
    check_is_whole(tmp_path, ["children", "events"])


def test_what_an_older_format_does_not_tell_is_null(tmp_path):
    record = written(tmp_path, 1)
    row = {"child_id": "C-1", "identity": "confirmed"}
    frame_of("children", [row]).drop("disability").write_parquet(record / "children.parquet")
    assert scan_table(record, "children").collect()["disability"].to_list() == [None]


def test_a_value_that_stands_is_never_put_aside(tmp_path):
    record = written(tmp_path, 1)
    frame_of("children", [{"child_id": "C-1", "disability": "yes"}]).write_parquet(record / "children.parquet")
    assert scan_table(record, "children").collect()["disability"].to_list() == ["yes"]
