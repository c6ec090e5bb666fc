"""What pages ask of disputes: a line to be disputed, both versions of those that are, whose turn it is, who is frozen.

A line of a source that the reader may not see is not shown here either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child, ChronologyLine
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.sources import sources_of_each, sources_open_to
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.states import possible
from waypost.casework.corrections.models import Dispute, Frozen, SentHome
from waypost.casework.corrections.rules import OPEN, TRANSITIONS, State, Turnaround, turnaround
from waypost.casework.corrections.words import answer_days

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A disputed line: what the source says and what is said instead, side by side. `waits_days` for an answer.

    `owner` is whom it was sent to last, before that the source that tells the line; `is_late`: the owner has had it for
    longer than the limit; `is_mine`: this reader raised it, and so does not settle it.
    """

    dispute_id: int
    child_id: str
    child_name: str
    line_id: str
    title: str
    happened_on: date
    source_says: str
    source: str
    says_instead: str
    said_by: str
    wrong: str
    state: str
    owner: str
    answer: str
    corrected_value: str
    raised_on: date
    waits_days: int
    is_late: bool
    settled_as: str
    settled_because: str
    settled_on: date | None
    is_mine: bool
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """A child's disputed lines, newest first, and why the child's pages are shut, if they are: (id, reason)."""

    head: Head
    disputes: tuple[DisputeShown, ...]
    frozen: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class LineToDispute:
    """A line as its source tells it, before somebody says that it is wrong. `disputes`: how many say so already."""

    head: Head
    line_id: str
    happened_on: date
    title: str
    sentence: str
    source: str
    disputes: int


@reads("corrections.see", Permission.SEE_CHILD)
def child_disputes(acting: Acting, child_id: str | None) -> DisputesPage:
    """Return both versions of every disputed line of a child that this person may see."""
    head = head_of(acting, child_id)
    rows = Dispute.objects.filter(child_id=child_id, line__agency__in=sources_open_to(acting, child_id))
    frozen = Frozen.objects.filter(child_id=child_id, freed_at=None).order_by("pk").values_list("pk", "reason")
    newest = rows.select_related("line", "child").order_by("-raised_on", "-pk")
    return DisputesPage(head, _with_answers(acting, newest), tuple(frozen))


@reads("corrections.line", Permission.DISPUTE_LINE)
def line_to_dispute(acting: Acting, child_id: str | None, *, line_id: str) -> LineToDispute:
    """Return a line of this child. Raises NoSuchChild for another's, or one of a source that is closed to the role."""
    head = head_of(acting, child_id)
    seen = ChronologyLine.objects.filter(child_id=child_id, agency__in=sources_open_to(acting, child_id))
    line = seen.filter(line_id=line_id).first()
    if line is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    said = Dispute.objects.filter(line=line, state__in=OPEN).count()
    return LineToDispute(head, line.line_id, line.happened_on, line.title, line.sentence, line.source, said)


@reads("corrections.waiting", Permission.DISPUTE_LINE)
def disputes_waiting(acting: Acting, child_id: str | None, *, owner: str = "") -> tuple[DisputeShown, ...]:
    """Return disputes that nobody has settled, of children and sources open to this person, oldest first.

    `owner`: those alone whose line is of this source, or that were sent to this owner.
    """
    rows = Dispute.objects.filter(state__in=OPEN, child__in=visible_children(acting).values("pk"))
    oldest = list(rows.select_related("line", "child").order_by("raised_on", "pk")[:_SHOWN])
    open_to = sources_of_each(acting, {row.child_id for row in oldest})
    seen = [row for row in oldest if row.line.agency in open_to.get(row.child_id, ())]
    told = _with_answers(acting, seen)
    return tuple(one for one in told if not owner or one.owner == owner)


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


def _with_answers(acting: Acting, rows: Iterable[Dispute]) -> tuple[DisputeShown, ...]:
    every = list(rows)
    sendings = SentHome.objects.filter(dispute__in=[row.pk for row in every]).order_by("pk")
    last = {one.dispute_id: one for one in sendings}
    return tuple(_shown(row, last.get(row.pk), acting) for row in every)


def _shown(row: Dispute, last: SentHome | None, acting: Acting) -> DisputeShown:
    waits = (acting.on - last.sent_on).days if last and last.answered_on is None else 0
    return DisputeShown(
        dispute_id=row.pk,
        child_id=row.child_id,
        child_name=row.child.name,
        line_id=row.line.line_id,
        title=row.line.title,
        happened_on=row.line.happened_on,
        source_says=row.line.sentence,
        source=row.line.source,
        says_instead=row.says_instead,
        said_by=row.said_by,
        wrong=row.wrong,
        state=row.state,
        owner=last.owner if last else row.line.agency,
        answer=last.answer if last else "",
        corrected_value=last.corrected_value if last else "",
        raised_on=row.raised_on,
        waits_days=waits,
        is_late=waits > answer_days(),
        settled_as=row.settled_as,
        settled_because=row.settled_because,
        settled_on=row.settled_on,
        is_mine=row.raised_by_id == acting.user_id,
        version=row.version,
        acts=tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
