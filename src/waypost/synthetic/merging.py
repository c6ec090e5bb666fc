"""One country from the files of its shards: each kind of file is put together in its own way, in bulk.

    court/**/*.jsonl     lines in order of polled_at; those of one poll become one, with the total of all
    cafcass/*.csv        rows in the order of the subject's key and recorded_at
    truth/*.parquet      the shards' rows one after another, sorted within each shard
    local-authority/*    an authority lies in one shard: its folder is moved
    anything else        the same in every shard

The files of the shards go as soon as they are read, so that the room needed is little more than that of the country.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.synthetic.poll_lines import merge_polls
from waypost.vocabulary.cafcass_extract import subjects

AUTHORITIES = "local-authority"
Parts = list[Path]


class ShardsDisagree(OursToFix):
    """Two shards hold what only one of them can."""


def merge(names: Sequence[str], shards: Sequence[Path], out: Path) -> None:
    """Put together the files of these relative names, each from every shard that has it, into the folder `out`.

    Raises ShardsDisagree when a file that should be the same everywhere is not.
    """
    for name in names:
        parts = [shard / name for shard in shards if (shard / name).is_file()]
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _MERGED_AS.get(target.suffix, _same)(parts, target)
        for part in parts:
            part.unlink()


def move_authorities(shards: Sequence[Path], out: Path) -> None:
    """Move the folders of the authorities of every shard. Raises ShardsDisagree when two shards have one."""
    for shard in shards:
        for folder in sorted((shard / AUTHORITIES).glob("*")):
            target = out / AUTHORITIES / folder.name
            if target.exists():
                raise ShardsDisagree("two shards hold one authority", where=f"{AUTHORITIES}/{folder.name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)


def bundles(shards: Sequence[Path], count: int) -> list[list[str]]:
    """Return the names of the files to be merged in at most `count` bundles of about the same size, the same for all.

    The folders of authorities are left out.
    """
    sizes: dict[str, int] = {}
    for shard in shards:
        for path in _files(shard):
            name = path.relative_to(shard).as_posix()
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    filled, made = [0] * count, [[] for _ in range(count)]  # type: tuple[list[int], list[list[str]]]
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        lightest = filled.index(min(filled))
        filled[lightest] += sizes[name]
        made[lightest].append(name)
    return [bundle for bundle in made if bundle]


def _files(shard: Path) -> Iterator[Path]:
    for path in sorted(shard.rglob("*")):
        if path.is_file() and path.relative_to(shard).parts[0] != AUTHORITIES:
            yield path


def _polls(parts: Parts, target: Path) -> None:
    with target.open("wb") as file:
        file.writelines(line + b"\n" for line in merge_polls([part.read_bytes() for part in parts]))


def _rows(parts: Parts, target: Path) -> None:
    rows = pl.concat([pl.read_csv(part, infer_schema=False) for part in parts])
    subject = subjects().get(target.stem)
    order = [*subject.key, "recorded_at"] if subject else rows.columns
    rows.sort(order, maintain_order=True).write_csv(target)


def _tables(parts: Parts, target: Path) -> None:
    pl.scan_parquet(parts).sink_parquet(target, statistics=False, maintain_order=True)


def _same(parts: Parts, target: Path) -> None:
    first = parts[0].read_bytes()
    if any(part.read_bytes() != first for part in parts[1:]):
        raise ShardsDisagree("a file is not the same in every shard", where=target.name)
    shutil.copyfile(parts[0], target)


_MERGED_AS: dict[str, Callable[[Parts, Path], None]] = {".jsonl": _polls, ".csv": _rows, ".parquet": _tables}
