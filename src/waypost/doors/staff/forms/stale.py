"""Somebody saved first: both versions on one page, nothing lost, and the choice with the person who wrote second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import shown


@dataclass(frozen=True, slots=True)
class Both:
    """One box of a form: what stands now, and what this person wrote."""

    label: str
    now: str
    yours: str

    @property
    def differ(self) -> bool:
        """Answer whether there is anything to choose."""
        return self.now != self.yours


def stale_page(
    request: HttpRequest,
    acting: Acting,
    form: StaffForm,
    *,
    now: Mapping[str, Any],
    back: str,
    version: int | None = None,
) -> HttpResponse:
    """Show a form that was sent over something newer. `now`: what stands, by field; `version`: its version.

    Without a version the form was made ready to be sent again before.

    The form on the page holds what the person wrote, and the version that stands now: sending it saves theirs over it,
    knowingly.
    """
    both = [
        Both(str(box.label), _said(form, box.name, now.get(box.name)), _said(form, box.name, box.value()))
        for box in form.visible_fields()
    ]
    if version is not None:
        form.is_sent_again(version)
    return shown(request, "errors/stale.html", acting, status=409, form=form, both=both, back=back)


def _said(form: StaffForm, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value if part not in (None, ""))
    return str(choices.get(value, "" if value is None else value))
