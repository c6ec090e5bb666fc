"""The department's own rules for the return, each a frozen record in a file of its own in `checks/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from waypost.intake.official_checks import OfficialCheck
from waypost.intake.ssda903.facts import Need, needs_of


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Check(OfficialCheck):
    """One rule of the return. It judges the rows of one `table`, with facts beside them (`facts`)."""

    SOURCE: ClassVar[str] = "ssda903"
    JUDGED: ClassVar[str] = "return"
    RULES: ClassVar[str] = "Department for Education, SSDA903 validation rule"

    table: str

    @property
    def needs(self) -> frozenset[Need]:
        """Every cell without which the rule cannot run. A rule that is dated needs the year."""
        cells = {need for name in self.is_broken.meta.root_names() for need in needs_of(self.table, name)}
        return frozenset(cells | ({"year"} if self.is_dated else set()))
