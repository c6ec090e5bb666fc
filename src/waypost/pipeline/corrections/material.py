"""What the kinds of contradiction look at: the record, what each source says of each child, and where records stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.definition import people_facts
from waypost.pipeline.corrections.people import adopted, people_told
from waypost.pipeline.returns.record import APPLIED, BEGUN
from waypost.pipeline.told_record import ToldRecord, open_told_record, own_numbers
from waypost.vocabulary.sharing_terms import ASSURANCE, DATA_CORRECTION

KINDS = (*APPLIED, *BEGUN, "order_made", "legal_status_started", "care_ended", "child_joined")


@dataclass(frozen=True)
class Material:
    """The record as it now stands."""

    record: ToldRecord

    @cached_property
    def people(self) -> pl.DataFrame:
        """What each source says of each child: see `people_told`."""
        return people_told(self.record)

    @cached_property
    def numbers(self) -> pl.DataFrame:
        """The authorities' own numbers of children: see `own_numbers`."""
        return own_numbers(self.record)

    @cached_property
    def adopted(self) -> pl.Series:
        """The children for whom an adoption order is told."""
        return adopted(self.record)

    @cached_property
    def places(self) -> pl.DataFrame:
        """Where each case of Cafcass's stands: source, sender, record_key, file, position, of its latest statement."""
        table = pl.scan_parquet(self.record.kept.table).filter(pl.col("source") == "cafcass")
        own = table.filter(pl.col("record_key").str.starts_with("cases/"))
        told = own.select("source", "sender", "record_key", "learnt_at", "file", "position").collect()
        last = told.sort("learnt_at", "position", nulls_last=False)
        return last.unique(["source", "sender", "record_key"], keep="last", maintain_order=True).drop("learnt_at")


def open_material(usable: UsableRecord) -> Material:
    """Return the material of a record that may be used for corrections, or to test them."""
    usable.check_is_for(DATA_CORRECTION, ASSURANCE)
    return Material(open_told_record(usable, KINDS, people_facts()))
