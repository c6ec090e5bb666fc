"""What pages ask of reports: one child's, one to read or write, those due, and those that wait for a check."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.models import BackgroundReview, ChronologyLine, Proceedings
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.sources import sources_open_to
from waypost.casework.children.queries.visible import Own, of_visible
from waypost.casework.children.states import possible
from waypost.casework.reports.models import CourtRequest, Edition, Report
from waypost.casework.reports.rules import TRANSITIONS, State, Written, days_late, missing, next_step
from waypost.casework.reports.words import kind_named, kind_of, title_of

_OPEN = (State.ORDERED, State.WRITING, State.WITH_CHECKER, State.CHECKED, State.WITH_AUTHORITY)
_SHOWN = 200
_ORDERED = "report_ordered"
"""The kind of event that tells of an order for a report (vocabulary.events)."""


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A report and where it stands. `acts` are what may be done with it now; `days_late` counts to its filing."""

    report_id: str
    child_id: str
    child_name: str
    case_id: str
    kind: str
    title: str
    author: str
    state: str
    ordered_on: date
    due_on: date | None
    first_due_on: date | None
    filed_on: date | None
    days_late: int
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the court was asked about a report, and its answer."""

    report_id: str
    is_transfer: bool
    reason: str
    asked_on: date
    until_on: date | None
    is_granted: bool | None
    new_due_on: date | None


@dataclass(frozen=True, slots=True)
class OrderTold:
    """An order for a report that a source tells and nobody has recorded yet. `kind` is empty where none is named."""

    ordered_on: date
    sentence: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """A child's reports, newest order first, what the court was asked, and the cases: (case, kind of proceedings).

    `arrived`: orders that the record tells, newest first, and that no report here stands for.
    """

    head: Head
    reports: tuple[ReportShown, ...]
    asked: tuple[Asked, ...]
    cases: tuple[tuple[str, str], ...]
    arrived: tuple[OrderTold, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition: what stands in it, who checked it and when it was filed.

    `is_child_withheld`: the child said something, and this reader may not read it.
    """

    number: int
    because: str
    because_words: str
    written: Written
    writers: tuple[str, ...]
    handed_in_on: date | None
    checked_by: str
    checked_on: date | None
    check_note: str
    filed_on: date | None
    is_child_withheld: bool = False


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with its editions, newest first, its sections in order, and what is missing in the newest.

    `next_step` is what is to be done now; `wrote_it`: this reader wrote in it, and so does not check it; `asked`: what
    the court was asked about it, newest first.
    """

    head: Head
    report: ReportShown
    sections: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...]
    editions: tuple[EditionShown, ...]
    background: Mapping[str, str]
    next_step: str
    wrote_it: bool
    asked: tuple[Asked, ...]


@reads("reports.see", Permission.SEE_REPORTS)
def child_reports(acting: Acting, child_id: str | None) -> ReportsPage:
    """Return a child's reports."""
    head = head_of(acting, child_id)
    rows = Report.objects.filter(child_id=child_id).select_related("child").order_by("-ordered_on", "-pk")
    asked = _asked(CourtRequest.objects.filter(child_id=child_id))
    cases = Proceedings.objects.filter(children=child_id).order_by("-issued_on", "pk").values_list("pk", "kind")
    told = tuple(_shown(row, acting.on) for row in rows)
    return ReportsPage(head, told, asked, tuple(cases), _arrived(acting, child_id, {row.ordered_on for row in told}))


@reads("reports.read", Permission.SEE_REPORTS)
def a_report(acting: Acting, child_id: str | None, *, report_id: str) -> ReportPage:
    """Return a report of this child. Raises NoSuchChild for another's."""
    head = head_of(acting, child_id)
    row = Report.objects.filter(child_id=child_id, report_id=report_id).select_related("child").first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    editions = list(row.editions.select_related("checked_by").prefetch_related("writers").order_by("-number"))
    told = tuple(_edition(one) for one in editions)
    hears = may(acting.role, Permission.SEE_MEETINGS)
    background = dict(BackgroundReview.objects.filter(child_id=child_id).values_list("subject", "state"))
    settled = {one for one, state in background.items() if state in ("reviewed", "nothing_known")}
    of = kind_of(row.kind)
    lacks = missing(row.kind, told[0].written, settled) if told else ()
    step = next_step(State(row.state), row.kind, lacks, told[0].written if told else None)
    wrote_it = bool(editions) and any(one.pk == acting.user_id for one in editions[0].writers.all())
    return ReportPage(
        head,
        _shown(row, acting.on),
        of.sections,
        of.sources,
        lacks,
        told if hears else tuple(map(_unquoted, told)),
        background,
        step.value,
        wrote_it,
        _asked(row.requests.all()),
    )


