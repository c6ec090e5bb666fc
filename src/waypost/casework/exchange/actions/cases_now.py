"""Brings the cases that are here up to how they stand now. Used by `take_in` alone, in its transaction."""

from __future__ import annotations

from typing import Any

from waypost.casework.children.models import Proceedings
from waypost.casework.exchange.arriving import Arriving, Row
from waypost.casework.exchange.rules import as_answer

_AT_ONCE = 500
_CHANGES = ("programme", "court", "area", "has_domestic_abuse", "ended_on", "next_hearing_on", "next_hearing_kind")


def bring_up_to_date(arriving: Arriving) -> int:
    """Say of each case in a delivery how it stands now. Returns how many changed.

    An allegation of domestic abuse that was told once stays, whatever a later delivery says.
    """
    now = {str(row["case_id"]): row for row in arriving.cases_now}
    told = {str(row["case_id"]): _stands(row, now.get(str(row["case_id"]), {})) for row in arriving.cases}
    changed = []
    for case in Proceedings.objects.all():
        stands = told.get(case.pk)
        if stands is None:
            continue
        stands["has_domestic_abuse"] = case.has_domestic_abuse or stands["has_domestic_abuse"]
        if any(getattr(case, name) != value for name, value in stands.items()):
            for name, value in stands.items():
                setattr(case, name, value)
            changed.append(case)
    Proceedings.objects.bulk_update(changed, _CHANGES, batch_size=_AT_ONCE)
    return len(changed)


def _stands(case: Row, now: Row) -> dict[str, Any]:
    return {
        "programme": case["track"] or "",
        "court": case["court"] or "",
        "area": case["service_area"] or "",
        "has_domestic_abuse": as_answer(case["is_domestic_abuse_alleged"]),
        "ended_on": now.get("ended_on"),
        "next_hearing_on": now.get("next_hearing_on"),
        "next_hearing_kind": now.get("next_hearing_kind") or "",
    }
