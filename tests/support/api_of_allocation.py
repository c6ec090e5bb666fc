"""The interface's operations of allocation and of who may open a record: who may, and a body that each takes."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission

_DAY = "2027-04-01"
_NOBODY = 2_000_000_000
_SOMEBODY: dict[str, Any] = {"user_id": _NOBODY, "from_on": _DAY}
_TOLD = {"source": "Agreed with staff"}
WEIGHTS: dict[str, Any] = {
    "title": "Ours", "source": "Agreed with staff", "full_time": {"points": 100, "hours": 37, **_TOLD},
    "thresholds": {"amber_percent": 100, "red_percent": 110, "red_after_weeks": 4, **_TOLD}, "stable": [],
    "work": [{"name": "section_7", "title": "Section 7 report", "points": 4, **_TOLD}], "extras": [],
    "unweighted": {"points": 4, **_TOLD},
}  # fmt: skip
"""A whole set of weights, as small as one can be."""
OPERATIONS: dict[str, tuple[Permission, dict[str, Any] | None]] = {
    "waiting_for_somebody": (Permission.SEE_CAPACITY, None),
    "team_capacity": (Permission.SEE_CAPACITY, None),
    "plan_of_today": (Permission.ALLOCATE, None),
    "plan_for_absence": (Permission.ALLOCATE, None),
    "weights": (Permission.SEE_CAPACITY, None),
    "practitioner": (Permission.SEE_CAPACITY, None),
    "my_workload": (Permission.SEE_OWN_WORKLOAD, None),
    **dict.fromkeys(("duty_hub", "rota", "child_duty"), (Permission.SEE_DUTY, None)),
    "take_duty": (
        Permission.WRITE_DUTY,
        {
            "kind": "call",
            "rang_by": "school",
            "said": "They rang about today.",
            "needed": "within_two_hours",
            "hands_to": 1,
        },
    ),
    "answer_duty": (Permission.WRITE_DUTY, {"duty_matter_id": 1, "outcome": "done", "words": "They were rung back."}),
    "who_might_take": (Permission.ALLOCATE, None),
    "allocate": (Permission.ALLOCATE, {"chosen": 1}),
    "reallocate": (Permission.ALLOCATE, {"chosen": 1, "why": "absence"}),
    "defer": (Permission.ALLOCATE, {"why": "nobody_has_room", "review_on": _DAY}),
    "glasses_to_review": (Permission.REVIEW_BREAK_GLASS, None),
    "who_may_open": (Permission.RESTRICT_CHILD, None),
    "restrict_child": (Permission.RESTRICT_CHILD, {"reason": "danger", "allowed": [1]}),
    "end_restriction": (Permission.RESTRICT_CHILD, {"restriction_id": 1}),
    "end_conflict": (Permission.RESTRICT_CHILD, {"conflict_id": 1}),
    "break_glass": (Permission.BREAK_GLASS, {"reference": "C-NOBODY-X9", "reason": "The duty line rang about them"}),
    "declare_conflict": (Permission.DECLARE_CONFLICT, {"reference": "C-NOBODY-X9", "kind": "kin"}),
}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    "hand_over": (Permission.ALLOCATE, {"held_by": _NOBODY, "to": {"C-1": 1}, "why": "absence"}, 409),
    "allocate_day": (Permission.ALLOCATE, {"to": {"C-NOBODY-X9": 1}}, 409),
    "set_weights": (Permission.SET_WEIGHTS, {**WEIGHTS, "from_on": "2020-01-01"}, 409),
    "change_weights": (Permission.SET_WEIGHTS, {"values": {}, "because": "Agreed with staff", "from_on": _DAY}, 409),
    "set_hours": (Permission.SET_WORKLOAD, {**_SOMEBODY, "hours": 37}, 409),
    "reduce_hours": (Permission.SET_WORKLOAD, {**_SOMEBODY, "hours": 5, "category": "fewer_hours"}, 409),
    "record_absence": (Permission.SET_WORKLOAD, _SOMEBODY, 409),
    "end_reduction": (Permission.SET_WORKLOAD, {"reduction_id": _NOBODY, "until_on": _DAY}, 409),
    "set_other_work": (Permission.SET_WORKLOAD, {**_SOMEBODY, "work_type": "duty"}, 409),
    "set_skill": (Permission.SET_WORKLOAD, {**_SOMEBODY, "skill": "Welsh"}, 409),
    "set_terms": (Permission.SET_WORKLOAD, {**_SOMEBODY, "is_associate": True, "takes": []}, 409),
    "end_other_work": (Permission.SET_WORKLOAD, {"other_work_id": _NOBODY, "until_on": _DAY}, 409),
    "end_skill": (Permission.SET_WORKLOAD, {"skill_id": _NOBODY, "until_on": _DAY}, 409),
    "put_on_duty": (Permission.SET_ROTA, {"user_id": _NOBODY, "on_on": _DAY}, 409),
    "take_off_duty": (Permission.SET_ROTA, {"on_duty_id": _NOBODY, "because": "Away on that day."}, 409),
    "glass_to_review": (Permission.REVIEW_BREAK_GLASS, {}, 400),
    "review_break_glass": (Permission.REVIEW_BREAK_GLASS, {"glass_id": _NOBODY, "was_right": True}, 400),
}
"""Operations that are no child's and name something that is not there: what is answered to whoever may."""
DECIDED = {name: needs for name, (needs, *_) in (OPERATIONS | OF_NO_CHILD).items()}
BODIES = {name: body for name, (_, body, *_) in (OPERATIONS | OF_NO_CHILD).items() if body is not None}
