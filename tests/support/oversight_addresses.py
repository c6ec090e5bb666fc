"""Who may open which address of oversight, safety and rights: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from waypost.casework.access.roles import Role

PRACTITIONERS = {Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN}
SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
SUPERVISORS = {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}
MANAGERS = SUPERVISORS | SENIORS
STAFF = PRACTITIONERS | MANAGERS | {Role.ASSISTANT, Role.SCREENING_OFFICER}
OVERSEEN = PRACTITIONERS | MANAGERS | {Role.AUDITOR}
SAFE = STAFF | {Role.AUDITOR}
RIGHTS = SENIORS | {Role.COMPLAINTS_MANAGER, Role.AUDITOR}
HOLDERS = SENIORS | {Role.COMPLAINTS_MANAGER}
COMPLAINTS = {Role.COMPLAINTS_MANAGER}
LEARNERS = SENIORS | {Role.SERVICE_MANAGER}
WRITERS = PRACTITIONERS | SUPERVISORS
TEAM = MANAGERS | {Role.BUSINESS_SERVICES, Role.SCREENING_OFFICER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    "oversight": (OVERSEEN, None), "progression": (TEAM, None), "ready_to_close": (TEAM, None),
    "supervision": (STAFF, STAFF), "record_supervision": (MANAGERS, MANAGERS),
    "alerts": (STAFF | {Role.BUSINESS_SERVICES}, STAFF | {Role.BUSINESS_SERVICES}),
    "publish_alert": (SENIORS, SENIORS), "withdraw_alert": (SENIORS, SENIORS), "safety": (SAFE, None),
    "rights": (RIGHTS, None),
}  # fmt: skip
"""Pages that are no child's: who may look, who may send something (None: nobody)."""
TABS = {"child_oversight": OVERSEEN, "child_safety": SAFE, "child_rights": RIGHTS}
WRITING = {
    "review_work": MANAGERS, "audit_practice": MANAGERS | {Role.AUDITOR}, "write_progress": WRITERS,
    "discuss_child": MANAGERS, "begin_learning": LEARNERS, "begin_notification": MANAGERS,
    "assess_harm": WRITERS, "write_safety_plan": WRITERS, "contact_of_child": WRITERS, "warn": WRITERS,
    "report_incident": STAFF | {Role.BUSINESS_SERVICES, Role.COMPLAINTS_MANAGER}, "support_staff": MANAGERS,
    "hold_record": HOLDERS, "ask_copy": COMPLAINTS, "ask_erasure": HOLDERS, "withdraw_erasure": HOLDERS,
    "erase_record": {Role.HEAD_OF_SERVICE},
}  # fmt: skip
WRITING_TO = {
    "do_required": (WRITERS, "X-1"), "confirm_required": (MANAGERS, "X-1"), "do_agreed": (STAFF, 1),
    "write_learning": (LEARNERS, "X-1"), "agree_change": (LEARNERS, "X-1"), "close_learning": (LEARNERS, "X-1"),
    "show_change": (MANAGERS, 1), "move_notification": (MANAGERS, "X-1"), "contact_of_member": (WRITERS, 1),
    "decide_warning": (MANAGERS, 1), "end_warning": (MANAGERS, 1), "act_on_incident": (MANAGERS, "X-1"),
    "tell_authority": (MANAGERS, "X-1"), "support_after_incident": (MANAGERS, "X-1"),
    "close_incident": (MANAGERS, "X-1"), "end_hold": (HOLDERS, 1), "prepare_copy": (COMPLAINTS, "X-1"),
    "check_copy": (HOLDERS, "X-1"), "release_copy": (COMPLAINTS, "X-1"), "withdraw_copy": (COMPLAINTS, "X-1"),
}  # fmt: skip
"""What is done with something of a child's that the address names as well, and a key that nothing has."""
READING_OF = {"copy_of_data": COMPLAINTS}
