"""Forms about something of a child's, a report or a letter: the base, and the boxes that they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from waypost.doors.staff.forms.staff_form import StaffForm

LONGEST = 20_000
Choices = Iterable[tuple[str, str]]


class RecordForm(StaffForm):
    """A form whose choices may depend on the record. The action decides what may be chosen, not the form."""

    def of(self, told: Any) -> None:
        """Fill in what the record offers, before the form is shown."""

    @property
    def token(self) -> str:
        """The token against a second click."""
        return str(self.cleaned_data["once"])

    @property
    def seen(self) -> int:
        """The version of what was seen; nought where the form says none."""
        return int(self.cleaned_data["version"] or 0)


class OpenChoice(forms.ChoiceField):
    """A choice whose list is of the record: what was sent is the action's to judge."""

    def valid_value(self, value: Any) -> bool:
        """Take any short word; a null is none, and PostgreSQL takes no question with one."""
        return len(str(value)) <= 80 and "\x00" not in str(value)


class OpenChoices(forms.MultipleChoiceField):
    """Several of a list of the record: what was sent is the action's to judge."""

    def valid_value(self, value: Any) -> bool:
        """Take any short word; a null is none, and PostgreSQL takes no question with one."""
        return len(str(value)) <= 80 and "\x00" not in str(value)


def text(
    label: str, *, required: bool = True, rows: int = 5, hint: str = "", longest: int = LONGEST
) -> forms.CharField:
    """Return a box for some lines."""
    said = {"required": f"Enter {label[:1].lower()}{label[1:]}", "max_length": "Enter a shorter text"}
    return forms.CharField(
        label=label, required=required, max_length=longest, help_text=hint, error_messages=said,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def line(label: str, *, required: bool = True, hint: str = "", longest: int = 200) -> forms.CharField:
    """Return a box for one line."""
    said = {"required": f"Enter {label[:1].lower()}{label[1:]}", "max_length": "Enter a shorter text"}
    return forms.CharField(label=label, required=required, max_length=longest, help_text=hint, error_messages=said)


def choice(label: str, choices: Choices, missing: str, *, hint: str = "") -> forms.ChoiceField:
    """Return radios, one of which is chosen."""
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages=said, help_text=hint
    )


def of_the_record(label: str, missing: str, *, hint: str = "", required: bool = True) -> OpenChoice:
    """Return radios whose list the record gives: see RecordForm.of."""
    return OpenChoice(
        label=label, widget=forms.RadioSelect, error_messages={"required": missing}, help_text=hint, required=required
    )


def pick(label: str, choices: Choices, *, first: str = "", missing: str = "", hint: str = "") -> forms.ChoiceField:
    """Return a list to pick one from. Without `missing` it may be left at `first`."""
    return forms.ChoiceField(
        label=label, choices=[("", first), *choices], required=bool(missing), help_text=hint,
        error_messages={"required": missing, "invalid_choice": missing or "Choose one of the list"},
    )  # fmt: skip


def several(label: str, choices: Choices, *, hint: str = "") -> forms.MultipleChoiceField:
    """Return boxes to tick, none of which must be."""
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), required=False, widget=forms.CheckboxSelectMultiple, help_text=hint,
        error_messages={"invalid_choice": "Choose of the list"},
    )  # fmt: skip


def several_of_the_record(label: str, *, hint: str = "") -> OpenChoices:
    """Return boxes to tick, none of which must be, whose list the record gives: see RecordForm.of."""
    return OpenChoices(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, help_text=hint,
        error_messages={"invalid_choice": "Choose of the list"},
    )  # fmt: skip


def yes_no(
    label: str, *, unknown: str = "", hint: str = "", missing: str = "Choose an answer"
) -> forms.TypedChoiceField:
    """Return yes, no and, where `unknown` names it, neither. The value is True, False or None."""
    choices = [("yes", "Yes"), ("no", "No"), *([("unknown", unknown)] if unknown else [])]
    return forms.TypedChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=hint,
        coerce=lambda said: {"yes": True, "no": False}.get(said), empty_value=None,
        error_messages={"required": missing, "invalid_choice": missing},
    )  # fmt: skip


def as_said(answer: bool | None) -> str:
    """Return the word of `yes_no` for an answer."""
    return "unknown" if answer is None else "yes" if answer else "no"


def worded(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the codes of a list of words.yaml with their words."""
    return [(code, one["words"] if isinstance(one, Mapping) else str(one)) for code, one in told.items()]
