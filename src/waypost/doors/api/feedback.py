"""Feedback and complaints: what waits to be read, worries, complaints. Visitors use the families' site."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.feedback.actions import complain, handle, listen, read
from waypost.casework.feedback.queries import complaints, reading
from waypost.casework.feedback.shown import AboutMe, ComplaintPage, ComplaintRow, Desk, WordsRow
from waypost.casework.letters.wording import highest_grade
from waypost.doors.api.acting import Code, Done, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD, OF_AN_ACT
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives_list, takes, takes_nobody
from waypost.foundation.readability import reading_of

router = Router(tags=["feedback"])


class Calm(Once):
    """Words in which their reader found nothing worrying."""

    text_id: Reference
    is_compliment: bool = False


class Worrying(Once):
    """Words that somebody must act on: how soon, and what worries their reader."""

    text_id: Reference
    urgency: Code
    because: Text


class WorrySettled(Once):
    """What was done about a worry."""

    text_id: Reference
    how: Code
    because: Text


class WhichComplaint(Once):
    """A complaint, and the version that was read."""

    complaint_id: Reference
    version: Number


class GivenTo(WhichComplaint):
    """Who decides, and whom it is about; null: nobody in particular."""

    decider_id: Number
    about_id: Number | None = None


class Decided(WhichComplaint):
    """A decision, its reasons, what is learnt, and what whoever it is about may read."""

    outcome: Code
    reasons: Text
    theme: Code
    learning: Text
    shared: Text = ""
    because: Text = ""

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = self.dict()
        held = {name: given.pop(name) for name in ("complaint_id", "version", "once")}
        return {**held, "decision": handle.Decision(**given)}


class Complained(Once):
    """A complaint as it was told to staff."""

    way_in: Code
    made_by: Code
    words: Text
    way_back: Code = "none"
    writer: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    reach: str = Field("", max_length=300, pattern=r"^[^\x00]*$")
    about: str = Field("", max_length=300, pattern=r"^[^\x00]*$")
    put_right: Text = ""

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = self.dict()
        held = {name: given.pop(name) for name in ("way_in", "once")}
        return {**held, "told": complain.Told(**given)}


class ComplaintAnswered(WhichComplaint):
    """The answer, and why it must be harder to read than a child's age allows, if it must."""

    answer: Text
    harder_because: Text = ""


class HeardGivenBack(Once):
    """What families said and what was done, and that somebody has read both as a family will."""

    theme: Code
    you_said: Text
    we_did: Text
    has_read: bool


class HeardTakenBack(Once):
    """Which of what was given back comes off the families' site."""

    heard_id: Reference


class DigestDiscussed(Once):
    """When a team talked about its digest of a month, who was there, what changes."""

    month: date
    discussed_on: date
    present: Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]*$")]
    what_changes: Text


class ReaderNamed(Once):
    """Who reads what families write, from a day to a day."""

    person_id: Number
    from_on: date
    to_on: date | None = None


class ReaderEnded(Once):
    """Who reads no more from today on."""

    named_reader_id: Number


gives_list(router, "feedback/words", "words_desk", reading.desk, Desk)
gives_list(router, "feedback/worries", "worries", reading.worries, tuple[WordsRow, ...])
gives_list(router, "complaints", "complaints", complaints.complaints, tuple[ComplaintRow, ...])
gives_list(router, "feedback/about-my-work", "about_my_work", complaints.about_my_work, tuple[AboutMe, ...])
takes_nobody(router, "feedback/words/calm", "find_nothing_worrying", read.find_nothing_worrying, Calm)
takes_nobody(router, "feedback/words/worry", "raise_worry", read.raise_worry, Worrying)
takes(router, "feedback/worries/settle", "settle_worry", read.settle_worry, WorrySettled)
takes(router, "complaints", "receive_complaint_about", complain.receive_complaint, Complained)
takes_nobody(router, "complaints/receive", "receive_complaint", complain.receive_complaint, Complained)
takes_nobody(router, "complaints/acknowledge", "acknowledge_complaint", handle.acknowledge_complaint, WhichComplaint)
takes_nobody(router, "complaints/look-into", "look_into_complaint", handle.look_into_complaint, GivenTo)
takes_nobody(router, "complaints/decide", "decide_complaint", handle.decide_complaint, Decided)
takes_nobody(router, "feedback/heard", "give_back", listen.give_back, HeardGivenBack)
takes_nobody(router, "feedback/heard/take-back", "take_back_heard", listen.take_back_heard, HeardTakenBack)
takes_nobody(router, "feedback/digests/discussed", "record_discussion", listen.record_discussion, DigestDiscussed)
takes_nobody(router, "feedback/readers", "name_reader", read.name_reader, ReaderNamed)
takes_nobody(router, "feedback/readers/end", "end_reader", read.end_reader, ReaderEnded)
takes(router, "complaints/place", "place_complaint", handle.place_complaint, WhichComplaint)
takes_nobody(router, "complaints/ask-again", "ask_again", handle.ask_again, WhichComplaint)
takes_nobody(router, "complaints/escalate", "escalate_complaint", handle.escalate_complaint, WhichComplaint)
takes_nobody(router, "complaints/close", "close_complaint", handle.close_complaint, WhichComplaint)
takes_nobody(router, "complaints/withdraw", "withdraw_complaint", handle.withdraw_complaint, WhichComplaint)


@router.post("complaints/answer", response={200: Done, **OF_AN_ACT}, operation_id="answer_complaint")
def answer_complaint(request: HttpRequest, sent: ComplaintAnswered) -> Done:
    """Answer a complaint; a child's by words that are as easy to read as their age asks."""
    told = sent.told()
    complaint = complaints.a_complaint(request.auth, None, complaint_id=sent.complaint_id)  # type: ignore[attr-defined]
    grade = reading_of(sent.answer).grade if complaint.row.made_by == "child" else None
    highest = highest_grade(complaint.age)
    handle.answer_complaint(request.auth, None, grade=grade, highest=highest, **told)  # type: ignore[attr-defined]
    return Done()


# After the addresses with a word of their own in the same place: a reference takes any word.
@router.get("feedback/words/{text_id}", response={200: WordsRow, **OF_A_CHILD}, operation_id="some_words")
def some_words(request: HttpRequest, text_id: Reference) -> WordsRow:
    """One text, to a named reader."""
    return reading.some_words(request.auth, None, text_id=text_id)  # type: ignore[attr-defined]


@router.get("complaints/{complaint_id}", response={200: ComplaintPage, **OF_A_CHILD}, operation_id="a_complaint")
def a_complaint(request: HttpRequest, complaint_id: Reference) -> ComplaintPage:
    """A complaint whole, to whoever handles complaints."""
    return complaints.a_complaint(request.auth, None, complaint_id=complaint_id)  # type: ignore[attr-defined]
