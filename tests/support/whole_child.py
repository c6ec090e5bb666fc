"""The invented office with something of every kind in it, and a canary in every text that somebody might have written.

LATE has a row of every model that belongs to a child, with coded words that exist, so that every page can show it;
FORBIDDEN has one too, of words alone, and nobody may open it. `Planted.place` says where each canary stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from support.any_rows import Filling, models_of_a_child
from support.staff_office import FORBIDDEN, LATE, ON, Office, an_office
from waypost.casework.access import models as access
from waypost.casework.access.facts import sources_for
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import Role
from waypost.casework.advice.words import issues, recommendations
from waypost.casework.allocation import models as allocation
from waypost.casework.children import models as children
from waypost.casework.feedback.models import NamedReader
from waypost.casework.oversight.words import grades, review_kinds
from waypost.casework.readiness import models as readiness
from waypost.casework.rights.classification import Disclosure, Scrub, mark_of, mark_of_model
from waypost.casework.rights.walking import rows_of
from waypost.casework.safety.words import incident_kinds

CANARY = re.compile(r"qzname\d{5}", re.IGNORECASE)
SHUTS = {
    "access.Restriction", "access.Restriction_allowed", "access.Conflict", "corrections.Frozen", "exchange.Arrival",
}  # fmt: skip
"""Models whose row would shut LATE to everybody; and what is not shown anywhere."""
AT_MOST = 3
"""Rows of a model in which canaries are planted."""
CODED: dict[str, Any] = {
    "Assignment.capacity": "practice_audit", "WhatMatters.kind": "worries", "RecordedNeed.need": "safety",
    "FamilyMember.relationship": "father", "FamilyMember.party": "respondent", "Contact.kind": "address",
    "Proceedings.law": "private", "Proceedings.kind": "child_arrangements",
    "Proceedings.programme": "child_arrangements_programme", "CourtOrder.kind": "interim_order",
    "ChronologyLine.agency": "cafcass", "ChronologyLine.kind": "hearing_held", "ChronologyLine.source": "cafcass",
    "Step.step": "hearing", "Step.timetable": "rule_16_4", "Step.whose": "cafcass",
    "Step.how_sure": "practice_direction", "DelayReason.reason": "police", "DelayReason.owner": "police",
    "BackgroundReview.subject": "police_information", "BackgroundReview.state": "reviewed",
    "ClosingItem.item": "needs_recorded", "PossibleLink.source": "cafcass",
    "Decision.kind": "deferred", "Decision.why": "nobody_has_room", "Decision.review_on": ON,
    "DutyMatter.kind": "worry", "DutyMatter.rang_by": "school", "DutyMatter.needed": "today",
    "DutyEntry.outcome": "noted",
    "MeetingVersion.manner": "in_person", "MeetingVersion.place": "school", "Excused.reason": "not_born",
    "Letter.kind": "goodbye", "Letter.band": "from_8", "Letter.state": "draft",
    "Report.kind": "child_impact_report_1", "Report.author": "cafcass", "Report.state": "being_written",
    "Edition.sections": {"advice": "Words of somebody."}, "Edition.because": "", "CourtRequest.reason": "new_worry",
    "Dispute.state": "raised", "Dispute.wrong": "wrong_day", "Dispute.said_by": "child", "SentHome.owner": "cafcass",
    "Advice.issue": issues()[0], "Advice.recommendation": recommendations()[0], "Advice.state": "draft",
    "HarmAssessment.harm": "emotional", "HarmAssessment.level": "low", "Warned.kind": "animals",
    "Incident.state": "reported", "Incident.kind": incident_kinds()[0], "StaffSupport.because": "serious_harm",
    "SafeContact.allowed": ["letter"], "SafeContact.never": ["telephone"],
    "ManagementReview.kind": review_kinds()[0], "PracticeAudit.grade": grades()[0], "PracticeAudit.state": "required",
    "Progress.blocker": "judge", "Progress.owner": "court", "LegalHold.reason": "complaint",
    "LearningReview.because": "death", "LearningReview.state": "written", "PanelNotification.because": "death",
    "PanelNotification.state": "known", "ErasureAsked.reason": "made_in_error", "SubjectRequest.asker": "child",
    "SubjectRequest.state": "checked", "SubjectRequest.released_how": "by_hand",
    "SubjectRequest.given": {}, "SubjectRequest.harmful": {},
    "Site.kind": "parent", "Site.band": "adult", "Site.language": "en", "Release.kind": "document",
    "Release.audience": "adults", "Release.path": "", "Release.stage": "", "FromFamily.kind": "question",
    "Screening.programme": "child_arrangements_programme", "Screening.state": "arrived", "Screening.idva": "",
    "Screening.region": "", "Match.about": "child", "Match.outcome": "", "Check.kind": "police", "Check.answer": "",
    "ImmediateRisk.state": "seen", "ImmediateRisk.referred_to": "", "SafeguardingLetter.state": "draft",
    "Feedback.made_by": "child", "Feedback.sentiment": "mixed", "SurveyResponse.band": "younger",
    "SurveyAnswer.question": "safe", "SurveyAnswer.choice": "yes", "FreeText.made_by": "child",
    "FreeText.state": "worrying", "FreeText.urgency": "today", "FreeText.settle_by_on": ON, "FreeText.settled_how": "",
    "Complaint.state": "received",
    "Complaint.made_by": "adult", "Complaint.way_in": "portal", "Complaint.way_back": "none", "Complaint.outcome": "",
    "Complaint.theme": "", "Held.level": "low", "Plan.words": {"what_we_know": "Words of somebody."},
    "Letter.paragraphs": [], "AccountTold.weeks": [], "AccountTold.next_steps": [],
}  # fmt: skip
"""Coded words that exist, by model and field: without one, a page may have no words for what stands in the row."""


@dataclass
class Planted:
    """Where each canary stands: `room.Model.field` and, of a line of the chronology, who may see its source."""

    office: Office
    place: dict[str, str] = field(default_factory=dict)
    only: dict[str, frozenset[Role]] = field(default_factory=dict)
    of_forbidden: set[str] = field(default_factory=set)

    def hatch(self, place: str) -> str:
        """Return a new canary for a place: words that a spreadsheet would take for a formula."""
        canary = f"qzname{len(self.place):05d}"
        self.place[canary] = place
        return f"=Q{canary[1:]}"

    def found_in(self, text: str) -> set[str]:
        """Return the canaries that stand in a text."""
        return {one.casefold() for one in CANARY.findall(text)} & set(self.place)


class CodedFilling(Filling):
    """Makes rows whose coded words exist, with every text filled in."""

    def _is_needed(self, field: models.Field[Any, Any]) -> bool:
        return super()._is_needed(field) or _of(field) in CODED or (is_free(field) and not field.unique)

    def _value(self, field: models.Field[Any, Any]) -> Any:
        if isinstance(field, models.ForeignKey) and (one := self._of_the_child(field.related_model)) is not None:
            return one
        if _of(field) in CODED:
            return CODED[_of(field)]
        if isinstance(field, models.JSONField):
            return []
        return super()._value(field)

    def _of_the_child(self, model: type[models.Model]) -> models.Model | None:
        """Return what the child has of a model already: an edition is of the report that is there."""
        if model is children.Child or not model.__module__.startswith("waypost."):
            return None
        path = mark_of_model(model._meta.label).path or mark_of_model(model._meta.label).shared
        return model._base_manager.filter(**{path: self.child.pk}).order_by("pk").first() if path else None


def is_free(field: models.Field[Any, Any]) -> bool:
    """Answer whether somebody's own words, a name or a way to reach them stands in a field."""
    if not isinstance(field, (models.CharField, models.TextField, models.JSONField)) or field.primary_key:
        return False
    mark = mark_of(field.model._meta.label, field.name)
    return mark.scrub in (Scrub.BLANK, Scrub.INVENT) or (
        mark.disclosure is Disclosure.CONFIDENTIAL and isinstance(field, models.TextField)
    )


