"""The department's own rules for a census that comes as blocks, each a frozen record in a file of its own.

A rule is a condition over one block's rows, with the cells of the rows above them. Which cells it needs follows from
the condition itself, so a rule that cannot run is known without asking it. Rules are dated by census year: null where
no first or last year is known to us.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from waypost.intake.findings import Fault

Severity = Literal["error", "query"]
_DO: dict[Severity, str] = {
    "error": "Put it right in the census.",
    "query": "Put it right in the census, or tell the department why it is so.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One rule: its official number, the block whose rows it judges, the elements it is about, when it is broken.

    `is_broken` is true where a row breaks the rule; null counts as kept. `first_year` and `last_year` are the census
    years ("2026/27") between which it is in force. `source` says who made the rule, and the law behind it. `of` is the
    source whose rule it is: findings name the rule `<of>_<number>`.
    """

    number: str
    block: str
    fields: tuple[str, ...]
    message: str
    is_broken: pl.Expr
    severity: Severity = "error"
    first_year: str | None = None
    last_year: str | None = None
    source: str = "Department for Education, children in need census validation rules"
    of: str = "cin"

    @property
    def rule(self) -> str:
        """The rule's id in findings."""
        return f"{self.of}_{self.number}"

    @property
    def fault(self) -> Fault:
        """What a finding says."""
        return Fault(self.rule, self.message, _DO[self.severity])

    @property
    def needs(self) -> frozenset[str]:
        """The columns without which the rule cannot run."""
        return frozenset(self.is_broken.meta.root_names())

    @property
    def is_dated(self) -> bool:
        """Whether the rule is in force in some years and not in others."""
        return self.first_year is not None or self.last_year is not None

    def is_in_force(self, begins: int) -> bool:
        """Say whether the rule is in force in the census year that begins in a calendar year."""
        first, last = (int(year[:4]) if year else begins for year in (self.first_year, self.last_year))
        return first <= begins <= last
