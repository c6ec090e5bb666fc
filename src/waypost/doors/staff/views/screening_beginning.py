"""Putting an application on the screening queue by hand: one that no feed has brought."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from waypost.casework.access.permissions import Permission
from waypost.casework.children.queries.a_child import child_cases
from waypost.casework.screening.actions.screen import begin_screening
from waypost.doors.staff.forms.of_record import RecordForm, of_the_record
from waypost.doors.staff.views.doing import Doing, pages_of
from waypost.doors.staff.words import plain


class BeginScreeningForm(RecordForm):
    """Which of the child's own proceedings goes on the queue."""

    case_id = of_the_record("Which application?", "Choose the application")

    def of(self, told: Any) -> None:
        """Offer the child's own proceedings that have not ended, the newest first; chosen where there is one alone."""
        cases = [one for one in told.cases if not one.ended_on]
        self.fields["case_id"].choices = [
            (one.case_id, f"{plain(one.kind) or 'Proceedings'}, {one.case_id}") for one in cases
        ]
        if len(cases) == 1:
            self.fields["case_id"].initial = cases[0].case_id


DOINGS = (
    Doing("begin_screening", "screening/begin/", "Put an application on the screening queue", "Put it on the queue",
          "It is on the queue.", BeginScreeningForm, Permission.SCREEN_CHILD, "child_proceedings", child_cases,
          lambda who, child, form, _: begin_screening(who, child, once=form.token, **form.taken),
          goes=lambda child, asked, number: reverse("application", args=[child, number]),
          about="For an application that no feed has brought. The child and each party are looked for next."),
)  # fmt: skip
urls = pages_of(DOINGS)
