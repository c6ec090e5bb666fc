"""Care out of SSD: when it began and ended, where the child lived, and which legal status was in force on a day."""

from __future__ import annotations

import polars as pl

from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.shaping import Telling, lay_events
from waypost.intake.ssd.check import SOURCE
from waypost.vocabulary.care import LEGAL_STATUSES, OTHER_LEGAL_STATUSES
from waypost.vocabulary.events import EventKind

_DELIVERY = ("sender", "learnt_at")
_NOBODY = pl.lit(None)
_STARTED, _GOES_ON = "S", "X1"
_STATUS = "lega_legal_status"
_DO = "Put it right in the source."
_NO_STATUS = Fault(
    "no_legal_status_that_day", "ssd_legal_status has none for the child on the episode's first day", _DO
)
_COULD_NOT = Fault(
    "rule_could_not_run", "the rule no_legal_status_that_day could not run: there is no ssd_legal_status", _DO
)

EPISODE_TELLINGS = (
    Telling(EventKind.CARE_STARTED, "started_on", {"code": pl.col("legal_status")}),
    Telling(
        EventKind.CARE_ENDED,
        "clae_cla_episode_ceased_date",
        {"reason": pl.col("clae_cla_episode_ceased_reason")},
        only_where=pl.col("clae_cla_episode_ceased_reason") != _GOES_ON,
    ),
)
PLACEMENT_TELLINGS = (
    Telling(
        EventKind.PLACEMENT_STARTED,
        "clap_cla_placement_start_date",
        {"code": pl.col("clap_cla_placement_type")},
        only_where=pl.col("clap_cla_placement_type").is_not_null() & pl.col("person").is_not_null(),
    ),
)


def tell_episodes(episodes: pl.DataFrame, legal_statuses: pl.DataFrame) -> pl.DataFrame:
    """Return when each period of care began, under which legal status, and when it ended.

    It begins with the episode that says so. Where that one lies before the six years of the extract, the first episode
    that is there says when the child entered care.
    """
    period = [*_DELIVERY, "clae_person_id", "clae_cla_id"]
    is_start = (pl.col("clae_cla_episode_start_reason") == _STARTED).fill_null(False)
    is_first = pl.int_range(pl.len()).over(period, order_by=["clae_cla_episode_start_date", "record_key"]) == 0
    is_cut = pl.col("clae_cla_id").is_not_null() & ~is_start.any().over(period) & is_first
    started_on = (
        pl.when(is_start)
        .then("clae_cla_episode_start_date")
        .when(is_cut)
        .then(pl.min_horizontal("clae_entered_care_date", "clae_cla_episode_start_date"))
    )
    is_told = pl.col("clae_entered_care_date").is_not_null() | is_start
    rows = episodes.with_columns(started_on=pl.when(is_told).then(started_on))
    rows = rows.with_columns(legal_status=status_on(rows, "clae_person_id", "started_on", legal_statuses))
    person = pl.col("clae_person_id")
    return lay_events(rows, SOURCE, EPISODE_TELLINGS, person_key=person, proceedings_key=_NOBODY)


def tell_placements(placements: pl.DataFrame) -> pl.DataFrame:
    """Return when the child came to live in each placement. `placements` has the column `person`."""
    return lay_events(placements, SOURCE, PLACEMENT_TELLINGS, person_key=pl.col("person"), proceedings_key=_NOBODY)


def status_on(rows: pl.DataFrame, person: str, day: str, legal_statuses: pl.DataFrame) -> pl.Series:
    """Return the legal status in care that the same extract has in force for the child on a day, begun last."""
    return _in_force(rows, person, day, legal_statuses.filter(pl.col(_STATUS).is_in(LEGAL_STATUSES.codes)))


def _in_force(rows: pl.DataFrame, person: str, day: str, legal_statuses: pl.DataFrame) -> pl.Series:
    asked = rows.select(*_DELIVERY, person=person, day=day).with_row_index("place")
    held = legal_statuses.select(
        *_DELIVERY,
        "record_key",
        person="lega_person_id",
        status=_STATUS,
        since="lega_legal_status_start_date",
        until="lega_legal_status_end_date",
    )
    found = (
        asked.filter(pl.col("day").is_not_null())
        .join(held, on=[*_DELIVERY, "person"], nulls_equal=True)
        .filter((pl.col("since") <= pl.col("day")) & (pl.col("until").is_null() | (pl.col("until") >= pl.col("day"))))
        .sort("since", "record_key")
        .unique("place", keep="last", maintain_order=True)
    )
    return asked.join(found.select("place", "status"), on="place", how="left", maintain_order="left")["status"]


def check_legal_statuses(episodes: pl.DataFrame, legal_statuses: pl.DataFrame) -> pl.DataFrame:
    """Return a finding for each episode on whose first day no legal status is in force.

    A status that cannot be read is one, and has its own finding. Where the extract has no ssd_legal_status the rule
    cannot run, and that is one finding on each of its files.
    """
    told = legal_statuses.select(*_DELIVERY).unique().with_columns(is_told=pl.lit(True))
    held = legal_statuses.filter(~pl.col(_STATUS).is_in(OTHER_LEGAL_STATUSES.codes).fill_null(False))
    any_status = held.with_columns(pl.col(_STATUS).fill_null("not_read"))
    status = _in_force(episodes, "clae_person_id", "clae_cla_episode_start_date", any_status)
    bare = episodes.filter(status.is_null())
    placed = bare.join(told, on=_DELIVERY, how="left", nulls_equal=True, maintain_order="left")
    lonely = placed.filter(pl.col("is_told").is_null())["file"].unique().sort()
    found = [on_rows(SOURCE, placed.filter("is_told"), _NO_STATUS)]
    return pl.concat([*found, *(on_file(SOURCE, file, WHOLE_FILE, _COULD_NOT) for file in lonely)])
