"""Writes by hand what no reader knows: a report, what it recommends, the answer, our own words, links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.actions.telling import hold, no_such, telling
from waypost.casework.recommendations.models import (
    Addressee,
    Answer,
    Link,
    Recommendation,
    Report,
    TextRead,
    Wording,
)
from waypost.casework.recommendations.rules import check_link, check_said
from waypost.casework.recommendations.words import check_word, short_of


@acts("recommendations.register_report", Permission.WRITE_RECOMMENDATIONS)
def register_report(
    acting: Acting, child_id: str | None, *, body: str, kind: str, title: str, published_on: date, source: str
) -> Outcome[str]:
    """Write down a report. Returns its identifier. Raises NotAWord, NotPossibleNow."""
    check_word("bodies", body)
    check_word("kinds", kind)
    check_said(title, "title")
    check_said(source, "source")
    if published_on > acting.on:
        raise NotPossibleNow("this day has not come yet.", where="published_on", do="Write it when it is published.")
    report_id = f"{short_of(body)}-{published_on}"
    if Report.objects.filter(pk=report_id).exists():
        raise NotPossibleNow(
            "a report of this body and day is here.", where="published_on", do="Add to it what it recommends."
        )
    Report.objects.create(
        report_id=report_id, body=body, kind=kind, title=title.strip(), published_on=published_on,
        source=source.strip(), **telling(acting),
    )  # fmt: skip
    return Outcome(report_id, {"report": report_id, "kind": kind})


@acts("recommendations.register", Permission.WRITE_RECOMMENDATIONS)
def register_recommendation(
    acting: Acting, child_id: str | None, *, report: str, number: int, words: str, addressed: Sequence[str]
) -> Outcome[str]:
    """Write down one recommendation of a report, in our own words, and to whom it is addressed."""
    check_said(words)
    if not addressed:
        raise NotPossibleNow("it is not said to whom it is addressed.", where="addressed", do="Choose at least one.")
    for body in addressed:
        check_word("bodies", body)
    if not Report.objects.filter(pk=report).exists():
        raise no_such()
    name = f"{report}-{number}"
    if Recommendation.objects.filter(pk=name).exists():
        raise NotPossibleNow("this number is taken.", where="number", do="Give the number that the source gives.")
    teller = telling(acting)
    Recommendation.objects.create(recommendation_id=name, report_id=report, number=number, **teller)
    Wording.objects.create(recommendation_id=name, words=words.strip(), **teller)
    for body in addressed:
        Addressee.objects.create(recommendation_id=name, body=body, how="addressed", **teller)
    return Outcome(name, {"recommendation": name})


@acts("recommendations.word", Permission.WRITE_RECOMMENDATIONS)
def word_recommendation(acting: Acting, child_id: str | None, *, recommendation_id: str, words: str) -> Outcome[str]:
    """Say what a recommendation asks in our own words; they are of the text that was read last."""
    row = hold(recommendation_id)
    check_said(words)
    text = TextRead.objects.filter(recommendation=row).order_by("-pk").first()
    Wording.objects.create(
        recommendation=row, words=words.strip(), of_text=text.fingerprint if text else "", **telling(acting)
    )
    return Outcome(row.pk, {"recommendation": row.pk})


@acts("recommendations.answer", Permission.WRITE_RECOMMENDATIONS)
def answer(
    acting: Acting, child_id: str | None, *, recommendation_id: str, decision: str, document: str,
    answered_on: date, words: str,
) -> Outcome[str]:  # fmt: skip
    """Write down an answer, and the document it stands in, such as a Treasury Minute. Earlier ones stay."""
    row = hold(recommendation_id)
    check_word("answers", decision)
    check_said(document, "document")
    if answered_on > acting.on:
        raise NotPossibleNow("this day has not come yet.", where="answered_on", do="Write it when it is answered.")
    Answer.objects.create(
        recommendation=row, decision=decision, document=document.strip(), answered_on=answered_on,
        words=words.strip(), **telling(acting),
    )  # fmt: skip
    return Outcome(row.pk, {"recommendation": row.pk, "decision": decision})


@acts("recommendations.link", Permission.WRITE_RECOMMENDATIONS)
def link(
    acting: Acting, child_id: str | None, *, recommendation_id: str, other_id: str, kind: str, because: str
) -> Outcome[str]:
    """Say that a recommendation says the same as another, or a part of it, or follows it up, and why."""
    row = hold(recommendation_id)
    check_link(kind, row.pk, other_id)
    check_said(because, "because")
    if not Recommendation.objects.filter(pk=other_id).exists():
        raise NotPossibleNow("there is no such recommendation.", where="other_id", do="Choose one of the list.")
    Link.objects.create(recommendation=row, other_id=other_id, kind=kind, because=because.strip(), **telling(acting))
    return Outcome(row.pk, {"recommendation": row.pk, "other": other_id, "kind": kind})
