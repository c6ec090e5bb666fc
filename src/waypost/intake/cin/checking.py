"""Running the department's rules over a census: every rule of a block in one pass over its rows.

A rule is asked where the census's year is one in which it is in force. Where nothing tells what it needs (the year, or
the whole of the file), that is told in a finding on the file, and is never a pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import polars as pl

from waypost.intake.cin import checks, layout
from waypost.intake.cin.census import SOURCE, Census
from waypost.intake.cin.facts import FACTS
from waypost.intake.cin.official import Check
from waypost.intake.findings import on_places
from waypost.intake.official_checks import checks_in, could_not_run

CENSUS = "census"
"""The block of rules that judge a census as a whole: one row, `modules` and `modules_begun`, how many were told."""
CHILDREN = "children"
"""The block of rules that compare the children of a whole census: LAchildID and place of each."""
_YEAR = frozenset({"year.begins_on", "year.ends_on"})
_ASK = "Ask the authority to export the census again."


@cache
def official_checks() -> tuple[Check, ...]:
    """Return every rule of `checks/`, by number."""
    return checks_in(checks)


@cache
def _of_block(block: str) -> tuple[Check, ...]:
    return tuple(check for check in official_checks() if check.block == block)


def not_asked(census: Census, *, is_whole: bool) -> pl.DataFrame:
    """Return the finding that tells which rules cannot be asked of the file at all, and why."""
    lacking: dict[str, str] = {}
    for check in official_checks():
        if census.year is None and (check.is_dated or check.needs & _YEAR):
            lacking[check.number] = "nothing says of which year the census is"
        elif not is_whole and check.block in (CENSUS, CHILDREN) and _is_asked(check, census):
            lacking[check.number] = "the file is not whole"
    in_force = sum(census.year is None or check.is_in_force(census.year) for check in official_checks())
    return could_not_run(SOURCE, census.file.name, lacking, in_force, _ASK)


def broken(census: Census, frames: Mapping[str, pl.DataFrame], among: Iterable[str]) -> Iterator[pl.DataFrame]:
    """Yield the findings of every rule that is in force, on the rows of the blocks named that were not refused."""
    for block in among:
        asked = [check for check in _of_block(block) if _is_asked(check, census)]
        if asked and block in frames:
            frame = _beside(frames, block, frozenset().union(*(check.needs for check in asked)), census)
            flags = frame.select(
                (check.is_broken & ~pl.col("is_refused")).fill_null(value=False).alias(check.rule) for check in asked
            )
            for check in asked:
                if flags[check.rule].any():
                    yield on_places(SOURCE, census.file.name, frame.filter(flags[check.rule]), check.fault)


def _is_asked(check: Check, census: Census) -> bool:
    if census.year is None:
        return not check.is_dated and not check.needs & _YEAR
    return check.is_in_force(census.year)


def _beside(frames: Mapping[str, pl.DataFrame], block: str, needs: frozenset[str], census: Census) -> pl.DataFrame:
    """Return a block's rows with the cells above them (`child.PersonBirthDate`) and the census year beside them."""
    frame = frames[block]
    columns = [
        pl.lit(census.begins_on, pl.Date).alias("year.begins_on"),
        pl.lit(census.ends_on, pl.Date).alias("year.ends_on"),
    ]
    columns += [_beyond(need, frame, frames).alias(need) for need in sorted(needs - _YEAR - set(frame.columns))]
    return frame.with_columns(columns)


def _beyond(need: str, frame: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> pl.Expr:
    if need in FACTS:
        return pl.lit(FACTS[need](frames))
    above, _, leaf = need.partition(".")
    if above == "unread":
        return pl.lit(value=False)
    if above in frames:
        return pl.lit(frames[above][leaf].gather(frame[f"{above}_row"]))
    kind = next(one.field.kind for one in layout.blocks()[above].leaves if one.field.name == leaf)
    return pl.lit(None, pl.Boolean if kind == "yes_no" else pl.Date)
