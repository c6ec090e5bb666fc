"""The reader's own rules of SSDA903. The layout's own (empty, not a day, not in the list) come before these.

The department's rules stand in `checks/`: they say whether a return is right, these whether it can be read on.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.intake.checking import Rule
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.numbers import tidy_upn
from waypost.intake.ssda903.partial_dates import tidy_partial_date

SOURCE = "ssda903"
_IN_SOURCE = "Put it right in the source."
_NEW_LEGAL_STATUS = ("S", "L", "B", "U")
_NEW_PLACEMENT = ("S", "P", "T", "B", "U")

TIDYINGS = {"header": (tidy_upn("UPN"),), "previous_permanence": (tidy_partial_date("DATE_PERM"),)}
"""By table: columns brought into one form."""

_HEADER_RULES = (
    Rule(
        Fault("upn_shared", "another child of the return has the same UPN; it was emptied", _IN_SOURCE),
        columns=("CHILD", "UPN"),
        is_broken=pl.col("UPN").is_not_null() & (pl.col("CHILD").n_unique().over("sender", "learnt_at", "UPN") > 1),
        blanks=("UPN",),
    ),
)


def has_new_legal_status() -> pl.Expr:
    """Say whether the reason for the episode is a new legal status."""
    return pl.col("RNE").is_in(_NEW_LEGAL_STATUS)


def has_new_placement() -> pl.Expr:
    """Say whether the reason for the episode is a new placement."""
    return pl.col("RNE").is_in(_NEW_PLACEMENT)


def previous(column: str) -> pl.Expr:
    """Return a column of the child's previous episode in the same return."""
    return pl.col(column).shift(1).over("sender", "learnt_at", "CHILD", order_by="DECOM")


_EPISODE_RULES = (
    Rule(
        Fault("ceased_before_it_began", "DEC is before DECOM", _IN_SOURCE, is_refusal=True),
        columns=("DECOM", "DEC"),
        is_broken=pl.col("DEC") < pl.col("DECOM"),
    ),
    Rule(
        Fault("ceased_without_reason", "DEC is filled and REC is not, so the end of care is not told", _IN_SOURCE),
        columns=("DEC", "REC"),
        is_broken=pl.col("DEC").is_not_null() & pl.col("REC").is_null(),
    ),
    Rule(
        Fault("reason_without_day", "REC is filled and DEC is not, so the end of care is not told", _IN_SOURCE),
        columns=("DEC", "REC"),
        is_broken=pl.col("DEC").is_null() & pl.col("REC").is_not_null(),
    ),
    Rule(
        Fault("no_legal_status", "RNE says a new legal status and LS is empty or not known", _IN_SOURCE),
        columns=("RNE", "LS"),
        is_broken=has_new_legal_status() & pl.col("LS").is_null(),
    ),
    Rule(
        Fault("no_placement", "RNE says a new placement and PLACE is empty or not known", _IN_SOURCE),
        columns=("RNE", "PLACE"),
        is_broken=has_new_placement() & pl.col("PLACE").is_null(),
    ),
    Rule(
        Fault("begins_before_the_last_ceased", "the child's episode before this one ceased after it began", _IN_SOURCE),
        columns=("DECOM", "DEC"),
        is_broken=(previous("DECOM") < pl.col("DECOM")) & (previous("DEC") > pl.col("DECOM")),
    ),
)


def _ends_before(start: str, end: str) -> Rule:
    """An end before its beginning is a slip of one or the other, so the end is emptied."""
    fault = Fault("ended_before_it_began", f"{end} is before {start} and was emptied", _IN_SOURCE)
    return Rule(fault, columns=(start, end), is_broken=pl.col(end) < pl.col(start), blanks=(end,))


RULES = {
    "header": _HEADER_RULES,
    "episodes": _EPISODE_RULES,
    "placed_for_adoption": (_ends_before("DATE_PLACED", "DATE_PLACED_CEASED"),),
    "missing": (_ends_before("MIS_START", "MIS_END"),),
    "dolo": (_ends_before("DOLO_START", "DOLO_END"),),
    "sw_episodes": (_ends_before("SW_DECOM", "SW_DEC"),),
}
"""By table: what keeps a row out, or is said of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The children of whom headers tell, and the returns that have a header."""

    children: pl.DataFrame
    returns: pl.DataFrame


def told_by(header: pl.DataFrame) -> Told:
    """Return what the headers of all returns tell."""
    children = header.select("sender", "learnt_at", "CHILD").unique()
    return Told(children, children.select("sender", "learnt_at").unique().with_columns(is_told=pl.lit(True)))


def check_children(told: Told, rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of a table whose children the same return's header does not tell, and the findings on them.

    Where a return has no header at all the rule cannot run, and that is one finding on each of its files.
    """
    untold = rows.join(told.children, on=told.children.columns, how="anti", nulls_equal=True)
    placed = untold.join(told.returns, on=["sender", "learnt_at"], how="left", nulls_equal=True)
    fault = Fault(
        "child_without_header", "the return's header does not tell of this child", "Ask for the whole return."
    )
    could_not = Fault(
        "rule_could_not_run", "the rule child_without_header could not run: the return has no header", fault.do
    )
    lonely = placed.filter(pl.col("is_told").is_null())["file"].unique().sort()
    findings = [on_rows(SOURCE, placed.filter("is_told"), fault)]
    findings += [on_file(SOURCE, file, WHOLE_FILE, could_not) for file in lonely]
    return untold, pl.concat(findings)
