"""One child, tab by tab. Each is a sensitive reading: one audit event, and the same answer for none and forbidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import F, Q

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.disputed import disputed_lines
from waypost.casework.children.models import (
    AccountTold,
    BackgroundReview,
    ChronologyLine,
    ClosingItem,
    Contact,
    CourtOrder,
    DelayReason,
    FamilyMember,
    Plan,
    Proceedings,
    RecordedNeed,
    Step,
    WhatMatters,
)
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import (
    AccountPage,
    Case,
    CasesPage,
    ChildNow,
    ChronologyPage,
    ContactShown,
    DueStep,
    FamilyPage,
    Head,
    Line,
    PlanPage,
    Relation,
)
from waypost.casework.children.queries.sources import hearing_to_come, sources_open_to
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.queries.weeks import Told, weeks_for, with_lines
from waypost.casework.children.rules import BACKGROUND, CLOSING_ITEMS, may_see_contact

LINES_A_PAGE = 50


@reads("children.now", Permission.SEE_CHILD)
def child_now(acting: Acting, child_id: str | None) -> ChildNow:
    """Return what is next for a child, what is due or late, and what must be recorded and is not."""
    head = head_of(acting, child_id)
    account = AccountTold.objects.filter(child_id=child_id).only("standing").first()
    matters = WhatMatters.objects.filter(child_id=child_id).order_by("kind", "pk")
    return ChildNow(
        head,
        _steps(acting, child_id),
        _missing(head),
        account.standing if account else "",
        tuple(matters.values_list("kind", "words", "is_own_words")),
    )


@reads("children.account", Permission.SEE_CHILD)
def child_account(acting: Acting, child_id: str | None) -> AccountPage:
    """Return the account week by week, as the record of journeys told it."""
    head = head_of(acting, child_id)
    told = AccountTold.objects.filter(child_id=child_id).first()
    if told is None:
        return AccountPage(head, None, (), (), "")
    sources = sources_open_to(acting, child_id)
    weeks = with_lines(weeks_for(told.weeks, sources), _lines_told(child_id, sources), disputed_lines(child_id))
    return AccountPage(head, told.told_on, weeks, tuple(told.next_steps), told.standing)


@reads("children.chronology", Permission.SEE_CHILD)
def child_chronology(acting: Acting, child_id: str | None, *, page: int = 1, agency: str = "") -> ChronologyPage:
    """Return the chronology newest first, a page at a time; of one agency, where one is named."""
    head = head_of(acting, child_id)
    every = ChronologyLine.objects.filter(child_id=child_id, agency__in=sources_open_to(acting, child_id))
    agencies = tuple(every.order_by("agency").values_list("agency", flat=True).distinct())
    chosen = every.filter(agency=agency) if agency else every
    pages = max(1, -(-chosen.count() // LINES_A_PAGE))
    page = min(max(1, page), pages)
    rows = chosen.order_by("-happened_on", "-pk")[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    disputed = disputed_lines(child_id)
    return ChronologyPage(head, tuple(_line(row, disputed) for row in rows), page, pages, agencies)


@reads("children.family", Permission.SEE_CHILD)
def child_family(acting: Acting, child_id: str | None) -> FamilyPage:
    """Return the family and where they can be reached. Confidential contacts only to those whom the rules allow."""
    head = head_of(acting, child_id)
    by_member = defaultdict(list)
    rows = Contact.objects.filter(child_id=child_id).prefetch_related("may_be_told_to")
    for contact in rows.order_by("kind", F("until_on").desc(nulls_first=True), "pk"):
        by_member[contact.member_id].append(_contact(contact, acting))
    members = FamilyMember.objects.filter(child_id=child_id).order_by("party", "pk")
    siblings = (
        visible_children(acting)
        .filter(proceedings__children=child_id)
        .exclude(pk=child_id)
        .distinct()
        .order_by("born_on", "pk")
    )
    return FamilyPage(
        head,
        tuple(
            Relation(
                one.pk,
                one.name,
                one.relationship,
                one.party,
                one.is_represented,
                one.has_parental_responsibility,
                one.version,
                tuple(by_member[one.pk]),
            )
            for one in members
        ),
        tuple(by_member[None]),
        tuple((sibling.pk, sibling.name) for sibling in siblings),
    )


@reads("children.cases", Permission.SEE_CHILD)
def child_cases(acting: Acting, child_id: str | None) -> CasesPage:
    """Return proceedings newest first with their orders, and how far the background is reviewed."""
    head = head_of(acting, child_id)
    orders = defaultdict(list)
    for order in CourtOrder.objects.filter(child_id=child_id).order_by("made_on", "pk"):
        orders[order.proceedings_id].append((order.kind, order.made_on, order.received_on, order.is_final))
    cases = Proceedings.objects.filter(children=child_id).order_by("-issued_on", "pk")
    done = {row.subject: row for row in BackgroundReview.objects.filter(child_id=child_id)}
    return CasesPage(
        head,
        tuple(_case(case, tuple(orders[case.pk]), hearing_to_come(case, acting)) for case in cases),
        tuple(
            (one, done[one].state, done[one].on) if one in done else (one, "not_started", None) for one in BACKGROUND
        ),
    )


@reads("children.plan", Permission.SEE_CHILD)
def child_plan(acting: Acting, child_id: str | None) -> PlanPage:
    """Return the plan that stands, needs, and the list before closing."""
    head = head_of(acting, child_id)
    plan = Plan.objects.filter(child_id=child_id).order_by("-number").first()
    needs = RecordedNeed.objects.filter(child_id=child_id, ended_on=None).order_by("recorded_on", "pk")
    items = {row.item: row for row in ClosingItem.objects.filter(child_id=child_id)}
    closing = tuple(
        (item, items[item].done_on, items[item].not_needed_because) if item in items else (item, None, "")
        for item in CLOSING_ITEMS
    )
    told = tuple(needs.values_list("need", "recorded_on"))
    if plan is None:
        return PlanPage(head, 0, {}, None, None, 0, told, closing)
    return PlanPage(head, plan.number, plan.words, plan.written_on, plan.reviewed_on, plan.number - 1, told, closing)


def _steps(acting: Acting, child_id: str | None) -> tuple[DueStep, ...]:
    reasons = defaultdict(list)
    for step_id, reason in DelayReason.objects.filter(child_id=child_id, step__isnull=False).values_list(
        "step_id", "reason"
    ):
        reasons[step_id].append(reason)
    rows = Step.objects.filter(Q(due_on__isnull=False) | Q(is_done=True), child_id=child_id)
    return tuple(
        DueStep(
            row.pk,
            row.step,
            row.timetable,
            row.whose,
            row.due_on,
            row.done_on,
            max(0, (acting.on - row.due_on).days) if row.due_on and not row.is_done else 0,
            row.how_sure,
            row.source,
            tuple(reasons[row.pk]),
        )
        for row in rows.order_by("is_done", "due_on", "pk")
    )


def _contact(row: Contact, acting: Acting) -> ContactShown:
    known = sorted((one.pk, one.name) for one in row.may_be_told_to.all())
    return ContactShown(
        row.pk,
        row.kind,
        row.value if may_see_contact(acting.role.value, row.is_confidential) else None,
        row.is_confidential,
        tuple(known),
        row.until_on,
        row.version,
    )


def _missing(head: Head) -> tuple[str, ...]:
    return () if head.has_need_recorded else ("need",)


def _lines_told(child_id: str | None, sources: Collection[str]) -> Iterator[tuple[Told, str, str]]:
    """Give what an account's line is known by, the line's identifier and the source that tells it."""
    lines = ChronologyLine.objects.filter(child_id=child_id, is_standing=True, agency__in=sources).order_by("pk")
    for on, title, kind, line_id, source in lines.values_list("happened_on", "title", "kind", "line_id", "source"):
        yield (on.isoformat(), title, kind), line_id, source


def _line(row: ChronologyLine, disputed: Collection[str]) -> Line:
    return Line(
        row.line_id,
        row.happened_on,
        row.learnt_on,
        row.agency,
        row.source,
        row.kind,
        row.title,
        row.sentence,
        row.doubt,
        row.is_standing,
        row.line_id in disputed,
    )


def _case(case: Proceedings, orders: tuple[tuple[str, date, date | None, bool], ...], heard_on: date | None) -> Case:
    return Case(
        case.pk,
        case.law,
        case.kind,
        case.programme,
        case.court,
        case.issued_on,
        case.received_on,
        case.ended_on,
        heard_on,
        case.next_hearing_kind if heard_on else "",
        case.has_domestic_abuse,
        orders,
    )
