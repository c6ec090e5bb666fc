"""The interface's operations of strategy and its registers: who may, a body that each takes, how it is answered."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_SEE, _WRITE, _DO = Permission.SEE_STRATEGY, Permission.WRITE_STRATEGY, Permission.DO_STRATEGY
_CONFIRM, _AREA, _RISK = Permission.CONFIRM_STRATEGY, Permission.REVIEW_AREA, Permission.WRITE_RISK
_ASSESS, _SIGN = Permission.ASSESS_USE, Permission.SIGN_DEFINITION
NOBODYS = 9_000_001
OF_NOBODY = r"{(programme|change|area_plan|planned_meeting|strategic_risk)_id}"
"""Names in addresses of things that the operations before may have made the first of."""
_STONE, _CHANGE = {"milestone_id": NOBODYS, "words": "x"}, {"change_id": NOBODYS, "words": "x"}
_MEETING, _OF_RISK = {"planned_meeting_id": NOBODYS}, {"strategic_risk_id": NOBODYS}
_DAY = "2027-09-01"
_PROGRAMME = {"priority": "8", "title": "x", "what": "x", "owner": "x", "serves": ["8.2"]}
_RISK_WRITTEN = {"kind": "delay", "what": "x", "effect": "x", "owner": "x"}
_USE = {"title": "A use of a test", "what": "x", "who": "x", "decision": "x", "is_learnt": False}
_ASSESSED = {"use": "nothing", "kind": "equality", "document": "x", "assessed_on": "2027-03-01", "words": "x"}
_JUDGED = {"area_aim_id": NOBODYS, "review": "mid_year", "verdict": "kept", "words": "x"}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    **dict.fromkeys(
        ("strategic_plan", "assessment_of_system", "calendar_of_governance", "programmes", "area_plans", "risks",
         "automated_uses", "definitions"), (_SEE, {}, 200)),
    **dict.fromkeys(
        ("one_programme", "programme_of_change", "area_plan", "planned_meeting", "one_risk", "one_use",
         "one_definition"), (_SEE, {}, 404)),
    "begin_programme": (_WRITE, _PROGRAMME, 200),
    "own_programme": (_WRITE, {"programme_id": NOBODYS, "owner": "x"}, 404),
    "set_milestone": (_WRITE, {"programme_id": NOBODYS, "what": "x", "due_on": _DAY}, 404),
    "move_milestone": (_WRITE, {"milestone_id": NOBODYS, "version": 1, "due_on": _DAY, "because": "x"}, 404),
    "reach_milestone": (_DO, _STONE, 404),
    "judge_milestone": (_CONFIRM, {**_STONE, "is_enough": True}, 404),
    "drop_milestone": (_WRITE, _STONE, 404),
    "open_milestone": (_CONFIRM, _STONE, 404),
    "propose_change": (_DO, {"programme_id": NOBODYS, "what": "x"}, 404),
    "answer_for_children": (_DO, _CHANGE, 404),
    "record_view": (_WRITE, {**_CHANGE, "view": "supports", "met_on": "2027-03-01"}, 404),
    "decide_change": (Permission.APPROVE_CHANGE, {**_CHANGE, "decision": "refused"}, 404),
    "begin_area_plan": (_AREA, {"area": "x", "begins_on": "2027-04-01"}, 200),
    "set_aim": (_AREA, {"area_plan_id": NOBODYS, "what": "x", "owner": "x"}, 404),
    "judge_aim": (_AREA, _JUDGED, 404),
    "hold_review": (_AREA, {"area_plan_id": NOBODYS, "review": "mid_year", "held_on": _DAY, "words": "x"}, 404),
    "plan_meeting": (_WRITE, {"series": "performance_boards", "board": "1", "meets_on": _DAY}, 200),
    "move_meeting": (_WRITE, {**_MEETING, "version": 1, "meets_on": _DAY, "because": "x"}, 404),
    "put_on_agenda": (_WRITE, {**_MEETING, "about": "assurance", "words": "x"}, 404),
    "prepare_pack": (_WRITE, _MEETING, 404),
    "hold_meeting": (_WRITE, {**_MEETING, "held_on": "2027-03-01", "words": "x"}, 404),
    "write_risk": (_RISK, _RISK_WRITTEN, 200),
    "own_risk": (_RISK, {**_OF_RISK, "owner": "x"}, 404),
    "score_risk": (_RISK, {**_OF_RISK, "likelihood": 2, "impact": 2, "because": "x"}, 404),
    "act_on_risk": (_RISK, {**_OF_RISK, "what": "x", "owner": "x", "due_on": _DAY}, 404),
    "do_risk_action": (_RISK, {"risk_action_id": NOBODYS, "words": "x"}, 404),
    "hand_over_risk": (_RISK, {**_OF_RISK, "to_body": "ministry", "because": "x"}, 404),
    "answer_escalation": (
        Permission.ANSWER_ESCALATION, {"escalation_id": NOBODYS, "answer": "taken", "words": "x"}, 404,
    ),
    "close_risk": (_CONFIRM, {**_OF_RISK, "words": "x"}, 404),
    "write_use": (_WRITE, _USE, 200),
    "assess_use": (_ASSESS, _ASSESSED, 404),
    "review_use": (_ASSESS, {"use": "nothing", "words": "x", "next_on": _DAY}, 404),
    "sign_definition": (_SIGN, {"measure_id": "nothing", "seen": "", "body": "cafcass", "words": "x"}, 404),
    "take_back_signature": (_SIGN, {"definition_signed_id": NOBODYS, "because": "x"}, 404),
}  # fmt: skip
DECIDED = {name: one[0] for name, one in OF_NO_CHILD.items()}
BODIES = {name: one[1] for name, one in OF_NO_CHILD.items()}
