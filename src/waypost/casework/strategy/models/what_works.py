"""Initiatives, what changed, pools and the survey. Every table only ever grows: what stands is the newest row.

Triggers on both databases refuse every change (the room's migration of guards). No row is of a child.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from waypost.casework.strategy.models.told import Told


class Initiative(Told):
    """A pilot, a Trailblazer area or a local initiative: its kind, its name, where it was read."""

    initiative_id = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    is_invented = models.BooleanField(default=False)


class OfInitiative(Told):
    """Something told of one initiative."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Described(OfInitiative):
    """What is done, for whom, who leads it, of which theme, from when until when. `theme`: empty where nobody says."""

    what = models.TextField()
    for_whom = models.TextField(blank=True)
    led_by = models.CharField(max_length=200, blank=True)
    theme = models.CharField(max_length=20, blank=True)
    began_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)


class Place(OfInitiative):
    """A court area where it is done, or with which it is compared; `is_out`: no longer, and why."""

    how = models.CharField(max_length=20)
    area = models.CharField(max_length=80)
    is_out = models.BooleanField(default=False)
    because = models.TextField(blank=True)


class Aim(OfInitiative):
    """What it should change: a registered measure and which way, or in words alone."""

    words = models.TextField()
    measure_id = models.CharField(max_length=80, blank=True)
    method = models.CharField(max_length=80, blank=True)
    wanted = models.CharField(max_length=10)
    is_assumption = models.BooleanField(default=False)


class Cost(OfInitiative):
    """What it cost over a time, in pounds, who paid, and where that is written."""

    pounds = models.DecimalField(max_digits=14, decimal_places=2)
    what_for = models.TextField()
    paid_by = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField()
    source = models.CharField(max_length=300)


class InitiativeStep(OfInitiative):
    """What was done about it; where it stands follows from all of them."""

    act = models.CharField(max_length=20)
    words = models.TextField()


class Result(OfInitiative):
    """What changed: computed from released figures, or told by a document. As it was known on its day.

    `here_*` and `others_*` are means of released figures before and after it began; `lower` and `upper` bound the
    difference between the changes. A document has none of them, and says its verdict in a coded word.
    """

    kind = models.CharField(max_length=10)
    design = models.CharField(max_length=20)
    verdict = models.CharField(max_length=30)
    words = models.TextField()
    document = models.CharField(max_length=300, blank=True)
    is_independent = models.BooleanField(default=False)
    measure_id = models.CharField(max_length=80, blank=True)
    method = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    here_before = models.FloatField(null=True, blank=True)
    here_after = models.FloatField(null=True, blank=True)
    others_before = models.FloatField(null=True, blank=True)
    others_after = models.FloatField(null=True, blank=True)
    difference = models.FloatField(null=True, blank=True)
    lower = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    areas_compared = models.PositiveSmallIntegerField(null=True, blank=True)
    how = models.TextField(blank=True)
    is_invented = models.BooleanField(default=False)


class ResultTakenBack(Told):
    """That a result stands no more, and why. It can still be read."""

    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="taken_back")
    because = models.TextField()


class Pool(Told):
    """Experts, progression managers or money that organisations share: counted in days or pounds."""

    pool_id = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    is_invented = models.BooleanField(default=False)


class PoolEntry(Told):
    """That a body gives to a pool, or used some of it, over a time. `puts_right`: it undoes that entry, all of it."""

    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    body = models.CharField(max_length=200)
    paid_by = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    from_on = models.DateField()
    until_on = models.DateField()
    words = models.TextField()
    puts_right = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class SurveyTaken(Told):
    """That somebody answered a round of the survey: once a round. Not what they said."""

    round = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["told_by", "round"], name="one_answer_a_round")]


class SurveyAnswer(models.Model):
    """One answer of nobody in particular: the round, the profession, the question, the choice. No moment, no name."""

    answer_id = models.CharField(max_length=64, primary_key=True)
    round = models.CharField(max_length=10)
    profession = models.CharField(max_length=20)
    question = models.CharField(max_length=40)
    choice = models.CharField(max_length=20)
