"""Takes what comes to duty about a child, and writes what was done: done, handed on, or more to do.

Whoever holds duty work may open the child's record for so long: it is given as any other work is, from that day, and
ends with the day on which nothing of it is in their hands.
"""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import DUTY, holds_on
from waypost.casework.allocation.duty import (
    ENDS,
    DutyOutcome,
    check_can_hold,
    check_entry,
    check_matter,
    needed_by,
)
from waypost.casework.allocation.models import DutyEntry, DutyMatter
from waypost.casework.allocation.on_duty import may_hold
from waypost.casework.children.actions.opening import open_child


@acts("allocation.take_duty", Permission.WRITE_DUTY)
def take_duty(
    acting: Acting, child_id: str | None, *, kind: str, rang_by: str, said: str, needed: str, hands_to: int
) -> Outcome[int]:
    """Write down what came to duty about a child, by when it is needed, and who holds it. Returns its number."""
    child = open_child(child_id)
    check_matter(kind, rang_by, needed, said, acting.at)
    check_can_hold(hands_to, may_hold(acting, child.pk))
    row = DutyMatter.objects.create(
        child=child,
        team_id=acting.team_id,
        kind=kind,
        rang_by=rang_by,
        said=said.strip(),
        needed=needed,
        needed_by_at=needed_by(needed, acting.at),
        holder_id=hands_to,
        taken_by_id=acting.user_id,
        taken_at=acting.at,
    )
    _write(acting, row, DutyOutcome.TAKEN, "")
    _give(acting, child.pk, hands_to)
    return Outcome(row.pk, {"duty": row.pk, "kind": kind, "needed": needed, "holder": hands_to})


@acts("allocation.answer_duty", Permission.WRITE_DUTY)
def answer_duty(
    acting: Acting, child_id: str | None, *, duty_matter_id: int, outcome: str, words: str, hands_to: int | None = None
) -> Outcome[None]:
    """Write what was done about duty work, and that it is done, handed on, or has more to do. Nothing is written over.

    A child's record that was closed in between stops nothing: what is open is ended. Raises NotPossibleNow for what has
    ended, and for somebody who cannot take it; NoSuchChild for another child's.
    """
    row = DutyMatter.objects.select_for_update().filter(pk=duty_matter_id, child_id=child_id).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_entry(outcome, words, hands_to, row.holder_id, is_open=row.ended_at is None)
    before = row.holder_id
    if outcome == DutyOutcome.HANDED_ON and hands_to is not None:
        check_can_hold(hands_to, may_hold(acting, row.child_id))
        row.holder_id = hands_to
        _give(acting, row.child_id, hands_to)
    if outcome in ENDS:
        row.ended_at = acting.at
    row.save(update_fields=["holder", "ended_at"])
    _write(acting, row, DutyOutcome(outcome), words.strip())
    _take_back(acting, row.child_id, before)
    return Outcome(None, {"duty": row.pk, "outcome": outcome, "holder": row.holder_id})


def _write(acting: Acting, row: DutyMatter, outcome: DutyOutcome, words: str) -> None:
    DutyEntry.objects.create(
        child_id=row.child_id,
        matter=row,
        outcome=outcome.value,
        words=words,
        held_by_id=row.holder_id,
        written_by_id=acting.user_id,
        written_at=acting.at,
    )


def _give(acting: Acting, child_id: str, user_id: int) -> None:
    """Let whoever holds duty work open the record, where nothing lets them yet. Of no team: it is nobody's caseload."""
    rows = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, user_id=user_id)
    if not rows.filter(to_on=None).exists():
        Assignment.objects.create(child_id=child_id, user_id=user_id, capacity=DUTY, from_on=acting.on)


def _take_back(acting: Acting, child_id: str, user_id: int) -> None:
    """End with today what duty work let somebody open, where nothing of it is in their hands any more."""
    if not DutyMatter.objects.filter(child_id=child_id, holder_id=user_id, ended_at=None).exists():
        rows = Assignment.objects.filter(child_id=child_id, user_id=user_id, capacity=DUTY, to_on=None)
        rows.update(to_on=acting.on)
