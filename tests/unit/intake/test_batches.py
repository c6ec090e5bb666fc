"""Files shared out so that no batch hangs on another; what belongs together after all is found."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from waypost.intake import batches
from waypost.intake.batches import Batch, Slice, batches_of, belonging_together
from waypost.intake.files import SourceFile
from waypost.intake.limits import limit
from waypost.intake.manifest import Manifest

AT = datetime(2026, 1, 2, tzinfo=UTC)
SMALL = {"batch_bytes_most": 250, "slice_bytes_most": 250, "xml_bytes_weigh": 6}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(batches, "limit", lambda name: SMALL[name])


def files(folder: Path, source: str, *names: str, form: str = "csv") -> list[SourceFile]:
    """Make files of 100 bytes; the first part of a name is its sender."""
    made = []
    for name in names:
        path = folder / name.replace("/", "-")
        path.write_bytes(b"x" * 100)
        sender = name.split("/")[0] if "/" in name else None
        made.append(SourceFile(path, name, source, form, "utf-8", manifest=Manifest(sender=sender)))
    return made


def names(shared: list[Batch]) -> list[list[str]]:
    return [[file.name for file in batch.files] for batch in shared]


def test_polls_follow_one_another_and_their_order_is_that_of_names(tmp_path):
    own = files(tmp_path, "hmcts_public_law", "c", "a", "b", "d")
    assert names(batches_of("hmcts_public_law", own, tmp_path)) == [["a", "b"], ["c", "d"]]
    assert names(batches_of("hmcts_public_law", own[::-1], tmp_path)) == [["a", "b"], ["c", "d"]]


def test_an_authority_is_never_parted(tmp_path):
    own = files(tmp_path, "ssd", "E2/a", "E1/a", "E1/b", "E1/c", "E3/a", "E2/b")
    assert names(batches_of("ssd", own, tmp_path)) == [["E1/a", "E1/b", "E1/c"], ["E2/a", "E2/b"], ["E3/a"]]


def test_a_source_of_which_nothing_says_who_sent_a_file_is_read_whole(tmp_path):
    own = files(tmp_path, "cin", "E2/a", "E1/a", "nobody", "E3/a")
    assert len(batches_of("cin", own, tmp_path)) == 1


def test_a_byte_of_xml_counts_for_more(tmp_path):
    own = files(tmp_path, "cin", "E1/a", "E2/a", form="xml")
    assert [batch.weight for batch in batches_of("cin", own, tmp_path)] == [600, 600]


def test_a_large_extract_is_read_some_cases_at_a_time(tmp_path):
    own = files(tmp_path, "cafcass", "a", "b", "c")
    shared = batches_of("cafcass", own, tmp_path / "slices")
    assert [batch.slice for batch in shared] == [Slice(tmp_path / "slices", n, 2) for n in range(2)]
    assert names(shared) == [["a", "b", "c"]] * 2
    assert batches_of("cafcass", own[:2], tmp_path)[0].slice is None


def test_sources_that_look_across_their_files_are_read_whole(tmp_path):
    own = files(tmp_path, "hmcts_case_data", "a", "b", "c", "d")
    assert len(batches_of("hmcts_case_data", own, tmp_path)) == 1


def told(*keys: str) -> pl.DataFrame:
    return pl.DataFrame({"record_key": keys, "learnt_at": [AT] * len(keys)})


def test_batches_that_state_the_same_are_read_as_one_and_so_are_those_between(tmp_path):
    own = [Batch("hmcts_public_law", (file,)) for file in files(tmp_path, "hmcts_public_law", *"abcde")]
    said = [told("1", "2"), told("3"), told("2", "4"), told("4"), told("5")]
    (one,) = belonging_together(own, said.__getitem__)
    assert one[1] == (0, 2, 3)
    assert [file.name for file in one[0].files] == ["a", "c", "d"]


def test_the_same_case_at_another_moment_is_another_statement(tmp_path):
    own = [Batch("hmcts_public_law", (file,)) for file in files(tmp_path, "hmcts_public_law", *"ab")]
    later = told("1").with_columns(pl.col("learnt_at") + pl.duration(days=1))
    assert belonging_together(own, [told("1"), later].__getitem__) == []


@pytest.mark.parametrize(
    ("first", "second", "is_parted"),
    [
        (("cases/1", "children/1"), ("cases/2", "children/2"), True),
        (("cases/1", "children/1"), ("cases/1", "children/2"), False),
        (("cases/1", "children/1"), ("children/2",), False),
        (("letters/1",), ("letters/2",), True),
    ],
)
def test_slices_are_read_as_one_where_a_record_stands_in_two_or_one_cannot_say_what_lacks(
    tmp_path, first, second, is_parted
):
    own = [Batch("cafcass", tuple(files(tmp_path, "cafcass", "a")), Slice(tmp_path, n, 2)) for n in range(2)]
    found = belonging_together(own, [told(*first), told(*second)].__getitem__)
    assert bool(found) is not is_parted
    if found:
        assert found == [(Batch("cafcass", own[0].files), (0, 1))]


def test_the_limits_are_there():
    assert all(limit(name) > 0 for name in SMALL)
