"""Doing one thing with something of a child's, a report or a letter: a page with a form, one action, and back.

`child_writing` is for what belongs to the child alone; here the address names the thing as well. What an action refuses
is said beside the box that it is about. Whatever was written stays in the form; a form that was sent over something
newer shows both versions. Nothing is asked of the record before an action runs, unless the form comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, MayNot, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.doors.staff.errors import is_refusal
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.forms.stale import stale_page
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.words import sentence
from waypost.foundation.errors import YoursToFix

Asked = Mapping[str, Any]
LOOK_AGAIN = "Somebody changed this while you were looking at it. Look at it again, then send it again."


def _stay(child_id: str, asked: Asked, done: Any) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that can be done: its page, what it asks first, what it does, and where it goes then.

    `ask(acting, child_id, **asked)` gives the page's child (a sensitive reading), with `.head`; `act(acting, child_id,
    form, asked)` does it; `begin(told, acting, asked)` gives the version and the first values of the form; `goes` the
    address after it, of what `act` gave (None: back). `back` names the page to go back to, which takes the child and
    `keeps` of what the address named. `more` is what its template needs besides.
    """

    name: str
    path: str
    title: str
    button: str
    done: str
    form: type[RecordForm]
    needs: Permission
    back: str
    ask: Callable[..., Any]
    act: Callable[[Acting, str, RecordForm, Asked], Any]
    begin: Callable[[Any, Acting, Asked], dict[str, Any]] = lambda told, acting, asked: {}
    goes: Callable[[str, Asked, Any], str | None] = _stay
    keeps: tuple[str, ...] = ()
    about: str = ""
    template: str = "child/do.html"
    is_grave: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)

    def back_from(self, child_id: str, asked: Asked) -> str:
        """Return the address that this page was come to from."""
        return reverse(self.back, args=[child_id, *(asked[name] for name in self.keeps)])


def pages_of(doings: Iterable[Doing]) -> list[URLPattern]:
    """Return the addresses of what can be done."""
    return [path(f"child/<str:child_id>/{one.path}", view_of(one), name=one.name) for one in doings]


def view_of(doing: Doing) -> View:
    """Return the page of one thing that can be done."""

    @staff_page(doing.needs, methods=ACT)
    def do(request: HttpRequest, acting: Acting, child_id: str, **asked: Any) -> HttpResponse:
        if request.method != "POST":
            return _page(request, acting, doing, child_id, asked)
        form = doing.form(request.POST)
        if not form.is_valid():
            return _page(request, acting, doing, child_id, asked, form)
        try:
            value = doing.act(acting, child_id, form, asked)
        except SomebodySavedFirst:
            return _stale(request, acting, doing, child_id, asked, form)
        except (NoSuchChild, MayNot):
            raise
        except YoursToFix as error:
            if not is_refusal(error):
                raise
            complain(form, error)
            return _page(request, acting, doing, child_id, asked, form)
        messages.success(request, doing.done)
        return redirect(doing.goes(child_id, asked, value) or doing.back_from(child_id, asked))

    return do


def complain(form: RecordForm, error: YoursToFix) -> None:
    """Say what was refused beside the box that it is about, else above the form."""
    place = error.where if error.where in form.fields else None
    form.add_error(place, sentence(f"{error.what} {error.do}".strip()))


def _page(
    request: HttpRequest, acting: Acting, doing: Doing, child_id: str, asked: Asked, sent: RecordForm | None = None
) -> HttpResponse:
    told = doing.ask(acting, child_id, **asked)
    form = sent if sent is not None else doing.form(**doing.begin(told, acting, asked))
    form.of(told)
    return shown(
        request, doing.template, acting, status=200 if sent is None else 400, told=told, head=told.head, form=form,
        doing=doing, asked=asked, back=doing.back_from(child_id, asked), **doing.more,
    )  # fmt: skip


def _stale(
    request: HttpRequest, acting: Acting, doing: Doing, child_id: str, asked: Asked, form: RecordForm
) -> HttpResponse:
    told = doing.ask(acting, child_id, **asked)
    begins = doing.begin(told, acting, asked)
    form.of(told)
    back = doing.back_from(child_id, asked)
    if begins.get("initial"):
        return stale_page(request, acting, form, now=begins["initial"], version=begins["version"], back=back)
    form.is_sent_again(begins.get("version"))
    form.add_error(None, LOOK_AGAIN)
    return shown(
        request, doing.template, acting, status=409, told=told, head=told.head, form=form, doing=doing, asked=asked,
        back=back, **doing.more,
    )  # fmt: skip
