"""A build goes on from the pairs of the last one, and is to the byte the build that links everything again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from functional.test_same_files_same_bytes import release_of
from support.agreements import put_agreement
from support.identities import without_measures
from waypost.doors.cli.build import build_with_pages


def linkage_of(out: Path) -> dict[str, object]:
    return json.loads((out / "run.json").read_text(encoding="utf-8"))["linkage"]


def record_of(out: Path) -> dict[str, pl.DataFrame]:
    folders = (out / "record", out / "linkage", out / "linkage" / "pairs", out / "identity")
    return {str(path.relative_to(out)): pl.read_parquet(path) for each in folders for path in each.glob("*.parquet")}


def a_night_passes(files: Path) -> None:
    """Polls that were late arrive, one is withdrawn, a name is put right, an office changes what it says of a child."""
    late = files.parent / "late"
    for path in late.iterdir():
        path.rename(files / "court" / "public-law" / path.name)
    children = files / "cafcass" / "children.csv"
    told = pl.read_csv(children, infer_schema=False)
    again = pl.when(pl.int_range(pl.len()) < 3).then(pl.lit("Nettlethorpe")).otherwise("surname")
    told.with_columns(again.alias("surname")).write_csv(children)
    next(iter(sorted((files / "court" / "private-law").glob("*.jsonl")))).unlink()


@pytest.fixture(scope="module")
def nights(tmp_path_factory) -> tuple[Path, Path, Path]:
    """The same files in three builds: the first night, the second, and the second with everything linked again."""
    from waypost.synthetic.synthesise import synthesise  # noqa: PLC0415

    place = tmp_path_factory.mktemp("nights")
    files, out, anew = place / "in", place / "out", place / "anew"
    synthesise(files, children=40, seed=3, sources=("hmcts_public_law", "hmcts_private_law", "cafcass"))
    without_measures(files)  # of the first night nobody asks for them
    (place / "late").mkdir()
    for path in sorted((files / "court" / "public-law").glob("*.jsonl"))[-2:]:
        path.rename(place / "late" / path.name)
    build_with_pages(files, out)
    shutil.copytree(out, place / "first")
    shutil.copytree(out, anew)
    a_night_passes(files)
    put_agreement(files)
    build_with_pages(files, out)
    build_with_pages(files, anew, is_from_scratch=True)
    return place / "first", out, anew


def test_each_build_says_how_it_linked(nights):
    first, night, anew = map(linkage_of, nights)
    assert (first["is_in_full"], first["why_in_full"]) == (True, "nothing was kept of a build before")
    assert (night["is_in_full"], night["why_in_full"]) == (False, "")
    assert (anew["is_in_full"], anew["why_in_full"]) == (True, "it was asked for")
    assert 3 <= night["came"] < night["records"] == anew["records"]
    assert night["went"] > 3


def test_record_and_release_are_those_of_a_build_from_scratch(nights):
    first, night, anew = nights
    assert release_of(night) == release_of(anew)
    told, again, before = map(record_of, (night, anew, first))
    assert set(told) == set(again)
    assert any(not told[name].equals(before[name]) for name in told), "the night changed something"
    names = {name for name in told if Path(name).stem not in ("forename", "family_name")}
    for name in names:
        assert told[name].equals(again[name]), name
