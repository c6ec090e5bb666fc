"""The base of every form: errors in GOV.UK's words, a token against a second click, the version of what was read."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import Any

from django import forms

TOKEN_BYTES = 24
_UNSEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters that nobody sees: they come with a copy out of a PDF. Tabs and new lines stay."""
_DJANGOS = forms.Field.default_error_messages["required"]


def new_token() -> str:
    """Return a token for a form that is shown: the action that takes it takes it once (`once=`)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class StaffForm(forms.Form):
    """A form of the staff site. `once` and `version` travel hidden; everything else is shown by components.py."""

    once = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = new_token()
        self.fields["version"].initial = version
        for name, field in self.fields.items():
            if field.error_messages.get("required") == _DJANGOS:
                field.error_messages["required"] = f"Enter {str(field.label or name).lower()}"

    def clean(self) -> dict[str, Any]:
        """Put a space where a control character stands that its writer cannot see, and so could not take out."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        return {name: _UNSEEN.sub(" ", value) if isinstance(value, str) else value for name, value in told.items()}

    def is_sent_again(self, version: int | None) -> None:
        """Make the form one that can be sent over what stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = "" if version is None else str(version)
        self.data[self.add_prefix("once")] = new_token()

    @property
    def taken(self) -> dict[str, Any]:
        """Return what an action takes: the cleaned values of the fields that are shown."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"once", "version"}}


class DayParts(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput})

    def decompress(self, value: Any) -> list[Any]:
        """Return the parts of a day."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """A day, asked for as GOV.UK asks: three boxes, no calendar. The value is a date."""

    widget = DayParts

    def __init__(self, **kwargs: Any) -> None:
        said = {
            "required": "Enter a day",
            "incomplete": "Enter a day, a month and a year",
            "invalid": "Enter a real day",
        }
        kwargs["error_messages"] = said | kwargs.get("error_messages", {})
        parts = [forms.IntegerField(min_value=1, max_value=most) for most in (31, 12, 9999)]
        super().__init__(fields=parts, require_all_fields=True, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the day. Whatever is wrong with a part is said of the whole."""
        given = [part for part in value or [] if part not in (None, "")]
        try:
            return super().clean(value)
        except forms.ValidationError as error:
            code = "required" if not given else "incomplete" if len(given) < 3 else "invalid"
            raise forms.ValidationError(self.error_messages[code], code=code) from error

    def compress(self, data_list: list[int]) -> Any:
        """Return the day that the parts make, or refuse one that no calendar has."""
        if not data_list:
            return None
        day, month, year = data_list
        try:
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
