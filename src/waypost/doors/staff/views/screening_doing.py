"""One application: what stands, what comes next at the top, and a page with a form for each thing that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from waypost.casework.access.acting import Acting, AlreadyDone, MayNot, NoSuchChild
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.casework.screening.actions import risk, screen, write_letter
from waypost.casework.screening.queries.application import ScreeningPage, a_screening
from waypost.casework.screening.rules import has_letter
from waypost.casework.screening.terms import words
from waypost.doors.staff.forms import of_screening as forms
from waypost.doors.staff.forms.stale import stale_page
from waypost.doors.staff.page import ACT, View, shown, staff_page
from waypost.doors.staff.views.doing import LOOK_AGAIN
from waypost.doors.staff.words import sentence
from waypost.foundation.errors import YoursToFix

Act = Callable[[Acting, str, ScreeningPage, Any], Any]
_SCREEN, _RISK = Permission.SCREEN_CHILD, Permission.SEE_RISK
_WRITE, _APPROVE = Permission.WRITE_SAFEGUARDING_LETTER, Permission.APPROVE_SAFEGUARDING_LETTER


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that is done with an application. `is_now` says whether it can be done as things stand."""

    name: str
    title: str
    button: str
    done: str
    form: type[forms.ScreeningForm]
    needs: Permission
    act: Act
    is_now: Callable[[ScreeningPage], bool]
    about: str = ""


