"""What somebody without an account sends: feedback in three taps, words beside it, answers of the survey."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from waypost.casework.access.acting import NothingThere, Outcome
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.feedback.gate import Visitor, visitor_acts, whose
from waypost.casework.feedback.models import Feedback, FreeText, SurveyAnswer, SurveyResponse
from waypost.casework.feedback.rules import check_answer_given, check_is_still_open, check_words, reading_due_on
from waypost.casework.feedback.terms import check_word, is_free, questions

_TOKEN = re.compile(r"[\w-]{16,64}")


@visitor_acts("feedback.give")
def give_feedback(visitor: Visitor, *, token: str, made_by: str, sentiment: str) -> Outcome[str]:
    """Take who it is and how it was. `token`: of the form; a second click finds what the first one made.

    Returns the reference by which words can be added for a while. Raises NotAWord, NotPossibleNow, TooMany.
    """
    check_word("made_by", made_by)
    check_word("sentiments", sentiment)
    letter = whose(visitor)
    row, is_new = Feedback.objects.get_or_create(
        feedback_id=_checked(token),
        defaults={
            "child_id": letter.child_id, "about_letter": letter.letter_id, "team": letter.team, "made_by": made_by,
            "sentiment": sentiment, "made_at": visitor.at, "made_on": visitor.on,
        },
    )  # fmt: skip
    return Outcome(row.feedback_id, {"child_id": row.child_id, "feedback": row.pk, "is_new": is_new})


@visitor_acts("feedback.add_words")
def add_words(visitor: Visitor, *, feedback_id: str, words: str) -> Outcome[None]:
    """Take words beside feedback that was given just now; the same words once.

    Raises NotPossibleNow, NothingThere, TooMany.
    """
    row = Feedback.objects.select_for_update().filter(feedback_id=feedback_id).first()
    if row is None:
        raise _nothing()
    check_is_still_open(row.made_at, visitor.at)
    said = check_words(words)
    if not FreeText.objects.filter(feedback=row, words=said).exists():
        text = arrived(said, visitor.at, row.made_by, row.child_id)
        text.feedback = row
        text.save()
    return Outcome(None, {"child_id": row.child_id, "feedback": row.pk})


@visitor_acts("feedback.begin_survey")
def begin_survey(visitor: Visitor, *, token: str, band: str) -> Outcome[str]:
    """Begin the survey for a reader. Returns its reference. Raises NotAWord, NotPossibleNow, TooMany."""
    questions(band)
    letter = whose(visitor)
    row, is_new = SurveyResponse.objects.get_or_create(
        response_id=_checked(token),
        defaults={
            "child_id": letter.child_id, "about_letter": letter.letter_id, "team": letter.team, "band": band,
            "begun_at": visitor.at, "begun_on": visitor.on,
        },
    )  # fmt: skip
    return Outcome(row.response_id, {"child_id": row.child_id, "response": row.pk, "is_new": is_new})


@visitor_acts("feedback.answer_question")
def answer_question(
    visitor: Visitor, *, response_id: str, question: str, choice: str = "", words: str = ""
) -> Outcome[None]:
    """Keep one answer: the last one counts. Raises NotPossibleNow, NothingThere, TooMany."""
    row = SurveyResponse.objects.select_for_update().filter(response_id=response_id).first()
    if row is None:
        raise _nothing()
    check_is_still_open(row.begun_at, visitor.at)
    check_answer_given(row.band, question, choice)
    if is_free(question):
        made_by = "adult" if row.band == "adult" else "child"
        said = check_words(words)
        if not FreeText.objects.filter(response=row, words=said).exists():
            text = arrived(said, visitor.at, made_by, row.child_id)
            text.response = row
            text.save()
    else:
        SurveyAnswer.objects.update_or_create(response=row, question=question, defaults={"choice": choice})
    return Outcome(None, {"child_id": row.child_id, "response": row.pk, "question": question})


def arrived(words: str, at: datetime, made_by: str, child_id: str | None) -> FreeText:
    """Return words that came in, not saved yet: with the day by which a person reads them."""
    return FreeText(
        text_id=secrets.token_hex(12), child_id=child_id, made_by=made_by, words=words, arrived_at=at,
        due_on=reading_due_on(at),
    )  # fmt: skip


def _checked(token: str) -> str:
    if not _TOKEN.fullmatch(token):
        raise NotPossibleNow("this form is not whole.", do="Begin again.")
    return token


def _nothing() -> NothingThere:
    return NothingThere("there is nothing here.", do="Begin again.")
