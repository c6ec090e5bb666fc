"""What large builds do, at a small size: files in batches and in other processes, killed and gone on, a full disk.

Whatever happens, the build is the same to the byte, and OUT is never half of one.
"""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest

from waypost.doors.cli.build import build_with_pages
from waypost.intake.files import discover
from waypost.intake.limits import limit
from waypost.pipeline import out_folder, reading_in_batches
from waypost.pipeline.reading_in_batches import read_in_batches

SMALL = {"batch_bytes_most": 40_000, "slice_bytes_most": 150_000}


@pytest.fixture
def in_batches(monkeypatch) -> list[int]:
    """Read few files at a time, as if the county were a country. Return how many batches there were."""
    monkeypatch.setattr("waypost.intake.batches.limit", lambda name: SMALL.get(name) or limit(name))
    counts: list[int] = []
    read = reading_in_batches._Reader.read

    def counted(self, batches):
        counts.append(len(batches))
        return read(self, batches)

    monkeypatch.setattr(reading_in_batches._Reader, "read", counted)
    return counts


def contents(out: Path) -> dict[str, bytes]:
    """Return what a build wrote and anybody reads; run.json tells seconds, and a database numbers of its blocks.

    Who has read it since is no part of it.
    """
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    told = {str(path.relative_to(out)): path.read_bytes() for path in files}
    of_itself = ("run.json", ".duckdb", "audit.jsonl")
    return {name: content for name, content in told.items() if not name.endswith(of_itself)}


def test_files_in_batches_and_in_other_processes_give_the_same_bytes(county, built, tmp_path, monkeypatch, in_batches):
    monkeypatch.setattr(reading_in_batches, "BYTES_WORTH_WORKERS", 0)
    monkeypatch.setattr(reading_in_batches, "_TASKS_WEIGH", 4_000_000)
    monkeypatch.setattr("waypost.pipeline.build._cores", lambda: 2)
    build_with_pages(county, tmp_path / "out")
    assert sum(in_batches) > 25
    assert contents(tmp_path / "out") == contents(built)


def test_a_feed_sent_twice_under_other_names_says_nothing_new(county, tmp_path, in_batches):
    polls = sorted((county / "court" / "public-law").glob("*.jsonl"))[-6:]
    for folder, names in (("once", ("a-",)), ("twice", ("a-", "b-"))):
        (tmp_path / folder).mkdir()
        for path in polls:
            for name in names:
                shutil.copy(path, tmp_path / folder / f"{name}{path.name}")
    once, twice = (
        read_in_batches(discover(tmp_path / folder).files, tmp_path / f"kept-{folder}", workers=1).parts
        for folder in ("once", "twice")
    )
    assert len(in_batches) > 2, "batches that tell the same are read again as one"
    assert len(once) > 1
    for name in ("records", "people", "proceedings", "events"):
        told = [pl.concat(part.frame(name) for part in parts) for parts in (once, twice)]
        first, second = (frame.drop("file", "position", strict=False).sort(pl.all()) for frame in told)
        assert first.height > 0
        assert first.equals(second), name
    counts = [count for part in twice for count in part.files]
    assert sum(count.refused for count in counts) == 0, "what is sent twice is no fault"


class Killed(BaseException):
    """The process is gone: nothing after this line is done."""


@pytest.fixture(scope="module")
def county_of_few(county: Path, tmp_path_factory) -> Path:
    """The county's cases, closures and children alone, and one authority's files."""
    folder = tmp_path_factory.mktemp("few") / "files"
    (folder / "cafcass").mkdir(parents=True)
    for name in ("cases.csv", "children.csv", "closures.csv", "manifest.json", "sharing-agreement.yaml"):
        shutil.copy(county / "cafcass" / name, folder / "cafcass" / name)
    authority = next(path for path in sorted((county / "local-authority").iterdir()) if path.is_dir())
    shutil.copytree(authority, folder / authority.name)
    return folder


