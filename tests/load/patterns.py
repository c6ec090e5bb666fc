"""A few children made whole by the models themselves, one of each kind: `multiplied` makes a country of them.

A pattern is told as of one day, its opening. Coded words are those that exist, so that every page can show it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models

from support.any_rows import models_of_a_child
from support.whole_child import CodedFilling
from waypost.casework.access.models import Assignment, Restriction, User
from waypost.casework.children import models as children
from waypost.casework.engagement.models import MeetingVersion
from waypost.casework.letters.models import Letter
from waypost.casework.rights.classification import mark_of_model

_PRIVATE = {"law": "private", "kind": "child_arrangements", "programme": "child_arrangements_programme"}
_PUBLIC = {"law": "public", "kind": "care", "programme": ""}
SELDOM = {
    "access.Restriction", "access.Restriction_allowed", "access.Conflict", "access.BreakGlass", "children.PossibleLink",
    "engagement.Excused", "corrections.Dispute", "corrections.SentHome", "corrections.Frozen", "safety.Incident",
    "safety.StaffSupport", "safety.Warned", "oversight.LearningReview", "oversight.LearningAction",
    "oversight.PanelNotification", "rights.LegalHold", "rights.ErasureAsked", "rights.SubjectRequest",
}  # fmt: skip
"""Models of which one child in fifty has a row, at the most."""
_SHUTS = {"access.Restriction", "access.Restriction_allowed", "access.Conflict", "corrections.Frozen"}
_OWN = {"access.Assignment", "children.ChronologyLine", "children.Step", "children.AccountTold", "exchange.Arrival"}
ENDED: dict[str, dict[str, Any]] = {
    "screening.Screening": {"state": "handed_on"}, "screening.SafeguardingLetter": {"state": "filed", "filed_on": 17},
    "screening.Check": {"answered_on": 10}, "screening.ImmediateRisk": {"state": "acknowledged", "referred_at": 1},
    "screening.Held": {"ended_on": 20}, "reports.Report": {"state": "filed", "filed_on": 84},
    "reports.Edition": {"filed_on": 84}, "reports.CourtRequest": {"answered_on": 60, "is_granted": True},
    "letters.Letter": {"state": "sent", "sent_on": 30}, "advice.Advice": {"state": "filed", "filed_on": 84},
    "oversight.PracticeAudit": {"state": "confirmed", "done_on": 90, "confirmed_on": 95},
    "oversight.Discussed": {"done_on": 60}, "sharing.FromFamily": {"read_at": 50},
    "safety.Incident": {"state": "closed"}, "allocation.DutyMatter": {"ended_at": 5},
}  # fmt: skip
"""What stands in the rows of a child whose case has ended: words, or days after the opening."""
_ENDS_AT_ONCE = ("allocation.DutyMatter",)
"""What is open of a child who waits, and of one child in fifty beside: of the others it has ended."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of child: how many in a thousand are of it, opened how many days ago, and what is there."""

    key: str
    in_a_thousand: int
    opened_days_ago: int
    law: dict[str, str]
    is_open: bool = True
    has_worker: bool = True
    is_new: bool = False
    is_seldom: bool = False
    is_shut: bool = False

    @property
    def child_id(self) -> str:
        """Return the child's reference: short, for words of the rows are made of it."""
        return f"P-{[one.key for one in PATTERNS].index(self.key)}"


PATTERNS = (
    Pattern("closed_private", 400, 200, _PRIVATE, is_open=False),
    Pattern("closed_public", 250, 200, _PUBLIC, is_open=False),
    Pattern("open_private", 120, 90, _PRIVATE),
    Pattern("open_public", 80, 150, _PUBLIC),
    Pattern("open_long", 60, 300, _PUBLIC),
    Pattern("arrived", 40, 3, _PRIVATE, has_worker=False, is_new=True),
    Pattern("waits", 20, 25, _PRIVATE, has_worker=False),
    Pattern("seldom", 20, 120, _PUBLIC, is_seldom=True),
    Pattern("shut", 10, 120, _PUBLIC, is_shut=True),
)
_ROWS = 1_000  # more than the words of a child: each pattern's begin after the last one's
_CLOSED_AFTER, _LINES, _STEPS, _WEEKS, _MEETINGS, _LETTERS = 190, 40, 12, 26, 6, 3


def make(pattern: Pattern, today: date) -> None:
    """Make a pattern's child with everything that such a child has."""
    opened = today - timedelta(days=pattern.opened_days_ago)
    child = children.Child.objects.create(
        child_id=pattern.child_id, given_names="Pattern", family_name="Invented", born_on=date(2017, 5, 6),
        opened_on=opened, told_on=today, is_open=pattern.is_open, is_invented=True, ethnicity="A1",
        closed_on=None if pattern.is_open else opened + timedelta(days=_CLOSED_AFTER),
    )  # fmt: skip
    heard = {"next_hearing_on": today + timedelta(days=10), "next_hearing_kind": "hearing"} if pattern.is_open else {}
    case = children.Proceedings.objects.create(
        case_id=f"CASE-{pattern.key}", issued_on=opened, received_on=opened, court="Invented Family Court",
        ended_on=child.closed_on, **heard, **pattern.law,
    )  # fmt: skip
    _assign(pattern, child)
    _told(pattern, child, opened)
    children.ChildInCase.objects.create(child=child, proceedings=case)
    if not pattern.is_new:
        _everything(pattern, child, opened)
    else:
        filling = CodedFilling(child.pk, first=_ROWS * PATTERNS.index(pattern))
        for model in models_of_a_child():
            if model._meta.app_label == "screening" and model.__name__ not in ("Held", "SafeguardingLetter"):
                _row(filling, model, opened)


