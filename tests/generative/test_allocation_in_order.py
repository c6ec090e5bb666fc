"""Whatever a manager does in whatever order: no child is lost, none has two workers, each decision is written once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from support.allocation_people import a_worker, who_waits
from support.casework_people import ON, acting
from support.savepoints import undo
from waypost.casework.access.acting import REFUSED
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.actions.allocate import allocate, defer, reallocate
from waypost.casework.allocation.actions.hand_over import hand_over
from waypost.casework.allocation.actions.set_hours import record_absence
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.queries import plan_of_today
from waypost.casework.allocation.queries import who_waits as waiting
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow

THREE = st.integers(0, 2)
NOTE = {"otherwise": "judgement", "note": "As we agreed together."}


class Office(RuleBasedStateMachine):
    """Three workers, three children who wait, one manager; beside them what should be so."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.workers = [a_worker() for _ in range(3)]
        self.children = [who_waits() for _ in range(3)]
        self.manager = acting(Role.PRACTICE_SUPERVISOR)
        self.holder: dict[str, int | None] = {child.pk: None for child in self.children}
        self.away: set[int] = set()
        self.decided = self.told = 0

    def tried(self, is_possible: bool, action, *arguments, **told) -> bool:
        if not is_possible:
            with pytest.raises(NotPossibleNow), transaction.atomic():
                action(self.manager, *arguments, **told)
            return False
        action(self.manager, *arguments, **told)
        self.told += 1
        return True

    @rule(which=THREE, who=THREE)
    def allocates(self, which: int, who: int) -> None:
        child, worker = self.children[which].pk, self.workers[who].pk
        is_possible = self.holder[child] is None and worker not in self.away
        if self.tried(is_possible, allocate, child, chosen=worker, **NOTE):
            self.holder[child] = worker
            self.decided += 1

    @rule(which=THREE, who=THREE)
    def reallocates(self, which: int, who: int) -> None:
        child, worker = self.children[which].pk, self.workers[who].pk
        held = self.holder[child]
        is_possible = held is not None and held != worker and worker not in self.away
        if self.tried(is_possible, reallocate, child, chosen=worker, why="caseload", **NOTE):
            self.holder[child] = worker
            self.decided += 1

    @rule(which=THREE, days=st.integers(0, 9))
    def defers(self, which: int, days: int) -> None:
        child = self.children[which].pk
        is_possible = self.holder[child] is None and 1 <= days <= 7
        review_on = ON + timedelta(days=days)
        if self.tried(is_possible, defer, child, why="nobody_has_room", review_on=review_on):
            self.decided += 1

    @rule(leaver=THREE, who=THREE, is_whole=st.booleans())
    def hands_over(self, leaver: int, who: int, is_whole: bool) -> None:
        left, worker = self.workers[leaver].pk, self.workers[who].pk
        held = [child for child, holder in self.holder.items() if holder == left]
        to = dict.fromkeys(held if is_whole else held[1:], worker)
        is_possible = len(to) == len(held) and (not held or (worker != left and worker not in self.away))
        if self.tried(is_possible, hand_over, None, held_by=left, to=to, why="absence"):
            self.holder |= to
            self.decided += len(to)

    @rule(who=THREE)
    def is_away(self, who: int) -> None:
        worker = self.workers[who].pk
        self.tried(True, record_absence, None, user_id=worker, from_on=ON)
        self.away.add(worker)

    @rule()
    def plans(self) -> None:
        lines = plan_of_today(self.manager, None).lines
        self.told += 1
        assert {line.child_id for line in lines} == {child for child, held in self.holder.items() if held is None}
        assert not {line.user_id for line in lines} & self.away
        assert all(line.reasons for line in lines)

    @invariant()
    def every_child_has_one_worker_or_waits(self) -> None:
        now = Assignment.objects.filter(holds_on(ON), user__isnull=False, capacity="guardian", to_on=None)
        assert sorted(now.values_list("child_id", "user_id")) == sorted(
            (child, held) for child, held in self.holder.items() if held is not None
        )
        shown = {row.child_id for row in waiting(self.manager, None)}
        self.told += 1
        assert shown == {child for child, held in self.holder.items() if held is None}

    @invariant()
    def everything_is_written_once(self) -> None:
        assert Decision.objects.count() == self.decided
        assert AuditEvent.objects.exclude(kind=REFUSED).count() == self.told

    def teardown(self) -> None:
        undo(self.before)


@pytest.mark.django_db
def test_whatever_is_done_in_whatever_order():
    run_state_machine_as_test(Office, settings=settings(max_examples=5, stateful_step_count=10))
