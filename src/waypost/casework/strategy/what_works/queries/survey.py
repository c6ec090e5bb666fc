"""The survey as it stands: whether the reader answered this quarter, and how all did, with small numbers hidden."""

from __future__ import annotations

from collections import Counter

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.safe_counts import safe
from waypost.casework.strategy.models import SurveyAnswer, SurveyTaken
from waypost.casework.strategy.what_works.quarter import Quarter, quarter_of
from waypost.casework.strategy.what_works.queries.shown import QuestionCount, SurveyShown
from waypost.casework.strategy.what_works.words import told


@reads("strategy.survey", Permission.ANSWER_SURVEY)
def my_round(acting: Acting, child_id: str | None) -> SurveyShown:
    """Return this quarter's round, and whether the reader answered it; no count of others."""
    return SurveyShown(quarter_of(acting.on).name, _has_answered(acting, quarter_of(acting.on)), ())


@reads("strategy.survey_counts", Permission.SEE_WHAT_WORKS)
def counted(acting: Acting, child_id: str | None) -> tuple[SurveyShown, ...]:
    """Return how each round that is over was answered, the newest first.

    Of a round that is open nothing is told: whoever counts before and after somebody answers would know the answer.
    """
    now = quarter_of(acting.on)
    over = SurveyAnswer.objects.exclude(round__gte=now.name)
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for name, question, choice in over.values_list("round", "question", "choice"):
        counts.setdefault(name, Counter())[question, choice] += 1
    return tuple(
        SurveyShown(name, False, tuple(_question(code, counts[name]) for code in told("survey")["questions"]))
        for name in sorted(counts, reverse=True)
    )


def _question(code: str, counts: Counter[tuple[str, str]]) -> QuestionCount:
    return QuestionCount(code, safe({choice: counts[code, choice] for choice in told("survey")["choices"]}))


def _has_answered(acting: Acting, quarter: Quarter) -> bool:
    return SurveyTaken.objects.filter(told_by_id=acting.user_id, round=quarter.name).exists()
