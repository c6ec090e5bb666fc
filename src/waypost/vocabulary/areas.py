"""Areas: the 43 designated family judge areas of England and Wales, and the map that says which authority lies in
which.

Nobody publishes that map, boundaries move and authorities are split, so the map is a file that the user supplies:
dated, many-to-many, each row with its source. For invented data it is invented, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import polars as pl
import yaml

from waypost.foundation.errors import YoursToFix

COUNTRIES = ("England", "Wales")

AREA_MAP: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "kind": pl.String,  # authority or court
        "code": pl.String,  # GSS code of the authority, base location code of the court
        "name": pl.String,
        "area": pl.String,  # one of AREAS
        "from_on": pl.Date,  # first day, null for always
        "to_on": pl.Date,  # last day, null while it stands
        "source": pl.String,  # who says so
        "is_invented": pl.Boolean,
    }
)
"""The columns of the map, in the order of the file."""

KINDS = ("authority", "court")


class AreaMapWrong(YoursToFix):
    """The map of authorities and courts to areas cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Area:
    """One designated family judge area. `courts` are those that the court service's configuration names, sorted."""

    area: str
    name: str
    region: str
    country: str
    courts: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.country not in COUNTRIES or not self.courts:
            raise ValueError(f"codes/areas.yaml: area {self.area} has no court or an unknown country")


def _read_areas() -> Mapping[str, Area]:
    text = files("waypost.vocabulary").joinpath("codes", "areas.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)["areas"]
    return MappingProxyType(
        {
            area: Area(area, is_["name"], is_["region"], is_["country"], tuple(sorted(is_["courts"])))
            for area, is_ in given.items()
        }
    )


AREAS = _read_areas()
"""Every area by its code, region by region. 40 lie in England, 3 in Wales."""


def read_area_map(path: Path) -> pl.DataFrame:
    """Return the map at `path` with the columns of `AREA_MAP`, sorted by kind, code, area and first day.

    A code may lie in several areas at once; one code may not be said twice to lie in one area on one day. Raises
    `AreaMapWrong`, naming the row and the rule, when the file is missing, is not such a file or breaks a rule.
    """
    where = path.name
    text = _text(path)
    try:
        given = pl.read_csv(text.encode(), infer_schema=False, empty_string_is_null=False)
    except pl.exceptions.PolarsError as error:
        raise AreaMapWrong("The file is not readable as CSV.", where=where, do="Save it as CSV, UTF-8.") from error
    if given.columns != list(AREA_MAP):
        raise AreaMapWrong(
            "The columns are not those of the area map.", where=where, do=f"The header must be {','.join(AREA_MAP)}."
        )
    tidy = given.with_columns(pl.all().str.strip_chars().fill_null("")).with_row_index("row", offset=2)
    frame = tidy.with_columns(
        **{name: _dates(name) for name in ("from_on", "to_on")}, is_invented=_yes_no("is_invented")
    )
    _check_cells(tidy, frame, where)
    _check_overlaps(frame, where)
    return frame.drop("row").sort("kind", "code", "area", "from_on", nulls_last=False)


def names_of_courts(path: Path) -> dict[str, str]:
    """Return the name of each court of a map by its code, the newest where it had several. Raises `AreaMapWrong`."""
    courts = read_area_map(path).filter(pl.col("kind") == "court").sort("from_on")
    return dict(zip(courts["code"], courts["name"], strict=True))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AreaMapWrong("The file cannot be opened.", where=path.name, do="Check its name and rights.") from error
    except UnicodeDecodeError as error:
        raise AreaMapWrong("The file is not UTF-8 text.", where=path.name, do="Save it as CSV, UTF-8.") from error


def _dates(name: str) -> pl.Expr:
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


def _yes_no(name: str) -> pl.Expr:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    return pl.col(name).str.to_lowercase().replace_strict(words, default=None, return_dtype=pl.Boolean)


def _check_cells(tidy: pl.DataFrame, frame: pl.DataFrame, where: str) -> None:
    """Raise for the first row that breaks a rule of one cell or one row."""
    both = frame.with_columns(tidy.select("from_on", "to_on").rename({"from_on": "from_text", "to_on": "to_text"}))
    rules = {
        "kind is neither authority nor court": ~pl.col("kind").is_in(KINDS),
        "there is no code": pl.col("code") == "",
        "area is not one of the 43 areas": ~pl.col("area").is_in(list(AREAS)),
        "from_on is not a date such as 2024-04-01": pl.col("from_on").is_null() & (pl.col("from_text") != ""),
        "to_on is not a date such as 2024-04-01": pl.col("to_on").is_null() & (pl.col("to_text") != ""),
        "from_on is after to_on": pl.col("from_on") > pl.col("to_on"),
        "there is no source": pl.col("source") == "",
        "is_invented is neither true nor false": pl.col("is_invented").is_null(),
    }
    for what, is_broken in rules.items():
        broken = both.filter(is_broken)
        if broken.height:
            raise AreaMapWrong(f"In row {broken['row'][0]}, {what}.", where=where, do="Put the row right.")


def _check_overlaps(frame: pl.DataFrame, where: str) -> None:
    """Raise when one code is said twice to lie in one area on one day: it would then be counted twice."""
    key = ["kind", "code", "area"]
    periods = frame.select(
        *key, "row", start=pl.col("from_on").fill_null(date.min), end=pl.col("to_on").fill_null(date.max)
    ).sort(*key, "start", "end", "row")
    before = periods.with_columns(last=pl.col("end").shift(1).over(key), other=pl.col("row").shift(1).over(key)).filter(
        pl.col("start") <= pl.col("last")
    )
    if before.height:
        rows = sorted(int(before[name][0]) for name in ("other", "row"))
        raise AreaMapWrong(
            f"Rows {rows[0]} and {rows[1]} say for one day that one code lies in one area.",
            where=where,
            do="End the earlier period the day before the later one begins.",
        )
