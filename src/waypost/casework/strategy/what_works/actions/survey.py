"""Takes somebody's answers to the survey: once a round; what was answered is kept apart from who answered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.models import SurveyAnswer, SurveyTaken
from waypost.casework.strategy.telling import telling
from waypost.casework.strategy.what_works.quarter import quarter_of
from waypost.casework.strategy.what_works.words import check_word, told


@acts("strategy.answer_survey", Permission.ANSWER_SURVEY)
def answer_survey(
    acting: Acting, child_id: str | None, *, profession: str, choices: Mapping[str, str], chance: str
) -> Outcome[str]:
    """Take somebody's answers to this quarter's questions. `chance`: from which the answers' own names are made."""
    check_word("professions", profession, where="profession")
    questions = told("survey")["questions"]
    for question in questions:
        check_word("choices", choices.get(question, ""), "survey", question)
    quarter = quarter_of(acting.on).name
    if SurveyTaken.objects.filter(told_by_id=acting.user_id, round=quarter).exists():
        raise NotPossibleNow(
            "you answered this quarter's questions.", do="The next round begins with the next quarter."
        )
    SurveyTaken.objects.create(round=quarter, **telling(acting))
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(
            answer_id=hashlib.sha256(f"{chance}/{question}".encode()).hexdigest(), round=quarter,
            profession=profession, question=question, choice=choices[question],
        )
        for question in questions
    )  # fmt: skip
    return Outcome(quarter, {"round": quarter})
