"""The interface's operations of what works: who may, a body that each takes, and how it is answered."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.what_works.words import told

_SEE, _WRITE, _POOL = Permission.SEE_WHAT_WORKS, Permission.WRITE_WHAT_WORKS, Permission.WRITE_POOL
_ANSWER = Permission.ANSWER_SURVEY
_OF, _DAYS = {"initiative_id": "nothing"}, {"from_on": "2027-01-01", "until_on": "2027-03-31"}
_ENTRY = {"pool_id": "nothing", "body": "x", "amount": "2.50", "words": "x", **_DAYS}
_COST = {**_OF, **_DAYS, "pounds": "100.00", "what_for": "x", "paid_by": "x", "source": "x"}
_DOCUMENT = {**_OF, "document": "x", "design": "comparison", "verdict": "better", "is_independent": True, "words": "x"}
_SURVEY = {"profession": "cafcass", "choices": dict.fromkeys(told("survey")["questions"], "often")}
OF_NO_CHILD: dict[str, tuple[Permission, dict[str, Any], int]] = {
    **dict.fromkeys(("initiatives", "good_practice_guide", "pools", "survey_counts"), (_SEE, {}, 200)),
    **dict.fromkeys(("initiative", "pool"), (_SEE, {}, 404)),
    "my_survey": (_ANSWER, {}, 200),
    "search_what_works": (_SEE, {"words": "waiting for a guardian"}, 200),
    "load_trailblazers": (Permission.LOAD_WHAT_WORKS, {}, 200),
    "register_initiative": (_WRITE, {"kind": "local", "title": "Lamps", "source": "x"}, 200),
    "describe_initiative": (_WRITE, {**_OF, "what": "x"}, 404),
    "place_initiative": (_WRITE, {**_OF, "how": "where", "area": "derby"}, 404),
    "aim_initiative": (_WRITE, {**_OF, "words": "x", "wanted": "less"}, 404),
    "cost_initiative": (_WRITE, _COST, 404),
    "move_initiative": (_WRITE, {**_OF, "act": "begun", "words": "x"}, 404),
    "compare_initiative": (_WRITE, {**_OF, "aim_id": 9_000_001, "words": "x"}, 404),
    "document_initiative": (_WRITE, _DOCUMENT, 404),
    "take_back_result": (_WRITE, {"result_id": 9_000_001, "because": "x"}, 404),
    "open_pool": (_WRITE, {"kind": "experts", "title": "Lamps", "source": "x"}, 200),
    "give_to_pool": (_POOL, {**_ENTRY, "paid_by": "x"}, 404),
    "use_pool": (_POOL, _ENTRY, 404),
    "put_entry_right": (_POOL, {"pool_entry_id": 9_000_001, "words": "x"}, 404),
    "answer_survey": (_ANSWER, _SURVEY, 200),
}
DECIDED = {name: one[0] for name, one in OF_NO_CHILD.items()}
BODIES = {name: one[1] for name, one in OF_NO_CHILD.items()}
