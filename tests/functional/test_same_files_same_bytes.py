"""The same files give the same release, byte for byte, whatever they are called and in whatever order they stand."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import polars as pl
import pytest

from waypost.doors.cli.build import build_with_pages

WHERE_IT_STOOD = ["file", "position"]


def release_of(out: Path) -> dict[str, bytes]:
    folder = out / "release"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def record_of(out: Path) -> dict[str, pl.DataFrame]:
    tables = {path.name: pl.read_parquet(path) for path in sorted((out / "record").glob("*.parquet"))}
    return {name: table.drop(WHERE_IT_STOOD, strict=False) for name, table in tables.items()}


def shuffled(path: Path, chance: random.Random) -> None:
    """Put the rows of a table, or the polls of a feed, in another order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head, rows = ([], lines) if path.suffix == ".jsonl" else (lines[:1], lines[1:])
    chance.shuffle(rows)
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


@pytest.fixture
def renamed_and_reordered(county: Path, tmp_path: Path) -> Path:
    files = tmp_path / "files"
    shutil.copytree(county, files, ignore=shutil.ignore_patterns("truth"))
    chance = random.Random(7)
    paths = sorted(
        path for path in files.rglob("*") if path.is_file() and path.suffix in (".csv", ".jsonl", ".json", ".xml")
    )
    names = list(range(len(paths)))
    chance.shuffle(names)
    for path, name in zip(paths, names, strict=True):
        if path.suffix not in (".json", ".xml"):
            shuffled(path, chance)
        path.rename(path.with_name(f"{name:04d}.dat"))
    return files


def test_built_twice(county, built, tmp_path):
    build_with_pages(county, tmp_path / "again")
    assert release_of(tmp_path / "again") == release_of(built)
    for name, table in record_of(tmp_path / "again").items():
        assert table.equals(record_of(built)[name]), name


def test_renamed_and_reordered(built, renamed_and_reordered, tmp_path):
    build_with_pages(renamed_and_reordered, tmp_path / "out")
    assert release_of(tmp_path / "out") == release_of(built)
    record = record_of(built)
    assert set(record) == set(record_of(tmp_path / "out"))
    for name, table in record_of(tmp_path / "out").items():
        assert table.equals(record[name]), name


def test_the_release_holds_no_file_name(built):
    assert all(b".jsonl" not in content for content in release_of(built).values())
