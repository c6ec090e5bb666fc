"""The department's own rules for what authorities return: what every rule has, whichever return it judges.

A rule is a frozen record in a file of its own in the source's `checks/`: a condition over rows. Which cells it needs
follows from the condition itself, so a rule that cannot run is known without asking it. Rules are dated by collection
year: null where no first or last year is known to us.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, Literal

import polars as pl

from waypost.intake.findings import WHOLE_FILE, Fault, on_file

Severity = Literal["error", "query"]
_DO: dict[Severity, str] = {
    "error": "Put it right in the {of}.",
    "query": "Put it right in the {of}, or tell the department why it is so.",
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OfficialCheck:
    """One rule: its official number, the fields it is about, what is wrong where it is broken, and when it is.

    `is_broken` is true where a row breaks the rule; null counts as kept. `first_year` and `last_year` are the
    collection years ("2026/27") between which it is in force. `law` names the law behind it, where there is one.

    A source's own class says in `SOURCE` whose rules they are: findings name the rule `<SOURCE>_<number>`. `JUDGED` is
    what people call that which is judged, `RULES` the rules as a whole.
    """

    SOURCE: ClassVar[str]
    JUDGED: ClassVar[str]
    RULES: ClassVar[str]

    number: str
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
        return f"{self.SOURCE}_{self.number}"

    @property
    def source(self) -> str:
        """Who made the rule, and the law behind it."""
        return f"{self.RULES} {self.number}{'; ' if self.law else ''}{self.law}"

    @property
    def fault(self) -> Fault:
        """What a finding says."""
        return Fault(self.rule, self.message, _DO[self.severity].format(of=self.JUDGED))

    @property
    def is_dated(self) -> bool:
        """Whether the rule is in force in some years and not in others."""
        return self.first_year is not None or self.last_year is not None

    def is_in_force(self, begins: int) -> bool:
        """Say whether the rule is in force in the collection year that begins in a calendar year."""
        first, last = (int(year[:4]) if year else begins for year in (self.first_year, self.last_year))
        return first <= begins <= last


def checks_in(package: ModuleType) -> tuple[Any, ...]:
    """Return the rule of every module of a package, by number: 503A before 1003."""
    found = [import_module(f"{package.__name__}.{one.name}").CHECK for one in pkgutil.iter_modules(package.__path__)]
    return tuple(sorted(found, key=lambda check: (len(check.number.rstrip("ABCDQ")), check.number)))


def could_not_run(source: str, file: str, lacking: Mapping[str, str], in_force: int, do: str) -> pl.DataFrame:
    """Return the one finding that tells every rule which could not be asked of a return; none where all were asked.

    `lacking`: by the rule's number, what it lacked. `in_force`: how many rules there are for that year. A rule that
    could not run has not been passed.
    """
    if not lacking:
        return on_file(source, file, WHOLE_FILE)
    numbers: dict[str, list[str]] = {}
    for number, what in lacking.items():
        numbers.setdefault(what, []).append(number)
    told = "; ".join(f"{what}: {', '.join(of)}" for what, of in sorted(numbers.items()))
    message = f"{len(lacking)} of {in_force} rules could not run, and are not passed; {told}"
    return on_file(source, file, WHOLE_FILE, Fault("rule_could_not_run", message, do))
