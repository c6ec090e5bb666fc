"""Which of allauth's pages this site has. Those it does not have are named all the same, because allauth asks for their
addresses; they answer as an address that is not there."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as passkeys
from csp.decorators import csp_update
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from waypost.doors.staff.errors import missing

OWN = ["'self'"]
SQUARE = csp_update({"img-src": ["data:"]})  # the secret as a square is a picture in the page itself
_NOT_HERE = (
    *("account_signup", "account_reset_password", "account_email", "account_logout", "account_inactive"),
    *("account_set_password", "account_email_verification_sent"),
)


def not_here(request: HttpRequest, **_: Any) -> HttpResponse:
    """Answer 404: staff are appointed, and nothing about an account goes by e-mail."""
    return missing(request)


urls: list[URLPattern | URLResolver] = [
    path("sign-in/password/", csp_update({"connect-src": OWN})(account.login), name="account_login"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-step/", factors.authenticate, name="mfa_authenticate"),
    path("your-account/sign-in-again/", account.reauthenticate, name="account_reauthenticate"),
    path("your-account/sign-in-again/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("your-account/sign-in-again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("your-account/password/", account.password_change, name="account_change_password"),
    path("your-account/factors/", factors.index, name="mfa_index"),
    path("your-account/factors/codes/", SQUARE(codes.activate_totp), name="mfa_activate_totp"),
    path("your-account/factors/codes/stop/", codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("your-account/factors/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("your-account/factors/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("your-account/factors/recovery/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("your-account/factors/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("your-account/factors/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("your-account/factors/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("your-account/factors/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    *(path(f"not-here/{name}/", not_here, name=name) for name in _NOT_HERE),
]
if apps.is_installed("allauth.socialaccount"):
    from allauth.socialaccount.providers.openid_connect import views as openid

    urls += [
        path("sign-in/openid/<str:provider_id>/", openid.login, name="openid_connect_login"),
        path("sign-in/openid/<str:provider_id>/back/", openid.callback, name="openid_connect_callback"),
        *(
            path(f"not-here/{name}/", not_here, name=name)
            for name in ("socialaccount_signup", "socialaccount_connections", "socialaccount_login_error")
        ),
    ]
