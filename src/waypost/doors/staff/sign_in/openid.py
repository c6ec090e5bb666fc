"""Signing in by one's organisation: whoever is appointed here comes in, and nobody else is made by it.

The provider is the organisation's own, named in the environment. At the first sign-in the name that it gives
(`preferred_username`) is the user name that the administrator appointed; from then on the provider's own identifier is.
"""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


class StaffSocialAdapter(DefaultSocialAccountAdapter):
    """Lets in who is appointed; tells everybody else the same."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Answer no: an administrator appoints."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a first sign-in to whoever is appointed under that name. Nobody: refused."""
        if sociallogin.is_existing:
            return
        name = str(_claims(sociallogin).get("preferred_username", "")).strip().lower()
        user = get_user_model().objects.filter(username=name, is_active=True).first() if name else None
        if user is None:
            raise ImmediateHttpResponse(not_appointed())
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_: Any) -> None:
        """Say that it did not work, and nothing of why: the provider's words are not ours to show."""
        raise ImmediateHttpResponse(not_appointed())


def _claims(sociallogin: Any) -> dict[str, Any]:
    told: dict[str, Any] = sociallogin.account.get_provider_account().get_user_data() or {}
    return told


def not_appointed() -> HttpResponse:
    """Answer 403 in words."""
    return HttpResponse(render_to_string("sign_in/not_appointed.html"), status=403)
