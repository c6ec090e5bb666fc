"""Risks: scores, owners, what is done, to whom they were escalated and what came back."""

from __future__ import annotations

from django.db import models

from waypost.casework.strategy.models.told import Told


class StrategicRisk(Told):
    """Something that may happen, and what it would do to children. `kind`: a code of risks.yaml, with its appetite."""

    kind = models.CharField(max_length=40)
    what = models.TextField()
    effect = models.TextField()
    is_invented = models.BooleanField(default=False)


class OfRisk(Told):
    """Something told of one risk."""

    strategic_risk = models.ForeignKey(StrategicRisk, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class RiskOwner(OfRisk):
    """Who answers for a risk, from this moment on."""

    owner = models.CharField(max_length=200)


class RiskScore(OfRisk):
    """How likely it is and how hard it would hit, each a step of risks.yaml, and why."""

    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    because = models.TextField()


class RiskAction(OfRisk):
    """What is done about a risk, by whom, by when."""

    what = models.TextField()
    owner = models.CharField(max_length=200)
    due_on = models.DateField()


class RiskActionDone(Told):
    """That what was to be done is done."""

    risk_action = models.OneToOneField(RiskAction, on_delete=models.PROTECT, related_name="done")
    words = models.TextField()


class Escalation(OfRisk):
    """That one body handed a risk to another: bodies of risks.yaml."""

    from_body = models.CharField(max_length=40)
    to_body = models.CharField(max_length=40)
    because = models.TextField()


class EscalationAnswer(Told):
    """What the other body answered: that it takes the risk, or gives it back."""

    escalation = models.OneToOneField(Escalation, on_delete=models.PROTECT, related_name="answer")
    answer = models.CharField(max_length=30)
    words = models.TextField()


class RiskClosed(OfRisk):
    """That a risk is closed, and why. One that comes back is a new one."""

    words = models.TextField()
