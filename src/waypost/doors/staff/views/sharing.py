"""The paper that invites somebody, shown once; and what came from families and nobody has read yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.queries.for_staff import child_sharing, to_look_at_again, waiting_to_be_read
from waypost.doors.staff.forms.of_sharing import InviteForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.doing import complain
from waypost.doors.staff.views.waits import lists_for
from waypost.wiring.hosts import FAMILY_URLS, family_address


@staff_page(Permission.SHARE_WITH_FAMILY, methods=ACT)
def invite_to_site(request: HttpRequest, acting: Acting, child_id: str, site_id: str) -> HttpResponse:
    """Ask whether the person is there; then show the number and the code, this once."""
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    if form.is_bound and form.is_valid():
        try:
            given = invite(acting, child_id, once=form.token, site_id=site_id, **form.taken)
        except NotPossibleNow as error:
            complain(form, error)
        else:
            back = reverse("child_sharing", args=[child_id])
            return shown(request, "sharing/paper.html", acting, given=given, address=_address(request), back=back)
    told = child_sharing(acting, child_id)
    person = next((one for one in told.readers if one.site_id and one.site_id == site_id), None)
    if person is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return shown(
        request, "sharing/invite.html", acting, status=400 if form.is_bound else 200, head=told.head, form=form,
        person=person, back=reverse("child_sharing", args=[child_id]),
    )  # fmt: skip


@staff_page(Permission.SEE_SHARING)
def from_families(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what nobody has read yet, the oldest first: each is read on its day, because it may tell of harm."""
    arrived = waiting_to_be_read(acting, None)
    return shown(
        request, "sharing/from_families.html", acting, arrived=arrived, look_again=to_look_at_again(acting, None),
        lists=lists_for(acting, "from_families"),
    )  # fmt: skip


def _address(request: HttpRequest) -> str:
    return family_address(request, reverse("family_start", urlconf=FAMILY_URLS))


urls: list[URLPattern] = [
    path("from-families/", from_families, name="from_families"),
    path("child/<str:child_id>/sharing/invite/<str:site_id>/", invite_to_site, name="invite_to_site"),
]
