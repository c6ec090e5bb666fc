"""A list of releases is known by its columns, wherever it lies among the sources."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.intake.files import discover
from waypost.vocabulary.confidentiality.releases import RELEASES

HEAD = ",".join(RELEASES)


def test_a_list_is_found_by_its_columns_and_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "anything.csv").write_text(f"{HEAD}\ncafcass,,CH1,home,2027-03-31,lead,moved\n")
    found = discover(tmp_path)
    assert found.releases == (tmp_path / "below" / "anything.csv",)
    assert found.files == ()
    assert found.unread == ()


def test_a_list_in_parquet_is_put_back(tmp_path: Path) -> None:
    pl.DataFrame(schema=dict.fromkeys(RELEASES, pl.String)).write_parquet(tmp_path / "releases.parquet")
    found = discover(tmp_path)
    assert found.releases == ()
    assert [unread.reason for unread in found.unread] == ["is a list of releases in Parquet"]
