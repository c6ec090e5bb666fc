"""The interface's operations of oversight, safety and rights: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_DAY = "2027-03-01"
_LEARNING = {"learning_id": "C-L1", "version": 1}
_INCIDENT = {"incident_id": "C-I1", "version": 1}
_COPY = {"answer_id": "C-S1", "version": 1}
OPERATIONS: dict[str, tuple[Permission, dict[str, Any] | None]] = {
    "child_oversight": (Permission.SEE_OVERSIGHT, None),
    "progression": (Permission.SEE_TEAM, None),
    "ready_to_close": (Permission.SEE_TEAM, None),
    "required_actions": (Permission.SEE_OVERSIGHT, None),
    "open_learning": (Permission.SEE_OVERSIGHT, None),
    "open_notifications": (Permission.NOTIFY_PANEL, None),
    "my_supervision": (Permission.SEE_SUPERVISION, None),
    "alerts": (Permission.READ_ALERT, None),
    "who_read": (Permission.REVIEW_WORK, None),
    "record_review": (Permission.REVIEW_WORK, {"kind": "closure", "held_on": _DAY, "words": "x"}),
    "write_progress": (
        Permission.WRITE_PROGRESS,
        {"blocker": "judge", "owner": "court", "next_action": "x", "due_on": "2027-04-30"},
    ),
    "audit_practice": (Permission.AUDIT_PRACTICE, {"grade": "good_or_better", "are_all_letters_present": True}),
    "do_required": (Permission.WRITE_PROGRESS, {"audit_id": "C-Q1", "version": 1, "words": "x"}),
    "confirm_required": (Permission.REVIEW_WORK, {"audit_id": "C-Q1", "version": 1, "is_enough": True}),
    "discuss_child": (Permission.SUPERVISE, {"supervision_id": "SV-1-1", "words": "x"}),
    "do_agreed": (Permission.SEE_SUPERVISION, {"discussed_id": 1, "version": 1, "words": "x"}),
    "begin_learning": (Permission.LEAD_LEARNING, {"because": "death", "happened_on": _DAY, "known_on": _DAY}),
    "write_learning": (Permission.LEAD_LEARNING, {**_LEARNING, "learning": "x"}),
    "agree_change": (Permission.LEAD_LEARNING, {**_LEARNING, "what": "x", "due_on": "2027-04-30"}),
    "show_change": (Permission.REVIEW_WORK, {"learning_action_id": 1, "version": 1, "words": "x"}),
    "close_learning": (Permission.LEAD_LEARNING, _LEARNING),
    "begin_notification": (Permission.NOTIFY_PANEL, {"because": "death", "happened_on": _DAY, "known_on": _DAY}),
    "move_notification": (
        Permission.NOTIFY_PANEL,
        {"notification_id": "C-N1", "version": 1, "act": "told_to_the_authority"},
    ),
    "publish_alert": (Permission.PUBLISH_ALERT, {"title": "x", "words": "x", "for_roles": ["assistant"]}),
    "child_safety": (Permission.SEE_SAFETY, None),
    "harm_reviews_due": (Permission.SEE_SAFETY, None),
    "open_incidents": (Permission.ACT_ON_INCIDENT, None),
    "warnings_waiting": (Permission.DECIDE_WARNING, None),
    "potentially_violent": (Permission.SEE_SAFETY, None),
    "assess_harm": (Permission.WRITE_SAFETY, {"harm": "neglect", "level": "low", "words": "x"}),
    "write_safety_plan": (Permission.WRITE_SAFETY, {"words": "x", "after": 0}),
    "set_safe_contact": (Permission.WRITE_SAFETY, {"allowed": ["letter"]}),
    "warn": (Permission.WRITE_SAFETY, {"kind": "animals", "member": 1}),
    "decide_warning": (Permission.DECIDE_WARNING, {"warning_id": 1, "is_granted": True}),
    "end_warning": (Permission.DECIDE_WARNING, {"warning_id": 1}),
    "report_incident": (Permission.REPORT_INCIDENT, {"kind": "threat", "happened_on": _DAY, "words": "x"}),
    "act_on_incident": (Permission.ACT_ON_INCIDENT, {**_INCIDENT, "action": "x", "is_child_at_risk": False}),
    "tell_authority": (Permission.ACT_ON_INCIDENT, _INCIDENT),
    "support_after_incident": (Permission.ACT_ON_INCIDENT, {**_INCIDENT, "supports": ["talk"]}),
    "close_incident": (Permission.ACT_ON_INCIDENT, _INCIDENT),
    "support_staff": (
        Permission.ACT_ON_INCIDENT,
        {"person_id": 1, "because": "death", "happened_on": _DAY, "supports": ["talk"]},
    ),
    "child_rights": (Permission.SEE_RIGHTS, None),
    "would_erase": (Permission.ASK_ERASURE, None),
    "open_requests": (Permission.CHECK_SUBJECT_ACCESS, None),
    "standing_holds": (Permission.SEE_RIGHTS, None),
    "erasures_asked": (Permission.ASK_ERASURE, None),
    "due_for_erasure": (Permission.ERASE_RECORD, None),
    "hold_record": (Permission.HOLD_RECORD, {"reason": "complaint"}),
    "end_hold": (Permission.HOLD_RECORD, {"hold_id": 1}),
    "ask_copy": (Permission.ANSWER_SUBJECT_ACCESS, {"asker": "child", "asked_on": _DAY}),
    "prepare_copy": (Permission.ANSWER_SUBJECT_ACCESS, _COPY),
    "check_copy": (Permission.CHECK_SUBJECT_ACCESS, {**_COPY, "is_right": True}),
    "release_copy": (Permission.ANSWER_SUBJECT_ACCESS, {**_COPY, "how": "by_hand", "is_identity_shown": True}),
    "withdraw_copy": (Permission.ANSWER_SUBJECT_ACCESS, _COPY),
    "ask_erasure": (Permission.ASK_ERASURE, {"reason": "made_in_error"}),
    "withdraw_erasure": (Permission.ASK_ERASURE, {}),
    "erase_record": (Permission.ERASE_RECORD, {"reason": "made_in_error"}),
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    "record_supervision": (
        Permission.SUPERVISE,
        {"practitioner_id": 2_000_000_000, "held_on": _DAY, "words": "x"},
        409,
    ),
    "one_supervision": (Permission.SEE_SUPERVISION, {}, 404),
    "agree_supervision": (Permission.SEE_SUPERVISION, {"supervision_id": "SV-1-1"}, 404),
    "read_alert": (Permission.READ_ALERT, {"alert": 2_000_000_000}, 404),
    "withdraw_alert": (Permission.PUBLISH_ALERT, {"alert": 2_000_000_000}, 404),
}
"""Actions that are no child's and name something that is not there: what is answered to whoever may."""
QUERIES = {"harm_reviews_due": {"until_on": _DAY}}
DECIDED = {name: needs for name, (needs, *_) in (OPERATIONS | OF_NO_CHILD).items()}
BODIES = {name: body for name, (_, body, *_) in (OPERATIONS | OF_NO_CHILD).items() if body is not None}
