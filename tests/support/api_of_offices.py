"""The interface's operations of screening, links, staff and closed records: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_DAY = "2027-04-01"
_SCREENING = {"screening_id": 1, "version": 1}
_LETTER = {"letter_id": 1, "version": 1}
_NOBODY = 2_000_000_000
OPERATIONS: dict[str, tuple[Permission, dict[str, Any] | None]] = {
    "screening_queue": (Permission.SEE_SCREENING, None),
    "who_waits": (Permission.SEE_SCREENING, None),
    "a_screening": (Permission.SEE_SCREENING, None),
    "prioritisations": (Permission.SWITCH_PRIORITISATION, None),
    "letters_to_share": (Permission.SHARE_LETTERS, None),
    "begin_screening": (Permission.SCREEN_CHILD, {"case_id": "CASE-1"}),
    "decide_match": (Permission.SCREEN_CHILD, {**_SCREENING, "about": "C-1", "outcome": "same", "evidence": ["name"]}),
    "settle_matches": (Permission.SCREEN_CHILD, _SCREENING),
    "ask_checks": (Permission.SCREEN_CHILD, _SCREENING),
    "answer_check": (Permission.SCREEN_CHILD, {"check_id": 1, "answer": "nothing_known"}),
    "settle_checks": (Permission.SCREEN_CHILD, _SCREENING),
    "decide_idva": (Permission.SCREEN_CHILD, {**_SCREENING, "idva": "made"}),
    "hand_on": (Permission.SCREEN_CHILD, _SCREENING),
    "send_back": (Permission.SCREEN_CHILD, _SCREENING),
    "withdraw_screening": (Permission.SCREEN_CHILD, _SCREENING),
    "see_risk": (Permission.SEE_RISK, {"screening_id": 1, "after": 0, "what": "x"}),
    "refer_risk": (Permission.SEE_RISK, {"risk_id": 1, "authority": "E08000025"}),
    "acknowledge_risk": (Permission.SEE_RISK, {"risk_id": 1}),
    "stand_down_risk": (Permission.STAND_DOWN_RISK, {"risk_id": 1, "because": "x"}),
    "draft_safeguarding_letter": (Permission.WRITE_SAFEGUARDING_LETTER, {"screening_id": 1, "text": "x"}),
    "change_safeguarding_letter": (Permission.WRITE_SAFEGUARDING_LETTER, {**_LETTER, "text": "x"}),
    "submit_safeguarding_letter": (Permission.WRITE_SAFEGUARDING_LETTER, _LETTER),
    "return_safeguarding_letter": (Permission.APPROVE_SAFEGUARDING_LETTER, _LETTER),
    "approve_safeguarding_letter": (Permission.APPROVE_SAFEGUARDING_LETTER, _LETTER),
    "file_safeguarding_letter": (Permission.WRITE_SAFEGUARDING_LETTER, _LETTER),
    "withdraw_safeguarding_letter": (Permission.WRITE_SAFEGUARDING_LETTER, _LETTER),
    "hold_child": (Permission.HOLD_CHILD, {"level": "low", "holder_id": 1}),
    "look_again": (Permission.HOLD_CHILD, {"held_id": 1, "level": "low"}),
    "let_go": (Permission.HOLD_CHILD, {"held_id": 1}),
    "switch_prioritisation": (Permission.SWITCH_PRIORITISATION, {"from_on": _DAY, "decided_at": "Area board"}),
    "share_letters": (Permission.SHARE_LETTERS, {"capacity": {}}),
    "records_of_child": (Permission.FREE_CHILD, None),
    "open_wrong_link": (Permission.FREE_CHILD, {"records": ["cafcass//1"], "reason": "known_to_be_two"}),
    "staff": (Permission.APPOINT_STAFF, {}),
    "appoint_person": (
        Permission.APPOINT_STAFF,
        {"username": "new.one", "name": "New One", "role": "assistant", "team": "Riverside team", "from_on": _DAY},
    ),
    "staff_person": (Permission.APPOINT_STAFF, None),
    "invite_person": (Permission.APPOINT_STAFF, {}),
    "open_closed": (Permission.OPEN_CLOSED_RECORD, {"reference": "C-NOBODY-X9", "because": "complaint"}),
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    "end_prioritisation": (Permission.SWITCH_PRIORITISATION, {"prioritisation_id": _NOBODY}, 409),
    "links": (Permission.REVIEW_LINKS, {}, 400),
    "link_pair": (Permission.REVIEW_LINKS, {}, 400),
    "decide_link": (Permission.REVIEW_LINKS, {"says": "same", "reason": "document_seen"}, 400),
    "wrong_links": (Permission.FREE_CHILD, {}, 400),
    "wrong_link": (Permission.FREE_CHILD, {}, 400),
    "go_on_with_wrong_link": (Permission.FREE_CHILD, {"step": "lift"}, 400),
    "change_appointment": (
        Permission.APPOINT_STAFF,
        {"appointment_id": _NOBODY, "role": "assistant", "team_id": 1, "from_on": _DAY},
        400,
    ),
    "end_appointment": (Permission.APPOINT_STAFF, {"appointment_id": _NOBODY, "last_on": _DAY}, 400),
}
"""Operations that are no child's and name something that is not there, or ask the record, of which the tests have none:
what is answered to whoever may."""
DECIDED = {name: needs for name, (needs, *_) in (OPERATIONS | OF_NO_CHILD).items()}
BODIES = {name: body for name, (_, body, *_) in (OPERATIONS | OF_NO_CHILD).items() if body is not None}
