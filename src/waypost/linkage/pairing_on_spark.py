"""Finding and weighing pairs on Spark: the same ways to meet, the same comparisons' SQL, the same weights.

The pairs outgrow one machine long before the records do, so they are what Spark makes, compares and weeds out. Records
go to it once, as Parquet. What comes back is a number a pair worth a look, and its weight is made of that here, by the
code that weighs on one machine: no sum of Spark's decides.

Names are compared by the functions that the Ministry of Justice ships inside Splink for Spark. They are not DuckDB's to
the last digit: see `likeness_on_spark`, which has pairs of names in doubt decided by DuckDB, once for each.
"""
# ruff: noqa: S608  (the text is made of our own columns and of the model's own conditions)

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.blocking import Way
from waypost.linkage.coded import Coded, coded
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.levels import LEVEL_BITS, Question, questions
from waypost.linkage.likeness_on_spark import decide_doubtful, register_functions, spark_level, with_likeness
from waypost.linkage.model import Model
from waypost.linkage.pairing import Paired
from waypost.linkage.scoring import SCORED, WORST_WEIGHT_KEPT, Among, Resources, Weights

MOST_LINKS = 100_000_000
"""Pairs worth a look that may come back to one process to be clustered. Links, not records. Assumption: some fifty
bytes a link, so that a hundred million fit where the frames of a country do."""
_HAIR = 1e-6  # bits: sums in another order differ by less


class TooManyLinks(YoursToFix):
    """More pairs are worth a look than one process can cluster."""


def similarity_jar() -> Path:
    """Return where Splink keeps its functions for this Spark."""
    from splink.backends.spark import similarity_jar_location  # noqa: PLC0415  (needs PySpark, an optional extra)

    return Path(similarity_jar_location())


class SparkPairing:
    """Finds and weighs pairs on Spark. `start` returns a session that was started with `similarity_jar()`."""

    def __init__(self, start: Callable[[Path | None], Any]) -> None:
        self._start = start

    def __call__(
        self, evidence: pl.DataFrame, model: Model, resources: Resources, *, worst: float = WORST_WEIGHT_KEPT
    ) -> Paired:
        """Return the pairs of rows of evidence.child_evidence that may weigh `worst` bits. Raises `TooManyLinks`."""
        session = self._start(resources.temp_directory).newSession()
        folder = Path(mkdtemp(prefix="pairs-", dir=resources.temp_directory))
        try:
            return self._paired(session, evidence.sort("record"), model, folder, resources, worst)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _paired(
        self, session: Any, evidence: pl.DataFrame, model: Model, folder: Path, resources: Resources, worst: float
    ) -> Paired:
        asked = coded(evidence)
        compared = questions(model, asked)
        weights = Weights(model, Among.all_of(asked, model), compared)
        _show(session, "evidence", _with_rarity(evidence, weights), folder)
        register_functions(session)
        session.sql(" UNION ".join(_pairs(way) for way in WAYS_TO_MEET)).write.parquet(str(folder / "met"))
        session.read.parquet(str(folder / "met")).createOrReplaceTempView("met")
        session.sql(_both_sides(compared, weights)).createOrReplaceTempView("both_sides")
        decide_doubtful(session, [question.sql for question in compared], folder, resources)
        session.sql(_worth_a_look(compared, weights, worst)).write.parquet(str(folder / "levels"))
        crowded = session.sql(" UNION ALL ".join(_crowded(way) for way in WAYS_TO_MEET)).collect()
        found = pl.scan_parquet(folder / "levels" / "*.parquet")
        check_links_fit(found.select(pl.len()).collect().item())
        return Paired(_weighed(found.collect(), asked, weights, worst), sum(row[0] or 0 for row in crowded))


def check_links_fit(links: int, *, most: int = MOST_LINKS) -> None:
    """Check that one process can cluster so many links. Raises `TooManyLinks`."""
    if links > most:
        raise TooManyLinks(
            f"{links:,} pairs of records are worth a look, and one process clusters {most:,} at most.",
            do="Build the record in parts, a folder of files for each group of areas.",
        )


def _with_rarity(evidence: pl.DataFrame, weights: Weights) -> pl.DataFrame:
    """Add each record's row, and what its names add to a weight where they are rarer than usual."""
    rarity = [pl.Series(f"rarity_{place}", column) for place, column in enumerate(weights.rarity.T)]
    return evidence.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64), *rarity)


def _show(session: Any, name: str, frame: pl.DataFrame, folder: Path) -> None:
    path = folder / f"{name}.parquet"
    frame.write_parquet(path, compression="snappy")
    session.read.parquet(str(path)).createOrReplaceTempView(name)


