"""Writes docs/reference/ssda903-rules.md: the department's rules for the return that `waypost check` asks."""

from __future__ import annotations

from collections.abc import Iterable

from waypost.intake.ssda903.official import Check
from waypost.intake.ssda903.running import official_checks

PAGE = "docs/reference/ssda903-rules.md"
_HEAD = """# The rules of the SSDA903 that are asked

Generated from `src/waypost/intake/ssda903/checks` by `make docs`. Do not edit.

`waypost check` asks {count} of the department's validation rules, in words of our own. A finding names the rule as
`ssda903_<number>`, the file and the row, never a value. Where a table, a column, the collection year or last year's
return that a rule needs is not there, that is a finding `rule_could_not_run`. A rule is asked of returns of its years;
no year means that we know of none in which it did not hold. A build asks none of them: a return is built from as it is.
"""
_COLUMNS = "| rule | a row breaks it when | kind | years | law |\n| --- | --- | --- | --- | --- |\n"


def text() -> str:
    """Return the page."""
    tables: dict[str, list[Check]] = {}
    for check in official_checks():
        tables.setdefault(check.table, []).append(check)
    parts = [_section(table, checks) for table, checks in sorted(tables.items())]
    return _HEAD.format(count=len(official_checks())) + "\n" + "\n".join(parts)


def _section(table: str, checks: Iterable[Check]) -> str:
    rows = "".join(f"| {' | '.join(_cells(check))} |\n" for check in checks)
    return (
        f"## {table}\n\n| rule | a row breaks it when | kind | years | law |\n| --- | --- | --- | --- | --- |\n{rows}"
    )


def _cells(check: Check) -> list[str]:
    years = f"from {check.first_year}" if check.first_year else ""
    years += f" to {check.last_year}" if check.last_year else ""
    return [check.number, check.message, check.severity, years.strip(), check.law]
