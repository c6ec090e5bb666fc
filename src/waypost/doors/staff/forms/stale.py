"""Somebody saved first: both versions on one page, nothing lost, and the choice with the person who wrote second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from waypost.casework.access.acting import Acting
from waypost.doors.staff.forms.staff_form import StaffForm, new_token
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
    request: HttpRequest, acting: Acting, form: StaffForm, *, now: Mapping[str, Any], version: int, back: str
) -> HttpResponse:
    """Show a form that was sent over something newer. `now`: what stands, by field; `version`: its version.

    The form on the page holds what the person wrote, and the version that stands now: sending it saves theirs over it,
    knowingly.
    """
    shown_fields = [name for name in form.fields if name not in {"once", "version"}]
    both = [
        Both(str(form[name].label), _said(form, name, now.get(name)), _said(form, name, form[name].value()))
        for name in shown_fields
    ]
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(version)
    form.data[form.add_prefix("once")] = new_token()
    return shown(request, "errors/stale.html", acting, status=409, form=form, both=both, back=back)


def _said(form: StaffForm, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value if part not in (None, ""))
    return str(choices.get(value, "" if value is None else value))
