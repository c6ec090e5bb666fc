"""What people write of a child's family: who may know where somebody lives, and who has parental responsibility."""

from __future__ import annotations

from typing import Any

from waypost.doors.staff.forms.of_record import RecordForm, several_of_the_record, yes_no
from waypost.doors.staff.words import plain


class WhoMayKnowForm(RecordForm):
    """Who may know one address or number."""

    is_confidential = yes_no(
        "Is it confidential?",
        hint="Shut it as soon as you doubt. Only a manager says that it is confidential no longer.",
        missing="Say whether it is confidential",
    )
    known_to = several_of_the_record(
        "Who of the family knows it already, or may be told?",
        hint="It is for those who work with the child. What a letter may tell is checked as before.",
    )

    def of(self, told: Any) -> None:
        """Offer the family, but for whoever it belongs to."""
        self.fields["known_to"].choices = [
            (str(one.member_id), f"{one.name or 'Name not known'}, {plain(one.relationship).lower()}")
            for one in told.others
        ]

    @property
    def members(self) -> list[int]:
        """Return the members of the family that were ticked; what is no number is nobody of it."""
        return [int(one) if one.isascii() and one.isdigit() and len(one) < 15 else 0 for one in self.taken["known_to"]]


class ResponsibilityForm(RecordForm):
    """Whether somebody has parental responsibility."""

    has_it = yes_no(
        "Has this person parental responsibility for the child?",
        unknown="Nobody knows",
        hint="Whether they may have pages of their own rests on it.",
        missing="Say whether this person has parental responsibility",
    )
