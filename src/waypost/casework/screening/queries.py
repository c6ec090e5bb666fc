"""What pages ask of screening: the queue, one application, and who waits. A list is so many queries, however long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.models import User
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child, FamilyMember
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.children.states import possible
from waypost.casework.screening.clocks import DayClock, HourClock, day_clock, first_hearing_on, hour_clock, letter_clock
from waypost.casework.screening.models import Check, Held, ImmediateRisk, Match, SafeguardingLetter, Screening
from waypost.casework.screening.prioritising import Held as HeldOn
from waypost.casework.screening.prioritising import held
from waypost.casework.screening.rules import LETTER, SCREENING, Letter, Risk, has_letter
from waypost.casework.screening.rules import Screening as State
from waypost.vocabulary.timetable_told import StepTold

_OPEN = [State.ARRIVED.value, State.MATCHED.value, State.CHECKING.value, State.CHECKED.value]
_A_PAGE = 50


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


@dataclass(frozen=True, slots=True)
class PersonSought:
    """Somebody in the application, and what was decided. `match_id` is its number, `about` whom it is about."""

    about: str
    name: str
    is_of_child: bool
    outcome: str
    evidence: tuple[str, ...]
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A check, and its clock."""

    check_id: int
    kind: str
    about: str
    name: str
    asked_on: date
    answered_on: date | None
    answer: str
    note: str
    clock: DayClock


@dataclass(frozen=True, slots=True)
class RiskShown:
    """An immediate risk, and its clock: to the referral, then to the authority's answer."""

    risk_id: int
    state: str
    what: str
    seen_at: datetime
    referred_to: str
    referred_at: datetime | None
    acknowledged_at: datetime | None
    clock: HourClock


