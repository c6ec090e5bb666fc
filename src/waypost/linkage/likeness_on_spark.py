"""How alike two names are, on Spark as on one machine.

Splink ships functions of the Ministry of Justice for Spark (scala-udf-similarity). Set beside DuckDB's on 300,000 pairs
of names they differ in two ways, and in no other:

- where an odd number of letters stands out of order, DuckDB rounds half a transposition down, and Jaro-Winkler is
  higher by at most `MOST_APART`;
- DuckDB counts the bytes of a letter that is not ASCII, Spark the letters.

So a pair of names for which either may matter is in doubt. Each such pair is decided once, by DuckDB, and joined back.
"""
# ruff: noqa: S608  (the text is made of our own columns and of the model's own conditions)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp

from waypost.linkage.scoring import Resources, connection

MOST_APART = 1 / 18
"""Half a transposition among three letters, the fewest of which an odd number can be out of order: 0.5 / 3 / 3. So
for likenesses asked from 0.86 up, where both count the letters in common at the start."""
_DIGITS = 1e-9  # sums in another order differ by less
FUNCTIONS = {
    "jaro_winkler": ("uk.gov.moj.dash.linkage.JaroWinklerSimilarity", "double"),
    "damerau_levenshtein": ("uk.gov.moj.dash.linkage.LevDamerauDistance", "double"),
}
"""Functions of Splink's jar that the comparisons ask for: class, and kind of answer."""


def register_functions(session: Any) -> None:
    """Let a session that was started with Splink's jar ask its functions."""
    for name, (java, kind) in FUNCTIONS.items():
        session.udf.registerJavaFunction(name, java, kind)


def spark_level(sql: str) -> str:
    """Return the SQL of a comparison's level as Spark has it, over rows of `with_likeness`."""
    expression = sqlglot.parse_one(sql, read="duckdb")
    for alike in list(expression.find_all(exp.JarowinklerSimilarity)):
        alike.replace(_decided("likeness", "jaro_winkler", alike.this, alike.expression))
    for asked in list(expression.find_all(exp.Anonymous)):
        if asked.name.lower() == "damerau_levenshtein":
            asked.replace(_decided("slips", "damerau_levenshtein", *asked.expressions))
    for shared in list(expression.find_all(exp.ArrayOverlaps)):
        shared.replace(exp.Anonymous(this="arrays_overlap", expressions=[shared.this, shared.expression]))
    return expression.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


def _decided(what: str, function: str, left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """What DuckDB decided of two names, and where it was not asked what Splink's function says."""
    asked = exp.Anonymous(this=function, expressions=[left.copy(), right.copy()])
    return exp.func("coalesce", exp.column(f"{what}_{_column(left)}"), asked)


def _column(side: exp.Expr) -> str:
    """Return the column of which a side's name is made: forename of forename_l."""
    return side.name.removesuffix("_l").removesuffix("_r")


def _thresholds(levels: Sequence[str]) -> dict[str, float]:
    """Return for each column whose likeness is asked how alike two names must be there."""
    found: dict[str, float] = {}
    for sql in levels:
        for comparison in sqlglot.parse_one(sql, read="duckdb").find_all(exp.GTE):
            if isinstance(comparison.this, exp.JarowinklerSimilarity):
                found[_column(comparison.this.this)] = float(comparison.expression.name)
    return found


def decide_doubtful(session: Any, levels: Sequence[str], folder: Path, resources: Resources) -> None:
    """Have DuckDB decide every pair of names of the view `both_sides` that is in doubt: the view `likeness`."""
    in_doubt = [_in_doubt(column, threshold) for column, threshold in _thresholds(levels).items()]
    asked, told = folder / "names_in_doubt", folder / "likeness.parquet"
    nobody = "SELECT CAST(NULL AS STRING) AS one, CAST(NULL AS STRING) AS other WHERE FALSE"
    session.sql(" UNION ".join(in_doubt) or nobody).write.parquet(str(asked))
    with connection(resources) as engine:
        names = engine.read_parquet([str(path) for path in sorted(asked.glob("*.parquet"))])
        engine.register("names", names)
        engine.sql(
            "SELECT one, other, jaro_winkler_similarity(one, other) AS likeness, "
            "CAST(damerau_levenshtein(one, other) AS DOUBLE) AS slips FROM names"
        ).write_parquet(str(told))
    session.read.parquet(str(told)).createOrReplaceTempView("likeness")


def _in_doubt(column: str, threshold: float) -> str:
    is_foreign = " OR ".join(f"length({name}) <> octet_length({name})" for name in ("one", "other"))
    least, most = threshold - MOST_APART - _DIGITS, threshold + _DIGITS
    nearly = f"jaro_winkler(one, other) BETWEEN {least!r}D AND {most!r}D"
    names = f"SELECT DISTINCT {column}_l AS one, {column}_r AS other FROM both_sides WHERE {column}_l <> {column}_r"
    return f"SELECT one, other FROM ({names}) WHERE {is_foreign} OR ({nearly})"


def with_likeness(table: str, levels: Sequence[str]) -> str:
    """Return the query of a table's rows with what DuckDB decided of their names: `likeness_`, `slips_` a column."""
    columns = list(enumerate(_thresholds(levels)))
    decided = [f", k{n}.likeness AS likeness_{name}, k{n}.slips AS slips_{name}" for n, name in columns]
    joins = [f"LEFT JOIN likeness k{n} ON k{n}.one = t.{name}_l AND k{n}.other = t.{name}_r" for n, name in columns]
    return f"SELECT t.*{''.join(decided)} FROM {table} t {' '.join(joins)}"
