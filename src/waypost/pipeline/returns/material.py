"""What the rules of the fields look at: the rows of the return, and what the record holds of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from waypost.pipeline.kept_facts import RECORD
from waypost.pipeline.returns.rows import rows
from waypost.pipeline.returns.spells import spell_records
from waypost.pipeline.told_record import ToldRecord

PLACE = ("source", "file", "position")
_IN_CASE = ["proceedings_id", "child_id"]
_SPELL = ["authority", "child_id", "spell"]
_COURT_STATEMENT = ("hmcts_case_data", "hmcts_public_law")


@dataclass(frozen=True)
class Material:
    """The rows to be filled, every row that the record knows of (`all_rows`), and the record.

    Frames that it gives have `row` and, of the statement they rest on, source, file and position.
    """

    record: ToldRecord
    all_rows: pl.DataFrame
    rows: pl.DataFrame

    def of_case(self, *kinds: str) -> pl.DataFrame:
        """Return the events of some kinds that stand in each row's own case, of its own child: row and the event."""
        own = self.rows.select("row", *_IN_CASE, "submitted_on").drop_nulls("proceedings_id")
        return own.join(self.record.events.filter(pl.col("kind").is_in(kinds)), on=_IN_CASE)

    def of_spell(self, kind: str) -> pl.DataFrame:
        """Return the events of a kind by which returns tell each row's pre-proceedings: row and the event."""
        key = ["source", "sender", "record_key", "child_id"]
        events = self.record.events.filter(pl.col("kind") == kind)
        return self._spell_rows.join(events, on=key, nulls_equal=True)

    @cached_property
    def _spell_rows(self) -> pl.DataFrame:
        records = spell_records(self.record).drop("began_on")
        return self.rows.select("row", *_SPELL).join(records, on=_SPELL)

    def kept_of_spell(self, source: str, fact: str) -> pl.DataFrame:
        """Return a fact that the records of each row's pre-proceedings keep, where it is there: row, fact, PLACE."""
        told = self._kept(source, "pre_proceedings").filter(pl.col(fact).is_not_null())
        return self._spell_rows.join(told, on=list(RECORD), nulls_equal=True).select("row", fact, *PLACE)

    def kept_of_case(self, source: str, *, first: bool = False) -> pl.DataFrame:
        """Return what the statements of each row's case keep, the latest or the `first`: row, the facts, PLACE."""
        told = self._kept(source, "case", first=first)
        linked = self.record.statements.filter(pl.col("source") == source).select(*RECORD, "proceedings_id").unique()
        own = self.rows.select("row", "proceedings_id").drop_nulls()
        return own.join(linked, on="proceedings_id").join(told, on=list(RECORD), nulls_equal=True)

    def parties(self) -> pl.DataFrame:
        """Return the adults of each row's case as Cafcass has them: row, role, relationship, is_represented, PLACE."""
        told = self._kept("cafcass", "party")
        own = self.rows.select("row", "proceedings_id").drop_nulls()
        return own.join(self._cafcass_cases(), on="proceedings_id").join(told, on="case")

    def _cafcass_cases(self) -> pl.DataFrame:
        of_cafcass = self.record.statements.filter(pl.col("source") == "cafcass")
        return of_cafcass.select("proceedings_id", case="proceedings_key").unique()

    def _kept(self, source: str, subject: str, *, first: bool = False) -> pl.DataFrame:
        key = (source, subject, first)
        if key not in self._cache:
            self._cache[key] = self.record.kept.facts(source, subject, first=first)
        return self._cache[key]

    @cached_property
    def _cache(self) -> dict[tuple[str, str, bool], pl.DataFrame]:
        return {}

    def case_statements(self) -> pl.DataFrame:
        """Return the rows whose case the court itself tells of: row, state (its last word), PLACE."""
        own = self.rows.select("row", "proceedings_id").drop_nulls()
        linked = self.record.statements.filter(pl.col("source").is_in(_COURT_STATEMENT))
        last = linked.sort("learnt_at", "source", "record_key", nulls_last=False)
        last = last.unique(["proceedings_id", *RECORD], keep="last", maintain_order=True)
        states = last.select("proceedings_id", *RECORD, "state")
        places = [self._kept(source, "case").select(*RECORD, "file", "position") for source in _COURT_STATEMENT]
        return own.join(states, on="proceedings_id").join(pl.concat(places), on=list(RECORD), nulls_equal=True)

    def first_day_of_cases(self) -> date | None:
        """Return the first day on which the record tells of an application for a care order."""
        day = self.all_rows["submitted_on"].min()
        return day if isinstance(day, date) else None

    def born_on(self) -> pl.DataFrame:
        """Return child_id and born_on, as linkage chose it."""
        return self.record.children.select("child_id", "born_on")

    def numbers_told(self) -> pl.DataFrame:
        """Return where each row's number of the child stands: row, number, PLACE, of one record that tells of it."""
        own = self.rows.filter(pl.col("number").is_not_null()).select(
            "row", "child_id", "number", sender="authority", source="number_told_as"
        )
        told = self.record.events.sort("file", "position", "fact_key").unique(
            ["source", "sender", "person_key"], keep="first", maintain_order=True
        )
        places = told.select("source", "sender", "file", "position", number="person_key")
        return own.join(places, on=["source", "sender", "number"], how="left", nulls_equal=True)


def material_of(record: ToldRecord) -> Material:
    """Return the material of a record, with every row that it knows of to be filled."""
    whole = rows(record)
    return Material(record, whole, whole.filter(pl.col("authority").is_not_null()))


def first_told(events: pl.DataFrame, value: str | pl.Expr = "happened_on") -> pl.DataFrame:
    """Return row, value (text) and PLACE of events, one a row and source: of several, the first day."""
    told = events.with_columns(value=pl.col(value) if isinstance(value, str) else value)
    ordered = told.sort("row", "source", "happened_on", "record_key", "fact_key", nulls_last=True)
    first = ordered.unique(["row", "source"], keep="first", maintain_order=True)
    return first.select("row", pl.col("value").cast(pl.String), *PLACE)
