"""What a record says of referrals, of work held and of who holds it, put over what is otherwise assumed.

Cases and not children are counted, for a practitioner takes a case. How long a case is held follows from Little's law:
cases held, on average over a year, over cases that come in it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, by, equals
from waypost.insight.simulation.capacity.laying_out import WEEKS_IN_A_YEAR
from waypost.insight.simulation.history import month_ends
from waypost.insight.simulation.rules import rules
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Condition, Day, IsMissing, Not
from waypost.journeys.question import CountDistinct, Question
from waypost.journeys.store.contract import RecordStore

FROM_RECORD = "counted in the record"
OTHERS = "other areas"
_PRIVATE = equals("law", "private")
_ADVISER = equals("role", "family_court_adviser")
KINDS: Mapping[str, Condition] = {
    "public_law": equals("law", "public"),
    "private_law_to_first_hearing": AllOf((_PRIVATE, equals("role", "duty_practitioner"))),
    "private_law_after_first_hearing": AllOf(
        (_PRIVATE, _ADVISER, AnyOf((IsMissing(Column("track")), Not(CHILD_FOCUSED_COURT))))
    ),
    "rule_16_4": AllOf((_PRIVATE, equals("role", "childrens_guardian"))),
    "child_focused_court": AllOf((_PRIVATE, _ADVISER, CHILD_FOCUSED_COURT)),
}
"""Which allocations are which kind of work, by the kinds of capacity.yaml."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of a year that ends on `until`: by area and kind, cases that came, held on the last day, and held
    on average; by area, practitioners who held any on the last day.
    """

    until: date
    came: dict[str, dict[str, int]]
    held: dict[str, dict[str, int]]
    held_on_average: dict[str, dict[str, float]]
    practitioners: dict[str, int]

    @property
    def areas(self) -> tuple[str, ...]:
        """Areas with enough open cases to be told alone, in the order of the alphabet; the rest stand together."""
        fewest = rules().fewest_open_children
        enough = [area for area, kinds in self.held.items() if sum(kinds.values()) >= fewest and area != NOT_KNOWN]
        return (*sorted(enough), *((OTHERS,) if len(enough) < len(self.held) else ()))


def counted(store: RecordStore, until: date) -> Counted:
    """Return what the record says of the year to a month's end, by service area; later days are not asked for."""
    ends = month_ends(until, 12)
    days = {f"end_{number}": end for number, end in enumerate(ends)}
    came: dict[str, dict[str, int]] = {}
    held: dict[str, dict[str, int]] = {}
    average: dict[str, dict[str, float]] = {}
    for kind, where in KINDS.items():
        begun = [_question("proceedings_id", where, by("started_on", f"end_{at}")) for at in (0, 12)]
        before, after = (_by_area(answers) for answers in store.compute_together(begun, **days))
        open_on = [_held_question("proceedings_id", where, f"end_{at}") for at in range(len(ends))]
        months = [_by_area(answers) for answers in store.compute_together(open_on, **days)]
        for area in {*before, *after, *(area for month in months for area in month)}:
            came.setdefault(area, {})[kind] = after.get(area, 0) - before.get(area, 0)
            held.setdefault(area, {})[kind] = months[-1].get(area, 0)
            average.setdefault(area, {})[kind] = sum(month.get(area, 0) for month in months) / len(months)
    people = _by_area(store.compute(_held_question("practitioner", IN_ENGLAND, "end_12"), **days))
    return Counted(until, came, held, average, people)


def told_by_record(found: Counted, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the record says, as a file to put over capacity.yaml. Kinds that never came keep what is assumed."""
    kinds: dict[str, Any] = {}
    for kind in KINDS:
        came = sum(area.get(kind, 0) for area in found.came.values())
        held = sum(area.get(kind, 0.0) for area in found.held_on_average.values())
        kinds[kind] = {"cases_a_year": came}
        if came and held:
            spread = float(told["kinds"][kind]["weeks"]["value"]["spread"])
            mean = held / (came / WEEKS_IN_A_YEAR)
            kinds[kind]["weeks"] = {"median": round(mean / math.exp(spread**2 / 2), 2), "spread": spread}
    weight = {
        kind: places_of(told, kind) * mean_of(kinds[kind].get("weeks") or told["kinds"][kind]["weeks"]["value"])
        for kind in KINDS
    }
    everywhere = {kind: one["cases_a_year"] for kind, one in kinds.items()}
    # How long work lasts is one number for the country, and rests on a year by chance as well.
    country = math.hypot(float(told["doubt"]["country"]["value"]), _doubt(everywhere, weight))
    return {
        "kinds": kinds,
        "areas": [_area(found, name, weight) for name in found.areas],
        "doubt": {"country": min(1.0, round(country, 4))},
    }


def places_of(told: Mapping[str, Any], kind: str) -> float:
    """Return the share of a place that a case of a kind holds."""
    return float(told["kinds"][kind]["places"]["value"])


def mean_of(weeks: Mapping[str, float]) -> float:
    """Return the mean of a log-normal of a median and a spread."""
    return float(weeks["median"]) * math.exp(float(weeks["spread"]) ** 2 / 2)


def _area(found: Counted, name: str, weight: Mapping[str, float]) -> dict[str, Any]:
    own = {area for area in found.held if area not in found.areas} if name == OTHERS else {name}
    came = {kind: sum(found.came[area].get(kind, 0) for area in own) for kind in KINDS}
    return {
        "name": name,
        "cases_a_year": came,
        "held": {kind: sum(found.held[area].get(kind, 0) for area in own) for kind in KINDS},
        "in_post": sum(found.practitioners.get(area, 0) for area in own),
        "doubt": _doubt(came, weight),
    }


def _doubt(came: Mapping[str, int], weight: Mapping[str, float]) -> float:
    """Return how far the work of a year may lie from its level by chance alone, as a share.

    Counts are of Poisson, and a case that is held for long weighs for as long: few long cases leave more doubt than
    many short ones.
    """
    work = sum(count * weight[kind] for kind, count in came.items())
    by_chance = sum(count * weight[kind] ** 2 for kind, count in came.items())
    return min(1.0, round(math.sqrt(by_chance) / work, 4)) if work else 1.0


def _held_question(column: str, where: Condition, day: str) -> Question:
    ended = AnyOf((IsMissing(Column("ended_on")), Compare(Column("ended_on"), ">", Day(day))))
    return _question(column, where, by("started_on", day), ended)


def _question(column: str, *where: Condition) -> Question:
    return Question("allocations", CountDistinct(column), AllOf((IN_ENGLAND, *where)), ("service_area",))


def _by_area(answers: Any) -> dict[str, int]:
    return {answer.group[0] or NOT_KNOWN: int(answer.counted) for answer in answers}
