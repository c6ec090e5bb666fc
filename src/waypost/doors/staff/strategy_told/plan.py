"""The plan in words: what it counts as success and what children say, each with how far it is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from waypost.casework.strategy.plan import Meeting, Success
from waypost.casework.strategy.queries import PlanShown
from waypost.doors.staff.strategy_told.page import Cell, PageTold, Rows
from waypost.doors.staff.strategy_told.programmes import MEASURED
from waypost.doors.staff.words import plain, sentence

_HEADS = ("What", "Measured", "By which measures")


def plan_told(found: PlanShown, titles: Mapping[str, str], on: date) -> PageTold:
    """Return the plan. `titles`: of measures, by id."""
    tables: list[Rows] = []
    for pillar in found.pillars:
        tables += [
            Rows(f"priority-{one.code}", f"Priority {one.code}: {one.words}", _HEADS, _rows(one.success, found, titles))
            for one in pillar.priorities
        ]
        title = f"What children say matters: {pillar.title}"
        tables.append(Rows(f"children-{pillar.code}", title, _HEADS, _rows(pillar.children, found, titles)))
    heads = ("What", "Times a year", "Who", "About", "Prepared by Waypost")
    tables.append(Rows("calendar", "Who looks at it, and when", heads, tuple(map(_meeting, found.meetings))))
    return PageTold(
        "the-plan", "The plan: what is measured, and what is not", on,
        (f"What the plan counts as success: {_counted(found.counts)}.",
         f"What children say matters: {_counted(found.children_counts)}."),
        tuple(tables),
        f"{found.source} Which measure tells of what is our reading, unsigned. "
        "Measured: each measure named has a released figure.",
    )  # fmt: skip


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {MEASURED[code][0].lower()}" for code, count in counts.items())


def _rows(some: Sequence[Success], found: PlanShown, titles: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(one.words), Cell(MEASURED[found.states[one.measures]][0]),
            Cell("; ".join(titles.get(id, plain(id)) for id in one.measures) or "Nothing"),
        )
        for one in some
    )  # fmt: skip


def _meeting(one: Meeting) -> tuple[Cell, ...]:
    prepared = "Not yet" if one.pack == "none" else sentence(one.pack)
    return (
        Cell(one.what), Cell(str(one.a_year) if one.a_year else "Nobody says"), Cell(one.who), Cell(plain(one.about)),
        Cell(prepared),
    )  # fmt: skip
