"""Who may open which address of readiness: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from waypost.casework.access.roles import Role

HEAD = {Role.HEAD_OF_SERVICE}
SENIORS = HEAD | {Role.SENIOR_SERVICE_MANAGER}
OFFICER = {Role.PROGRAMME_OFFICER}
PROMISERS = SENIORS | OFFICER | {Role.PARTNER}
READERS = PROMISERS | {
    Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.SERVICE_MANAGER, Role.ANALYST, Role.AUDITOR
}  # fmt: skip
ATTESTERS = PROMISERS | {Role.SERVICE_MANAGER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    "readiness": (READERS, None),
    "readiness_name": (OFFICER, OFFICER),
    "readiness_evaluation": (READERS, None),
    "readiness_fidelity": (READERS, None),
    "capacity": (READERS, None),
    "people": (READERS, None),
}
"""Pages that name no area: who may look, who may send something (None: nobody)."""
OF_AN_AREA: dict[str, tuple[set[Role], tuple[str, ...]]] = {
    "readiness_area": (READERS, ()),
    "readiness_look": (SENIORS | OFFICER, ()),
    "readiness_follow": (SENIORS | OFFICER, ()),
    "readiness_attest": (ATTESTERS, ("idva_route_live",)),
    "readiness_confirm": (ATTESTERS, ("idva_route_live",)),
    "readiness_take_back": (ATTESTERS, ("idva_route_live",)),
    "readiness_declare": (HEAD, ()),
    "readiness_plan": (HEAD, ()),
    "readiness_end": (HEAD, ()),
    "readiness_live": (HEAD | OFFICER, ()),
    "readiness_step": (ATTESTERS, ("tell_partners",)),
}
"""Pages about one area: who may open them, and what the address names besides. There is no area in the tests."""