@dataclass(frozen=True, slots=True)
class SafeguardingShown:
    """A safeguarding letter. `acts` are what may be done with it now."""

    letter_id: int
    state: str
    text: str
    version: int
    filed_on: date | None
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """One application whole: the most pressing first."""

    queued: Queued
    version: int
    idva: str
    risks: tuple[RiskShown, ...]
    people: tuple[PersonSought, ...]
    checks: tuple[CheckShown, ...]
    letters: tuple[SafeguardingShown, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """A child who waits: how much it presses, who holds them, and their clock."""

    held_id: int
    child_id: str
    name: str
    level: str
    holder: str
    since_on: date
    held: HeldOn


@dataclass(frozen=True, slots=True)
class WaitsPage:
    """A page of those who wait, `page` of `pages`; how many wait in all, and for how many of them something is late."""

    rows: tuple[Waits, ...]
    page: int
    pages: int
    count: int
    late_count: int


@reads("screening.queue", Permission.SEE_SCREENING)
def screening_queue(acting: Acting, child_id: str | None, *, page: int = 1) -> QueuePage:
    """Return the open applications of children whom this person may open, a page at a time.

    Risks that nobody has told stand first, then what was received first; on each page, what is due first.
    """
    untold = Exists(ImmediateRisk.objects.filter(screening=OuterRef("pk"), state=Risk.SEEN.value))
    count = Screening.objects.filter(of_visible(acting), state__in=_OPEN).count()
    pages = max(1, -(-count // _A_PAGE))
    page = min(max(1, page), pages)
    waits = _rows(acting).filter(state__in=_OPEN).annotate(has_risk_untold=untold)
    ordered = waits.order_by("-has_risk_untold", "received_on", "pk")  # a long queue hides no risk
    told = [_queued(row, acting) for row in ordered[(page - 1) * _A_PAGE : page * _A_PAGE]]
    return QueuePage(tuple(sorted(told, key=_pressing)), page, pages, count)


@reads("screening.open", Permission.SEE_SCREENING)
def open_screening_of(acting: Acting, child_id: str | None) -> int | None:
    """Return the open application of a child that was received first; None where there is none."""
    rows = Screening.objects.filter(child_id=child_id, state__in=_OPEN).order_by("received_on", "pk")
    return rows.values_list("pk", flat=True).first()


@reads("screening.see", Permission.SEE_SCREENING)
def a_screening(acting: Acting, child_id: str | None, *, screening_id: int) -> ScreeningPage:
    """Return one application. Raises NoSuchChild for another child's."""
    row = _rows(acting).filter(pk=screening_id, child_id=child_id).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    names = _names(row)
    return ScreeningPage(
        queued=_queued(row, acting),
        version=row.version,
        idva=row.idva,
        risks=tuple(_risk(one, acting.at) for one in row.risks.all()),
        people=tuple(
            PersonSought(
                one.about,
                names.get(one.about, one.about),
                one.is_of_child,
                one.outcome,
                tuple(one.evidence),
                one.decided_on,
            )
            for one in Match.objects.filter(screening=row).order_by("-is_of_child", "about")
        ),
        checks=tuple(
            _check(one, names, acting.on)
            for one in Check.objects.filter(screening=row, is_standing=True).order_by("answered_on", "kind", "about")
        ),
        letters=tuple(_letter(one) for one in row.letters.all()),
    )


@reads("screening.waits", Permission.SEE_SCREENING)
def who_waits(acting: Acting, child_id: str | None, *, page: int = 1) -> WaitsPage:
    """Return the children who wait, of those whom this person may open, a page at a time.

    What is late stands first, then what is soonest, over all pages: a long list hides nobody whose day has passed.
    """
    rows = Held.objects.filter(of_visible(acting), ended_on=None)
    clocks = {row.pk: _clock(row, acting.on) for row in rows.only("level", "since_on", "looked_on", "filing_on")}
    order = sorted(clocks, key=lambda pk: (not clocks[pk].late, clocks[pk].look_again_by_on, pk))
    pages = max(1, -(-len(order) // _A_PAGE))
    page = min(max(1, page), pages)
    wanted = order[(page - 1) * _A_PAGE : page * _A_PAGE]
    found = Held.objects.select_related("child", "holder").in_bulk(wanted)
    told = tuple(_waits(found[pk], found[pk].child, found[pk].holder, clocks[pk]) for pk in wanted)
    return WaitsPage(told, page, pages, len(order), sum(bool(one.late) for one in clocks.values()))


@reads("screening.letters_told", Permission.WRITE_EXTRACT)
def safeguarding_letters_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every safeguarding letter that was filed, as rows of the Cafcass extract (reports) by our own child_id."""
    rows = SafeguardingLetter.objects.exclude(filed_at=None).select_related("screening").order_by("pk")
    return tuple(
        {
            "report_id": f"SL-{row.pk}",
            "case_id": row.screening.proceedings_id,
            "child_id": row.child_id,
            "kind": "safeguarding_letter",
            "author": "cafcass",
            "ordered_on": row.screening.received_on,
            "filed_on": row.filed_on,
            "recorded_at": row.filed_at,
        }
        for row in rows
    )


def _rows(acting: Acting):  # type: ignore[no-untyped-def]  # a QuerySet, which leaves by no door
    return (
        Screening.objects.filter(of_visible(acting))
        .select_related("child", "proceedings")
        .prefetch_related("risks", "letters")
    )


def _queued(row: Screening, acting: Acting) -> Queued:
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


def _risk(row: ImmediateRisk, at: datetime) -> RiskShown:
    told = row.referred_at
    is_told = told is not None
    clock = (
        hour_clock("acknowledge_referral", told, row.acknowledged_at, at)
        if is_told and told is not None
        else hour_clock("refer_immediate_risk", row.seen_at, row.seen_at if row.state == Risk.STOOD_DOWN else None, at)
    )
    return RiskShown(
        row.pk, row.state, row.what, row.seen_at, row.referred_to, row.referred_at, row.acknowledged_at, clock
    )


def _names(row: Screening) -> dict[str, str]:
    """Return who is meant in an application: the child, and each member of the family with how they are related."""
    family = FamilyMember.objects.filter(child_id=row.child_id).order_by("pk")
    told = {str(one.pk): f"{one.name} ({one.relationship.replace('_', ' ')})" for one in family}
    return {row.child_id: row.child.name, **told}


def _check(row: Check, names: Mapping[str, str], on: date) -> CheckShown:
    name = "police_check" if row.kind == "police" else "authority_check"
    clock = day_clock(name, row.asked_on, row.answered_on, on)
    return CheckShown(
        row.pk, row.kind, row.about, names.get(row.about, row.about), row.asked_on, row.answered_on, row.answer,
        row.note, clock,
    )  # fmt: skip


def _letter(row: SafeguardingLetter) -> SafeguardingShown:
    acts = tuple(act.value for act in possible(LETTER, Letter(row.state)))
    return SafeguardingShown(row.pk, row.state, row.text, row.version, row.filed_on, acts)


def _clock(row: Held, on: date) -> HeldOn:
    return held(level=row.level, since_on=row.since_on, looked_on=row.looked_on, filing_on=row.filing_on, on=on)


def _waits(row: Held, child: Child, holder: User, clock: HeldOn) -> Waits:
    return Waits(row.pk, child.pk, child.name, row.level, holder.name, row.since_on, clock)
