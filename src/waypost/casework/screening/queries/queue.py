"""The queue of screening: every open application that somebody may open, so many queries however long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.children.states import possible
from waypost.casework.screening.clocks import DayClock, HourClock, day_clock, first_hearing_on, hour_clock, letter_clock
from waypost.casework.screening.models import ImmediateRisk, Screening
from waypost.casework.screening.rules import SCREENING, Letter, Risk, has_letter
from waypost.casework.screening.rules import Screening as State
from waypost.vocabulary.timetable_told import StepTold

OPEN = [State.ARRIVED.value, State.MATCHED.value, State.CHECKING.value, State.CHECKED.value]
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Queued:
    """An application on the queue. `risk`: the most pressing clock of a risk not told; `letter`: the letter's clock."""

    screening_id: int
    child_id: str
    name: str
    programme: str
    state: str
    received_on: date
    region: str
    is_abuse_alleged: bool
    screen_by: DayClock
    letter: StepTold | None
    letter_state: str
    risk: HourClock | None
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue, `page` of `pages`, and how many applications wait in all."""

    rows: tuple[Queued, ...]
    page: int
    pages: int
    count: int


@reads("screening.queue", Permission.SEE_SCREENING)
def screening_queue(acting: Acting, child_id: str | None, *, page: int = 1) -> QueuePage:
    """Return the open applications of children whom this person may open, a page at a time.

    Risks that nobody has told stand first, then what was received first; on each page, what is due first.
    """
    untold = Exists(ImmediateRisk.objects.filter(screening=OuterRef("pk"), state=Risk.SEEN.value))
    count = Screening.objects.filter(of_visible(acting), state__in=OPEN).count()
    pages = max(1, -(-count // A_PAGE))
    page = min(max(1, page), pages)
    waits = screenings(acting).filter(state__in=OPEN).annotate(has_risk_untold=untold)
    ordered = waits.order_by("-has_risk_untold", "received_on", "pk")  # a long queue hides no risk
    told = [queued(row, acting) for row in ordered[(page - 1) * A_PAGE : page * A_PAGE]]
    return QueuePage(tuple(sorted(told, key=_pressing)), page, pages, count)


@reads("screening.open", Permission.SEE_SCREENING)
def open_screening_of(acting: Acting, child_id: str | None) -> int | None:
    """Return the open application of a child that was received first; None where there is none."""
    rows = Screening.objects.filter(child_id=child_id, state__in=OPEN).order_by("received_on", "pk")
    return rows.values_list("pk", flat=True).first()


def screenings(acting: Acting) -> QuerySet[Screening]:
    """Return the applications of children whom this person may open, with what a row of the queue needs of each."""
    return (
        Screening.objects.filter(of_visible(acting))
        .select_related("child", "proceedings")
        .prefetch_related("risks", "letters")
    )


def queued(row: Screening, acting: Acting) -> Queued:
    """Return an application as it stands on the queue."""
    letters = [one for one in row.letters.all() if one.state != Letter.WITHDRAWN.value]
    filed_on = next((one.filed_on for one in letters if one.filed_on), None)
    letter = None
    if has_letter(row.programme):
        first_on = first_hearing_on(row.proceedings.next_hearing_on, row.proceedings.next_hearing_kind)
        letter = letter_clock(row.programme, row.received_on, acting.on, hearing_on=first_on, filed_on=filed_on)
    return Queued(
        screening_id=row.pk,
        child_id=row.child_id,
        name=row.child.name,
        programme=row.programme,
        state=row.state,
        received_on=row.received_on,
        region=row.region,
        is_abuse_alleged=row.is_abuse_alleged,
        screen_by=day_clock("screen", row.received_on, None, acting.on),
        letter=letter,
        letter_state=letters[0].state if letters else "",
        risk=_most_pressing(row.risks.all(), acting.at),
        acts=tuple(act.value for act in possible(SCREENING, State(row.state))),
    )


def _most_pressing(risks: Iterable[ImmediateRisk], at: datetime) -> HourClock | None:
    untold = [hour_clock("refer_immediate_risk", one.seen_at, None, at) for one in risks if one.state == Risk.SEEN]
    return min(untold, key=lambda clock: clock.ends_at, default=None)


def _pressing(one: Queued) -> tuple[bool, float, date, int]:
    """Return the place of an application on the queue: an untold risk before all, then whichever day comes first."""
    due = one.letter.due_on if one.letter and one.letter.due_on else one.screen_by.ends_on
    return one.risk is None, one.risk.ends_at.timestamp() if one.risk else 0.0, due, one.screening_id
