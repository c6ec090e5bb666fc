"""Listen and learn: what was heard in a month or a year, what was learnt, and the yearly insight reports.

Every count passes `safe`: small ones are hidden, and whatever would give one away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from statistics import median_low
from typing import Any

from django.db.models import Q, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Team
from waypost.casework.access.permissions import Permission
from waypost.casework.feedback.heard import heard
from waypost.casework.feedback.models import (
    Complaint,
    Discussed,
    Feedback,
    FreeText,
    HeardBack,
    SurveyAnswer,
    SurveyResponse,
)
from waypost.casework.feedback.rules import State, last_day_of_month
from waypost.casework.feedback.safe_counts import is_enough, safe
from waypost.casework.feedback.shown import Asked, Counted, Digest, Insight, Talk
from waypost.casework.feedback.terms import answers, is_free, last_day, questions, told, working_days_late
from waypost.foundation.clock import LONDON

EVERYWHERE = "all teams"


@reads("feedback.month", Permission.SEE_LISTENING)
def month_of_team(acting: Acting, child_id: str | None, *, month: date) -> Digest:
    """Return the digest of this person's own team for a month; of whoever has no team, of all."""
    team = Team.objects.filter(pk=acting.team_id).first() if acting.team_id is not None else None
    return _digest(team, month.replace(day=1), last_day_of_month(month))


@reads("feedback.year", Permission.SEE_LISTENING)
def year_of_all(acting: Acting, child_id: str | None, *, year: int) -> Digest:
    """Return the learning summary of a year, of all teams."""
    return _digest(None, date(year, 1, 1), date(year, 12, 31))


@reads("feedback.insight", Permission.SEE_LISTENING)
def insight(acting: Acting, child_id: str | None, *, band: str, year: int) -> Insight:
    """Return a yearly insight report: how each question of a kind of reader was answered."""
    mine = SurveyResponse.objects.filter(band=band, begun_on__year=year)
    given = SurveyAnswer.objects.filter(response__in=mine).values_list("question", "choice")
    counts = Counter(given)
    asked = tuple(
        Asked(one, safe({answer: counts[one, answer] for answer in answers(one)}))
        for one in questions(band)
        if not is_free(one)
    )
    return Insight(band, year, safe({"responses": mine.count()}).total, asked)


def _digest(team: Team | None, from_on: date, to_on: date) -> Digest:
    mine = Q() if team is None else Q(team=team)
    given = Feedback.objects.filter(mine, made_on__range=(from_on, to_on))
    came = Complaint.objects.filter(mine, received_on__range=(from_on, to_on)).exclude(state=State.WITHDRAWN)
    answered = Complaint.objects.filter(mine, answered_on__range=(from_on, to_on))
    took = [working_days_late(row.received_on, row.answered_on) for row in answered if row.answered_on]
    in_time = sum(bool(row.answered_on and row.answered_on <= last_day("answer", row.received_on)) for row in answered)
    decided = Complaint.objects.filter(mine, decided_on__range=(from_on, to_on))
    learnt = decided.exclude(learning="").order_by("decided_on", "pk").values_list("learning", flat=True)
    back = HeardBack.objects.filter(mine, published_on__range=(from_on, to_on), taken_back_on=None)
    talks = _talks(mine, from_on, to_on)
    return Digest(
        EVERYWHERE if team is None else team.name, from_on, to_on,
        _by(given, "sentiment", told()["sentiments"]), _by(given, "made_by", told()["made_by"]),
        _by(came, "made_by", told()["made_by"]), _by(decided, "outcome", told()["outcomes"]),
        _by(decided, "theme", told()["themes"]), safe({"in_time": in_time, "late": len(took) - in_time}),
        _read(mine, from_on, to_on), median_low(took) if is_enough(len(took)) else None,
        tuple(learnt) if is_enough(len(learnt)) else (),
        tuple(heard(row) for row in back.order_by("-published_on", "-pk")), talks,
        None if team is None else bool(talks),
    )  # fmt: skip


def _talks(mine: Q, from_on: date, to_on: date) -> tuple[Talk, ...]:
    rows = Discussed.objects.filter(mine, month__range=(from_on, to_on)).select_related("team", "written_by")
    return tuple(
        Talk(
            row.talk_id, row.team.name, row.month, row.discussed_on, row.present, row.what_changes, row.written_by.name
        )
        for row in rows.order_by("month", "team__name", "discussed_on", "pk")
    )


def _by(rows: QuerySet[Any], name: str, codes: Iterable[str]) -> Counted:
    counts = Counter(rows.values_list(name, flat=True))
    return safe({code: counts[code] for code in codes})


def _read(mine: Q, from_on: date, to_on: date) -> Counted:
    """Return how many texts were read by their day, and how many later or not yet."""
    teams = Q()
    if mine:
        teams = Q(feedback__in=Feedback.objects.filter(mine)) | Q(complaint__in=Complaint.objects.filter(mine))
        teams |= Q(response__in=SurveyResponse.objects.filter(mine))
    rows = FreeText.objects.filter(teams, due_on__range=(from_on, to_on)).values_list("read_at", "due_on")
    same = sum(bool(read_at and read_at.astimezone(LONDON).date() <= due_on) for read_at, due_on in rows)
    return safe({"same_day": same, "late": len(rows) - same})
