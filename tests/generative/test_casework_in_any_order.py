"""Referral, allocation, plan, report and closure in whatever order people do them, beside a small model of what may be.

Everything goes through the real actions, on the real database. What the model says cannot be done is refused, and
leaves every row as it was and no event; what it says can be done is done, and is one event; the audit stays whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from support.allocation_people import a_worker
from support.casework_people import AT, a_team, a_user
from waypost.casework.access.acting import Acting, AlreadyDone, MayNot, NoSuchChild
from waypost.casework.access.actions.assign import Task, assign_many
from waypost.casework.access.bootstrap import the_service
from waypost.casework.access.models import Assignment, User
from waypost.casework.access.permissions import may
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.allocate import allocate, defer, reallocate
from waypost.casework.allocation.holdings import WORKS
from waypost.casework.allocation.models import Decision
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.verifying import verify
from waypost.casework.children.actions.close_child import close_child, open_again, settle_closing_item
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.review_background import review_background
from waypost.casework.children.actions.write_plan import review_plan, write_plan
from waypost.casework.children.models import BackgroundReview, Child, ClosingItem, Plan, RecordedNeed
from waypost.casework.children.rules import BACKGROUND, CLOSING_ITEMS, NotPossibleNow, SomebodySavedFirst
from waypost.casework.exchange.actions.take_in import take_in
from waypost.casework.exchange.arriving import Arriving
from waypost.casework.reports.actions.check_report import check_report, file_report, withdraw_report
from waypost.casework.reports.actions.order_report import order_report
from waypost.casework.reports.actions.write_report import begin_report, hand_in, update_report, write_report
from waypost.casework.reports.models import Edition, Report
from waypost.casework.reports.rules import TRANSITIONS, ReportAct, State, Written
from waypost.casework.reports.words import kinds

pytestmark = pytest.mark.django_db
KIND = "safeguarding_letter"
WHOLE = Written(
    sections=dict.fromkeys(kinds()[KIND].sections, "Words."),
    sources={one: "reviewed" for one in kinds()[KIND].sources if one not in BACKGROUND},
)
LOOKED_AT: dict[Any, str] = {
    Child: "pk", Assignment: "child_id", Decision: "child_id", RecordedNeed: "child_id", Plan: "child_id",
    ClosingItem: "child_id", BackgroundReview: "child_id", Report: "child_id", Edition: "child_id",
}  # fmt: skip
REFUSED = (NotPossibleNow, NoSuchChild, MayNot, SomebodySavedFirst, AlreadyDone)
CHILDREN = st.sampled_from(["C-1", "C-1", "C-2"])
IS_STALE = st.sampled_from([False, False, False, True])
PEOPLE = st.sampled_from(["manager", "manager", "supervisor", "ann", "manager", "ben"])
ON_A_REPORT: dict[ReportAct, tuple[Callable[..., Any], dict[str, Any]]] = {
    ReportAct.BEGIN: (begin_report, {}),
    ReportAct.WRITE: (write_report, {"written": WHOLE}),
    ReportAct.HAND_IN: (hand_in, {}),
    ReportAct.SEND_BACK: (check_report, {"is_right": False, "note": "Do this."}),
    ReportAct.APPROVE: (check_report, {"is_right": True}),
    ReportAct.FILE: (file_report, {}),
    ReportAct.UPDATE: (update_report, {"because": "moved"}),
    ReportAct.WITHDRAW: (withdraw_report, {}),
}


@dataclass
class KnownReport:
    """What the model knows of a report."""

    state: State = State.ORDERED
    version: int = 1
    writers: set[str] = field(default_factory=set)
    is_whole: bool = False
    was_filed: bool = False


@dataclass
class KnownChild:
    """What the model knows of a child who was referred."""

    is_open: bool = True
    worker: str | None = None
    plan: int = 0
    plan_by: str = ""
    reviewed: int = 0
    background: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    reports: dict[str, KnownReport] = field(default_factory=dict)


DONE: Counter[str] = Counter()
"""How often each act was done, over all runs: an act that never is proves nothing."""


class Casework(RuleBasedStateMachine):
    """Two children and four people; days pass; every act is tried by anybody at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.at: datetime = AT
        self.team = a_team()
        self.people: dict[str, User] = {
            "ann": a_worker(team=self.team),
            "ben": a_worker(team=self.team),
            "manager": a_user(Role.SERVICE_MANAGER, self.team),
            "supervisor": a_user(Role.PRACTICE_SUPERVISOR, self.team),
        }
        self.roles = {name: Role(user.appointments.get().role) for name, user in self.people.items()}
        self.known: dict[str, KnownChild] = {}
        self.tokens = 0
        the_service("waypost", self.at)

    def teardown(self) -> None:
        try:
            assert verify().is_whole
        finally:
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    # Who acts, and what may be.

    def who(self, name: str) -> Acting:
        return Acting(self.people[name].pk, self.roles[name], self.team.pk, self.team.service_area, self.at)

    def opens(self, name: str, child: str) -> bool:
        """Answer whether somebody may open a child: who works with it, and whoever leads the team."""
        known = self.known.get(child)
        leads = self.roles[name] is not Role.FAMILY_COURT_ADVISER
        return known is not None and (leads or known.worker == name)

    def goes_to(self, child: str, name: str) -> None:
        """Note who works with a child now. Whoever had it keeps nothing open, not even for the rest of the day."""
        self.known[child].worker = name

    def may(self, name: str, child: str, action: Callable[..., Any]) -> bool:
        permission = action.waypost_act[1]  # type: ignore[attr-defined]
        return may(self.roles[name], permission) and self.opens(name, child)

    def can(self, name: str, child: str, action: Callable[..., Any]) -> bool:
        return self.may(name, child, action) and self.known[child].is_open

    def attempt(self, name: str, child: str, action: Callable[..., Any], expected: bool, **told: Any) -> Any:
        """Try an act, twice by the same click: what is expected happens once."""
        before, events = self.rows(child), AuditEvent.objects.exclude(kind="access.refused").count()
        self.tokens += 1
        once = f"a-click-of-a-test-{self.tokens}"
        try:
            value = action(self.who(name), child, once=once, **told)
        except REFUSED as error:
            refused: Exception | None = error
        else:
            refused = None
        if refused is not None:
            assert not expected, f"{action.__name__} by {name} was refused: {refused}"
            assert self.rows(child) == before, action.__name__
            assert AuditEvent.objects.exclude(kind="access.refused").count() == events, action.__name__
            return None
        assert expected, f"{action.__name__} by {name} was done"
        DONE[action.__name__] += 1
        event = AuditEvent.objects.order_by("pk").last()
        assert AuditEvent.objects.exclude(kind="access.refused").count() == events + 1
        assert (event.kind, event.child_id, event.is_reading) == (action.waypost_act[0], child, False)
        after = self.rows(child)
        with pytest.raises((AlreadyDone, NoSuchChild)):
            action(self.who(name), child, once=once, **told)
        assert (self.rows(child), AuditEvent.objects.exclude(kind="access.refused").count()) == (after, events + 1)
        return value

    def rows(self, child: str) -> list[tuple[Any, ...]]:
        every = ((model, model._base_manager.filter(**{path: child})) for model, path in LOOKED_AT.items())
        return [(model.__name__, *row) for model, rows in every for row in rows.order_by("pk").values_list()]

    # What people do.

    @rule(child=CHILDREN)
    def refer(self, child: str) -> None:
        service = the_service("waypost", self.at)
        new = take_in(service, None, arriving=_delivery(child, self.at.date()))
        assert new == (child not in self.known)
        task = Task(child, None, self.team.name, "team", date(2027, 1, 4)) if child not in self.known else None
        if task is not None:
            assign_many(service, None, tasks=[task])
            self.known[child] = KnownChild()

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, chosen=st.sampled_from(["ann", "ben"]))
    def allocate(self, child: str, name: str, chosen: str) -> None:
        expected = self.can(name, child, allocate) and self.known[child].worker is None
        told = {"chosen": self.people[chosen].pk, "otherwise": "judgement", "note": "Because of the diary this week."}
        if self.attempt(name, child, allocate, expected, **told) is not None:
            self.goes_to(child, chosen)

    @precondition(lambda self: any(one.worker for one in self.known.values()))
    @rule(child=CHILDREN, name=PEOPLE, chosen=st.sampled_from(["ann", "ben"]))
    def reallocate(self, child: str, name: str, chosen: str) -> None:
        expected = self.can(name, child, reallocate) and self.known[child].worker not in (None, chosen)
        told = {"chosen": self.people[chosen].pk, "why": "absence", "otherwise": "judgement",
                "note": "Because of the diary this week."}  # fmt: skip
        if self.attempt(name, child, reallocate, expected, **told) is not None:
            self.goes_to(child, chosen)

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, days=st.integers(-1, 9))
    def defer(self, child: str, name: str, days: int) -> None:
        expected = self.can(name, child, defer) and self.known[child].worker is None and 0 < days <= 7
        told = {"why": "nobody_has_room", "review_on": self.who(name).on + timedelta(days=days)}
        self.attempt(name, child, defer, expected, **told)

    @rule(child=CHILDREN, name=PEOPLE)
    def need(self, child: str, name: str) -> None:
        self.attempt(name, child, record_need, self.can(name, child, record_need), need="none")

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, subject=st.sampled_from(BACKGROUND))
    def background(self, child: str, name: str, subject: str) -> None:
        expected = self.can(name, child, review_background)
        if self.attempt(name, child, review_background, expected, subject=subject, state="reviewed") is not None:
            self.known[child].background.add(subject)

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, is_stale=IS_STALE)
    def plan(self, child: str, name: str, is_stale: bool) -> None:
        last = self.known[child].plan if child in self.known else 0
        expected = self.can(name, child, write_plan) and not is_stale
        told = {"words": {"what_we_know": "Words."}, "after": last + is_stale}
        if self.attempt(name, child, write_plan, expected, **told) is not None:
            self.known[child].plan, self.known[child].plan_by = last + 1, name

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, is_stale=IS_STALE)
    def review(self, child: str, name: str, is_stale: bool) -> None:
        known = self.known.get(child, KnownChild())
        expected = self.can(name, child, review_plan) and known.plan > 0 and not is_stale and known.plan_by != name
        expected = expected and known.reviewed < known.plan
        if self.attempt(name, child, review_plan, expected, number=known.plan + is_stale) is not None:
            known.reviewed = known.plan

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, days=st.integers(-3, 1))
    def order(self, child: str, name: str, days: int) -> None:
        on = self.who(name).on + timedelta(days=days)
        expected = self.can(name, child, order_report) and days <= 0
        told = {"kind": KIND, "case_id": f"K-{child}", "ordered_on": on, "due_on": on + timedelta(days=20)}
        report = self.attempt(name, child, order_report, expected, **told)
        if report is not None:
            self.known[child].reports[report] = KnownReport()

    @precondition(lambda self: any(one.reports for one in self.known.values()))
    @rule(child=CHILDREN, name=PEOPLE, pick=st.integers(0, 29), is_stale=IS_STALE)
    def report(self, child: str, name: str, pick: int, is_stale: bool) -> None:
        known = self.known.get(child, KnownChild())
        report_id = list(known.reports)[pick % len(known.reports)] if known.reports else "C-2-R1"
        one = known.reports.get(report_id, KnownReport())
        possible = [act for state, act in TRANSITIONS if state is one.state and act in ON_A_REPORT]
        acts = possible if possible and pick < 20 else list(ON_A_REPORT)
        act = acts[pick % len(acts)]
        action, told = ON_A_REPORT[act]
        expected = (
            bool(known.reports) and self.can(name, child, action) and not is_stale and (one.state, act) in TRANSITIONS
            and not (action is check_report and name in one.writers)
            and not (act is ReportAct.HAND_IN and not (one.is_whole and known.background >= set(BACKGROUND)))
            and not (act is ReportAct.WITHDRAW and one.was_filed)
        )  # fmt: skip
        told = told | {"report_id": report_id, "version": one.version + is_stale}
        if self.attempt(name, child, action, expected, **told) is None:
            return
        one.state, one.version = TRANSITIONS[one.state, act], one.version + 1
        if act in (ReportAct.BEGIN, ReportAct.UPDATE):
            one.writers, one.is_whole = set(), act is ReportAct.UPDATE
        one.is_whole = one.is_whole or act is ReportAct.WRITE
        one.was_filed = one.was_filed or act is ReportAct.FILE
        if act in (ReportAct.BEGIN, ReportAct.UPDATE, ReportAct.WRITE, ReportAct.HAND_IN):
            one.writers.add(name)

    @precondition(lambda self: self.known)
    @rule(child=CHILDREN, name=PEOPLE, items=st.sampled_from([CLOSING_ITEMS, CLOSING_ITEMS[1:]]))
    def settle(self, child: str, name: str, items: tuple[str, ...]) -> None:
        for item in items:
            expected = self.can(name, child, settle_closing_item)
            if self.attempt(name, child, settle_closing_item, expected, item=item) is not None:
                self.known[child].settled.add(item)

    @precondition(lambda self: any(one.settled for one in self.known.values()))
    @rule(child=CHILDREN, name=PEOPLE)
    def close(self, child: str, name: str) -> None:
        expected = self.can(name, child, close_child) and self.known[child].settled == set(CLOSING_ITEMS)
        events = AuditEvent.objects.exclude(kind="access.refused").count()
        self.attempt(name, child, close_child, expected)
        if AuditEvent.objects.exclude(kind="access.refused").count() > events:
            self.known[child].is_open = False

    @precondition(lambda self: any(not one.is_open for one in self.known.values()))
    @rule(child=CHILDREN, name=PEOPLE)
    def open(self, child: str, name: str) -> None:
        expected = self.may(name, child, open_again) and not self.known[child].is_open
        events = AuditEvent.objects.exclude(kind="access.refused").count()
        self.attempt(name, child, open_again, expected, reason="A new order.")
        if AuditEvent.objects.exclude(kind="access.refused").count() > events:
            self.known[child].is_open, self.known[child].settled = True, set()

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.at += timedelta(days=days)

    # What always holds.

    @invariant()
    def the_record_is_what_the_model_says(self) -> None:
        stands = {one.pk: one.is_open for one in Child.objects.filter(pk__in=["C-1", "C-2"])}
        assert stands == {child: known.is_open for child, known in self.known.items()}
        states = dict(Report.objects.values_list("report_id", "state"))
        assert states == {name: one.state for known in self.known.values() for name, one in known.reports.items()}

    @invariant()
    def nobody_has_two_workers(self) -> None:
        names = {user.pk: name for name, user in self.people.items()}
        held = Assignment.objects.filter(capacity__in=WORKS, user__isnull=False, to_on=None)
        told = sorted((one.child_id, names[one.user_id]) for one in held)
        assert told == sorted((child, known.worker) for child, known in self.known.items() if known.worker)


