"""The published position as data: what was published, and which registered measure answers to it, on which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.foundation.errors import OursToFix
from waypost.insight.measures.clusters import Tally, read_with_error, tally_of
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.expressions import Column, Compare, Day, Value
from waypost.journeys.question import Count, Question
from waypost.journeys.store.contract import RecordStore

PUBLISHED = "published_2025_01.yaml"
SHARE = "share"
_DAYS = {"month_end": {"as_at"}, "quarter": {"period_start", "period_end"}}


class TargetNotSound(OursToFix):
    """A published figure names a measure, a method, a group or days that do not fit."""


@dataclass(frozen=True, slots=True)
class Target:
    """One published figure: its value, the registered measure and method that answer to it, for whom and on which days.

    `unit` is share (between 0 and 1) or the method's own. `clusters` is the column by which children, cases or
    practitioners share their fate.
    """

    key: str
    title: str
    value: float
    unit: str
    measure: Measure
    method: Method
    group: tuple[str, str]
    days: Mapping[str, date]
    clusters: str
    source: str
    wording: str

    def __post_init__(self) -> None:
        if self.group[0] not in self.method.groups:
            raise TargetNotSound("the method is not told for that group", where=self.key)
        if set(self.days) != _DAYS[self.measure.period]:
            raise TargetNotSound("the days are not those of the measure's period", where=self.key)
        if self.unit != (SHARE if self.method.unit == "percent" else self.method.unit):
            raise TargetNotSound("the unit is not the method's", where=self.key)

    @property
    def question(self) -> Question:
        """The method's question for the target's group, asked by cluster."""
        kind, name = self.group
        own = self.method.question
        own = own if kind == "all" else own.and_where(Compare(Column(kind), "=", Value(name)))
        return own.by(self.clusters)

    def tally(self, store: RecordStore) -> Tally:
        """Return the record's answer; an empty tally where the record does not reach over the target's days."""
        if not _reaches(store, self.days):
            return Tally()
        return tally_of(self.question, store.compute(self.question, **self.days))

    def read(self, tally: Tally) -> tuple[float, float] | None:
        """Return value and standard error in the target's unit, or nothing where the record tells of nobody."""
        read = read_with_error(self.method, tally)
        if read is None or self.unit != SHARE:
            return read
        value, error = read
        return value / 100, error / 100


def _reaches(store: RecordStore, days: Mapping[str, date]) -> bool:
    """Answer whether a record covers the days: told as of their last, and with cases that closed before their first.

    A record that begins later holds, of the time before, only those who were still waiting when it began.
    """
    first, last = min(days.values()), max(days.values())
    closed = Question("proceedings", Count(), Compare(Column("closed_on"), "<=", Day("first")))
    return store.as_of >= last and any(answer.counted for answer in store.compute(closed, first=first))


@cache
def published() -> tuple[Target, ...]:
    """Return every published figure, in the order of the data. Raises `TargetNotSound`."""
    document = yaml.safe_load(files(__package__).joinpath(PUBLISHED).read_text("utf-8"))
    return tuple(_target(key, entry, document["sources"]) for key, entry in document["targets"].items())


def _target(key: str, entry: Mapping[str, Any], sources: Mapping[str, str]) -> Target:
    measures = {measure.id: measure for measure in MEASURES}
    try:
        measure = measures[entry["measure"]]
        methods = {method.id: method for method in measure.methods}
        given = {name: entry[name] for name in ("title", "value", "unit", "days", "clusters", "wording")}
        return Target(
            key=key,
            measure=measure,
            method=methods[entry["method"]],
            group=(entry["group"][0], entry["group"][1]),
            source=sources[entry["source"]],
            **given,
        )
    except KeyError as fault:
        raise TargetNotSound(f"there is no {fault.args[0]}", where=f"{PUBLISHED}, {key}") from fault