def _of(field: models.Field[Any, Any]) -> str:
    return f"{field.model.__name__}.{field.name}"


def a_whole_office() -> Planted:
    """Make the office, fill two children with everything, and plant. Needs a database."""
    planted = Planted(an_office())
    _an_area_live_and_not_ready()
    _readers_are_named(planted.office)
    _an_advisers_capacity(planted.office)
    filling = CodedFilling(LATE)
    for model in models_of_a_child():
        path = mark_of_model(model._meta.label).path or mark_of_model(model._meta.label).shared
        if model._meta.label not in SHUTS and not model._base_manager.filter(**{path: LATE}).exists():
            filling.row(model)
    _lines_of_every_agency()
    plant(LATE, planted)
    words = Filling(FORBIDDEN)
    for model in models_of_a_child():
        if model is not access.Assignment:
            words.row(model)
    before = set(planted.place)
    plant(FORBIDDEN, planted)
    planted.of_forbidden = set(planted.place) - before
    return planted


def _an_area_live_and_not_ready() -> None:
    told = {"service_area": "A01", "courts": ["Nottingham"], "phase": "2027", "named_on": ON}
    area = readiness.CourtArea.objects.create(code="nottingham", **told)
    work = readiness.Contingency.objects.create(area=area, begun_on=ON, because="A gate is shut.")
    readiness.ContingencyStep.objects.create(contingency=work, step="tell_partners", due_on=ON)


