"""The demonstration alone: sign in as somebody invented, without a passphrase. 404 everywhere else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.signing_in import invented_readers
from waypost.doors.portal import session
from waypost.doors.portal.page import ACT, problem, public_page, shown
from waypost.wiring.asking import instant
from waypost.wiring.invented_sign_in import is_open_for


@public_page(methods=ACT)
def as_somebody_invented(request: HttpRequest) -> HttpResponse:
    """Offer the invented readers, and sign in as the one who was chosen."""
    if not is_open_for(request):
        return problem(request, "missing", 404)
    readers = invented_readers()
    if request.method == "POST":
        chosen = [one for one in readers if str(one.site_pk) == request.POST.get("reader")]
        if chosen:
            session.begin(request, Reader(chosen[0].site_pk, instant()))
            return redirect("family_today")
    return shown(request, "demonstration", readers=readers)
