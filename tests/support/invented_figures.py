"""Invented figures for the tests of disclosure and of the pages: no child, no place and no number of them is real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waypost.insight.measures.figure import Figure

A_DAY = date(2027, 3, 31)
Cell = tuple[str, str]  # area, group


def figure(**changes: object) -> Figure:
    """One figure, a count of 40 open children in England unless told otherwise."""
    told: dict[str, object] = {
        "measure_id": "open_children",
        "method": "plain",
        "area_kind": "england",
        "area": "england",
        "period_start": A_DAY,
        "period_end": A_DAY,
        "group_kind": "all",
        "group": "all",
        "numerator": 40,
        "denominator": None,
        "value": 40.0,
        "unit": "children",
        **changes,
    }
    return Figure(**told)  # type: ignore[arg-type]


def count_figure(area: str, group: str, count: int, **changes: object) -> Figure:
    """A count for an area ("england" or a local one) and a group ("all", a law or an application)."""
    return figure(**place(area, group), numerator=count, value=float(count), **changes)


def share_figure(area: str, group: str, part: int, whole: int, **changes: object) -> Figure:
    """A share in percent, with bounds that stand for an interval."""
    value = 100 * part / whole
    told: dict[str, object] = {
        "measure_id": "open_over_52_weeks",
        "unit": "percent",
        "lower": max(0.0, value - 5),
        "upper": min(100.0, value + 5),
        **changes,
    }
    return figure(**place(area, group), numerator=part, denominator=whole, value=value, **told)


def average_figure(area: str, group: str, cases: int, weeks: float, **changes: object) -> Figure:
    """A mean in weeks over so many cases."""
    told: dict[str, object] = {"measure_id": "duration_of_closed_cases", "unit": "weeks", **changes}
    return figure(**place(area, group), numerator=None, denominator=cases, value=weeks, **told)


def place(area: str, group: str) -> dict[str, str]:
    """The columns that say where and for whom."""
    kinds = {"all": "all", "public": "law", "private": "law"}
    return {
        "area_kind": "england" if area == "england" else "dfj_area",
        "area": area,
        "group_kind": kinds.get(group, "application"),
        "group": group,
    }


def with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Add the totals to the counts of areas and groups: all groups of an area, England's groups, England."""
    totals = dict(counts)
    for (area, group), count in counts.items():
        for whole in ((area, "all"), ("england", group), ("england", "all")):
            totals[whole] = totals.get(whole, 0) + count
    return totals
