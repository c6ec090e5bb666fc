"""Chooses a child whose account shows most: for the demonstration, never for a decision."""

from __future__ import annotations

import polars as pl

from waypost.journeys.store.contract import NoSuchChild, RecordStore
from waypost.vocabulary.events import EventKind

_FIT_TO_READ_DAYS = (20 * 7, 80 * 7)
_OF_AUTHORITY = ~pl.col("source").str.starts_with("hmcts_") & (pl.col("source") != "cafcass")


def _has(condition: pl.Expr) -> pl.Expr:
    return condition.any().cast(pl.Int64)


def _is(kind: EventKind) -> pl.Expr:
    return pl.col("kind") == kind.value


def most_telling_child(store: RecordStore, *, is_over: bool = True) -> str:
    """Return the child whose journey shows most of what an account can tell. Raises `NoSuchChild` when there is none.

    `is_over` False asks for a child who still waits: in one set of proceedings that has no final order yet.

    What counts, most first: told by all three agencies; a hearing lost for a stated reason; a report filed late; an
    extension; a final order; pre-proceedings; between 20 and 80 weeks in court. Among equals, the journey of the most
    kinds of event, then the smallest identifier.
    """
    events = store.events().filter(pl.col("superseded_at").is_null())
    lost = (_is(EventKind.HEARING_VACATED) | _is(EventKind.HEARING_ADJOURNED)) & pl.col("reason").is_not_null()
    late = _is(EventKind.REPORT_FILED) & (pl.col("happened_on") > pl.col("due_on"))
    shows = events.group_by("child_id").agg(
        agencies=_has(pl.col("source").str.starts_with("hmcts_"))
        + _has(pl.col("source") == "cafcass")
        + _has(_OF_AUTHORITY),
        shows=_has(lost)
        + _has(late)
        + _has(_is(EventKind.EXTENSION_GRANTED))
        + _has(_is(EventKind.ORDER_MADE) & pl.col("flag"))
        + _has(_is(EventKind.PRE_PROCEEDINGS_DECIDED)),
        kinds=pl.col("kind").n_unique(),
    )
    ended_on = pl.col("first_final_order_on")
    days_in_court = ((ended_on if is_over else pl.lit(store.as_of)) - pl.col("started_on")).dt.total_days()
    lengths = (
        store.children_in_proceedings()
        .group_by("child_id")
        .agg(
            fewer_cases=-pl.len().cast(pl.Int64),
            is_fit_to_read=days_in_court.is_between(*_FIT_TO_READ_DAYS).any(),
            waits=(ended_on.is_null() & pl.col("closed_on").is_null()).any(),
        )
    )
    if not is_over:
        lengths = lengths.filter(pl.col("waits") & (pl.col("fewer_cases") == -1))
        shows = shows.join(lengths, on="child_id", how="semi")
    most_first = ("agencies", "shows", "is_fit_to_read", "fewer_cases", "kinds")
    ranked = shows.join(lengths, on="child_id", how="left").sort(
        [*most_first, "child_id"], descending=[True] * len(most_first) + [False], nulls_last=True
    )
    if ranked.is_empty():
        raise NoSuchChild
    return str(ranked["child_id"][0])
