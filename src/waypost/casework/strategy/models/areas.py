"""Plans of areas with their reviews, meetings of governance with what was prepared for them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from waypost.casework.strategy.models.told import Told


class AreaPlan(Told):
    """The improvement plan of one area, for the year that begins on a day."""

    area = models.CharField(max_length=80)
    begins_on = models.DateField()
    is_invented = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["area", "begins_on"], name="one_plan_an_area_a_year")]


class AreaAim(Told):
    """What an area wants to reach, who answers for it, and which registered measure tells of it (empty: none)."""

    area_plan = models.ForeignKey(AreaPlan, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    owner = models.CharField(max_length=200)
    measure_id = models.CharField(max_length=80, blank=True)


class AimJudged(Told):
    """What a review said of one aim, with the figure that was released then, where there was one."""

    area_aim = models.ForeignKey(AreaAim, on_delete=models.PROTECT, related_name="+")
    review = models.CharField(max_length=20)
    verdict = models.CharField(max_length=30)
    words = models.TextField()
    figure = models.CharField(max_length=300, blank=True)


class AreaReview(Told):
    """That a plan was reviewed, in the middle or at the end of its year."""

    area_plan = models.ForeignKey(AreaPlan, on_delete=models.PROTECT, related_name="+")
    review = models.CharField(max_length=20)
    held_on = models.DateField()
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["area_plan", "review"], name="one_review_of_a_kind")]


class PlannedMeeting(Told):
    """A meeting of the calendar: which row of governance.yaml, and of which board (a code of boards.yaml, or none)."""

    series = models.CharField(max_length=40)
    about = models.CharField(max_length=20)
    board = models.CharField(max_length=20, blank=True)
    is_invented = models.BooleanField(default=False)


class MeetingDay(Told):
    """On which day a meeting is to be; every day that ever stood can be read."""

    planned_meeting = models.ForeignKey(PlannedMeeting, on_delete=models.PROTECT, related_name="+")
    meets_on = models.DateField()
    because = models.TextField()


class AgendaItem(Told):
    """Something to talk about. What it is about is what its meeting is about, or it is refused."""

    planned_meeting = models.ForeignKey(PlannedMeeting, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=20)
    words = models.TextField()


class PackPrepared(Told):
    """What was prepared for a meeting, line by line as it stood then: what a board saw does not change later."""

    planned_meeting = models.ForeignKey(PlannedMeeting, on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField()
    is_invented = models.BooleanField(default=False)


class MeetingHeld(Told):
    """That a meeting was held, and what it decided."""

    planned_meeting = models.OneToOneField(PlannedMeeting, on_delete=models.PROTECT, related_name="held")
    held_on = models.DateField()
    words = models.TextField()
