"""What pages ask of meetings: one child's, those who wait too long, and what goes out in the Cafcass extract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Child, ChronologyLine
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import Own, visible_children
from waypost.casework.engagement.models import AreaLimit, Excused, MeetingVersion
from waypost.casework.engagement.rules import IN_PERSON, Alarm, Eligibility, Met, alarms, days_since, eligibility
from waypost.casework.engagement.words import limits

WORKS = ("adviser", "guardian")
_ENGAGED = "child_engaged"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """A meeting as it stands. `number` is the version; earlier ones can be read."""

    meeting_id: str
    number: int
    seen_on: date
    manner: str
    is_alone: bool | None
    companions: tuple[str, ...]
    place: str
    room: str
    childs_words: str
    no_words_because: str
    interpretation: str
    explained: tuple[str, ...]
    was_understood: bool | None
    met_by: str
    struck_because: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting in every version, newest first."""

    head: Head
    versions: tuple[MeetingShown, ...]


@dataclass(frozen=True, slots=True)
class ExceptionShown:
    """Why a child should not count as one to be met. `is_granted` is None until somebody else than who asked decides.

    `is_mine`: this reader asked for it, and so does not decide it.
    """

    excused_id: int
    reason: str
    note: str
    from_on: date
    to_on: date | None
    asked_by: str
    is_granted: bool | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class EngagementPage:
    """A child's meetings, newest first; whether the child counts; days since the last; what is alarming, worst first.

    `exceptions`, newest first; `next_hearing_on`: what the child should be met before. `last_met_on`: null for a child
    whom nobody has met; `is_last_told_elsewhere`: the record tells of that meeting, and nobody wrote it down here.
    """

    head: Head
    eligibility: Eligibility
    days_since: int
    alarms: tuple[Alarm, ...]
    limits: Mapping[str, int]
    meetings: tuple[MeetingShown, ...]
    exceptions: tuple[ExceptionShown, ...] = ()
    next_hearing_on: date | None = None
    last_met_on: date | None = None
    is_last_told_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class WaitingToBeMet:
    """A child for whom somebody should be alarmed."""

    child_id: str
    name: str
    days_since: int
    last_met_on: date | None
    next_hearing_on: date | None
    alarms: tuple[Alarm, ...]


@reads("engagement.see", Permission.SEE_MEETINGS)
def child_meetings(acting: Acting, child_id: str | None) -> EngagementPage:
    """Return a child's meetings, what the child said, and what is alarming."""
    head = head_of(acting, child_id)
    child = with_met(Child.objects.filter(pk=child_id), acting.on).get()
    told = MeetingVersion.objects.filter(child_id=child_id, is_latest=True).select_related("met_by")
    held = limits_of(child.service_area, acting.on)
    counts, met = counted_as(child, acting.on), met_of(child)
    asked = Excused.objects.filter(child_id=child_id).select_related("asked_by").order_by("-from_on", "-pk")
    return EngagementPage(
        head,
        counts,
        days_since(met, acting.on),
        alarms(met, held, acting.on) if counts.is_eligible else (),
        held,
        tuple(_shown(row) for row in told.order_by("-seen_on", "-pk")),
        tuple(_exception(row, acting.user_id) for row in asked),
        met.next_hearing_on,
        met.last_met_on,
        met.last_met_on is not None and met.last_met_on != met.last_on,
    )


@reads("engagement.versions", Permission.SEE_MEETINGS)
def meeting_versions(acting: Acting, child_id: str | None, *, meeting_id: str) -> MeetingPage:
    """Return every version of a meeting of this child, newest first. Raises NoSuchChild for another child's."""
    head = head_of(acting, child_id)
    rows = MeetingVersion.objects.filter(child_id=child_id, meeting_id=meeting_id).select_related("met_by")
    versions = tuple(_shown(row) for row in rows.order_by("-number"))
    if not versions:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return MeetingPage(head, versions)


@reads("engagement.waiting", Permission.SEE_CHILD)
def waiting_to_be_met(acting: Acting, child_id: str | None, *, is_mine: bool) -> tuple[WaitingToBeMet, ...]:
    """Return eligible children that somebody should be alarmed for, who waited longest first. Three queries."""
    return _waiting(visible_children(acting, is_own=is_mine), acting.on)


def how_many_to_meet(own: Own) -> int:
    """Return how many of somebody's own children somebody should be alarmed for. A number tells of nobody."""
    return len(_waiting(Child.objects.filter(pk__in=own.child_ids), own.acting.on))


def _waiting(children: QuerySet[Any], on: date) -> tuple[WaitingToBeMet, ...]:
    areas = limits_by_area(on)
    rows = [
        WaitingToBeMet(
            child.pk,
            child.name,
            days_since(met, on),
            met.last_met_on,
            met.next_hearing_on,
            alarms(met, {**limits(), **areas.get(child.service_area, {})}, on),
        )
        for child in with_met(children.filter(is_open=True), on)
        for met in [met_of(child)]
        if counted_as(child, on).is_eligible
    ]
    worst = sorted((row for row in rows if row.alarms), key=lambda row: (-row.days_since, row.child_id))
    return tuple(worst[:_SHOWN])


