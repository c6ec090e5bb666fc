"""Assessments of harm, safety plans, safe contact, warnings, incidents against staff, and support for staff."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Dated
from waypost.casework.children.models import FamilyMember, OfChild, Versioned


class HarmAssessment(OfChild):
    """What harm a child is at risk of, how high the risk is, and when that is looked at again. Each one stays."""

    harm = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    words = models.TextField()
    from_member = models.ForeignKey(FamilyMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    review_on = models.DateField()
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_latest = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "harm"], condition=models.Q(is_latest=True), name="one_assessment_of_a_harm_stands"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["is_latest", "review_on"], name="assessment_by_review")]


class SafetyPlan(OfChild):
    """What keeps the child safe, day by day. Each version stays; no letter and nothing filed tells it."""

    number = models.PositiveIntegerField()
    words = models.TextField()
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "number"], name="one_safety_plan_a_number")]


class SafeContact(OfChild, Versioned):
    """How somebody can be reached without danger, and how never. One rule a person; no person: the child."""

    member = models.ForeignKey(
        FamilyMember, null=True, blank=True, on_delete=models.CASCADE, related_name="safe_contacts"
    )
    allowed = models.JSONField(default=list)  # coded ways
    never = models.JSONField(default=list)  # coded ways
    words = models.TextField(blank=True)  # when, by which word it is known to be safe
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "member"], name="one_rule_of_safe_contact_a_person"),
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(member=None), name="one_rule_of_safe_contact_for_the_child"
            ),
        ]


class Warned(OfChild, Dated):
    """A warning about somebody, for those who visit. It has a last day: it is decided anew, or it ends."""

    member = models.ForeignKey(FamilyMember, on_delete=models.CASCADE, related_name="warnings")
    kind = models.CharField(max_length=30)
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Incident(OfChild, Versioned):
    """A threat or an attack against somebody who works for a child, and what was done about it."""

    incident_id = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)  # the Cafcass extract's codes
    happened_on = models.DateField()
    against = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    is_child_at_risk = models.BooleanField(null=True, blank=True)
    action = models.TextField(blank=True)
    acted_on = models.DateField(null=True, blank=True)
    protected_on = models.DateField(null=True, blank=True)
    supports = models.JSONField(default=list)  # coded words
    changed_at = models.DateTimeField()


class StaffSupport(OfChild):
    """What was offered to somebody of staff after a child's death or serious harm, and whether it was in time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=20)  # death, serious_harm
    happened_on = models.DateField()
    supports = models.JSONField(default=list)  # coded words: never what was said
    offered_on = models.DateField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
