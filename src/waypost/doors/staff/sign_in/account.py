"""One's own account: where signing in begins, the role that one acts in, and the way out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from waypost.casework.access.queries import roles_of
from waypost.wiring.asking import ROLE_IN_SESSION, instant
from waypost.wiring.invented_sign_in import is_open_for

CLEARED = '"cache", "cookies", "storage"'


@require_http_methods(["GET", "HEAD"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the way of signing in that this installation has."""
    name = "demonstration" if is_open_for(request) else "account_login"
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse(name) + (f"?{query}" if query else ""))


@require_http_methods(["GET", "HEAD", "POST"])
def choose_role(request: HttpRequest) -> HttpResponse:
    """Show the roles that somebody holds today, and take the one in which they act from now on."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("sign_in"))
    roles = roles_of(request.user.pk, instant())
    if request.method == "POST" and request.POST.get("role") in {role.value for role in roles}:
        request.session[ROLE_IN_SESSION] = request.POST["role"]
        return redirect("my_work")
    now = request.session.get(ROLE_IN_SESSION) or (roles[0].value if roles else "")
    told = {"roles": roles, "now": now, "has_password": not settings.IS_DEMONSTRATION}
    return render(request, "sign_in/account.html", told)


@require_http_methods(["POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and ask the browser to forget what it kept of this site."""
    logout(request)
    answer = render(request, "sign_in/signed_out.html")
    answer.headers["Clear-Site-Data"] = CLEARED
    return answer
