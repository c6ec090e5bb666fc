"""Running the department's rules over a census: every rule of a block in one pass over its rows.

A rule is asked where the census's year is one in which it is in force. Where nothing tells what it needs (the year, or
the whole of the file), that is a finding on the file, and never a pass.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

import polars as pl

from waypost.intake.cin import checks, layout
from waypost.intake.cin.census import SOURCE, Census
from waypost.intake.cin.facts import FACTS
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_places
from waypost.intake.official_checks import Check

CENSUS = "census"
"""The block of rules that judge a census as a whole: one row, `modules` and `modules_begun`, how many were told."""
CHILDREN = "children"
"""The block of rules that compare the children of a whole census: LAchildID and place of each."""
_YEAR = frozenset({"year.begins_on", "year.ends_on"})
_ASK = "Ask the authority to export the census again."


@cache
def official_checks() -> tuple[Check, ...]:
    """Return every rule of `checks/`, by number."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    found: list[Check] = [import_module(f"{checks.__name__}.{name}").CHECK for name in names]
    return tuple(sorted(found, key=lambda check: check.number))


@cache
def _of_block(block: str) -> tuple[Check, ...]:
    return tuple(check for check in official_checks() if check.block == block)


def could_not_run(census: Census, *, is_whole: bool) -> Iterator[pl.DataFrame]:
    """Yield a finding for each rule that cannot be asked of the file at all."""
    for check in official_checks():
        what = None
        if census.year is None and (check.is_dated or check.needs & _YEAR):
            what = "nothing says of which year the census is"
        elif not is_whole and check.block in (CENSUS, CHILDREN) and _is_asked(check, census):
            what = "the file is not whole"
        if what is not None:
            fault = Fault("rule_could_not_run", f"the rule {check.rule} could not run: {what}", _ASK)
            yield on_file(SOURCE, census.file.name, WHOLE_FILE, fault)


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
