"""Writes down that the national panel must hear of something, and each thing that is done until it has."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.children.states import next_state
from waypost.casework.oversight.models import PanelNotification
from waypost.casework.oversight.notifying import TRANSITIONS, NotifyAct, State, check_known, check_move

_DAY_OF = {
    NotifyAct.TELL: "told_authority_on",
    NotifyAct.NOTIFY: "notified_on",
    NotifyAct.REVIEW: "reviewed_on",
}


@acts("oversight.begin_notification", Permission.NOTIFY_PANEL)
def begin_notification(
    acting: Acting, child_id: str | None, *, because: str, happened_on: date, known_on: date, words: str = ""
) -> Outcome[str]:
    """Write down a death or serious harm that the panel must hear of. The clock runs from `known_on`."""
    child = open_child(child_id, may_be_closed=True)
    check_known(because, happened_on=happened_on, known_on=known_on, on=acting.on)
    row = PanelNotification.objects.create(
        child=child,
        notification_id=f"{child.pk}-N{PanelNotification.objects.filter(child=child).count() + 1}",
        because=because,
        happened_on=happened_on,
        known_on=known_on,
        state=State.KNOWN,
        words=words,
        begun_by_id=acting.user_id,
    )
    return Outcome(row.notification_id, {"notification": row.notification_id, "because": because, "known_on": known_on})


@acts("oversight.move_notification", Permission.NOTIFY_PANEL)
def move_notification(
    acting: Acting,
    child_id: str | None,
    *,
    notification_id: str,
    version: int,
    act: str,
    done_on: date | None = None,
    words: str = "",
) -> Outcome[int]:
    """Say what was done, and on which day (none: today). Raises SomebodySavedFirst, NotPossibleNow."""
    child = open_child(child_id, may_be_closed=True)
    row = PanelNotification.objects.select_for_update().filter(notification_id=notification_id, child=child).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_fresh(version, row.version)
    if act not in set(NotifyAct):
        raise NotPossibleNow("this is not one of the things to choose from.", where="act", do="Choose one of the list.")
    done, when = NotifyAct(act), done_on or acting.on
    check_move(
        done, words, done_on=when, known_on=row.known_on, on=acting.on, began_by=row.begun_by_id, doer=acting.user_id
    )
    row.state = next_state(TRANSITIONS, State(row.state), done)
    if done in _DAY_OF:
        setattr(row, _DAY_OF[done], when)
    if done is NotifyAct.DECIDE_AGAINST:
        row.decided_by_id = acting.user_id
    row.words = "\n\n".join(one for one in (row.words, words) if one.strip())
    row.version += 1
    row.save()
    return Outcome(row.version, {"notification": notification_id, "state": row.state, "done_on": when})
