"""Brings evidence: a released figure, a document, one's own word; and takes it back, which can be read too."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.actions.telling import hold, no_such, telling
from waypost.casework.recommendations.models import Evidence, EvidenceTakenBack
from waypost.casework.recommendations.rules import check_said
from waypost.disclosure.released import ReleasedFigure


@acts("recommendations.bring_figure", Permission.WRITE_RECOMMENDATIONS)
def bring_figure(
    acting: Acting,
    child_id: str | None,
    *,
    recommendation_id: str,
    figure: ReleasedFigure,
    is_against: bool,
    words: str,
) -> Outcome[int]:
    """Bring a figure that was released, as it was released. One that was withheld shows nothing."""
    if figure.value is None:
        raise NotPossibleNow(
            "this figure is withheld or not there, so it shows nothing.", where="measure", do="Choose another one."
        )
    told = {name: getattr(figure, name) for name in _OF_A_FIGURE}
    return _bring(acting, recommendation_id, "measure", is_against, words, **told, is_invented=figure.invented)


_OF_A_FIGURE = ("measure_id", "method", "area", "period_start", "period_end", "value", "unit")


@acts("recommendations.bring_document", Permission.WRITE_RECOMMENDATIONS)
def bring_document(
    acting: Acting, child_id: str | None, *, recommendation_id: str, document: str, is_against: bool, words: str
) -> Outcome[int]:
    """Bring a document: what it is called and where it stands."""
    check_said(document, "document")
    return _bring(acting, recommendation_id, "document", is_against, words, document=document.strip())


@acts("recommendations.attest", Permission.ATTEST)
def attest(
    acting: Acting, child_id: str | None, *, recommendation_id: str, is_against: bool, words: str
) -> Outcome[int]:
    """Put one's own name to what one saw: that it works, or that it does not."""
    return _bring(acting, recommendation_id, "attestation", is_against, words)


@acts("recommendations.take_back", Permission.ATTEST)
def take_back(acting: Acting, child_id: str | None, *, evidence_id: int, because: str) -> Outcome[int]:
    """Take back evidence that one brought oneself, and say why."""
    row = Evidence.objects.select_for_update().filter(pk=evidence_id).first()
    if row is None:
        raise no_such()
    check_said(because, "because")
    if row.told_by_id != acting.user_id:
        raise NotPossibleNow("somebody else brought this.", do="Bring evidence against it, or ask them.")
    if EvidenceTakenBack.objects.filter(evidence=row).exists():
        raise NotPossibleNow("it was taken back already.", do="Nothing more is needed.")
    EvidenceTakenBack.objects.create(evidence=row, because=because.strip(), **telling(acting))
    return Outcome(row.pk, {"evidence": row.pk})


def _bring(
    acting: Acting, recommendation_id: str, kind: str, is_against: bool, words: str, **told: Any
) -> Outcome[int]:
    row = hold(recommendation_id)
    check_said(words)
    made = Evidence.objects.create(
        recommendation=row, kind=kind, is_against=is_against, words=words.strip(), **told, **telling(acting)
    )
    facts = {"recommendation": row.pk, "evidence": made.pk, "kind": kind, "is_against": is_against}
    return Outcome(made.pk, facts | {name: told[name] for name in ("measure_id", "period_end") if name in told})
