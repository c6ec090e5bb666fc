"""Takes in what a document told: what is new is added, and what stands is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.recommendations.actions.telling import Teller, telling
from waypost.casework.recommendations.models import (
    Addressee,
    Answer,
    Link,
    OfRecommendation,
    Recommendation,
    Report,
    SourceSays,
    Target,
    TextRead,
    Wording,
)
from waypost.casework.recommendations.reading.document import DocumentRead, ReportRead, RowRead
from waypost.casework.recommendations.words import name_of_body, told

MONTHS_IN_A_YEAR = 12
LONGEST = 300
"""Letters of where something was read."""
_FORMS = {"tracker": "Tracker of the", "review": "Review by the"}
_LAST_DAY_OF_ALL = 28


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How much a document brought that was not here before."""

    report_id: str
    recommendations: int
    rows: int


@acts("recommendations.take_in", Permission.LOAD_RECOMMENDATIONS)
def take_in(acting: Acting, child_id: str | None, *, read: DocumentRead) -> Outcome[TakenIn]:
    """Add what a document told and was not here: reports, recommendations, answers, what its source says."""
    teller = telling(acting)
    own = read.reports[0]
    before = Recommendation.objects.filter(report_id=own.report_id).count()
    source = f"{_FORMS[read.source]} {name_of_body(own.body)}: {own.title}, published {own.published_on}"[:LONGEST]
    added = sum(_report(one, source, teller) for one in read.reports)
    for row in read.rows:
        added += sum(_of_row(own, row, source, teller))
    added += sum(_said(read, source, teller))
    added += sum(_links(teller))
    taken = TakenIn(own.report_id, Recommendation.objects.filter(report_id=own.report_id).count() - before, added)
    facts = {"report": own.report_id, "text": read.fingerprint, "recommendations": taken.recommendations, "rows": added}
    return Outcome(taken, facts)


def _report(one: ReportRead, source: str, teller: Teller) -> bool:
    if Report.objects.filter(pk=one.report_id).exists():
        return False
    Report.objects.create(
        report_id=one.report_id, body=one.body, kind=one.kind, title=one.title, published_on=one.published_on,
        source=source, **teller,
    )  # fmt: skip
    return True


def _of_row(report: ReportRead, row: RowRead, source: str, teller: Teller) -> Iterator[bool]:
    name = f"{report.report_id}-{row.number}"
    if not Recommendation.objects.filter(pk=name).exists():
        Recommendation.objects.create(
            recommendation_id=name, report_id=report.report_id, number=row.number, group=row.group, **teller
        )
        yield True
    if _newest(TextRead, name, "fingerprint") != row.fingerprint:
        TextRead.objects.create(recommendation_id=name, fingerprint=row.fingerprint, **teller)
        yield True
    yield from _wording(report.report_id, row.number, name, teller)
    for how, bodies in (("addressed", row.addressed), ("named", row.named)):
        for body in bodies:
            yield _once(Addressee, teller, recommendation_id=name, body=body, how=how)
    if row.progress:
        says = {"subject": "progress", "value": row.progress, "how": "stated", "source": source}
        yield _once(SourceSays, teller, report_id=report.report_id, recommendation_id=name, **says)
    if row.answer in told()["answers"] and not Answer.objects.filter(recommendation_id=name).exists():
        Answer.objects.create(recommendation_id=name, decision=row.answer, document=source, **teller)
        yield True
    if row.within_months and not Target.objects.filter(recommendation_id=name, action=None).exists():
        because = f"Its source wants it looked at within {row.within_months} months. Counted from the day of "
        because += "publication, which the source does not say: an assumption."
        due_on = months_after(report.published_on, row.within_months)
        Target.objects.create(recommendation_id=name, due_on=due_on, because=because, **teller)
        yield True


def _wording(report_id: str, number: int, name: str, teller: Teller) -> Iterator[bool]:
    """Give whether our own words were added: once, while nobody has written others."""
    ours = told("own_words")["reports"].get(report_id, {}).get(number)
    if ours and not Wording.objects.filter(recommendation_id=name).exists():
        Wording.objects.create(recommendation_id=name, words=ours["words"], of_text=ours["of_text"], **teller)
        yield True


def _said(read: DocumentRead, source: str, teller: Teller) -> Iterator[bool]:
    for one in read.said:
        here = {"report_id": one.report_id, "subject": one.subject, "value": one.value, "how": one.how}
        yield _once(SourceSays, teller, **here, source=source)
    here_now = {one.report_id for one in read.reports}
    for other in told("elsewhere")["said"]:
        if other["report"] in here_now:
            says = {name: other[name] for name in ("subject", "value", "source", "said_on")}
            yield _once(SourceSays, teller, report_id=other["report"], how="told_elsewhere", **says)


def _links(teller: Teller) -> Iterator[bool]:
    """Give whether a link was added of those that we read ourselves, once both of its ends are here."""
    for one in told("elsewhere")["links"]:
        here, there = ("-".join(map(str, one[end])) for end in ("from", "to"))
        if Recommendation.objects.filter(pk__in=[here, there]).count() == len({here, there}):
            ends = {"recommendation_id": here, "other_id": there, "kind": one["kind"], "because": one["because"]}
            yield _once(Link, teller, **ends)


def _once(model: type[Any], teller: Teller, **fields: Any) -> bool:
    """Add a row that says this, unless one does. Returns whether it was added."""
    if model.objects.filter(**fields).exists():
        return False
    model.objects.create(**fields, **teller)
    return True


def _newest(model: type[OfRecommendation], recommendation_id: str, name: str) -> Any:
    rows = model._base_manager.filter(recommendation_id=recommendation_id).order_by("-pk")
    return rows.values_list(name, flat=True).first()


def months_after(on: date, months: int) -> date:
    """Return the day so many months after a day; the 28th where the month then has no such day."""
    years, month = divmod(on.month - 1 + months, MONTHS_IN_A_YEAR)
    try:
        return on.replace(year=on.year + years, month=month + 1)
    except ValueError:
        return on.replace(year=on.year + years, month=month + 1, day=_LAST_DAY_OF_ALL)
