"""Screening of applications, checks, immediate risks, safeguarding letters, and the children whom an area holds."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.access.models import Dated
from waypost.casework.children.models import OfChild, Proceedings, Versioned


class Screening(OfChild, Versioned):
    """The screening of one child's application. `region` is the one that writes the letter, where that was shared."""

    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="screenings")
    programme = models.CharField(max_length=40)
    state = models.CharField(max_length=20, default="arrived")
    received_on = models.DateField()
    is_abuse_alleged = models.BooleanField(default=False)
    idva = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=80, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "proceedings"], name="one_screening_of_an_application"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "received_on"], name="screening_oldest_first")]


class Match(OfChild):
    """Whether a record is of somebody in the application: a person decides, on evidence."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="matches")
    about = models.CharField(max_length=60)
    is_of_child = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, blank=True)
    evidence = models.JSONField(default=list)  # coded words
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["screening", "about"], name="one_match_a_person"),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_on=None) | (~models.Q(outcome="") & ~models.Q(decided_on=None)),
                name="match_is_decided_on_a_day",
            ),
        ]


class Check(OfChild):
    """A question to the police or to an authority about somebody, and its answer. Not standing: it was of others."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="checks")
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=60)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    is_standing = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["screening", "kind", "about"],
                condition=models.Q(is_standing=True),
                name="one_standing_check_a_question",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on=None) | models.Q(answered_on__gte=models.F("asked_on")),
                name="check_is_answered_after_it_is_asked",
            ),
        ]


class ImmediateRisk(OfChild):
    """A risk that somebody saw and that cannot wait. Its clock runs in hours."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="risks")
    state = models.CharField(max_length=20, default="seen")
    what = models.TextField()
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    referred_to = models.CharField(max_length=40, blank=True)
    referred_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    stood_down_because = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=("seen", "stood_down"), referred_at=None)
                | models.Q(state__in=("referred", "acknowledged"), referred_at__isnull=False),
                name="risk_is_referred_at_an_instant",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "seen_at"], name="risk_oldest_first")]


class SafeguardingLetter(OfChild, Versioned):
    """A safeguarding letter to the court. What was filed is kept as it was filed."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="letters")
    state = models.CharField(max_length=20, default="draft")
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_on = models.DateField(null=True, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["screening"], condition=~models.Q(state="withdrawn"), name="one_safeguarding_letter_stands"
            ),
            models.CheckConstraint(
                condition=models.Q(state="filed", filed_on__isnull=False)
                | (~models.Q(state="filed") & models.Q(filed_on=None)),
                name="safeguarding_letter_filed_on_a_day",
            ),
        ]


class Prioritisation(Dated):
    """Prioritisation switched on in a service area, from a day to a day, by a decision that is named."""

    service_area = models.CharField(max_length=80)
    decided_by_role = models.CharField(max_length=40)
    decided_at = models.CharField(max_length=200)  # the meeting or the letter in which it was decided
    switched_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service_area", "from_on"], name="one_prioritisation_from_a_day")
        ]


class Held(OfChild):
    """A child who waits to be allocated: how much it presses, which manager holds them, and since when."""

    level = models.CharField(max_length=20)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    looked_on = models.DateField(null=True, blank=True)
    filing_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child"], condition=models.Q(ended_on=None), name="a_child_is_held_once")
        ]
