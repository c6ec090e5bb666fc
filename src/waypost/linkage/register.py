"""The register of identities: who was which child before, and which identifier each child keeps now.

An identifier is made once, from the record of the child learnt first. From then on it is kept: linkage says anew which
records are one child, and the register says what that child was called. Pure; nothing depends on the order of rows.

1. A cluster keeps the identifier from which it has most of its records, those told the last time first; of equals the
   identifier given first, then the lower one; of two clusters with equally many records of one, the one that holds its
   eldest record.
2. A cluster without one takes back an identifier that nobody bears, if it holds more than half of all records that ever
   had it, and these are more than half of what is known of the cluster: a merge that is undone gives the name back.
3. Any other cluster is new. An identifier that anybody ever had is never given to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from waypost.foundation.identifiers import child_identifier
from waypost.linkage.identity_changes import MOVES, moves_of
from waypost.linkage.link import Linked
from waypost.linkage.sources import PERSON, source_rank

REGISTER = {
    **dict.fromkeys((*PERSON, "child_id"), pl.String),
    "since_on": pl.Date,
    "is_current": pl.Boolean,
    "is_present": pl.Boolean,
}
"""One row a record and child that it was ever part of: since when; whether it is (or was, when last seen) part of this
child; whether it stood in the last build. Keys and identifiers only."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Who is who under the identifiers that are kept. `moves`: what changed by this build (identity_changes.MOVES)."""

    linked: Linked
    register: pl.DataFrame
    moves: pl.DataFrame


def carry_over(linked: Linked, register: pl.DataFrame | None, *, on: date, first_change: int = 1) -> Carried:
    """Give every child of `linked` the identifier that it had, and tell what changed.

    `register` (REGISTER) is that of the build before; None where there is none: then every child keeps the identifier
    that linkage made, and nothing is told as changed. `on` is the day of this build; changes are numbered from
    `first_change`.
    """
    if register is None:
        return Carried(linked, _first(linked.identities, on), pl.DataFrame(schema=MOVES))
    known = register.filter("is_current")
    told = linked.identities.join(
        known.select(*PERSON, "since_on", "is_present", before="child_id"), on=PERSON, how="left", nulls_equal=True
    )
    names = _names(told, register)
    told = told.join(names, on="child_id")
    absent = known.join(linked.identities, on=PERSON, how="anti", nulls_equal=True)
    moves = moves_of(told, absent.filter("is_present"), on=on, first_change=first_change)
    return Carried(_renamed(linked, names), _next(told, absent, register, on), moves)


def _first(identities: pl.DataFrame, on: date) -> pl.DataFrame:
    return _sorted(
        identities.with_columns(since_on=pl.lit(on), is_current=pl.lit(value=True), is_present=pl.lit(value=True))
    )