@reads("engagement.limits", Permission.SET_ENGAGEMENT_LIMIT)
def area_limits(acting: Acting, child_id: str | None) -> tuple[tuple[str, int, date | None], ...]:
    """Return (limit, days, from when the area's own holds, if it has one) of the acting person's service area."""
    own = {
        row.limit: row.from_on
        for row in AreaLimit.objects.filter(holds_on(acting.on), service_area=acting.service_area).order_by("from_on")
    }
    held = limits_of(acting.service_area, acting.on)
    return tuple((name, days, own.get(name)) for name, days in held.items())


def limits_of(service_area: str, on: date) -> Mapping[str, int]:
    """Return the limits that hold for an area on a day, in calendar days."""
    return {**limits(), **limits_by_area(on).get(service_area, {})}


def limits_by_area(on: date) -> dict[str, dict[str, int]]:
    """Return the limits that areas set for themselves and that hold on a day, in calendar days. One query."""
    found: dict[str, dict[str, int]] = {}
    for row in AreaLimit.objects.filter(holds_on(on)).order_by("from_on"):
        found.setdefault(row.service_area, {})[row.limit] = row.days
    return found


def with_met(children: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Add what is known of how each child was met, in one query for all."""
    standing = Q(meetingversion_rows__is_latest=True, meetingversion_rows__struck_because="")
    seen = "meetingversion_rows__seen_on"
    elsewhere = ChronologyLine.objects.filter(child=OuterRef("pk"), kind=_ENGAGED, is_standing=True)
    works = Assignment.objects.filter(holds_on(on), child_id=OuterRef("pk"), user__isnull=False, capacity__in=WORKS)
    excused = Excused.objects.filter(holds_on(on), child=OuterRef("pk"), is_granted=True).order_by("-pk")
    hearing = Child.objects.filter(pk=OuterRef("pk"), proceedings__next_hearing_on__gte=on).annotate(
        first=Min("proceedings__next_hearing_on")
    )
    annotated: QuerySet[Any] = children.annotate(
        last_on=Max(seen, filter=standing),
        last_in_person_on=Max(seen, filter=standing & Q(meetingversion_rows__manner=IN_PERSON)),
        last_alone_on=Max(seen, filter=standing & Q(meetingversion_rows__is_alone=True)),
        last_elsewhere_on=Subquery(elsewhere.order_by("-happened_on").values("happened_on")[:1]),
        has_practitioner=Exists(works),
        exception=Subquery(excused.values("reason")[:1]),
        hearing_on=Subquery(hearing.values("first")[:1]),
    )
    return annotated.order_by("opened_on", "pk")


def met_of(child: Any) -> Met:
    """Return what is known of how a child of `with_met` was met."""
    since = max(day for day in (child.opened_on, child.born_on) if day)
    return Met(
        since,
        child.last_on,
        child.last_in_person_on,
        child.last_alone_on,
        child.last_elsewhere_on,
        child.hearing_on,
    )


def counted_as(child: Any, on: date) -> Eligibility:
    """Return whether a child of `with_met` counts as one to be met on a day."""
    return eligibility(
        is_open=child.is_open,
        born_on=child.born_on,
        has_practitioner=child.has_practitioner,
        exception=child.exception,
        on=on,
    )


def _exception(row: Excused, reader: int) -> ExceptionShown:
    return ExceptionShown(
        row.pk,
        row.reason,
        row.note,
        row.from_on,
        row.to_on,
        row.asked_by.name,
        row.is_granted,
        row.asked_by_id == reader,
    )


def _shown(row: MeetingVersion) -> MeetingShown:
    return MeetingShown(
        row.meeting_id,
        row.number,
        row.seen_on,
        row.manner,
        row.is_alone,
        tuple(row.companions),
        row.place,
        row.room,
        row.childs_words,
        row.no_words_because,
        row.interpretation,
        tuple(row.explained),
        row.was_understood,
        row.met_by.name,
        row.struck_because,
    )


@reads("engagement.extract", Permission.WRITE_EXTRACT)
def meetings_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every version of every meeting that stands, as rows of the Cafcass extract by our own child_id.

    `of_on` says of what day a row is. A meeting that was struck out is not told at all.
    """
    struck = MeetingVersion.objects.filter(is_latest=True).exclude(struck_because="").values("meeting_id")
    rows = (
        MeetingVersion.objects.exclude(meeting_id__in=struck).select_related("met_by").order_by("meeting_id", "number")
    )
    return tuple(
        {
            "engagement_id": row.meeting_id,
            "child_id": row.child_id,
            "practitioner_id": row.met_by.username,
            "seen_on": row.seen_on,
            "manner": row.manner,
            "is_alone": row.is_alone,
            "childs_words": row.childs_words,
            "recorded_at": row.written_at,
            "of_on": row.seen_on,
        }
        for row in rows
    )
