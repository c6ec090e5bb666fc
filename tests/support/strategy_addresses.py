"""Who may open which address of strategy: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from waypost.casework.access.roles import Role

SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
OFFICER = {Role.PROGRAMME_OFFICER}
PROMISERS = SENIORS | OFFICER | {Role.PARTNER}
READERS = PROMISERS | {Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.ANALYST, Role.AUDITOR}
CONFIRMERS = SENIORS | OFFICER | {Role.BOARD_MEMBER}
REVIEWERS = SENIORS | OFFICER
SIGNERS = {Role.HEAD_OF_SERVICE, Role.PARTNER}
APPROVERS = {Role.HEAD_OF_SERVICE, Role.BOARD_MEMBER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    **dict.fromkeys(
        ("assessment", "programmes", "area_plans", "calendar", "risks", "automated_uses", "definitions"),
        (READERS, None),
    ),
    "programme_begin": (OFFICER, OFFICER), "meeting_plan": (OFFICER, OFFICER), "use_write": (OFFICER, OFFICER),
    "area_plan_begin": (REVIEWERS, REVIEWERS), "risk_write": (PROMISERS, PROMISERS),
}  # fmt: skip
"""Pages of no one thing: who may look, who may send something (None: nobody)."""
LOOKING = ("programme", "change", "area_plan", "meeting_planned", "risk", "automated_use", "definition")
OF_ONE: dict[str, tuple[set[Role], str | int]] = {
    **dict.fromkeys(("programme", "change", "area_plan", "meeting_planned", "risk"), (READERS, 9)),
    **dict.fromkeys(("automated_use", "definition"), (READERS, "nothing")),
    **dict.fromkeys(
        ("programme_owner", "milestone_set", "milestone_move", "milestone_drop", "change_view", "meeting_move",
         "agenda_add", "pack_prepare", "meeting_hold"), (OFFICER, 9)),
    **dict.fromkeys(("milestone_reach", "change_propose", "change_answer"), (PROMISERS, 9)),
    **dict.fromkeys(("milestone_judge", "milestone_open", "risk_close"), (CONFIRMERS, 9)),
    "change_decide": (APPROVERS, 9),
    **dict.fromkeys(("aim_set", "aim_judge", "review_hold"), (REVIEWERS, 9)),
    **dict.fromkeys(("risk_owner", "risk_score", "risk_act", "risk_action_done", "risk_hand_over"), (PROMISERS, 9)),
    "escalation_answer": (PROMISERS | {Role.BOARD_MEMBER}, 9),
    **dict.fromkeys(("use_assess", "use_review"), (REVIEWERS, "nothing")),
    "definition_sign": (SIGNERS, "nothing"), "signature_take_back": (SIGNERS, 9),
}  # fmt: skip
"""Pages about one thing of strategy, and a key that nothing has."""
