"""When the rows of the Cafcass extract are keyed: some days after the fact, some weeks after, some not yet.

A row may be told twice: when something began and when it ended, or wrongly at first and rightly later. The later
statement of a key replaces the earlier. Rates: keying_delay_days and told_in_two_rows in feeds.yaml, the rest in
disagreements.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

import numpy as np
import polars as pl

from waypost.synthetic.cafcass_staff import STAFF
from waypost.synthetic.cafcass_told import near_order
from waypost.synthetic.chance import happens, pick
from waypost.synthetic.late import days_late, skewed_days
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates

FACT_ON = "_fact_on"
"""The day of a row's latest fact, from which it is keyed."""
_LAST_ROW_AT = time(17, 30)
_KEYED_AT_ONCE = ("children", "cases", "parties", "workforce", *STAFF)
"""What opens a case, and the staff list: never left for weeks."""
_OTHER_MANNER = {"in_person": "video", "video": "in_person", "telephone": "in_person", "other": "in_person"}
_WRONG_AT_FIRST = {
    "engagement": ("manner", pl.col("manner").replace(_OTHER_MANNER)),
    "letters": ("sent_on", pl.col("sent_on") - pl.duration(days=1)),
    "reviews": ("held_on", pl.col("held_on") - pl.duration(days=1)),
    "orders_received": ("order_type", near_order()),
    "closures": ("reason", pl.lit("other")),
}
"""Which column is put right afterwards, and what it holds until then."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """`statements`: every row written, with recorded_at. `final`: the last statement of each key.

    `late`: rows with `_told_on`, the day of keying, null when that has not come. `edited`: rows with `_wrongly`, what
    stood in column `edited_column` at first.
    """

    statements: pl.DataFrame
    final: pl.DataFrame
    late: pl.DataFrame
    edited: pl.DataFrame
    edited_column: str | None


def key_rows(name: str, given: pl.DataFrame, key: tuple[str, ...], plan: Plan) -> Keyed:
    """Return a subject's rows as keyed by the last evening.

    `given` holds a row a key, sorted, with FACT_ON, and for rows that are keyed twice `_first_on` and a struct
    `_at_first` of the columns as they stood then; only a share of them truly is.
    """
    chance = plan.chance(f"cafcass {name}")
    rows = given.with_columns(recorded_at=_recorded(FACT_ON, given, plan, chance), _waits=_waits(name, given, plan))
    rows = rows.with_columns(_keyed_at=pl.col("recorded_at") + pl.duration(days="_waits"))
    is_keyed = pl.col("_keyed_at") <= _latest(plan)
    first = _first_statements(rows, plan, chance)
    in_time = rows.filter(is_keyed).with_columns(recorded_at="_keyed_at")
    right, wrong = _edited(name, in_time, plan)
    statements = pl.concat([right, *first, *wrong], how="diagonal")
    final = statements.sort(*key, "recorded_at").unique(list(key), keep="last", maintain_order=True)
    waited = (pl.col("_keyed_at").dt.date() - pl.col(FACT_ON)).dt.total_days()
    is_late = waited > rates("disagreements").number("late_after_days")
    told_on = pl.when(is_keyed).then(pl.col("_keyed_at").dt.date())
    late = rows.filter((pl.col("_waits") > 0) & (is_late | ~is_keyed)).with_columns(_told_on=told_on)
    column = _WRONG_AT_FIRST[name][0] if wrong else None
    edited = wrong[0] if wrong else statements.clear().with_columns(_wrongly=pl.lit(None, dtype=pl.String))
    return Keyed(statements, final, late, edited, column)


def _latest(plan: Plan) -> pl.Expr:
    return pl.lit(plan.until).dt.combine(_LAST_ROW_AT)


def _recorded(column: str, rows: pl.DataFrame, plan: Plan, chance: np.random.Generator) -> pl.Expr:
    known = rates("feeds")
    delays = np.array([int(days) for days in known.shares("keying_delay_days")])
    days = pl.lit(pl.Series(delays[pick(chance, known.shares("keying_delay_days"), rows.height)]))
    minute = pl.lit(pl.Series(chance.integers(8 * 60, 18 * 60, rows.height)))
    keyed_at = pl.col(column).cast(pl.Datetime("us")) + pl.duration(days=days, minutes=minute)
    return pl.min_horizontal(keyed_at, _latest(plan))


def _waits(name: str, rows: pl.DataFrame, plan: Plan) -> pl.Series:
    if name in _KEYED_AT_ONCE:
        return pl.zeros(rows.height, dtype=pl.Int64, eager=True)
    return days_late("keying_delay_tail", plan.chance(f"cafcass {name} late"), rows.height)


def _first_statements(rows: pl.DataFrame, plan: Plan, chance: np.random.Generator) -> list[pl.DataFrame]:
    """Return the rows as they were keyed when something began: a share, the corrected, and those with no second yet."""
    if "_at_first" not in rows.columns:
        return []
    first_at = _recorded("_first_on", rows, plan, chance)
    is_drawn = pl.Series(happens(chance, rates("feeds").number("told_in_two_rows"), rows.height))
    is_twice = pl.lit(is_drawn) | pl.col("_is_corrected") | (pl.col("_keyed_at") > _latest(plan))
    earlier = rows.with_columns(_first_at=first_at, _is_twice=is_twice).filter(
        "_is_twice", pl.col("_first_on").is_not_null(), pl.col("_first_at") < pl.col("_keyed_at")
    )
    changed = earlier["_at_first"].struct.unnest()
    return [earlier.with_columns(changed.get_columns(), recorded_at="_first_at").drop("_first_at", "_is_twice")]


def _edited(name: str, rows: pl.DataFrame, plan: Plan) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Return the rows, a share of them keyed again later, and beside them what those told at first."""
    if name not in _WRONG_AT_FIRST:
        return rows, []
    column, wrongly = _WRONG_AT_FIRST[name]
    known, chance = rates("disagreements"), plan.chance(f"cafcass {name} edited")
    is_drawn = happens(chance, known.shares("edited_afterwards")[name], rows.height)
    days = pl.Series(skewed_days(known.table("days_until_edited"), chance, rows.height))
    edited_at = pl.min_horizontal(pl.col("recorded_at") + pl.duration(days=pl.lit(days)), _latest(plan))
    rows = rows.with_columns(_wrongly=wrongly, _edited_at=edited_at)
    has_no_first = pl.col("_first_on").is_null() if "_first_on" in rows.columns else pl.lit(value=True)
    is_edited = pl.lit(pl.Series(is_drawn)) & has_no_first & (pl.col("_edited_at") > pl.col("recorded_at"))
    rows = rows.with_columns(_is_edited=is_edited & (pl.col("_wrongly") != pl.col(column)).fill_null(value=False))
    wrong = rows.filter("_is_edited").with_columns(pl.col(column).alias("_rightly"), pl.col("_wrongly").alias(column))
    right = rows.with_columns(recorded_at=pl.when("_is_edited").then("_edited_at").otherwise("recorded_at"))
    return right, [wrong]
