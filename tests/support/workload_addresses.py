"""Who may open which address about what practitioners can carry, and about duty: roles one by one, for estate tests."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.roles import Role

SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
MANAGERS = SENIORS | {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}
STAFF = MANAGERS | {
    Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.ASSISTANT, Role.SCREENING_OFFICER,
}  # fmt: skip
LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    "duty": (STAFF, None), "rota": (STAFF, None), "put_on_duty": (MANAGERS, MANAGERS),
}  # fmt: skip
"""Pages that are no child's: who may look, who may send something (None: nobody)."""
_NOBODY = 99_999
BY_NUMBER: dict[str, tuple[list[Any], set[Role], int]] = {
    **dict.fromkeys(
        ("practitioner", "set_hours", "reduce_hours", "record_absence", "set_other_work", "set_skill", "set_terms"),
        ([_NOBODY], MANAGERS, 404),
    ),
    **dict.fromkeys(("end_reduction", "end_other_work", "end_skill"), ([_NOBODY, 1], MANAGERS, 404)),
    "take_off_duty": ([_NOBODY], MANAGERS, 404),
}
"""Pages about one practitioner, or a line of a rota, that is nobody's here: what names it, who may ask, the answer."""
TABS = {"child_duty": STAFF}
WRITING = {"take_duty": STAFF}
WRITING_TO = {"answer_duty": (STAFF, 1)}
"""What is done about a child on duty, and a key that nothing has."""
