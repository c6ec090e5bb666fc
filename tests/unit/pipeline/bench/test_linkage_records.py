"""Records for the linkage benchmark."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.bench.linkage_records import AGENCIES, write_records

EACH = 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    written = tmp_path_factory.mktemp("records")
    write_records(written, EACH, seed=1)
    return written


def read(folder, agency):
    return pl.read_parquet(folder / f"{agency}.parquet")


def test_every_agency_has_its_records_and_no_child_twice(folder):
    for agency in AGENCIES:
        frame = read(folder, agency)
        assert frame.height == frame["true_id"].n_unique() == frame["unique_id"].n_unique() == EACH


def test_agencies_share_most_children(folder):
    court = set(read(folder, "court")["true_id"])
    assert len(court & set(read(folder, "cafcass")["true_id"])) == int(EACH * 0.92)
    assert len(court & set(read(folder, "la")["true_id"])) == int(EACH * 0.62)


def test_one_child_is_mostly_but_not_always_written_alike(folder):
    both = read(folder, "court").join(read(folder, "la"), on="true_id", suffix="_la")
    for column, least, most in (
        ("first_name", 0.8, 0.97),
        ("surname", 0.7, 0.95),
        ("dob", 0.9, 0.99),
        ("postcode", 0.55, 0.85),
    ):
        assert least < (both[column] == both[f"{column}_la"]).mean() < most, column


def test_some_of_everything_is_missing(folder):
    for column in ("first_name", "surname", "dob", "sex", "postcode"):
        assert 0 < read(folder, "la")[column].null_count() < EACH / 5


def test_the_same_arguments_write_the_same_bytes(folder, tmp_path):
    write_records(tmp_path, EACH, seed=1)
    for agency in AGENCIES:
        assert (tmp_path / f"{agency}.parquet").read_bytes() == (folder / f"{agency}.parquet").read_bytes()
