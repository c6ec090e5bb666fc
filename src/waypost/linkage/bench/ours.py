"""Waypost's linkage of the benchmark's records: from files to clusters, with the shipped model and with one trained.

Asked for `shipped` or `trained`; pipeline/bench/linkage_turn.py starts it.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.linkage.bench.timed import AGENCIES, Steps
from waypost.linkage.blocking import meet
from waypost.linkage.cluster import MARGIN, cluster
from waypost.linkage.coded import coded_plain
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.compiled import FEW, KERNELS, compiled
from waypost.linkage.evidence import plain_evidence
from waypost.linkage.model import trained_model
from waypost.linkage.plain import link_plain, plain_facts
from waypost.linkage.scoring import Resources, score
from waypost.linkage.train_unlabelled import train_unlabelled

_RECORDS = 5_000
ROOM = Resources(threads=2, memory_limit="8GiB", temp_directory=None)


def main(records: Path, answers: Path, which: str, steps: Steps) -> None:
    """Link, and hand back what it took. Like the peer's libraries, compiled passes are loaded before the clock runs."""
    start_up(records)
    with steps.step("load"):
        frame = read(records)
    with steps.step("evidence"):
        evidence = coded_plain(frame)
    model = trained_model()
    if which == "trained":
        with steps.step("train"):
            model = train_unlabelled(plain_evidence(frame), model, ROOM)
    with steps.step("block"):
        met = meet(evidence, WAYS_TO_MEET)
    with steps.step("score"):
        links = score(evidence, met, model, ROOM, worst=model.accept_weight - MARGIN)
    with steps.step("cluster"):
        found = cluster(links, plain_facts(evidence), accept_weight=model.accept_weight)
    clusters = frame.select(
        pl.col("numbered_by").alias("agency"), "unique_id", cluster=pl.Series(found.member_of).cast(pl.String)
    )
    counts = dict(found.verdicts.value_counts().iter_rows())
    told = {"pairs": len(met.left), "links": links.height, "crowded": list(met.crowded), "verdicts": counts}
    steps.hand_back(answers, f"ours_{which}", clusters, told)


def start_up(records: Path) -> None:
    """Where the records are many, link a few of them once with compiled passes, which are used from then on."""
    if pl.scan_parquet(records / f"{AGENCIES[0]}.parquet").select(pl.len()).collect().item() <= FEW:
        return
    for each in tuple(KERNELS):
        compiled(each)
    link_plain(read(records).head(_RECORDS), ROOM)


def read(records: Path) -> pl.DataFrame:
    """Return the records of every agency, numbered in the order of agencies and rows."""
    frames = [
        pl.scan_parquet(records / f"{agency}.parquet").with_columns(numbered_by=pl.lit(agency)) for agency in AGENCIES
    ]
    read = pl.concat(frames).with_row_index("record")
    return read.select(
        pl.col("record").cast(pl.Int64),
        "numbered_by",
        "unique_id",
        pl.col("first_name").alias("forenames"),
        "surname",
        pl.col("dob").str.to_date("%Y-%m-%d", strict=False).alias("born_on"),
        pl.when(sex="F").then(pl.lit("female")).when(sex="M").then(pl.lit("male")).alias("sex"),
        "postcode",
    ).collect(engine="streaming")