def _names(told: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Return child_id (as linkage made it) and `after` (as it is kept): one row a child."""
    made = told.select("child_id").unique()
    kept = _kept(told, register)
    without = made.join(kept, on="child_id", how="anti")
    back = _taken_back(told.join(without, on="child_id", how="semi"), register, kept["after"])
    new = without.join(back, on="child_id", how="anti")["child_id"].sort()
    used = set(register.join(new.to_frame(), on="child_id", how="semi")["child_id"])
    names = new.to_list() if not used else list(_unused(new, set(register["child_id"].unique())))
    return pl.concat([kept, back, pl.DataFrame({"child_id": new, "after": names}, schema=dict(kept.schema))])


def _kept(told: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Return child_id and `after` of every child who keeps an identifier."""
    claims = (
        told.filter(pl.col("before").is_not_null())
        .group_by("child_id", "before")
        .agg(pl.col("is_present").sum().alias("told"), pl.len().alias("records"))
    )
    is_only = claims["child_id"].is_unique() & claims["before"].is_unique()
    plain = claims.filter(is_only).select("child_id", after="before")
    met = claims.filter(~is_only)  # few: only where children met or parted
    if met.is_empty():
        return plain
    return pl.concat([plain, _granted(_ranked(met, told, register))])


def _ranked(claims: pl.DataFrame, told: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """Return claims, the best first: child_id, before."""
    first_given = (
        register.join(claims.select(child_id="before").unique(), on="child_id", how="semi")
        .group_by(before="child_id")
        .agg(given_on=pl.col("since_on").min())
    )
    eldest = (
        told.join(claims, on=["child_id", "before"], how="semi")
        .sort("since_on", source_rank(), "sender", "person_key", nulls_last=True)
        .with_row_index("eldest")
        .group_by("child_id", "before")
        .agg(pl.col("eldest").min())
    )
    return (
        claims.join(eldest, on=["child_id", "before"])
        .join(first_given, on="before")
        .sort("told", "records", "given_on", "before", "eldest", descending=[True, True, False, False, False])
        .select("child_id", "before")
    )


def _granted(claims: pl.DataFrame) -> pl.DataFrame:
    """Grant claims from the best down; nobody gets two identifiers, and no identifier goes to two."""
    granted: dict[str, str] = {}
    gone: set[str] = set()
    for child_id, before in claims.iter_rows():
        if child_id not in granted and before not in gone:
            granted[child_id] = before
            gone.add(before)
    return pl.DataFrame(list(granted.items()), schema={"child_id": pl.String, "after": pl.String}, orient="row")


def _taken_back(told: pl.DataFrame, register: pl.DataFrame, kept: pl.Series) -> pl.DataFrame:
    """Identifiers that nobody bears any more and that go back to whoever they once named."""
    free = register.join(kept.to_frame("child_id"), on="child_id", how="anti")
    if free.is_empty() or told.is_empty():
        return pl.DataFrame(schema={"child_id": pl.String, "after": pl.String})
    whole = free.group_by(before="child_id").agg(ever=pl.len())
    once = told.select(*PERSON, "child_id").join(
        free.select(*PERSON, before="child_id"), on=PERSON, how="inner", nulls_equal=True
    )
    known = once.group_by("child_id").agg(known=pl.struct(PERSON).n_unique())
    claims = (
        once.group_by("child_id", "before")
        .agg(pl.len().alias("records"))
        .join(whole, on="before")
        .join(known, on="child_id")
        .filter((pl.col("records") * 2 > pl.col("ever")) & (pl.col("records") * 2 > pl.col("known")))
        .sort("records", "before", "child_id", descending=[True, False, False])
    )
    return _granted(claims.select("child_id", "before"))


def _unused(made: Iterable[str], used: set[str]) -> Iterable[str]:
    """Yield an identifier for each of those that linkage made, none of which anybody ever had."""
    for name in made:
        number, fresh = 1, name
        while fresh in used:
            number += 1
            fresh = child_identifier(f"{name}/{number}")
        used.add(fresh)
        yield fresh


def _renamed(linked: Linked, names: pl.DataFrame) -> Linked:
    def named(frame: pl.DataFrame) -> pl.DataFrame:
        found = frame.join(names, on="child_id", maintain_order="left")
        return found.with_columns(child_id="after").select(frame.columns)

    if names.filter(pl.col("child_id") != pl.col("after")).is_empty():
        return linked
    return replace(
        linked, identities=named(linked.identities), children=named(linked.children).sort("child_id", nulls_last=True)
    )


def _next(told: pl.DataFrame, absent: pl.DataFrame, register: pl.DataFrame, on: date) -> pl.DataFrame:
    """The register after this build."""
    stays = pl.col("before") == pl.col("after")
    present = told.select(
        *PERSON,
        child_id="after",
        since_on=pl.when(stays).then("since_on").otherwise(pl.lit(on)),
        is_current=pl.lit(value=True),
        is_present=pl.lit(value=True),
    )
    away = absent.with_columns(is_present=pl.lit(value=False))
    key = [*PERSON, "child_id"]
    former = register.join(pl.concat([present, away]), on=key, how="anti", nulls_equal=True).with_columns(
        is_current=pl.lit(value=False), is_present=pl.lit(value=False)
    )
    return _sorted(pl.concat([frame.select(list(REGISTER)) for frame in (present, away, former)]))


def _sorted(register: pl.DataFrame) -> pl.DataFrame:
    return register.select(list(REGISTER)).sort(*PERSON, "child_id", nulls_last=True)
