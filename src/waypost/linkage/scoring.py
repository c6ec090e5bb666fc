"""Scoring pairs: the levels of every comparison for many pairs at once, and the trained weights of what is found.

The weight of a pair is what Splink's prediction with the same model gives it, bounded by how much likelier the evidence
is for one child than for a brother or sister. Splink itself trains the model; its own prediction costs several times
the time. A pair that can no longer weigh enough, whatever is still open, is not looked at further.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage import level_passes
from waypost.linkage.blocking import Met
from waypost.linkage.coded import Coded, Digests, Places
from waypost.linkage.compiled import run
from waypost.linkage.levels import LEVEL_BITS, LEVEL_MASK, Question, is_known, levels_by_sql, questions
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
    with connection(resources) as engine, ThreadPoolExecutor(resources.threads) as pool:
        some = _Some(evidence, asked, weights, worst, engine, len(met.left))
        rounds = -(-len(met.left) // (resources.threads * pairs_at_once)) or 1
        parts = _parts(len(met.left), resources.threads * rounds)
        found = list(pool.map(lambda part: some.scored(met.left[part], met.right[part]), parts))
    left, right, weight, levels = (np.concatenate(each) for each in zip(*found, strict=True))
    worth_a_look = [evidence.record[left], evidence.record[right], weight, levels]
    return pl.DataFrame(dict(zip(SCORED, worth_a_look, strict=True)), schema=SCORED)


class _Some:
    """What is asked of some pairs at a time, of which there are `pairs` in all. Threads ask at one time."""

    def __init__(
        self,
        evidence: Coded,
        asked: Sequence[Question],
        weights: Weights,
        worst: float,
        engine: duckdb.DuckDBPyConnection,
        pairs: int,
    ) -> None:
        self.evidence, self.asked, self.weights, self.worst = evidence, asked, weights, worst
        self.engine, self.pairs = engine, pairs
        self.is_known = {question.place: is_known(evidence, question) for question in asked if question.sides}
        self.same = [equality for question in asked for equality in _equalities(evidence, question)]

    def scored(self, left: Rows, right: Rows) -> tuple[Rows, Rows, Bits, Rows]:
        """Return left, right, weight and levels of those of the pairs that weigh enough."""
        levels = self._by_equality(left, right)
        with closing(self.engine.cursor()) as cursor:
            for question in self.asked:
                shift = question.place * LEVEL_BITS
                is_open = levels >> shift & LEVEL_MASK == level_passes.OPEN
                if question.sides:
                    known = self.is_known[question.place]
                    is_open &= known[left].astype(np.int8) + known[right] >= question.sides
                    levels[~is_open] &= ~(LEVEL_MASK << shift)
                still_open = np.flatnonzero(is_open)
                if len(still_open):
                    found = levels_by_sql(cursor, self.evidence, question, left[still_open], right[still_open])
                    levels[still_open] += (found - level_passes.OPEN) << shift
                    may_be = self._weights(left, levels, self.worst - _HAIR, is_open=True)
                    kept = np.flatnonzero(~np.isnan(may_be))
                    left, right, levels = left[kept], right[kept], levels[kept]
        weight = self._weights(left, levels, self.worst, is_open=False)
        kept = np.flatnonzero(~np.isnan(weight))
        return left[kept], right[kept], weight[kept], levels[kept]

    def _weights(self, left: Rows, levels: Rows, worst: float, *, is_open: bool) -> Bits:
        found = np.empty(len(levels))
        run(level_passes.weigh, self.pairs, left, levels, *self.weights.asked(worst, is_open=is_open), found)
        return found

    def _by_equality(self, left: Rows, right: Rows) -> Rows:
        """The levels of pairs as far as equality decides them; all else is open."""
        silent = sum(level_passes.OPEN << question.place * LEVEL_BITS for question in self.asked if not question.same)
        levels = np.full(len(left), silent, np.int64)
        for equality in self.same:
            run(level_passes.look, self.pairs, left, right, *equality, levels)
        return levels


def _equalities(evidence: Coded, question: Question) -> Iterator[tuple[Digests, Places, int, Rows]]:
    """What level_passes.look reads of each column of which a question asks equality, in order."""
    shift, is_open = question.place * LEVEL_BITS, level_passes.OPEN
    for number, (column, level) in enumerate(question.same):
        add = (0, level - is_open, 0) if number else (question.if_unknown, level, question.if_other)
        told = evidence.numbered(column)
        yield told.numbers, told.of, is_open << shift if number else 0, np.array(add, np.int64) << shift


def _in_parts(threads: int, rows: int, work: Callable[[slice], object]) -> None:
    """Do the work for as many parts of the rows as there are threads."""
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, _parts(rows, threads)))


def _parts(rows: int, parts: int) -> list[slice]:
    """So many parts of the rows, or one for each row where they are fewer; one at least."""
    size = -(-rows // parts) or 1
    return [slice(start, start + size) for start in range(0, max(rows, 1), size)]


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

    def asked(self, worst: float, *, is_open: bool) -> tuple[Bits, Rows, Bits, float, bool]:
        """Return what level_passes.weigh reads besides pairs."""
        return self.rarity, self.rare_at, self.tables, worst, is_open

    def of(self, left: Rows, levels: Rows, worst: float, threads: int) -> Bits:
        """Return the weight of pairs, by the row of the left record and the levels; nan below `worst`."""
        weights = np.empty(len(levels))
        given = self.asked(worst, is_open=False)
        _in_parts(
            threads,
            len(levels),
            lambda part: run(level_passes.weigh, len(levels), left[part], levels[part], *given, weights[part]),
        )
        return weights
