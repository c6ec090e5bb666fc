"""Two registers: uses of automation with their assessments and reviews; definitions that partners signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from waypost.casework.strategy.models.told import Told


class AutomatedUse(Told):
    """A use of automation that somebody wrote down. Waypost's own uses stand in automation.yaml."""

    use_code = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(max_length=200)
    what = models.TextField()
    who = models.TextField()
    decision = models.TextField()
    is_learnt = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)


class AssessmentMade(Told):
    """That a use was assessed: its kind (equality, data protection), the document, what it found."""

    use_code = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    document = models.CharField(max_length=300)
    assessed_on = models.DateField()
    words = models.TextField()


class UseReviewed(Told):
    """That somebody looked at a use again, and by when it is looked at next."""

    use_code = models.CharField(max_length=60)
    words = models.TextField()
    next_on = models.DateField()


class DefinitionText(Told):
    """A version of a measure's definition, kept so that what was signed can be read."""

    measure_id = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure_id", "fingerprint"], name="one_text_of_a_fingerprint")
        ]


class DefinitionSigned(Told):
    """That a partner signed one version of a definition. It stands while the definition has that fingerprint."""

    definition = models.ForeignKey(DefinitionText, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=40)
    words = models.TextField()


class SignatureTakenBack(Told):
    """That a partner's signature stands no more, and why."""

    definition_signed = models.OneToOneField(DefinitionSigned, on_delete=models.PROTECT, related_name="taken_back")
    because = models.TextField()
