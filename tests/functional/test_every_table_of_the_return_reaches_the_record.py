"""What tables of the return tell beside episodes stands in the child's journey, be they CSV or XML."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from support.agreements import put_agreement
from support.ssda903_xml import as_xml
from support.tables import TABLES_OF, put, put_manifest, row

TABLES = {name: [row(name)] for name in TABLES_OF["ssda903"]}
TOLD = {
    ("earlier_permanence_ordered", "2021-05-12", "P2", None),
    ("care_started", "2024-02-15", "C1", None),
    ("legal_status_started", "2024-02-15", "C1", None),
    ("placement_started", "2024-02-15", "U4", None),
    ("deprivation_of_liberty_started", "2024-03-01", None, None),
    ("adoption_decided", "2024-06-01", None, None),
    ("deprivation_of_liberty_ended", "2024-06-01", None, None),
    ("adopters_matched", "2024-08-15", None, None),
    ("adoption_decision_reversed", "2024-12-01", None, "RD3"),
}


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_it_is_in_the_journey(waypost, tmp_path: Path, form: str):
    files = tmp_path / "files"
    put_manifest(files, sender="E08000031", received_at="2026-04-30", collection_year="2025/26", invented=True)
    put_agreement(files)
    if form == "xml":
        put(files, "return.xml", as_xml(TABLES))
    else:
        for name, rows in TABLES.items():
            put(files, f"{name}.csv", rows)
    answer = waypost("build", files, tmp_path / "out")
    assert answer.code in (0, 1), answer.err
    events = pl.read_parquet(tmp_path / "out" / "record" / "events.parquet")
    told = events.select("kind", pl.col("happened_on").cast(pl.String), "code", "reason")
    assert set(told.rows()) == TOLD
    (journey,) = pl.read_parquet(tmp_path / "out" / "record" / "journeys.parquet").to_dicts()
    assert journey["events"] == len(TOLD)
