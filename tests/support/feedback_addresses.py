"""Who may open which address of feedback and complaints: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.roles import Role

PRACTITIONERS = {Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN}
SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
MANAGERS = SENIORS | {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}
STAFF = PRACTITIONERS | MANAGERS | {Role.ASSISTANT, Role.SCREENING_OFFICER}
COMPLAINTS = {Role.COMPLAINTS_MANAGER}
READERS = MANAGERS | COMPLAINTS
NAMERS = SENIORS | COMPLAINTS
SETTLERS = PRACTITIONERS | MANAGERS | COMPLAINTS
RECEIVERS = STAFF | COMPLAINTS | {Role.BUSINESS_SERVICES}
HANDLERS = COMPLAINTS | {Role.HEAD_OF_SERVICE}
LISTENERS = RECEIVERS | {Role.AUDITOR, Role.ANALYST, Role.BOARD_MEMBER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    "words_desk": (READERS, None), "name_reader": (NAMERS, NAMERS), "worries": (SETTLERS, None),
    "complaints": (HANDLERS, None), "receive_complaint": (RECEIVERS, RECEIVERS), "complaints_about_me": (STAFF, None),
    "listening": (LISTENERS, None), "heard_back": (READERS, READERS),
}  # fmt: skip
"""Pages that are no child's: who may look, who may send something (None: nobody)."""
WRITING = {"receive_complaint_about": RECEIVERS}
WRITING_TO = {"settle_worry": (SETTLERS, "X-1")}
BY_NUMBER: dict[str, tuple[list[Any], set[Role], int]] = {
    "read_words": (["X-1"], READERS, 404), "worry_of_nobody": (["X-1"], SETTLERS, 404),
    "complaint": (["X-1"], HANDLERS, 404), "complaint_answer_pdf": (["X-1"], HANDLERS, 404),
    "learning_summary": ([2027], LISTENERS, 200), "insight_report": ([2027, "younger"], LISTENERS, 200),
    "record_discussion": (["2027-03"], {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}, 200),
    "end_reader": ([1], NAMERS, 200), "take_back_heard": (["X-1"], READERS, 200),
    **{f"complaint_{act}": (["X-1"], HANDLERS, 404) for act in (
        "place", "acknowledge", "look_into", "decide", "answer", "ask_again", "escalate", "close", "withdraw",
    )},
}  # fmt: skip
"""Pages about something that is in no child's address: what names it, who may ask, and what is answered to them."""
OPENED_BY_NUMBER = {"read_words", *(name for name in BY_NUMBER if name.startswith("complaint"))}
"""Opened by number, whatever else of the child one may open: complaints by whoever handles them, words by a named
reader."""
