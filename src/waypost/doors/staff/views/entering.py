"""Writing something down that is no child's: a page with a form, one action, and back.

As `doing` does for what is a child's: what an action refuses is said beside the box that it is about, whatever was
written stays in the form, and a form that was sent over something newer says so and can be sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from waypost.casework.access.acting import Acting, MayNot, NoSuchChild, NothingThere
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.doors.staff.errors import is_refusal
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.views.doing import LOOK_AGAIN, complain
from waypost.foundation.errors import YoursToFix

Asked = Mapping[str, Any]


def _nothing(acting: Acting, **asked: Any) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is written down: its page, what it asks first, what it does, and where it goes then.

    `ask(acting, **asked)` gives what the page shows above the form (a sensitive reading); `act(acting, form, asked)`
    does it; `begin(told, asked)` gives the version and first values of the form; `back(told)` the page to go back to.
    """

    name: str
    path: str
    title: str
    button: str
    done: str
    form: type[RecordForm]
    needs: Permission
    act: Callable[[Acting, RecordForm, Asked], Any]
    back: Callable[[Any], str]
    ask: Callable[..., Any] = _nothing
    begin: Callable[[Any, Asked], dict[str, Any]] = lambda told, asked: {}
    about: str = ""
    template: str = "promises/write.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def pages_of(entries: Iterable[Entry]) -> list[URLPattern]:
    """Return the addresses of what can be written down."""
    return [path(one.path, view_of(one), name=one.name) for one in entries]


def view_of(entry: Entry) -> View:
    """Return the page of one thing that can be written down."""

    @staff_page(entry.needs, methods=ACT)
    def write(request: HttpRequest, acting: Acting, **asked: Any) -> HttpResponse:
        told = entry.ask(acting, **asked)
        if request.method != "POST":
            return _page(request, acting, entry, told, asked)
        form = entry.form(request.POST)
        if not form.is_valid():
            return _page(request, acting, entry, told, asked, form)
        try:
            entry.act(acting, form, asked)
        except SomebodySavedFirst:
            told = entry.ask(acting, **asked)
            form.is_sent_again(entry.begin(told, asked).get("version"))
            form.add_error(None, LOOK_AGAIN)
            return _page(request, acting, entry, told, asked, form, 409)
        except (NoSuchChild, NothingThere, MayNot):
            raise
        except YoursToFix as error:
            if not is_refusal(error):
                raise
            complain(form, error)
            return _page(request, acting, entry, told, asked, form)
        messages.success(request, entry.done)
        return redirect(entry.back(told))

    return write


def _page(
    request: HttpRequest, acting: Acting, entry: Entry, told: Any, asked: Asked, sent: RecordForm | None = None,
    status: int = 400,
) -> HttpResponse:  # fmt: skip
    form = sent if sent is not None else entry.form(**entry.begin(told, asked))
    form.of(told)
    return shown(
        request, entry.template, acting, status=200 if sent is None else status, told=told, form=form, entry=entry,
        asked=asked, back=entry.back(told), **entry.more,
    )  # fmt: skip
