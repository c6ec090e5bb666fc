"""The system-wide assessment in words: each line with what it says and how it was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.casework.strategy.assessment.queries import AssessmentShown
from waypost.casework.strategy.assessment.rules import CauseFinding, FigureFinding
from waypost.casework.strategy.terms import terms
from waypost.disclosure.released import ReleasedFigure
from waypost.doors.boardpack.progress_told import STATUSES as PROMISES
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, PageTold, Rows
from waypost.doors.staff.strategy_told.programmes import MEASURED
from waypost.doors.staff.strategy_told.programmes import STATUSES as PROGRAMMES
from waypost.doors.staff.strategy_told.risks import STATES, body
from waypost.doors.staff.words import plain, plural

BEARINGS = {
    "holds_back": ("Holds back", "red"), "does_not_hold_back": ("Does not", "green"),
    "cannot_be_told": ("Cannot be told", "grey"),
}  # fmt: skip
Described = Mapping[str, Mapping[str, Any]]
_HEADS = ("What", "How it stands", "How this was reached")


def assessment_told(found: AssessmentShown, described: Sequence[Mapping[str, Any]]) -> PageTold:
    """Return the assessment. `described`: every measure's definition, which each figure leads to."""
    of = {str(one["id"]): one for one in described}
    back = [one for one in found.figures if one.bearing.value == "holds_back"]
    unseen = sum(count for state, count in found.measured.items() if state not in ("measured", "measured_in_part"))
    alarms = [one.what for one in found.risks if one.state == "above_appetite_without_action"]
    every = sum(found.measured.values())
    return PageTold(
        "what-holds-performance-back", "What holds performance back", found.on,
        (
            f"{len(back)} of {len(found.figures)} figures moved away from what is wanted; "
            f"{sum(one.bearing.value == 'cannot_be_told' for one in found.figures)} cannot be told.",
            f"Late, slipped or with evidence against: {plural(len(found.promises), 'recommendation')}. "
            f"Behind: {plural(len(found.programmes), 'programme')}. "
            f"Waiting for somebody: {plural(len(found.risks), 'risk')}, {len(alarms)} of them alarms.",
            f"{unseen} of {every} things that the plan or children name as success have no figure here.",
            "Nobody writes this page: each line follows from released figures, or from what was told in a register.",
        ),
        (
            Rows("causes", "The largest causes of waiting", _HEADS, tuple(_cause(one, of) for one in found.causes),
                 "The largest of those that were released. Owner and kind, never a judge.",
                 "No figure of causes is released here."),
            Rows("figures", "Delay, workforce and what is foreseen", _HEADS,
                 tuple(_figure(one, of) for one in found.figures),
                 "A figure holds back where it moved away from what is wanted. Chance alone may have moved it."),
            Rows("promises", "Recommendations", _HEADS, tuple(
                (Cell(one.words, "promise", (one.recommendation_id,)), Cell(PROMISES[one.status]),
                 Cell(f"{one.because} By the rules of recommendations.")) for one in found.promises),
                 empty="None is late or slipped."),
            Rows("programmes", "Work programmes", _HEADS, tuple(
                (Cell(one.title, "programme", (one.programme_id,), more=INVENTED if one.is_invented else ""),
                 Cell(PROGRAMMES[one.status][0], colour=PROGRAMMES[one.status][1]),
                 Cell(f"{' '.join(one.because)} By the rules of programmes.")) for one in found.programmes),
                 empty="None is behind."),
            Rows("risks", "Risks", _HEADS, tuple(
                (Cell(one.what, "risk", (one.strategic_risk_id,), more=INVENTED if one.is_invented else ""),
                 Cell(STATES[one.state][0], colour=STATES[one.state][1]),
                 Cell(f"{' '.join(one.because)} Held by {body(one.holder)}.")) for one in found.risks),
                 empty="None is above appetite."),
            Rows("unseen", "What can be seen at all", ("How far", "How many", "How this was reached"), tuple(
                (Cell(words, colour=colour), Cell(str(found.measured[code])),
                 Cell("Counted over what the plan counts as success and what children say matters."))
                for code, (words, colour) in MEASURED.items() if code in found.measured)),
        ),
        terms("assessment", "signs")["source"],
        f"Above appetite, and nothing is done: {alarms[0]}" if alarms else "", is_invented=found.is_invented,
    )  # fmt: skip


def _cause(one: CauseFinding, of: Described) -> tuple[Cell, ...]:
    return (
        Cell(f"{one.subject}: {one.words}", "definition", (one.now.measure_id,)),
        Cell(f"{_number(one.now)}, {one.share:.0f}% of {_number(one.total)}"),
        Cell(f"Number {one.rank} of {one.of} causes with a released figure. {_source(one.now, of)}"),
    )


def _figure(one: FigureFinding, of: Described) -> tuple[Cell, ...]:
    words, colour = BEARINGS[one.bearing.value]
    what = Cell(f"{one.subject}: {of[one.measure_id]['title']}", "definition", (one.measure_id,))
    if one.now is None:
        none = f"No figure is released. It would be: {_method(of, one.measure_id, one.method)}."
        return what, Cell(words, colour=colour), Cell(none)
    if one.before is None:
        beside = "Nothing was released before to compare it with."
    else:
        beside = f"Before: {_number(one.before)}, {_period(one.before)}. Wanted: {one.wanted}."
    return what, Cell(words, colour=colour, more=_number(one.now)), Cell(f"{beside} {_source(one.now, of)}")


def _source(figure: ReleasedFigure, of: Described) -> str:
    invented = " Invented families." if figure.invented else ""
    counted = _method(of, figure.measure_id, figure.method)
    return f"Released: {counted}; England, {_period(figure)}.{invented}"


def _method(of: Described, measure_id: str, method: str) -> str:
    """Return how a figure is counted, in the words of its definition."""
    return str(of[measure_id]["method_titles"].get(method, plain(method)))


def _number(figure: ReleasedFigure) -> str:
    return number_in_words(figure.value, figure.unit) if figure.value is not None else "withheld"


def _period(figure: ReleasedFigure) -> str:
    return period_in_words(figure.period_start, figure.period_end)
