"""Publishes a practice alert, withdraws it, and says that somebody has read it."""

from __future__ import annotations

from collections.abc import Collection

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.oversight.alerting import check_alert, is_for
from waypost.casework.oversight.models import AlertRead, PracticeAlert


@acts("oversight.publish_alert", Permission.PUBLISH_ALERT)
def publish_alert(
    acting: Acting,
    child_id: str | None,
    *,
    title: str,
    words: str,
    for_roles: Collection[str],
    is_for_my_area_alone: bool = False,
) -> Outcome[int]:
    """Publish an alert to everybody of some roles, everywhere or in one's own area. Raises NotAWord, NotPossibleNow."""
    check_alert(title, words, for_roles)
    row = PracticeAlert.objects.create(
        title=title,
        words=words,
        for_roles=sorted(for_roles),
        for_area=acting.service_area if is_for_my_area_alone else "",
        published_on=acting.on,
        published_by_id=acting.user_id,
    )
    return Outcome(row.pk, {"alert": row.pk, "for_roles": row.for_roles})


@acts("oversight.read_alert", Permission.READ_ALERT)
def read_alert(acting: Acting, child_id: str | None, *, alert: int) -> Outcome[None]:
    """Say that the acting person has read an alert that is for them. Said again, it stays as it was."""
    row = PracticeAlert.objects.filter(pk=alert, withdrawn_on=None).first()
    if row is None or not is_for(
        acting.role.value, acting.service_area, for_roles=row.for_roles, for_area=row.for_area
    ):
        raise _no_such()
    AlertRead.objects.get_or_create(alert=row, user_id=acting.user_id, defaults={"read_on": acting.on})
    return Outcome(None, {"alert": alert})


@acts("oversight.withdraw_alert", Permission.PUBLISH_ALERT)
def withdraw_alert(acting: Acting, child_id: str | None, *, alert: int) -> Outcome[None]:
    """Withdraw an alert: nobody has to read it any more. It stays readable."""
    row = PracticeAlert.objects.select_for_update().filter(pk=alert).first()
    if row is None:
        raise _no_such()
    if row.withdrawn_on is not None:
        raise NotPossibleNow("this alert is withdrawn.", do="Nothing more is needed.")
    row.withdrawn_on, row.version = acting.on, row.version + 1
    row.save(update_fields=["withdrawn_on", "version"])
    return Outcome(None, {"alert": alert})


def _no_such() -> NoSuchChild:
    return NoSuchChild("there is no such alert here.", do="Look at the list of alerts.")
