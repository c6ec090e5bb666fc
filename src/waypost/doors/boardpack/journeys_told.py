"""The page of typical journeys: the way through care and private-law proceedings drawn, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from waypost.disclosure.gate import check_fields
from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, shown
from waypost.doors.pages.charts.stops import Limit, Stop, draw_stops
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.vocabulary.consented_words import SAID_BY, Saying
from waypost.vocabulary.limit import Unit
from waypost.vocabulary.timetable import Sureness, timetable_for

MEASURE = "typical_journey"
PACKAGE = "waypost.doors.boardpack"
_LAWS = {"care": ("Care cases", "section_31"), "private": ("Section 8 cases", "section_8")}
STAGE_NAMES = {
    "guardian": "A guardian",
    "first_hearing": "First hearing",
    "case_management": "Case management hearing",
    "issues_resolution": "Issues resolution hearing",
    "work_ordered": "A report is ordered",
    "decision_hearing": "Decision hearing",
    "final_order": "Final order",
    "closed": "Cafcass closes the case",
}
"""What each stage is called on a map, in the order in which they come."""
_INTRODUCED = "of children were sent a letter that introduces who will help"
_MET = "of open children have been met in person by a practitioner"
_POSITIVE = "of what children and adults say of the work is positive"
_FACTS: Mapping[str, tuple[tuple[str, str, tuple[str, str], str], ...]] = {
    "care": (
        ("hearings_per_case", "mean", ("all", "all"), "hearings a case, on average"),
        ("hearings_cancelled", "any_reason", ("all", "all"), "of cases had a hearing cancelled"),
        ("why_children_wait", "of_cafcass", ("all", "all"), "weeks of waiting for Cafcass, on average"),
        ("why_children_wait", "of_court", ("all", "all"), "weeks of waiting for the court, on average"),
        ("why_children_wait", "of_local_authority", ("all", "all"), "weeks of waiting for the authority, on average"),
        ("changes_of_practitioner", "practitioners", ("all", "all"), "practitioners a case, on average, in all law"),
        ("engagement", "in_person", ("law", "public"), _MET),
        ("extensions", "extended", ("all", "all"), "of cases were given more time by the court"),
        ("letters_to_children", "introduction", ("law", "public"), _INTRODUCED),
        ("letters_to_children", "goodbye", ("law", "public"), "of children were sent a goodbye letter"),
        ("feedback", "positive", ("law", "public"), _POSITIVE),
    ),
    "private": (
        ("why_children_wait_private_law", "of_cafcass", ("all", "all"), "weeks of waiting for Cafcass, on average"),
        ("why_children_wait_private_law", "of_court", ("all", "all"), "weeks of waiting for the court, on average"),
        ("changes_of_practitioner", "practitioners", ("all", "all"), "practitioners a case, on average, in all law"),
        ("changes_of_practitioner", "more_than_one", ("all", "all"), "of all cases had more than one practitioner"),
        ("engagement", "in_person", ("law", "private"), _MET),
        ("letters_to_children", "introduction", ("law", "private"), _INTRODUCED),
        ("letters_to_children", "goodbye", ("law", "private"), "of children were sent a goodbye letter"),
        ("feedback", "positive", ("law", "private"), _POSITIVE),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One law's part of the page. `sayings` are a stage, what was said of it, and who says it, in words."""

    id: str
    heading: str
    period: str
    sentences: tuple[str, ...]
    picture: Picture
    facts: tuple[str, ...]
    sayings: tuple[tuple[str, Saying, str], ...]


def render_journeys_page(
    release: Release,
    measures: Sequence[Mapping[str, Any]],
    run: Mapping[str, Any],
    sayings: Sequence[Saying] = (),
) -> str:
    """Return the page as HTML, with words that somebody agreed to have shown. The same of the same arguments."""
    figures = Figures(release)
    check_fields("board_pack", [f"sayings[].{field.name}" for field in fields(Saying)])
    parts = [part for law in _LAWS if (part := _part(figures, law, sayings)) is not None]
    return render_page(
        "journeys.html",
        title="Typical journeys",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        parts=parts,
        definitions=[measure for measure in measures if measure["id"] == MEASURE],
        markers=list(MARKERS.items()),
    )


