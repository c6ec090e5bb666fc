"""Who may open which address about what practitioners can carry: roles named one by one, for estate tests."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.roles import Role

SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
MANAGERS = SENIORS | {Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER}
_NOBODY = 99_999
BY_NUMBER: dict[str, tuple[list[Any], set[Role], int]] = {
    **dict.fromkeys(
        ("practitioner", "set_hours", "reduce_hours", "record_absence", "set_other_work", "set_skill", "set_terms"),
        ([_NOBODY], MANAGERS, 404),
    ),
    **dict.fromkeys(("end_reduction", "end_other_work", "end_skill"), ([_NOBODY, 1], MANAGERS, 404)),
}
"""Pages about one practitioner, who is nobody's here: what names it, who may ask, and what is answered to them."""
