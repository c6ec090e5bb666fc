"""Assesses harm, writes the safety plan, and says how somebody can be reached without danger. Every version stays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child, FamilyMember
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.safety.models import HarmAssessment, SafeContact, SafetyPlan
from waypost.casework.safety.rules import check_assessment
from waypost.casework.safety.words import check_words


@acts("safety.assess", Permission.WRITE_SAFETY)
def assess_harm(
    acting: Acting,
    child_id: str | None,
    *,
    harm: str,
    level: str,
    words: str,
    review_on: date | None = None,
    from_member: int | None = None,
) -> Outcome[date]:
    """Assess the risk of a harm. Returns the day of its review. The assessment before it stays, and stands no more."""
    child = open_child(child_id)
    due_on = check_assessment(harm, level, words, review_on=review_on, on=acting.on)
    member = member_of(child, from_member)
    HarmAssessment.objects.filter(child=child, harm=harm, is_latest=True).update(is_latest=False)
    HarmAssessment.objects.create(
        child=child,
        harm=harm,
        level=level,
        words=words,
        from_member=member,
        review_on=due_on,
        assessed_on=acting.on,
        assessed_by_id=acting.user_id,
    )
    return Outcome(due_on, {"harm": harm, "level": level, "review_on": due_on})


@acts("safety.plan", Permission.WRITE_SAFETY)
def write_safety_plan(acting: Acting, child_id: str | None, *, words: str, after: int) -> Outcome[int]:
    """Write the next version of the safety plan. `after`: the number on the page, 0 for none. SomebodySavedFirst."""
    child = open_child(child_id)
    last = SafetyPlan.objects.filter(child=child).order_by("-number").values_list("number", flat=True).first() or 0
    check_fresh(after, last)
    if not words.strip():
        raise NotPossibleNow("there is nothing in this plan.", where="words", do="Write what keeps the child safe.")
    SafetyPlan.objects.create(
        child=child, number=last + 1, words=words, written_on=acting.on, written_by_id=acting.user_id
    )
    return Outcome(last + 1, {"number": last + 1})


@acts("safety.contact", Permission.WRITE_SAFETY)
def set_safe_contact(
    acting: Acting,
    child_id: str | None,
    *,
    member: int | None,
    allowed: Collection[str],
    never: Collection[str],
    words: str = "",
    version: int = 0,
) -> Outcome[int]:
    """Say how a person can be reached, and how never. `member` None: the child. `version`: of the page, 0 for none."""
    child = open_child(child_id)
    check_words("ways", [*allowed, *never])
    if set(allowed) & set(never) or not {*allowed, *never}:
        raise NotPossibleNow("a way is safe or it is not, and one at least is said.", do="Look at the ways again.")
    whose = member_of(child, member)
    kept = SafeContact.objects.filter(child=child, member=whose).first()
    row = kept or SafeContact(child=child, member=whose, version=0)
    check_fresh(version, row.version)
    row.allowed, row.never, row.words = sorted(allowed), sorted(never), words
    row.written_on, row.written_by_id, row.version = acting.on, acting.user_id, row.version + 1
    row.save()
    return Outcome(row.version, {"allowed": row.allowed, "never": row.never})


def member_of(child: Child, member: int | None) -> FamilyMember | None:
    """Return somebody of this child's family; of another's is answered as a child who is not there."""
    if member is None:
        return None
    found = FamilyMember.objects.filter(pk=member, child=child).first()
    if found is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return found
