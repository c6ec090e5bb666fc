"""The interface's operations on reports, meetings, letters, advice and disputed lines: who may, and a body of each."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_WRITE, _ORDER, _LETTER, _ADVISE = (
    Permission.WRITE_REPORT, Permission.ORDER_REPORT, Permission.WRITE_LETTER, Permission.WRITE_ADVICE,
)  # fmt: skip
_MEET, _SAY = Permission.RECORD_MEETING, Permission.DISPUTE_LINE
DECIDED: dict[str, Permission] = {
    **dict.fromkeys(("reports_due", "child_reports", "a_report"), Permission.SEE_REPORTS),
    **dict.fromkeys(("reports_to_check", "check_report"), Permission.CHECK_REPORT),
    **dict.fromkeys(("area_involvement", "set_involvement"), Permission.SET_INVOLVEMENT),
    **dict.fromkeys(("order_report", "answer_court", "receive_report", "withdraw_report"), _ORDER),
    **dict.fromkeys(("begin_report", "write_report", "answer_report", "hand_in_report", "file_report", "update_report",
                     "ask_court"), _WRITE),
    "waiting_to_be_met": Permission.SEE_CHILD,
    **dict.fromkeys(("area_limits", "set_meeting_limit"), Permission.SET_ENGAGEMENT_LIMIT),
    **dict.fromkeys(("child_meetings", "meeting_versions"), Permission.SEE_MEETINGS),
    **dict.fromkeys(("record_meeting", "correct_meeting", "strike_meeting", "ask_exception"), _MEET),
    "decide_exception": Permission.DECIDE_EXCEPTION,
    **dict.fromkeys(("wordings", "sign_wording"), Permission.SIGN_WORDING),
    **dict.fromkeys(("child_letters", "a_letter"), Permission.SEE_LETTERS),
    **dict.fromkeys(("write_letter", "change_letter", "check_letter", "send_letter", "withdraw_letter"), _LETTER),
    **dict.fromkeys(("advice_to_compare", "child_advice"), Permission.SEE_ADVICE),
    "influence_of_advice": Permission.SEE_INFLUENCE,
    **dict.fromkeys(("write_advice", "change_advice", "share_advice", "file_advice", "compare_advice",
                     "withdraw_advice", "write_talk", "strike_talk"), _ADVISE),
    **dict.fromkeys(("disputes_waiting", "line_to_dispute", "dispute_line", "send_dispute", "answer_dispute",
                     "withdraw_dispute"), _SAY),
    "turnaround_by_owner": Permission.SEE_TEAM, "settle_dispute": Permission.SETTLE_DISPUTE,
    **dict.fromkeys(("frozen_children", "free_child"), Permission.FREE_CHILD),
    "child_disputes": Permission.SEE_CHILD,
}  # fmt: skip
_MET = {"seen_on": "2027-03-01", "manner": "video", "childs_words": "Hello."}
BODIES: dict[str, dict[str, Any]] = {
    "set_involvement": {"weeks": 12, "from_on": "2027-04-01"},
    "order_report": {"kind": "section_7", "case_id": "CASE-1", "ordered_on": "2027-03-01"},
    "begin_report": {"version": 1}, "write_report": {"version": 1, "sections": {"impact": "x"}},
    "answer_report": {"version": 1, "childs_response": "x"}, "hand_in_report": {"version": 1},
    "check_report": {"version": 1, "is_right": True}, "file_report": {"version": 1},
    "update_report": {"version": 1, "because": "moved"}, "withdraw_report": {"version": 1},
    "ask_court": {"version": 1, "is_transfer": True, "reason": "new_worry"},
    "answer_court": {"version": 1, "is_granted": False}, "receive_report": {"version": 1, "filed_on": "2027-03-01"},
    "set_meeting_limit": {"limit": "longest_gap", "days": 30, "from_on": "2027-04-01"}, "record_meeting": _MET,
    "correct_meeting": {**_MET, "after": 1}, "strike_meeting": {"after": 1, "because": "x"},
    "ask_exception": {"reason": "abroad", "until_on": "2027-04-01"}, "decide_exception": {"is_granted": True},
    "sign_wording": {"kind": "introduction", "band": "from_8", "wording": "WORDING"},
    "write_letter": {"kind": "introduction", "own": "x"}, "change_letter": {"version": 1, "own": "x"},
    "check_letter": {"version": 1}, "send_letter": {"version": 1}, "withdraw_letter": {"version": 1},
    "write_advice": {"case_id": "CASE-1", "issue": "order", "recommendation": "no_order", "reasons": "x"},
    "change_advice": {"version": 1, "recommendation": "no_order", "reasons": "x"},
    "share_advice": {"version": 1, "shared_on": "2027-03-01", "childs_response": "x"}, "file_advice": {"version": 1},
    "compare_advice": {"version": 1, "order_id": 1, "followed": "followed"}, "withdraw_advice": {"version": 1},
    "write_talk": {"case_id": "CASE-1", "talked_on": "2027-03-01", "is_timetable_agreed": True,
                   "is_care_plan_agreed": False}, "strike_talk": {"because": "x"},
    "dispute_line": {"wrong": "wrong_day", "says_instead": "x", "said_by": "child"}, "send_dispute": {"version": 1},
    "answer_dispute": {"version": 1, "answer": "not_ours", "answered_on": "2027-03-01", "answered_by_role": "clerk"},
    "settle_dispute": {"version": 1, "settled_as": "stands", "because": "x"}, "withdraw_dispute": {"version": 1},
    "free_child": {"because": "x"},
}  # fmt: skip
QUERIES: dict[str, dict[str, str]] = {
    "influence_of_advice": {"since_on": "2026-03-31"}, "turnaround_by_owner": {"since_on": "2026-03-31"},
}  # fmt: skip
"""What an address must be asked with."""


def bodies() -> dict[str, dict[str, Any]]:
    """Return every body; that of a wording holds the digest of the wording as it stands."""
    from waypost.casework.letters.wording import wording_id  # noqa: PLC0415

    return BODIES | {"sign_wording": BODIES["sign_wording"] | {"wording": wording_id("introduction", "from_8")}}
