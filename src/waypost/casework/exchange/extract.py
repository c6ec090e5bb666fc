"""Gives what other rooms tell of children the keys that Cafcass knows them by, so that it can leave for the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import ChildInCase
from waypost.casework.exchange.leaving import Row, as_csv
from waypost.casework.exchange.models import CafcassNumber
from waypost.vocabulary.cafcass_extract import subjects

OF_DAY = "of_on"
"""The column by which a row that names no case says of what day it is. It does not leave."""


@reads("exchange.extract", Permission.WRITE_EXTRACT)
def cafcass_extract(
    acting: Acting, child_id: str | None, *, told: Mapping[str, Sequence[Row]], leave_out: Collection[str] = ()
) -> Outcome[dict[str, str]]:
    """Return each subject's file by its name, of rows that rooms told by our own identifiers.

    A row's `child_id` becomes Cafcass's own number of the child. A row without `case_id` is of the case that was issued
    last before the day in `of_on`, else of the child's first. Children without a number, whom the record cannot know,
    and those in `leave_out`, whose identity is in doubt, are left out and counted in the audit. Raises NotTheExtract.
    """
    numbers = dict(CafcassNumber.objects.exclude(child__in=leave_out).values_list("child_id", "number"))
    cases = _cases()
    files, left_out = {}, 0
    for subject, rows in told.items():
        mine = [row for row in rows if row["child_id"] in numbers and cases[str(row["child_id"])]]
        left_out += len(rows) - len(mine)
        files[subject] = as_csv(subject, list(_keyed(subject, mine, numbers, cases)))
    return Outcome(files, {"rows": {name: len(rows) for name, rows in told.items()}, "left_out": left_out})


def _keyed(
    subject: str, rows: Iterable[Row], numbers: Mapping[str, str], cases: Mapping[str, Sequence[tuple[date, str]]]
) -> Iterable[Row]:
    for row in rows:
        child_id = str(row["child_id"])
        of_on = row.get(OF_DAY)
        case_id = row.get("case_id") or _case_on(cases[child_id], of_on if isinstance(of_on, date) else None)
        told = {name: value for name, value in row.items() if name not in (OF_DAY, "child_id")}
        whose = {"child_id": numbers[child_id]} if "child_id" in subjects()[subject].column_names else {}
        yield {**told, **whose, "case_id": case_id}


def _case_on(cases: Sequence[tuple[date, str]], on: date | None) -> str:
    before = [case_id for issued_on, case_id in cases if on is None or issued_on <= on]
    return before[-1] if before else cases[0][1]


def _cases() -> Mapping[str, list[tuple[date, str]]]:
    """Return each child's cases as (issued on, case), first issued first."""
    found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    rows = ChildInCase.objects.order_by("proceedings__issued_on", "proceedings_id")
    for child_id, issued_on, case_id in rows.values_list("child_id", "proceedings__issued_on", "proceedings_id"):
        found[child_id].append((issued_on, case_id))
    return found
