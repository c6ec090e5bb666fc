"""Facts that are no events, taken from what the record keeps of every statement, by declared paths.

Only the declared paths of the needed records are read; no statement is read whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from waypost.intake.contract import INSTANT

RECORD = ("source", "sender", "record_key")
_PLACE = ("learnt_at", "file", "position")


Declared = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By source and subject: how the keys of its records begin (`records`), and the `paths` of each fact."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the source records of a build hold, as known at the end of a day. What `without` names is left aside."""

    table: Path
    as_of: date
    declared: Declared
    without: frozenset[str] = frozenset()

    def facts(self, source: str, subject: str, *, first: bool = False) -> pl.DataFrame:
        """Return one row a record of a declared subject: RECORD, learnt_at, file, position, and a column a fact, text.

        Of several statements of a record the latest counts, or the `first`.
        """
        told = self.declared[source][subject]
        paths: Mapping[str, list[str]] = told["paths"]
        columns = {name: INSTANT if name == "learnt_at" else pl.String for name in (*RECORD, *_PLACE, *paths)}
        if is_without(source, told["records"], self.without):
            return pl.DataFrame(schema=columns)
        end = datetime.combine(self.as_of + timedelta(days=1), time.min, UTC)
        is_known = pl.col("learnt_at").is_null() | (pl.col("learnt_at") < end)
        of_source = (pl.col("source") == source) & pl.col("record_key").str.starts_with(told["records"])
        scan = pl.scan_parquet(self.table, row_index_name="statement").filter(of_source & is_known)
        order = ["learnt_at", "statement"]
        chosen = (
            scan.select(*RECORD, *order)
            .sort(*RECORD, *order, descending=[False] * 3 + [not first] * 2, nulls_last=True)
            .unique(RECORD, keep="first", maintain_order=True)
            .select("statement")
            .collect()
        )
        taken = scan.filter(pl.col("statement").is_in(chosen["statement"].implode())).select(
            *RECORD, *_PLACE, *(_at(paths[name]).alias(name) for name in paths)
        )
        return taken.collect().sort(*RECORD)


def is_without(source: str, records: str, without: frozenset[str]) -> bool:
    """Return whether records that begin so are left aside: the whole source, or one table (ssd_pre_proceedings)."""
    return source in without or records.rstrip("/") in without


@cache
def read_declared(package: str, name: str) -> Declared:
    """Return the paths that a package declares in the file of that name."""
    declared: Declared = yaml.safe_load(files(package).joinpath(name).read_text(encoding="utf-8"))
    return declared


def _at(paths: list[str]) -> pl.Expr:
    found = [_filled(pl.col("read").str.json_path_match(path)) for path in paths]
    return pl.coalesce(found)


def _filled(text: pl.Expr) -> pl.Expr:
    return pl.when(~text.str.strip_chars().is_in(["", "null"])).then(text.str.strip_chars())
