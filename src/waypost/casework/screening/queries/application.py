"""One application whole: its risks, who is in it, what was asked about them, and its letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from waypost.casework.access.acting import Acting, NoSuchChild, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import FamilyMember
from waypost.casework.children.states import possible
from waypost.casework.screening.clocks import DayClock, HourClock, day_clock, hour_clock
from waypost.casework.screening.models import Check, ImmediateRisk, Match, SafeguardingLetter, Screening
from waypost.casework.screening.queries.queue import Queued, queued, screenings
from waypost.casework.screening.rules import LETTER, Letter, Risk


@dataclass(frozen=True, slots=True)
class PersonSought:
    """Somebody in the application, and what was decided. `match_id` is its number, `about` whom it is about."""

    about: str
    name: str
    is_of_child: bool
    outcome: str
    evidence: tuple[str, ...]
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A check, and its clock."""

    check_id: int
    kind: str
    about: str
    name: str
    asked_on: date
    answered_on: date | None
    answer: str
    note: str
    clock: DayClock


@dataclass(frozen=True, slots=True)
class RiskShown:
    """An immediate risk, and its clock: to the referral, then to the authority's answer."""

    risk_id: int
    state: str
    what: str
    seen_at: datetime
    referred_to: str
    referred_at: datetime | None
    acknowledged_at: datetime | None
    clock: HourClock


@dataclass(frozen=True, slots=True)
class SafeguardingShown:
    """A safeguarding letter. `acts` are what may be done with it now."""

    letter_id: int
    state: str
    text: str
    version: int
    filed_on: date | None
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """One application whole: the most pressing first."""

    queued: Queued
    version: int
    idva: str
    risks: tuple[RiskShown, ...]
    people: tuple[PersonSought, ...]
    checks: tuple[CheckShown, ...]
    letters: tuple[SafeguardingShown, ...]


@reads("screening.see", Permission.SEE_SCREENING)
def a_screening(acting: Acting, child_id: str | None, *, screening_id: int) -> ScreeningPage:
    """Return one application. Raises NoSuchChild for another child's."""
    row = screenings(acting).filter(pk=screening_id, child_id=child_id).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    names = _names(row)
    return ScreeningPage(
        queued=queued(row, acting),
        version=row.version,
        idva=row.idva,
        risks=tuple(_risk(one, acting.at) for one in row.risks.all()),
        people=tuple(
            PersonSought(
                one.about,
                names.get(one.about, one.about),
                one.is_of_child,
                one.outcome,
                tuple(one.evidence),
                one.decided_on,
            )
            for one in Match.objects.filter(screening=row).order_by("-is_of_child", "about")
        ),
        checks=tuple(
            _check(one, names, acting.on)
            for one in Check.objects.filter(screening=row, is_standing=True).order_by("answered_on", "kind", "about")
        ),
        letters=tuple(_letter(one) for one in row.letters.all()),
    )


def _risk(row: ImmediateRisk, at: datetime) -> RiskShown:
    told = row.referred_at
    is_told = told is not None
    clock = (
        hour_clock("acknowledge_referral", told, row.acknowledged_at, at)
        if is_told and told is not None
        else hour_clock("refer_immediate_risk", row.seen_at, row.seen_at if row.state == Risk.STOOD_DOWN else None, at)
    )
    return RiskShown(
        row.pk, row.state, row.what, row.seen_at, row.referred_to, row.referred_at, row.acknowledged_at, clock
    )


def _names(row: Screening) -> dict[str, str]:
    """Return who is meant in an application: the child, and each member of the family with how they are related."""
    family = FamilyMember.objects.filter(child_id=row.child_id).order_by("pk")
    told = {str(one.pk): f"{one.name} ({one.relationship.replace('_', ' ')})" for one in family}
    return {row.child_id: row.child.name, **told}


def _check(row: Check, names: Mapping[str, str], on: date) -> CheckShown:
    name = "police_check" if row.kind == "police" else "authority_check"
    clock = day_clock(name, row.asked_on, row.answered_on, on)
    return CheckShown(
        row.pk, row.kind, row.about, names.get(row.about, row.about), row.asked_on, row.answered_on, row.answer,
        row.note, clock,
    )  # fmt: skip


def _letter(row: SafeguardingLetter) -> SafeguardingShown:
    acts = tuple(act.value for act in possible(LETTER, Letter(row.state)))
    return SafeguardingShown(row.pk, row.state, row.text, row.version, row.filed_on, acts)
