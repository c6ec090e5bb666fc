"""Scoring pairs: the comparisons' own SQL on DuckDB, for many pairs at once, and the trained weights of what it finds.

The weight of a pair is what Splink's prediction with the same model gives it, bounded by how much likelier the evidence
is for one child than for a brother or sister. Splink itself trains the model; its own prediction costs twice the time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.blocking import Met
from waypost.linkage.evidence import with_frequencies
from waypost.linkage.model import Model, numbered

WORST_WEIGHT_KEPT = -10.0  # bits; a pair below this is not worth anybody's second look
LEVEL_BITS = 4  # of a number that holds the level of every comparison: fifteen levels, and not known
LEVEL_MASK = (1 << LEVEL_BITS) - 1
PAIRS_AT_ONCE = 1_000_000
SCORED = {"left": pl.Int64, "right": pl.Int64, "match_weight": pl.Float64, "levels": pl.Int64}
Bits = npt.NDArray[np.float64]
_COLUMN = re.compile(r"\b(\w+)_([lr])\b")


@dataclass(frozen=True, slots=True)
class Resources:
    """What the engine may use."""

    threads: int
    memory_limit: str
    temp_directory: Path | None


@contextmanager
def connection(resources: Resources) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a DuckDB connection in memory that spills only where it is told to."""
    config: dict[str, Any] = {"threads": resources.threads, "memory_limit": resources.memory_limit}
    if resources.temp_directory is not None:
        config["temp_directory"] = str(resources.temp_directory)
    engine = duckdb.connect(":memory:", config=config)
    try:
        yield engine
    finally:
        engine.close()


def score(
    evidence: pl.DataFrame,
    met: Met,
    model: Model,
    resources: Resources,
    *,
    worst: float = WORST_WEIGHT_KEPT,
    pairs_at_once: int = PAIRS_AT_ONCE,
) -> pl.DataFrame:
    """Return the pairs worth a look, sorted: `left`, `right` (records), `match_weight` (bits), `levels`.

    `evidence` is sorted by record, so what met is sorted by records too.

    `levels` holds for every comparison of the model, in order, the level that the pair falls into, plus one, in
    LEVEL_BITS bits each; nought is not known. Pairs of which both weights do not reach
    `worst` are left out.
    """
    frame = with_frequencies(evidence, dict(model.usual_frequency), model.weight_of_usual)
    asked = _asked(model, frame)
    sides = frame.select(name for name in frame.columns if re.search(rf"\b{name}_[lr]\b", asked))
    weights = Weights(model, frame.height)
    record = frame["record"]
    parts = [pl.DataFrame(schema=SCORED)]
    with connection(resources) as engine:
        for start in range(0, len(met.left), pairs_at_once):
            left, right = (rows[start : start + pairs_at_once] for rows in (met.left, met.right))
            both = [
                sides[rows].rename({name: f"{name}_{side}" for name in sides.columns})
                for rows, side in ((left, "l"), (right, "r"))
            ]
            pairs = pl.concat(both, how="horizontal").to_arrow(compat_level=pl.CompatLevel.newest())
            engine.register("pairs", pairs)
            compared = engine.sql(f"select {asked} from pairs").fetchnumpy()  # noqa: S608
            engine.unregister("pairs")
            parts.append(_weighed(record.gather(left), record.gather(right), compared, weights, worst))
    return pl.concat(parts)


def _weighed(
    left: pl.Series, right: pl.Series, compared: dict[str, Any], weights: Weights, worst: float
) -> pl.DataFrame:
    stranger, sibling = weights.of(compared)
    less, more = np.minimum(stranger, sibling), np.maximum(stranger, sibling)
    kept = np.flatnonzero(less >= worst)
    weight = np.round(less[kept] - np.log2(1 + np.exp2(less[kept] - more[kept])), 3)
    return pl.DataFrame(
        {
            "left": left.gather(kept),
            "right": right.gather(kept),
            "match_weight": weight,
            "levels": compared["levels"][kept],
        },
        schema=SCORED,
    )


class Weights:
    """What the trained model makes of levels, in bits: against a stranger and against a brother or sister."""

    def __init__(self, model: Model, records: int) -> None:
        prior = model.settings_for(records)["probability_two_random_records_match"]
        self.against_anybody = (math.log2(prior / (1 - prior)), -math.log2(model.siblings_per_match))
        self.tables: list[tuple[Bits, Bits]] = []
        self.by_share: list[tuple[int, int, str, float]] = []
        against_sibling = model.sibling_weights()
        for place, comparison in enumerate(model.settings["comparisons"]):
            name = comparison["output_column_name"]
            stranger, sibling = np.zeros(1 << LEVEL_BITS), np.zeros(1 << LEVEL_BITS)
            for number, level in numbered(comparison["comparison_levels"]):
                if number >= 0:
                    stranger[number + 1] = math.log2(level["m_probability"] / level["u_probability"])
                if "tf_adjustment_column" in level:
                    chance = math.log2(level["u_probability"])
                    self.by_share.append((place, number, level["tf_adjustment_column"], chance))
            for number, bits, _ in against_sibling.get(name, ()):
                sibling[number + 1] = bits
            self.tables.append((stranger, sibling))

    def of(self, compared: dict[str, Any]) -> tuple[Bits, Bits]:
        """Return the weights of pairs: `levels` and, for each name, `share_`: how common the commoner of the two is."""
        levels = compared["levels"]
        stranger, sibling = (np.full(len(levels), bits) for bits in self.against_anybody)
        for place, tables in enumerate(self.tables):
            found = levels >> place * LEVEL_BITS & LEVEL_MASK
            if found.any():
                stranger += tables[0][found]
                if tables[1].any():
                    sibling += tables[1][found]
        for place, number, name, chance in self.by_share:
            same = np.flatnonzero((levels >> place * LEVEL_BITS & LEVEL_MASK) == number + 1)
            stranger[same] += chance - np.log2(np.asarray(compared[f"share_{name}"])[same])
        return stranger, sibling


def _asked(model: Model, frame: pl.DataFrame) -> str:
    """The SQL of every level's number in one number, and of every share. What nobody has is null, and costs nothing."""
    empty = {name for name in frame.columns if frame[name].null_count() == frame.height}

    def known(found: re.Match[str]) -> str:
        return f"cast(null as {_SQL_TYPES[str(frame.schema[found[1]])]})" if found[1] in empty else found[0]

    levels = []
    for place, comparison in enumerate(model.settings["comparisons"]):
        cases = " ".join(
            f"when {level['sql_condition']} then {number + 1}"
            for number, level in numbered(comparison["comparison_levels"])
            if number
        )
        levels.append(f"((case {_COLUMN.sub(known, cases)} else 1 end)::bigint << {place * LEVEL_BITS})")
    shares = [
        f"{_COLUMN.sub(known, f'greatest(tf_{name}_l, tf_{name}_r)')}::double as share_{name}"
        for name in model.usual_frequency
    ]
    return ", ".join((f"{' + '.join(levels)} as levels", *shares))


_SQL_TYPES = {
    "String": "varchar",
    "Date": "date",
    "List(String)": "varchar[]",
    "Boolean": "boolean",
    "Float64": "double",
}
