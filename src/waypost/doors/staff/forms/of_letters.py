"""What people write of letters: one form for each action of the letters room."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.letters.rules import LONGEST_OWN
from waypost.casework.letters.wording import bands, kinds
from waypost.doors.staff.forms.of_record import RecordForm, of_the_record, text


class LetterForm(RecordForm):
    """A letter: its kind, and what the writer adds to the wording for the child's age."""

    kind = of_the_record("Which letter?", "Choose a letter")
    own = text("What you say to this child", rows=8, longest=LONGEST_OWN,
               hint="It stands in the middle of the letter, after who you are. Say what you saw, what you heard and "
                    "what comes next, in short words. Nobody’s address, school or telephone number.")  # fmt: skip
    does_child_agree = forms.BooleanField(label="The child agrees that others read what they told me", required=False)

    def of(self, told: Any) -> None:
        """Offer the letters, each with when it is written and for which age; what is due is said to be."""
        ages = dict(told.bands)
        self.fields["kind"].choices = [
            (kind, f"{one['words']} ({bands()[ages[kind]].words}). {one['when']}{_due(kind, told)}")
            for kind, one in kinds().items()
        ]
        self.fields["kind"].initial = told.due[0] if told.due else None


def _due(kind: str, told: Any) -> str:
    return " (due)" if kind in told.due else ""


class ChangeLetterForm(RecordForm):
    """What the writer adds, written anew."""

    own = text("What you say to this child", rows=8, longest=LONGEST_OWN)
    does_child_agree = forms.BooleanField(label="The child agrees that others read what they told me", required=False)


class CheckLetterForm(RecordForm):
    """That a letter is checked, and why it must be harder than its age allows, if it must."""

    harder_because = text("Why it must be harder to read, if it must", required=False, rows=2)


class SignForm(RecordForm):
    """A wording that somebody with authority signs off, as it stood on the page."""

    kind = forms.CharField(max_length=40, widget=forms.HiddenInput)
    band = forms.CharField(max_length=20, widget=forms.HiddenInput)
    wording = forms.CharField(max_length=16, widget=forms.HiddenInput)
