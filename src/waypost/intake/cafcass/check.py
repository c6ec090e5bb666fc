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
    "feedback_and_complaints": (_order("made_on", "responded_on", "answered before it was made"),),
    "workforce": (_order("started_on", "ended_on", "ended before it began", is_refusal=True),),
}


def check_parents(tables: Mapping[str, Checked]) -> tuple[Mapping[str, pl.DataFrame], list[pl.DataFrame]]:
    """Mark in each subject whether the extract tells of the row's case and of its child, and report where it does not.

    Returned frames have `is_case_told` and `is_child_told`. Where the extract has no cases, or no children, the rule
    cannot run, and that is one finding on each file.
    """
    cases = tables["cases"].frame.select("case_id").unique().with_columns(is_case_told=pl.lit(True))
    children = tables["children"].frame.select("case_id", "child_id").unique().with_columns(is_child_told=pl.lit(True))
    marked, findings = {}, []
    for subject, table in tables.items():
        rows = table.frame
        columns = rows.columns
        for told, on, mark in ((cases, ["case_id"], "is_case_told"), (children, ["case_id", "child_id"], "is_child_told")):
            if not set(on) <= set(columns):
                continue
            rows = rows.join(told, on=on, how="left", maintain_order="left").with_columns(pl.col(mark).fill_null(False))
            if subject not in ("cases", "children") or mark == "is_case_told":
                findings += _untold(rows, on[-1], mark, is_any_told=bool(told.height))
        marked[subject] = rows
    return marked, findings


def _untold(rows: pl.DataFrame, column: str, mark: str, *, is_any_told: bool) -> list[pl.DataFrame]:
    who = column.removesuffix("_id")
    untold = rows.filter(~pl.col(mark) & pl.col(column).is_not_null())
    if is_any_told:
        return [on_rows(SOURCE, untold, Fault(f"{who}_not_told", f"no row of the extract tells of this {who}", _ASK_WHOLE))]
    fault = Fault("rule_could_not_run", f"the rule {who}_not_told could not run: there is no table that tells", _ASK_WHOLE)
    return [on_file(SOURCE, file, WHOLE_FILE, fault) for file in untold["file"].unique().sort()]
