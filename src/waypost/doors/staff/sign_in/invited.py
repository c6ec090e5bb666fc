"""Taking up an invitation: the code that came by hand, then a passkey, or a password and one-time codes.

Nobody is told whether there is such an invitation: a wrong link, a wrong code and one that is over are answered alike.
A session that only a code opened opens no record, until a passkey is added or a password and a code are set. Whatever
somebody signed in with before stops working, so that whoever lost it is shut out.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from waypost.casework.access.acting import Acting
from waypost.casework.access.actions.invite import open_invitation, take_up_invitation
from waypost.casework.access.queries import invited_as, is_invitation_open
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.wiring.asking import INVITED, instant
from waypost.wiring.casework import system_acting

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_SECRET = forms.PasswordInput(attrs={"autocomplete": "new-password"})
_NOT_OPENED = (
    "This code does not open this invitation. It may be mistyped, used or too old: after a few wrong codes it is of no "
    "more use. Ask whoever invited you for another one."
)


class InvitedForm(StaffForm):
    """The code of an invitation, and how somebody wants to sign in from now on."""

    code = forms.CharField(
        label="Code", max_length=60, help_text="20 letters and digits. Small letters and dashes do not matter.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": "Enter the code that you were given"},
    )  # fmt: skip
    how = forms.ChoiceField(
        label="How do you want to sign in?", widget=forms.RadioSelect,
        choices=[("passkey", "With a passkey: your phone, your computer or a security key"),
                 ("password", "With a password and one-time codes from an app")],
        error_messages={"required": "Choose how you want to sign in"},
    )  # fmt: skip
    password = forms.CharField(
        label="Password", required=False, widget=_SECRET, strip=False, max_length=200,
        help_text="Only if you chose a password. 14 characters or more: three or four words are easy to remember.",
    )  # fmt: skip
    password_again = forms.CharField(
        label="The password again", required=False, widget=_SECRET, strip=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        """Hold the two passwords to each other, and to what a password must be."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("how") != "password":
            return told
        if not told.get("password"):
            self.add_error("password", "Enter a password")
        elif told["password"] != told.get("password_again"):
            self.add_error("password_again", "Enter the same password again")
        return told


class FirstPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in by itself: there is no password beside it."""

    def clean_passwordless(self) -> bool:
        """Refuse a passkey that would need a password."""
        if not self.cleaned_data.get("passwordless"):
            raise forms.ValidationError("Let the passkey sign you in by itself")
        return True


@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the code and the way; set the password, or go on to the passkey."""
    form = InvitedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer = _taken_up(request, reference, form)
        if answer is not None:
            return answer
    return render(request, "sign_in/invited.html", {"form": form}, status=400 if form.errors else 200)


def _taken_up(request: HttpRequest, reference: str, form: InvitedForm) -> HttpResponse | None:
    at, told = instant(), form.cleaned_data
    user_id = None
    if is_invitation_open(reference, at):
        user_id = open_invitation(system_acting(at), None, reference=reference, code=told["code"])
    acting = invited_as(user_id, at) if user_id is not None else None
    if acting is None:
        form.add_error("code", _NOT_OPENED)
        return None
    user = get_user_model().objects.get(pk=acting.user_id)
    if told["how"] == "passkey":
        _forget_other_ways(acting)
        login(request, user, backend=_BACKEND)
        request.session[INVITED] = reference
        return redirect("first_passkey")
    try:
        validate_password(told["password"], user)
    except forms.ValidationError as error:
        form.add_error("password", error)
        return None
    with transaction.atomic():
        _forget_other_ways(acting)
        take_up_invitation(acting, None, reference=reference, password=told["password"])
    user.refresh_from_db()
    login(request, user, backend=_BACKEND)
    record_authentication(request, user, method="password", reauthenticated=True)
    return redirect("mfa_activate_totp" if settings.NEEDS_SECOND_FACTOR else "my_work")


def _forget_other_ways(acting: Acting) -> None:
    Authenticator.objects.filter(user_id=acting.user_id).delete()


class FirstPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Adds the passkey of whoever was invited. The invitation is used up when it is there, not before."""

    form_class = FirstPasskeyForm
    template_name = "sign_in/first_passkey.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send away whoever was not invited in this session."""
        if INVITED not in request.session:
            return redirect("sign_in")
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get_form_class(self) -> type[forms.Form]:
        """Return our form: a setting names allauth's own."""
        return self.form_class

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tick that the passkey signs in by itself."""
        told: dict[str, Any] = super().get_form_kwargs()
        return {**told, "initial": {**told.get("initial", {}), "passwordless": True}, "label_suffix": ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back to the invitation, for whoever wants a password after all."""
        told: dict[str, Any] = super().get_context_data(**kwargs)
        return {**told, "back": reverse("invited", args=[self.request.session[INVITED]])}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep the passkey and use up the invitation, both or neither."""
        reference = self.request.session[INVITED]
        acting = invited_as(self.request.user.pk, instant())
        if acting is None:
            return redirect("sign_in")
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            take_up_invitation(acting, None, reference=reference, password=None)
        self.request.user.refresh_from_db()
        update_session_auth_hash(self.request, self.request.user)
        del self.request.session[INVITED]
        return answer


urls: list[URLPattern] = [
    path("invitation/passkey/", FirstPasskey.as_view(), name="first_passkey"),
    path("invitation/<str:reference>/", invited, name="invited"),
]
