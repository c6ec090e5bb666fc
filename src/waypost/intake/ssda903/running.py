"""Running the department's rules over every return at once: each table's rules in one pass, all tables together.

A rule is asked of the returns in whose year it is in force and that have what it needs. Where a cell, a table or last
year's return that it needs is not there, that is a finding on the return, and never a pass.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module

import polars as pl

from waypost.intake.checking import Checked
from waypost.intake.contract import empty
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.gathering import Gathered
from waypost.intake.layouts import TITLES
from waypost.intake.ssda903 import checks
from waypost.intake.ssda903.facts import Need
from waypost.intake.ssda903.official import Check
from waypost.intake.ssda903.returns import Return
from waypost.intake.ssda903.views.adoption import adoptions_view, decisions_view
from waypost.intake.ssda903.views.book import Book, book_of
from waypost.intake.ssda903.views.episodes import episodes_view
from waypost.intake.ssda903.views.header import header_view
from waypost.intake.ssda903.views.permanence import permanence_view
from waypost.intake.ssda903.views.spans import dolo_view, missing_view

SOURCE = "ssda903"
VIEWS: Mapping[str, Callable[[Book], pl.LazyFrame]] = {
    "header": header_view,
    "episodes": episodes_view,
    "ad1": adoptions_view,
    "placed_for_adoption": decisions_view,
    "previous_permanence": permanence_view,
    "missing": missing_view,
    "dolo": dolo_view,
}
"""Each table that rules ask about, and how its rows are laid beside the facts."""
_LAST_YEAR = "last year's "


@cache
def official_checks() -> tuple[Check, ...]:
    """Return every rule of `checks/`, by number. They are imported when first asked for: a build asks for none."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    found: list[Check] = [import_module(f"{checks.__name__}.{name}").CHECK for name in names]
    return tuple(sorted(found, key=lambda check: (len(check.number.rstrip("ABCD")), check.number)))


def run_checks(
    gathered: Mapping[str, Gathered],
    checked: Mapping[str, Checked],
    returns: Sequence[Return],
    asked: Sequence[Check] | None = None,
) -> pl.DataFrame:
    """Return the findings of rules on every return, and one for each rule that could not run on one.

    `asked`: the rules to run; all of them where none are named.
    """
    every = official_checks() if asked is None else asked
    in_force = [(check, one) for check in every for one in returns if check.is_in_force(one.begins)]
    lacking = {(check.rule, one.number): _lacking(check, one, returns) for check, one in in_force}
    runs: dict[Check, list[int]] = {}
    for check, one in in_force:
        if lacking[check.rule, one.number] is None:
            runs.setdefault(check, []).append(one.number)
    found = [empty("findings"), *_broken(gathered, checked, returns, runs)]
    found += [
        _could_not_run(check, one, what, gathered)
        for check, one in in_force
        if (what := lacking[check.rule, one.number]) is not None
    ]
    return pl.concat(found)


def _broken(
    gathered: Mapping[str, Gathered],
    checked: Mapping[str, Checked],
    returns: Sequence[Return],
    runs: Mapping[Check, Sequence[int]],
) -> Iterator[pl.DataFrame]:
    book = book_of(gathered, checked, returns)
    tables = [table for table in VIEWS if any(check.table == table for check in runs)]
    plans = [
        VIEWS[table](book).select(
            "row", "return", *(c.is_broken.fill_null(False).alias(c.rule) for c in runs if c.table == table)
        )
        for table in tables
    ]
    for table, flags in zip(tables, pl.collect_all(plans, engine="in-memory"), strict=True):
        placed = gathered[table].frame.select("file", "row_number")
        for check, numbers in runs.items():
            if check.table == table:
                hit = flags.filter(check.rule)
                if len(numbers) < len(returns):
                    hit = hit.filter(pl.col("return").is_in(numbers))
                yield on_rows(SOURCE, placed[hit["row"].sort()], check.fault)


def _lacking(check: Check, one: Return, returns: Sequence[Return]) -> str | None:
    """Say what a rule lacks on a return; None where it can run."""
    told = (_lack(need, one, returns) for need in sorted({*check.needs, f"{check.table}.CHILD"}))
    return next((what for what in told if what is not None), None)


def _lack(need: Need, one: Return, returns: Sequence[Return]) -> str | None:
    if need == "year":
        return "nothing says which collection year the return is of" if one.begins is None else None
    whose, place = "the return", one
    if need.startswith(_LAST_YEAR):
        if one.last is None:
            return "the return of the year before is not at hand"
        whose, place = "the return of the year before", returns[one.last]
    table, _, column = need.removeprefix(_LAST_YEAR).partition(".")
    if table not in place.absent:
        return f"{whose} has no {TITLES[SOURCE]} {table}"
    return f"the {table} of {whose} has no column {column}" if column in place.absent[table] else None


def _could_not_run(check: Check, one: Return, what: str, gathered: Mapping[str, Gathered]) -> pl.DataFrame:
    own = [file for file in one.files if file in gathered[check.table].read]
    fault = Fault("rule_could_not_run", f"the rule {check.rule} could not run: {what}", "Ask for the whole return.")
    return on_file(SOURCE, (own or list(one.files))[0], WHOLE_FILE, fault)
