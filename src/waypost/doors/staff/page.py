"""What makes a view of a function: who may ask by which method, and an answer to each of casework's refusals.

Each view says which permission it needs (None: any role). That decides what is shown in the navigation and what the
estate test expects; the query or the action decides again, for the child it is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from waypost.casework.access.acting import Acting, check_may
from waypost.casework.access.permissions import Permission
from waypost.doors.staff.errors import signed_out_while_writing, what_was_written, wrong_method
from waypost.wiring.asking import is_sure_enough, who_asks

View = Callable[..., HttpResponse]
LOOK = ("GET", "HEAD")
ACT = ("GET", "HEAD", "POST")


def staff_page(needs: Permission | None, *, methods: tuple[str, ...] = LOOK) -> Callable[[View], View]:
    """Make a view: `view(request, acting, ...)`. Whoever is not signed in is asked to; the rest see access's answer."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                if request.method == "POST" and what_was_written(request):
                    return signed_out_while_writing(request)
                return redirect_to_login(request.get_full_path(), reverse("sign_in"))
            acting = who_asks(request)
            if acting is None:
                return redirect("choose_role")
            if not is_sure_enough(request):
                return redirect("mfa_index")
            if request.method not in methods:
                return wrong_method(methods)
            if needs is not None:
                check_may(acting, needs, None, asked=view.__name__)
            return view(request, acting, *args, **kwargs)

        answer.waypost_needs = needs  # type: ignore[attr-defined]  # the estate test reads both
        answer.waypost_methods = methods  # type: ignore[attr-defined]
        return answer

    return decorate


def shown(request: HttpRequest, template: str, acting: Acting, status: int = 200, **told: Any) -> HttpResponse:
    """Render a page for somebody."""
    return render(request, template, {"acting": acting, **told}, status=status)
