"""One sign-in for several children: an adult's own pages, and the paper of another child's invitation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.sharing.actions.sign_in import add_site
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.queries import for_family
from waypost.casework.sharing.rules import WrongCode
from waypost.doors.portal import session
from waypost.doors.portal.page import ACT, family_page, problem, shown
from waypost.wiring.asking import instant, place_of


@family_page(methods=ACT)
def pages(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the reader's own pages; turn to another, or add one by the paper that they were given."""
    errors: dict[str, str] = {}
    if request.method == "POST" and "open" in request.POST:
        return _turn(request, reader)
    typed = {name: request.POST.get(name, "") for name in ("number", "code")}
    if request.method == "POST":
        try:
            session.turn_to(request, add_site(reader=reader, **typed, place=place_of(request)))
        except WrongCode:
            errors = {"code": "wrong"}
        else:
            return redirect("family_today")
    me, mine = for_family.my_pages(reader)
    if me.kind == "child":
        return problem(request, "missing", 404)
    return shown(request, "pages", me, status=400 if errors else 200, mine=mine, typed=typed, errors=errors)


def _turn(request: HttpRequest, reader: Reader) -> HttpResponse:
    _, mine = for_family.my_pages(reader)
    found = next((one for one in mine if one.site_id == request.POST["open"]), None)
    if found is None:
        return problem(request, "missing", 404)
    session.turn_to(request, Reader(found.site_pk, instant()))
    return redirect("family_today")
