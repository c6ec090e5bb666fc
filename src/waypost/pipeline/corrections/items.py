"""An item of a list of corrections: what is wrong in one record of one owner, in the owner's own keys."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.contract import INSTANT

ITEMS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "correction_id": pl.String,
    "kind": pl.String,
    "matter": pl.String,  # shared by the items of one contradiction; null for what was found in a file
    "source": pl.String,
    "sender": pl.String,
    "file": pl.String,
    "position": pl.String,
    "record": pl.String,  # the owner's own key of the record
    "person_key": pl.String,
    "child": pl.String,  # what the owner calls the child
    "field": pl.String,
    "rule": pl.String,
    "what_is_wrong": pl.String,
    "you_say": pl.String,
    "another_agency_says": pl.String,
    "learnt_at": INSTANT,  # when the statement reached us
    "is_asked": pl.Boolean,
}
"""One row an item."""
