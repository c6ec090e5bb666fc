"""Areas that change over, their gates, what was declared, planned and made law, and everything that ever happened."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from waypost.casework.children.models import OfChild, Versioned


class CourtArea(Versioned):
    """A designated family judge area that changes over to Child Focused Courts, in a phase.

    `announced` is what the government said of it, with its source: a fact, and no plan of ours.
    """

    code = models.CharField(max_length=80, unique=True)  # vocabulary/areas
    service_area = models.CharField(max_length=80)
    courts = models.JSONField()  # as the proceedings name them
    phase = models.CharField(max_length=80)
    announced = models.CharField(max_length=200, blank=True)
    announced_source = models.CharField(max_length=200, blank=True)
    named_on = models.DateField()


class GateStanding(Versioned):
    """How one gate of an area stands, and why. An attested gate is open by two people, and by two alone."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="gates")
    gate = models.CharField(max_length=60)
    is_attested = models.BooleanField()
    state = models.CharField(max_length=20)
    because = models.TextField()
    looked_on = models.DateField()
    holds_until_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "gate"], name="one_standing_of_a_gate"),
            models.CheckConstraint(
                condition=~Q(is_attested=True, state="open")
                | (Q(said_by__isnull=False, confirmed_by__isnull=False) & ~Q(said_by=F("confirmed_by"))),
                name="attested_gate_is_open_by_two_people",
            ),
        ]


class _Standing(models.Model):
    """Something that stands until it is ended, and is never taken away."""

    stands = models.BooleanField(default=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        abstract = True


class Declaration(_Standing):
    """That an area is ready: by whom, on what day, and how each gate stood then."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="declarations")
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_on = models.DateField()
    words = models.TextField()
    gates = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(stands=True), name="one_declaration_stands")
        ]


class PlannedLaunch(_Standing):
    """The day on which an area is planned to go live, and where that was decided."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="plans")
    planned_on = models.DateField()
    decided_at = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(stands=True), name="one_planned_launch_stands")
        ]


class Live(models.Model):
    """That an area is live by law: from which day, by which practice direction, and where that can be read."""

    area = models.OneToOneField(CourtArea, primary_key=True, on_delete=models.PROTECT, related_name="live")
    live_on = models.DateField()
    practice_direction = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()


class Contingency(models.Model):
    """The contingency protocol at work in an area that is live and not ready. It ends when the area is ready."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="contingencies")
    begun_on = models.DateField()
    because = models.TextField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(ended_on__isnull=True), name="one_contingency_at_work")
        ]


class ContingencyStep(Versioned):
    """A step of the contingency protocol: whose, by when, done by whom."""

    contingency = models.ForeignKey(Contingency, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=60)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contingency", "step"], name="one_step_of_a_contingency")
        ]


class HistoryLine(models.Model):
    """One thing that happened in an area. Both databases refuse to change it or take it away (guards.py)."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    gate = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["area", "number"], name="one_line_of_a_number")]


class Followed(OfChild):
    """A child whose case was open under the old programme on the day of the changeover: followed to its end."""

    area = models.ForeignKey(CourtArea, on_delete=models.PROTECT, related_name="followed")
    case_id = models.CharField(max_length=40)
    from_on = models.DateField()
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    looked_on = models.DateField()
    harms = models.JSONField(default=list)  # coded words: transition.py
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "child", "case_id"], name="child_followed_once_in_a_case")
        ]
