"""Scoring pairs: the levels of every comparison for many pairs at once, and the trained weights of what is found.

The weight of a pair is what Splink's prediction with the same model gives it, bounded by how much likelier the evidence
is for one child than for a brother or sister. Splink itself trains the model; its own prediction costs several times
the time. A pair that can no longer weigh enough, whatever is still open, is not looked at further.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage import level_passes
from waypost.linkage.blocking import Met
from waypost.linkage.coded import Coded
from waypost.linkage.compiled import run
from waypost.linkage.levels import LEVEL_BITS, LEVEL_MASK, Question, is_asked, levels_by_sql, questions
from waypost.linkage.model import Model, numbered

WORST_WEIGHT_KEPT = -10.0  # bits; a pair below this is not worth anybody's second look
PAIRS_AT_ONCE = 1_000_000
SCORED = {"left": pl.Int64, "right": pl.Int64, "match_weight": pl.Float64, "levels": pl.Int64}
Bits = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
_HAIR = 1e-6  # bits: sums in another order differ by less


@dataclass(frozen=True, slots=True)
class Resources:
    """What the engine may use."""

    threads: int
    memory_limit: str
    temp_directory: Path | None


@dataclass(frozen=True, slots=True)
class Among:
    """What the weights of pairs depend on besides the pairs: how many `records` there are in all, and how common each
    name of each record is among them, `shares[name]`, one a record."""

    records: int
    shares: Mapping[str, Bits]

    @staticmethod
    def all_of(evidence: Coded, model: Model) -> Among:
        """Return it for records of which there are no more."""
        usual, weight = model.usual_frequency, model.weight_of_usual
        return Among(evidence.height, {name: evidence.shares(name, usual[name], weight) for name in usual})


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
    evidence: Coded,
    met: Met,
    model: Model,
    resources: Resources,
    *,
    worst: float = WORST_WEIGHT_KEPT,
    pairs_at_once: int = PAIRS_AT_ONCE,
    among: Among | None = None,
) -> pl.DataFrame:
    """Return the pairs worth a look, sorted: `left`, `right` (records), `match_weight` (bits), `levels`.

    `evidence` is sorted by record, so what met is sorted by records too. `levels` holds for every comparison of the
    model, in order, the level that the pair falls into, plus one, in LEVEL_BITS bits each; nought is not known. Pairs
    of which both weights do not reach `worst` are left out. `among`: given where the evidence is not of all records.
    """
    asked = questions(model, evidence)
    weights = Weights(model, among or Among.all_of(evidence, model), asked)
    left, right, levels = met.left, met.right, _by_equality(evidence, met, asked, resources.threads)
    with connection(resources) as engine:
        for question in asked:
            shift = question.place * LEVEL_BITS
            is_open = levels >> shift & LEVEL_MASK == level_passes.OPEN
            if question.sides:
                is_open &= is_asked(evidence, question, left, right)
                levels[~is_open] &= ~(LEVEL_MASK << shift)
            still_open = np.flatnonzero(is_open)
            found = levels_by_sql(engine, evidence, question, left[still_open], right[still_open], pairs_at_once)
            levels[still_open] += (found - level_passes.OPEN) << shift
            if question is not asked[-1]:
                worth_it = np.flatnonzero(~np.isnan(weights.of(left, levels, worst - _HAIR, resources.threads)))
                left, right, levels = left[worth_it], right[worth_it], levels[worth_it]
    weight = weights.of(left, levels, worst, resources.threads)
    kept = np.flatnonzero(~np.isnan(weight))
    worth_a_look = [evidence.record[left[kept]], evidence.record[right[kept]], weight[kept], levels[kept]]
    return pl.DataFrame(dict(zip(SCORED, worth_a_look, strict=True)), schema=SCORED)


def _by_equality(evidence: Coded, met: Met, asked: Sequence[Question], threads: int) -> Rows:
    """The levels of pairs as far as equality decides them; all else is open."""
    told: list[tuple[str, int, int, tuple[int, int, int]]] = []
    for question in asked:
        for column, level in question.same[:1]:
            told.append((column, question.place, 0, (question.if_unknown, level, question.if_other)))
        for column, level in question.same[1:]:
            told.append((column, question.place, level_passes.OPEN, (0, level - level_passes.OPEN, 0)))
    same = np.empty((evidence.height, len(told)), np.uint64)
    for place, (column, *_) in enumerate(told):
        same[:, place] = evidence.numbers(column)
    shift = np.array([place * LEVEL_BITS for _, place, _, _ in told], np.int64)
    asked_if = np.array([open_at for *_, open_at, _ in told], np.int64) << shift
    add = np.array([added for *_, added in told], np.int64).reshape(-1, 3) * (1 << shift).reshape(-1, 1)
    levels = np.empty(len(met.left), np.int64)

    def some(part: slice) -> None:
        given = (met.left[part], met.right[part], same, asked_if, add, levels[part])
        run(level_passes.look, len(levels), *given)

    _in_parts(threads, len(levels), some)
    return levels | sum(level_passes.OPEN << question.place * LEVEL_BITS for question in asked if not question.same)


def _in_parts(threads: int, rows: int, work: Callable[[slice], object]) -> None:
    """Do the work for as many parts of the rows as there are threads."""
    size = -(-rows // threads) or 1
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, [slice(start, start + size) for start in range(0, rows, size)]))


class Weights:
    """What the trained model makes of levels, in bits: against a stranger and against a brother or sister.

    `tables[c, level]`: both, for comparison c; the last row's first level is what weighs in any case. `rarity`: for
    each record what a rarer name than usual adds, a column for each row of `rare_at`: the comparison and the level.
    """

    def __init__(self, model: Model, among: Among, asked: Sequence[Question]) -> None:
        prior = model.settings_for(among.records)["probability_two_random_records_match"]
        comparisons = model.settings["comparisons"]
        self.tables = np.zeros((len(comparisons) + 1, 1 << LEVEL_BITS, 2))
        self.tables[-1, 0] = math.log2(prior / (1 - prior)), -math.log2(model.siblings_per_match)
        against_sibling = model.sibling_weights()
        rare: list[tuple[int, int, Bits]] = []
        for place, comparison in enumerate(comparisons):
            for number, level in numbered(comparison["comparison_levels"]):
                if number >= 0:
                    bits = math.log2(level["m_probability"] / level["u_probability"])
                    self.tables[place, number + 1, 0] = bits
                if "tf_adjustment_column" in level:
                    name = level["tf_adjustment_column"]
                    rare.append((place, number + 1, math.log2(level["u_probability"]) - np.log2(among.shares[name])))
            for number, bits, _ in against_sibling.get(comparison["output_column_name"], ()):
                self.tables[place, number + 1, 1] = bits
        for question in asked:
            self.tables[question.place, level_passes.OPEN] = self.tables[question.place, list(question.others)].max(
                axis=0
            )
        self.rare_at = np.array([each[:2] for each in rare], np.int64).reshape(-1, 2)
        self.rarity = np.ascontiguousarray(np.column_stack([each[2] for each in rare]))

    def of(self, left: Rows, levels: Rows, worst: float, threads: int) -> Bits:
        """Return the weight of pairs, by the row of the left record and the levels; nan below `worst`.

        An open level counts as the best that it may turn out to be.
        """
        weights = np.empty(len(levels))
        given = (self.rarity, self.rare_at, self.tables, worst)
        _in_parts(
            threads,
            len(levels),
            lambda part: run(level_passes.weigh, len(levels), left[part], levels[part], *given, weights[part]),
        )
        return weights
