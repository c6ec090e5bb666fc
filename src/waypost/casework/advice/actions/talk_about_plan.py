"""Writes down a talk with the social worker about the care plan and the timetable, and strikes one out."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.advice.actions.holding import no_such_child
from waypost.casework.advice.models import PlanTalk
from waypost.casework.advice.rules import check_talk
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import ChildInCase
from waypost.casework.children.rules import NotPossibleNow


@acts("advice.write_talk", Permission.WRITE_ADVICE)
def write_talk(
    acting: Acting,
    child_id: str | None,
    *,
    case_id: str,
    talked_on: date,
    is_timetable_agreed: bool,
    is_care_plan_agreed: bool,
) -> Outcome[str]:
    """Write down a talk and what was agreed in it. Returns its identifier. Raises NotPossibleNow.

    A case without this child is no child at all.
    """
    child = open_child(child_id)
    place = ChildInCase.objects.filter(child=child, proceedings_id=case_id).select_related("proceedings").first()
    if place is None:
        raise no_such_child()
    check_talk(place.proceedings.law, talked_on, acting.on)
    talk = PlanTalk.objects.create(
        child=child,
        talk_id=f"{child.pk}-T{PlanTalk.objects.filter(child=child).count() + 1}",
        proceedings=place.proceedings,
        talked_on=talked_on,
        is_timetable_agreed=is_timetable_agreed,
        is_care_plan_agreed=is_care_plan_agreed,
        written_by_id=acting.user_id,
        changed_at=acting.at,
    )
    agreed = {"is_timetable_agreed": is_timetable_agreed, "is_care_plan_agreed": is_care_plan_agreed}
    return Outcome(talk.talk_id, {"talk": talk.talk_id, "talked_on": talked_on, **agreed})


@acts("advice.strike_talk", Permission.WRITE_ADVICE)
def strike_talk(acting: Acting, child_id: str | None, *, talk_id: str, because: str) -> Outcome[str]:
    """Strike out a talk that was not so, or was of another child. It stays readable, and counts no more."""
    talk = PlanTalk.objects.select_for_update().filter(talk_id=talk_id, child=open_child(child_id)).first()
    if talk is None:
        raise no_such_child()
    if talk.struck_because or not because.strip():
        raise NotPossibleNow("a talk is struck out once, with a reason.", where="because", do="Say why.")
    talk.struck_because, talk.changed_at = because, acting.at
    talk.save(update_fields=["struck_because", "changed_at"])
    return Outcome(talk_id, {"talk": talk_id})
