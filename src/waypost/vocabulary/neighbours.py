"""Statistical neighbours: which areas are most like an area, as a file that the user supplies says it.

Published neighbour models are of local authorities, change every few years, and none is ours to ship; whoever puts one
together for the areas of the court says so in the file: dated, one row a neighbour, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.areas import AREAS

NEIGHBOURS: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "area": pl.String,  # one of AREAS
        "neighbour": pl.String,  # one of AREAS, and another
        "from_on": pl.Date,  # first day, null for always
        "to_on": pl.Date,  # last day, null while it stands
        "source": pl.String,  # the published model, or who says so
        "is_invented": pl.Boolean,
    }
)
"""The columns of the file, in its order."""

_HEADER = ",".join(NEIGHBOURS)
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class NeighboursWrong(YoursToFix):
    """The file of statistical neighbours cannot be used as it is."""


def read_neighbours(path: Path) -> pl.DataFrame:
    """Return the file at `path` with the columns of `NEIGHBOURS`, sorted by area, neighbour and first day.

    An area's neighbours need not have it as theirs. Raises `NeighboursWrong`, naming the row and the rule, when the
    file is missing, is no such file or breaks a rule; never with what a cell holds.
    """
    where = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NeighboursWrong("The file cannot be opened.", where=where, do="Check its name and rights.") from error
    except UnicodeDecodeError as error:
        raise NeighboursWrong("The file is not UTF-8 text.", where=where, do="Save it as CSV, UTF-8.") from error
    try:
        given = pl.read_csv(text.encode(), infer_schema=False, empty_string_is_null=False)
    except pl.exceptions.PolarsError as error:
        raise NeighboursWrong("The file is not readable as CSV.", where=where, do="Save it as CSV, UTF-8.") from error
    if given.columns != list(NEIGHBOURS):
        raise NeighboursWrong(
            "The columns are not those of a file of neighbours.", where=where, do=f"The header must be {_HEADER}."
        )
    tidy = given.with_columns(pl.all().str.strip_chars().fill_null("")).with_row_index("row", offset=2)
    frame = tidy.with_columns(
        pl.col("from_on", "to_on").str.to_date("%Y-%m-%d", strict=False),
        pl.col("is_invented").str.to_lowercase().replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean),
    )
    _check(tidy, frame, where)
    return frame.drop("row").sort("area", "neighbour", "from_on", nulls_last=False)


def _check(tidy: pl.DataFrame, frame: pl.DataFrame, where: str) -> None:
    """Raise for the first rule that a row breaks."""
    both = frame.with_columns(tidy.select(from_text="from_on", to_text="to_on"))
    key, days = ["area", "neighbour"], {"from_on": date.min, "to_on": date.max}
    spells = pl.struct(*(pl.col(name).fill_null(day) for name, day in days.items()))
    last = spells.struct.field("to_on").shift(1).over(key, order_by=spells.struct.field("from_on"))
    rules = {
        "area is not one of the 43 areas": ~pl.col("area").is_in(list(AREAS)),
        "neighbour is not one of the 43 areas": ~pl.col("neighbour").is_in(list(AREAS)),
        "an area is said to be its own neighbour": pl.col("area") == pl.col("neighbour"),
        "from_on is not a date such as 2024-04-01": pl.col("from_on").is_null() & (pl.col("from_text") != ""),
        "to_on is not a date such as 2024-04-01": pl.col("to_on").is_null() & (pl.col("to_text") != ""),
        "from_on is after to_on": pl.col("from_on") > pl.col("to_on"),
        "there is no source": pl.col("source") == "",
        "is_invented is neither true nor false": pl.col("is_invented").is_null(),
        "a neighbour is said twice for one day": spells.struct.field("from_on") <= last,
    }
    for what, is_broken in rules.items():
        broken = both.filter(is_broken)
        if broken.height:
            do = "Put the row right. Areas are named as in docs/reference/code-lists.md."
            raise NeighboursWrong(f"In row {min(broken['row'].to_list())}, {what}.", where=where, do=do)


def neighbours_on(neighbours: pl.DataFrame, day: date) -> dict[str, tuple[str, ...]]:
    """Return each area's neighbours on a day, both in the order of their codes."""
    standing = neighbours.filter(
        (pl.col("from_on").is_null() | (pl.col("from_on") <= day))
        & (pl.col("to_on").is_null() | (pl.col("to_on") >= day))
    )
    told: dict[str, list[str]] = {}
    for area, neighbour in standing.select("area", "neighbour").unique().sort("area", "neighbour").iter_rows():
        told.setdefault(area, []).append(neighbour)
    return {area: tuple(near) for area, near in told.items()}