def _asking(way: Way) -> tuple[str, str]:
    """The rows that know what a way asks for, with what they know and the side on which they stand; and its keys."""
    sides = [(way.left, 0)] if way.is_even else [(way.left, 0), (way.right, 1)]
    keys = [f"key_{place}" for place in range(len(way.left))]
    rows = " UNION ALL ".join(
        f"SELECT row, numbered_by, {side} AS side, "
        + ", ".join(f"{column} AS {key}" for column, key in zip(columns, keys, strict=True))
        + " FROM evidence WHERE "
        + " AND ".join(f"{column} IS NOT NULL" for column in columns)
        for columns, side in sides
    )
    return rows, ", ".join(keys)


def _pairs(way: Way) -> str:
    """The pairs that meet in a way, lower row first; none of two records that one sender tells apart."""
    rows, keys = _asking(way)
    apart = "a.row < b.row" if way.is_even else "a.side = 0 AND b.side = 1 AND a.row <> b.row"
    return (
        f"SELECT least(a.row, b.row) AS l, greatest(a.row, b.row) AS r "
        f"FROM (SELECT collect_list(struct(row, side, numbered_by)) AS block FROM ({rows}) GROUP BY {keys} "
        f"HAVING count(*) BETWEEN 2 AND {way.most_in_block}) LATERAL VIEW explode(block) AS a "
        f"LATERAL VIEW explode(block) AS b "
        f"WHERE {apart} AND coalesce(a.numbered_by <> b.numbered_by, TRUE)"
    )


def _crowded(way: Way) -> str:
    """How many rows stand in blocks too large to be paired."""
    rows, keys = _asking(way)
    meets = "" if way.is_even else " AND sum(side) BETWEEN 1 AND count(*) - 1"
    sizes = f"SELECT count(*) AS size FROM ({rows}) GROUP BY {keys} HAVING count(*) > {way.most_in_block}{meets}"
    return f"SELECT sum(size) AS crowded FROM ({sizes})"


def _both_sides(compared: Sequence[Question], weights: Weights) -> str:
    """Every pair that met, with what is compared of both."""
    columns = sorted({column for question in compared for column in question.columns})
    both = ", ".join(f"{side}.{column} AS {column}_{side}" for side in "lr" for column in columns)
    rarity = [f"l.rarity_{place}" for place in range(weights.rarity.shape[1])]
    return (
        f"SELECT m.l, m.r, {', '.join((both, *rarity))} FROM met m "
        "JOIN evidence l ON l.row = m.l JOIN evidence r ON r.row = m.r"
    )


def _worth_a_look(compared: Sequence[Question], weights: Weights, worst: float) -> str:
    """Every pair whose weight may reach the worst that is asked for: its rows, and its levels as one number."""
    levels = ", ".join(f"{spark_level(question.sql)} AS level_{question.place}" for question in compared)
    packed = " + ".join(f"shiftleft(level_{question.place}, {question.place * LEVEL_BITS})" for question in compared)
    stranger, sibling = (_sum(compared, weights, against) for against in (0, 1))
    rare = "".join(
        f" + CASE WHEN level_{place} = {level} THEN rarity_{number} ELSE 0D END"
        for number, (place, level) in enumerate(weights.rare_at.tolist())
        if any(question.place == place for question in compared)
    )
    return (
        f"SELECT l AS left, r AS right, {packed} AS levels FROM ("
        f"SELECT *, {levels} FROM ({with_likeness('both_sides', [question.sql for question in compared])})"
        f") WHERE least({stranger}{rare}, {sibling}) >= {worst - _HAIR}D"
    )


def _sum(compared: Sequence[Question], weights: Weights, against: int) -> str:
    """The bits of all levels together, against a stranger (0) or a sibling (1)."""
    parts = [f"{float(weights.tables[-1, 0, against])!r}D"]
    for question in compared:
        bits = ", ".join(f"{float(each)!r}D" for each in weights.tables[question.place, :, against])
        parts.append(f"element_at(array({bits}), 1 + CAST(level_{question.place} AS INT))")
    return " + ".join(parts)


def _weighed(found: pl.DataFrame, asked: Coded, weights: Weights, worst: float) -> pl.DataFrame:
    """Return the pairs with their weights, sorted, those below the worst left out."""
    in_order = found.sort("left", "right")
    left, right, levels = (in_order[name].cast(pl.Int64).to_numpy() for name in ("left", "right", "levels"))
    weight = weights.of(left, levels, worst, threads=2)
    kept = np.flatnonzero(~np.isnan(weight))
    columns = [asked.record[left[kept]], asked.record[right[kept]], weight[kept], levels[kept]]
    return pl.DataFrame(dict(zip(SCORED, columns, strict=True)), schema=SCORED)
