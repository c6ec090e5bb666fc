"""The return against the invented truth: of each field, the share filled where the truth is known, and the share true.

A value is true when it is what the invented world holds for that child, authority and application. A number of the
child is true when it is a number of that very child at that authority. A family is true when the row shares it with
every row of its true family that began and ended with it, and with no row of another family. Of a row that no true one
stands behind, everything filled is false.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.fill import Filled, Year
from waypost.pipeline.told_record import AUTHORITY_SOURCES

_CHILD = ["authority", "true_child"]
_GROUPED, _NUMBER = "family_id", "person_id"
_MOST_DAYS_APART = 62
FILLED, HALF_FILLED = 0.95, 0.5
"""A field counts as filled where so large a share of its rows is, among those of which the truth is known."""
_NOT_MEASURED = "the invented world holds no truth of it"


class NoTruthOfReturns(YoursToFix):
    """The truth folder does not hold what is truly so of the return."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What `synthesise --truth` wrote: of the return, who is who, and which case is which."""

    returns: pl.DataFrame
    people: pl.DataFrame
    proceedings: pl.DataFrame


def read_truth(folder: Path) -> Truth:
    """Return the truth. Raises NoTruthOfReturns where a file is missing."""
    for name in ("pre_proceedings", "people", "proceedings"):
        if not (folder / f"{name}.parquet").is_file():
            raise NoTruthOfReturns(
                f"there is no {name}.parquet.",
                where=str(folder),
                do="Give the truth of the same files: waypost synthesise X --truth writes X/truth.",
            )
    parts = (pl.read_parquet(folder / f"{name}.parquet") for name in ("pre_proceedings", "people", "proceedings"))
    return Truth(*parts)


def evaluate_returns(
    filled: Filled, truth: Truth, identities: pl.DataFrame, statements: pl.DataFrame
) -> dict[str, Any]:
    """Return what share of each field is filled and true, over the rows that truly began in the filled return's year.

    `identities` and `statements` (of proceedings) are those of the build. `rows`: true rows; `rows_found`: those that
    the return has; `rows_made_up`: rows of the return that no true one stands behind. Shares of nothing are null.
    """
    every = truth.returns.with_row_index("true_row")
    true = _in_year(every, filled.year)
    pairs = _pair(_with_truth(filled.rows, truth, identities, statements), every)
    paired = pairs.join(true.select("true_row"), on="true_row", how="semi")
    made_up = _in_year(filled.rows.join(pairs, on="row", how="anti"), filled.year)
    rows = pl.concat([paired.select("row"), made_up.select("row")])
    told = filled.answers.join(rows, on="row", how="semi").select("row", "field", "value")
    numbers = truth.people.select("sender", "person_key", "true_child").unique()
    fields = {
        name: _of_field(name, told.filter(pl.col("field") == name).drop("field"), true, paired, numbers)
        for name in definition().fields
    }
    measured = [one for one in fields.values() if one["filled_of_known"] is not None]
    of_ssd = [fields[field.name] for field in definition().of_ssd]
    return {
        "rows": true.height,
        "rows_found": paired.height,
        "rows_made_up": made_up.height,
        "fields": fields,
        "ssd_fields_filled": _count(of_ssd, FILLED),
        "ssd_fields_half_filled": _count(of_ssd, HALF_FILLED),
        "filled": sum(one["filled"] for one in measured),
        "true": sum(one["true"] for one in measured),
        "share_true": _share(sum(one["true"] for one in measured), sum(one["filled"] for one in measured)),
    }


def _in_year(rows: pl.DataFrame, year: Year | None) -> pl.DataFrame:
    return rows.filter(pl.col("started_on").is_between(year.begins_on, year.ends_on)) if year else rows


