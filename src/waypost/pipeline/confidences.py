"""From what sources say is confidential to what holds of each child and adult of the record.

A flag on a child holds for the child, whichever agency tells it. A flag on somebody's home holds for every child of the
same set of proceedings whom any agency knows at the same postcode; and, where it is a refuge, for those of whose home
the files of the case say nothing, because a reader takes the postcode of a refuge away. A flag on a case holds for all
its children.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from waypost.intake.confidences import SOMEBODY, read_confidences
from waypost.intake.contract import CONFIDENCES, Reading
from waypost.journeys.linked import CONFIDENCES as LINKED
from waypost.journeys.linked import RELEASES, empty_frame
from waypost.vocabulary.confidentiality.flags import CASE as WHOLE_CASE
from waypost.vocabulary.confidentiality.flags import PERSON as ONE_PERSON
from waypost.vocabulary.confidentiality.marks import HOME

PERSON = ("source", "sender", "person_key")
CASE = ("source", "sender", "proceedings_key")
SENDER = ("source", "sender")
SHARES_HOME, OF_THE_CASE, ANOTHER_AGENCY = "shares_home", "of_the_case", "another_agency"
_REFUGE = "refuge"
_SAID = ("covers", "mark", "learnt_at")


def gather_confidences(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return what every source says is confidential, with the columns of intake.contract.CONFIDENCES."""
    told = [read_confidences(reading) for reading in readings]
    return pl.concat([pl.DataFrame(schema=dict(CONFIDENCES)), *told])


def link_confidences(
    told: pl.DataFrame, people: pl.DataFrame, identities: pl.DataFrame, cases: pl.DataFrame
) -> pl.DataFrame:
    """Return what is confidential of each child and adult, with the columns of journeys.linked.CONFIDENCES, sorted.

    `people` is the contract's; `identities`: PERSON, child_id; `cases`: CASE, proceedings_id.
    """
    if told.is_empty():
        return empty_frame("confidences")
    placed = told.join(cases, on=CASE, how="left", nulls_equal=True)
    homes = _homes(people, identities, cases)
    found = [_of_persons(placed, identities), _of_cases(placed, homes), _of_homes(placed, homes)]
    return pl.concat(found).unique().sort(*LINKED, nulls_last=False)


def of_another_record(held: pl.DataFrame, records: pl.LazyFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Return what holds of the children of a record that rests on some of the sources, given what holds of them all.

    What a source that this record may not use says is confidential still is: it protects, and tells nothing. Only which
    group of values it covers is kept of it, not who told it nor by which flag.
    """
    told_by = records.select(*SENDER).unique().collect()
    own = held.join(told_by, on=SENDER, how="semi", nulls_equal=True)
    elsewhere = held.join(told_by, on=SENDER, how="anti", nulls_equal=True).join(children, on="child_id", how="semi")
    nobody = pl.lit(None, pl.String)
    named = elsewhere.with_columns(
        source=pl.lit(ANOTHER_AGENCY), sender=nobody, person_key=nobody, told_by=pl.lit(ANOTHER_AGENCY)
    )
    known = own.filter(pl.col("child_id").is_null() | pl.col("child_id").is_in(children["child_id"].implode()))
    return pl.concat([known, named.select(held.columns)]).unique().sort(*LINKED, nulls_last=False)


def link_releases(decided: pl.DataFrame, identities: pl.DataFrame) -> pl.DataFrame:
    """Return decisions with the child of whom each is, or null for an adult; columns of journeys.linked.RELEASES."""
    linked = decided.join(identities, on=PERSON, how="left", nulls_equal=True)
    return linked.select(list(RELEASES)).sort(*RELEASES, nulls_last=False)


@dataclass(frozen=True, slots=True)
class _Homes:
    """Who lives where. `in_cases`: PERSON, proceedings_id, child_id (null for an adult) and postcode, as files of the
    case tell it; one row without a postcode for a person of whom they tell none. `of_children`: child_id and postcode,
    as any agency tells it."""

    in_cases: pl.DataFrame
    of_children: pl.DataFrame


def _homes(people: pl.DataFrame, identities: pl.DataFrame, cases: pl.DataFrame) -> _Homes:
    known = people.select(*PERSON, "proceedings_key", "postcode").unique()
    linked = known.join(identities, on=PERSON, how="left", nulls_equal=True)
    told = linked.join(cases, on=CASE, how="inner", nulls_equal=True)
    is_only = pl.col("postcode").is_null().all().over(*PERSON, "proceedings_id")
    in_cases = told.filter(pl.col("postcode").is_not_null() | is_only)
    return _Homes(
        in_cases.select(*PERSON, "proceedings_id", "child_id", "postcode").unique(),
        linked.select("child_id", "postcode").drop_nulls().unique(),
    )


def _of_persons(placed: pl.DataFrame, identities: pl.DataFrame) -> pl.DataFrame:
    named = placed.filter(pl.col("reach") == ONE_PERSON)
    return _laid(named.join(identities, on=PERSON, how="left", nulls_equal=True), pl.col("told_by"))


def _of_cases(placed: pl.DataFrame, homes: _Homes) -> pl.DataFrame:
    children = homes.in_cases.select("proceedings_id", "child_id").drop_nulls().unique()
    whole = placed.filter(pl.col("reach") == WHOLE_CASE).join(children, on="proceedings_id")
    return _laid(whole.with_columns(person_key=pl.lit(None, pl.String)), pl.lit(OF_THE_CASE))


def _of_homes(placed: pl.DataFrame, homes: _Homes) -> pl.DataFrame:
    """Raise the home of every child who shares one that is confidential."""
    flagged = placed.filter((pl.col("covers") == HOME) & pl.col("reach").is_in([ONE_PERSON, SOMEBODY]))
    where = flagged.select(*PERSON, *_SAID, "proceedings_id", "reach").join(
        homes.in_cases.select(*PERSON, "proceedings_id", "postcode"),
        on=[*PERSON, "proceedings_id"],
        how="left",
        nulls_equal=True,
    )
    children = homes.in_cases.filter(pl.col("child_id").is_not_null())
    own = children.group_by("proceedings_id", "child_id").agg(is_untold=pl.col("postcode").is_null().all())
    both = where.join(own, on="proceedings_id")
    same = both.join(homes.of_children, on=["child_id", "postcode"], how="semi")
    hidden = (pl.col("mark") == _REFUGE) | (pl.col("reach") == SOMEBODY)
    sharing = pl.concat([same, both.filter(pl.col("is_untold") & hidden)]).with_columns(
        person_key=pl.lit(None, pl.String)
    )
    return _laid(sharing, pl.lit(SHARES_HOME))


def _laid(frame: pl.DataFrame, told_by: pl.Expr) -> pl.DataFrame:
    return frame.with_columns(told_by=told_by).select(list(LINKED))
