"""Plans of areas, and the calendar of governance, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.areas.queries import AreaPlanShown, PlannedMeetingShown, SeriesShown
from waypost.casework.strategy.areas.rules import PackState, ReviewDue, pack_state
from waypost.casework.strategy.plan import source_of_calendar
from waypost.casework.strategy.terms import terms
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows
from waypost.doors.staff.words import plural

REVIEWS = {"not_due": ("Not due", "grey"), "due": ("Due", "yellow"), "late": ("Late", "red"), "held": ("Held", "green")}
VERDICTS = {"kept": "green", "partly_kept": "yellow", "not_kept": "red", "not_known": "grey"}
APART = "Assurance and policy are kept apart: what is about the one is refused on an agenda of the other."


def area_plans_told(found: tuple[AreaPlanShown, ...], on: date) -> PageTold:
    """Return the plans of areas, each with its reviews."""
    late = [(one, due) for one in found for due in one.due if due.state.value == "late"]
    rows = tuple(
        (
            Cell(one.area, "area_plan", (one.area_plan_id,), more=INVENTED if one.is_invented else ""),
            Cell(day_in_words(one.begins_on)), Cell(str(len(one.aims))), *(_review(due) for due in one.due),
        )
        for one in found
    )  # fmt: skip
    names = tuple(it["words"] for it in terms("areas", "boards")["reviews"].values())
    return PageTold(
        "area-plans", "Improvement plans of areas", on,
        (f"{plural(len(found), 'plan')}. Reviews that are late: {len(late)}.",),
        (Rows("plans", "Each plan", ("Area", "Year from", "Aims", *names), rows,
              "A review in the middle of the year and one at its end. How soon after is an assumption."),),
        terms("areas", "boards")["source"],
        f"Late: {late[0][0].area}, due by {day_in_words(late[0][1].due_by_on)}." if late else "",
        any(one.is_invented for one in found),
        (Do("Begin a plan", "area_plan_begin", (), Permission.REVIEW_AREA),),
    )  # fmt: skip


def area_plan_told(one: AreaPlanShown, told_of: Mapping[str, str], on: date) -> PageTold:
    """Return one plan. `told_of`: the newest released figure of each aim's measure, in words."""
    told, key = terms("areas", "boards"), (one.area_plan_id,)
    aims = tuple(
        (
            Cell(aim.what, do=(Do("Judge it in a review", "aim_judge", (aim.area_aim_id,), Permission.REVIEW_AREA),)),
            Cell(aim.owner), Cell(told_of.get(aim.measure_id, "Not measured") if aim.measure_id else "Not measured"),
            Cell(" ".join(
                f"{told['reviews'][it.review]['words']}: {told['verdicts'][it.verdict]['words'].lower()}. {it.words} "
                f"{it.figure} ({it.by}, {day_in_words(it.on)})" for it in aim.judged) or "Not judged yet"),
        )
        for aim in one.aims
    )  # fmt: skip
    reviews = tuple(
        (
            Cell(told["reviews"][due.review]["words"]), _review(due),
            Cell(f"{day_in_words(due.due_from_on)} to {day_in_words(due.due_by_on)}"),
            Cell(" ".join((day_in_words(one.held[due.review][0]) + ":", *one.held[due.review][1:]))
                 if due.review in one.held else "Not held"),
        )
        for due in one.due
    )  # fmt: skip
    return PageTold(
        f"area-plan-{one.area_plan_id}", f"Improvement plan: {one.area}", on,
        (f"For the year from {day_in_words(one.begins_on)}.",),
        (
            Rows("aims", "What the area wants to reach", ("Aim", "Owner", "Measured by", "What reviews said"), aims,
                 do=(Do("Add an aim", "aim_set", key, Permission.REVIEW_AREA),)),
            Rows("reviews", "Reviews", ("Review", "Stands", "Due", "What it said"), reviews,
                 do=(Do("Record a review", "review_hold", key, Permission.REVIEW_AREA),)),
        ),
        told["source"], is_invented=one.is_invented,
    )  # fmt: skip


def calendar_told(series: tuple[SeriesShown, ...], planned: tuple[PlannedMeetingShown, ...], on: date) -> PageTold:
    """Return the calendar: assurance, policy and learning apart, each row with its last and next meeting."""
    late = [one for one in series if one.is_late]
    bare = sorted((one for one in planned if _pack(one, on) is PackState.DUE), key=lambda one: one.meets_on)
    tables = tuple(
        Rows(about, f"Meetings on {about}", ("What", "Who", "Times a year", "Last held", "Next", "Due by"),
             tuple(_series(one, planned, on) for one in series if one.series.about == about))
        for about in ("assurance", "policy", "learning")
    )  # fmt: skip
    return PageTold(
        "governance-calendar", "Calendar of governance", on,
        (APART, "The plan counts eight performance boards and one for Associates, and does not name the eight."),
        tables, source_of_calendar(),
        " ".join((*_late(late), *_bare(bare))),
        any(one.is_invented for one in planned),
        (Do("Plan a meeting", "meeting_plan", (), Permission.WRITE_STRATEGY),),
    )  # fmt: skip


