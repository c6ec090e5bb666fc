"""Invented work of advisers and guardians for the demonstration: need, plans, meetings, letters, reports begun.

Nobody met or wrote to anybody: each text says that it is invented. Every step is done by the same actions as on the
pages, by the invented people who may. Of one child in six nobody has written anything yet, as on a first day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.children.actions.record_delay import record_delay
from waypost.casework.children.actions.record_need import record_need
from waypost.casework.children.actions.review_background import review_background
from waypost.casework.children.actions.write_plan import review_plan, write_plan
from waypost.casework.children.actions.write_what_matters import write_what_matters
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.queries.lists import caseload
from waypost.casework.children.queries.shown import ChildRow
from waypost.casework.children.queries.visible import own_children, visible_children
from waypost.casework.children.rules import BACKGROUND, NotPossibleNow
from waypost.casework.engagement.actions.record_meeting import record_meeting
from waypost.casework.engagement.rules import IN_PERSON, Meeting
from waypost.casework.letters.actions.send_letter import check_letter, send_letter
from waypost.casework.letters.actions.write_letter import write_letter
from waypost.casework.reports.actions.order_report import order_report
from waypost.casework.reports.actions.write_report import begin_report
from waypost.casework.reports.queries import child_reports
from waypost.casework.reports.rules import ReportAct
from waypost.foundation.clock import LONDON

_BEGAN = time(9, 15)
_PRACTITIONERS = (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN)
_DAYS_AGO = (24, 9, 3, 0)
"""How many days ago work was done: on the first of them on which the child was theirs."""
_NEEDS = ("family_contact", "emotional", "education", "none", "home", "communication")
_WORDS = "I like football and my dog. I want to know what happens next."
_WRITES_FROM_YEARS = 4
_REPORT_DAYS = 56


@dataclass(frozen=True, slots=True)
class _Work:
    """What somebody does for one child: who, when they began, who reviews it, the child, and a number of the child."""

    acting: Acting
    then: Acting
    reviewer: Acting | None
    child: ChildRow
    number: int

    @property
    def child_id(self) -> str:
        return self.child.child_id

    @property
    def can_talk(self) -> bool:
        born = self.child.born_on
        return born is not None and (self.then.on - born).days >= _WRITES_FROM_YEARS * 365


def work_some(on: date, followed: str | None = None) -> int:
    """Do some work for the children of each adviser and guardian; most for `followed`. Returns for how many."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = invented_people(at)
    reviewers = {one.team: one.user_id for one in reversed(people) if one.role is Role.PRACTICE_SUPERVISOR}
    done, seen = 0, set[int]()
    for one in people:
        acting = acting_as(one.user_id, at, role=one.role.value) if one.role in _PRACTITIONERS else None
        if acting is None or one.user_id in seen:
            continue
        seen.add(one.user_id)
        leads = reviewers.get(one.team)
        reviewer = acting_as(leads, at, role=Role.PRACTICE_SUPERVISOR.value) if leads is not None else None
        for work, stage in _each(acting, reviewer, followed):
            for act in _STAGES[stage]:
                act(work)
            done += bool(_STAGES[stage])
    return done


def _each(acting: Acting, reviewer: Acting | None, followed: str | None) -> list[tuple[_Work, int]]:
    days = [replace(acting, at=acting.at - timedelta(days=ago)) for ago in _DAYS_AGO]
    theirs = [(then, set(own_children(then).child_ids)) for then in days]
    found = []
    for number, child in enumerate(row for row in caseload(acting, None) if not row.is_restricted):
        then = next((then for then, ids in theirs if child.child_id in ids), acting)
        stage = 0 if child.child_id == followed else number % len(_STAGES)
        found.append((_Work(acting, then, reviewer, child, number), stage))
    return found


def _need(work: _Work) -> None:
    record_need(work.then, work.child_id, need=_NEEDS[work.number % len(_NEEDS)])


def _matters(work: _Work) -> None:
    if work.can_talk:
        words = "Invented: football, and my dog."
        write_what_matters(work.then, work.child_id, kind="likes", words=words, is_own_words=True, said_on=work.then.on)


