"""Running the department's rules over every return at once: each table's rules in one pass, all tables together.

A rule is asked of the returns in whose year it is in force and that have what it needs. Where a cell, a table or last
year's return that it needs is not there, that is told in one finding on the return, and is never a pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import polars as pl

from waypost.intake.checking import Checked
from waypost.intake.contract import empty
from waypost.intake.findings import on_rows
from waypost.intake.gathering import Gathered
from waypost.intake.layouts import TITLES
from waypost.intake.official_checks import checks_in, could_not_run
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
_ASK = "Ask for the whole return."


@cache
def official_checks() -> tuple[Check, ...]:
    """Return every rule of `checks/`, by number. They are imported when first asked for: a build asks for none."""
    return checks_in(checks)


def run_checks(
    gathered: Mapping[str, Gathered],
    checked: Mapping[str, Checked],
    returns: Sequence[Return],
    asked: Sequence[Check] | None = None,
) -> pl.DataFrame:
    """Return the findings of rules on every return, and one for each return of which some rules could not be asked.

    `asked`: the rules to run; all of them where none are named.
    """
    every = official_checks() if asked is None else asked
    needs = {check: sorted({*check.needs, f"{check.table}.CHILD"}, key=_year_first) for check in every}
    runs: dict[Check, list[int]] = {}
    found = [empty("findings")]
    for one in returns:
        in_force = [check for check in every if one.begins is None or check.is_in_force(one.begins)]
        lacking: dict[str, str] = {}
        for check in in_force:
            what = _lacking(needs[check], one, returns)
            if what is None:
                runs.setdefault(check, []).append(one.number)
            else:
                lacking[check.number] = what
        found.append(could_not_run(SOURCE, _place(one, gathered), lacking, len(in_force), _ASK))
    return pl.concat([*found, *_broken(gathered, checked, returns, runs)])


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
        placed, where = gathered[table].frame.select("file", "row_number"), flags.select("row", "return")
        for check, numbers in runs.items():
            if check.table != table or not flags[check.rule].any():
                continue
            hit = where.filter(flags[check.rule])
            if len(numbers) < len(returns):
                hit = hit.filter(pl.col("return").is_in(numbers))
            yield on_rows(SOURCE, placed[hit["row"].sort()], check.fault)


def _year_first(need: Need) -> tuple[bool, Need]:
    return need != "year", need


def _lacking(needs: Sequence[Need], one: Return, returns: Sequence[Return]) -> str | None:
    """Say what a rule with these needs lacks on a return; None where it can run."""
    told = (_lack(need, one, returns) for need in needs)
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


def _place(one: Return, gathered: Mapping[str, Gathered]) -> str:
    """Return the file of a return on which it is said what could not be asked of it: a header, where it has one."""
    headers = [file for file in one.files if file in gathered["header"].read]
    return (headers or list(one.files))[0]
