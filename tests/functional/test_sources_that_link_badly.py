"""Sources that are whole and well-formed, and wrong for finding out who is who: told in run.json and on screen."""

from __future__ import annotations

import json
import shutil
from html import unescape
from pathlib import Path

import polars as pl
import pytest

from support.agreements import put_agreement
from waypost.doors.quality.words import FAULTS

PERSON = "ssd_person.csv"


def rewritten(path: Path, change) -> None:
    change(pl.read_csv(path, infer_schema=False)).write_csv(path)


def without_surnames(files: Path) -> None:
    rewritten(files / "cafcass" / "children.csv", lambda rows: rows.with_columns(surname=pl.lit("")))


def sent_twice(files: Path) -> None:
    one, other = (files / "local-authority" / sender for sender in ("E06000001", "E06000002"))
    shutil.copytree(one, other)
    for manifest in other.rglob("manifest.json"):
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(one.name, other.name), encoding="utf-8")


def other_way_round(files: Path) -> None:
    """An authority that sends forename and surname in each other's column."""
    one, other = (files / "local-authority" / sender for sender in ("E06000001", "E06000004"))
    shutil.copytree(one, other)
    for manifest in other.rglob("manifest.json"):
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(one.name, other.name), encoding="utf-8")
    swapped = {"pers_forename": pl.col("pers_surname"), "pers_surname": pl.col("pers_forename")}
    rewritten(other / "ssd" / PERSON, lambda rows: rows.with_columns(**swapped))


def ten_thousand_alike(files: Path) -> None:
    def told(rows: pl.DataFrame) -> pl.DataFrame:
        first = rows.head(1).with_columns(pers_forename=pl.lit("Unknown"), pers_surname=pl.lit("Child"))
        crowd = pl.concat([first] * 10_000).with_columns(
            pers_person_id=pl.format("crowd{}", pl.int_range(pl.len())), pers_upn_unknown=pl.lit("UN1")
        )
        return pl.concat([rows, crowd])

    rewritten(files / "local-authority" / "E06000003" / "ssd" / PERSON, told)


@pytest.fixture
def files(county: Path, tmp_path: Path) -> Path:
    """Cafcass, and the authority that tells most children by name, as E06000001."""
    folder = tmp_path / "files"
    shutil.copytree(county / "cafcass", folder / "cafcass")
    largest = max((county / "local-authority").rglob(PERSON), key=lambda path: path.stat().st_size).parent
    place = folder / "local-authority" / "E06000001" / "ssd"
    shutil.copytree(largest, place)
    sender = largest.parent.name
    for manifest in place.rglob("manifest.json"):
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(sender, "E06000001"), encoding="utf-8")
    put_agreement(folder)
    return folder


def test_what_is_wrong_with_sources_is_told_with_what_to_do(waypost, files, tmp_path):
    """One build with four wrongs in it: whole, in bounded time, and each told to whoever builds or reads it."""
    without_surnames(files)
    sent_twice(files)
    other_way_round(files)
    another = files / "local-authority" / "E06000003"
    shutil.copytree(files / "local-authority" / "E06000001", another)
    for manifest in another.rglob("manifest.json"):
        manifest.write_text(manifest.read_text(encoding="utf-8").replace("E06000001", another.name), encoding="utf-8")
    rewritten(another / "ssd" / PERSON, lambda rows: rows.head(1))
    ten_thousand_alike(files)
    answer = waypost("build", files, tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    told = {(fault["rule"], fault["sender"]) for fault in run["source_faults"]}
    assert told == {
        ("surname_missing", ""),
        ("sent_twice", "E06000001"),
        ("sent_twice", "E06000002"),
        ("names_swapped", "E06000004"),
        ("many_alike", "E06000003"),
    }
    assert answer.code == 1
    for fault in run["source_faults"]:
        assert f"{fault['what']} {fault['do']}" in answer.out
    assert run["children"] > 10_000
    page = unescape((tmp_path / "out" / "release" / "data-quality" / "index.html").read_text(encoding="utf-8"))
    rows = {
        (row["sender"], row["rule"]): row
        for row in json.loads(waypost("quality", tmp_path / "out", "--json").out)["source_faults"]
    }
    assert set(rows) == {(sender or "all", rule) for rule, sender in told}
    for row in rows.values():
        assert FAULTS[row["rule"]] in page
        assert row["do"] in page
        assert all(row[count] % 5 == 0 for count in ("numerator", "denominator")), "counts are rounded as all others"