def _of_it(action: Callable[..., Any]) -> Act:
    def act(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
        version = told["version"] or 0
        return action(acting, child_id, screening_id=page.queued.screening_id, version=version, once=told["once"])

    return act


def _of_it_as_read(action: Callable[..., Any], *names: str) -> Act:
    def act(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
        more = {name: told[name] for name in names}
        return _of_it(partial(action, **more))(acting, child_id, page, told)

    return act


def _with(action: Callable[..., Any], *names: str) -> Act:
    def act(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
        return action(acting, child_id, once=told["once"], **{name: told[name] for name in names})

    return act


def _see_risk(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
    which = {"screening_id": page.queued.screening_id, "after": told["version"] or 0}
    return risk.see_risk(acting, child_id, what=told["what"], once=told["once"], **which)


def _write(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
    if told["letter_id"] is None and forms.standing_letter(page) is None:
        which = page.queued.screening_id
        return write_letter.draft_letter(acting, child_id, screening_id=which, text=told["text"], once=told["once"])
    return _on_letter(write_letter.change_letter, "text")(acting, child_id, page, told)


def _on_letter(action: Callable[..., Any], *names: str) -> Act:
    """Do something with the letter that was read, which may stand no longer; without one, with the one that stands."""

    def act(acting: Acting, child_id: str, page: ScreeningPage, told: Any) -> Any:
        letter = forms.standing_letter(page)
        number = told["letter_id"] or (letter.letter_id if letter else 0)
        if number not in {one.letter_id for one in page.letters}:
            raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
        more = {name: told[name] for name in names}
        return action(acting, child_id, letter_id=number, version=told["version"] or 0, once=told["once"], **more)

    return act


def _can(act: str) -> Callable[[ScreeningPage], bool]:
    return lambda page: act in page.queued.acts


def _letter_can(act: str) -> Callable[[ScreeningPage], bool]:
    def is_now(page: ScreeningPage) -> bool:
        letter = forms.standing_letter(page)
        return letter is not None and act in letter.acts

    return is_now


def _risk_in(state: str) -> Callable[[ScreeningPage], bool]:
    return lambda page: any(one.state == state for one in page.risks)


def _is_open(page: ScreeningPage) -> bool:
    return page.queued.state not in ("handed_on", "withdrawn")


def _may_write(page: ScreeningPage) -> bool:
    letter = forms.standing_letter(page)
    return has_letter(page.queued.programme) and _is_open(page) and (letter is None or "changed" in letter.acts)


DOINGS = (
    Doing("refer_risk", "Tell the authority of a risk", "I have told them", "It is written down that they were told.",
          forms.ReferForm, _RISK, _with(risk.refer_risk, "risk_id", "authority"), _risk_in("seen"),
          "Ring the authority first, then write it down here: the clock stops now."),
    Doing("acknowledge_risk", "The authority has the referral", "They have it", "It is written down.",
          forms.AcknowledgeForm, _RISK, _with(risk.acknowledge_risk, "risk_id"), _risk_in("referred")),
    Doing("decide_match", "Decide who is who", "Save", "The decision is saved.", forms.MatchForm, _SCREEN,
          _of_it_as_read(screen.decide_match, "about", "outcome", "evidence"),
          lambda page: page.queued.state == "arrived", "A person decides, on evidence. A name alone is none."),
    Doing("settle_matches", "It is clear who everybody is", "Go on to checks", "On to the checks.",
          forms.ScreeningForm, _SCREEN, _of_it(screen.settle_matches), _can("matched")),
    Doing("ask_checks", "Ask police and authority", "I have asked them", "The checks are asked for.",
          forms.ScreeningForm, _SCREEN, _of_it(screen.ask_checks),
          lambda page: bool({"sent_for_checks", "sent_for_more_checks"} & set(page.queued.acts)),
          "The police about each adult, the authority about the family."),
    Doing("answer_check", "Write down an answer", "Save", "The answer is saved.", forms.AnswerForm, _SCREEN,
          _with(screen.answer_check, "check_id", "answer", "note"),
          lambda page: any(one.answered_on is None for one in page.checks)),
    Doing("settle_checks", "Every check is answered", "Go on", "The checks are settled.", forms.ScreeningForm, _SCREEN,
          _of_it(screen.settle_checks), _can("found_answered")),
    Doing("decide_idva", "Referral for domestic abuse", "Save", "It is saved.", forms.IdvaForm, _SCREEN,
          _of_it_as_read(screen.decide_idva, "idva"), _is_open,
          "To an independent domestic violence adviser (IDVA)."),
    Doing("write_safeguarding", "Write the safeguarding letter", "Save the letter", "The letter is saved.",
          forms.LetterForm, _WRITE, _write, _may_write, "It goes to the court, after somebody else approved it."),
    Doing("submit_letter", "Send the letter for approval", "Send it", "It is with your manager.", forms.LetterStepForm,
          _WRITE, _on_letter(write_letter.submit_letter), _letter_can("sent_for_approval")),
    Doing("approve_letter", "Approve the letter", "Approve it", "The letter is approved.", forms.LetterStepForm,
          _APPROVE, _on_letter(write_letter.approve_letter), _letter_can("approved"),
          "Nobody approves what they wrote themselves."),
    Doing("return_letter", "Send the letter back", "Send it back", "It is back with its writer.",
          forms.LetterStepForm, _APPROVE, _on_letter(write_letter.return_letter), _letter_can("returned")),
    Doing("file_letter", "File the letter", "I have filed it", "The letter is filed.", forms.LetterStepForm, _WRITE,
          _on_letter(write_letter.file_letter), _letter_can("filed"), "Today is the day on which it is filed."),
    Doing("hand_on", "Hand on to allocation", "Hand it on", "It is handed on.", forms.ScreeningForm, _SCREEN,
          _of_it(screen.hand_on), _can("handed_on")),
    Doing("see_risk", "A risk that cannot wait", "Start the clock", "The clock has started: tell the authority now.",
          forms.RiskForm, _RISK, _see_risk, _is_open),
    Doing("stand_down_risk", "It is no immediate risk", "Stand it down", "It is stood down.", forms.StandDownForm,
          Permission.STAND_DOWN_RISK, _with(risk.stand_down_risk, "risk_id", "because"), _risk_in("seen"),
          "Somebody else than who saw it decides."),
    Doing("send_back", "Send back to matching", "Send it back", "It is back at matching.", forms.ScreeningForm, _SCREEN,
          _of_it(screen.send_back), _can("sent_back_to_matching"),
          "Somebody was taken for somebody else. What was asked of others stands no longer."),
    Doing("withdraw_letter", "Withdraw the letter", "Withdraw it", "The letter is withdrawn.", forms.LetterStepForm,
          _WRITE, _on_letter(write_letter.withdraw_letter), _letter_can("withdrawn")),
    Doing("withdraw_screening", "Take it off the queue", "Take it off", "It is off the queue.", forms.ScreeningForm,
          _SCREEN, _of_it(screen.withdraw_screening), _can("withdrawn"),
          "The application was withdrawn, or is none of ours. It stays readable."),
)  # fmt: skip


def possible_doings(acting: Acting, page: ScreeningPage) -> list[Doing]:
    """Return what this person can do with an application now; what comes next stands first."""
    mine = [one for one in DOINGS if may(acting.role, one.needs) and one.is_now(page)]
    if all(one.outcome for one in page.people):
        mine.sort(key=lambda one: one.name == "decide_match")
    else:
        mine = [one for one in mine if one.name != "settle_matches"]
    if not page.queued.is_abuse_alleged or page.idva:
        mine.sort(key=lambda one: one.name == "decide_idva")
    if any(one.answered_on is None for one in page.checks):
        mine = [one for one in mine if one.name != "settle_checks"]
    return mine


@staff_page(Permission.SEE_SCREENING)
def application(request: HttpRequest, acting: Acting, child_id: str, screening_id: int) -> HttpResponse:
    """Show one application whole."""
    page = a_screening(acting, child_id, screening_id=screening_id)
    doings = possible_doings(acting, page)
    told = {name: words(name) for name in ("outcomes", "evidence", "checks", "answers", "idva")}
    return shown(request, "screening/application.html", acting, page=page, one=page.queued, doings=doings, told=told)


def _view(doing: Doing) -> View:
    @staff_page(doing.needs, methods=ACT)
    def do(request: HttpRequest, acting: Acting, child_id: str, screening_id: int) -> HttpResponse:
        page = a_screening(acting, child_id, screening_id=screening_id)
        back = reverse("application", args=[child_id, screening_id])
        letter = forms.standing_letter(page)
        begin = {"text": letter.text if letter else "", "idva": page.idva}
        form = doing.form(request.POST if request.method == "POST" else None, page=page, initial=begin)
        status = 200
        if form.is_bound and form.is_valid():
            try:
                doing.act(acting, child_id, page, form.cleaned_data)
            except AlreadyDone:
                messages.info(request, "This was done already: the second click did nothing.")
                return redirect(back)
            except SomebodySavedFirst:
                form.is_sent_over(page)
                if form.visible_fields() and not form.is_overtaken(page):
                    return stale_page(request, acting, form, now=begin | _last_risk(page), back=back)
                form.add_error(None, LOOK_AGAIN)
                status = 409
            except (NoSuchChild, MayNot):
                raise
            except YoursToFix as error:
                status = 409 if form.is_overtaken(page) else 400
                form.add_error(
                    None, sentence(f"somebody was here before you: {error}" if status == 409 else str(error))
                )
            else:
                messages.success(request, doing.done)
                return redirect(back)
        status = status if status != 200 or not form.errors else 400
        is_over = status == 409 and not doing.is_now(page)
        told = {"form": form, "doing": doing, "one": page.queued, "back": back, "letter": letter, "is_over": is_over}
        return shown(request, "screening/do.html", acting, status=status, **told)

    return do


def _last_risk(page: ScreeningPage) -> dict[str, str]:
    newest = max(page.risks, key=lambda one: one.seen_at, default=None)
    return {"what": newest.what} if newest else {}


_AT = "child/<str:child_id>/screening/<int:screening_id>/"
urls: list[URLPattern] = [
    path(_AT, application, name="application"),
    *(path(f"{_AT}{doing.name.replace('_', '-')}/", _view(doing), name=f"screening_{doing.name}") for doing in DOINGS),
]
