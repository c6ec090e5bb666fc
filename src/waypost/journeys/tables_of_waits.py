"""The tables of waits: what each journey waited for, and how its days are given away."""

from __future__ import annotations

import polars as pl

from waypost.journeys.linked import Schema
from waypost.journeys.waited_columns import OF_SPAN, WAITED_DAYS

WAITS: Schema = {
    **dict.fromkeys(("child_id", "proceedings_id", "stage"), pl.String),
    "begun_on": pl.Date,
    **dict.fromkeys(("kind", "code", "owner", "reason", "cause", "basis"), pl.String),
    "since_on": pl.Date,
    "until_on": pl.Date,
}
"""One row a wait of one child's journey, which `stage` and `begun_on` name: waiting.rows. `until_on` is null where
nobody says that it ended. `cause` is the kind of reason of a lost hearing, else the kind of wait."""

_OF_SPAN: Schema = {name: pl.Date if name.endswith("_on") else pl.String for name in OF_SPAN}
ATTRIBUTED_DAYS: Schema = {
    **_OF_SPAN,
    **dict.fromkeys(("kind", "owner", "reason", "cause", "basis"), pl.String),
    "quarter_start_on": pl.Date,
    "days": pl.Int64,
    "days_past_limit": pl.Int64,
}
"""Days of a journey by the wait to which the rule `ended_last` gives them, and the quarter in which they fall. They add
up to the journey. `days_past_limit` are those of them past the 26 weeks of section 32."""

WAITED: Schema = {**_OF_SPAN, **dict.fromkeys(WAITED_DAYS, pl.Int64)}
"""One row a journey: how many of its days belong to each owner, kind, cause and basis."""
