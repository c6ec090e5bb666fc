"""The interface's operations of the families' site: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_SHARE, _SEE = Permission.SHARE_WITH_FAMILY, Permission.SEE_SHARING
_WEIGHED = {"understanding": "x", "wishes": "x", "safety": "x"}
DECIDED: dict[str, Permission] = {
    **dict.fromkeys(("waiting_to_be_read", "sites_to_look_at", "child_sharing"), _SEE),
    **dict.fromkeys(("decide_site", "end_site", "invite_to_site", "release_to_family", "take_back_release",
                     "read_from_family", "answer_family"), _SHARE),
}  # fmt: skip
BODIES: dict[str, dict[str, Any]] = {
    "decide_site": {**_WEIGHED, "is_yes": True, "band": "younger", "review_on": "2027-06-01"},
    "end_site": {"site_id": "X-1"}, "invite_to_site": {"site_id": "X-1", "given_in_person": True},
    "release_to_family": {"kind": "visit", "audience": "adults", "words": "x", "has_read": True},
    "take_back_release": {"release_id": "X-1"}, "read_from_family": {"from_id": "X-1"},
    "answer_family": {"from_id": "X-1", "did": "x", "has_read": True},
}  # fmt: skip
