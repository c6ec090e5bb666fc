"""Looks at every child who is followed through a changeover: what harm it may have done, and whose case has ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Proceedings, Step
from waypost.casework.readiness.actions.go_live import OLD_PROGRAMME, WORKS
from waypost.casework.readiness.actions.holding import hold_area, write_history
from waypost.casework.readiness.limits import Limits
from waypost.casework.readiness.models import Followed
from waypost.casework.readiness.transition import Now, Then, harms


@acts("readiness.follow", Permission.LOOK_AT_GATES)
def follow_transition(acting: Acting, child_id: str | None, *, code: str, limits: Limits) -> Outcome[int]:
    """Look at the children of an area who are followed. Returns how many have an alarm."""
    area = hold_area(code)
    rows = list(area.followed.filter(ended_on=None))
    children, cases = [row.child_id for row in rows], {row.case_id for row in rows}
    told = {case: (programme, ended) for case, programme, ended in Proceedings.objects.filter(
        pk__in=cases).values_list("pk", "programme", "ended_on")}  # fmt: skip
    who, late = _who_works(children, acting.on), _late_steps(children, acting.on)
    for row in rows:
        programme, ended_on = told.get(row.case_id, (OLD_PROGRAMME, None))
        now = Now(acting.on, programme, tuple(who[row.child_id]), tuple(late[row.child_id]))
        then = Then(row.from_on, OLD_PROGRAMME, row.practitioner_id)
        row.looked_on, row.ended_on = acting.on, ended_on
        if ended_on is None:
            row.harms = list(harms(then, now, changes_days=int(limits["followed_changes_days"].value)))
    Followed.objects.bulk_update(rows, ["looked_on", "ended_on", "harms"], batch_size=500)
    alarmed = sum(bool(row.harms) for row in rows if row.ended_on is None)
    words = f"{len(rows)} looked at; {alarmed} with an alarm."
    # Looking twice a day and finding the same is one thing that happened.
    if not area.history.filter(kind="followed", on=acting.on, words=words).exists():
        write_history(acting, area, "followed", words)
    return Outcome(alarmed, {"area": code, "followed": len(rows), "alarmed": alarmed})


def _who_works(children: list[str], on: date) -> defaultdict[str, list[tuple[int, date]]]:
    found: defaultdict[str, list[tuple[int, date]]] = defaultdict(list)
    rows = Assignment.objects.filter(holds_on(on), child_id__in=children, user__isnull=False, capacity__in=WORKS)
    for child, user, from_on in rows.values_list("child_id", "user_id", "from_on"):
        found[child].append((int(user or 0), from_on))
    return found


def _late_steps(children: list[str], on: date) -> defaultdict[str, list[date]]:
    found: defaultdict[str, list[date]] = defaultdict(list)
    rows = Step.objects.filter(child_id__in=children, is_done=False, due_on__lt=on)
    for child, due_on in rows.values_list("child_id", "due_on"):
        if due_on is not None:
            found[child].append(due_on)
    return found
