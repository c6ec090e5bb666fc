"""What pages ask of advice: one child's, what is still to be set beside an order, how often courts followed; talks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.advice.models import Advice, PlanTalk
from waypost.casework.advice.rules import TRANSITIONS, Influence, State, influence, suggested
from waypost.casework.advice.words import title_of
from waypost.casework.children.models import CourtOrder, Proceedings
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import Own, of_visible
from waypost.casework.children.states import possible

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """A piece of advice. `suggested` is where a comparison begins; `acts` are what may be done with it now.

    `title` is what the recommended order is called; `is_decided`: the court has made a final order since.
    """

    advice_id: str
    case_id: str
    issue: str
    recommendation: str
    title: str
    reasons: str
    state: str
    shared_on: date | None
    not_shared_because: str
    childs_response: str
    filed_on: date | None
    suggested: str
    is_decided: bool
    followed: str
    court_reason: str
    court_words: str
    version: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkShown:
    """A talk with the social worker about the care plan and the timetable, and by whom it was written down."""

    talk_id: str
    case_id: str
    talked_on: date
    is_timetable_agreed: bool
    is_care_plan_agreed: bool
    by: str
    struck_because: str


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """A child's advice, newest first; the final orders it can be set beside: (id, case, kind, made on); the cases.

    `cases` are (case, kind of proceedings), newest first: what advice can be given in. `public_law_cases` are those of
    them in which the authority has a plan to talk about; `talks`, newest first.
    """

    head: Head
    advice: tuple[AdviceShown, ...]
    orders: tuple[tuple[int, str, str, date], ...]
    cases: tuple[tuple[str, str], ...]
    public_law_cases: tuple[str, ...] = ()
    talks: tuple[TalkShown, ...] = ()


@dataclass(frozen=True, slots=True)
class ToCompare:
    """Filed advice of a child for whom the court has decided since."""

    child_id: str
    child_name: str
    advice_id: str
    issue: str
    filed_on: date | None


@reads("advice.see", Permission.SEE_ADVICE)
def child_advice(acting: Acting, child_id: str | None) -> AdvicePage:
    """Return a child's advice and what the court ordered."""
    head = head_of(acting, child_id)
    final = CourtOrder.objects.filter(child_id=child_id, is_final=True).order_by("-made_on", "pk")
    orders = tuple(final.values_list("pk", "proceedings_id", "kind", "made_on"))
    rows = Advice.objects.filter(child_id=child_id).order_by("-changed_at", "-pk")
    cases = Proceedings.objects.filter(children=child_id).order_by("-issued_on", "pk").values_list("pk", "kind", "law")
    talks = PlanTalk.objects.filter(child_id=child_id).select_related("written_by").order_by("-talked_on", "-pk")
    return AdvicePage(
        head,
        tuple(_shown(row, orders) for row in rows),
        orders,
        tuple((case_id, kind) for case_id, kind, _ in cases),
        tuple(case_id for case_id, _, law in cases if law == "public"),
        tuple(_talk(row) for row in talks),
    )


@reads("advice.to_compare", Permission.SEE_ADVICE)
def advice_to_compare(acting: Acting, child_id: str | None, *, is_mine: bool) -> tuple[ToCompare, ...]:
    """Return filed advice that a final order has met since and nobody has compared, oldest first."""
    rows = _met_by_an_order().filter(of_visible(acting, is_own=is_mine)).select_related("child")
    return tuple(
        ToCompare(row.child_id, row.child.name, row.advice_id, row.issue, row.filed_on)
        for row in rows.order_by("filed_on", "pk")[:_SHOWN]
    )


def how_many_to_compare(own: Own) -> int:
    """Return how much advice of somebody's own children a final order has met, and nobody has compared."""
    return _met_by_an_order().filter(child_id__in=own.child_ids).count()


def _met_by_an_order() -> QuerySet[Advice]:
    decided = CourtOrder.objects.filter(
        child=OuterRef("child"),
        proceedings=OuterRef("proceedings"),
        is_final=True,
        made_on__gte=OuterRef("filed_on"),
    )
    return Advice.objects.filter(Exists(decided), state=State.FILED)


@reads("advice.influence", Permission.SEE_INFLUENCE)
def influence_of_advice(acting: Acting, child_id: str | None, *, since_on: date) -> tuple[Influence, ...]:
    """Return how often courts followed, by issue, apart for domestic abuse, of children whom this person may open."""
    rows = Advice.objects.filter(of_visible(acting), state=State.COMPARED, compared_on__gte=since_on)
    return influence(rows.values_list("issue", "proceedings__has_domestic_abuse", "followed"))


@reads("advice.filed_since", Permission.FREE_CHILD)
def advice_filed_since(acting: Acting, child_id: str | None, *, since_on: date) -> tuple[tuple[str, str, date], ...]:
    """Return (number, issue, day) of all advice that was filed from a day on: what a wrong link may have told."""
    rows = Advice.objects.filter(child_id=child_id, filed_on__gte=since_on).order_by("filed_on", "pk")
    return tuple((row.advice_id, row.issue, row.filed_on) for row in rows if row.filed_on is not None)


@reads("advice.extract", Permission.WRITE_EXTRACT)
def advice_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return all advice that was filed, as rows of the Cafcass extract by our own child_id."""
    rows = Advice.objects.filter(filed_on__isnull=False).order_by("advice_id")
    return tuple(
        {
            "advice_id": row.advice_id,
            "case_id": row.proceedings_id,
            "child_id": row.child_id,
            "given_on": row.filed_on,
            "issue": row.issue,
            "recommendation": row.recommendation,
            "shared_with_child_on": row.shared_on,
            "childs_response": row.childs_response,
            "recorded_at": row.changed_at,
        }
        for row in rows
    )


@reads("advice.talks", Permission.WRITE_EXTRACT)
def talks_told(acting: Acting, child_id: str | None) -> tuple[dict[str, object], ...]:
    """Return every talk that stands, as rows of the Cafcass extract by our own child_id."""
    return tuple(
        {
            "agreement_id": row.talk_id,
            "case_id": row.proceedings_id,
            "child_id": row.child_id,
            "talked_on": row.talked_on,
            "is_timetable_agreed": row.is_timetable_agreed,
            "is_care_plan_agreed": row.is_care_plan_agreed,
            "recorded_at": row.changed_at,
        }
        for row in PlanTalk.objects.filter(struck_because="").order_by("talk_id")
    )


def _talk(row: PlanTalk) -> TalkShown:
    return TalkShown(
        row.talk_id,
        row.proceedings_id,
        row.talked_on,
        row.is_timetable_agreed,
        row.is_care_plan_agreed,
        row.written_by.name,
        row.struck_because,
    )


def _shown(row: Advice, orders: tuple[tuple[int, str, str, date], ...]) -> AdviceShown:
    since = {
        kind
        for _, case_id, kind, made_on in orders
        if case_id == row.proceedings_id and row.filed_on is not None and made_on >= row.filed_on
    }
    return AdviceShown(
        row.advice_id,
        row.proceedings_id,
        row.issue,
        row.recommendation,
        title_of(row.recommendation),
        row.reasons,
        row.state,
        row.shared_on,
        row.not_shared_because,
        row.childs_response,
        row.filed_on,
        suggested(row.recommendation, since) if row.state == State.FILED else "",
        bool(since),
        row.followed,
        row.court_reason,
        row.court_words,
        row.version,
        tuple(act.value for act in possible(TRANSITIONS, State(row.state))),
    )
