"""The interface's operations of recommendations: who may, a body that each takes, and how it is answered."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_SEE, _WRITE, _ATTEST = Permission.SEE_RECOMMENDATIONS, Permission.WRITE_RECOMMENDATIONS, Permission.ATTEST
_OF, _ACTION = {"recommendation_id": "nao-1"}, {"action_id": 9_000_001, "words": "x"}
_SEEN = {"words": "x", "is_against": False}
_REPORT = {
    "body": "ofsted",
    "kind": "inspection",
    "title": "x",
    "source": "x",
    "published_on": "2027-03-01",
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    **dict.fromkeys(("recommendations", "promise_reports", "recommendations_progress"), (_SEE, {}, 200)),
    "a_recommendation": (_SEE, {}, 404),
    "register_report": (_WRITE, _REPORT, 200),
    "register_recommendation": (_WRITE, {"report": "x", "number": 1, "words": "x", "addressed": ["ofsted"]}, 404),
    "word_recommendation": (_WRITE, {**_OF, "words": "x"}, 404),
    "answer_recommendation": (
        _WRITE, {**_OF, "decision": "accepted", "document": "x", "answered_on": "2027-03-01"}, 404,
    ),
    "link_recommendation": (_WRITE, {**_OF, "other_id": "nao-2", "kind": "says_the_same", "because": "x"}, 404),
    "promise_action": (_WRITE, {**_OF, "what": "x", "owner": "x", "due_on": "2027-09-01"}, 404),
    "set_target": (_WRITE, {"action_id": 9_000_001, "version": 1, "due_on": "2027-09-01", "because": "x"}, 404),
    "hand_action_over": (_WRITE, {"action_id": 9_000_001, "owner": "x"}, 404),
    "say_action_done": (Permission.DO_ACTION, _ACTION, 404),
    "judge_action_done": (Permission.CONFIRM_ACTION, {**_ACTION, "is_enough": True}, 404),
    "drop_action": (_WRITE, _ACTION, 404),
    "open_action_again": (Permission.CONFIRM_ACTION, _ACTION, 404),
    "bring_document": (_WRITE, {**_OF, **_SEEN, "document": "x"}, 404),
    "attest_recommendation": (_ATTEST, {**_OF, **_SEEN}, 404),
    "take_back_evidence": (_ATTEST, {"evidence_id": 9_000_001, "because": "x"}, 404),
    "bring_figure": (_WRITE, {**_OF, **_SEEN, "measure_id": "nothing", "method": "none"}, 409),
}  # fmt: skip
DECIDED = {name: one[0] for name, one in OF_NO_CHILD.items()}
BODIES = {name: one[1] for name, one in OF_NO_CHILD.items()}
