"""What came: of the children who left a stock in a time, how many within 26 weeks of their start, after how long."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.measures.limits import days_after, limit_of
from waypost.insight.measures.populations import between, in_period, within
from waypost.insight.simulation.stock import Stock
from waypost.journeys.expressions import AllOf, Column, Compare, Day
from waypost.journeys.question import Mean, Question, Share
from waypost.journeys.store.contract import RecordStore

_LEFT = ("started_on", "closed_on")
_LIMIT = days_after(limit_of("care_proceedings", "statute", "proceedings_resolved")) + 1
"""26 weeks from the start, which is day nought here: 182 days."""


def came(store: RecordStore, stock: Stock, after: date, until: date) -> dict[str, tuple[float, float]]:
    """Return, by area, the percent of leavers within 26 weeks and their mean weeks, from the day after to the last."""
    where = AllOf((stock.where, in_period("closed_on"), Compare(Column("closed_on"), ">", Day("after"))))
    days = {"period_start": after, "period_end": until, "after": after}
    questions = [
        Question("children_in_proceedings", asked, where, ("area",))
        for asked in (Share(within(*_LEFT, _LIMIT)), Mean(between(*_LEFT)))
    ]
    shares, means = store.compute_together(questions, **days)
    weeks = {answer.group[0]: (answer.total or 0) / (7 * answer.counted) for answer in means if answer.counted}
    return {
        answer.group[0] or NOT_KNOWN: (100 * (answer.numerator or 0) / answer.counted, weeks[answer.group[0]])
        for answer in shares
        if answer.counted and answer.group[0] in weeks
    }
