"""Children and cases as they arrive in casework: who has open work at Cafcass, and what is surely theirs.

A child's own are the record of the Cafcass case itself; the court's record of a child with the same name and birth date
in the case of that number; and whatever linkage counts as confirmed. What is tied to the child by likeness alone stays
out, and is counted as possible links: whoever decides them may see them.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.casework.cafcass_tables import CAFCASS, cafcass_table, day
from waypost.pipeline.identity.freeze import frozen_children

_CHILD = (
    "case_id", "child_id", "forenames", "surname", "born_on", "expected_on", "sex", "ethnicity", "has_disability",
    "first_language", "address_line_1", "postcode", "is_address_confidential", "joined_on",
)  # fmt: skip
_CASE = (
    "case_id", "law", "application", "court_case_number", "court", "local_authority", "service_area", "track",
    "submitted_on", "issued_on", "received_on", "is_rule_16_4", "is_domestic_abuse_alleged",
)  # fmt: skip
_PARTY = (
    "case_id", "party_id", "role", "relationship", "forenames", "surname", "address_line_1", "postcode", "telephone",
    "email", "is_address_confidential", "is_represented",
)  # fmt: skip
_ALLOCATION = ("allocation_id", "case_id", "child_id", "practitioner_id", "role", "started_on", "ended_on")
_WORKER = ("practitioner_id", "role", "service_area", "full_time_equivalent", "started_on", "ended_on")
_ORDER = ("order_id", "case_id", "child_id", "order_type", "made_on", "received_on", "is_final")
_REPORT = ("report_id", "case_id", "child_id", "kind", "author", "ordered_on", "due_on", "filed_on")
_SEEN = ("engagement_id", "case_id", "child_id", "practitioner_id", "seen_on", "manner", "is_alone", "childs_words")
_LETTER = ("letter_id", "case_id", "child_id", "kind", "sent_on")


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What arrives, as frames. `child_id` is the record's identifier throughout, `case_id` the Cafcass case.

    `children` one row a child with open work; `cases` one a case, `members` (child_id, case_id); `parties`,
    `allocations`, `orders`, `reports`, `engagement`, `letters` as the extract tells them, days as days; `workforce`;
    `own` (child_id, source, person_key): the records that are surely the child's; `possible_links` (child_id, source,
    records): how many are tied to the child by likeness alone.
    """

    children: pl.DataFrame
    cases: pl.DataFrame
    members: pl.DataFrame
    parties: pl.DataFrame
    allocations: pl.DataFrame
    workforce: pl.DataFrame
    orders: pl.DataFrame
    reports: pl.DataFrame
    engagement: pl.DataFrame
    letters: pl.DataFrame
    own: pl.DataFrame
    possible_links: pl.DataFrame


def arrivals(usable: UsableRecord) -> Arrivals:
    """Return everything that casework takes in of a record opened for direct work. Frozen children stay out."""
    known = pl.read_parquet(usable.record / "identities.parquet")
    ours = known.filter(pl.col("source") == CAFCASS).select(pl.col("person_key").alias("their_id"), "child_id")
    rows = _open_children(usable).rename({"child_id": "their_id"}).join(ours, on="their_id")
    rows = rows.filter(~pl.col("child_id").is_in(list(frozen_children(usable))))
    cases = _with_days(cafcass_table(usable, "cases", _CASE), "submitted_on", "issued_on", "received_on")
    cases = cases.join(rows, on="case_id", how="semi").sort("case_id")
    members = rows.select("child_id", "case_id", "their_id").unique().sort("case_id", "child_id")
    newest = rows.join(cases.select("case_id", "received_on", "service_area", "local_authority"), on="case_id")
    children = newest.sort("received_on", "case_id").unique("child_id", keep="last", maintain_order=True)
    own = _own(usable, members, cases)
    return Arrivals(
        children=children.sort("child_id"),
        cases=cases,
        members=members,
        parties=_of(usable, "parties", _PARTY, cases),
        allocations=_whose(_of(usable, "allocations", _ALLOCATION, cases, "started_on", "ended_on"), members),
        workforce=_with_days(cafcass_table(usable, "workforce", _WORKER), "started_on", "ended_on"),
        orders=_whose(_of(usable, "orders_received", _ORDER, cases, "made_on", "received_on"), members),
        reports=_whose(_of(usable, "reports", _REPORT, cases, "ordered_on", "due_on", "filed_on"), members),
        engagement=_whose(_of(usable, "engagement", _SEEN, cases, "seen_on"), members),
        letters=_whose(_of(usable, "letters", _LETTER, cases, "sent_on"), members),
        own=own,
        possible_links=_possible(known, own, children),
    )


