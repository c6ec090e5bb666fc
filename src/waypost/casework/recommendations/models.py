"""Reports, what they recommend, answers, actions with owners and dates, evidence. Every table only ever grows.

What stands is the newest row; what stood before is there too. Triggers on both databases refuse every change
(migration 0002). No row is of a child, and no field is for a word about one.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Told(models.Model):
    """Something that somebody told at a moment, and that nobody takes away."""

    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        abstract = True


class Report(Told):
    """A report of a body: its kind, its name, the day of publication, and where it was read."""

    report_id = models.CharField(max_length=60, primary_key=True)
    body = models.CharField(max_length=120)  # a code of bodies.yaml, or a name
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=250)
    published_on = models.DateField()
    source = models.CharField(max_length=300)


class Recommendation(Told):
    """One recommendation as its source numbers it. `group`: the same for parts of one recommendation."""

    recommendation_id = models.CharField(max_length=80, primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "number"], name="one_number_in_a_report")]


class OfRecommendation(Told):
    """Something told of one recommendation."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class TextRead(OfRecommendation):
    """The mark of the text that was read of a recommendation: another mark is another text."""

    fingerprint = models.CharField(max_length=64)


class Wording(OfRecommendation):
    """What a recommendation asks, in our own words, and the mark of the text that they are of."""

    words = models.TextField()
    of_text = models.CharField(max_length=64, blank=True)


class Addressee(OfRecommendation):
    """Whom a recommendation is for. `how`: addressed by its source, or named in its text."""

    body = models.CharField(max_length=120)
    how = models.CharField(max_length=20)


class SourceSays(Told):
    """What a source says of a report, or of one recommendation of it. Sources may disagree: all of it stands."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    how = models.CharField(max_length=30)
    source = models.CharField(max_length=300)
    said_on = models.DateField(null=True, blank=True)


class Answer(OfRecommendation):
    """What the government or a body answered, and in which document, such as a Treasury Minute."""

    decision = models.CharField(max_length=30)
    document = models.CharField(max_length=300)
    answered_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)


class Action(OfRecommendation):
    """Something that was promised."""

    what = models.TextField()


class OfAction(Told):
    """Something told of one action."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Owner(OfAction):
    """Who answers for an action, from this moment on."""

    owner = models.CharField(max_length=200)


class Step(OfAction):
    """What was done about an action; where it stands follows from all of them."""

    act = models.CharField(max_length=30)
    words = models.TextField()


class Target(OfRecommendation):
    """By when: of the whole recommendation where there is no action. The first stays the first."""

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    because = models.TextField()


class Evidence(OfRecommendation):
    """What shows that something changed, or that it did not: a released figure, a document, a named person's word."""

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    is_against = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    document = models.CharField(max_length=300, blank=True)
    measure_id = models.CharField(max_length=80, blank=True)
    method = models.CharField(max_length=80, blank=True)
    area = models.CharField(max_length=80, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    is_invented = models.BooleanField(default=False)


class EvidenceTakenBack(Told):
    """That a piece of evidence stands no more, and why. It can still be read."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="taken_back")
    because = models.TextField()


class Link(OfRecommendation):
    """That a recommendation says the same as another, or a part of it, or follows it up."""

    other = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    because = models.TextField()