@reads("reports.due", Permission.SEE_REPORTS)
def reports_due(acting: Acting, child_id: str | None, *, is_mine: bool) -> tuple[ReportShown, ...]:
    """Return open reports of children that this person may open, what is due first at the top; no day: last."""
    return _listed(acting, Report.objects.filter(state__in=_OPEN), is_mine=is_mine)


@reads("reports.to_check", Permission.CHECK_REPORT)
def reports_to_check(acting: Acting, child_id: str | None) -> tuple[ReportShown, ...]:
    """Return reports that wait for a manager's check and that this person did not write in."""
    mine = Edition.objects.filter(filed_on=None, writers=acting.user_id).values("report")
    waiting = Report.objects.filter(state=State.WITH_CHECKER).exclude(pk__in=mine)
    return _listed(acting, waiting, is_mine=False)


def how_many_due(own: Own, *, until_on: date) -> int:
    """Return how many reports of somebody's own children are late, or due until a day. A number tells of nobody."""
    return Report.objects.filter(child_id__in=own.child_ids, state__in=_OPEN, due_on__lte=until_on).count()


def how_many_to_check(acting: Acting) -> int:
    """Return how many reports wait for a manager's check, of children whom this person may open; their own left out."""
    if not may(acting.role, Permission.CHECK_REPORT):
        return 0
    mine = Edition.objects.filter(filed_on=None, writers=acting.user_id).values("report")
    waiting = Report.objects.filter(of_visible(acting), state=State.WITH_CHECKER)
    return waiting.exclude(pk__in=mine).count()


def _listed(acting: Acting, reports: QuerySet[Report], *, is_mine: bool) -> tuple[ReportShown, ...]:
    rows = reports.filter(of_visible(acting, is_own=is_mine)).select_related("child")
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "ordered_on", "pk")
    return tuple(_shown(row, acting.on) for row in ordered[:_SHOWN])


def _arrived(acting: Acting, child_id: str | None, recorded: Collection[date]) -> tuple[OrderTold, ...]:
    """Return orders for a report that sources open to this person tell, of days on which none is recorded."""
    lines = ChronologyLine.objects.filter(
        child_id=child_id, kind=_ORDERED, is_standing=True, agency__in=sources_open_to(acting, child_id)
    ).exclude(happened_on__in=recorded)
    newest = lines.order_by("-happened_on", "-pk")[:_SHOWN]
    return tuple(
        OrderTold(row.happened_on, row.sentence, row.source, kind_named(f"{row.title} {row.sentence}"))
        for row in newest
    )


def _asked(requests: QuerySet[CourtRequest]) -> tuple[Asked, ...]:
    told = requests.order_by("-asked_on", "-pk").values_list(
        "report__report_id", "is_transfer", "reason", "asked_on", "until_on", "is_granted", "new_due_on"
    )
    return tuple(Asked(*one) for one in told)


def _shown(row: Report, on: date) -> ReportShown:
    return ReportShown(
        row.report_id,
        row.child_id,
        row.child.name,
        row.proceedings_id,
        row.kind,
        title_of(row.kind),
        row.author,
        row.state,
        row.ordered_on,
        row.due_on,
        row.first_due_on,
        row.filed_on,
        days_late(row.due_on, row.filed_on, on) if row.state != State.WITHDRAWN else 0,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )


def _unquoted(one: EditionShown) -> EditionShown:
    """Return an edition without what the child said: it is for those who may read of meetings with the child."""
    written = replace(one.written, childs_words="", childs_response="")
    return replace(
        one, written=written, is_child_withheld=bool(one.written.childs_words or one.written.childs_response)
    )


def _edition(row: Any) -> EditionShown:
    return EditionShown(
        row.number,
        row.because,
        row.because_words,
        Written(
            row.sections,
            row.sources,
            row.childs_words,
            row.no_words_because,
            row.childs_response,
            row.no_response_because,
        ),
        tuple(one.name for one in row.writers.all()),
        row.handed_in_on,
        row.checked_by.name if row.checked_by else "",
        row.checked_on,
        row.check_note,
        row.filed_on,
    )
