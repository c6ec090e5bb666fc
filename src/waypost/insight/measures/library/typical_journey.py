"""The typical way through: by which week half of the cases that reached a stage had reached it.

Source: our own, over the stages that Practice Directions 12A (care) and 12B (child arrangements) name.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, between, equals, in_period, not_negative
from waypost.insight.measures.readings import median_weeks_from_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Median, Question

STAGES = {
    "care": {
        "guardian": ("first_guardian_on", "a guardian is appointed"),
        "first_hearing": ("first_hearing_on", "the first hearing is held"),
        "case_management": ("case_management_hearing_on", "the case management hearing is held"),
        "issues_resolution": ("issues_resolution_hearing_on", "the issues resolution hearing is held"),
        "final_order": ("completed_on", "the last child's final order is made"),
        "closed": ("closed_on", "Cafcass closes the case"),
    },
    "private": {
        "first_hearing": ("first_hearing_on", "the first hearing is held"),
        "work_ordered": ("work_ordered_on", "the court orders a report"),
        "decision_hearing": ("decision_hearing_on", "the decision hearing of a Child Focused Court is held"),
        "final_order": ("completed_on", "the last child's final order is made"),
        "closed": ("closed_on", "Cafcass closes the case"),
    },
}
"""The stages of each law in the order in which they come: the day of the record, and what happens on it."""
_APPLICATIONS = {"care": ("section_31", "Care cases"), "private": ("section_8", "Section 8 cases")}


def _method(law: str, stage: str) -> Method:
    (application, cases), (day, happens) = _APPLICATIONS[law], STAGES[law][stage]
    ended = (IN_ENGLAND, equals("application", application), in_period("completed_on"))
    return Method(
        f"{law}_{stage}",
        f"{cases}: median weeks from issue until {happens}",
        "weeks",
        Question("proceedings", Median(between("issued_on", day)), AllOf((*ended, not_negative("issued_on", day)))),
        median_weeks_from_days,
        groups=("all",),
    )


MEASURE = Measure(
    id="typical_journey",
    title="The typical way through",
    why_it_matters="A child who asks how long things take wants the way drawn, stage by stage, and not an average.",
    objective="experience",
    direction="none",
    period="quarter",
    methods=tuple(_method(law, stage) for law, stages in STAGES.items() for stage in stages),
    numerator="The weeks from issue by which half of those cases had reached the stage.",
    denominator=(
        "England. Cases whose last child's final order was made in the quarter and which reached the stage, where it "
        "does not come before issue."
    ),
    sources=(
        "Our own, over the stages of FPR Practice Directions 12A and 12B",
        "Cafcass strategic plan 2026-29: children ask to see how their case is progressing, like tracking a journey",
    ),
    cautions=(
        "Each stage rests on the cases that reached it: two stages are not two days of the same cases.",
        "Cases that have not ended are not in it: see Time, told three ways.",
        "A typical way is no promise to any child.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