def _part(figures: Figures, law: str, sayings: Sequence[Saying]) -> Part | None:
    told = {stage: figure for stage in STAGE_NAMES if (figure := figures.get(MEASURE, f"{law}_{stage}")) is not None}
    stops = [
        Stop(STAGE_NAMES[stage], figure.value, week_in_words(figure))
        for stage, figure in told.items()
        if figure.value is not None
    ]
    if not stops:
        return None
    heading, application = _LAWS[law]
    any_figure = next(iter(told.values()))
    period = period_in_words(any_figure.period_start, any_figure.period_end)
    limit = limit_of_law(application, any_figure.period_end)
    return Part(
        id=law,
        heading=heading,
        period=period,
        sentences=tuple(_sentences(told, limit)),
        picture=_picture(law, heading, period, told, stops, limit),
        facts=tuple(_facts(figures, law)),
        sayings=tuple(_said_of(law, sayings)),
    )


def _said_of(law: str, sayings: Sequence[Saying]) -> Iterator[tuple[str, Saying, str]]:
    """Yield what is said of a law's stages, in the order of the way, and then of the file."""
    of_law = "public" if law == "care" else law
    for stage, name in STAGE_NAMES.items():
        yield from ((name, one, SAID_BY[one.said_by]) for one in sayings if (one.law, one.stage) == (of_law, stage))


def limit_of_law(application: str, on: date) -> Limit | None:
    """Return the week by which statute would have a case end, where one says so."""
    timetable = timetable_for(application, None)
    steps = timetable.steps if timetable else ()
    weeks = [
        step.limit.length
        for step in steps
        if step.limit
        and step.limit.unit is Unit.WEEKS
        and step.sureness is Sureness.STATUTE
        and step.is_in_force_on(on)
    ]
    return Limit(max(weeks), f"{max(weeks)} weeks: the law's limit") if weeks else None


def _sentences(told: Mapping[str, ReleasedFigure], limit: Limit | None) -> Iterator[str]:
    final = told.get("final_order")
    if final is not None and final.value is not None:
        beside = ""
        if limit is not None:
            apart = final.value - limit.week
            beside = f", {number_in_words(abs(apart), 'weeks')} {'after' if apart > 0 else 'before'} the law's limit"
        weeks = number_in_words(final.value, "weeks")
        yield f"Half of these cases had the last child's final order by {weeks}{beside}."
    closed = told.get("closed")
    if final is not None and closed is not None and final.value is not None and closed.value is not None:
        yield f"Of those that Cafcass has closed, half were closed by {number_in_words(closed.value, 'weeks')}."


def _picture(
    law: str,
    heading: str,
    period: str,
    told: Mapping[str, ReleasedFigure],
    stops: Sequence[Stop],
    limit: Limit | None,
) -> Picture:
    picture_id = f"chart-typical-{law}"
    description = (
        f"{heading} that ended in {period}: the week by which half of them had reached each stage. "
        + "; ".join(f"{stop.name}: {stop.shown}" for stop in stops)
        + "."
    )
    return Picture(
        id=picture_id,
        title=f"{heading}: the typical way through",
        subtitle=f"The week by which half of the cases that reached a stage had reached it. England, {period}.",
        drawing=draw_stops(stops, label_id=picture_id, description=description, limit=limit),
        note="Each stage rests on the cases that reached it. Cases that have not ended are not in it.",
        headings=("Stage", "Weeks from issue", "Cases that reached it"),
        rows=tuple(
            (STAGE_NAMES[stage], shown(figure), "" if figure.denominator is None else f"{figure.denominator:,}")
            for stage, figure in told.items()
        ),
    )


def _facts(figures: Figures, law: str) -> Iterator[str]:
    for measure_id, method, group, words in _FACTS[law]:
        figure = figures.get(measure_id, method, area=ENGLAND, group=group)
        if figure is not None and figure.value is not None:
            sign = "%" if figure.unit == "percent" else ""
            yield f"{shown(figure)}{sign} {words}{_how_sure(figure)}"


def _how_sure(figure: ReleasedFigure) -> str:
    """Return in brackets between what a fact likely lies, and how many it rests on, as far as that is told."""
    between = "" if figure.lower is None or figure.upper is None else f"{figure.lower:.1f} to {figure.upper:.1f}"
    rests = "" if figure.denominator is None else f"{figure.denominator:,} counted"
    told = "; ".join(one for one in (between, rests) if one)
    return f" ({told})" if told else ""


def week_in_words(figure: ReleasedFigure) -> str:
    """Return the week of a stage as a map has it."""
    if figure.value is None:
        return ""
    return f"week {figure.value:.0f}" if figure.value >= 1 else "in the first week"
