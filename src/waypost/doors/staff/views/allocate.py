"""Allocating: who waits for somebody, who might take a child and why, and the manager's decision; a worker changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.allocate import allocate, defer, reallocate
from waypost.casework.allocation.queries import who_might_take, who_waits
from waypost.casework.allocation.shown import AllocatePage
from waypost.casework.allocation.words import DEFERRED, OTHERWISE, REALLOCATED, words
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.doors.staff.forms.staff_form import DayField, StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.words import sentence

_LONGEST = 2_000
_REFUSED = (NotPossibleNow, NotAWord)


class AllocateForm(StaffForm):
    """Whom a manager chose, and why if it is not the first of the ranking."""

    chosen = forms.TypedChoiceField(
        label="Who takes the case?", coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Choose who takes the case", "invalid_choice": "Choose somebody of the list"},
    )  # fmt: skip
    otherwise = forms.ChoiceField(
        label="Why, if it is not the first", required=False,
        choices=[("", "It is the first"), *words(OTHERWISE).items()],
    )  # fmt: skip
    note = forms.CharField(label="More about it", required=False, widget=forms.Textarea, max_length=_LONGEST)

    def __init__(self, *args: Any, ranking: AllocatePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.user_id, one.name) for one in ranking.suggestions]


class ReallocateForm(AllocateForm):
    """The same for a child who has a worker, and why the worker changes."""

    field_order = ("chosen", "why", "otherwise", "note")
    why = forms.ChoiceField(
        label="Why does the worker change?", choices=list(words(REALLOCATED).items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose why the worker changes"},
    )  # fmt: skip


class DeferForm(StaffForm):
    """Why nobody is chosen today, and when somebody looks again."""

    why = forms.ChoiceField(
        label="Why is nobody chosen today?", choices=list(words(DEFERRED).items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose why nobody is chosen today"},
    )  # fmt: skip
    review_on = DayField(label="When will you look again?")
    note = forms.CharField(label="More about it", required=False, widget=forms.Textarea, max_length=_LONGEST)


@staff_page(Permission.SEE_CAPACITY)
def waiting(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the children whom nobody works with yet, who waited longest first."""
    return shown(request, "allocate.html", acting, waiting=who_waits(acting, None))


@staff_page(Permission.ALLOCATE, methods=ACT)
def allocate_child(request: HttpRequest, acting: Acting, child_id: str) -> HttpResponse:
    """Show who might take a child, best first; take the decision, or that there is none today.

    Where somebody works with the child already, the decision changes the worker and says why.
    """
    ranking = who_might_take(acting, child_id)
    is_sent, is_deferring = request.method == "POST", "review_on_day" in request.POST
    form = ReallocateForm if ranking.holder else AllocateForm
    choose = form(request.POST if is_sent and not is_deferring else None, ranking=ranking)
    wait = DeferForm(request.POST if is_deferring else None, auto_id="wait_%s")
    sent = wait if is_deferring else choose
    if sent.is_bound and sent.is_valid():
        try:
            _decide(acting, child_id, sent)
        except _REFUSED as error:
            sent.add_error(None, sentence(str(error)))
        else:
            messages.success(request, "It is decided, and written down.")
            return redirect("team" if ranking.holder else "allocate")
    told = {"ranking": ranking, "head": ranking.head, "choose": choose, "wait": wait, "sent": sent}
    return shown(request, "allocate_child.html", acting, status=400 if sent.errors else 200, **told)


def _decide(acting: Acting, child_id: str, sent: StaffForm) -> None:
    act = defer if isinstance(sent, DeferForm) else reallocate if isinstance(sent, ReallocateForm) else allocate
    act(acting, child_id, once=sent.cleaned_data["once"], **sent.taken)
