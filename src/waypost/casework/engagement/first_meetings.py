"""Which children nobody has met yet, for the duty hub: by the same rules as the list of children to meet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from waypost.casework.children.until_met import NeverMet
from waypost.casework.engagement.queries import counted_as, limits_by_area, met_of, with_met
from waypost.casework.engagement.rules import NOBODY_ASSIGNED, Alarm, alarms
from waypost.casework.engagement.words import limits

_ASKED = ("child_id", "is_open", "born_on", "opened_on", "service_area")


def never_met(children: QuerySet[Any], on: date) -> dict[str, NeverMet]:
    """Return the children whom nobody has met, and who count as to be met or would if somebody were assigned.

    Two queries. A child who is not born, or is excused for a time, is not among them.
    """
    areas = limits_by_area(on)
    found: dict[str, NeverMet] = {}
    open_now = with_met(children.filter(is_open=True), on).only(*_ASKED)
    for child in open_now.filter(last_on=None, last_elsewhere_on=None):
        counts = counted_as(child, on)
        if not counts.is_eligible and counts.why_not != NOBODY_ASSIGNED:
            continue
        met = met_of(child)
        alarmed = alarms(met, {**limits(), **areas.get(child.service_area, {})}, on)
        found[child.pk] = NeverMet(
            child.has_practitioner, met.since_on, Alarm.NEVER_MET in alarmed, Alarm.NOT_MET_BEFORE_HEARING in alarmed
        )
    return found
