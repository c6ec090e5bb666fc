"""What pages ask of disputes: both versions of a child's disputed lines, who is frozen, and how long owners take."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.states import possible
from waypost.casework.corrections.models import Dispute, Frozen, SentHome
from waypost.casework.corrections.rules import TRANSITIONS, State, Turnaround, turnaround


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A disputed line: what the source says and what is said instead, side by side. `waits_days` for an answer."""

    dispute_id: int
    line_id: str
    happened_on: date
    source_says: str
    source: str
    says_instead: str
    said_by: str
    wrong: str
    state: str
    answer: str
    corrected_value: str
    waits_days: int
    settled_as: str
    settled_because: str
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """A child's disputed lines, newest first, and why the child's pages are shut, if they are: (id, reason)."""

    head: Head
    disputes: tuple[DisputeShown, ...]
    frozen: tuple[tuple[int, str], ...]


@reads("corrections.see", Permission.SEE_CHILD)
def child_disputes(acting: Acting, child_id: str | None) -> DisputesPage:
    """Return both versions of every disputed line of a child."""
    head = head_of(acting, child_id)
    rows = Dispute.objects.filter(child_id=child_id).select_related("line").order_by("-raised_on", "-pk")
    last = {one.dispute_id: one for one in SentHome.objects.filter(child_id=child_id).order_by("pk")}
    frozen = Frozen.objects.filter(child_id=child_id, freed_at=None).order_by("pk").values_list("pk", "reason")
    return DisputesPage(head, tuple(_shown(row, last.get(row.pk), acting.on) for row in rows), tuple(frozen))


@reads("corrections.turnaround", Permission.SEE_TEAM)
def turnaround_by_owner(acting: Acting, child_id: str | None, *, since_on: date) -> dict[str, Turnaround]:
    """Return how long each owner took with what was sent since a day, of children that this person may open."""
    rows = SentHome.objects.filter(sent_on__gte=since_on, child__in=visible_children(acting).values("pk"))
    by_owner = defaultdict(list)
    for owner, sent_on, answered_on in rows.values_list("owner", "sent_on", "answered_on").order_by("owner", "pk"):
        by_owner[owner].append((sent_on, answered_on))
    return {owner: turnaround(sendings, acting.on) for owner, sendings in by_owner.items()}


@reads("corrections.frozen", Permission.FREE_CHILD)
def frozen_children(acting: Acting, child_id: str | None) -> tuple[tuple[int, str, str, str], ...]:
    """Return (id, child, reason, other child) of everybody whose pages are shut and whom this person may open."""
    rows = Frozen.objects.filter(freed_at=None, child__in=visible_children(acting).values("pk")).order_by("pk")
    return tuple(rows.values_list("pk", "child_id", "reason", "other_child_id"))


@reads("corrections.frozen_ids", Permission.WRITE_EXTRACT)
def frozen_ids(acting: Acting, child_id: str | None) -> frozenset[str]:
    """Return every child whose pages are shut: nothing of them leaves for the record."""
    return frozenset(Frozen.objects.filter(freed_at=None).values_list("child_id", flat=True))


def is_frozen(child_id: str) -> bool:
    """Answer whether a child's pages are shut because the record may be of somebody else."""
    return Child.objects.filter(pk=child_id, frozen_rows__freed_at=None, frozen_rows__isnull=False).exists()


def _shown(row: Dispute, last: SentHome | None, on: date) -> DisputeShown:
    return DisputeShown(
        row.pk,
        row.line.line_id,
        row.line.happened_on,
        row.line.sentence,
        row.line.source,
        row.says_instead,
        row.said_by,
        row.wrong,
        row.state,
        last.answer if last else "",
        last.corrected_value if last else "",
        (on - last.sent_on).days if last and last.answered_on is None else 0,
        row.settled_as,
        row.settled_because,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