def _with_truth(rows: pl.DataFrame, truth: Truth, identities: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """Return row, authority, started_on with true_child (of the number, else of the linked child) and true_case."""
    key = ["source", "sender", "person_key"]
    known = truth.people.filter(pl.col("role") == "child").select(*key, "true_child").unique()
    own = known.filter(pl.col("source").is_in(AUTHORITY_SOURCES)).select(
        "true_child", authority="sender", number="person_key"
    )
    linked = identities.join(known, on=key, nulls_equal=True).sort("source", "person_key")
    others = linked.group_by("child_id", maintain_order=True).agg(linked_child=pl.col("true_child").first())
    case_key = ["source", "sender", "proceedings_key"]
    cases = statements.join(truth.proceedings, on=case_key, nulls_equal=True).sort("source", "proceedings_key")
    of_case = cases.group_by("proceedings_id", maintain_order=True).agg(pl.col("true_case").first())
    named = (
        rows.join(own.unique(["authority", "number"], keep="first"), on=["authority", "number"], how="left")
        .join(others, on="child_id", how="left")
        .join(of_case, on="proceedings_id", how="left")
    )
    return named.select(
        "row", "authority", "started_on", "true_case", true_child=pl.coalesce("true_child", "linked_child")
    )


def _pair(rows: pl.DataFrame, true: pl.DataFrame) -> pl.DataFrame:
    """Return row and true_row: each at most once, first by the same application, then by days near each other."""
    left = rows.select("row", *_CHILD, "true_case", "started_on")
    right = true.select("true_row", *_CHILD, "true_case", true_on="started_on")
    by_case = left.drop_nulls("true_case").join(right, on=[*_CHILD, "true_case"])
    first = _once(by_case)
    rest = left.join(first, on="row", how="anti").join(right.join(first, on="true_row", how="anti"), on=_CHILD)
    return pl.concat([first, _once(rest.filter(_days_apart() <= _MOST_DAYS_APART))])


def _days_apart() -> pl.Expr:
    return (pl.col("started_on") - pl.col("true_on")).dt.total_days().abs()


def _once(pairs: pl.DataFrame) -> pl.DataFrame:
    near = pairs.with_columns(apart=_days_apart()).sort("apart", "row", "true_row")
    one = near.unique("row", keep="first", maintain_order=True).unique("true_row", keep="first", maintain_order=True)
    return one.select("row", "true_row")


def _of_field(
    name: str, told: pl.DataFrame, true: pl.DataFrame, paired: pl.DataFrame, numbers: pl.DataFrame
) -> dict[str, Any]:
    """Return the counts of a field: known, filled, filled_where_known, true, and the two shares."""
    field = definition().fields[name]
    column = field.ssd if field.ssd in true.columns else field.cin
    filled = told.filter(pl.col("value").is_not_null())
    if column not in true.columns or true[column].null_count() == true.height:
        return {"known": 0, "filled": filled.height, "filled_of_known": None, "true_of_filled": None, "true": 0} | {
            "why": _NOT_MEASURED
        }
    known = true.select("true_row", *_CHILD, "true_case", "started_on", truth=column)
    both = filled.join(paired, on="row", how="left").join(known, on="true_row", how="left")
    right = _is_right(name, both, numbers)
    where_known = both.filter(pl.col("truth").is_not_null()).height
    count = known["truth"].count()
    return {
        "known": count,
        "filled": filled.height,
        "filled_of_known": _share(where_known, count),
        "true": right,
        "true_of_filled": _share(right, filled.height),
    }


def _is_right(name: str, both: pl.DataFrame, numbers: pl.DataFrame) -> int:
    if name == _NUMBER:
        is_own = both.join(
            numbers,
            left_on=["authority", "value", "true_child"],
            right_on=["sender", "person_key", "true_child"],
            how="semi",
        )
        return is_own["row"].n_unique()
    if name == _GROUPED:
        return _families_right(both)
    answers = {"1": "Y", "0": "N"} if name.startswith("family_group") else {}
    return both.filter(pl.col("value") == pl.col("truth").replace(answers)).height


def _count(fields: list[dict[str, Any]], share: float) -> int:
    return sum(1 for one in fields if (one["filled_of_known"] or 0.0) >= share)


def _families_right(both: pl.DataFrame) -> int:
    """Count the rows whose family holds one true family alone, and all of it that began with them."""
    together = ["authority", "truth", pl.coalesce("true_case", pl.col("started_on").cast(pl.String))]
    rows = pl.col("row").n_unique()
    known = both.drop_nulls(["authority", "truth"])
    counted = known.with_columns(
        families=pl.col("truth").n_unique().over("authority", "value"),
        whole=rows.over(together),
        own=rows.over([*together, "value"]),
    )
    return counted.filter((pl.col("families") == 1) & (pl.col("whole") == pl.col("own"))).height


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
