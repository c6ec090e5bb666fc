"""The department's own rules for the census, each a frozen record in a file of its own in `checks/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from waypost.intake.official_checks import OfficialCheck


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Check(OfficialCheck):
    """One rule of the census. It judges the rows of one `block`, with the cells of the rows above them."""

    SOURCE: ClassVar[str] = "cin"
    JUDGED: ClassVar[str] = "census"
    RULES: ClassVar[str] = "Department for Education, children in need census validation rule"

    block: str

    @property
    def needs(self) -> frozenset[str]:
        """The columns without which the rule cannot run."""
        return frozenset(self.is_broken.meta.root_names())
