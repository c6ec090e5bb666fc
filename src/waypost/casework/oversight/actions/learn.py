"""Begins a learning review, writes what was learnt, agrees what changes, shows that it changed, and closes it."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.oversight.actions.review import works_for
from waypost.casework.oversight.clocks import last_day
from waypost.casework.oversight.learning import (
    TRANSITIONS,
    LearningAct,
    State,
    check_action,
    check_begin,
    check_can_close,
    check_shown,
)
from waypost.casework.oversight.models import LearningAction, LearningReview


@acts("oversight.begin_learning", Permission.LEAD_LEARNING)
def begin_learning(
    acting: Acting, child_id: str | None, *, because: str, happened_on: date, known_on: date
) -> Outcome[str]:
    """Begin a learning review, led by the acting person. Returns its identifier. Raises NotAWord, NotPossibleNow."""
    child = open_child(child_id, may_be_closed=True)
    check_begin(
        because,
        happened_on=happened_on,
        known_on=known_on,
        on=acting.on,
        works_for_child=works_for(acting, child.pk),
    )
    row = LearningReview.objects.create(
        child=child,
        learning_id=f"{child.pk}-L{LearningReview.objects.filter(child=child).count() + 1}",
        because=because,
        happened_on=happened_on,
        known_on=known_on,
        state=State.BEGUN,
        begun_on=acting.on,
        due_on=last_day("learning_review", acting.on),
        led_by_id=acting.user_id,
    )
    return Outcome(row.learning_id, {"review": row.learning_id, "because": because, "due_on": row.due_on})


@acts("oversight.write_learning", Permission.LEAD_LEARNING)
def write_learning(
    acting: Acting, child_id: str | None, *, learning_id: str, version: int, learning: str
) -> Outcome[int]:
    """Write what was learnt."""
    review = _hold(open_child(child_id, may_be_closed=True), learning_id, version)
    if not learning.strip():
        raise NotPossibleNow("it is not said what was learnt.", where="learning", do="Write it down.")
    review.learning = learning
    return _move_on(review, LearningAct.WRITE)


@acts("oversight.agree_change", Permission.LEAD_LEARNING)
def agree_change(
    acting: Acting, child_id: str | None, *, learning_id: str, version: int, what: str, due_on: date
) -> Outcome[int]:
    """Agree what changes, by a day."""
    child = open_child(child_id, may_be_closed=True)
    review = _hold(child, learning_id, version)
    check_action(what, due_on=due_on, on=acting.on)
    LearningAction.objects.create(child=child, review=review, what=what, due_on=due_on)
    return _move_on(review, LearningAct.AGREE)


@acts("oversight.show_change", Permission.REVIEW_WORK)
def show_change(
    acting: Acting, child_id: str | None, *, learning_action_id: int, version: int, words: str
) -> Outcome[int]:
    """Say that what was agreed is done; then, as somebody else, what it changed in practice."""
    child = open_child(child_id, may_be_closed=True)
    row = LearningAction.objects.select_for_update().filter(pk=learning_action_id, child=child).first()
    if row is None or row.shown_on is not None:
        raise _no_such()
    check_fresh(version, row.version)
    check_shown(words, doer=acting.user_id, is_done=row.done_on is not None, done_by=row.done_by_id)
    if row.done_on is None:
        row.done_on, row.done_by_id, row.done_words = acting.on, acting.user_id, words
    else:
        row.shown_on, row.shown_words = acting.on, words
    row.version += 1
    row.save()
    return Outcome(row.version, {"review": row.review.learning_id, "change": row.pk, "is_shown": bool(row.shown_on)})


@acts("oversight.close_learning", Permission.LEAD_LEARNING)
def close_learning(acting: Acting, child_id: str | None, *, learning_id: str, version: int) -> Outcome[int]:
    """Close a review whose every action was shown to change practice. Raises NotPossibleNow before that."""
    review = _hold(open_child(child_id, may_be_closed=True), learning_id, version)
    check_can_close(review.learning, review.actions.filter(shown_on=None).count())
    review.closed_on = acting.on
    return _move_on(review, LearningAct.CLOSE)


def _hold(child: Child, learning_id: str, version: int) -> LearningReview:
    review = LearningReview.objects.select_for_update().filter(learning_id=learning_id, child=child).first()
    if review is None:
        raise _no_such()
    check_fresh(version, review.version)
    return review


def _move_on(review: LearningReview, act: LearningAct) -> Outcome[int]:
    review.state = next_state(TRANSITIONS, State(review.state), act)
    review.version += 1
    review.save()
    return Outcome(review.version, {"review": review.learning_id, "state": review.state})


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