def _everything(pattern: Pattern, child: children.Child, opened: date) -> None:
    filling = CodedFilling(child.pk, first=_ROWS * PATTERNS.index(pattern))
    for model in models_of_a_child():
        label = model._meta.label
        is_wanted = label not in SELDOM or (pattern.is_seldom and label not in _SHUTS)
        if is_wanted and label not in _OWN and not _of(model, child.pk).exists():
            _row(filling, model, opened)
    for number in range(_MEETINGS - 1):
        _row(filling, MeetingVersion, opened + timedelta(days=20 * number))
    for _ in range(_LETTERS - 1):
        _row(filling, Letter, opened)
    if not pattern.is_open:
        _end(child.pk, opened, ENDED)
    elif pattern.has_worker and not pattern.is_seldom:
        _end(child.pk, opened, _ENDS_AT_ONCE)
    if pattern.is_shut:
        shut = Restriction.objects.create(child_id=child.pk, reason="safety", from_on=opened)
        shut.allowed.add(filling.user)


def _of(model: type[models.Model], child_id: str) -> Any:
    mark = mark_of_model(model._meta.label)
    return model._base_manager.filter(**{str(mark.path or mark.shared): child_id})


def _row(filling: CodedFilling, model: type[models.Model], on: date) -> None:
    """Make a row, and set every day in it to `on`: the filling's own day is of another year."""
    row = filling.row(model)
    days: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if getattr(row, field.attname) is None and field.name != "required_by_on":
            continue
        if isinstance(field, models.DateTimeField):
            days[field.name] = datetime.combine(on, time(9), UTC)
        elif isinstance(field, models.DateField):
            days[field.name] = on + timedelta(days=90 if field.name in _LATER else 0)
    if days:
        model._base_manager.filter(pk=row.pk).update(**days)


_LATER = ("due_on", "review_on", "required_by_on", "until_on", "to_on", "next_on")


def _end(child_id: str, opened: date, what: Collection[str]) -> None:
    for model in models_of_a_child():
        if model._meta.label not in what:
            continue
        told = {
            name: _day(opened, value, name) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in ENDED.get(model._meta.label, {}).items()
        }
        if told:
            _of(model, child_id).update(**told)


def _day(opened: date, days: int, name: str) -> date | datetime:
    on = opened + timedelta(days=days)
    return datetime.combine(on, time(9), UTC) if name.endswith("_at") else on


def _assign(pattern: Pattern, child: children.Child) -> None:
    somebody = User.objects.get_or_create(username="rows", defaults={"name": "Invented"})[0]
    team = None if pattern.has_worker else _any_team()
    capacity = "guardian" if pattern.law is _PUBLIC else "adviser"
    if pattern.has_worker:
        told = {"child_id": child.pk, "user": somebody, "team": _any_team()}
        Assignment.objects.create(**told, capacity=capacity, from_on=child.opened_on, to_on=child.closed_on)
        Assignment.objects.create(**told, capacity="screening", from_on=child.opened_on, to_on=child.opened_on)
    else:
        Assignment.objects.create(child_id=child.pk, team=team, capacity="team", from_on=child.opened_on)


def _any_team() -> Any:
    return Assignment._meta.get_field("team").related_model.objects.order_by("pk").first()


def _told(pattern: Pattern, child: children.Child, opened: date) -> None:
    """Tell the chronology, the steps and the account: as many as a child of so many days has."""
    count = 4 if pattern.is_new else _LINES
    children.ChronologyLine.objects.bulk_create(
        children.ChronologyLine(
            child=child, line_id=f"E{n}", happened_on=opened + timedelta(days=2 * n), learnt_on=opened,
            agency=("cafcass", "hmcts_private_law", "cafcass", "ssd")[n % 4], source="Cafcass", kind="hearing_held",
            title="A hearing was held", sentence="The court heard the case of this invented child.",
        )
        for n in range(count)
    )  # fmt: skip
    children.Step.objects.bulk_create(
        children.Step(
            child=child, code=f"invented/{n}", step="hearing", timetable="rule_16_4",
            whose="cafcass" if n % 3 else "court",
            due_on=opened + timedelta(days=20 * n), is_done=not pattern.is_open or n < 4, how_sure="practice_direction",
            done_on=opened if not pattern.is_open or n < 4 else None, source="Practice Direction 12B",
        )
        for n in range(2 if pattern.is_new else _STEPS)
    )  # fmt: skip
    if not pattern.is_new:
        children.AccountTold.objects.create(
            child=child, told_on=child.told_on, weeks=weeks(opened), standing="A report is awaited."
        )


def weeks(opened: date) -> list[dict[str, Any]]:
    """Return an account, week by week, of a child opened on a day: its lines are those of the chronology."""
    return [_week(number, opened + timedelta(days=7 * number)) for number in range(_WEEKS)]


def _week(number: int, starts_on: date) -> dict[str, Any]:
    days = [starts_on + timedelta(days=n) for n in range(7) if (7 * number + n) % 2 == 0]
    words = {"title": "A hearing was held", "sentence": "The court heard the case of this invented child."}
    wait = {"what": "the next hearing", "owner": "court", "since_on": starts_on.isoformat(), "until_on": None}
    return {
        "number": number + 1,
        "starts_on": starts_on.isoformat(),
        "lines": [
            {**words, "happened_on": on.isoformat(), "sources": ["Cafcass"], "doubt": None, "kind": "hearing_held"}
            for on in days[:3]
        ],
        "waits": [{**wait, "weeks": number + 1}],
        "whose_move": ["court"],
        "extended_to_on": None,
    }
