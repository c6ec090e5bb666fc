"""The gap map: which registered measure can be answered for which area and month, and which field is missing.

It is worked out from the released shares alone, so that it tells nothing that may not be told. A need is met as far as
the best of its alternatives is told; a measure is as answerable as the least of its needs.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from waypost.disclosure.shares import ReleasedTable, release_derived
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waiting import WaitingMeasure
from waypost.pipeline.data_quality.matters import Columns, Matters
from waypost.pipeline.data_quality.needs import needs_of, undocumented
from waypost.pipeline.data_quality.tallies import PLACES

ANSWERABLE, PARTLY, NOT, TOO_FEW = "answerable", "partly", "not", "too_few"
NOT_DOCUMENTED = "not_documented"
STATES = (NOT_DOCUMENTED, NOT, TOO_FEW, PARTLY, ANSWERABLE)
"""From worst to best: of several needs the worst is the measure's."""
SCHEMA = {"measure": pl.String, "column": pl.String, "law": pl.String, "need": pl.Int64, "field": pl.String}


def gap_map(
    measures: Sequence[Measure],
    told: ReleasedTable,
    matter: Matters,
    known: Columns,
    waiting: Sequence[WaitingMeasure] = (),
) -> ReleasedTable:
    """Return measure, place_kind, place, month, state, percent of the least told need, and because (the fields).

    `told` is the released completeness. Where nothing should have been told there is no row. `because` lists the best
    alternative of each need that falls short, the least told first, by id, with `;` between. A measure that waits for
    its source has one row, for England, that names in words what it waits for; a measure of which no source that came
    should have told anything has one that names the first field of every need.
    """
    needs = _needs(measures, matter, known)
    samples = [field.id for field in matter.fields if field.is_sample]
    is_enough = pl.col("field").is_in(samples) & (pl.col("numerator") > 0)
    met = told.frame.with_columns(pl.when(is_enough).then(100.0).otherwise(pl.col("percent")).alias("percent"))
    is_nought = (pl.col("numerator") == 0) & (pl.col("denominator") > 0)
    met = met.with_columns(is_nothing_told=is_nought.fill_null(value=False))
    answered = needs.join(met.select("field", *PLACES, "percent", "is_nothing_told"), on="field", how="inner")
    each = (
        answered.sort(
            "measure", "need", *PLACES, "percent", "field", descending=[False] * 5 + [True, False], nulls_last=True
        )
        .group_by("measure", "need", *PLACES, maintain_order=True)
        .agg(pl.col("percent", "field").first(), pl.col("is_nothing_told").all())
        .with_columns(state=_state(matter))
    )
    short = each.filter(pl.col("state").is_in([PARTLY, NOT])).sort("percent", "need", nulls_last=True)
    because = short.group_by("measure", *PLACES, maintain_order=True).agg(
        because=pl.col("field").unique(maintain_order=True).str.join(";")
    )
    worst = each.group_by("measure", *PLACES).agg(
        state=pl.col("state").cast(pl.Enum(STATES)).min().cast(pl.String),
        percent=pl.when(pl.col("percent").is_not_null().all()).then(pl.col("percent").min()),
    )
    mapped = worst.join(because, on=["measure", *PLACES], how="left").with_columns(pl.col("because").fill_null(""))
    unknown = [measure.id for measure in measures if undocumented(measure, known)]
    silent = [measure.id for measure in measures if measure.id not in set(mapped["measure"]) | set(unknown)]
    waits = [
        *_never_told(silent, needs),
        *((one.id, "england", "england", "all", NOT, None, one.waits_for.replace(";", ",")) for one in waiting),
    ]
    waited_for = pl.DataFrame(waits, schema=dict(mapped.schema), orient="row")
    full = pl.concat([mapped, _not_documented(unknown, mapped), waited_for]).sort("measure", *PLACES)
    return release_derived("gap_map", full, told)


def _never_told(measures: Sequence[str], needs: pl.DataFrame) -> list[tuple[str | None, ...]]:
    """Return a row a measure of which no source that came should have told anything: every need of it is missing."""
    firsts = needs.unique(["measure", "need"], keep="first", maintain_order=True)
    return [
        (one, "england", "england", "all", NOT, None, ";".join(dict.fromkeys(firsts.filter(measure=one)["field"])))
        for one in measures
    ]


def _needs(measures: Sequence[Measure], matter: Matters, known: Columns) -> pl.DataFrame:
    rows = [
        (measure.id, need.column, need.law, number, field)
        for measure in measures
        if not undocumented(measure, known)
        for number, need in enumerate(needs_of(measure, matter, known))
        for field in need.any_of
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _state(matter: Matters) -> pl.Expr:
    percent = pl.col("percent")
    return (
        pl.when(pl.col("is_nothing_told"))
        .then(pl.lit(NOT))  # also where they are too few for a percentage: a printed nought is an answer
        .when(percent.is_null())
        .then(pl.lit(TOO_FEW))
        .when(percent >= matter.answerable_from_percent)
        .then(pl.lit(ANSWERABLE))
        .when(percent >= matter.partly_from_percent)
        .then(pl.lit(PARTLY))
        .otherwise(pl.lit(NOT))
    )


def _not_documented(measures: Sequence[str], mapped: pl.DataFrame) -> pl.DataFrame:
    """Return a row a measure for England: nobody has said what it rests on, so that nothing can be said of it."""
    rows = [(measure, "england", "england", "all", NOT_DOCUMENTED, None, "") for measure in measures]
    return pl.DataFrame(rows, schema=dict(mapped.schema), orient="row")
