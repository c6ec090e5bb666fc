"""Screening: the queue, an application whole, every step of it, and who waits. The staff site's own work, in JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.screening import prioritisation_told as told
from waypost.casework.screening.actions import prioritise, risk, screen, write_letter
from waypost.casework.screening.queries import application, queue, waits
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL
from waypost.doors.api.reading import Page, Reference
from waypost.doors.api.routes import gives_list, takes, takes_nobody

router = Router(tags=["screening"])
_Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
_Area = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]


class WhichScreening(Once):
    """An application, and the version that was read."""

    screening_id: Number
    version: Number


class ScreeningBegun(Once):
    """Which case of the child goes on the queue."""

    case_id: Reference


class MatchDecided(WhichScreening):
    """Whether a record is of somebody in the application, and on what that rests."""

    about: Reference
    outcome: Code
    evidence: list[Code]


class CheckAnswered(Once):
    """What the police or an authority answered."""

    check_id: Number
    answer: Code
    note: Text = ""


class IdvaDecided(WhichScreening):
    """What became of a referral to an independent domestic violence adviser."""

    idva: Code


class RiskSeen(Once):
    """A risk that cannot wait. `after`: how many stood when it was written, so that none is told twice."""

    screening_id: Number
    after: Number
    what: Text


class RiskReferred(Once):
    """Which authority was told of a risk, now."""

    risk_id: Number
    authority: Reference


class WhichRisk(Once):
    """A risk by its number."""

    risk_id: Number


class RiskStoodDown(WhichRisk):
    """Why it is no immediate risk."""

    because: Text


class SafeguardingDrafted(Once):
    """A safeguarding letter begun."""

    screening_id: Number
    text: Text = ""


class WhichSafeguarding(Once):
    """A safeguarding letter, and the version that was read."""

    letter_id: Number
    version: Number


class SafeguardingWritten(WhichSafeguarding):
    """A safeguarding letter written anew."""

    text: Text


class WaitBegun(Once):
    """How much a child presses, which manager holds them, and when something must be filed."""

    level: Code
    holder_id: Number
    filing_on: date | None = None


class WhichWait(Once):
    """A wait by its number."""

    held_id: Number


class LookedAgain(WhichWait):
    """How much a child who waits presses today."""

    level: Code


class SwitchedOn(Once):
    """From when to when an area prioritises, and where that was decided."""

    from_on: date
    to_on: date | None = None
    decided_at: _Words


class SwitchedOff(Once):
    """Which prioritisation ends today."""

    prioritisation_id: Number


class LettersShared(Once):
    """How many letters each service area can write."""

    capacity: dict[_Area, Annotated[int, Field(ge=0, le=10_000)]]


@router.get(
    "children/{child_id}/screenings/{screening_id}",
    response={200: application.ScreeningPage, **OF_A_CHILD},
    operation_id="a_screening",
)
def a_screening(request: HttpRequest, child_id: Reference, screening_id: Number) -> application.ScreeningPage:
    """One application whole."""
    return application.a_screening(request.auth, child_id, screening_id=screening_id)


@router.get("screening", response={200: queue.QueuePage, **OF_ALL}, operation_id="screening_queue")
def screening_queue(request: HttpRequest, page: Page = 1) -> queue.QueuePage:
    """The open applications of children that somebody may open, a page at a time: risks first."""
    return queue.screening_queue(request.auth, None, page=page)


@router.get("screening/waits", response={200: waits.WaitsPage, **OF_ALL}, operation_id="who_waits")
def who_waits(request: HttpRequest, page: Page = 1) -> waits.WaitsPage:
    """The children who wait under prioritisation, of those that somebody may open, a page at a time: late first."""
    return waits.who_waits(request.auth, None, page=page)


gives_list(router, "screening/prioritisations", "prioritisations", told.prioritisations, tuple[told.Switched, ...])
gives_list(router, "screening/letters", "letters_to_share", told.letters_to_share, tuple[told.Region, ...])
for _name, _path, _action, _body in (
    ("begin_screening", "begin", screen.begin_screening, ScreeningBegun),
    ("decide_match", "matches", screen.decide_match, MatchDecided),
    ("settle_matches", "settle-matches", screen.settle_matches, WhichScreening),
    ("ask_checks", "checks", screen.ask_checks, WhichScreening),
    ("answer_check", "checks/answer", screen.answer_check, CheckAnswered),
    ("settle_checks", "settle-checks", screen.settle_checks, WhichScreening),
    ("decide_idva", "idva", screen.decide_idva, IdvaDecided),
    ("hand_on", "hand-on", screen.hand_on, WhichScreening),
    ("send_back", "send-back", screen.send_back, WhichScreening),
    ("withdraw_screening", "withdraw", screen.withdraw_screening, WhichScreening),
    ("see_risk", "risks", risk.see_risk, RiskSeen),
    ("refer_risk", "risks/refer", risk.refer_risk, RiskReferred),
    ("acknowledge_risk", "risks/acknowledge", risk.acknowledge_risk, WhichRisk),
    ("stand_down_risk", "risks/stand-down", risk.stand_down_risk, RiskStoodDown),
    ("draft_safeguarding_letter", "letters", write_letter.draft_letter, SafeguardingDrafted),
    ("change_safeguarding_letter", "letters/change", write_letter.change_letter, SafeguardingWritten),
    ("submit_safeguarding_letter", "letters/submit", write_letter.submit_letter, WhichSafeguarding),
    ("return_safeguarding_letter", "letters/return", write_letter.return_letter, WhichSafeguarding),
    ("approve_safeguarding_letter", "letters/approve", write_letter.approve_letter, WhichSafeguarding),
    ("file_safeguarding_letter", "letters/file", write_letter.file_letter, WhichSafeguarding),
    ("withdraw_safeguarding_letter", "letters/withdraw", write_letter.withdraw_letter, WhichSafeguarding),
    ("hold_child", "waits", prioritise.hold_child, WaitBegun),
    ("look_again", "waits/look-again", prioritise.look_again, LookedAgain),
    ("let_go", "waits/let-go", prioritise.let_go, WhichWait),
):
    takes(router, f"screening/{_path}", _name, _action, _body)
takes_nobody(router, "screening/prioritisations", "switch_prioritisation", prioritise.switch_prioritisation, SwitchedOn)
takes_nobody(router, "screening/prioritisations/end", "end_prioritisation", prioritise.end_prioritisation, SwitchedOff)
takes_nobody(router, "screening/letters", "share_letters", prioritise.share_letters, LettersShared)
