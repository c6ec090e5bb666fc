"""Forms about who may open a record: a restriction, and one's own conflict of interest."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.access.rules import limits
from waypost.doors.staff.forms.of_record import RecordForm, choice
from waypost.doors.staff.forms.of_rights import OpenChoices


class RestrictForm(RecordForm):
    """Why a record is shut to all but some, and to whom it stays open."""

    reason = choice("Why is it shut?", limits()["restrictions"].items(), "Choose why it is shut")
    allowed = OpenChoices(
        label="Who may still open it?", widget=forms.CheckboxSelectMultiple,
        help_text="Name yourself, whoever works with the child, and somebody who can stand in for you.",
        error_messages={"required": "Choose who may still open it"},
    )  # fmt: skip

    def of(self, told: Any) -> None:
        """Offer whoever works with the child, the team, and who leads the area."""
        self.fields["allowed"].choices = [(str(number), name) for number, name in told.one.may_name]

    @property
    def named(self) -> list[int]:
        """Return the numbers of those named; what is no number is nobody."""
        given = self.cleaned_data["allowed"]
        return [int(one) if one.isascii() and one.isdigit() and len(one) < 15 else 0 for one in given]


class ConflictForm(RecordForm):
    """Which family somebody knows, by the reference of the child, and how."""

    reference = forms.CharField(
        label="Reference of the child", max_length=40, help_text="It begins with C- and stands on every letter.",
        error_messages={"required": "Enter the reference of the child"},
    )  # fmt: skip
    kind = choice("How do you know them?", limits()["conflicts"].items(), "Choose how you know them")

    def clean_reference(self) -> str:
        """Return a reference as it is written: in capitals, without spaces around it."""
        return str(self.cleaned_data["reference"]).strip().upper()
