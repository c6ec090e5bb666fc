"""A list of what humans decided is confidential no longer: a CSV file beside the sources, known by its columns.

A release names one person by a source's own key, one group of values, and the day of the decision. It lifts what was
told of them by the end of that day, by whichever agency. Where an agency says it again later, it holds again: have the
agency take its flag away first. `decided_by_role` and `reason` are for whoever looks later; no name belongs there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.confidentiality.marks import GROUPS

RELEASES: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "source": pl.String,
        "sender": pl.String,  # empty where one sender serves England
        "person_key": pl.String,  # the source's own key of the person
        "covers": pl.String,  # home, contact or identity
        "released_on": pl.Date,
        "decided_by_role": pl.String,
        "reason": pl.String,
    }
)
"""The columns of the list, in the order of the file."""

_KEPT = ("source", "sender", "person_key", "covers", "released_on")


class ReleasesWrong(YoursToFix):
    """A list of releases cannot be used as it is. Nothing is released by halves."""


def is_release_list(columns: Iterable[str]) -> bool:
    """Say whether a header is that of a list of releases."""
    return {column.strip().lower() for column in columns} >= {"person_key", "covers", "released_on", "decided_by_role"}


def read_releases(paths: Iterable[Path]) -> pl.DataFrame:
    """Return the decisions of every list: source, sender, person_key, covers, released_on. Raises `ReleasesWrong`."""
    kept = {name: RELEASES[name] for name in _KEPT}
    return pl.concat([pl.DataFrame(schema=kept), *map(_read, sorted(paths))]).unique().sort(*_KEPT, nulls_last=False)


def _read(path: Path) -> pl.DataFrame:
    where = path.name
    try:
        given = pl.read_csv(path.read_bytes().decode("utf-8-sig").encode(), infer_schema=False)
    except (OSError, UnicodeDecodeError, pl.exceptions.PolarsError) as error:
        raise ReleasesWrong("The list of releases cannot be read.", where=where, do="Save it as CSV, UTF-8.") from error
    if given.columns != list(RELEASES):
        raise ReleasesWrong(
            "The columns are not those of a list of releases.", where=where, do=f"Write {','.join(RELEASES)}."
        )
    tidy = given.with_columns(pl.all().str.strip_chars().replace("", None)).with_row_index("row", offset=2)
    frame = tidy.with_columns(pl.col("released_on").str.to_date("%Y-%m-%d", strict=False))
    rules = {
        "a cell is empty that must not be": pl.any_horizontal(
            pl.col(name).is_null() for name in ("source", "person_key", "decided_by_role", "reason")
        ),
        "covers is none of home, contact and identity": ~pl.col("covers").is_in(list(GROUPS)).fill_null(value=False),
        "released_on is not a day such as 2027-03-31": pl.col("released_on").is_null(),
    }
    for what, is_broken in rules.items():
        broken = frame.filter(is_broken)
        if broken.height:
            raise ReleasesWrong(f"In row {broken['row'][0]}, {what}.", where=where, do="Put the row right.")
    return frame.select(_KEPT)
