"""Why a hearing was vacated or adjourned: the court service's 46 codes, each with its owner.

The seven owners are the court service's own. Causes are shown by owner and kind, never by judge.
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

CANCELLATIONS = read_code_list("cancellations")

OWNERS = ("local_authority", "cafcass", "court", "lawyers", "legal_aid_agency", "experts", "other")
"""Who owns a reason, in the court service's words."""


def owner(code: str) -> str:
    """Return the owner of a cancellation reason, one of `OWNERS`."""
    return CANCELLATIONS.attribute(code, "owner")


def kind(code: str) -> str:
    """Return the kind of cause: a grouping of ours over the owners, for charts (an assumption)."""
    return CANCELLATIONS.attribute(code, "kind")
