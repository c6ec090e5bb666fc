"""Which bodies a person speaks for: those of the agency of their team, by the data of a part. Reads access alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Team


def bodies_of(acting: Acting, bodies: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of the bodies that somebody speaks for: of the agency of their team."""
    if acting.team_id is None:
        return ()
    agency = Team.objects.filter(pk=acting.team_id).values_list("agency", flat=True).first()
    return tuple(code for code, one in bodies.items() if agency in one["agencies"])
