"""Levels of pairs in bulk: what equality decides is decided from numbers, the comparisons' own SQL decides the rest.

The SQL of comparisons.py stays the one truth. Of a comparison it is read, not assumed, what equality decides: where the
first level asks for something missing and those that follow are `x_l = x_r`, records with the same x are at the first
of them that holds; where the first asks only whether x is missing, records of which one has no x are there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.linkage.coded import Coded
from waypost.linkage.comparisons import NEEDED
from waypost.linkage.evidence import EVIDENCE
from waypost.linkage.level_passes import OPEN
from waypost.linkage.model import Model, numbered

LEVEL_BITS = 4  # of a number that holds the level of every comparison: fourteen levels, not known, and open
LEVEL_MASK = (1 << LEVEL_BITS) - 1
Rows = npt.NDArray[np.int64]
_COLUMN = re.compile(r"\b(\w+)_([lr])\b")
_SAME = re.compile(r"(\w+)_l = (\w+)_r")


@dataclass(frozen=True, slots=True)
class Question:
    """One comparison of the model, as it is asked of many pairs.

    `place`: where its level stands among all. `same`: the columns that equality is asked of, in order, each with the
    level of records that have the same there; none where the SQL alone decides. `if_unknown`: the level where one side
    does not have the first of them, `if_other` where both have and they differ; OPEN where only the SQL can say.
    `needs`: columns of which so many `sides` must know one, or the level is 0. `sql`: the level of any pair, one more
    than Splink's number. `columns`: what the SQL reads. `others`: the levels that the SQL may still find.
    """

    place: int
    same: tuple[tuple[str, int], ...]
    if_unknown: int
    if_other: int
    needs: tuple[str, ...]
    sides: int
    sql: str
    columns: tuple[str, ...]
    others: tuple[int, ...]

    @property
    def cost(self) -> tuple[bool, ...]:
        """What is dear to ask comes last: by then few pairs are left."""
        return tuple(word in self.sql for word in ("jaro_winkler", "levenshtein"))


def questions(model: Model, evidence: Coded) -> list[Question]:
    """Return the comparisons of the model, the dearest last, without those that nobody has anything for."""
    asked = [_question(place, each, evidence) for place, each in enumerate(model.settings["comparisons"])]
    return sorted((question for question in asked if question is not None), key=lambda question: question.cost)


def _question(place: int, comparison: Mapping[str, Any], evidence: Coded) -> Question | None:
    levels = numbered(comparison["comparison_levels"])
    unknown = levels[0][1]["sql_condition"]
    mentioned = sorted({name for _, level in levels for name, _ in _COLUMN.findall(level["sql_condition"])})
    columns = tuple(name for name in mentioned if not evidence.is_silent(name))
    same = _same(levels[1:], unknown) if columns else ()
    is_simple = bool(same) and unknown == f"{same[0][0]}_l is null or {same[0][0]}_r is null"
    needs, sides = NEEDED.get(comparison["output_column_name"], (columns, 0))
    needs = tuple(name for name in needs if name in columns)
    if not needs or (is_simple and same[0][0] not in columns):
        return None
    same = same if same and same[0][0] in columns else ()
    others = tuple(number + 1 for number, _ in levels[1 + len(same) if is_simple else 0 :])
    sql = " ".join(f"when {level['sql_condition']} then {number + 1}" for number, level in levels if number)
    return Question(
        place=place,
        same=same,
        if_unknown=0 if is_simple else OPEN,
        if_other=others[0] if len(others) == 1 else OPEN,
        needs=needs,
        sides=sides,
        sql=f"(case {_COLUMN.sub(_silent_as_null(columns), sql)} else 1 end)::bigint",
        columns=columns,
        others=others,
    )


def _same(levels: list[tuple[int, dict[str, Any]]], unknown: str) -> tuple[tuple[str, int], ...]:
    """The columns x of levels `x_l = x_r` that follow one another, and the levels. The first is asked for in the
    level of what is missing, so that a pair that has the same there is surely not at that."""
    found: list[tuple[str, int]] = []
    for number, level in levels:
        asked = _SAME.fullmatch(level["sql_condition"])
        if asked is None or asked[1] != asked[2]:
            break
        found.append((asked[1], number + 1))
    return tuple(found) if found and re.search(rf"\b{found[0][0]}_[lr]\b", unknown) else ()


def _silent_as_null(columns: tuple[str, ...]) -> Any:
    def known(found: re.Match[str]) -> str:
        if found[1] in columns or found[1] not in EVIDENCE:
            return found[0]
        return f"cast(null as {_SQL_TYPES[str(pl.Series(dtype=EVIDENCE[found[1]]).dtype)]})"

    return known


def is_known(evidence: Coded, question: Question) -> npt.NDArray[np.bool_]:
    """Say of each record whether it knows what the question needs; where too few sides do, the level is 0."""
    known: npt.NDArray[np.bool_] = np.logical_or.reduce([evidence.numbers(name) != 0 for name in question.needs])
    return known


def levels_by_sql(
    engine: duckdb.DuckDBPyConnection, evidence: Coded, question: Question, left: Rows, right: Rows
) -> Rows:
    """Return the level of each pair of rows as the question's SQL has it."""
    sides = [
        evidence.at(rows, question.columns).rename({name: f"{name}_{side}" for name in question.columns})
        for rows, side in ((left, "l"), (right, "r"))
    ]
    engine.register("pairs", pl.concat(sides, how="horizontal").to_arrow(compat_level=pl.CompatLevel.newest()))
    found: Rows = engine.sql(f"select {question.sql} as level from pairs").fetchnumpy()["level"]  # noqa: S608
    engine.unregister("pairs")
    return found


_SQL_TYPES = {"String": "varchar", "Date": "date", "List(String)": "varchar[]", "Boolean": "boolean"}
