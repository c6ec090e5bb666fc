"""The frame of reports: what the court ordered of whom, by when, and when it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE, has_rule_16_4
from waypost.synthetic.cases import FOCUSED, NO_CASE, SECTION_31, Cases, is_consolidated
from waypost.synthetic.chance import Days, Real, Streams, Truth, happens, named, rounded, skewed, whole_between
from waypost.synthetic.days import NEVER, as_dates, known_by, only_if, working_day, working_days_after
from waypost.synthetic.hearing_plan import Milestones
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import REPORTS as SCHEMA

_KNOWN = rates("reports")
_KINDS: dict[str, dict[str, Any]] = _KNOWN.table("kinds")


@dataclass(frozen=True, slots=True)
class _Occasion:
    """When a kind of report is ordered, and in which cases it can be."""

    ordered: Days
    where: Truth
    share: Real | None = None  # how likely, case by case, where that is not as usual
    latest: Days | None = None  # the day by which it is there, where that is not the end of the case


def reports_frame(streams: Streams, given: Population, known: Milestones, until: int) -> pl.DataFrame:
    """Return one row a report, sorted by case and day ordered. `filed_on` is null while it is not there."""
    cases, chance = given.cases, streams("reports")
    occasions = _occasions(cases, known, has_rule_16_4(streams, given))
    occasions["section_37"] = _section_37(cases, occasions["section_37"])
    occasions["expert_report"] = replace(occasions["expert_report"], share=_expert_share(cases))
    rows = [_rows(chance, cases, kind, occasion) for kind, occasion in occasions.items()]
    whole = pl.concat(rows).filter((pl.col("ordered") > NEVER) & (pl.col("ordered") <= until))
    whole = whole.sort("case", "ordered", "report")
    frame = whole.select(
        report_id=pl.int_range(1, pl.len() + 1),
        case_id=pl.col("case") + FIRST_CASE,
        report="report",
        author="author",
        ordered_on=pl.lit(as_dates(whole["ordered"].to_numpy())),
        allocated_on=pl.lit(as_dates(known_by(_allocated(streams, whole), until))),
        due_on=pl.lit(as_dates(whole["due"].to_numpy())),
        filed_on=pl.lit(as_dates(known_by(whole["filed"].to_numpy(), until))),
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _allocated(streams: Streams, whole: pl.DataFrame) -> Days:
    """Return when somebody at Cafcass was given each report to write: of its own reports, and never after filing."""
    ends, chance = _KNOWN.table("working_days_to_allocation"), streams("report_allocations")
    later = whole_between(chance, ends["least"], ends["most"], whole.height)
    given = np.minimum(working_days_after(whole["ordered"].to_numpy(), later), whole["filed"].to_numpy())
    return only_if((whole["author"] == "cafcass").to_numpy(), given)


def _occasions(cases: Cases, known: Milestones, is_rule_16_4: Truth) -> dict[str, _Occasion]:
    is_care = cases.application == SECTION_31
    arrangements = ~cases.is_public & (cases.track != FOCUSED) & ~cases.is_early_withdrawn
    is_focused = cases.track == FOCUSED
    past = cases.is_past_first & (cases.track != FOCUSED)
    has_first, has_resolution = known.first > NEVER, known.resolution > NEVER
    at_resolution = np.where(has_resolution, known.resolution, known.first)
    return {
        "social_work_statement": _Occasion(cases.issued, is_care),
        "care_plan": _Occasion(cases.issued, is_care),
        "initial_analysis": _Occasion(cases.issued, is_care & has_first),
        "parenting_assessment": _Occasion(known.first, is_care & has_first),
        "expert_report": _Occasion(known.first, is_care & has_first),
        "final_analysis": _Occasion(at_resolution, is_care & has_first),
        "safeguarding_letter": _Occasion(cases.received, arrangements),
        "section_7": _Occasion(known.first, past & has_first),
        "section_7_by_authority": _Occasion(known.first, past & has_first),
        "section_7_addendum": _Occasion(known.resolution, past & has_resolution),
        "section_37": _Occasion(known.first, past & has_first),
        "rule_16_4": _Occasion(known.first, is_rule_16_4 & has_first),
        "child_impact_report_1": _Occasion(known.first, is_focused & has_first),
        "child_impact_report_2": _Occasion(
            known.first + int(_KNOWN.number("days_to_second_impact_report")), is_focused & has_first
        ),
    }


def _section_37(cases: Cases, usual: _Occasion) -> _Occasion:
    """The report is sure to be there, and in time, where the authority then applied for a care order."""
    led = np.flatnonzero(cases.came_from != NO_CASE)
    share = np.full(len(cases), _KINDS["section_37"]["share"])
    latest = cases.final.copy()
    share[cases.came_from[led]], latest[cases.came_from[led]] = 1.0, cases.submitted[led]
    return replace(usual, share=share, latest=latest)


def _expert_share(cases: Cases) -> Real:
    """Return how likely an expert's report is: more so where there are relatives abroad, and as usual on average."""
    times = _KNOWN.number("expert_report_times_with_relatives_abroad")
    abroad = rates("proceedings").table("traits")["has_relatives_abroad"]["share"]
    usual = _KINDS["expert_report"]["share"] / (1 + abroad * (times - 1))
    share: Real = np.where(cases.has_relatives_abroad, usual * times, usual)
    return share


def _rows(chance: np.random.Generator, cases: Cases, kind: str, occasion: _Occasion) -> pl.DataFrame:
    """Draw one kind of report for all cases. None is ordered after the end, nor to come after a consolidation."""
    given, size = _KINDS[kind], len(cases)
    due = working_day(np.maximum(occasion.ordered, 0) + given["days"])
    share = given["share"] if occasion.share is None else occasion.share
    has = occasion.where & happens(chance, share, size) & (occasion.ordered < cases.final)
    has &= ~is_consolidated(cases) | (due <= cases.final)
    days_late = rounded(skewed(chance, given["days_late"], _KNOWN.number("spread_of_days_late"), size)) + 1
    early = chance.integers(0, max(1, int(given["days"] * _KNOWN.number("most_early"))), size)
    is_late = happens(chance, given["late"], size)
    filed = working_day(np.where(is_late, due + days_late, np.maximum(due - early, occasion.ordered)))
    latest = cases.final if occasion.latest is None else occasion.latest
    filed = np.minimum(filed, np.maximum(latest, occasion.ordered))
    return pl.DataFrame(
        {
            "case": np.arange(size),
            "report": named((kind.removesuffix("_by_authority"),), np.zeros(size, dtype=np.int64)),
            "author": named((given["author"],), np.zeros(size, dtype=np.int64)),
            "ordered": only_if(has, occasion.ordered),
            "due": due,
            "filed": filed,
        }
    )
