"""The demonstration's feedback: a named reader, what families said last month and how it was read, a worry, complaints.

Sent as families send it, by the codes of letters about children of one adviser, so that the month of that adviser's
team, the year and its three insight reports have something in them. Words are invented; nobody wrote any of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.conf import settings

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import InventedPerson, invented_people
from waypost.casework.children.queries.visible import own_children
from waypost.casework.feedback.actions import give, handle, read
from waypost.casework.feedback.actions.complain import Told, complain
from waypost.casework.feedback.actions.listen import give_back, record_discussion
from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.feedback.gate import Visitor
from waypost.casework.feedback.queries.reading import desk
from waypost.casework.feedback.terms import answers, is_free, questions, survey
from waypost.casework.sharing.signing_in import who_works_for
from waypost.foundation.clock import LONDON

_HOUR = time(10)
_TAPS = (("child", "positive", 9), ("child", "mixed", 6), ("child", "negative", 4),
         ("adult", "positive", 7), ("adult", "negative", 6))  # fmt: skip
"""Who, how it sounds, and how many: enough that most counts may be shown, and one that is hidden."""
_ANSWERED, _FIRST = 18, 10
"""How many of each kind answer the survey, and how many of them say the first that can be said; the rest the second."""
_BEFORE_STOPPING = 3
"""How many questions each of them answers: whoever answers may stop."""
_CALM = "She came when she said, and she told me why. I liked the drawing."
_WORRYING = "I am scared to go there at the weekend. Please do not tell my dad that I wrote this."
_COMPLAINTS = ("Nobody told me that the hearing was moved.", "My name was wrong in the report, twice.")
_TALKED = ("The whole team but one on leave", "Whoever learns that a day is moved calls the child's family that day.")
_BACK = ("We waited weeks, and nobody said why.", "Each team now calls every family within a week of a delay.")


def families_say_some(child_id: str, on: date) -> int:
    """Let families of the adviser who works for a child say how it was. Returns how many pieces of feedback came.

    None where the adviser, somebody to read, or somebody to decide complaints is not there.
    """
    at = datetime.combine(on, _HOUR, LONDON)
    theirs = who_works_for(child_id, on)
    people = invented_people(at)
    adviser = next((one for one in people if one.role is Role.FAMILY_COURT_ADVISER and one.user_id in theirs), None)
    first = {one.role: one for one in reversed(people)}
    decides = _acting(first.get(Role.COMPLAINTS_MANAGER), at)
    reads = _acting(next((one for one in people if adviser and _leads(one, adviser)), None), at)
    acting = _acting(adviser, at)
    if acting is None or reads is None or decides is None:
        return 0
    for reader in (reads, decides):
        read.name_reader(decides, None, person_id=reader.user_id, from_on=on - timedelta(days=90))
    children = [child_id, *(one for one in own_children(acting).child_ids if one != child_id)]
    last_month = at.replace(day=1) - timedelta(days=10)
    came = _tap(children, last_month)
    _answer_the_survey(children, last_month)
    _write(children, at, reads)
    _complain(children, last_month, decides)
    theme, (you_said, we_did) = "time", _BACK
    give_back(replace(reads, at=last_month), None, theme=theme, you_said=you_said, we_did=we_did, has_read=True)
    _talk(reads, on)
    return came


def _talk(leads: Acting, on: date) -> None:
    """Let the team have talked about the month before last: last month's digest still waits for it."""
    month = (on.replace(day=1) - timedelta(days=32)).replace(day=1)
    record_discussion(leads, None, month=month, discussed_on=on.replace(day=1) - timedelta(days=9),
                      present=_TALKED[0], what_changes=_TALKED[1])  # fmt: skip


def _leads(one: InventedPerson, adviser: InventedPerson) -> bool:
    return one.role is Role.PRACTICE_SUPERVISOR and one.team == adviser.team


def _visitors(children: Sequence[str], at: datetime) -> Iterator[Visitor]:
    """Give one visitor after another, each with the code of a letter about one of the children and from elsewhere."""
    number = 0
    while True:
        child = children[number % len(children)]
        letter = OfLetter(child, f"invented-{at:%m%d%H}-{number}", at.date() - timedelta(days=7))
        code = code_of(letter, settings.SECRET_KEY)
        yield Visitor(at + timedelta(minutes=number), f"invented {number}", code)
        number += 1


def _tap(children: Sequence[str], at: datetime) -> int:
    visitors, came = _visitors(children, at), 0
    for made_by, sentiment, times in _TAPS:
        for _ in range(times):
            came += 1
            token = f"invented-feedback-{came:04d}"
            give.give_feedback(next(visitors), token=token, made_by=made_by, sentiment=sentiment)
    return came


def _answer_the_survey(children: Sequence[str], at: datetime) -> None:
    visitors = _visitors(children, at + timedelta(hours=4))
    for band in survey()["bands"]:
        asked = [one for one in questions(band) if not is_free(one)]
        for number in range(_ANSWERED):
            visitor = next(visitors)
            made = give.begin_survey(visitor, token=f"invented-survey-{band}-{number:04d}", band=band)
            for name in asked[:_BEFORE_STOPPING]:
                choice = answers(name)[0 if number < _FIRST else 1]
                give.answer_question(visitor, response_id=made, question=name, choice=choice)


def _write(children: Sequence[str], at: datetime, reads: Acting) -> None:
    """Write words that are calm, words that worry a reader, and words that nobody has read yet."""
    visitors = _visitors(children[:1], at - timedelta(hours=1))
    for number, words in enumerate((_CALM, _WORRYING, "Why does it take so long?")):
        visitor = next(visitors)
        made = give.give_feedback(visitor, token=f"invented-words-{number:06d}", made_by="child", sentiment="mixed")
        give.add_words(visitor, feedback_id=made, words=words)
        for one in desk(reads, None).waiting[:1]:  # none where the record is shut to whoever reads
            if words == _CALM:
                read.find_nothing_worrying(reads, None, text_id=one.text_id, is_compliment=True)
            if words == _WORRYING:
                because = "A child is afraid of the weekend."
                read.raise_worry(reads, None, text_id=one.text_id, urgency="today", because=because)


def _complain(children: Sequence[str], at: datetime, decides: Acting) -> None:
    """Make one complaint that was read and answered, and one that only came today."""
    visitors = _visitors(children, at), _visitors(children, decides.at - timedelta(minutes=30))
    numbers = [
        complain(next(visitor), token=f"invented-complaint-{place}", told=Told("adult", words, "adviser"))
        for place, (visitor, words) in enumerate(zip(visitors, _COMPLAINTS, strict=True))
    ]
    then = replace(decides, at=at + timedelta(hours=2))
    for one in desk(then, None).waiting[:1]:
        read.find_nothing_worrying(then, None, text_id=one.text_id)
    later = replace(decides, at=at + timedelta(days=3))
    number = numbers[0]
    handle.acknowledge_complaint(later, None, complaint_id=number, version=1)
    handle.look_into_complaint(later, None, complaint_id=number, version=2, decider_id=decides.user_id, about_id=None)
    decision = handle.Decision(
        "upheld", "The call was not made.", "explaining", "Whoever moves a hearing calls the family the same day."
    )
    handle.decide_complaint(later, None, complaint_id=number, version=3, decision=decision)
    handle.answer_complaint(
        later, None, complaint_id=number, version=4, answer="We are sorry. We should have called you that day."
    )


def _acting(one: InventedPerson | None, at: datetime) -> Acting | None:
    return acting_as(one.user_id, at, role=one.role.value) if one is not None else None
