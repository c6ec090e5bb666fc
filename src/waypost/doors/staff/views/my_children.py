"""My children: those assigned to me, or all that I may open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries import lists
from waypost.doors.staff.page import shown, staff_page
from waypost.doors.staff.views.asked import one_of, page_number, pagination

ORDERS = {"due": "What is due first", "name": "Family name", "longest": "Open longest"}
LAWS = {"public": "Public law", "private": "Private law"}


@staff_page(Permission.SEE_CHILD)
def my_children(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a list of children, a page at a time."""
    order, law = one_of(request.GET, "order", ORDERS, "due"), one_of(request.GET, "law", LAWS)
    whose = one_of(request.GET, "whose", ("mine", "all"), "mine")
    found = lists.children_list(
        acting, None, is_mine=whose == "mine", page=page_number(request.GET), order=order, law=law
    )
    told = {"found": found, "order": order, "law": law, "whose": whose, "orders": ORDERS, "laws": LAWS}
    return shown(request, "my_children.html", acting, **told, pages=pagination(request, found.page, found.pages))
