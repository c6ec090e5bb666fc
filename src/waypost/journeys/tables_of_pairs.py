"""The table of pairs: what one event of Cafcass's begins and another answers."""

from __future__ import annotations

import polars as pl

from waypost.journeys.linked import Schema

CASE_OF_PAIR = ("law", "application", "track", "area", "authority", "service_area", "received_on", "closed_on")
"""What a row of paired events says of its case."""

PAIRED_EVENTS: Schema = {
    "pair": pl.String,
    "record_key": pl.String,
    "child_id": pl.String,
    "proceedings_id": pl.String,
    "code": pl.String,
    "reason": pl.String,
    "owner": pl.String,
    "flag": pl.Boolean,
    "first_on": pl.Date,
    "due_on": pl.Date,
    "second_on": pl.Date,
    "is_last": pl.Boolean,
    "law": pl.String,
    "application": pl.String,
    "track": pl.String,
    "area": pl.String,
    "authority": pl.String,
    "service_area": pl.String,
    "received_on": pl.Date,
    "closed_on": pl.Date,
}
"""One row a thing of Cafcass's that one event begins and another answers: derive.PAIRS says which. `child_id` is null
for a report and its allocation, which are of every child of the case."""
