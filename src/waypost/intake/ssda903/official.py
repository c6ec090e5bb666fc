"""The department's own rules for the return, each a frozen record in a file of its own in `checks/`.

A rule is a condition over one table's rows and facts beside them (`facts`). Which cells it needs follows from the
condition itself, so a rule that cannot run is known without asking it. Rules are dated by collection year: null where
no first or last year is known to us.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from waypost.intake.findings import Fault
from waypost.intake.ssda903.collection_years import begins_in
from waypost.intake.ssda903.facts import Need, needs_of

OFFICIAL = "Department for Education, SSDA903 validation rule"
Severity = Literal["error", "query"]
_DO: dict[Severity, str] = {
    "error": "Put it right in the return.",
    "query": "Put it right in the return, or tell the department why it is so.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One rule: its official number, the table its findings stand in, the fields it is about, and when it is broken.

    `is_broken` is true where a row breaks the rule; null counts as kept. `first_year` and `last_year` are the
    collection years between which it is in force. `law` names the law behind it, where there is one.
    """

    number: str
    table: str
    fields: tuple[str, ...]
    message: str
    is_broken: pl.Expr
    severity: Severity = "error"
    first_year: str | None = None
    last_year: str | None = None
    law: str = ""

    @property
    def rule(self) -> str:
        """The rule's id in findings."""
        return f"ssda903_{self.number}"

    @property
    def source(self) -> str:
        """Who made the rule, and the law behind it."""
        return f"{OFFICIAL} {self.number}{'; ' if self.law else ''}{self.law}"

    @property
    def fault(self) -> Fault:
        """What a finding says."""
        return Fault(self.rule, self.message, _DO[self.severity])

    @property
    def needs(self) -> frozenset[Need]:
        """Every cell without which the rule cannot run."""
        return frozenset(need for name in self.is_broken.meta.root_names() for need in needs_of(self.table, name))

    def is_in_force(self, begins: int | None) -> bool:
        """Say whether the rule is in force in the collection year that begins in a calendar year.

        A rule with a first or last year is in force in no year that nobody knows.
        """
        first, last = begins_in(self.first_year), begins_in(self.last_year)
        if begins is None:
            return first is None and last is None
        return (first or begins) <= begins <= (last or begins)
