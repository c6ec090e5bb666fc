"""Allauth's forms, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm


class StaffLoginForm(LoginForm):
    """The name and the password that somebody signs in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name"
        self.fields["login"].error_messages["required"] = "Enter your user name"
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].error_messages["required"] = "Enter your password"
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
