"""Programmes in words: where each stands and why, what it serves, its milestones, what changes mean for children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.plan import plan, priorities
from waypost.casework.strategy.programmes.queries import (
    LineShown,
    MilestoneShown,
    ProgrammeShown,
    ProposedChangeShown,
    ServedShown,
)
from waypost.casework.strategy.terms import terms
from waypost.disclosure.released import ReleasedFigure
from waypost.doors.boardpack.figure_words import figure_told
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows
from waypost.doors.staff.words import plural

STATUSES = {
    "late": ("Late", "red"), "no_owner": ("Nobody answers", "red"), "no_milestones": ("No milestones", "yellow"),
    "slipped": ("Slipped", "orange"), "in_hand": ("In hand", "blue"),
    "reached_but_not_measured": ("Reached, not measured", "turquoise"), "reached": ("Reached", "green"),
}  # fmt: skip
MEASURED = {
    "measured": ("Measured", "green"), "measured_in_part": ("Measured in part", "turquoise"),
    "no_figure_released": ("No figure released", "yellow"), "waits_for_a_source": ("Waits for a source", "orange"),
    "not_measured": ("Not measured", "red"),
}  # fmt: skip
CHANGES = {
    "not_answered": ("Not said what it means for children", "red"),
    "no_view_of_young_people": ("Young people not asked", "orange"), "can_be_decided": ("Can be decided", "blue"),
    "approved": ("Approved", "green"), "refused": ("Refused", "grey"),
}  # fmt: skip
MILESTONES = {"planned": "blue", "reached": "turquoise", "confirmed": "green", "dropped": "grey"}
QUESTION = "What will this mean for children?"
Figures = Mapping[str, ReleasedFigure]


def programmes_told(found: tuple[ProgrammeShown, ...], on: date) -> PageTold:
    """Return the list of programmes, and priorities that none serves."""
    counts = Counter(one.status for one in found)
    served = {one.priority for one in found}
    bare = [f"{code}: {one.words}" for code, one in priorities().items() if code not in served]
    said = [f"{count} {STATUSES[name][0].lower()}" for name, count in counts.items()]
    late = [one for one in found if one.status in ("late", "no_owner")]
    rows = tuple(
        (
            Cell(one.title, "programme", (one.programme_id,), more=INVENTED if one.is_invented else ""),
            Cell(f"{one.priority}: {priorities()[one.priority].words}"),
            Cell(STATUSES[one.status][0], colour=STATUSES[one.status][1], more=" ".join(one.because)),
            Cell(one.owner or "Nobody"),
            Cell(f"{plural(len(one.milestones), 'milestone')}, {plural(len(one.changes), 'change')}"),
        )
        for one in found
    )
    waits = [(one, change) for one in found for change in one.changes if change.state not in ("approved", "refused")]
    return PageTold(
        "work-programmes", "Work programmes", on,
        (
            f"{len(found)} programmes: {', '.join(said) or 'none'}.",
            f"Priorities without a programme here: {'; '.join(bare) or 'none'}.",
        ),
        (
            Rows("programmes", "Each programme", ("Programme", "Priority", "Status", "Owner", "Holds"), rows,
                 "Nobody sets a status: it follows from owner, milestones and released figures."),
            Rows("changes", f"{QUESTION} Changes that wait", ("Change", "Programme", "Where it stands"),
                 tuple((Cell(it.what, "change", (it.change_id,)), Cell(one.title), _state(it)) for one, it in waits),
                 "Approved only once it is said what it means for children, and young people gave their view."),
        ),
        plan().source, f"{late[0].title}: {' '.join(late[0].because)}" if late else "",
        any(one.is_invented for one in found),
        (Do("Begin a programme", "programme_begin", (), Permission.WRITE_STRATEGY),),
    )  # fmt: skip


def programme_told(one: ProgrammeShown, figures: Figures, titles: Mapping[str, str], on: date) -> PageTold:
    """Return one programme with its milestones, what it serves and its changes."""
    key = (one.programme_id,)
    words = STATUSES[one.status][0]
    return PageTold(
        f"programme-{one.programme_id}", one.title, on,
        (one.what, f"{words}. {' '.join(one.because)}", f"Priority {one.priority}: {priorities()[one.priority].words}.",
         f"{one.owner or 'Nobody'} answers for it."),
        (
            Rows("milestones", "Milestones", ("Milestone", "Stands", "By", "Every day that stood", "What was done"),
                 tuple(_milestone(stone) for stone in one.milestones), empty="No milestone is set.",
                 do=(Do("Set a milestone", "milestone_set", key, Permission.WRITE_STRATEGY),)),
            Rows("serves", "What it serves, and whether that is measured", ("What", "Measured", "By which figures"),
                 tuple(_served(it, figures, titles) for it in one.serves),
                 "Success as the plan counts it, and what children say. Which measure tells of it is unsigned.",
                 "Nothing of the plan is named."),
            Rows("changes", QUESTION, ("Change", "Where it stands", "Answer", "Young people’s board"),
                 tuple(_change(change) for change in one.changes), empty="No change is proposed.",
                 do=(Do("Propose a change", "change_propose", key, Permission.DO_STRATEGY),)),
        ),
        plan().source, is_invented=one.is_invented,
        do=(Do("Name another owner", "programme_owner", key, Permission.WRITE_STRATEGY),),
    )  # fmt: skip


def change_told(one: ProgrammeShown, change: ProposedChangeShown, on: date) -> PageTold:
    """Return one change with every answer, every view of the young people, and what was decided."""
    key, views = (change.change_id,), terms("programmes", "views")["views"]
    is_open = change.state not in ("approved", "refused")
    do = (
        Do(QUESTION, "change_answer", key, Permission.DO_STRATEGY),
        Do("Record the young people’s view", "change_view", key, Permission.WRITE_STRATEGY),
        *(() if change.is_mine else (Do("Decide", "change_decide", key, Permission.APPROVE_CHANGE),)),
    )
    decided = change.decided
    return PageTold(
        f"change-{change.change_id}", change.what, on,
        (f"Programme: {one.title}.", CHANGES[change.state][0] + ".",
         *((f"{decided.by}, {day_in_words(decided.on)}: {decided.words}",) if decided else ())),
        (
            _lines("answers", QUESTION, change.answers, {"answer": "Answer"}, "Nobody has answered."),
            _lines("views", "What the young people’s board says", change.views,
                   {code: it["words"] for code, it in views.items()}, "Their view is not recorded.",
                   "A view is of one answer: a later answer asks for a new view. The day is that on which they met."),
        ),
        terms("programmes", "views")["source"], is_invented=one.is_invented, do=do if is_open else (),
    )  # fmt: skip


def _state(change: ProposedChangeShown) -> Cell:
    words, colour = CHANGES[change.state]
    return Cell(words, colour=colour)


def _change(one: ProposedChangeShown) -> tuple[Cell, ...]:
    views = terms("programmes", "views")["views"]
    answer, view = (one.answers[-1] if one.answers else None), (one.views[-1] if one.views else None)
    return (
        Cell(one.what, "change", (one.change_id,)), _state(one),
        Cell(answer.words if answer else "Not answered"),
        Cell(f"{views[view.what]['words']}: {view.words}" if view else "Not recorded"),
    )  # fmt: skip


def _milestone(one: MilestoneShown) -> tuple[Cell, ...]:
    key, acts = (one.milestone_id,), {act.value for act in one.acts}
    late = f"{one.days_late:,} days late" if one.days_late else ""
    slip = f"Put back by {one.days_slipped:,} days in all" if one.days_slipped else ""
    do = [
        ("Say that it is reached", "milestone_reach", Permission.DO_STRATEGY, "reached" in acts),
        ("Confirm that it is reached", "milestone_judge", Permission.CONFIRM_STRATEGY,
         "confirmed" in acts and not one.is_reached_by_me),
        ("Set another day", "milestone_move", Permission.WRITE_STRATEGY, one.state.value == "planned"),
        ("Drop it", "milestone_drop", Permission.WRITE_STRATEGY, "dropped" in acts),
        ("Open it again", "milestone_open", Permission.CONFIRM_STRATEGY, "opened_again" in acts),
    ]  # fmt: skip
    return (
        Cell(one.what, do=tuple(Do(text, name, key, needs) for text, name, needs, can in do if can)),
        Cell(one.state.value.capitalize(), colour=MILESTONES[one.state.value]),
        Cell(day_in_words(one.due_on), more="; ".join(part for part in (late, slip) if part)),
        Cell("; ".join(f"{day_in_words(day.what)}: {day.words}" for day in one.days)),
        Cell("; ".join(f"{step.what.replace('_', ' ').capitalize()}: {step.words} ({step.by})" for step in one.steps)
             or "Nothing yet"),
    )  # fmt: skip


def _served(one: ServedShown, figures: Figures, titles: Mapping[str, str]) -> tuple[Cell, ...]:
    words, colour = MEASURED[one.measured.value]
    told = [figure_told(name, figures, titles) for name in one.success.measures]
    return (Cell(f"{one.success.code}: {one.success.words}"), Cell(words, colour=colour),
            Cell("; ".join(told) or "Nothing measures it"))  # fmt: skip


def _lines(
    id: str, title: str, lines: tuple[LineShown, ...], words: Mapping[str, str], empty: str, about: str = ""
) -> Rows:
    rows = tuple(
        (Cell(words.get(one.what, one.what)), Cell(one.words), Cell(one.by), Cell(day_in_words(one.on)))
        for one in reversed(lines)
    )
    return Rows(id, title, ("What", "In words", "Written down by", "When"), rows, about, empty)
