"""Which child a row of care is about, where the row's own number may be one of two kinds, or is not there.

The period of care is asked first: it stands on episodes beside the child's number. Then the number in the row, as the
authority's own number or as that of an older system, whichever the extract itself is seen to use.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.ssd.check import SOURCE

_DELIVERY = ("sender", "learnt_at")
_PERSON, _LEGACY, _PERIOD = "pers_person_id", "pers_legacy_id", "clae_cla_id"
_DO = "Ask for the whole extract, and for the period of care on every row."
_NOT_JOINED = Fault("person_not_joined", "no number of the row joins it to one child, so it tells nothing", _DO)
_CONTRADICTED = Fault(
    "person_contradicted", "the period of care is another child's than the row's; the period's was taken", _DO
)
_COULD_NOT = Fault(
    "rule_could_not_run",
    "the rule person_not_joined could not run: there is no ssd_person and no ssd_cla_episodes",
    _DO,
)


@dataclass(frozen=True, slots=True)
class Whose:
    """Rows with the column `person`, null where no child is told; and what was found."""

    rows: pl.DataFrame
    findings: pl.DataFrame


def of_placements(placements: pl.DataFrame, episodes: pl.DataFrame) -> Whose:
    """Return the child of each placement: its own number, and where it has none that of the period of care."""
    by_period = _told_of(placements, "clap_cla_id", episodes, _PERIOD, "clae_person_id")
    rows = placements.with_columns(person=pl.coalesce("clap_person_id", by_period))
    is_other = (pl.col("clap_person_id") != by_period).fill_null(False)
    other = Fault(_CONTRADICTED.rule, "the period of care is another child's; the row's own was taken", _DO)
    return Whose(rows, pl.concat([_not_joined(rows), on_rows(SOURCE, rows.filter(is_other), other)]))


def of_permanence(permanence: pl.DataFrame, episodes: pl.DataFrame, people: pl.DataFrame) -> Whose:
    """Return the child of each row of ssd_permanence."""
    number = "perm_person_id"
    told = permanence.with_columns(
        by_period=_told_of(permanence, "perm_cla_id", episodes, _PERIOD, "clae_person_id"),
        by_number=_told_of(permanence, number, people, _PERSON, _PERSON),
        by_legacy=_told_of(permanence, number, people, _LEGACY, _PERSON),
    )
    is_own = pl.col("by_period") == pl.col(number)
    is_legacy = (pl.col("by_period") == pl.col("by_legacy")) & ~is_own
    uses = told.with_columns(
        uses_own=is_own.any().over(_DELIVERY).fill_null(False),
        uses_legacy=is_legacy.any().over(_DELIVERY).fill_null(False),
    )
    own = pl.when(~pl.col("uses_legacy")).then("by_number")
    legacy = pl.when(~pl.col("uses_own")).then("by_legacy")
    is_ambiguous = (own != legacy).fill_null(False)
    rows = uses.with_columns(person=pl.coalesce("by_period", pl.when(~is_ambiguous).then(pl.coalesce(own, legacy))))
    is_other = ~(is_own | (pl.col("by_period") == pl.col("by_legacy"))).fill_null(False)
    is_contradicted = pl.col("by_period").is_not_null() & pl.col("is_asked") & is_other
    rows = rows.with_columns(is_asked=_is_told_at_all(permanence, people))
    found = on_rows(SOURCE, rows.filter(is_contradicted), _CONTRADICTED)
    nobody = rows.filter(pl.col("person").is_null() & ~pl.col("is_asked") & ~_is_told_at_all(permanence, episodes))
    could_not = [on_file(SOURCE, file, WHOLE_FILE, _COULD_NOT) for file in nobody["file"].unique().sort()]
    silent = rows.join(
        nobody.select("file", "row_number"), on=["file", "row_number"], how="anti", maintain_order="left"
    )
    return Whose(rows.select(*permanence.columns, "person"), pl.concat([found, _not_joined(silent), *could_not]))


def _not_joined(rows: pl.DataFrame) -> pl.DataFrame:
    return on_rows(SOURCE, rows.filter(pl.col("person").is_null()), _NOT_JOINED)


def _told_of(rows: pl.DataFrame, key: str, told: pl.DataFrame, told_key: str, value: str) -> pl.Series:
    """Return the one value that the sender's extracts up to the row's tell for its key; null for none or several."""
    asked = rows.select("sender", "learnt_at", asked=key).with_row_index("place")
    known = told.select("sender", told_at="learnt_at", asked=told_key, value=value).drop_nulls("asked").unique()
    is_by_then = (pl.col("told_at") <= pl.col("learnt_at")) | pl.col("told_at").is_null()
    found = (
        asked.join(known, on=["sender", "asked"], nulls_equal=True)
        .filter(pl.col("asked").is_not_null() & is_by_then)
        .group_by("place")
        .agg(pl.col("value").n_unique().alias("values"), pl.col("value").first())
        .filter(pl.col("values") == 1)
    )
    return asked.join(found, on="place", how="left", maintain_order="left")["value"]


def _is_told_at_all(rows: pl.DataFrame, told: pl.DataFrame) -> pl.Series:
    """Say for each row whether its sender has sent the other table by then."""
    first = told.group_by("sender").agg(
        told_at=pl.col("learnt_at").min(), is_undated=pl.col("learnt_at").null_count() > 0
    )
    both = rows.select("sender", "learnt_at").join(
        first, on="sender", how="left", nulls_equal=True, maintain_order="left"
    )
    is_by_then = (pl.col("told_at") <= pl.col("learnt_at")) | pl.col("is_undated")
    return both.select(is_by_then.fill_null(False)).to_series()
