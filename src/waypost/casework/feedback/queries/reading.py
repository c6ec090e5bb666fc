"""What a named reader reads, what worries somebody and waits for whoever works for the child, and the alarm."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from waypost.casework.access.acting import Acting, NothingThere, reads
from waypost.casework.access.models import Appointment, Conflict, Restriction
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.visibility import holds_on, visible
from waypost.casework.children.models import Child
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.feedback.models import FreeText, NamedReader
from waypost.casework.feedback.queries.readable import is_named, named_now, readable
from waypost.casework.feedback.rules import Reading
from waypost.casework.feedback.shown import Desk, ReaderNow, WordsRow
from waypost.casework.feedback.terms import working_days_late

_SHOWN = 200
_NOBODY = 0
"""No person has this number."""


@reads("feedback.desk", Permission.READ_WORDS)
def desk(acting: Acting, child_id: str | None) -> Desk:
    """Return what waits to be read and who reads. Words themselves are on the page of each, for named readers alone."""
    me = is_named(acting)
    waiting = FreeText.objects.filter(state=Reading.WAITING)
    rows = readable(acting).filter(state=Reading.WAITING).order_by("due_on", "pk")[:_SHOWN] if me else ()
    worried = FreeText.objects.filter(state=Reading.WORRYING, settle_by_on__lt=acting.on)
    return Desk(
        me,
        tuple(_row(row, acting, {}, with_words=False) for row in rows),
        tuple(ReaderNow(one.pk, one.user_id, one.user.name, one.from_on, one.to_on, one.user_id == acting.user_id)
              for one in named_now(acting)),
        _may_be_named(acting),
        waiting.count(),
        waiting.filter(due_on__lt=acting.on).count(),
        waiting.exclude(Exists(_can_be_read(acting.on))).count(),
        worried.count(),
    )  # fmt: skip


@reads("feedback.words", Permission.READ_WORDS)
def some_words(acting: Acting, child_id: str | None, *, text_id: str) -> WordsRow:
    """Return one text whole, to a named reader. Raises NothingThere, for another's as for one that is not there."""
    if is_named(acting):
        row = readable(acting).filter(text_id=text_id).select_related("read_by").first()
        if row is not None:
            return _row(row, acting, _names(acting, [row]), with_words=True)
    raise NothingThere("there is nothing here to read.", do="Look at the list again.")


@reads("feedback.worries", Permission.SETTLE_WORRY)
def worries(acting: Acting, child_id: str | None) -> tuple[WordsRow, ...]:
    """Return what worried a reader and is not settled: of children that this person may open; of none, a reader's."""
    whose = Q(child__in=visible_children(acting).values("pk"))
    if is_named(acting):
        whose |= Q(child=None)
    rows = list(FreeText.objects.filter(whose, state=Reading.WORRYING).order_by("settle_by_on", "pk")[:_SHOWN])
    names = _names(acting, rows)
    return tuple(_row(row, acting, names, with_words=True) for row in rows)


@reads("feedback.worry", Permission.SETTLE_WORRY)
def a_worry(acting: Acting, child_id: str | None, *, text_id: str) -> tuple[Head | None, WordsRow]:
    """Return a worry of a child that this person may open, or of no child to a reader. Raises NothingThere."""
    head = head_of(acting, child_id) if child_id is not None else None
    rows = FreeText.objects.filter(text_id=text_id, child_id=child_id, state__in=(Reading.WORRYING, Reading.SETTLED))
    row = rows.first() if child_id is not None or is_named(acting) else None
    if row is None:
        raise NothingThere("there is nothing here to read.", do="Look at the list again.")
    return head, _row(row, acting, _names(acting, [row]), with_words=True)


def _can_be_read(on: date) -> QuerySet[NamedReader]:
    """Return the named readers who may read a text: not about them, and not of a child shut to them."""
    child, me = OuterRef(OuterRef("child_id")), OuterRef("user_id")
    conflict = Exists(Conflict.objects.filter(holds_on(on), user_id=me, child_id=child))
    shut = Exists(Restriction.objects.filter(holds_on(on), child_id=child).exclude(allowed=me))
    about = Q(user_id=Coalesce(OuterRef("complaint__about_user_id"), _NOBODY))
    return NamedReader.objects.filter(~about, ~conflict, ~shut, holds_on(on))


def _may_be_named(acting: Acting) -> tuple[tuple[int, str], ...]:
    roles = [role.value for role in HOLDERS[Permission.READ_WORDS]]
    posts = Appointment.objects.filter(holds_on(acting.on), role__in=roles)
    if acting.service_area:
        posts = posts.filter(Q(team__service_area=acting.service_area) | Q(user_id=acting.user_id))
    return tuple(posts.order_by("user__name", "user_id").values_list("user_id", "user__name").distinct()[:_SHOWN])


def _names(acting: Acting, rows: list[FreeText]) -> dict[str, str]:
    """Return the names of those children of whom this person may open the record."""
    ids = [row.child_id for row in rows if row.child_id]
    may_open = visible(acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at)
    return {child.pk: child.name for child in Child.objects.filter(may_open, pk__in=ids)}


def _row(row: FreeText, acting: Acting, names: dict[str, str], *, with_words: bool) -> WordsRow:
    came = "complaint" if row.complaint_id else "survey" if row.response_id else "feedback"
    due_on = row.settle_by_on if row.state == Reading.WORRYING and row.settle_by_on else row.due_on
    is_open = row.state in (Reading.WAITING, Reading.WORRYING)
    child_id = row.child_id if row.child_id in names else ""
    return WordsRow(
        row.text_id, came, row.made_by, row.arrived_at, row.due_on,
        working_days_late(due_on, acting.on) if is_open else 0, row.state, row.words if with_words else "",
        row.read_by.name if with_words and row.read_by else "", child_id or "", names.get(row.child_id or "", ""),
        row.urgency, row.worry if with_words else "", row.settle_by_on, row.settled_how,
        row.settled_because if with_words else "",
    )  # fmt: skip
