"""Oversight: what presses most, who waits too long, who can be closed, supervision, practice alerts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.oversight.actions.alert import publish_alert, read_alert, withdraw_alert
from waypost.casework.oversight.actions.supervise import agree_supervision, record_supervision
from waypost.casework.oversight.clocks import clocks
from waypost.casework.oversight.queries.alerts import alerts as every_alert
from waypost.casework.oversight.queries.alerts import who_read
from waypost.casework.oversight.queries.reviews import progression as past_a_band
from waypost.casework.oversight.queries.reviews import ready_to_close
from waypost.casework.oversight.queries.supervision import my_supervision
from waypost.casework.oversight.words import listed, told
from waypost.doors.staff.forms.of_oversight import AgreeForm, AlertForm, PublishAlertForm, SuperviseForm
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.asked import one_of
from waypost.doors.staff.views.oversight_presses import what_presses
from waypost.doors.staff.views.oversight_taking import taken

PAGES = (
    ("oversight", "What presses", Permission.SEE_OVERSIGHT),
    ("progression", "Waiting too long", Permission.SEE_TEAM),
    ("ready_to_close", "Ready to close", Permission.SEE_TEAM),
    ("supervision", "Supervision", Permission.SEE_SUPERVISION),
    ("alerts", "Practice alerts", Permission.READ_ALERT),
)


def pages_for(acting: Acting, here: str) -> list[dict[str, Any]]:
    """Return the pages of oversight that a role may open."""
    return [
        {"text": title, "href": reverse(name), "current": name == here}
        for name, title, needs in PAGES
        if may(acting.role, needs)
    ]


@staff_page(Permission.SEE_OVERSIGHT)
def oversight(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what presses most at the top, then the rest by its day."""
    waiting = what_presses(acting)
    return shown(request, "oversight/presses.html", acting, waiting=waiting, pages=pages_for(acting, "oversight"))


@staff_page(Permission.SEE_TEAM)
def progression(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who waits past a band: what holds the case up, whose move it is, what is done next."""
    bands = [str(one) for one in told()["bands_weeks"]]
    band = one_of(request.GET, "band", bands, bands[0])
    found = past_a_band(acting, None, band=int(band))
    return shown(
        request, "oversight/progression.html", acting, found=found, bands=bands, band=band,
        blockers=dict(listed("blockers")), pages=pages_for(acting, "progression"),
    )  # fmt: skip


@staff_page(Permission.SEE_TEAM)
def closing(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show whose proceedings are decided, and what is left before closing."""
    found = sorted(ready_to_close(acting, None), key=lambda one: (len(one.left), one.decided_on))
    return shown(
        request, "oversight/ready_to_close.html", acting, found=found, pages=pages_for(acting, "ready_to_close")
    )


@staff_page(Permission.SEE_SUPERVISION, methods=ACT)
def supervision(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one's own supervision, whom one supervises, and what was agreed; take the practitioner's agreement."""
    form = AgreeForm(request.POST) if request.method == "POST" else None
    if form is not None and taken(form, lambda: agree_supervision(acting, None, once=form.token, **form.taken)):
        messages.success(request, "You agree that it was so.")
        return redirect("supervision")
    found = my_supervision(acting, None)
    return shown(
        request, "oversight/supervision.html", acting, status=400 if form is not None else 200, found=found,
        form=form or AgreeForm(), pages=pages_for(acting, "supervision"),
    )  # fmt: skip


@staff_page(Permission.SUPERVISE, methods=ACT)
def record(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Record a supervision."""
    form = SuperviseForm(request.POST if request.method == "POST" else None, initial={"held_on": acting.on})
    if form.is_bound and taken(form, lambda: _supervised(acting, form)):
        messages.success(request, "The supervision is recorded. Write now what was said of each child.")
        return redirect("supervision")
    form.of(my_supervision(acting, None))
    return shown(
        request, "oversight/form.html", acting, status=400 if form.is_bound else 200, form=form,
        title="Record a supervision", button="Record it", back=reverse("supervision"),
    )  # fmt: skip


def _supervised(acting: Acting, form: RecordForm) -> None:
    given = form.taken
    number = given.pop("practitioner_id")
    chosen = int(number) if number.isascii() and number.isdigit() and len(number) < 15 else 0
    record_supervision(acting, None, once=form.token, practitioner_id=chosen, **given)


@staff_page(Permission.READ_ALERT, methods=ACT)
def alerts(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show practice alerts, those to be read first; take "I have read this"."""
    form = AlertForm(request.POST) if request.method == "POST" else None
    if form is not None and taken(form, lambda: read_alert(acting, None, once=form.token, **form.taken)):
        messages.success(request, "It is written down that you have read it.")
        return redirect("alerts")
    return _alerts(request, acting, form)


@staff_page(Permission.PUBLISH_ALERT, methods=ACT)
def withdraw(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Withdraw an alert; the page is that of the alerts."""
    form = AlertForm(request.POST) if request.method == "POST" else None
    if form is not None and taken(form, lambda: withdraw_alert(acting, None, once=form.token, **form.taken)):
        messages.success(request, "The alert is withdrawn.")
        return redirect("alerts")
    return _alerts(request, acting, form)


def _alerts(request: HttpRequest, acting: Acting, form: AlertForm | None) -> HttpResponse:
    readers = who_read(acting, None) if may(acting.role, Permission.REVIEW_WORK) else ()
    found = every_alert(acting, None)
    return shown(
        request, "oversight/alerts.html", acting, status=400 if form is not None else 200, found=found, form=form,
        forms={one.alert: AlertForm(initial={"alert": one.alert}, auto_id=f"alert{one.alert}_%s") for one in found},
        readers={one.alert.alert: one for one in readers}, roles=dict(listed("alerted")),
        limit=clocks()["read_alert"], pages=pages_for(acting, "alerts"),
    )  # fmt: skip


@staff_page(Permission.PUBLISH_ALERT, methods=ACT)
def publish(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Publish an alert."""
    form = PublishAlertForm(request.POST if request.method == "POST" else None)
    if form.is_bound and taken(form, lambda: publish_alert(acting, None, once=form.token, **form.taken)):
        messages.success(request, "The alert is published.")
        return redirect("alerts")
    return shown(
        request, "oversight/form.html", acting, status=400 if form.is_bound else 200, form=form,
        title="Publish a practice alert", button="Publish it", back=reverse("alerts"),
    )  # fmt: skip


urls: list[URLPattern] = [
    path("oversight/", oversight, name="oversight"),
    path("oversight/progression/", progression, name="progression"),
    path("oversight/ready-to-close/", closing, name="ready_to_close"),
    path("oversight/supervision/", supervision, name="supervision"),
    path("oversight/supervision/record/", record, name="record_supervision"),
    path("oversight/alerts/", alerts, name="alerts"),
    path("oversight/alerts/publish/", publish, name="publish_alert"),
    path("oversight/alerts/withdraw/", withdraw, name="withdraw_alert"),
]
