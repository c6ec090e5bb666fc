"""Audits the work for a child; what it requires is done by one person and confirmed by another."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.oversight.actions.review import works_for
from waypost.casework.oversight.models import PracticeAudit
from waypost.casework.oversight.rules import TRANSITIONS, AuditAct, State, check_audit, check_confirm, required_by


@acts("oversight.audit", Permission.AUDIT_PRACTICE)
def audit_practice(
    acting: Acting,
    child_id: str | None,
    *,
    grade: str,
    are_all_letters_present: bool,
    words: str = "",
    required: str = "",
) -> Outcome[str]:
    """Audit the work for a child. What it requires gets a last day. Raises NotAWord, NotPossibleNow."""
    child = open_child(child_id, may_be_closed=True)
    check_audit(grade, required, works_for_child=works_for(acting, child.pk))
    due_on = required_by(grade, required, acting.on)
    row = PracticeAudit.objects.create(
        child=child,
        audit_id=f"{child.pk}-Q{PracticeAudit.objects.filter(child=child).count() + 1}",
        audited_on=acting.on,
        audited_by_id=acting.user_id,
        grade=grade,
        are_all_letters_present=are_all_letters_present,
        words=words,
        state=State.REQUIRED if due_on else State.NOTHING_REQUIRED,
        required=required,
        required_by_on=due_on,
        written_at=acting.at,
        changed_at=acting.at,
    )
    return Outcome(row.audit_id, {"audit": row.audit_id, "grade": grade, "required_by_on": due_on})


@acts("oversight.do_required", Permission.WRITE_PROGRESS)
def do_required(acting: Acting, child_id: str | None, *, audit_id: str, version: int, words: str) -> Outcome[int]:
    """Say that what an audit requires is done, and how."""
    audit = _hold(open_child(child_id, may_be_closed=True), audit_id, version)
    if not words.strip():
        raise NotPossibleNow("it is not said what was done.", where="words", do="Write it down.")
    audit.done_words, audit.done_on, audit.done_by_id = words, acting.on, acting.user_id
    return _move_on(acting, audit, AuditAct.DO)


@acts("oversight.confirm_required", Permission.REVIEW_WORK)
def confirm_required(
    acting: Acting, child_id: str | None, *, audit_id: str, version: int, is_enough: bool
) -> Outcome[int]:
    """Confirm that it is done, or ask for it again. Never by who did it."""
    audit = _hold(open_child(child_id, may_be_closed=True), audit_id, version)
    check_confirm(done_by=audit.done_by_id, confirmer=acting.user_id)
    audit.confirmed_on = acting.on if is_enough else None
    return _move_on(acting, audit, AuditAct.CONFIRM if is_enough else AuditAct.ASK_AGAIN)


def _hold(child: Child, audit_id: str, version: int) -> PracticeAudit:
    audit = PracticeAudit.objects.select_for_update().filter(audit_id=audit_id, child=child).first()
    if audit is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, audit.version)
    return audit


def _move_on(acting: Acting, audit: PracticeAudit, act: AuditAct) -> Outcome[int]:
    audit.state = next_state(TRANSITIONS, State(audit.state), act)
    audit.version, audit.changed_at = audit.version + 1, acting.at
    audit.save()
    return Outcome(audit.version, {"audit": audit.audit_id, "state": audit.state})
