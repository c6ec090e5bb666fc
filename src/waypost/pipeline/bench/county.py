"""`waypost bench county`: linkage of an invented county's named records, by Waypost and by Splink as it comes.

Both are given the same children's records and are held to the same truth. Waypost also has what the files tell besides:
parents, cases, authorities, and which keys one office gave; that is the point.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import OursToFix, YoursToFix
from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.linkage.link import link
from waypost.pipeline.join import gather
from waypost.pipeline.linkage_groups import with_groups
from waypost.pipeline.linkage_quality import NAMED_SOURCES, PERSON, linkage_quality

Quality = dict[str, Any]


class NoTruthHere(YoursToFix):
    """The folder was not written with its truth."""


class PeerFailed(OursToFix):
    """Splink did not finish."""


def bench_county(files: Path, work: Path) -> dict[str, Quality]:
    """Return the quality (linkage_quality) of `ours` and of `splink` on the files that `synthesise --truth` wrote."""
    truth = files / "truth"
    if not (truth / "people.parquet").is_file():
        raise NoTruthHere("it holds no truth.", where=files.name, do="Write it with `waypost synthesise X --truth`.")
    said = gather(read_all(discover(files).files), None)
    people = pl.read_parquet(truth / "people.parquet").filter(pl.col("role") == "child")
    who = with_groups(people, *(pl.read_parquet(truth / f"{name}.parquet") for name in ("children", "journeys")))
    linked = link(said.people, proceedings=said.proceedings, events=said.events, temp_directory=work)
    records = plain_records(said.people)
    clusters = by_splink(records.select("unique_id", "first_name", "surname", "dob", "postcode", "sex"), work)
    theirs = records.join(clusters, on="unique_id").select(*PERSON, child_id="cluster")
    return {"ours": linkage_quality(linked.identities, who), "splink": linkage_quality(theirs, who)}


def plain_records(people: pl.DataFrame) -> pl.DataFrame:
    """Return what each named source last said of each child: unique_id, PERSON and what Splink compares."""
    named = people.filter((pl.col("role") == "child") & pl.col("source").is_in(NAMED_SOURCES))
    facts = ("forenames", "surname", "born_on", "postcode", "sex")
    last = named.sort(*PERSON, "learnt_at", "record_key", nulls_last=False).group_by(PERSON, maintain_order=True)
    return (
        last.agg(pl.col(fact).drop_nulls().last() for fact in facts)
        .with_row_index("unique_id")
        .with_columns(pl.col("unique_id").cast(pl.Int64))
        .with_columns(
            pl.col("forenames").str.to_lowercase().str.split(" ").list.first().alias("first_name"),
            pl.col("surname").str.to_lowercase(),
            pl.col("born_on").dt.strftime("%Y-%m-%d").alias("dob"),
        )
    )


def by_splink(records: pl.DataFrame, work: Path) -> pl.DataFrame:
    """Return unique_id and `cluster` as Splink finds them, in a process of its own that works in `work`.

    `records`: unique_id, first_name, surname, dob (text), postcode, and sex where it is known. Raises PeerFailed.
    """
    path = work / "records.parquet"
    records.with_columns(pl.col("unique_id").cast(pl.Int64)).write_parquet(path)
    ran = subprocess.run(  # noqa: S603 (our own interpreter and module)
        [sys.executable, "-m", "waypost.linkage.bench.peer_default", str(path), str(work)],
        capture_output=True,
        check=False,
    )
    if ran.returncode:
        raise PeerFailed("Splink did not finish.", where="linkage/bench/peer_default.py", do="Run it by itself.")
    return pl.read_parquet(work / "clusters.parquet").select(
        pl.col("unique_id").cast(pl.Int64), pl.col("cluster").cast(pl.String)
    )
