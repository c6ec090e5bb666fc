"""Search for a child by name, former name, sound or reference. What is typed is sent as a form: no address holds it."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries import lists
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import page_number

LONGEST_NAME = 300


class SearchForm(StaffForm):
    """What to look for."""

    words = forms.CharField(
        label="Name or reference",
        help_text="Names that sound alike and former names are found as well.",
        max_length=LONGEST_NAME,
        error_messages={"required": "Enter a name or a reference"},
    )


@staff_page(Permission.SEARCH_CHILDREN, methods=ACT)
def search(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the box, and what was found."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        found = lists.search(acting, None, words=form.cleaned_data["words"], page=page_number(request.POST))
    return shown(request, "search.html", acting, status=400 if form.errors else 200, form=form, found=found)
