"""Pages of readiness in words, to be saved: every area, one area, the model kept to, and whether it worked.

No child is named or counted in what is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from waypost.casework.readiness.evaluation import OfArea, Point, Question
from waypost.casework.readiness.queries.areas import AreaLine, AreaShown, GateShown
from waypost.disclosure.released import ReleasedFigure
from waypost.doors.pages.words import day_in_words, number_in_words, period_in_words
from waypost.doors.staff.strategy_told.page import Cell, PageTold, Rows, history
from waypost.wiring.evaluated_areas import CAUTIONS, METHOD_IN_WORDS, AreaEvaluated
from waypost.wiring.fidelity_figures import AreaTold, Told

KICKER = "Child Focused Courts"
WITHHELD, NOT_RELEASED = "Withheld: too few cases", "Not released"
_RULE = (
    "Gates follow Cafcass's strategic plan 2026-2029 where it asks for something, and each names its source. "
    "None can be waived. An area is live when a practice direction says so."
)


def areas_told(lines: Sequence[AreaLine], stages: Mapping[str, tuple[str, str]], on: date) -> PageTold:
    """Return every area: where it stands, how many gates are open, what is planned and what is law."""
    rows = tuple(
        (
            Cell(one.name), Cell(stages[one.stage.value][0]), Cell(f"{one.open_gates} of {one.gates}"),
            Cell(one.phase, more=one.announced), Cell(_day(one.planned_on, "Not planned")),
            Cell(_day(one.live_on, "Not yet")),
        )
        for one in lines
    )  # fmt: skip
    heads = ("Area", "Stands", "Gates open", "Phase", "Planned", "Law since")
    table = Rows("areas", "Areas", heads, rows, empty="No area is named yet.")
    alarm = ", ".join(one.name for one in lines if one.stage.value == "live_not_ready")
    first = ("An area is declared ready, and its go-live planned, only while every gate is open.",)
    return PageTold(
        "readiness", "Which areas are ready", on, first, (table,), _RULE, f"Live, and not ready: {alarm}" * bool(alarm)
    )


def area_told(
    told: AreaShown, stages: Mapping[str, tuple[str, str]], kinds: Mapping[str, str], on: date
) -> PageTold:  # fmt: skip
    """Return one area: each gate with why it is open or shut, and everything that happened."""
    line = told.line
    gates = tuple(_gate(one) for one in told.gates)
    happened = [(kinds.get(one.kind, one.kind), one.words, one.by, one.on) for one in told.history]
    first = (
        f"{stages[line.stage.value][0]}. {line.open_gates} of {line.gates} gates are open.",
        f"Declared ready: {_day(told.declared_on, 'no')}. Go-live planned: {_day(line.planned_on, 'no')}. "
        f"Law since: {_day(line.live_on, 'not yet')}.",
    )
    heads = ("Gate", "Stands", "Why", "Looked at on", "Who looked", "On whose word")
    tables = (Rows("gates", "Gates", heads, gates), history("history", "Everything that happened", happened))
    return PageTold(f"readiness-{line.code}", f"Readiness: {line.name}", on, first, tables, _RULE)


def _gate(one: GateShown) -> tuple[Cell, ...]:
    who = " and ".join(name for name in (one.said_by, one.confirmed_by) if name)
    until = f"Holds until {day_in_words(one.holds_until_on)}." if one.is_open and one.holds_until_on else ""
    return (
        Cell(one.gate.title), Cell("Open" if one.is_open else "Shut", more=until), Cell(one.because),
        Cell(_day(one.looked_on, "Nobody has looked")), Cell(who or "Figures"), Cell(one.gate.source),
    )  # fmt: skip


def fidelity_told(
    points: Sequence[Point], told: Mapping[str, Told], areas: Sequence[AreaTold], columns: Sequence[OfArea], on: date
) -> PageTold:
    """Return how far courts keep to the model, in England and area by area, pace and safety beside it."""
    england = tuple(
        (Cell(one.title), Cell(told[key].title if key else one.cannot or "Not measured"),
         Cell(figure_words(told[key].figure) if key else "Not measured"), Cell(told[key].past if key else ""),
         Cell(one.source))
        for one in points
        for key in (one.figures or ("",))
    )  # fmt: skip
    by_area = tuple(
        (Cell(one.name), *(Cell(figure_words(one.figures[column.figure])) for column in columns)) for one in areas
    )
    return PageTold(
        "fidelity", "Do courts keep to the model?", on, (),
        (
            Rows("england", "England", ("Point", "What is told", "Newest", "Its past", "Whose words"), england),
            Rows("areas", "Area by area", ("Area", *(column.title for column in columns)), by_area, BY_AREA),
        ),
        "Released figures: each passed disclosure control. " + METHOD,
        is_invented=any(one.figure is not None and one.figure.invented for one in told.values()),
    )  # fmt: skip


BY_AREA = "The newest quarter released of each. A month of one area holds too few cases: nearly all would be withheld."
METHOD = "Each measure's own page says how it is counted."


def evaluation_told(
    found: Sequence[AreaEvaluated], asked: Sequence[Question], told: Mapping[str, Told],
    verdicts: Mapping[str, tuple[str, str]], on: date,
) -> PageTold:  # fmt: skip
    """Return each area beside areas like it, and how far evaluators' questions can be answered."""
    areas = tuple(
        (Cell(one.name), Cell(verdicts[one.verdict][0], more=one.why), Cell(_change(one.figures.get("effect"))),
         Cell(_change(one.figures.get("trend_before"))), Cell(", ".join(name for name, _ in one.beside) or "None"))
        for one in found
    )  # fmt: skip
    answers = tuple(
        (Cell(one.asks), Cell("; ".join(f"{told[key].title}: {figure_words(told[key].figure)}" for key in one.figures)),
         Cell(one.cannot), Cell(one.needs), Cell(one.source))
        for one in asked
    )  # fmt: skip
    heads = ("Area", "Beside areas like it", "Change in weeks", "Going different ways before", "Areas like it")
    return PageTold(
        "evaluation", "Did it work where it is live?", on, (MINISTRY,),
        (
            Rows("areas", "Each area beside areas that are none yet", heads, areas, METHOD_IN_WORDS),
            Rows("asked", "What those who evaluate ask",
                 ("Question", "What figures say", "What stays open", "What would answer it", "Asked by"), answers),
        ),
        " ".join(CAUTIONS),
        is_invented=any(one.figure is not None and one.figure.invented for one in told.values()),
    )  # fmt: skip


MINISTRY = (
    "Cafcass's plan names an evaluation by the ministry, of January 2026. Its text is not among the documents that "
    "Waypost was made from: these are the questions that the plan and the annual report put, in our words."
)


def figure_words(one: ReleasedFigure | None) -> str:
    """Return a released figure in words: its value and period; withheld; or that none was released."""
    if one is None:
        return NOT_RELEASED
    if one.value is None:
        return WITHHELD
    return f"{number_in_words(one.value, one.unit)}, {period_in_words(one.period_start, one.period_end)}"


def _change(one: ReleasedFigure | None) -> str:
    if one is None or one.value is None:
        return NOT_RELEASED if one is None else WITHHELD
    between = "" if one.lower is None or one.upper is None else f" ({one.lower:+.1f} to {one.upper:+.1f})"
    return f"{one.value:+.1f}{between}"


def _day(day: date | None, nothing: str) -> str:
    return day_in_words(day) if day else nothing
