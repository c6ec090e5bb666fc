"""A believable release, wholly invented: every measure, every English area, now and a year before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import sqrt
from random import Random
from typing import Any

from support.invented_figures import figure
from waypost.disclosure.release import Release, release
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import MEASURES
from waypost.vocabulary.areas import AREAS

ENGLISH = sorted(area for area, entry in AREAS.items() if entry.country == "England")
MONTH_ENDS = (date(2026, 3, 31), date(2027, 3, 31))
QUARTERS = ((date(2026, 1, 1), date(2026, 3, 31)), (date(2027, 1, 1), date(2027, 3, 31)))
RUN: dict[str, Any] = {
    "as_of": "2027-03-31",
    "invented": True,
    "sources": {
        "cafcass": {
            "files": 15,
            "read": 61204,
            "accepted": 61187,
            "refused": 17,
            "learnt_last_on": "2027-03-31",
        },
        "hmcts_private_law": {
            "files": 25,
            "read": 9120,
            "accepted": 9120,
            "refused": 0,
            "learnt_last_on": "2027-03-31",
        },
        "hmcts_public_law": {
            "files": 25,
            "read": 7341,
            "accepted": 7338,
            "refused": 3,
            "learnt_last_on": "2027-03-31",
        },
        "ssd": {"files": 40, "read": 20871, "accepted": 20871, "refused": 0, "learnt_last_on": "2027-03-30"},
        "ssda903": {"files": 20, "read": 5512, "accepted": 5509, "refused": 3, "learnt_last_on": "2026-06-30"},
    },
    "freshness": [
        {"source": "cafcass", "title": "Cafcass", "told_until": "2027-03-31", "received_on": "2027-03-31"},
        {
            "source": "ssda903",
            "title": "The local authority (return of children looked after)",
            "told_until": "2026-03-30",
            "received_on": "2026-06-30",
        },
    ],
}


def measures_meta() -> list[dict[str, Any]]:
    """The definitions as the command line hands them over."""
    return [measure.as_plain() for measure in MEASURES]


def invented_release(children: int = 4000, seed: int = 7) -> Release:
    """Release the figures of an invented England with about so many open children."""
    return release(list(invented_release_figures(children, seed)), "unrounded_counts", is_invented=True)


def invented_release_figures(children: int, seed: int) -> Iterator[Figure]:
    """The figures before disclosure."""
    chance = Random(seed)
    weights = {area: chance.uniform(0.3, 2.5) for area in ENGLISH}
    for year, (day, quarter) in enumerate(zip(MONTH_ENDS, QUARTERS, strict=True)):
        tallies: dict[tuple[str, str, str, str], dict[str, float]] = {}
        for area in ENGLISH:
            for law, application, share in (
                ("public", "section_31", 0.4),
                ("public", "discharge_of_care", 0.05),
                ("private", "section_8", 0.55),
            ):
                size = round(children * share * weights[area] / sum(weights.values()) * (1.1 - 0.05 * year))
                _add(tallies, area, law, application, _tally(chance, size, 0.17 - 0.02 * year, 0.33 + 0.03 * year))
        for (area_kind, area, group_kind, group), tally in sorted(tallies.items()):
            where = {"area_kind": area_kind, "area": area, "group_kind": group_kind, "group": group}
            snapshot = {**where, "period_start": day, "period_end": day}
            yield from _snapshots(tally, snapshot)
            yield from _quarterly(tally, {**where, "period_start": quarter[0], "period_end": quarter[1]})


def _tally(chance: Random, size: int, over: float, in_time: float) -> dict[str, float]:
    over *= chance.uniform(0.5, 1.6)
    ended = round(size * chance.uniform(0.15, 0.3))
    return {
        "open": size,
        "cases": round(size * 0.6),
        "over": sum(chance.random() < over for _ in range(size)),
        "ended": ended,
        "in_time": sum(chance.random() < in_time * 1.1 for _ in range(ended)),
        "weeks": sum(max(8.0, chance.gauss(39, 14)) for _ in range(ended)),
    }


def _add(
    tallies: dict[tuple[str, str, str, str], dict[str, float]],
    area: str,
    law: str,
    application: str,
    tally: dict[str, float],
) -> None:
    for place in (("dfj_area", area), ("england", "england")):
        for group in (("all", "all"), ("law", law), ("application", application)):
            held = tallies.setdefault((*place, *group), dict.fromkeys(tally, 0))
            for name, number in tally.items():
                held[name] += number


def _snapshots(tally: dict[str, float], told: dict[str, Any]) -> Iterator[Figure]:
    open_children, over = int(tally["open"]), int(tally["over"])
    for method, unit, count in (("children", "children", open_children), ("cases", "cases", int(tally["cases"]))):
        yield figure(
            **told, measure_id="open_children_and_cases", method=method, unit=unit, numerator=count, value=float(count)
        )
    yield figure(**told, measure_id="open_over_52_weeks", method="children", numerator=over, value=float(over))
    if open_children:
        yield _share("open_over_52_weeks", "share_of_open_children", over, open_children, told)


def _quarterly(tally: dict[str, float], told: dict[str, Any]) -> Iterator[Figure]:
    ended, in_time = int(tally["ended"]), int(tally["in_time"])
    if not ended:
        return
    if told["group_kind"] == "application" and told["group"] == "section_31":
        where = {**told, "group_kind": "all", "group": "all"}
        yield _share("closed_within_26_weeks", "statute", in_time, ended, where)
        yield _share("closed_within_26_weeks", "court_service_code", min(ended, in_time + ended // 40), ended, where)
        for method, more in (("moj_table_8_mean", -1.4), ("moj_table_8_median", -3.0), ("children_mean", -0.9)):
            yield _mean(method, tally["weeks"] / ended + more, int(ended * 1.7), where, has_interval="mean" in method)
    mean = tally["weeks"] / ended
    yield _mean("cafcass", float(round(mean)), ended, told, has_interval=False)
    yield _mean("applications_mean", mean, ended, told, has_interval=True)
    yield _mean("applications_median", mean - 2, ended, told, has_interval=False)


def _share(measure_id: str, method: str, part: int, whole: int, told: dict[str, Any]) -> Figure:
    share = part / whole
    middle, half = (share + 1.92 / whole) / (1 + 3.84 / whole), 1.96 / (1 + 3.84 / whole)
    half *= sqrt(share * (1 - share) / whole + 0.96 / whole**2)
    return figure(
        **told,
        measure_id=measure_id,
        method=method,
        unit="percent",
        numerator=part,
        denominator=whole,
        value=100 * share,
        lower=max(0.0, 100 * (middle - half)),
        upper=min(100.0, 100 * (middle + half)),
    )


def _mean(method: str, weeks: float, cases: int, told: dict[str, Any], *, has_interval: bool) -> Figure:
    half = 27.0 / sqrt(cases)
    return figure(
        **told,
        measure_id="duration_of_closed_cases",
        method=method,
        unit="weeks",
        numerator=None,
        denominator=cases,
        value=weeks,
        lower=weeks - half if has_interval else None,
        upper=weeks + half if has_interval else None,
    )
