"""Writes the pages of the department's rules that `waypost check` asks: of the return, and of the census."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from waypost.intake.cin.checking import official_checks as census_checks
from waypost.intake.official_checks import OfficialCheck
from waypost.intake.ssda903.running import official_checks as return_checks
from waypost.pipeline.bench.ssda903 import reasons

Asked = TypeVar("Asked", bound=OfficialCheck)

_RETURN_HEAD = """# The rules of the SSDA903 that are asked

Generated from `src/waypost/intake/ssda903/checks` by `make docs`. Do not edit.

`waypost check` asks {count} of the department's validation rules, in words of our own. A finding names the rule as
`ssda903_<number>`, the file and the row, never a value. Where a table, a column, the collection year or last year's
return that rules need is not there, one finding `rule_could_not_run` on the return counts and names them, with what
each lacked: they are not passed. A rule is asked of returns of its years; no year means that we know of none in which
it did not hold. A build asks none of them: a return is built from as it is.
"""
_CENSUS_HEAD = """# The rules of the children in need census that are asked

Generated from `src/waypost/intake/cin/checks` by `make docs`. Do not edit.

`waypost check` and `waypost build` ask {count} of the department's validation rules, in words of our own. A finding
names the rule as `cin_<number>`, the file and the place, never a value. Where nothing tells the census's year, or its
file is not whole, one finding `rule_could_not_run` counts and names the rules that need it: they are not passed. A rule
is asked of censuses of its years; no year means that we know of none in which it did not hold.
"""
_DIFFERENCES = """
## Where the sector's own validator finds others

csc-validator-be-903 is the validator that authorities use. Both were run on its own sample and on invented returns with
days set near every limit, and the children that each finds were compared, rule by rule (`waypost bench intake` does it
on the sample). Where they differ, this is why; of any other rule both find the same children. Where the words of the
published rule and the validator differ, ours keeps to the words.

| rule | why |
| --- | --- |
"""
_COLUMNS = "| rule | a row breaks it when | kind | years | law |\n| --- | --- | --- | --- | --- |\n"


def pages() -> dict[str, str]:
    """Return the text of each page by its path in the repository."""
    returned = _page(_RETURN_HEAD, return_checks(), lambda check: check.table)
    differences = "".join(f"| {rule} | {why} |\n" for rule, why in _in_order(reasons()))
    return {
        "docs/reference/ssda903-rules.md": returned + _DIFFERENCES + differences,
        "docs/reference/census-rules.md": _page(_CENSUS_HEAD, census_checks(), lambda check: check.block),
    }


def _in_order(told: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(told.items(), key=lambda item: (len(item[0].rstrip("ABCD")), item[0]))


def _page(head: str, checks: Iterable[Asked], group_of: Callable[[Asked], str]) -> str:
    groups: dict[str, list[Asked]] = {}
    for check in checks:
        groups.setdefault(group_of(check), []).append(check)
    count = sum(map(len, groups.values()))
    return head.format(count=count) + "".join(f"\n{_section(name, own)}" for name, own in sorted(groups.items()))


def _section(name: str, checks: Iterable[OfficialCheck]) -> str:
    rows = "".join(f"| {' | '.join(_cells(check))} |\n" for check in checks)
    return f"## {name}\n\n{_COLUMNS}{rows}"


def _cells(check: OfficialCheck) -> list[str]:
    years = f"from {check.first_year}" if check.first_year else ""
    years += f" to {check.last_year}" if check.last_year else ""
    return [check.number, check.message, check.severity, years.strip(), check.law]
