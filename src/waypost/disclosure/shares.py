"""Shares of records by place and month, made safe to publish: how good the data are, not how children fare.

These tables are wide and their cells many, so that they get a rule of their own, rougher than that of the measures:
every count from 1 to 5 is hidden; where one count alone of a sum is hidden, the smallest beside it goes too; every
count printed is rounded to the nearest 5; a share is worked from the rounded counts and given whole, and not at all of
few records. So no count of 1 to 5 is printed or left over by one subtraction, and all but a few reads as all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import InitVar, dataclass

import polars as pl

from waypost.disclosure.profile import Profile, read_profile
from waypost.disclosure.released import CONFIDENTIAL, SEAL, UNRELIABLE

ROUNDED_PROFILE = "round_to_5"
ROLES = ("numerator", "denominator")
_SUMS = (("place_kind", "england", ("month",)), ("month", "all", ("place_kind", "place")))


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A table that may be published: its name and rows. Null: withheld, or not there. Only `release_*` make one."""

    name: str
    frame: pl.DataFrame
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("a released table is made by waypost.disclosure.shares and by nothing else")


def profile_for_shares(profile: Profile | str | None = None) -> Profile:
    """Return the rule for shares: a build's own profile where it is the stricter, else the rounded one."""
    own = profile if isinstance(profile, Profile) else read_profile(profile)
    rounded = read_profile(ROUNDED_PROFILE)
    is_stricter = (
        own.round_counts_to >= rounded.round_counts_to and own.smallest_count_shown >= rounded.smallest_count_shown
    )
    return own if is_stricter else rounded


def release_shares(
    name: str,
    tallied: pl.DataFrame,
    by: Sequence[str],
    profile: Profile,
    *,
    fewest: int,
    per: int = 100,
    averages: Sequence[str] = (),
    values: str = "percent",
) -> ReleasedTable:
    """Return what may be published of tallies: counts rounded or null, the share in `values`, and a marker.

    `tallied` has numerator and denominator by `by`, and by place_kind, place and month where these are there, with
    their wholes (england, all). A share is given `per` 100 or 1,000, from `fewest` records on. `averages` are columns
    of days, given from the profile's fewest cases for an average on. Markers are those of a release: c and u.
    """
    hidden = _hide(tallied.sort([*by, *_places(tallied)]), by, profile)
    of = hidden.with_columns(_rounded(role, profile) for role in ROLES)
    is_hidden = pl.any_horizontal(f"hides_{role}" for role in ROLES)
    is_few = pl.col("true_denominator") < fewest
    share = (per * pl.col("numerator") / pl.col("denominator")).round(
        0 if per == 100 else 1, mode="half_away_from_zero"
    )
    is_told = ~pl.col("hides_denominator") & (pl.col("true_denominator") >= profile.fewest_cases_for_an_average)
    told = of.with_columns(
        pl.when(~is_hidden & ~is_few).then(share).alias(values),
        pl.when(is_hidden)
        .then(pl.lit(CONFIDENTIAL))
        .when(is_few)
        .then(pl.lit(UNRELIABLE))
        .otherwise(pl.lit(""))
        .alias("marker"),
        *(pl.when(is_told).then(pl.col(column).round(0)).alias(column) for column in averages),
    )
    return ReleasedTable(name, told.select([*tallied.columns, values, "marker"]), seal=SEAL)


def release_days(name: str, frame: pl.DataFrame) -> ReleasedTable:
    """Return a table of sources and days. A day that one sender alone tells of could be one child's: given as a month.

    `frame` has source, title, place, told_until and received_on; a place other than all is one sender's.
    """
    day = pl.col("told_until").dt.strftime("%Y-%m-%d")
    month = pl.col("told_until").dt.strftime("%Y-%m")
    told = frame.with_columns(
        told_until=pl.when(pl.col("place") == "all").then(day).otherwise(month),
        received_on=pl.col("received_on").dt.strftime("%Y-%m-%d"),
    )
    return ReleasedTable(name, told, seal=SEAL)


def release_derived(name: str, frame: pl.DataFrame, *made_from: ReleasedTable) -> ReleasedTable:
    """Return a table that was worked out from released tables alone: it tells nothing that they do not."""
    if not made_from:
        raise ValueError("what is derived must name the released tables that it is derived from")
    return ReleasedTable(name, frame, seal=SEAL)


def _places(tallied: pl.DataFrame) -> list[str]:
    return [column for column in ("place_kind", "place", "month") if column in tallied.columns]


def _hide(tallied: pl.DataFrame, by: Sequence[str], profile: Profile) -> pl.DataFrame:
    """Return the tallies with true_ counts beside, and for each role whether it is hidden."""
    small = profile.smallest_count_shown
    table = tallied.with_columns(
        *(pl.col(role).alias(f"true_{role}") for role in ROLES),
        *(pl.col(role).is_between(1, small - 1).alias(f"hides_{role}") for role in ROLES),
    )
    if not _places(tallied):
        return table
    before = -1
    while before != (now := sum(int(table[f"hides_{role}"].sum()) for role in ROLES)):
        before = now
        for role in ROLES:
            for column, whole, others in _SUMS:
                table = table.with_columns(_with_one_beside(role, column, whole, [*by, *others]))
    return table


def _with_one_beside(role: str, column: str, whole: str, keys: Sequence[str]) -> pl.Expr:
    """Return what is hidden once the smallest count beside a lone hidden part of a sum is hidden too."""
    hides, count, is_part = pl.col(f"hides_{role}"), pl.col(role), pl.col(column) != whole
    is_lone = (hides & is_part).sum().over(keys) == 1
    candidate = pl.when(is_part & ~hides & (count > 0)).then(count)
    is_smallest = (candidate.rank("ordinal").over(keys) == 1).fill_null(value=False)
    return (hides | (is_lone & is_smallest)).alias(f"hides_{role}")


def _rounded(role: str, profile: Profile) -> pl.Expr:
    step = profile.round_counts_to
    rounded = (2 * pl.col(role) + step) // (2 * step) * step
    return pl.when(~pl.col(f"hides_{role}")).then(rounded).alias(role)
