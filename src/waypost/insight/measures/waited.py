"""What measures of waiting share: children whose journeys ended in a quarter, and the weeks that belong to each wait.

The weeks of a journey are given to its waits by the rule `ended_last` (journeys.waiting.attribution), so that the
methods of one measure add up to its first.
"""

from __future__ import annotations

from dataclasses import replace

from waypost.insight.measures.measure import Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period
from waypost.insight.measures.readings import Reading, mean_weeks_from_days
from waypost.journeys.expressions import AllOf, Column, Condition
from waypost.journeys.question import Answer, Mean, Question

RULE = "Each day of a child's journey is given to one wait, the open wait that ended last before the next step."
RULE_CAUTION = (
    "Waits run side by side. By another rule the same weeks would fall to others: docs/explanation/whose-week.md "
    "sets three rules beside each other."
)
NOT_JUDGES = "An owner is an agency, in the court service's own words. Nothing here is told of a judge."


def ended_in_court(law: str) -> Condition:
    """Return the condition of a child's part in proceedings of a law that ended in the period."""
    return AllOf((IN_ENGLAND, equals("stage", "proceedings"), equals("law", law), in_period("ended_on")))


ENDED_BEFORE_COURT: Condition = AllOf((equals("stage", "pre_proceedings"), in_period("ended_on")))
"""Pre-proceedings that ended in the period."""


def mean_weeks_waited(answer: Answer) -> Reading | None:
    """Read a mean of days waited, in weeks. Nobody waits less than no time: the interval ends at nought."""
    reading = mean_weeks_from_days(answer)
    if reading is None or reading.lower is None:
        return reading
    return replace(reading, lower=max(0.0, reading.lower))


def weeks_of(method_id: str, title: str, column: str, where: Condition) -> Method:
    """Return the method of mean weeks a child of one column of the table of waiting."""
    question = Question("waited", Mean(Column(column)), where)
    return Method(method_id, title, "weeks", question, mean_weeks_waited, groups=("all",))