def meeting_told(one: PlannedMeetingShown, on: date) -> PageTold:
    """Return one meeting: its days, agenda, what was prepared, what it decided."""
    key = (one.planned_meeting_id,)
    packs = [(pack, line) for pack in reversed(one.packs) for line in pack.lines]
    days = "; ".join(f"{day_in_words(day)}: {because}" for day, because in one.days)
    do = () if one.held_on else (
        Do("Prepare the pack", "pack_prepare", key, Permission.WRITE_STRATEGY),
        Do("Put something on the agenda", "agenda_add", key, Permission.WRITE_STRATEGY),
        Do("Set another day", "meeting_move", key, Permission.WRITE_STRATEGY),
        Do("Record what it decided", "meeting_hold", key, Permission.WRITE_STRATEGY),
    )  # fmt: skip
    said = (
        f"Held on {day_in_words(one.held_on)}: {one.decided}"
        if one.held_on
        else f"It meets on {day_in_words(one.meets_on)}."
    )
    return PageTold(
        f"meeting-{one.planned_meeting_id}", one.series.what + (f": {board_name(one.board)}" if one.board else ""), on,
        (said, f"Who: {one.series.who}. About: {one.series.about}.", f"Every day that stood: {days}"),
        (
            Rows("agenda", "Agenda", ("What",), tuple((Cell(words),) for words in one.agenda), APART,
                 "Nothing is on it yet."),
            Rows("pack", "What was prepared", ("Figure", "Value", "How it was reached", "Prepared"),
                 tuple((*map(Cell, line), Cell(f"{pack.by}, {day_in_words(pack.on)}")) for pack, line in packs),
                 "Released figures as they stood when the pack was prepared. Later releases do not change it.",
                 "Nothing is prepared yet."),
        ),
        source_of_calendar(), do=do, is_invented=one.is_invented or any(it.is_invented for it in one.packs),
    )  # fmt: skip


def board_name(board: str) -> str:
    """Return what a performance board is called."""
    return str(terms("areas", "boards")["boards"][board]["name"])


def _name(one: SeriesShown) -> str:
    return f"Performance board: {board_name(one.board)}" if one.board else one.series.what


def _late(late: list[SeriesShown]) -> tuple[str, ...]:
    """Return that meetings are late, and which is the first; nothing where none is."""
    if not late:
        return ()
    return (f"Late: {plural(len(late), 'meeting')}. The first: {_name(late[0])}.",)


def _bare(bare: list[PlannedMeetingShown]) -> tuple[str, ...]:
    """Return that a pack is due and not prepared, and of which meeting; nothing where none is."""
    if not bare:
        return ()
    of = f"{bare[0].series.what}, {day_in_words(bare[0].meets_on)}"
    return (f"No pack is prepared, and it is due: {plural(len(bare), 'meeting')}. The first: {of}.",)


def _pack(one: PlannedMeetingShown, on: date) -> PackState:
    """Return where the pack of a meeting stands; of one that was held none is due."""
    days = terms("areas", "boards").days_of("meeting_notice_days")
    return pack_state(one.meets_on, on, days, is_prepared=bool(one.packs) or one.held_on is not None)


def _pack_words(one: PlannedMeetingShown, on: date) -> str:
    """Return in words whether a pack is prepared, or by when it is due."""
    if one.packs:
        return f"Pack prepared on {day_in_words(one.packs[-1].on)}"
    by = one.meets_on - timedelta(days=terms("areas", "boards").days_of("meeting_notice_days"))
    return f"No pack yet: due {'since' if _pack(one, on) is PackState.DUE else 'by'} {day_in_words(by)}"


def _series(one: SeriesShown, planned: tuple[PlannedMeetingShown, ...], on: date) -> tuple[Cell, ...]:
    own = [it for it in planned if (it.series.code, it.board) == (one.series.code, one.board)]
    last = next((it for it in own if it.held_on == one.last_on and it.held_on), None)
    ahead = next((it for it in own if not it.held_on and it.meets_on == one.next_on), None)
    return (
        Cell(_name(one)), Cell(one.series.who), Cell(str(one.series.a_year) if one.series.a_year else "Nobody says"),
        Cell(day_in_words(last.held_on), "meeting_planned", (last.planned_meeting_id,)) if last and last.held_on
        else Cell("None recorded"),
        Cell(day_in_words(ahead.meets_on), "meeting_planned", (ahead.planned_meeting_id,), more=_pack_words(ahead, on))
        if ahead
        else Cell("Not planned"),
        Cell(day_in_words(one.due_by_on), colour="red" if one.is_late else "") if one.due_by_on
        else Cell("Late", colour="red") if one.is_late else Cell("Not known"),
    )  # fmt: skip


def _review(due: ReviewDue) -> Cell:
    words, colour = REVIEWS[due.state.value]
    return Cell(words, colour=colour)