def _open_children(usable: UsableRecord) -> pl.DataFrame:
    """Return the children of cases that Cafcass has not closed, or opened again since."""
    closed = _with_days(
        cafcass_table(usable, "closures", ("case_id", "child_id", "closed_on", "reopened_on")),
        "closed_on", "reopened_on",
    ).filter(pl.col("reopened_on").is_null())  # fmt: skip
    every = _with_days(cafcass_table(usable, "children", _CHILD), "born_on", "expected_on", "joined_on")
    return every.join(closed, on=["case_id", "child_id"], how="anti").drop("record_key")


def _of(usable: UsableRecord, name: str, columns: tuple[str, ...], cases: pl.DataFrame, *days: str) -> pl.DataFrame:
    told = _with_days(cafcass_table(usable, name, columns), *days)
    return told.join(cases, on="case_id", how="semi").sort("record_key").drop("record_key")


def _whose(told: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the record's identifier; what is told of the case alone is told of each child in it."""
    by_child = told.filter(pl.col("child_id").is_not_null()).rename({"child_id": "their_id"})
    by_case = told.filter(pl.col("child_id").is_null()).drop("child_id")
    known = by_child.join(members, on=["case_id", "their_id"]).drop("their_id")
    shared = by_case.join(members.drop("their_id"), on="case_id")
    return pl.concat([known, shared.select(known.columns)])


def _own(usable: UsableRecord, members: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the records that are surely each child's: see the module's own words."""
    people = pl.read_parquet(
        usable.out / "linkage" / "people.parquet",
        columns=["source", "person_key", "proceedings_key", "forenames", "surname", "born_on"],
    ).unique()
    name = pl.concat_str("forenames", pl.lit(" "), "surname").str.to_lowercase().alias("name")
    ours = (
        members.join(cases.select("case_id", pl.col("court_case_number").alias("proceedings_key")), on="case_id")
        .join(people.filter(pl.col("source") == CAFCASS).drop("proceedings_key", "source"), left_on="their_id",
              right_on="person_key")
        .select("child_id", "proceedings_key", name, "born_on")
        .unique()
    )  # fmt: skip
    court = people.filter(pl.col("source").str.starts_with("hmcts_")).with_columns(name)
    same = court.join(ours, on=["proceedings_key", "name", "born_on"]).select("child_id", "source", "person_key")
    itself = members.select("child_id", pl.lit(CAFCASS).alias("source"), pl.col("their_id").alias("person_key"))
    sure = pl.read_parquet(usable.record / "children.parquet").filter(pl.col("identity") == "confirmed")
    known = pl.read_parquet(usable.record / "identities.parquet")
    confirmed = known.join(sure, on="child_id", how="semi").join(members, on="child_id", how="semi")
    return pl.concat([itself, same, confirmed.select(itself.columns)]).unique().sort("child_id", "source", "person_key")


def _possible(known: pl.DataFrame, own: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    every = known.join(children, on="child_id", how="semi").select("child_id", "source", "person_key").unique()
    rest = every.join(own, on=["child_id", "source", "person_key"], how="anti")
    return rest.group_by("child_id", "source").agg(pl.len().alias("records")).sort("child_id", "source")


def _with_days(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return frame.with_columns(day(column) for column in columns)
