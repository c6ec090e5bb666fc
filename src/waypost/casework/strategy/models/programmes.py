"""Work programmes under a priority, their milestones with every day that ever stood, and what a change means."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from waypost.casework.strategy.models.told import Told


class Programme(Told):
    """A programme of work under one priority of plan.yaml."""

    priority = models.CharField(max_length=4)
    title = models.CharField(max_length=200)
    what = models.TextField()
    is_invented = models.BooleanField(default=False)


class OfProgramme(Told):
    """Something told of one programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ProgrammeOwner(OfProgramme):
    """Who answers for a programme, from this moment on."""

    owner = models.CharField(max_length=200)


class Serves(OfProgramme):
    """Which success or which word of children's a programme serves: a code of the plan, such as 3.2."""

    code = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "code"], name="serves_it_once")]


class Milestone(OfProgramme):
    """Something that can be seen to be reached, or not."""

    what = models.TextField()


class MilestoneDay(Told):
    """By when a milestone is to be reached. The first stays the first."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    because = models.TextField()


class MilestoneStep(Told):
    """What was done about a milestone; where it stands follows from all of them."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=30)
    words = models.TextField()


class Change(OfProgramme):
    """A change that a programme proposes."""

    what = models.TextField()


class ChildrensAnswer(Told):
    """What a change will mean for children, as whoever proposes it answers."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()


class YoungPeoplesView(Told):
    """What the young people's board thinks of an answer: recorded by somebody, of a day on which the board met."""

    answer = models.ForeignKey(ChildrensAnswer, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=30)
    words = models.TextField()
    met_on = models.DateField()


class ChangeDecision(Told):
    """That a change was approved or refused. Approved: on which view; the database takes none without."""

    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="decision")
    decision = models.CharField(max_length=30)
    view = models.ForeignKey(YoungPeoplesView, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision="refused") | Q(decision="approved", view__isnull=False),
                name="no_approval_without_young_people",
            )
        ]
