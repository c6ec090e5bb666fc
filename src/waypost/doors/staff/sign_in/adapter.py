"""What allauth asks us: nobody signs up by themselves, no e-mail is sent, a passkey carries no name."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    """Staff are appointed by an administrator; they cannot make an account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: what happens to an account is in the audit and on its owner's page."""
