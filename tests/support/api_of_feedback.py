"""The interface's operations of feedback and complaints: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_READ, _SETTLE, _HANDLE = Permission.READ_WORDS, Permission.SETTLE_WORRY, Permission.HANDLE_COMPLAINT
_NOBODY = 2_000_000_000
_COMPLAINT = {"complaint_id": "abc-def-ghj", "version": 1}
_TOLD = {"way_in": "telephone", "made_by": "adult", "words": "x", "way_back": "none"}
OPERATIONS: dict[str, tuple[Permission, dict[str, Any] | None]] = {
    "words_desk": (_READ, None),
    "worries": (_SETTLE, None),
    "complaints": (_HANDLE, None),
    "about_my_work": (Permission.SEE_OWN_COMPLAINTS, None),
    "settle_worry": (_SETTLE, {"text_id": "X-1", "how": "no_worry", "because": "x"}),
    "place_complaint": (_HANDLE, _COMPLAINT),
    "receive_complaint_about": (Permission.RECEIVE_COMPLAINT, _TOLD),
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    "some_words": (_READ, {}, 404),
    "a_complaint": (_HANDLE, {}, 404),
    "find_nothing_worrying": (_READ, {"text_id": "X-1"}, 404),
    "raise_worry": (_READ, {"text_id": "X-1", "urgency": "today", "because": "x"}, 404),
    "receive_complaint": (Permission.RECEIVE_COMPLAINT, _TOLD, 200),
    "look_into_complaint": (_HANDLE, {**_COMPLAINT, "decider_id": 1}, 404),
    "decide_complaint": (
        _HANDLE, {**_COMPLAINT, "outcome": "upheld", "reasons": "x", "theme": "time", "learning": "x"}, 404,
    ),
    "answer_complaint": (_HANDLE, {**_COMPLAINT, "answer": "x"}, 404),
    "give_back": (Permission.GIVE_BACK, {"theme": "time", "you_said": "x", "we_did": "x", "has_read": False}, 409),
    "take_back_heard": (Permission.GIVE_BACK, {"heard_id": "H1"}, 404),
    "record_discussion": (
        Permission.RECORD_DISCUSSION,
        {"month": "2027-03-01", "discussed_on": "2020-01-01", "present": "x", "what_changes": "x"}, 409,
    ),
    "name_reader": (Permission.NAME_READER, {"person_id": _NOBODY, "from_on": "2027-04-01"}, 404),
    "end_reader": (Permission.NAME_READER, {"named_reader_id": _NOBODY}, 404),
    **dict.fromkeys(
        ("acknowledge_complaint", "ask_again", "escalate_complaint", "close_complaint", "withdraw_complaint"),
        (_HANDLE, _COMPLAINT, 404),
    ),
}  # fmt: skip
DECIDED = {name: one[0] for name, one in (OPERATIONS | OF_NO_CHILD).items()}
BODIES = {name: one[1] or {} for name, one in (OPERATIONS | OF_NO_CHILD).items()}
