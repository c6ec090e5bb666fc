"""Advice to the court, issue by issue, and what became of it; and what was agreed with the social worker before."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from waypost.casework.children.models import CourtOrder, OfChild, Proceedings, Versioned


class Advice(OfChild, Versioned):
    """What we advise the court on one issue, and why. What was filed stays; later advice on the issue replaces it."""

    advice_id = models.CharField(max_length=40, unique=True)
    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="advice")
    issue = models.CharField(max_length=40)  # the Cafcass extract's codes
    recommendation = models.CharField(max_length=40)  # vocabulary/codes/orders.yaml
    reasons = models.TextField()
    state = models.CharField(max_length=30)
    shared_on = models.DateField(null=True, blank=True)
    not_shared_because = models.TextField(blank=True)
    childs_response = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filed_on = models.DateField(null=True, blank=True)
    followed = models.CharField(max_length=20, blank=True)
    followed_order = models.ForeignKey(CourtOrder, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    court_reason = models.CharField(max_length=30, blank=True)
    court_words = models.TextField(blank=True)
    compared_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "state"], name="advice_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "proceedings", "issue"],
                condition=models.Q(state="filed"),
                name="one_advice_stands_on_an_issue",
            )
        ]


class PlanTalk(OfChild):
    """A talk with the social worker about a child's care plan and the timetable of the case.

    Nothing is written over: what was written wrongly is struck out, with a reason, and written anew.
    """

    talk_id = models.CharField(max_length=40, unique=True)
    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="+")
    talked_on = models.DateField()
    is_timetable_agreed = models.BooleanField()
    is_care_plan_agreed = models.BooleanField()
    struck_because = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "-talked_on"], name="plan_talks_newest_first")]
