"""The typical way through of a group of children: by which week half of them had come to each stage.

Of children, where `typical_journey` is of cases: brothers and sisters may be of several groups, and go one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from waypost.insight.benchmarking.cohort import ALLEGED, ages_from, year_to
from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.asking import Asker
from waypost.insight.measures.computing import ALL, ENGLAND, NOT_KNOWN
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.library.typical_journey import STAGES
from waypost.insight.measures.periods import Period
from waypost.insight.measures.populations import IN_ENGLAND, between, equals, in_period, not_negative
from waypost.insight.measures.readings import median_weeks_from_days
from waypost.journeys.expressions import AllOf, Condition
from waypost.journeys.question import Answer, Median, Question

AREA_KIND, PROGRAMME = "dfj_area", "programme"
_APPLICATIONS = {"care": ("section_31", "Care"), "private": ("section_8", "Section 8")}
_OF_CHILD = {"completed_on": ("first_final_order_on", "the child's first final order is made")}
"""What of a case is told of its last child, and of a child is its own."""


@dataclass(frozen=True, slots=True)
class GroupsOf:
    """One kind of group: those who hold a condition, by the group's name; or a column of text that names the group."""

    kind: str
    conditions: Mapping[str, Condition]
    column: str = ""


_AGES = GroupsOf("age_band", ages_from("issued_on"))
GROUPS: Mapping[str, tuple[GroupsOf, ...]] = {
    "care": (_AGES,),
    "private": (_AGES, GroupsOf("domestic_abuse", ALLEGED), GroupsOf(PROGRAMME, {}, "track")),
}
"""The kinds of group of each law, beside every area. Nearly all care cases follow one way of working."""


def _stage(law: str, stage: str) -> tuple[str, str]:
    day, happens = STAGES[law][stage]
    return _OF_CHILD.get(day, (day, happens))


def _told(law: str, stage: str) -> Told:
    title = f"{_APPLICATIONS[law][1]}: median weeks from issue until {_stage(law, stage)[1]}"
    return Told(f"{law}_{stage}", title, "weeks", ("all", *(groups.kind for groups in GROUPS[law])))


JOURNEYS_OF_GROUPS = Analysis(
    id="typical_journey_of_groups",
    title="The typical way through, group by group",
    why_it_matters="A typical way of everybody may be nobody's: a baby's and a teenager's, one court's and another's.",
    objective="experience",
    direction="none",
    period="year",
    told=tuple(_told(law, stage) for law, stages in STAGES.items() for stage in stages),
    numerator="The weeks from issue by which half of those children had come to the stage.",
    denominator=(
        "England, by group, and each area. Children whose first final order was made in the year to the quarter's end "
        "and who came to the stage, where it does not come before issue."
    ),
    method_in_words=(
        "The median of days from issue to the stage, in weeks, over the children of the group. Age is that on the day "
        "of issue, in the bands of the looked-after children return. Where fewer children came to a stage than an "
        "average may rest on, or so few that they could be picked out, the stage is left out of the picture."
    ),
    sources=(
        "Our own, over the stages of FPR Practice Directions 12A and 12B",
        "Cafcass strategic plan 2026-29: children ask to see how their case is progressing, like tracking a journey",
    ),
    cautions=(
        "Each stage rests on the children who came to it: two stages are not two days of the same children.",
        "Children whose case has not ended are not in it: see Time, told three ways.",
        "Groups differ in much else: this says how long it took, not why. Who it happens to compares them with all "
        "else alike.",
        "That abuse is not alleged means that nothing is written: nobody knows whom nobody asked.",
        "A median has no interval here: of few children it moves by weeks from year to year.",
        "A typical way is no promise to any child.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)


def journeys_of_groups(store: Asker, as_of: date) -> Iterator[Figure]:
    """Yield the figures of every stage: of England, each area, and each kind of group in England."""
    year = year_to(as_of)
    for law, stages in STAGES.items():
        for stage in stages:
            question, method = _question(law, stage), f"{law}_{stage}"
            for place, answer in _answers(store, question, law, year):
                figure = _figure(method, year, place, answer)
                if figure is not None:
                    yield figure


def _question(law: str, stage: str) -> Question:
    day, _ = _stage(law, stage)
    ended = (IN_ENGLAND, equals("application", _APPLICATIONS[law][0]), in_period("first_final_order_on"))
    where = AllOf((*ended, not_negative("issued_on", day)))
    return Question("children_in_proceedings", Median(between("issued_on", day)), where)


_Place = tuple[str, str, str, str]


def _answers(store: Asker, question: Question, law: str, year: Period) -> Iterator[tuple[_Place, Answer]]:
    """Yield each answer with its kind of area, area, kind of group and group."""
    days = {"period_start": year.start, "period_end": year.end}
    for answer in store.compute(question, **days):
        yield (ENGLAND, ENGLAND, ALL, ALL), answer
    for answer in store.compute(question.by("area"), **days):
        yield (AREA_KIND, answer.group[0] or NOT_KNOWN, ALL, ALL), answer
    for groups in GROUPS[law]:
        for group, where in groups.conditions.items():
            for answer in store.compute(question.and_where(where), **days):
                yield (ENGLAND, ENGLAND, groups.kind, group), answer
        for answer in store.compute(question.by(groups.column), **days) if groups.column else ():
            yield (ENGLAND, ENGLAND, groups.kind, answer.group[0] or NOT_KNOWN), answer


def _figure(method: str, year: Period, place: _Place, answer: Answer) -> Figure | None:
    reading = median_weeks_from_days(answer)
    if reading is None:
        return None
    area_kind, area, group_kind, group = place
    return Figure(
        measure_id=JOURNEYS_OF_GROUPS.id,
        method=method,
        area_kind=area_kind,
        area=area,
        period_start=year.start,
        period_end=year.end,
        group_kind=group_kind,
        group=group,
        numerator=None,
        denominator=reading.denominator,
        value=reading.value,
        unit="weeks",
    )
