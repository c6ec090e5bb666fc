"""The increment on the benchmark's records: some of them come tonight, all others were linked before.

Asked for how many come tonight; pipeline/bench/linkage_turn.py starts it. The state is written to disk and opened
again, as on a real night; then all are linked in full, and the children compared.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.linkage.bench.ours import ROOM, read, start_up
from waypost.linkage.bench.timed import Steps
from waypost.linkage.increment import fingerprint, link_all, link_tonight
from waypost.linkage.kept import Kept, reopen, save
from waypost.linkage.model import trained_model

SEED = 20261122


def main(records: Path, answers: Path, tonight: str, steps: Steps) -> None:
    """Link all but tonight's, then tonight's, then all in full; hand back what it took."""
    start_up(records)
    everything = read(records).rename({"unique_id": "key"})
    night = everything.sample(min(int(tonight), everything.height - 1), seed=SEED)
    before = link_all(everything.join(night, on="record", how="anti"), ROOM)
    save(before, answers / "kept")
    del before
    with steps.step("open"):
        kept = reopen(answers / "kept", fingerprint(trained_model()))
    with steps.step("link"):
        after = link_tonight(kept, night, ROOM)
    with steps.step("keep"):
        save(after, answers / "kept")
    with steps.step("full"):
        whole = link_all(everything, ROOM)
    clusters = _by_first(after)
    told: dict[str, object] = {"links": len(after.links["left"]), "is_same": clusters.equals(_by_first(whole))}
    named = clusters.select(pl.col("numbered_by").alias("agency"), pl.col("key").alias("unique_id"), "cluster")
    steps.hand_back(answers, "tonight", named.with_columns(pl.col("cluster").cast(pl.String)), told)


def _by_first(kept: Kept) -> pl.DataFrame:
    """Every record and the first record of its cluster."""
    told = kept.clusters().sort("numbered_by", "key").with_row_index("first")
    return told.select("numbered_by", "key", pl.col("first").min().over("cluster").alias("cluster"))
