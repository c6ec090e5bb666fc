"""Plans meetings of the calendar, sets what is talked about, prepares packs, and records what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.strategy.areas.rules import check_agenda, check_held
from waypost.casework.strategy.models import AgendaItem, MeetingDay, MeetingHeld, PackPrepared, PlannedMeeting
from waypost.casework.strategy.plan import meetings
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms


@acts("strategy.plan_meeting", Permission.WRITE_STRATEGY)
def plan_meeting(
    acting: Acting, child_id: str | None, *, series: str, board: str, meets_on: date, is_invented: bool = False
) -> Outcome[int]:
    """Plan a meeting of the calendar; a performance board says which of the nine it is."""
    every = {one.code: one for one in meetings()}
    check_one_of(every, series, "series")
    boards = terms("areas", "boards")["boards"]
    if every[series].boards:
        check_one_of(boards, board, "board")
    elif board:
        raise NotPossibleNow("this meeting is of no single board.", where="board", do="Leave the board empty.")
    teller = telling(acting)
    row = PlannedMeeting.objects.create(
        series=series, about=every[series].about, board=board, is_invented=is_invented, **teller
    )
    MeetingDay.objects.create(planned_meeting=row, meets_on=meets_on, because="First day.", **teller)
    return Outcome(row.pk, {"meeting": row.pk, "series": series, "meets_on": meets_on})


@acts("strategy.move_meeting", Permission.WRITE_STRATEGY)
def move_meeting(
    acting: Acting, child_id: str | None, *, planned_meeting_id: int, version: int, meets_on: date, because: str
) -> Outcome[int]:
    """Put a meeting to another day, and say why."""
    row = _open(planned_meeting_id)
    days = MeetingDay.objects.filter(planned_meeting=row).count()
    check_fresh(version, days)
    check_written(because, "because")
    MeetingDay.objects.create(planned_meeting=row, meets_on=meets_on, because=because.strip(), **telling(acting))
    return Outcome(days + 1, {"meeting": row.pk, "meets_on": meets_on})


@acts("strategy.put_on_agenda", Permission.WRITE_STRATEGY)
def put_on_agenda(
    acting: Acting, child_id: str | None, *, planned_meeting_id: int, about: str, words: str
) -> Outcome[int]:
    """Put something on an agenda. Policy is refused where assurance is talked of, and the other way round."""
    row = _open(planned_meeting_id)
    check_agenda(row.about, about, words)
    AgendaItem.objects.create(planned_meeting=row, about=about, words=words.strip(), **telling(acting))
    return Outcome(row.pk, {"meeting": row.pk, "about": about})


@acts("strategy.prepare_pack", Permission.WRITE_STRATEGY)
def prepare_pack(
    acting: Acting, child_id: str | None, *, planned_meeting_id: int, lines: Sequence[Sequence[str]], is_invented: bool
) -> Outcome[int]:
    """Keep what is prepared for a meeting: lines that a door made of released figures, each with how it was reached."""
    row = _open(planned_meeting_id)
    if not lines:
        raise NotPossibleNow("no figure is released for this meeting.", do="Publish a release first.")
    kept = [[str(cell) for cell in line] for line in lines]
    made = PackPrepared.objects.create(planned_meeting=row, lines=kept, is_invented=is_invented, **telling(acting))
    return Outcome(made.pk, {"meeting": row.pk, "pack": made.pk, "lines": len(kept)})


@acts("strategy.hold_meeting", Permission.WRITE_STRATEGY)
def hold_meeting(
    acting: Acting, child_id: str | None, *, planned_meeting_id: int, held_on: date, words: str
) -> Outcome[int]:
    """Record that a meeting was held, and what it decided."""
    row = _open(planned_meeting_id)
    check_held(held_on, words, on=acting.on)
    MeetingHeld.objects.create(planned_meeting=row, held_on=held_on, words=words.strip(), **telling(acting))
    return Outcome(row.pk, {"meeting": row.pk, "held_on": held_on})


def _open(planned_meeting_id: int) -> PlannedMeeting:
    row = hold(PlannedMeeting, planned_meeting_id)
    if MeetingHeld.objects.filter(planned_meeting=row).exists():
        raise NotPossibleNow("this meeting was held.", do="Plan the next one.")
    return row
