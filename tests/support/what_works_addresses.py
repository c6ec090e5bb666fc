"""Who may open which address of what works: roles named one by one, for the tests of the estate."""

from __future__ import annotations

from waypost.casework.access.roles import Role

OFFICER = {Role.PROGRAMME_OFFICER}
POOLERS = OFFICER | {Role.PARTNER}
CAFCASS = {
    Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN, Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER,
    Role.SENIOR_SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.ASSISTANT, Role.SCREENING_OFFICER,
}  # fmt: skip
READERS = CAFCASS | POOLERS | {
    Role.BOARD_MEMBER, Role.COMMITTEE_MEMBER, Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR,
}  # fmt: skip
ANSWERERS = CAFCASS | {Role.PARTNER}

LISTS: dict[str, tuple[set[Role], set[Role] | None]] = {
    **dict.fromkeys(("what_works", "good_practice", "survey_counts", "deep_dive", "pools"), (READERS, None)),
    "initiative_add": (OFFICER, OFFICER), "pool_open": (OFFICER, OFFICER), "survey": (ANSWERERS, ANSWERERS),
}  # fmt: skip
"""Pages of no one thing: who may look, who may send something (None: nobody)."""
OF_ONE: dict[str, tuple[set[Role], str | int]] = {
    "initiative": (READERS, "lamps"), "pool": (READERS, "lamps"),
    **dict.fromkeys(
        ("initiative_describe", "initiative_place", "initiative_aim", "initiative_cost", "initiative_move",
         "initiative_compare", "initiative_document"),
        (OFFICER, "lamps"),
    ),
    "result_take_back": (OFFICER, 9), "pool_give": (POOLERS, "lamps"), "pool_use": (POOLERS, "lamps"),
    "pool_put_right": (POOLERS, 9),
}  # fmt: skip
"""Pages about one thing, and a key that nothing has."""
