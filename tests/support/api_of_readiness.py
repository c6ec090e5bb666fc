"""The interface's operations of readiness: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_AREA: dict[str, Any] = {"code": "nottingham", "version": 1}
_GATE = {**_AREA, "gate": "idva_route_live", "evidence": "x"}
_NAMED = {"code": "nottingham", "service_area": "A01", "courts": ["x"], "announced_source": "x", "phase": "1"}
OPERATIONS: dict[str, tuple[Permission, dict[str, Any] | None]] = {
    "readiness_areas": (Permission.SEE_READINESS, None),
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    "readiness_area": (Permission.SEE_READINESS, {}, 404),
    "name_area": (Permission.NAME_AREA, _NAMED, 200),
    "look_at_gates": (Permission.LOOK_AT_GATES, {"code": "derby"}, 404),
    "follow_transition": (Permission.LOOK_AT_GATES, {"code": "derby"}, 404),
    "attest_gate": (Permission.ATTEST_GATE, {**_GATE, "code": "derby"}, 404),
    "confirm_gate": (Permission.ATTEST_GATE, {**_GATE, "code": "derby"}, 404),
    "take_back_gate": (Permission.ATTEST_GATE, {"code": "derby", "version": 1, "gate": "x", "because": "x"}, 404),
    "declare_ready": (Permission.DECLARE_READY, {"code": "derby", "version": 1, "words": "x"}, 404),
    "plan_launch": (
        Permission.DECLARE_READY, {"code": "derby", "version": 1, "planned_on": "2027-09-01", "decided_at": "x"}, 404,
    ),
    "end_declaration": (Permission.DECLARE_READY, {"code": "derby", "version": 1, "because": "x"}, 404),
    "record_live": (
        Permission.RECORD_LIVE,
        {"code": "derby", "version": 1, "live_on": "2027-01-01", "practice_direction": "x", "source": "x"},
        404,
    ),
    "do_contingency_step": (
        Permission.WORK_CONTINGENCY, {"code": "derby", "version": 1, "step": "tell_partners", "words": "x"}, 404,
    ),
}  # fmt: skip
DECIDED = {name: one[0] for name, one in (OPERATIONS | OF_NO_CHILD).items()}
BODIES = {name: one[1] or {} for name, one in (OPERATIONS | OF_NO_CHILD).items()}
