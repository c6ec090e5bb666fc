"""Records the supervision of a practitioner, what was said of each child, and that what was agreed is done."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.models import Appointment, User
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import SCOPES, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.oversight.clocks import last_day
from waypost.casework.oversight.models import Discussed, Supervision
from waypost.casework.oversight.supervising import check_discussed, check_done, check_supervision, supervised_by


@acts("oversight.supervise", Permission.SUPERVISE)
def record_supervision(
    acting: Acting,
    child_id: str | None,
    *,
    practitioner_id: int,
    held_on: date,
    words: str,
    next_on: date | None = None,
) -> Outcome[str]:
    """Record a supervision and return its identifier. No day for the next one: the clock's. Raises NotPossibleNow."""
    check_supervision(
        words,
        held_on=held_on,
        next_on=next_on,
        on=acting.on,
        supervisor=acting.user_id,
        practitioner=practitioner_id,
        is_theirs=_is_mine(acting, practitioner_id),
    )
    User.objects.select_for_update().get(pk=practitioner_id)  # two at once would be given one number
    count = Supervision.objects.filter(practitioner_id=practitioner_id).count()
    row = Supervision.objects.create(
        supervision_id=f"SV-{practitioner_id}-{count + 1}",
        practitioner_id=practitioner_id,
        supervisor_id=acting.user_id,
        held_on=held_on,
        next_on=next_on or last_day("supervision", held_on),
        words=words,
        written_at=acting.at,
    )
    return Outcome(row.supervision_id, {"supervision": row.supervision_id, "held_on": held_on, "next_on": row.next_on})


@acts("oversight.discuss", Permission.SUPERVISE)
def discuss_child(
    acting: Acting,
    child_id: str | None,
    *,
    supervision_id: str,
    words: str,
    action: str = "",
    due_on: date | None = None,
    is_mine: bool = False,
) -> Outcome[int]:
    """Write what a supervision said about a child, and what was agreed. `is_mine`: the supervisor does it."""
    child = open_child(child_id, may_be_closed=True)
    held = Supervision.objects.filter(supervision_id=supervision_id, supervisor_id=acting.user_id).first()
    if held is None:
        raise _no_such()
    check_discussed(words, action, due_on=due_on, held_on=held.held_on)
    row = Discussed.objects.create(
        child=child,
        supervision=held,
        words=words,
        action=action,
        owner_id=acting.user_id if is_mine else held.practitioner_id,
        due_on=due_on,
    )
    return Outcome(row.pk, {"supervision": supervision_id, "has_action": bool(action), "due_on": due_on})


@acts("oversight.agree_supervision", Permission.SEE_SUPERVISION)
def agree_supervision(acting: Acting, child_id: str | None, *, supervision_id: str) -> Outcome[None]:
    """Say, as the practitioner, that a supervision was as it is written."""
    held = Supervision.objects.select_for_update().filter(supervision_id=supervision_id).first()
    if held is None or held.practitioner_id != acting.user_id:
        raise _no_such()
    if held.agreed_on is not None:
        raise NotPossibleNow("you have agreed to this.", do="Nothing more is needed.")
    held.agreed_on, held.version = acting.on, held.version + 1
    held.save(update_fields=["agreed_on", "version"])
    return Outcome(None, {"supervision": supervision_id})


@acts("oversight.do_agreed", Permission.SEE_SUPERVISION)
def do_agreed(acting: Acting, child_id: str | None, *, discussed_id: int, version: int, words: str) -> Outcome[int]:
    """Say that what was agreed in supervision is done, and how. Raises SomebodySavedFirst, NotPossibleNow."""
    child = open_child(child_id, may_be_closed=True)
    row = Discussed.objects.select_for_update().filter(pk=discussed_id, child=child).exclude(action="").first()
    if row is None or acting.user_id not in (
        row.owner_id,
        row.supervision.supervisor_id,
        row.supervision.practitioner_id,
    ):
        raise _no_such()
    check_fresh(version, row.version)
    check_done(words, done_on=row.done_on, owner=row.owner_id, doer=acting.user_id)
    row.done_on, row.done_words, row.version = acting.on, words, row.version + 1
    row.save()
    return Outcome(row.version, {"supervision": row.supervision.supervision_id, "discussed": row.pk})


def _is_mine(acting: Acting, practitioner_id: int) -> bool:
    """Answer whether somebody works today in the acting person's team, or area where that is what they lead."""
    posts = Appointment.objects.filter(holds_on(acting.on), user_id=practitioner_id)
    posts = posts.filter(role__in=supervised_by(acting.role.value))
    led = Q(team__service_area=acting.service_area) if SCOPES[acting.role] is Scope.AREA else Q(team_id=acting.team_id)
    return posts.filter(led, team__isnull=False).exists()


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