def _delivery(child: str, on: date) -> Arriving:
    told = {
        "child_id": child, "forenames": "Ash", "surname": "Invented", "born_on": date(2015, 1, 1), "expected_on": None,
        "sex": "", "ethnicity": "", "first_language": "", "service_area": "A01", "local_authority": "",
        "case_id": f"K-{child}", "received_on": date(2027, 1, 5), "address_line_1": None, "postcode": None,
        "is_address_confidential": None,
    }  # fmt: skip
    case = {
        "case_id": f"K-{child}", "law": "private", "application": "c100", "court": "1", "track": "",
        "service_area": "A01", "issued_on": date(2027, 1, 4), "received_on": date(2027, 1, 5),
        "is_domestic_abuse_alleged": None,
    }  # fmt: skip
    return Arriving(
        told_on=on, is_invented=True, children=[told], cases=[case],
        members=[{"child_id": child, "case_id": f"K-{child}"}],
    )  # fmt: skip


def from_referral_to_closure() -> None:
    """Do each act once in the usual order: what chance leaves out is held to the model all the same."""
    one, child = Casework(), "C-1"
    try:
        one.refer(child=child)
        one.defer(child=child, name="manager", days=3)
        one.allocate(child=child, name="manager", chosen="ann")
        one.plan(child=child, name="ann", is_stale=False)
        one.review(child=child, name="manager", is_stale=False)
        one.order(child=child, name="ann", days=0)
        one.report(child=child, name="ann", pick=0, is_stale=False)
        one.reallocate(child=child, name="manager", chosen="ben")
        one.settle(child=child, name="ben", items=CLOSING_ITEMS)
        one.close(child=child, name="ben")
        one.the_record_is_what_the_model_says()
    finally:
        one.teardown()


def test_casework_in_any_order():
    run_state_machine_as_test(Casework, settings=settings(max_examples=25, stateful_step_count=40))
    from_referral_to_closure()
    told = {"allocate", "reallocate", "defer", "write_plan", "order_report", "begin_report", "close_child"}
    print(f"Acts done: {dict(DONE)}")  # noqa: T201
    assert told <= set(DONE)


@pytest.mark.slow
def test_casework_in_any_order_for_long():
    run_state_machine_as_test(Casework, settings=settings(max_examples=400, stateful_step_count=60, derandomize=False))
