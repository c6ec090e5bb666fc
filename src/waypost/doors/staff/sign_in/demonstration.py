"""Signing in to the demonstration as somebody invented, without a password. Refused everywhere else.

Three things must be so, each time: the settings say that this is a demonstration, the request comes from this machine
to this machine with no proxy between, and the person is invented.
"""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from waypost.casework.access.signing_in import invented_people
from waypost.doors.staff.sign_in.where_next import where_next
from waypost.wiring.asking import ROLE_IN_SESSION, instant
from waypost.wiring.invented_sign_in import is_open_for

_NO_PASSWORD = "django.contrib.auth.backends.ModelBackend"  # noqa: S105  (the backend that answers for the session)
MOST_OF_A_ROLE = 3
"""How many people of a role are offered at first; the rest follow on asking."""


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_as_somebody_invented(request: HttpRequest) -> HttpResponse:
    """Offer the invented people by role; sign in as the one who was chosen. 404 where this is not a demonstration."""
    if not is_open_for(request):
        raise Http404
    people = invented_people(instant())
    if request.method == "POST":
        chosen = [p for p in people if (str(p.user_id), p.role.value) == _chosen(request)]
        if chosen:
            user = get_user_model().objects.get(pk=chosen[0].user_id, is_invented=True, is_active=True)
            login(request, user, backend=_NO_PASSWORD)
            request.session[ROLE_IN_SESSION] = chosen[0].role.value
            return redirect(where_next(request))
    every = "all" in request.GET
    roles = [(role, list(held)) for role, held in groupby(people, key=lambda person: person.role)]
    offered = [(role, held if every else held[:MOST_OF_A_ROLE]) for role, held in roles]
    told = {"roles": offered, "is_short": not every and any(len(held) > MOST_OF_A_ROLE for _, held in roles)}
    return render(request, "sign_in/demonstration.html", told | {"next": where_next(request)})


def _chosen(request: HttpRequest) -> tuple[str, str]:
    user_id, _, role = request.POST.get("person", "").partition(":")
    return user_id, role
