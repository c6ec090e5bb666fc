"""The rules of the Cafcass extract. Rules of the definition (empty, not a day, not in the list) come before these."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.checking import Checked, Rule, Tidying
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.numbers import tidy_court_number, tidy_postcode

SOURCE = "cafcass"
EXTENSION = "extension"
_IN_SOURCE = "Put it right in the source."
_ASK_WHOLE = "Ask for the whole extract."

TIDYINGS: Mapping[str, tuple[Tidying, ...]] = {
    "children": (tidy_postcode("postcode"),),
    "parties": (tidy_postcode("postcode"),),
    "cases": (tidy_court_number("court_case_number"),),
}


def _order(earlier: str, later: str, what: str, *, is_refusal: bool = False, blanks: tuple[str, ...] = ()) -> Rule:
    """A rule that one day does not come before another."""
    end = " and was emptied" if blanks else ""
    fault = Fault("days_out_of_order", f"{what}: {later} is before {earlier}{end}", _IN_SOURCE, is_refusal)
    return Rule(fault, columns=(earlier, later), is_broken=pl.col(later) < pl.col(earlier), blanks=blanks)


RULES: Mapping[str, tuple[Rule, ...]] = {
    "cases": (
        _order("submitted_on", "issued_on", "issued before it was submitted"),
        _order("submitted_on", "received_on", "received before it was submitted"),
    ),
    "allocations": (_order("started_on", "ended_on", "ended before it began", is_refusal=True),),
    "reports": (
        _order("ordered_on", "due_on", "due before it was ordered"),
        _order("ordered_on", "allocated_on", "allocated before it was ordered"),
        _order("ordered_on", "filed_on", "filed before it was ordered"),
    ),
    "advice": (_order("given_on", "shared_with_child_on", "shared with the child before it was given"),),
    "orders_received": (
        _order("made_on", "received_on", "received before it was made"),
        _order("made_on", "extended_to_on", "extended to a day before the order"),
        Rule(
            Fault("extension_without_end", "an extension does not say until when", _IN_SOURCE),
            columns=("order_type", "extended_to_on"),
            is_broken=(pl.col("order_type") == EXTENSION) & pl.col("extended_to_on").is_null(),
        ),
    ),
    "closures": (_order("closed_on", "reopened_on", "reopened before it was closed", blanks=("reopened_on",)),),
    "audit": (
        _order("audited_on", "action_done_on", "put right before it was audited"),
        _order("action_done_on", "action_confirmed_on", "confirmed before it was done"),
    ),
    "feedback_and_complaints": (_order("made_on", "responded_on", "answered before it was made"),),
    "workforce": (_order("started_on", "ended_on", "ended before it began", is_refusal=True),),
    "vacancies": (
        _order("opened_on", "filled_on", "filled before it was empty", is_refusal=True),
        _order("opened_on", "withdrawn_on", "withdrawn before it was empty", is_refusal=True),
    ),
    "absences": (_order("started_on", "ended_on", "ended before it began", is_refusal=True),),
    "inductions": (_order("started_on", "completed_on", "completed before it began", blanks=("completed_on",)),),
}


def check_parents(tables: Mapping[str, Checked]) -> tuple[Mapping[str, pl.DataFrame], list[pl.DataFrame]]:
    """Mark in each subject whether the extract tells of the row's case and of its child, and report where it does not.

    Returned frames have `is_case_told` and `is_child_told`. Where the extract has no cases, or no children, the rule
    cannot run, and that is one finding on each file.
    """
    cases = tables["cases"].frame.select("case_id").unique()
    children = tables["children"].frame.select("case_id", "child_id").unique()
    marked, findings = {}, []
    for subject, table in tables.items():
        rows, on_cases = _marked(table.frame, cases, is_own=subject == "cases")
        rows, on_children = _marked(rows, children, is_own=subject == "children")
        marked[subject] = rows
        findings += [*on_cases, *on_children]
    return marked, findings


def _marked(rows: pl.DataFrame, told: pl.DataFrame, *, is_own: bool) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Add whether each row's case, or child, is told; `is_own` for the table that tells."""
    column = told.columns[-1]
    who = column.removesuffix("_id")
    mark = f"is_{who}_told"
    if is_own or column not in rows.columns:
        return rows.with_columns(pl.lit(is_own).alias(mark)), []
    known = told.with_columns(pl.lit(True).alias(mark))
    rows = rows.join(known, on=told.columns, how="left", maintain_order="left").with_columns(
        pl.col(mark).fill_null(False)
    )
    untold = rows.filter(~pl.col(mark) & pl.col(column).is_not_null())
    if told.height:
        fault = Fault(f"{who}_not_told", f"no row of the extract tells of this {who}", _ASK_WHOLE)
        return rows, [on_rows(SOURCE, untold, fault)]
    message = f"the rule {who}_not_told could not run: nothing in the extract tells of any {who}"
    could_not = Fault("rule_could_not_run", message, _ASK_WHOLE)
    return rows, [on_file(SOURCE, file, WHOLE_FILE, could_not) for file in untold["file"].unique().sort()]


def check_children_of_cases(spoken: pl.DataFrame) -> pl.DataFrame:
    """Return a finding for each row that speaks of every child of a case of which the extract has none."""
    fault = Fault(
        "case_without_child", "the row speaks of every child of the case, and the extract has none", _ASK_WHOLE
    )
    return on_rows(SOURCE, spoken.filter(pl.col("child_id").is_null()), fault)
