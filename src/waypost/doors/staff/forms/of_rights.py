"""What people write for the rights of those whose records these are: holds, copies of data, erasures."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.rights.answering import Place
from waypost.casework.rights.rules import NotYet, answer_words, reasons
from waypost.doors.staff.forms.of_record import RecordForm, choice, line, yes_no
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import plain

_BETWEEN = "|"


class OpenChoices(forms.MultipleChoiceField):
    """Boxes to tick whose list is of the record: what was sent is the action's to judge."""

    def valid_value(self, value: Any) -> bool:
        """Take any short word."""
        return len(str(value)) <= 200


def as_box(place: Place) -> str:
    """Return the value of the box that stands for a place."""
    return _BETWEEN.join(place)


def _places(boxes: list[str]) -> list[Place]:
    """Return the places of boxes. Raises NotYet for one that is no place."""
    told: list[Place] = []
    for box in boxes:
        parts = box.split(_BETWEEN)
        if len(parts) != 3:
            raise NotYet("the record has changed since this page was made.", do="Open the page again.")
        told.append((parts[0], parts[1], parts[2]))
    return told


class HoldForm(RecordForm):
    """Why a record is held."""

    reason = choice("Why is it held?", [(one, plain(one)) for one in reasons("holds")], "Choose why it is held")


class AskCopyForm(RecordForm):
    """Who asks for a copy, and since when."""

    asker = choice("Who asks?", list(answer_words("askers").items()), "Choose who asks")
    asked_on = DayField(label="When was it asked?", help_text="The answer is due a month from this day.")


class PrepareForm(RecordForm):
    """Which texts, read, tell of nobody else; which values would do serious harm."""

    given = OpenChoices(label="Texts that tell of nobody else", required=False)
    harmful = OpenChoices(label="Values that would do serious harm", required=False)

    @property
    def decided(self) -> dict[str, list[Place]]:
        """Return both as places."""
        return {name: _places(self.cleaned_data[name]) for name in ("given", "harmful")}


class CheckCopyForm(RecordForm):
    """Whether a copy may be given as it stands."""

    is_right = yes_no("May it be given as it stands?", hint="If not, it goes back to be prepared again.")


class ReleaseForm(RecordForm):
    """How a copy is given."""

    how = choice("How is it given?", list(answer_words("ways").items()), "Choose how it is given")
    is_identity_shown = forms.BooleanField(label="I have seen who this person is", required=False)


class OpenClosedForm(RecordForm):
    """Which closed record, and why."""

    reference = line("Reference of the child", longest=40, hint="It begins with C- and stands on every letter.")
    because = choice(
        "Why do you need it?", [(one, plain(one)) for one in reasons("openings")], "Choose why you need it"
    )

    def clean_reference(self) -> str:
        """Return a reference as it is written: in capitals, without spaces around it."""
        return str(self.cleaned_data["reference"]).strip().upper()


class AskErasureForm(RecordForm):
    """Why a record is to be erased."""

    reason = choice("Why is it to be erased?", [(one, plain(one)) for one in reasons("erasures")], "Choose why")


class EraseForm(RecordForm):
    """That a record is erased, knowing what goes."""

    reason = forms.CharField(widget=forms.HiddenInput, max_length=40)
    is_sure = forms.BooleanField(
        label="I know that it cannot be undone", error_messages={"required": "Say that you know it cannot be undone"}
    )


class NothingMoreForm(RecordForm):
    """That something is done: the button says it."""
