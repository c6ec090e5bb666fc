"""Why a hearing was vacated or adjourned: the court service's 46 codes, each with its owner.

The seven owners are the court service's own. Causes are shown by owner and kind, never by judge.
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import CodeList, read_code_list_as

OWNERS = ("local_authority", "cafcass", "court", "lawyers", "legal_aid_agency", "experts", "other")
"""Who owns a reason, in the court service's words."""


class CancellationList(CodeList):
    """The cancellation reasons: a code list whose every code has an owner and a kind of cause."""

    def owner(self, code: str) -> str:
        """Return who owns a reason, one of `OWNERS`."""
        return self.attribute(code, "owner")

    def kind(self, code: str) -> str:
        """Return the kind of cause, such as judicial_availability: a grouping of ours (an assumption)."""
        return self.attribute(code, "kind")


CANCELLATIONS = read_code_list_as("cancellations", CancellationList)

NO_LONGER_NEEDED = tuple(code for code in CANCELLATIONS.codes if CANCELLATIONS.kind(code) == "no_longer_needed")
"""Reasons for which nobody lost a hearing: the party complied, the case was settled or concluded, or by consent."""
