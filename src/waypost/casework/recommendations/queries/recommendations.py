"""Recommendations as they stand: a list, one with its whole history, reports, and a committee's pack."""

from __future__ import annotations

from collections import Counter
from typing import Any

from waypost.casework.access.acting import Acting, NothingThere, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.recommendations.models import Action, Answer, Evidence, Recommendation, Report, SourceSays
from waypost.casework.recommendations.queries.gathering import gathered
from waypost.casework.recommendations.queries.shown import Progress, PublishedReport, RecommendationShown
from waypost.casework.recommendations.rules import Claim, Status, contradictions


@reads("recommendations.list", Permission.SEE_RECOMMENDATIONS)
def recommendations(acting: Acting, child_id: str | None) -> tuple[RecommendationShown, ...]:
    """Return every recommendation, the newest report first."""
    return _every(acting)


@reads("recommendations.one", Permission.SEE_RECOMMENDATIONS)
def recommendation(acting: Acting, child_id: str | None, *, recommendation_id: str) -> Outcome[RecommendationShown]:
    """Return one recommendation with all that was ever told of it. Raises NothingThere."""
    rows = Recommendation.objects.filter(pk=recommendation_id).select_related("report")
    return _of(acting, list(rows), {"recommendation": recommendation_id})


@reads("recommendations.action", Permission.SEE_RECOMMENDATIONS)
def of_action(acting: Acting, child_id: str | None, *, action_id: int) -> Outcome[RecommendationShown]:
    """Return the recommendation that an action is of. Raises NothingThere."""
    rows = Action.objects.filter(pk=action_id).select_related("recommendation__report")
    return _of(acting, [one.recommendation for one in rows], {"action": action_id})


@reads("recommendations.evidence", Permission.SEE_RECOMMENDATIONS)
def of_evidence(acting: Acting, child_id: str | None, *, evidence_id: int) -> Outcome[RecommendationShown]:
    """Return the recommendation that a piece of evidence is of. Raises NothingThere."""
    rows = Evidence.objects.filter(pk=evidence_id).select_related("recommendation__report")
    return _of(acting, [one.recommendation for one in rows], {"evidence": evidence_id})


@reads("recommendations.reports", Permission.SEE_RECOMMENDATIONS)
def reports(acting: Acting, child_id: str | None) -> tuple[PublishedReport, ...]:
    """Return every report, the newest first, with what sources say of it and where they do not agree."""
    return _reports()


@reads("recommendations.progress", Permission.SEE_RECOMMENDATIONS)
def progress(acting: Acting, child_id: str | None) -> Progress:
    """Return what a committee is handed: promised, measured, slipped. Invented, where anything of it is."""
    rows = _every(acting)
    by_invented = Recommendation.objects.filter(told_by__is_invented=True).exists()
    counts = Counter(one.status for one in rows)
    return Progress(
        acting.on,
        _reports(),
        rows,
        {status.value: counts[status.value] for status in Status if counts[status.value]},
        promised=sum(bool(one.actions) for one in rows),
        measured=sum(bool(one.figures) for one in rows),
        slipped=sum(one.days_slipped > 0 for one in rows),
        late=sum(one.days_late > 0 for one in rows),
        is_invented=by_invented or any(figure.is_invented for one in rows for figure in one.evidence),
    )


def _of(acting: Acting, rows: list[Recommendation], facts: dict[str, Any]) -> Outcome[RecommendationShown]:
    if not rows:
        raise NothingThere("there is no such thing here.", do="Open the list again.")
    return Outcome(gathered(rows, on=acting.on, who=acting.user_id)[0], facts)


def _every(acting: Acting) -> tuple[RecommendationShown, ...]:
    rows = Recommendation.objects.select_related("report").order_by("-report__published_on", "report_id", "number")
    return gathered(list(rows), on=acting.on, who=acting.user_id)


def _reports() -> tuple[PublishedReport, ...]:
    counts = Counter(Recommendation.objects.values_list("report_id", flat=True))
    answers = Answer.objects.values_list("recommendation__report_id", "recommendation_id").distinct()
    answered = Counter(report_id for report_id, _ in answers)
    claims: dict[str, list[Claim]] = {}
    for one in SourceSays.objects.filter(recommendation=None).order_by("pk"):
        claims.setdefault(one.report_id, []).append(Claim(one.subject, one.value, one.how, one.source))
    return tuple(
        _report(row, counts[row.pk], answered[row.pk], tuple(claims.get(row.pk, ())))
        for row in Report.objects.order_by("-published_on", "report_id")
    )


def _report(row: Report, recommendations: int, answered: int, claims: tuple[Claim, ...]) -> PublishedReport:
    return PublishedReport(
        row.pk, row.body, row.kind, row.title, row.published_on, row.source, recommendations, answered, claims,
        contradictions(claims),
    )  # fmt: skip
