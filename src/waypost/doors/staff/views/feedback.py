"""Words that came in: the reader's desk, one text, who reads, and what worried a reader and waits to be settled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.actions.read import (
    end_reader,
    find_nothing_worrying,
    name_reader,
    raise_worry,
    settle_worry,
)
from waypost.casework.feedback.queries.reading import a_worry, desk, some_words, worries
from waypost.casework.feedback.terms import told
from waypost.doors.staff.forms.of_feedback import NameReaderForm, ReadWordsForm, SettleWorryForm, codes_of_nobody
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.page import ACT, shown, staff_page
from waypost.doors.staff.views.tried import token_of, tried
from waypost.wiring.worries import Done, act_on_worry, what_can_be_done


@staff_page(Permission.READ_WORDS)
def words_desk(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what waits, the oldest first, who reads, and the alarm."""
    return shown(request, "feedback/desk.html", acting, desk=desk(acting, None), coded=told())


@staff_page(Permission.READ_WORDS, methods=ACT)
def read_words(request: HttpRequest, acting: Acting, text_id: str) -> HttpResponse:
    """Show one text, and take what its reader finds."""
    one = some_words(acting, None, text_id=text_id)
    form = ReadWordsForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        if form.is_calm:
            compliment = form.cleaned_data["is_compliment"]
            find_nothing_worrying(acting, None, text_id=text_id, is_compliment=compliment, **token_of(form))
        else:
            urgency, because = form.cleaned_data["urgency"], form.cleaned_data["because"]
            raise_worry(acting, None, text_id=text_id, urgency=urgency, because=because, **token_of(form))

    if tried(form, act):
        messages.success(request, "It is noted." if form.is_calm else "Whoever works for the child sees it now.")
        return redirect("words_desk")
    status = 400 if form.is_bound else 200
    return shown(
        request, "feedback/read.html", acting, status=status, one=one, form=form, coded=told(),
        back=reverse("words_desk"),
    )  # fmt: skip


@staff_page(Permission.NAME_READER, methods=ACT)
def name_a_reader(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Name who reads, from a day to a day."""
    now = desk(acting, None)
    form = NameReaderForm(request.POST if request.method == "POST" else None, initial={"from_on": acting.on})
    form.of(now)

    def act() -> None:
        days = {name: form.cleaned_data[name] for name in ("from_on", "to_on")}
        name_reader(acting, None, person_id=form.person, **days, **token_of(form))

    if tried(form, act):
        messages.success(request, "The reader is named.")
        return redirect("words_desk")
    return _form(request, acting, form, "Name a reader", "Name the reader", "words_desk")


@staff_page(Permission.NAME_READER, methods=ACT)
def end_a_reader(request: HttpRequest, acting: Acting, named_reader_id: int) -> HttpResponse:
    """Ask once more, then let somebody read no more."""
    form = StaffForm(request.POST if request.method == "POST" else None)
    once: dict[str, Any] = {"once": request.POST.get("once", "")}
    if tried(form, lambda: end_reader(acting, None, named_reader_id=named_reader_id, **once)):
        messages.success(request, "They read no more.")
        return redirect("words_desk")
    about = "Somebody else must be named, or nobody reads what may tell of harm."
    return _form(request, acting, form, "End a reader", "End it", "words_desk", about=about)


@staff_page(Permission.SETTLE_WORRY)
def list_of_worries(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what worried a reader, what is due first at the top."""
    return shown(request, "feedback/worries.html", acting, worries=worries(acting, None), coded=told())


@staff_page(Permission.SETTLE_WORRY, methods=ACT)
def act_on_a_worry(request: HttpRequest, acting: Acting, child_id: str, text_id: str) -> HttpResponse:
    """Show a worry of a child; take what was done: a risk is assessed in safety, or written down in screening."""
    head, one = a_worry(acting, child_id, text_id=text_id)
    form = SettleWorryForm(request.POST if request.method == "POST" else None)
    form.offer(what_can_be_done(acting, child_id))

    def act() -> None:
        act_on_worry(acting, child_id, text_id=text_id, done=Done(**form.taken), once=form.token)

    return _settled(request, acting, form, act, one=one, head=head)


@staff_page(Permission.SETTLE_WORRY, methods=ACT)
def act_on_worry_of_nobody(request: HttpRequest, acting: Acting, text_id: str) -> HttpResponse:
    """Show a worry of a child whom nobody knows; take what its reader did."""
    _, one = a_worry(acting, None, text_id=text_id)
    form = SettleWorryForm(request.POST if request.method == "POST" else None)
    form.offer(codes_of_nobody())
    return _settled(
        request, acting, form, lambda: settle_worry(acting, None, text_id=text_id, **form.taken, **token_of(form)),
        one=one,
    )  # fmt: skip


def _settled(request: HttpRequest, acting: Acting, form: SettleWorryForm, act: Any, **more: Any) -> HttpResponse:
    if tried(form, act):
        messages.success(request, "It is settled, and written down.")
        return redirect("worries")
    return shown(
        request, "feedback/worry.html", acting, status=400 if form.is_bound else 200, form=form, coded=told(),
        back=reverse("worries"), **more,
    )  # fmt: skip


def _form(
    request: HttpRequest, acting: Acting, form: StaffForm, title: str, button: str, back: str, about: str = ""
) -> HttpResponse:
    more: dict[str, Any] = {"title": title, "button": button, "back": reverse(back), "about": about, "person": None}
    return shown(request, "administration/form.html", acting, status=400 if form.errors else 200, form=form, **more)


urls: list[URLPattern] = [
    path("words/", words_desk, name="words_desk"),
    path("words/readers/", name_a_reader, name="name_reader"),
    path("words/readers/<int:named_reader_id>/end/", end_a_reader, name="end_reader"),
    path("words/<str:text_id>/", read_words, name="read_words"),
    path("worries/", list_of_worries, name="worries"),
    path("worries/<str:text_id>/", act_on_worry_of_nobody, name="worry_of_nobody"),
    path("child/<str:child_id>/worry/<str:text_id>/", act_on_a_worry, name="settle_worry"),
]