def _readers_are_named(office: Office) -> None:
    """Name everybody who may be named to read what families write: what worries is shown to readers alone."""
    first = office.people[Role.COMPLAINTS_MANAGER]
    for role in HOLDERS[Permission.READ_WORDS]:
        NamedReader.objects.create(user_id=office.people[role], from_on=ON, named_by_id=first)


def _an_advisers_capacity(office: Office) -> None:
    """Give the adviser hours, something off them, other work, something they can do, and terms."""
    of = {"user_id": office.people[Role.FAMILY_COURT_ADVISER], "from_on": ON}
    of["set_by_id"] = office.people[Role.SERVICE_MANAGER]
    allocation.ContractedHours.objects.create(hours=37, **of)
    allocation.ReducedHours.objects.create(category="newly_qualified", hours="3.7", **of)
    allocation.OtherWork.objects.create(work_type="duty_day", **of)
    allocation.Skill.objects.create(skill="Polish", **of)
    allocation.Terms.objects.create(is_associate=True, takes=[], **of)


def _lines_of_every_agency() -> None:
    """Give LATE a line of the chronology from each source that anybody may see, and one that nobody may."""
    every = frozenset[str]().union(*(sources_for(role, frozenset({"private", "public"})) for role in Role))
    for number, source in enumerate([*sorted(every), "nobodys_source"]):
        children.ChronologyLine.objects.create(
            child_id=LATE, line_id=f"S{number}", happened_on="2027-03-31", learnt_on="2027-03-31", agency=source,
            source=source, kind="hearing_held", title="Words of it", sentence="Words of it.", doubt="A doubt of it.",
        )  # fmt: skip


def plant(child_id: str, planted: Planted) -> None:
    """Put a canary of its own into every free text of the first rows of every model of a child."""
    for model, rows in rows_of(child_id):
        free = [one for one in model._meta.concrete_fields if is_free(one)]
        newest = rows.order_by("-pk") if model is not children.ChronologyLine else rows.order_by("line_id")
        for row in newest[: AT_MOST if model is not children.ChronologyLine else None]:
            told = {one.name: _planted(getattr(row, one.name), one, planted, _apart(row)) for one in free}
            if told:
                model._base_manager.filter(pk=row.pk).update(**told)
            if isinstance(row, children.ChronologyLine):
                _only_of(row, told, planted)


def _only_of(row: children.ChronologyLine, told: dict[str, Any], planted: Planted) -> None:
    may = frozenset(role for role in Role if row.agency in sources_for(role, frozenset({"private"})))
    for text in told.values():
        for canary in planted.found_in(text):
            planted.only[canary] = may


def _apart(row: models.Model) -> str:
    """Return what sets a row apart from others of its model: a contact that a flag plainly opens."""
    return " (open)" if getattr(row, "is_confidential", True) is False else ""


def _planted(value: Any, field: models.Field[Any, Any], planted: Planted, apart: str) -> Any:
    place = f"{field.model._meta.label}.{field.name}{apart}"
    if isinstance(field, models.JSONField):
        return _in_json(value, place, planted)
    if not value and field.has_default():
        return value
    return planted.hatch(place)[: field.max_length or 100]


def _in_json(value: Any, place: str, planted: Planted) -> Any:
    """Plant in every text of words: a coded word holds no space, and stays."""
    if isinstance(value, dict):
        return {key: _in_json(one, place, planted) for key, one in value.items()}
    if isinstance(value, list):
        return [_in_json(one, place, planted) for one in value]
    return planted.hatch(place) if isinstance(value, str) and " " in value else value
