"""My work, my children, search: lists that begin from the children that somebody may open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import F, Min, Q, QuerySet

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import Child
from waypost.casework.children.queries.rows import OURS, rows_of
from waypost.casework.children.queries.shown import ChildRow, ListPage, MyWork
from waypost.casework.children.queries.sources import laws_with_court
from waypost.casework.children.queries.visible import Own, own_children, visible_children, with_marks
from waypost.casework.children.sounds import sound_of

A_PAGE = 25
_SHOWN = 10
_SOON = timedelta(days=7)
_HEARINGS = timedelta(days=14)
_ORDERS = {"due": ("due", "opened_on"), "name": ("family_name", "given_names"), "longest": ("opened_on", "pk")}


@reads("children.my_work", Permission.SEE_CHILD)
def my_work(acting: Acting, child_id: str | None, *, own: Own | None = None) -> MyWork:
    """Return what is to be done next by this person: what is late first, then what is due, hearings, gaps.

    A caseload is one query, put in groups here: nobody holds so many children that each group should ask again. `own`
    is the caseload where a page has asked for it already.
    """
    if own is None or own.acting != acting:
        own = own_children(acting)
    within = Q(
        proceedings__next_hearing_on__range=(acting.on, acting.on + _HEARINGS),
        proceedings__law__in=laws_with_court(acting),
    )
    mine = _with_due(with_marks(Child.objects.filter(pk__in=own.child_ids, is_open=True), acting.on))
    every = list(mine.annotate(heard_on=Min("proceedings__next_hearing_on", filter=within)).order_by("pk"))
    dated = [child for child in every if child.due is not None]
    found = {
        "late": sorted((child for child in dated if child.due < acting.on), key=lambda child: child.due),
        "soon": sorted((c for c in dated if acting.on <= c.due <= acting.on + _SOON), key=lambda child: child.due),
        "hearings": sorted((child for child in every if child.heard_on), key=lambda child: child.heard_on),
        "without_need": sorted((child for child in every if not child.has_need), key=lambda child: child.opened_on),
    }
    shown = [group[:_SHOWN] for group in found.values()]
    told = rows_of(list({child.pk: child for group in shown for child in group}.values()), acting)
    by_id = {row.child_id: row for row in told}
    late, soon, hearings, without_need = (tuple(by_id[child.pk] for child in group) for group in shown)
    first = next((row for group in (late, soon, hearings, without_need) for row in group), None)
    counts = {name: len(group) for name, group in found.items()}
    return MyWork(first, late, soon, hearings, without_need, {**counts, "all": len(every)})


@reads("children.list", Permission.SEE_CHILD)
def children_list(
    acting: Acting, child_id: str | None, *, is_mine: bool, page: int = 1, order: str = "due", law: str = ""
) -> ListPage:
    """Return children that this person may open, a page at a time: their own, or all. `order`: due, name, longest."""
    return _page(acting, _ordered(acting, is_mine, order, law), page)


@reads("children.caseload", Permission.SEE_CHILD)
def caseload(
    acting: Acting, child_id: str | None, *, order: str = "due", law: str = ""
) -> Outcome[tuple[ChildRow, ...]]:
    """Return the acting person's own children whole, as a file of them needs: the audit hears how many they were."""
    rows = rows_of(list(_ordered(acting, True, order, law)), acting)
    return Outcome(tuple(rows), {"children": len(rows)})


@reads("children.search", Permission.SEARCH_CHILDREN)
def search(acting: Acting, child_id: str | None, *, words: str, page: int = 1) -> ListPage:
    """Return children whose reference, name or former name is like `words`, or sounds like its last word.

    Only children that this person may open are looked through: a search tells nothing of anybody else.
    """
    words = " ".join(words.split())
    if not words:
        return ListPage((), 1, 1, 0)
    last = words.split()[-1]
    sound = sound_of(last)
    alike = (
        Q(pk__iexact=words)
        | Q(family_reference__iexact=words)
        | Q(family_name__istartswith=last)
        | Q(given_names__istartswith=words.split()[0])
        | Q(formername_rows__name__icontains=words)
    )
    if sound:
        alike |= Q(formername_rows__sound=sound)
    return _page(
        acting, visible_children(acting).filter(alike).distinct().order_by("family_name", "given_names", "pk"), page
    )


def _ordered(acting: Acting, is_mine: bool, order: str, law: str) -> QuerySet[Any]:
    every = visible_children(acting, is_own=is_mine).filter(is_open=True)
    if law:
        every = every.filter(proceedings__law=law).distinct()
    keys = _ORDERS.get(order, _ORDERS["due"])
    return _with_due(every).order_by(*(F(key).asc(nulls_last=True) for key in keys), "pk")


def _with_due(children: QuerySet[Any]) -> QuerySet[Any]:
    due = Min("step_rows__due_on", filter=Q(step_rows__is_done=False, step_rows__whose__in=OURS))
    with_due: QuerySet[Any] = children.annotate(due=due)
    return with_due


def _page(acting: Acting, children: QuerySet[Any], page: int) -> ListPage:
    count = children.count()
    pages = max(1, -(-count // A_PAGE))
    page = min(max(1, page), pages)
    rows = rows_of(list(children[(page - 1) * A_PAGE : page * A_PAGE]), acting)
    return ListPage(tuple(rows), page, pages, count)
