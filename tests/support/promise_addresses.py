"""Who may open which address of promises: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from waypost.casework.access.roles import Role

SENIORS = {Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE}
OFFICER = {Role.PROGRAMME_OFFICER}
READERS = SENIORS | OFFICER | {
    Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.PARTNER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR,
}  # fmt: skip
DOERS = SENIORS | OFFICER | {Role.PARTNER}
CONFIRMERS = SENIORS | OFFICER | {Role.BOARD_MEMBER}
ATTESTERS = DOERS | {Role.BOARD_MEMBER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    "did_it_work": (READERS, None), "promises": (READERS, None), "promise_reports": (READERS, None),
    "promise_pack": (READERS, None), "plan": (READERS - {Role.ADMINISTRATOR}, None),
    "promise_report": (OFFICER, OFFICER), "promise_recommendation": (OFFICER, OFFICER),
}  # fmt: skip
"""Pages of no one thing: who may look, who may send something (None: nobody)."""
OF_ONE: dict[str, tuple[set[Role], str | int]] = {
    "promise": (READERS, "nao-1"),
    **dict.fromkeys(
        ("promise_word", "promise_answer", "promise_link", "promise_action", "promise_figure", "promise_document"),
        (OFFICER, "nao-1"),
    ),
    "promise_attest": (ATTESTERS, "nao-1"),
    **dict.fromkeys(("promise_target", "promise_owner", "promise_drop"), (OFFICER, 9)),
    "promise_done": (DOERS, 9), "promise_confirm": (CONFIRMERS, 9), "promise_again": (CONFIRMERS, 9),
    "promise_take_back": (ATTESTERS, 9),
}  # fmt: skip
"""Pages about one recommendation, action or piece of evidence, and a key that nothing has."""
