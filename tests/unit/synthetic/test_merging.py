"""One country from the files of its shards."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from waypost.synthetic.merging import ShardsDisagree, bundles, merge, move_authorities


@pytest.fixture
def shards(tmp_path) -> list[Path]:
    """Two empty folders."""
    folders = [tmp_path / ".shards" / name for name in ("000", "001")]
    for folder in folders:
        folder.mkdir(parents=True)
    return folders


def put(folder: Path, name: str, content: str) -> None:
    """Write a text under a folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content)


def test_rows_stand_in_the_order_of_their_key_and_empty_stays_empty(shards, tmp_path):
    head = "case_id,child_id,closed_on,reason,reopened_on,recorded_at\n"
    put(shards[0], "cafcass/closures.csv", head + "CF1,CH9,,x,,2025-01-02T09:00:00Z\nCF3,CH1,,,,2025-01-01T09:00:00Z\n")
    put(shards[1], "cafcass/closures.csv", head + 'CF2,CH4,,"a, ""b""",,2025-01-01T09:00:00Z\n')
    merge(["cafcass/closures.csv"], shards, tmp_path)
    assert (tmp_path / "cafcass" / "closures.csv").read_text() == (
        head + 'CF1,CH9,,x,,2025-01-02T09:00:00Z\nCF2,CH4,,"a, ""b""",,2025-01-01T09:00:00Z\n'
        "CF3,CH1,,,,2025-01-01T09:00:00Z\n"
    )
    assert not any(path.is_file() for shard in shards for path in shard.rglob("*"))


def test_a_table_without_a_key_is_sorted_by_all_its_columns(shards, tmp_path):
    put(shards[0], "areas.csv", "kind,code\ncourt,2\n")
    put(shards[1], "areas.csv", "kind,code\nauthority,9\ncourt,1\n")
    merge(["areas.csv"], shards, tmp_path)
    assert (tmp_path / "areas.csv").read_text() == "kind,code\nauthority,9\ncourt,1\ncourt,2\n"


def test_truth_tables_follow_one_another(shards, tmp_path):
    for shard, numbers in zip(shards, ([3, 4], [1, 2]), strict=True):
        (shard / "truth").mkdir()
        pl.DataFrame({"a": numbers, "b": [None, "x"]}).write_parquet(shard / "truth" / "t.parquet")
    merge(["truth/t.parquet"], shards, tmp_path)
    found = pl.read_parquet(tmp_path / "truth" / "t.parquet")
    assert found.rows() == [(3, None), (4, "x"), (1, None), (2, "x")]


def test_polls_are_put_together_and_a_month_of_one_shard_is_kept(shards, tmp_path):
    line = '{"poll":{"window_start":"%s","window_end":"x","polled_at":"%s"},"total":1,"cases":[{"id":%d}]}\n'
    put(shards[0], "court/f/2025-01.jsonl", line % ("a", "2025-01-02", 1) + line % ("b", "2025-01-03", 2))
    put(shards[1], "court/f/2025-01.jsonl", line % ("b", "2025-01-03", 3))
    put(shards[1], "court/f/2025-02.jsonl", line % ("c", "2025-02-01", 4))
    merge(["court/f/2025-01.jsonl", "court/f/2025-02.jsonl"], shards, tmp_path)
    january, february = ((tmp_path / "court" / "f" / f"2025-0{month}.jsonl").read_text() for month in (1, 2))
    assert january.splitlines()[1].endswith('"total":2,"cases":[{"id":2},{"id":3}]}')
    assert february == line % ("c", "2025-02-01", 4)


def test_a_file_that_is_the_same_everywhere_is_written_once(shards, tmp_path):
    for shard in shards:
        put(shard, "cafcass/manifest.json", "{}")
    merge(["cafcass/manifest.json"], shards, tmp_path)
    assert (tmp_path / "cafcass" / "manifest.json").read_text() == "{}"
    put(shards[0], "truth/README.txt", "one")
    put(shards[1], "truth/README.txt", "other")
    with pytest.raises(ShardsDisagree, match=r"README\.txt: a file is not the same"):
        merge(["truth/README.txt"], shards, tmp_path)


def test_an_authority_is_moved_and_lies_in_one_shard(shards, tmp_path):
    put(shards[0], "local-authority/E1/cin/2026-27.xml", "<a/>")
    put(shards[1], "local-authority/E2/cin/2026-27.xml", "<b/>")
    move_authorities(shards, tmp_path)
    assert (tmp_path / "local-authority" / "E1" / "cin" / "2026-27.xml").read_text() == "<a/>"
    assert (tmp_path / "local-authority" / "E2" / "cin" / "2026-27.xml").read_text() == "<b/>"
    put(shards[1], "local-authority/E1/cin/2026-27.xml", "<c/>")
    with pytest.raises(ShardsDisagree, match="local-authority/E1"):
        move_authorities(shards, tmp_path)


def test_bundles_hold_every_file_once_and_are_of_like_size(shards):
    for name, size in (("a.csv", 60), ("b.csv", 50), ("c.csv", 20), ("d.csv", 10)):
        put(shards[0], name, "x" * size)
    put(shards[1], "d.csv", "x" * 5)
    put(shards[1], "local-authority/E1/ssd/x.csv", "x" * 500)
    assert bundles(shards, 2) == [["a.csv", "d.csv"], ["b.csv", "c.csv"]]
    assert bundles(shards, 9) == [["a.csv"], ["b.csv"], ["c.csv"], ["d.csv"]]
