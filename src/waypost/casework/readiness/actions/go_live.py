"""Records that an area is live by law, ready or not; follows the children whose cases are open under the old rules."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import ChildInCase, Proceedings
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.readiness.actions.holding import (
    begin_contingency,
    gates_of,
    hold_area,
    standings,
    write_history,
)
from waypost.casework.readiness.models import ContingencyStep, CourtArea, Declaration, Followed, Live
from waypost.casework.readiness.rules import check_live, check_words, shut_on

OLD_PROGRAMME = "child_arrangements_programme"
WORKS = ("adviser", "guardian")


@acts("readiness.record_live", Permission.RECORD_LIVE)
def record_live(
    acting: Acting,
    child_id: str | None,
    *,
    code: str,
    version: int,
    live_on: date,
    practice_direction: str,
    source: str,
) -> Outcome[bool]:
    """Record that a practice direction made an area live. Returns whether it was ready.

    The law does not wait for us: it is recorded whatever the gates say. An area that is not ready starts the
    contingency protocol at once. Every child whose case is open under the old programme is followed from that day.
    """
    area = hold_area(code, version)
    if Live.objects.filter(area=area).exists():
        raise NotPossibleNow("this area is recorded as live already.", do="Open the area's page.")
    check_live(live_on, practice_direction, acting.on)
    check_words(source, "source", "Say where the direction can be read.")
    Live.objects.create(
        area=area, live_on=live_on, practice_direction=practice_direction, source=source,
        recorded_by_id=acting.user_id, recorded_on=acting.on,
    )  # fmt: skip
    write_history(acting, area, "live", f"{live_on:%-d %B %Y}: {practice_direction}. {source}")
    shut = shut_on(standings(gates_of(area, acting.on).values()), acting.on)
    is_ready = not shut and Declaration.objects.filter(area=area, stands=True, declared_on__lte=live_on).exists()
    if not is_ready:
        named = "; ".join(one.title for one in shut) or "nobody declared it ready before that day"
        begin_contingency(acting, area, f"Live, and not ready: {named}.")
    followed = _follow(area, live_on)
    return Outcome(is_ready, {"area": code, "live_on": live_on, "is_ready": is_ready, "followed": followed})


@acts("readiness.do_contingency", Permission.WORK_CONTINGENCY)
def do_contingency_step(
    acting: Acting, child_id: str | None, *, code: str, version: int, step: str, words: str
) -> Outcome[None]:
    """Say that a step of the contingency protocol is done, and how."""
    area = hold_area(code, version)
    row = ContingencyStep.objects.filter(
        contingency__area=area, contingency__ended_on=None, step=step, done_on=None
    ).first()
    if row is None:
        raise NotPossibleNow("this step is done, or the protocol is not at work.", do="Open the area's page.")
    check_words(words, "words", "Say what was done.")
    row.done_on, row.done_by_id, row.words, row.version = acting.on, acting.user_id, words, row.version + 1
    row.save()
    write_history(acting, area, "contingency_step", words)
    return Outcome(None, {"area": code, "step": step})


def _follow(area: CourtArea, live_on: date) -> int:
    """Follow each child of the area whose case was open under the old programme on the day of the changeover."""
    cases = Proceedings.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=live_on),
        court__in=area.courts,
        programme=OLD_PROGRAMME,
        issued_on__lt=live_on,
    )
    places = list(ChildInCase.objects.filter(proceedings__in=cases).values_list("child_id", "proceedings_id"))
    worked = dict(
        Assignment.objects.filter(
            holds_on(live_on), child_id__in=[child for child, _ in places], user__isnull=False, capacity__in=WORKS
        )
        .order_by("child_id", "-from_on", "-pk")
        .values_list("child_id", "user_id")
    )
    Followed.objects.bulk_create(
        Followed(
            area=area, child_id=child, case_id=case, from_on=live_on, practitioner_id=worked.get(child),
            looked_on=live_on,
        )
        for child, case in places
    )  # fmt: skip
    return len(places)
