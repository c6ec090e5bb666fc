"""What pages ask of duty: the rota, what came to duty about a child, and how much somebody holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Max, QuerySet

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.duty import DutyOutcome, is_late
from waypost.casework.allocation.duty_shown import (
    ChildDuty,
    DutyEntryShown,
    MatterShown,
    OnDutyShown,
    OpenMatter,
    RotaPage,
)
from waypost.casework.allocation.models import DutyEntry, DutyMatter, OnDuty
from waypost.casework.allocation.on_duty import may_be_on_duty, may_hold, teams_of
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.visible import of_visible
from waypost.foundation.clock import LONDON

_WEEK = timedelta(days=7)


@reads("allocation.rota", Permission.SEE_DUTY)
def rota(acting: Acting, child_id: str | None) -> RotaPage:
    """Return who is on duty for the team or the area today, from tomorrow on, and in the week before."""
    rows = OnDuty.objects.filter(team_id__in=teams_of(acting), on_on__gte=acting.on - _WEEK)
    lines = [_on_duty(row) for row in rows.select_related("user", "team").order_by("on_on", "team__name", "pk")]
    return RotaPage(
        acting.on,
        tuple(one for one in lines if one.on_on == acting.on),
        tuple(one for one in lines if one.on_on > acting.on),
        tuple(one for one in reversed(lines) if one.on_on < acting.on),
        tuple((user_id, name) for user_id, (_, name) in may_be_on_duty(acting).items()),
    )


@reads("allocation.child_duty", Permission.SEE_DUTY)
def child_duty(acting: Acting, child_id: str | None) -> ChildDuty:
    """Return what came to duty about a child, and what was done."""
    head = head_of(acting, child_id)
    rows = DutyMatter.objects.filter(child_id=child_id).select_related("holder", "taken_by")
    told = _matters(rows.order_by("needed_by_at", "pk"), acting)
    return ChildDuty(
        head,
        tuple(one for one in told if one.ended_at is None),
        tuple(one for one in reversed(told) if one.ended_at is not None),
        tuple(may_hold(acting, head.child_id).items()),
    )


def matter_of(told: ChildDuty, duty_matter_id: int) -> MatterShown:
    """Return duty work of a child that is open. Raises NoSuchChild for what is another child's or has ended."""
    one = next((one for one in told.open if one.duty_matter_id == duty_matter_id), None)
    if one is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return one


def on_duty_today(acting: Acting) -> tuple[str, ...]:
    """Return the names of who is on duty today, of the team or the area. One query."""
    rows = OnDuty.objects.filter(team_id__in=teams_of(acting), on_on=acting.on, struck_at=None)
    return tuple(rows.order_by("user__name", "pk").values_list("user__name", flat=True))


def is_on_duty(acting: Acting) -> bool:
    """Answer whether somebody is on duty today, for any team. One query."""
    return OnDuty.objects.filter(user_id=acting.user_id, on_on=acting.on, struck_at=None).exists()


def how_many_held(acting: Acting) -> tuple[int, int]:
    """Return how much open duty work somebody holds on children whom they may open, and how much of it is late.

    One query. A number tells of nobody.
    """
    mine = DutyMatter.objects.filter(of_visible(acting), holder_id=acting.user_id, ended_at=None)
    due = list(mine.values_list("needed_by_at", flat=True))
    return len(due), sum(is_late(one, acting.at) for one in due)


def how_many_late(acting: Acting) -> int:
    """Return how much open duty work is past its time, whoever holds it, on children whom somebody may open.

    One query. A number tells of nobody.
    """
    return DutyMatter.objects.filter(of_visible(acting), ended_at=None, needed_by_at__lt=acting.at).count()


def open_work(acting: Acting) -> tuple[OpenMatter, ...]:
    """Return the open duty work on children whom somebody may open, soonest needed first. One query."""
    rows = DutyMatter.objects.filter(of_visible(acting), ended_at=None).select_related("child", "holder")
    return tuple(
        OpenMatter(
            row.child_id,
            row.child.name,
            row.pk,
            row.kind,
            row.needed_by_at,
            row.holder.name,
            is_late(row.needed_by_at, acting.at),
        )
        for row in rows.order_by("needed_by_at", "pk")
    )


def last_done(child_ids: Collection[str]) -> dict[str, date]:
    """Return the day on which duty work was last done for some children. One query."""
    written = DutyEntry.objects.filter(child_id__in=child_ids).exclude(outcome=DutyOutcome.STRUCK.value)
    last = written.values("child_id").annotate(at=Max("written_at")).values_list("child_id", "at")
    return {child_id: at.astimezone(LONDON).date() for child_id, at in last}


def _matters(rows: QuerySet[DutyMatter], acting: Acting) -> list[MatterShown]:
    matters = list(rows)
    entries: dict[int, list[DutyEntryShown]] = defaultdict(list)
    written = DutyEntry.objects.filter(matter__in=[row.pk for row in matters])
    for entry in _in_turn(written):
        entries[entry.matter_id].append(
            DutyEntryShown(entry.outcome, entry.words, entry.held_by.name, entry.written_by.name, entry.written_at)
        )
    return [
        MatterShown(
            row.pk,
            row.kind,
            row.rang_by,
            row.said,
            row.needed,
            row.needed_by_at,
            row.holder_id,
            row.holder.name,
            row.taken_by.name,
            row.taken_at,
            row.ended_at,
            row.ended_at is None and is_late(row.needed_by_at, acting.at),
            tuple(entries[row.pk]),
        )
        for row in matters
    ]


def _in_turn(written: QuerySet[DutyEntry]) -> Iterable[DutyEntry]:
    return written.select_related("held_by", "written_by").order_by("written_at", "pk")


def _on_duty(row: OnDuty) -> OnDutyShown:
    return OnDutyShown(row.pk, row.user_id, row.user.name, row.team.name, row.on_on, row.struck_because)