@pytest.fixture(scope="module")
def built_once(county_of_few: Path, tmp_path_factory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("once") / "out"
    build_with_pages(county_of_few, out)
    return contents(out)


def build_killed_at(stage: str, source: Path, out: Path, monkeypatch) -> None:
    """Build until a stage begins, and leave everything lying as a process leaves it that is killed there."""

    def killing(self, name: str, done: int, total: int) -> None:
        if name == stage:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("waypost.doors.cli.build.TerminalProgress.__call__", killing)
        patched.setattr(out_folder.shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            build_with_pages(source, out)


@pytest.mark.parametrize(
    "stage",
    ["join", *(pytest.param(stage, marks=pytest.mark.slow) for stage in ("link", "assemble", "save", "publish"))],
)
def test_a_build_that_was_killed_goes_on_and_ends_as_if_nothing_had_been(
    stage, county_of_few, built_once, tmp_path, monkeypatch
):
    out = tmp_path / "out"
    build_killed_at(stage, county_of_few, out, monkeypatch)
    assert not out.exists()
    assert out_folder.building(out).is_dir()

    def read_again(batch):
        raise AssertionError("what was read is not read again")

    monkeypatch.setattr(reading_in_batches, "read_batch", read_again)
    if stage not in ("link", "join"):
        monkeypatch.setattr("waypost.pipeline.records.link", read_again)
    build_with_pages(county_of_few, out)
    assert contents(out) == built_once
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.slow
def test_finished_work_is_not_used_where_a_file_changed_or_all_is_asked_for_anew(
    county_of_few, built_once, tmp_path, monkeypatch
):
    files, out = tmp_path / "files", tmp_path / "out"
    shutil.copytree(county_of_few, files)
    closures = files / "cafcass" / "closures.csv"
    whole = closures.read_text()
    closures.write_text("\n".join(whole.splitlines()[:-5]) + "\n")
    build_killed_at("join", files, out, monkeypatch)
    closures.write_text(whole)
    build_with_pages(files, out)
    assert contents(out) == built_once
    build_killed_at("join", files, tmp_path / "other", monkeypatch)
    read, batches = reading_in_batches.read_batch, []
    monkeypatch.setattr(reading_in_batches, "read_batch", lambda batch: (batches.append(batch), read(batch))[1])
    build_with_pages(files, tmp_path / "other", is_from_scratch=True)
    assert len(batches) > 1
    assert contents(tmp_path / "other") == built_once


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Let nobody in this process write a longer file, as if the disk had no more room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [2_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_a_disk_that_runs_full_is_said_and_out_is_as_it_was(waypost, county_of_few, built_once, tmp_path, size):
    out = tmp_path / "out"
    build_with_pages(county_of_few, out)
    with files_no_longer_than(size):
        answer = waypost("build", county_of_few, out)
    assert answer.code == 2, answer.said
    assert "the disk ran full" in answer.err
    assert "Traceback" not in answer.said
    assert contents(out) == built_once
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "place",
    [
        "waypost.pipeline.reading_in_batches.keep",
        "waypost.pipeline.refusals.write",
        "waypost.pipeline.source_records._InGroups.write",
        "waypost.pipeline.records.write_events",
        "waypost.pipeline.records.keep_linked",
        "waypost.journeys.store.duckdb.DuckDBStore.load",
        "waypost.journeys.store.duckdb.DuckDBStore.save",
        pytest.param("waypost.pipeline.build.write", marks=pytest.mark.slow),
        pytest.param("waypost.doors.cli.build.write_quality_pages", marks=pytest.mark.slow),
        pytest.param("waypost.pipeline.build.let_out", marks=pytest.mark.slow),
    ],
)
def test_wherever_the_disk_runs_full(waypost, county_of_few, tmp_path, monkeypatch, place):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(place, full)
    answer = waypost("build", county_of_few, tmp_path / "out")
    assert answer.code == 2
    assert "the disk ran full" in answer.err
    assert not list(tmp_path.iterdir())


def test_what_plainly_cannot_fit_is_not_begun(waypost, county_of_few, tmp_path, monkeypatch):
    monkeypatch.setattr("waypost.pipeline.room_on_disk.NEEDED_AT_LEAST", 1 << 60)
    answer = waypost("build", county_of_few, tmp_path / "out")
    assert answer.code == 2
    assert "needs about" in answer.err
    assert not list(tmp_path.iterdir())


def test_memory_is_told_by_stage(built):
    frame = pl.read_json(built / "run.json")
    stages = frame["stages"][0]
    assert list(stages) == ["read", "link", "join", "assemble", "save", "measure", "release", "quality", "publish"]
    assert all(one["peak_rss_mib"] > 50 for one in stages.values())
    assert frame["peak_rss_mib"][0] == max(one["peak_rss_mib"] for one in stages.values())