def _plan(work: _Work) -> None:
    words = {
        "what_we_know": "Invented: what the court's papers and the school say.",
        "what_we_will_do": "Invented: see the child, speak with both parents, read the reports.",
        "who_sees_the_child": "Invented: at school, every four weeks.",
        "what_the_child_is_told": "Invented: what comes next, after each hearing.",
    }
    write_plan(work.then, work.child_id, words=words, after=0)


def _review(work: _Work) -> None:
    could = work.reviewer and visible_children(work.reviewer).filter(pk=work.child_id).exists()
    if work.reviewer is not None and could:
        review_plan(work.reviewer, work.child_id, number=1)


def _meet(work: _Work) -> None:
    """Meet a child: alone, at school or at home; what a child too young to talk was seen to do is no word of theirs."""
    if work.child.born_on is None or work.child.born_on > work.then.on:
        return
    saw = "Invented: settled, and curious."
    met = Meeting(work.then.on, IN_PERSON, is_alone=work.can_talk, interpretation=saw)
    if work.can_talk:
        where = replace(met, place="school", room="The quiet room", childs_words=f"Invented: {_WORDS}")
        meeting = replace(where, explained=("who_we_are", "what_happens_next"), was_understood=True)
    else:
        where = replace(met, place="own_home", room="The living room", companions=("carer",))
        meeting = replace(where, no_words_because="Invented: too young to talk.")
    record_meeting(work.then, work.child_id, meeting=meeting)


def _draft(work: _Work) -> str:
    return write_letter(work.then, work.child_id, kind="introduction", own="Invented. I will come to see you soon.")


def _letter(work: _Work) -> None:
    """Write, check and send a letter; one that the check refuses stays a draft, as it would on the page."""
    letter_id = _draft(work)
    try:
        check_letter(work.then, work.child_id, letter_id=letter_id, version=1)
        send_letter(work.then, work.child_id, letter_id=letter_id, version=2)
    except NotPossibleNow:
        return


def _order(work: _Work) -> str | None:
    """Record an order for a report that has arrived lately; none where none has, or nobody can tell of what kind.

    What an older order asked for may be filed already: the record tells of it.
    """
    page = child_reports(work.acting, work.child_id)
    since = work.acting.on - timedelta(days=_REPORT_DAYS)
    told = next((one for one in page.arrived if one.kind and one.ordered_on > since), None)
    if told is None or not page.cases:
        return None
    return order_report(
        work.acting, work.child_id, kind=told.kind, case_id=page.cases[0][0], ordered_on=told.ordered_on,
        due_on=told.ordered_on + timedelta(days=_REPORT_DAYS), ordered_of="cafcass",
    )  # fmt: skip


def _report(work: _Work) -> None:
    """Record an order and begin the report, unless it is the authority's to write."""
    report_id = _order(work)
    if report_id is None:
        return
    (report,) = (one for one in child_reports(work.acting, work.child_id).reports if one.report_id == report_id)
    if ReportAct.BEGIN.value in report.acts:
        begin_report(work.acting, work.child_id, report_id=report_id, version=1, childs_words=f"Invented: {_WORDS}")


def _background(work: _Work) -> None:
    for subject, state in zip(sorted(BACKGROUND), ("reviewed", "asked"), strict=False):
        review_background(work.then, work.child_id, subject=subject, state=state)


def _delay(work: _Work) -> None:
    late = [one for one in child_now(work.acting, work.child_id).steps if one.days_late]
    for step in late[:1]:
        reason = "court_capacity" if step.whose == "court" else "late_cafcass_report"
        record_delay(work.acting, work.child_id, step_id=step.step_id, reason=reason)


_STAGES: Sequence[Sequence[Callable[[_Work], object]]] = (
    (_need, _matters, _plan, _review, _meet, _letter, _background, _delay, _report),
    (_need, _plan, _draft, _delay, _order),
    (_need, _matters, _meet, _letter, _report),
    (_need, _plan, _review, _meet, _order),
    (_need, _background),
    (),
)
