"""Audit: who read and changed what, for an auditor; the search is itself audited."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.audit.queries import Asked, events
from waypost.doors.staff.forms.staff_form import DayField, StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page


class AuditForm(StaffForm):
    """What an auditor looks for; all of it may be left out."""

    child_id = forms.CharField(label="Child’s reference", required=False, max_length=40)
    kind = forms.CharField(label="Kind of event", help_text="For example children.now", required=False, max_length=80)
    from_on = DayField(label="From", required=False)
    to_on = DayField(label="To", required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def asked(self) -> Asked:
        """Return what is looked for."""
        told = {name: value for name, value in self.taken.items() if value not in ("", None)}
        return Asked(**told)


@staff_page(Permission.READ_AUDIT, methods=ACT)
def audit(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the newest events, or those that were asked for. A child's reference stands in no address: it is a form."""
    form = AuditForm(request.POST or None)
    is_wrong = form.is_bound and not form.is_valid()
    found = None if is_wrong else events(acting, None, asked=form.asked() if form.is_bound else Asked())
    told = {"form": form, "found": found, "asked": form.taken if form.is_bound and not is_wrong else {}}
    return shown(request, "audit.html", acting, status=400 if is_wrong else 200, **told)
