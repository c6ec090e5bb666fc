"""A large world: written shard by shard in worker processes, and put together as one country."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from waypost.foundation.workers import Done, Task, run
from waypost.synthetic.asked import Asked, Progress, Written, write_world
from waypost.synthetic.merging import bundles, merge, move_authorities
from waypost.synthetic.shards import Shard

_SCRATCH = ".shards"
_BUNDLES_A_WORKER = 3  # few enough that starting a process costs little, enough that the workers end together


def write_country(
    parts: Sequence[Shard], asked: Asked, folder: Path, workers: int, progress: Progress
) -> tuple[Written, int]:
    """Write the shards into `folder` as one country. Return what was written, and the most memory of the workers, MiB.

    The memory is the sum over the `workers` largest processes: never more were there at once.
    """
    scratch = folder / _SCRATCH
    folders = [scratch / f"{part.number:03d}" for part in parts]
    by_size = sorted(
        parts, key=lambda part: (-part.children, part.number)
    )  # a large one last would keep others waiting
    progress("shards", 0, len(parts))
    drawn = run(
        [Task(_write_shard, {"part": part, "asked": asked, "folder": folders[part.number]}) for part in by_size],
        workers=workers,
        has_ended=lambda count: progress("shards", count, len(parts)),
    )
    move_authorities(folders, folder)
    names = bundles(folders, _BUNDLES_A_WORKER * workers)
    progress("putting together", 0, len(names))
    put = run(
        [Task(merge, {"names": bundle, "shards": folders, "out": folder}) for bundle in names],
        workers=workers,
        has_ended=lambda count: progress("putting together", count, len(names)),
    )
    shutil.rmtree(scratch)
    peaks = sorted((*(done.peak_rss_mib for done in drawn), *(done.peak_rss_mib for done in put)), reverse=True)
    return _together(asked, drawn), sum(peaks[:workers])


def _write_shard(part: Shard, asked: Asked, folder: Path) -> Written:
    folder.mkdir(parents=True)
    of_shard = replace(asked, plan=replace(asked.plan, shard=part.name))
    return write_world(part.children, of_shard, part, folder, lambda _: None)


def _together(asked: Asked, drawn: Sequence[Done[Written]]) -> Written:
    written = [done.answer for done in drawn]
    return Written(
        {name: sum(one.records[name] for one in written) for name in asked.chosen}, sum(one.events for one in written)
    )
